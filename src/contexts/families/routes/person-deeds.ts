/** Changes of the person: facts, language and wishes, what became of them, BSN, a number, a note. */
import { html } from '#platform/html.ts'
import { readId } from '#platform/id.ts'
import { err } from '#platform/result.ts'
import { checkCards } from '#web/components/choice.ts'
import { textArea } from '#web/components/field.ts'
import { birthFields, choice, date, dateNames, dateValue, nameFields, select, text, type Fields } from '../pages/workplace/form-fields.ts'
import { bsnSources } from '../rules/bsn.ts'
import { fullName } from '../rules/person.ts'
import { longestBody, pieceFields, pieceKinds } from '../rules/piece.ts'
import { keepBsn, verifyBsn } from '../use-cases/bsn.server.ts'
import { addContact } from '../use-cases/change-family.server.ts'
import { changeFacts, changeLife, changeTalking } from '../use-cases/change-person.server.ts'
import type { Talking } from '../use-cases/read-family.server.ts'
import { writePiece } from '../use-cases/write-piece.server.ts'
import type { Deed } from './deed.ts'

const accessibilities = ['large-print', 'easy-read', 'sign-language', 'wheelchair', 'quiet-room', 'phone-only', 'written-only'] as const
const personNames = ['callName', 'givenNames', 'prefix', 'familyName', 'sex', ...dateNames('birthDate'), ...dateNames('expectedOn')]

const facts: Deed = {
  ...{ slug: 'gegevens', needs: ['index'], title: (words) => words.facts, names: [...personNames, 'version'] },
  start: ({ person }) =>
    person === null
      ? {}
      : {
          ...{
            callName: person.callName,
            givenNames: person.givenNames,
            prefix: person.prefix,
            familyName: person.familyName,
            sex: person.sex,
          },
          ...{
            ...dateValue('birthDate', person.birthDate),
            ...dateValue('expectedOn', person.expectedOn),
            version: String(person.version),
          },
        },
  form: (form) =>
    html`<input type="hidden" name="version" value="${form.fields['version']}" />${nameFields(form)} ${birthFields(form, true)}`,
  run: async ({ ctx, family, read }) => {
    const { key: _, bsn: _bsn, phone: _phone, decision: _decision, purpose: _purpose, ...person } = read.newcomer('person', null)
    if (read.isWrong) return err({ kind: 'wrong-form' })
    return changeFacts(ctx, { ...person, id: family.personId, version: Number(read.text('version')) || 0 })
  },
}

const talkingFields = ({ language, needsInterpreter, accessibility, wishes, version }: Talking): Fields => ({
  ...{ language, needsInterpreter: needsInterpreter ? 'yes' : 'no', accessibility: accessibility.join(' ') },
  ...{ wishes: wishes ?? '', version: String(version) },
})
const unknownTalking: Talking = { language: 'nl', needsInterpreter: false, accessibility: [], wishes: null, version: 0 }

const talking: Deed = {
  ...{ slug: 'wensen', needs: ['identity'], title: (words) => words.talking, longest: 2_000 },
  names: ['language', 'needsInterpreter', 'accessibility', 'wishes', 'version'],
  start: ({ detail }) => talkingFields(detail ?? unknownTalking),
  form: (form) => {
    const { locale, words, fields } = form
    return html`<input
        type="hidden"
        name="version"
        value="${fields['version']}"
      />${select(form, 'language', words.language, words.languages)}
      ${choice(form, 'needsInterpreter', words.interpreter, words.fields.yesNo)}
      ${checkCards({
        ...{ locale, name: 'accessibility', label: words.accessibilityLabel, values: (fields['accessibility'] ?? '').split(' ') },
        choices: accessibilities.map((value) => ({ value, label: words.accessibility[value] })),
      })}
      ${textArea({ locale, name: 'wishes', label: words.wishes, value: fields['wishes'], optional: true, rows: 3, max: 1_000 })}`
  },
  run: async ({ ctx, keys, family, read, row }) => {
    const wishes = read.text('wishes')
    if (wishes.length > 1_000) read.gaps.push({ kind: 'too-long', field: 'wishes' })
    const chosen = read.text('accessibility').split(' ')
    const language = read.text('language')
    if (!/^[a-z]{2,3}$/.test(language)) read.gaps.push({ kind: 'choose', field: 'language' })
    if (read.isWrong) return err({ kind: 'wrong-form' })
    return changeTalking(ctx, keys, family.personId, {
      ...{ language, needsInterpreter: read.text('needsInterpreter') === 'yes', wishes: wishes === '' ? null : wishes },
      ...{ accessibility: accessibilities.filter((one) => chosen.includes(one)), version: Number(read.text('version')) || 0 },
      of: readId<'person'>(row) ?? family.personId,
    })
  },
}

