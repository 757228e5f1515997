/** Changes around the person: authority, homes, somebody who is added, a tie that is over. */
import { html } from '#platform/html.ts'
import { err } from '#platform/result.ts'
import { readId } from '#platform/id.ts'
import { localDate } from '#platform/time.ts'
import { checkCards } from '#web/components/choice.ts'
import {
  addressFields,
  authorityFields,
  birthFields,
  choice,
  date,
  dateNames,
  dateValue,
  nameFields,
  select,
  text,
} from '../pages/workplace/form-fields.ts'
import { knownPart } from '../pages/workplace/known-part.ts'
import { stayParts } from '../rules/homes.ts'
import { checkName } from '../rules/facts.ts'
import { fullName } from '../rules/person.ts'
import { isElder, tieKinds } from '../rules/ties.ts'
import { addRelative } from '../use-cases/add-relative.server.ts'
import { changeAuthority, endTie, move, stopAuthority } from '../use-cases/change-family.server.ts'
import { careOf } from './own-care.ts'
import type { Deed, DeedForm } from './deed.ts'

const around = ({ family }: Pick<DeedForm, 'family'>): Readonly<Record<string, string>> =>
  Object.fromEntries(family.people.map((one) => [one.id, fullName(one)]))

const addAuthority: Deed = {
  ...{ slug: 'gezag', needs: ['family'], title: (words) => words.changeAuthority },
  names: ['holder', 'authority', 'source', ...dateNames('from'), ...dateNames('checkedOn')],
  start: (_family, today) => ({ authority: 'parent', ...dateValue('checkedOn', today) }),
  form: (form) => {
    const { parent, guardian } = form.words.fields.authorityChoices
    return html`${select(form, 'holder', form.words.fields.holder, around(form), '')}
    ${choice(form, 'authority', form.words.authority, { parent, guardian }, form.words.fields.authorityHint)} ${authorityFields(form)}`
  },
  run: async ({ ctx, family, read }) => {
    const holderId = read.needed('holder', read.id<'person'>('holder'))
    const authority = read.authority(read.text('authority') === 'guardian' ? 'guardian' : 'parent', ctx)
    if (holderId === null || authority === null || read.isWrong) return err({ kind: 'wrong-form' })
    return changeAuthority(ctx, family.personId, { ...authority, holderId })
  },
}

const endAuthority: Deed = {
  ...{
    slug: 'gezag',
    ofRow: true,
    needs: ['family'],
    title: (words) => words.endAuthority,
    labels: (words) => ({ until: words.fields.on }),
  },
  names: ['source', ...dateNames('until'), ...dateNames('checkedOn')],
  start: (_family, today) => ({ ...dateValue('until', today), ...dateValue('checkedOn', today) }),
  form: (form) => {
    const sources = form.words.sources
    return html`${date(form, 'until', form.words.fields.on)} ${select(form, 'source', form.words.fields.source, sources, '')}
    ${date(form, 'checkedOn', form.words.fields.checkedOn)}`
  },
  run: async ({ ctx, family, read, row }) => {
    const id = readId<'authority'>(row)
    const [on, checkedOn] = [read.neededDate('until'), read.neededDate('checkedOn')]
    if (id === null) return err({ kind: 'not-there' })
    if (on === null || checkedOn === null) return err({ kind: 'wrong-form' })
    return stopAuthority(ctx, family.personId, { id, on, checkedOn, source: read.source() })
  },
}

const tieOver: Deed = {
  ...{ slug: 'banden', ofRow: true, needs: ['family'], title: (words) => words.endTie, names: dateNames('on') },
  start: (_family, today) => dateValue('on', today),
  form: (form) => date(form, 'on', form.words.fields.on),
  run: async ({ ctx, family, read, row }) => {
    const id = readId<'tie'>(row)
    const on = read.neededDate('on')
    if (id === null) return err({ kind: 'not-there' })
    return on === null ? err({ kind: 'wrong-form' }) : endTie(ctx, family.personId, id, on)
  },
}

