/** Fields of forms as typed values, and what is wrong with them by name. */
import { localDate, type PlainDate } from '#platform/time.ts'
import { readId, type Id } from '#platform/id.ts'
import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { carePurposes, type CarePurpose } from '#contexts/access/public-files.ts'
import { dateNames, type Fields } from '../pages/workplace/form-fields.ts'
import { authoritySources, type AuthoritySource } from '../rules/authority.ts'
import { readBsn, type Bsn } from '../rules/bsn.ts'
import { notTheSameReasons } from '../rules/duplicates.ts'
import { addressFaults, readAddress, type Address } from '../rules/homes.ts'
import type { Sex } from '../rules/person.ts'
import { refused, type FamilyRefusal } from '../rules/refusals.ts'
import { readDateParts } from '../rules/typed-date.ts'
import { tieKinds, type TieKind } from '../rules/ties.ts'
import type { Decision, NewAuthority, Newcomer } from '../use-cases/bring-in.server.ts'

/** A strict schema of plain text fields: others are refused, and so is what is too long to be meant. */
export function textFields(names: readonly string[], longest = 500): z.ZodType<Record<string, string>> {
  return z.strictObject(Object.fromEntries(names.map((name) => [name, z.string().max(longest).default('')])))
}

export type Gap = { readonly kind: 'empty' | 'too-long' | 'choose'; readonly field: string }

/** Collects what is wrong while fields are read. */
export class Reading {
  readonly refusals: FamilyRefusal[] = []
  /** What was left out or not chosen, by field. */
  readonly gaps: Gap[] = []
  readonly #fields: Fields
  readonly #prefix: string
  constructor(fields: Fields, prefix = '') {
    this.#fields = fields
    this.#prefix = prefix
  }

  get isWrong(): boolean {
    return this.refusals.length + this.gaps.length > 0
  }

  /** What was chosen, with a gap when nothing was. */
  chosen<Choice extends string>(name: string, among: readonly Choice[]): Choice | null {
    return this.needed(name, among.find((one) => one === this.text(name)) ?? null)
  }

  needed<Value>(name: string, value: Value | null): Value | null {
    if (value === null) this.gaps.push({ kind: 'choose', field: name })
    return value
  }

  text(name: string): string {
    return (this.#fields[`${this.#prefix}${name}`] ?? '').trim()
  }

  date(name: string): PlainDate | null {
    const [day = '', month = '', year = ''] = dateNames(name).map((part) => this.text(part))
    const read = readDateParts({ day, month, year })
    if (read !== 'not-a-date') return read
    this.refusals.push(refused('not-a-date', name))
    return null
  }

  neededDate(name: string): PlainDate | null {
    const before = this.refusals.length
    const read = this.date(name)
    if (read === null && this.refusals.length === before) this.refusals.push(refused('not-a-date', name))
    return read
  }

  sex(): Sex {
    const typed = this.text('sex')
    return typed === 'female' || typed === 'male' || typed === 'x' ? typed : 'unknown'
  }

  bsn(): Bsn | null {
    if (this.text('bsn') === '') return null
    const read = readBsn(this.text('bsn'))
    if (read.ok) return read.value
    this.refusals.push(read.error)
    return null
  }

  purpose(): CarePurpose | null {
    return carePurposes.find((purpose) => purpose === this.text('purpose')) ?? null
  }

  tie(): TieKind | null {
    return tieKinds.find((kind) => kind === this.text('tie')) ?? null
  }

  source(): AuthoritySource | null {
    return authoritySources.find((source) => source === this.text('source')) ?? null
  }

  id<Kind extends string>(name: string): Id<Kind> | null {
    return readId<Kind>(this.text(name))
  }

  address(): Address | null {
    const typed = {
      street: this.text('street'),
      houseNumber: this.text('houseNumber'),
      postalCode: this.text('postalCode'),
      town: this.text('town'),
    }
    const read = readAddress(typed)
    if (!('kind' in read)) return read
    this.refusals.push(...addressFaults(typed))
    return null
  }

  decision(): Decision {
    const [what, rest = ''] = this.text('decision').split(' ')
    const reason = notTheSameReasons.find((one) => one === rest)
    if (what === 'other' && reason !== undefined) return { kind: 'somebody-else', reason }
    const personId = readId<'person'>(rest)
    return what === 'same' && personId !== null ? { kind: 'same', personId } : { kind: 'open' }
  }

  /** The given names are the call name when nothing else was said. */
  newcomer(key: string, purpose: CarePurpose | null): Newcomer {
    const callName = this.text('callName')
    return {
      ...{
        key,
        callName,
        givenNames: this.text('givenNames') || callName,
        prefix: this.text('prefix'),
        familyName: this.text('familyName'),
      },
      ...{ birthDate: this.date('birthDate'), expectedOn: this.date('expectedOn'), sex: this.sex(), bsn: this.bsn() },
      ...{ phone: this.text('phone') || null, decision: this.decision(), purpose },
    }
  }

  authority(kind: 'parent' | 'guardian', ctx: Context): NewAuthority | null {
    const from = this.neededDate('from')
    const checkedOn = this.date('checkedOn') ?? localDate(ctx.now)
    return from === null ? null : { kind, from, until: null, source: this.source(), checkedOn }
  }
}