/** The same of an adult around the person, by way of this file. */
const talkingOf: Deed = {
  ...talking,
  ofRow: true,
  may: ({ inReach, talking: known }, row) => inReach.identity.has(row) && known.has(row),
  start: ({ talking: known }, _today, row) => talkingFields(known.get(row) ?? unknownTalking),
}

const lifeDates = ['deceasedOn', 'movedOn', 'helpEndedOn'] as const

const life: Deed = {
  ...{ slug: 'stand', needs: ['identity'], title: (words) => words.life },
  names: [...lifeDates.flatMap(dateNames), 'movedTo', 'isColleague', 'restricted', 'version'],
  start: ({ detail }) => ({
    ...dateValue('deceasedOn', detail?.deceasedOn ?? null),
    ...{ ...dateValue('movedOn', detail?.movedOn ?? null), ...dateValue('helpEndedOn', detail?.helpEndedOn ?? null) },
    ...{ movedTo: detail?.movedTo ?? '', isColleague: detail?.isColleague === true ? 'yes' : 'no' },
    ...{ restricted: detail?.restricted === true ? 'yes' : 'no', version: String(detail?.version ?? 0) },
  }),
  form: (form) => {
    const words = form.words.fields
    return html`<input type="hidden" name="version" value="${form.fields['version']}" />${date(form, 'helpEndedOn', words.helpEndedOn)}
      ${date(form, 'movedOn', words.movedOn)} ${text(form, 'movedTo', words.movedTo, { optional: true })}
      ${date(form, 'deceasedOn', words.deceasedOn)} ${choice(form, 'isColleague', words.isColleague, words.yesNo, words.restrictedHint)}
      ${choice(form, 'restricted', words.restricted, words.yesNo, words.restrictedHint)}`
  },
  run: async ({ ctx, family, read }) => {
    const [deceasedOn, movedOn, helpEndedOn] = [read.date('deceasedOn'), read.date('movedOn'), read.date('helpEndedOn')]
    const movedTo = read.text('movedTo')
    if (movedOn !== null && movedTo === '') read.gaps.push({ kind: 'empty', field: 'movedTo' })
    if (read.isWrong) return err({ kind: 'wrong-form' })
    return changeLife(ctx, family.personId, {
      ...{ deceasedOn, movedOn, helpEndedOn, movedTo: movedOn === null ? null : movedTo },
      ...{
        isColleague: read.text('isColleague') === 'yes',
        restricted: read.text('restricted') === 'yes',
        version: Number(read.text('version')) || 0,
      },
    })
  },
}

const bsn: Deed = {
  ...{ slug: 'bsn', needs: ['bsn'], title: (words) => words.bsn, names: ['bsn', 'source'], start: () => ({}) },
  form: (form) => {
    const sources = Object.fromEntries(bsnSources.map((source) => [source, form.words.bsnSources[source]]))
    return html`${text(form, 'bsn', form.words.bsn, { hint: form.words.fields.bsnHint, inputMode: 'numeric', optional: form.family.bsn !== null })}
    ${select(form, 'source', form.words.fields.source, sources, form.words.bsnClaimed)}`
  },
  run: async ({ ctx, keys, family, read }) => {
    const source = bsnSources.find((one) => one === read.text('source'))
    const typed = read.text('bsn')
    if (typed === '' && (family.bsn === null || source === undefined)) return err({ kind: 'empty', field: 'bsn' })
    const kept = typed === '' ? null : await keepBsn(ctx, keys, family.personId, typed)
    if (kept?.ok === false || source === undefined) return kept ?? err({ kind: 'empty', field: 'bsn' })
    return verifyBsn(ctx, family.personId, source)
  },
}