const moving: Deed = {
  ...{ slug: 'verhuizing', needs: ['contact'], title: (words) => words.move, longest: 4_000 },
  names: ['street', 'houseNumber', 'postalCode', 'town', 'secret', 'part', 'besides', 'along', ...dateNames('from')],
  start: (_family, today) => ({ ...dateValue('from', today), part: 'always', besides: 'no', secret: 'no' }),
  form: (form) => {
    const { words, locale, family, fields } = form
    const together = new Set(family.homes.flatMap(({ members }) => members.map(({ personId }) => personId as string)))
    const along = Object.entries(around(form)).filter(([id]) => together.has(id))
    return html`${addressFields(form)} ${date(form, 'from', words.fields.from)}
    ${choice(form, 'besides', words.fields.besides, words.fields.besidesChoices)} ${choice(form, 'part', words.fields.part, words.parts)}
    ${along.length === 0 ? null : checkCards({ locale, name: 'along', label: words.fields.along, values: (fields['along'] ?? '').split(' '), choices: along.map(([value, label]) => ({ value, label })) })}
    ${family.writes.has('secretAddress') ? choice(form, 'secret', words.fields.secret, words.fields.yesNo, words.fields.secretHint) : null}`
  },
  run: async ({ ctx, keys, family, read }) => {
    const [address, from] = [read.address(), read.neededDate('from')]
    if (address === null || from === null) return err({ kind: 'wrong-form' })
    const along = read
      .text('along')
      .split(' ')
      .flatMap((id) => readId<'person'>(id) ?? [])
    const part = stayParts.find((one) => one === read.text('part')) ?? 'always'
    return move(ctx, keys, family.personId, {
      address,
      from,
      part,
      along,
      besides: read.text('besides') === 'yes',
      secret: read.text('secret') === 'yes',
    })
  },
}

const personNames = [
  'callName',
  'givenNames',
  'prefix',
  'familyName',
  'sex',
  'phone',
  'decision',
  ...dateNames('birthDate'),
  ...dateNames('expectedOn'),
]

const somebody: Deed = {
  ...{ slug: 'iemand', needs: ['family'], title: (words) => words.addSomebody },
  names: [...personNames, 'tie', 'note', 'authority', 'source', 'home', 'also', ...dateNames('from'), ...dateNames('checkedOn')],
  start: (_family, today) => ({ authority: 'none', also: 'no', ...dateValue('checkedOn', today) }),
  form: (form) => {
    const { words, family, alike } = form
    const name = family.person === null ? '' : fullName(family.person)
    const ties = { ...Object.fromEntries(tieKinds.map((kind) => [kind, words.ties[kind]])), child: words.fields.child }
    const homes = Object.fromEntries(
      family.homes.map(({ id, address }) => [id, address === null ? words.secretHome : `${address.street} ${address.houseNumber}`]),
    )
    return html`${alike.length === 0 ? null : knownPart({ ...form, name: form.fields['callName'] ?? '', mayTakeOver: true })}
    ${nameFields(form)} ${birthFields(form, true)} ${select(form, 'tie', words.fields.tie(name), ties, '')}
    ${text(form, 'note', words.fields.note, { hint: words.fields.noteHint, optional: true })}
    ${text(form, 'phone', words.fields.phone, { type: 'tel', optional: true })}
    ${Object.keys(homes).length === 0 ? null : select(form, 'home', words.fields.home, homes, words.fields.homeNone)}
    ${choice(form, 'authority', words.fields.authority, words.fields.authorityChoices, words.fields.authorityHint)} ${authorityFields(form)}
    ${choice(form, 'also', words.fields.also, words.fields.yesNo)}`
  },
  run: async ({ ctx, keys, family, read }) => {
    const isChildOf = read.text('tie') === 'child'
    const kind = isChildOf ? 'parent' : read.needed('tie', read.tie())
    const purpose = read.text('also') === 'yes' ? careOf(ctx, family) : null
    const newcomer = read.newcomer('', purpose)
    read.refusals.push(...checkName(newcomer))
    if (kind === null) return err({ kind: 'wrong-form' })
    const holds = read.text('authority')
    const authority =
      (holds === 'parent' || holds === 'guardian') && (isElder(kind) || holds === 'guardian') ? read.authority(holds, ctx) : null
    if (read.isWrong) return err({ kind: 'wrong-form' })
    const tie = { kind, note: read.text('note').slice(0, 80), from: isElder(kind) && kind !== 'parent' ? localDate(ctx.now) : null }
    return addRelative(ctx, keys, family.personId, { ...newcomer, tie, isChildOf, authority, homeId: read.id<'home'>('home') })
  },
}

export const familyDeeds: readonly Deed[] = [addAuthority, endAuthority, tieOver, moving, somebody]
