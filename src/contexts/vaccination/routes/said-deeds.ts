/** Writing down answers, the considered wish of a young person, and reasons not to vaccinate. */
import { VACCINES } from '#calculators/vaccination/programme.ts'
import { html } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import { nobodyKnown } from '../../access/public-say.ts'
import { checks, choice, date, dateNames, dateValue, select, words as longText } from '../pages/fields.ts'
import { vaccinationMessages } from '../pages/messages.ts'
import { sayerName, vaccineName } from '../pages/words.ts'
import { says } from '../rules/answers.ts'
import { longestReason, refrainKinds } from '../rules/refrain.ts'
import { considerWish, recordAnswer } from '../use-cases/answers.server.ts'
import type { Vaccinations } from '../use-cases/read-vaccinations.server.ts'
import { refrain as writeRefrain } from '../use-cases/refrains.server.ts'
import type { Deed } from './deed.ts'
import { unread, vaccineOptions } from './dose-deeds.ts'

/** Everybody who has a say today over something that can be asked. */
const sayersOf = (locale: Locale, known: Vaccinations): Readonly<Record<string, string>> =>
  Object.fromEntries(
    known.said
      .flatMap(({ sayers }) => sayers)
      .filter(({ id }) => id !== nobodyKnown)
      .map(({ id }) => [id, sayerName(locale, known, id)]),
  )

const errorsOf = (locale: Locale) => vaccinationMessages(locale).errors

export const answer: Deed = {
  ...{ slug: 'antwoord', needs: 'answer', title: (words) => words.deeds.answer },
  names: ['saidBy', 'says', 'vaccines', 'how', ...dateNames('saidOn')],
  labels: ({ fields }) => ({
    ...{ saidBy: fields.saidBy, says: fields.says, vaccines: fields.vaccines, how: fields.how, saidOn: fields.saidOn },
  }),
  start: (_known, today) => dateValue('saidOn', today),
  form: (form) => {
    const { locale, known, words } = form
    const { fields } = words
    const open = Object.fromEntries(known.said.map(({ vaccine }) => [vaccine, vaccineName(locale, vaccine)]))
    return html`${choice(form, 'saidBy', fields.saidBy, sayersOf(locale, known))} ${choice(form, 'says', fields.says, fields.saysChoices)}
    ${checks(form, 'vaccines', fields.vaccines, Object.keys(open).length === 0 ? vaccineOptions(locale) : open)}
    ${choice(form, 'how', fields.how, fields.hows)} ${date(form, 'saidOn', fields.saidOn)}`
  },
  run: async ({ ctx, known, read, locale }) => {
    const [saidBy, word, how] = [
      read.id<'person'>('saidBy'),
      read.chosen('says', says),
      read.chosen('how', ['here', 'by-word', 'on-paper']),
    ]
    const [saidOn, vaccines] = [read.date('saidOn'), read.some('vaccines', VACCINES)]
    if (vaccines.length === 0) read.wrong['vaccines'] = 'choose'
    if (saidBy === null || word === null || how === null || saidOn === null || read.isWrong) return unread(locale, read.wrong)
    const done = await recordAnswer(ctx, known.child.id, { vaccines, says: word, saidBy, how, saidOn })
    if (done.ok) return null
    const { error } = done
    if (error.kind === 'not-permitted' || error.kind === 'no-access') return 'hidden'
    const field = { 'no-say': 'saidBy', 'not-born': 'form', 'before-birth': 'saidOn', 'in-future': 'saidOn', 'no-vaccine': 'vaccines' }[
      error.kind
    ]
    return { errors: { [field]: errorsOf(locale)[error.kind] }, status: 422 }
  },
}

export const wish: Deed = {
  ...{ slug: 'wens', needs: 'write', title: (words) => words.deeds.wish },
  names: ['vaccine', 'explanation'],
  labels: ({ fields }) => ({ vaccine: fields.vaccine, explanation: fields.explanation }),
  start: (known) => {
    const asked = known.said.filter(({ outcome }) => outcome.kind === 'conflicting' && outcome.mayWish)
    return asked.length === 1 ? { vaccine: asked[0]?.vaccine ?? '' } : {}
  },
  form: (form) => {
    const { locale, known, words } = form
    const { fields } = words
    const asked = known.said.filter(({ outcome }) => outcome.kind === 'conflicting' && outcome.mayWish)
    const options = Object.fromEntries(asked.map(({ vaccine }) => [vaccine, vaccineName(locale, vaccine)]))
    return html`${select(form, 'vaccine', fields.vaccine, options, words.choose)}
    ${longText(form, 'explanation', fields.explanation, longestReason, { hint: fields.explanationHint })}`
  },
  run: async ({ ctx, keys, known, read, locale }) => {
    const vaccine = read.vaccine('vaccine')
    if (vaccine === null) return unread(locale, read.wrong)
    const done = await considerWish(ctx, keys, known.child.id, { vaccine, explanation: read.text('explanation') })
    if (done.ok) return null
    const { error } = done
    if (error.kind === 'not-permitted' || error.kind === 'no-access') return 'hidden'
    const isText = error.kind === 'no-explanation' || error.kind === 'reason-too-long'
    return { errors: { [isText ? 'explanation' : 'vaccine']: errorsOf(locale)[error.kind] }, status: isText ? 422 : 409 }
  },
}

export const refrain: Deed = {
  ...{ slug: 'niet-prikken', needs: 'write', title: (words) => words.deeds.refrain },
  names: ['vaccine', 'kind', ...dateNames('untilDay'), ...dateNames('decidedOn'), 'reason'],
  labels: ({ fields }) => ({
    ...{ vaccine: fields.vaccine, kind: fields.kind, untilDay: fields.untilDay, decidedOn: fields.decidedOn, reason: fields.reason },
  }),
  start: (_known, today) => dateValue('decidedOn', today),
  form: (form) => {
    const { locale, words } = form
    const { fields } = words
    return html`${select(form, 'vaccine', fields.vaccine, vaccineOptions(locale), words.choose)}
    ${choice(form, 'kind', fields.kind, fields.kinds)} ${date(form, 'untilDay', fields.untilDay, { hint: fields.untilDayHint })}
    ${date(form, 'decidedOn', fields.decidedOn)} ${longText(form, 'reason', fields.reason, longestReason, { hint: fields.reasonHint })}`
  },
  run: async ({ ctx, keys, known, read, locale }) => {
    const [vaccine, kind] = [read.vaccine('vaccine'), read.chosen('kind', refrainKinds)]
    const [untilDay, decidedOn] = [read.maybeDate('untilDay'), read.date('decidedOn')]
    if (vaccine === null || kind === null || decidedOn === null || read.isWrong) return unread(locale, read.wrong)
    const done = await writeRefrain(ctx, keys, known.child.id, { vaccine, kind, untilDay, decidedOn, reason: read.text('reason') })
    if (done.ok) return null
    const { error } = done
    if (error.kind !== 'refused') return 'hidden'
    const fieldOf = {
      ...{ 'until-missing': 'untilDay', 'until-not-later': 'untilDay', 'in-future': 'decidedOn', 'before-birth': 'decidedOn' },
      ...{ 'reason-missing': 'reason', 'reason-too-long': 'reason', already: 'kind', 'not-there': 'form' },
    } as const
    return { errors: Object.fromEntries(error.refusals.map((one) => [fieldOf[one.kind], errorsOf(locale)[one.kind]])), status: 422 }
  },
}