const contact: Deed = {
  ...{ slug: 'nummer', needs: ['contact'], title: (words) => words.addContact, names: ['of', 'kind', 'value', 'safe', 'secret'] },
  labels: ({ fields }) => ({ of: fields.whose }),
  start: ({ personId }) => ({ of: personId, kind: 'phone', safe: 'yes', secret: 'no' }),
  form: (form) => {
    const words = form.words.fields
    const { person, people, inReach } = form.family
    const whose = [...(person === null ? [] : [person]), ...people].filter(({ id }) => inReach.contact.has(id))
    return html`${select(form, 'of', words.whose, Object.fromEntries(whose.map((one) => [one.id, fullName(one)])))}
    ${choice(form, 'kind', words.kind, words.kinds)} ${text(form, 'value', words.value)} ${choice(form, 'safe', words.safe, words.yesNo)}
    ${form.family.writes.has('secretAddress') ? choice(form, 'secret', words.contactSecret, words.yesNo) : null}`
  },
  run: async ({ ctx, keys, family, read }) => {
    const value = read.text('value')
    if (value.length < 5) return err({ kind: 'empty', field: 'value' })
    const kind = read.text('kind') === 'mail' ? 'mail' : 'phone'
    const of = read.id<'person'>('of') ?? family.personId
    return addContact(ctx, keys, family.personId, {
      of,
      kind,
      value,
      secret: read.text('secret') === 'yes',
      safe: read.text('safe') !== 'no',
    })
  },
}

const note: Deed = {
  ...{ slug: 'notitie', needs: pieceFields, title: (words) => words.writePiece, longest: 20_000 },
  names: ['pieceFields', 'kind', 'title', 'body', 'aboutThird'],
  start: ({ writes }) => ({ kind: 'note', aboutThird: 'no', pieceFields: pieceFields.find((group) => writes.has(group)) ?? '' }),
  form: (form) => {
    const { words, family, locale, fields, errors } = form
    const groups = Object.fromEntries(
      pieceFields.filter((group) => family.writes.has(group)).map((group) => [group, words.pieceGroups[group]]),
    )
    return html`${Object.keys(groups).length > 1 ? choice(form, 'pieceFields', words.fields.pieceFields, groups) : html`<input type="hidden" name="pieceFields" value="${fields['pieceFields']}" />`}
    ${choice(form, 'kind', words.fields.kind, words.pieceKinds)} ${text(form, 'title', words.fields.pieceTitle)}
    ${textArea({ locale, name: 'body', label: words.fields.pieceBody, value: fields['body'], error: errors['body'], rows: 10, max: longestBody })}
    ${choice(form, 'aboutThird', words.fields.aboutThird, words.fields.yesNo)}`
  },
  run: async ({ ctx, keys, family, read }) => {
    const [fields, kind] = [read.chosen('pieceFields', pieceFields), read.chosen('kind', pieceKinds)]
    const [title, body] = [read.text('title'), read.text('body')]
    if (title === '') read.gaps.push({ kind: 'empty', field: 'title' })
    if (body === '') read.gaps.push({ kind: 'empty', field: 'body' })
    if (fields === null || kind === null || read.isWrong) return err({ kind: 'wrong-form' })
    const piece = { fields, kind, title, body, aboutThirdPerson: read.text('aboutThird') === 'yes' }
    return writePiece(ctx, keys, family.personId, piece)
  },
}

export const personDeeds: readonly Deed[] = [facts, talking, talkingOf, life, bsn, contact, note]
