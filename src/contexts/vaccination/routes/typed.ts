/** Fields of the forms of vaccination as typed values, with what is wrong by the name of the field. */
import { VACCINES, type Vaccine } from '#calculators/vaccination/programme.ts'
import { readId, type Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import { readDateParts } from '../../families/public-child.ts'
import type { Fields } from '../pages/fields.ts'

export type Wrong = 'choose' | 'date'

export class Reading {
  /** By the name of the field. */
  readonly wrong: Record<string, Wrong> = {}
  readonly #fields: Fields
  constructor(fields: Fields) {
    this.#fields = fields
  }

  get isWrong(): boolean {
    return Object.keys(this.wrong).length > 0
  }

  text(name: string): string {
    const value = this.#fields[name]
    return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
  }

  /** What was chosen; wrong when it is none of these. */
  chosen<Choice extends string>(name: string, among: readonly Choice[]): Choice | null {
    const found = among.find((one) => one === this.text(name)) ?? null
    if (found === null) this.wrong[name] = 'choose'
    return found
  }

  /** The same where nothing may be chosen. */
  maybe<Choice extends string>(name: string, among: readonly Choice[]): Choice | null {
    return this.text(name) === '' ? null : this.chosen(name, among)
  }

  vaccine(name: string): Vaccine | null {
    return this.chosen(name, VACCINES)
  }

  /** All that were ticked and exist. */
  some<Choice extends string>(name: string, among: readonly Choice[]): readonly Choice[] {
    const value = this.#fields[name]
    const typed = typeof value === 'string' ? [value] : (value ?? [])
    return among.filter((one) => typed.includes(one))
  }

  id<Kind extends string>(name: string): Id<Kind> | null {
    const id = readId<Kind>(this.text(name))
    if (id === null) this.wrong[name] = 'choose'
    return id
  }

  /** Null: nothing was filled in, or no day. */
  maybeDate(name: string): PlainDate | null {
    const [day, month, year] = (['day', 'month', 'year'] as const).map((part) => this.text(`${name}-${part}`))
    const read = readDateParts({ day: day ?? '', month: month ?? '', year: year ?? '' })
    if (read !== 'not-a-date') return read
    this.wrong[name] = 'date'
    return null
  }

  date(name: string): PlainDate | null {
    const read = this.maybeDate(name)
    if (read === null) this.wrong[name] = 'date'
    return read
  }

  /** NaN: no whole number. */
  whole(name: string): number {
    return /^\d{1,6}$/u.test(this.text(name)) ? Number(this.text(name)) : Number.NaN
  }
}
