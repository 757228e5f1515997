/** The scheme of an infant, and side effects. */
import { html } from '#platform/html.ts'
import { formatDate } from '#platform/i18n.ts'
import { checks, choice, date, dateNames, dateValue, select, text, words as longText } from '../pages/fields.ts'
import { vaccinationMessages } from '../pages/messages.ts'
import { vaccineName } from '../pages/words.ts'
import { effectKinds, longestWords } from '../rules/side-effect.ts'
import { recordEffect } from '../use-cases/side-effects.server.ts'
import { recordScheme } from '../use-cases/scheme.server.ts'
import type { Deed } from './deed.ts'
import { unread } from './dose-deeds.ts'

const yesNo = (value: boolean | null): string => (value === null ? 'unknown' : value ? 'yes' : 'no')
const readYesNo = (text: 'yes' | 'no' | 'unknown' | null): boolean | null => (text === 'yes' ? true : text === 'no' ? false : null)
const answers = ['yes', 'no', 'unknown'] as const

export const scheme: Deed = {
  ...{ slug: 'schema', needs: 'write', title: (words) => words.deeds.scheme },
  names: [...dateNames('maternalGivenOn'), 'maternalWeeks', 'motherHbsag', 'chosen', 'chosenWhy', 'registerConsent', 'version'],
  labels: ({ fields }) => ({
    ...{ maternalGivenOn: fields.maternalGivenOn, maternalWeeks: fields.maternalWeeks, motherHbsag: fields.motherHbsag },
    ...{ chosen: fields.chosen, chosenWhy: fields.chosenWhy, registerConsent: fields.registerConsent },
  }),
  start: ({ scheme: facts }) => ({
    ...dateValue('maternalGivenOn', facts.maternalGivenOn),
    ...{ maternalWeeks: facts.maternalWeeks === null ? '' : String(facts.maternalWeeks), motherHbsag: yesNo(facts.motherHbsag) },
    ...{ chosen: facts.chosen ?? 'none', chosenWhy: facts.chosenWhy ?? '', registerConsent: yesNo(facts.registerConsent) },
    version: String(facts.version),
  }),
  form: (form) => {
    const { fields } = form.words
    const version = form.fields['version']
    return html`<input type="hidden" name="version" value="${typeof version === 'string' ? version : ''}" />
      ${date(form, 'maternalGivenOn', fields.maternalGivenOn, { hint: fields.maternalGivenOnHint })}
      ${text(form, 'maternalWeeks', fields.maternalWeeks, { width: 'number', optional: true })}
      ${choice(form, 'motherHbsag', fields.motherHbsag, fields.yesNoUnknown)} ${choice(form, 'chosen', fields.chosen, fields.chosenChoices)}
      ${select(form, 'chosenWhy', fields.chosenWhy, fields.chosenWhys, form.words.choose, { optional: true })}
      ${choice(form, 'registerConsent', fields.registerConsent, fields.yesNoUnknown)}`
  },
  run: async ({ ctx, known, read, locale }) => {
    const { errors } = vaccinationMessages(locale)
    const [mother, register] = [read.chosen('motherHbsag', answers), read.chosen('registerConsent', answers)]
    const [chosen, chosenWhy] = [
      read.chosen('chosen', ['none', '2+1', '3+1', 'hbsag']),
      read.maybe('chosenWhy', ['medical', 'parents', 'from-abroad']),
    ]
    const maternalGivenOn = read.maybeDate('maternalGivenOn')
    const version = read.whole('version')
    if (read.isWrong) return unread(locale, read.wrong)
    const done = await recordScheme(ctx, known.child.id, {
      ...{ maternalGivenOn, maternalWeeks: read.text('maternalWeeks') === '' ? null : read.whole('maternalWeeks') },
      ...{ motherHbsag: readYesNo(mother), registerConsent: readYesNo(register), chosen: chosen === 'none' ? null : chosen, chosenWhy },
      version: Number.isNaN(version) ? 0 : version,
    })
    if (done.ok) return null
    const { error } = done
    if (error.kind === 'changed-meanwhile') return { errors: { form: errors['changed-meanwhile'] }, status: 409 }
    if (error.kind !== 'refused') return 'hidden'
    const fieldOf = {
      ...{ 'maternal-after-birth': 'maternalGivenOn', 'maternal-too-early': 'maternalGivenOn', 'in-future': 'maternalGivenOn' },
      ...{ weeks: 'maternalWeeks', 'reason-missing': 'chosenWhy', 'not-born': 'form' },
    } as const
    return { errors: Object.fromEntries(error.refusals.map(({ kind }) => [fieldOf[kind], errors[kind]])), status: 422 }
  },
}

export const effect: Deed = {
  ...{ slug: 'bijwerking', needs: 'answer', title: (words) => words.deeds.effect },
  names: ['dose', 'kinds', ...dateNames('beganOn'), ...dateNames('endedOn'), 'words', ...dateNames('reportedOn')],
  labels: ({ fields }) => ({
    ...{ dose: fields.dose, kinds: fields.effectKinds, beganOn: fields.beganOn, endedOn: fields.endedOn },
    ...{ words: fields.words, reportedOn: fields.reportedOn },
  }),
  start: ({ doses }) => ({ dose: doses.at(-1)?.id ?? '' }),
  form: (form) => {
    const { locale, known, words } = form
    const { fields } = words
    const doses = Object.fromEntries(
      known.doses.toReversed().map(({ id, vaccine, givenOn }) => [id, `${vaccineName(locale, vaccine)}, ${formatDate(locale, givenOn)}`]),
    )
    return html`${select(form, 'dose', fields.dose, doses)} ${checks(form, 'kinds', fields.effectKinds, words.effects.kinds)}
    ${date(form, 'beganOn', fields.beganOn)} ${date(form, 'endedOn', fields.endedOn, { optional: true })}
    ${longText(form, 'words', fields.words, longestWords, { optional: true })}
    ${date(form, 'reportedOn', fields.reportedOn, { optional: true })}`
  },
  run: async ({ ctx, keys, known, read, locale }) => {
    const { errors } = vaccinationMessages(locale)
    const [doseId, beganOn] = [read.id<'dose'>('dose'), read.date('beganOn')]
    const [endedOn, reportedOn] = [read.maybeDate('endedOn'), read.maybeDate('reportedOn')]
    if (doseId === null || beganOn === null || read.isWrong) return unread(locale, read.wrong)
    const kinds = read.some('kinds', effectKinds)
    const done = await recordEffect(ctx, keys, known.child.id, { doseId, kinds, beganOn, endedOn, reportedOn, words: read.text('words') })
    if (done.ok) return null
    const { error } = done
    if (error.kind !== 'refused') return 'hidden'
    const fieldOf = {
      ...{ 'no-kind': 'kinds', 'before-dose': 'beganOn', 'in-future': 'beganOn', 'ends-before-it-begins': 'endedOn' },
      ...{ 'reported-before': 'reportedOn', 'words-too-long': 'words', 'words-missing': 'words', 'not-there': 'dose' },
    } as const
    return { errors: Object.fromEntries(error.refusals.map(({ kind }) => [fieldOf[kind], errors[kind]])), status: 422 }
  },
}
