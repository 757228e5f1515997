/** The addresses of a referral: made, answered, asked after. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { formatDate } from '#platform/i18n.ts'
import { formatDate as isoDate } from '#calculators/core/civil-date.ts'
import { readId, type Id } from '#platform/id.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { contactPath } from '../pages/contact/view.ts'
import type { RecordView } from '../pages/record/frame.ts'
import { screeningMessages } from '../pages/screening/messages.ts'
import { newReferralPath, referralPath } from '../pages/screening/paths.ts'
import { referralForm, referralNames } from '../pages/screening/referral-form.ts'
import { referralPage } from '../pages/screening/referral-page.ts'
import { resultName, roundName, sidesText } from '../pages/screening/words.ts'
import type { Receiver, Screening } from '../rules/record/whole-record.ts'
import type { ScreeningKind } from '../rules/screening/kinds.ts'
import { askedAgainTerm, usualTerm } from '../rules/screening/referral.ts'
import { readDate } from '../rules/typed.ts'
import { askAgain, recordFeedback, refer } from '../use-cases/screening/refer.server.ts'
import { personOf, viewOf, type RecordParts } from './record-view.server.ts'
import { doneIn } from './screening.server.ts'

export function mountReferrals(app: Hono<PageEnv>, parts: RecordParts): void {
  const one = referralPath(':id', ':referral')
  app.get(newReferralPath(':id'), (c) => showNew(c, parts))
  app.post(newReferralPath(':id'), (c) => saveNew(c, parts))
  app.get(one, (c) => showOne(c, parts))
  app.post(`${one}/antwoord`, (c) => saveFeedback(c, parts))
  app.post(`${one}/navragen`, (c) => saveAsk(c, parts))
}

type Fields = Readonly<Record<string, string>>
type Back = { readonly fields?: Fields; readonly errors?: Fields; readonly agreedBy?: readonly string[]; readonly status?: 409 | 422 }

const text = z.string().max(2500).default('')
const some = z
  .union([z.string().max(20), z.array(z.string().max(20)).max(4)])
  .default([])
  .transform((value) => (typeof value === 'string' ? [value] : value))
const NewForm = z.strictObject({ ...Object.fromEntries(referralNames.map((name) => [name, text])), agreed: some })
const FeedbackForm = z.strictObject({ version: z.string().max(9), outcome: text, on: text, words: text })
const AskForm = z.strictObject({ version: z.string().max(9), before: text })

const dayText = ({ day, month, year }: PlainDate): string => `${day}-${month}-${year}`
function dayIn(typed: string): PlainDate | null {
  const read = readDate(typed)
  return read.ok ? Temporal.PlainDate.from(isoDate(read.value)) : null
}

/** To whom a kind usually leads, where the round does not say it. */
const usualReceiver: Readonly<Record<ScreeningKind, Receiver>> = {
  ...{ 'heel-prick': 'paediatrician', 'hearing-newborn': 'audiology-centre', eye: 'eye-doctor', acuity: 'orthoptist' },
  ...{ hearing: 'general-practitioner', motor: 'physiotherapist', language: 'audiology-centre', psychosocial: 'psychologist' },
}

async function showNew(c: PageContext, parts: RecordParts, back: Back = {}): Promise<Response> {
  const view = await viewOf(c, parts)
  if (view === null || !view.record.mayWrite) return c.notFound()
  const asked = readId<'screening'>(back.fields?.['screening'] ?? c.req.query('onderzoek') ?? '')
  const screening = view.record.screenings.find(({ id }) => id === asked)
  const because = screening === undefined ? '' : becauseOf(view, screening)
  const start = {
    ...{ screening: screening?.id ?? '', contact: readId(c.req.query('contact') ?? '') ?? '', on: dayText(view.today) },
    ...{ to: screening === undefined ? '' : usualReceiver[screening.kind], why: because, before: dayText(view.today.add(usualTerm)) },
  }
  const { fields = start, errors = {}, agreedBy = [], status = 200 } = back
  return page(c, referralForm({ ...view, fields, errors, agreedBy, because, isAnswerToPost: c.req.method === 'POST' }), status)
}

function becauseOf({ locale }: RecordView, one: Screening): string {
  const words = screeningMessages(locale)
  const found = [resultName(locale, one), sidesText(locale, one)].filter((part) => part !== '').join(', ')
  return words.referral.prefilled(words.kinds[one.kind], roundName(locale, one), found, formatDate(locale, one.heldOn))
}

async function saveNew(c: PageContext, parts: RecordParts): Promise<Response> {
  const form = await readForm(c, NewForm)
  const words = screeningMessages(c.get('locale'))
  if (!form.ok) return showNew(c, parts, { errors: { form: words.form.broken }, status: 422 })
  // `as`: exactly the fields of the form are in it.
  const { agreed, ...fields } = form.value as { readonly agreed: string[] } & Fields
  const field = (name: (typeof referralNames)[number]): string => fields[name] ?? ''
  const done = await refer(c.get('ctx'), parts.services.keys, personOf(c), {
    ...{ sentTo: field('to'), reason: field('why'), without: field('without'), agreedBy: agreed },
    ...{ sentOn: dayIn(field('on')), feedbackBefore: dayIn(field('before')), screeningId: readId<'screening'>(field('screening')) },
  })
  if (done.ok) return seeOther(c, afterReferral(personOf(c), done.value, readId<'contact'>(field('contact'))))
  if (done.error.kind !== 'faults') return c.notFound()
  const errors = Object.fromEntries(done.error.faults.map(({ field: name, code }) => [name, words.referral.faults[code]]))
  return showNew(c, parts, { fields, agreedBy: agreed, errors, status: 422 })
}

const afterReferral = (personId: Id<'person'>, id: Id<'referral'>, contactId: Id<'contact'> | null): string =>
  contactId === null ? `${referralPath(personId, id)}?gedaan=verwezen` : `${contactPath(personId, contactId)}#onderzoek`

const idOf = (c: PageContext): Id<'referral'> | null => readId<'referral'>(c.req.param('referral') ?? '')

async function showOne(c: PageContext, parts: RecordParts, back: Back = {}): Promise<Response> {
  const view = await viewOf(c, parts)
  const referral = view?.record.referrals.find(({ id }) => id === idOf(c))
  if (view === null || referral === undefined) return c.notFound()
  const start = { on: dayText(view.today), before: dayText(view.today.add(askedAgainTerm)) }
  const { fields = {}, errors = {}, status = 200 } = back
  const shown = { referral, done: doneIn(c), fields: { ...start, ...fields }, errors, isAnswerToPost: c.req.method === 'POST' }
  return page(c, referralPage({ ...view, ...shown }), status)
}

const versionOf = (typed: string): number => (/^\d{1,9}$/.test(typed) ? Number(typed) : -1)

async function saveFeedback(c: PageContext, parts: RecordParts): Promise<Response> {
  const form = await readForm(c, FeedbackForm)
  const words = screeningMessages(c.get('locale'))
  const [personId, id] = [personOf(c), idOf(c)]
  if (!form.ok || id === null) return showOne(c, parts, { errors: { form: words.form.broken }, status: 422 })
  const { version, outcome, on, words: told } = form.value
  const wish = { outcome, on: dayIn(on), words: told, version: versionOf(version) }
  const done = await recordFeedback(c.get('ctx'), parts.services.keys, personId, id, wish)
  if (done.ok) return seeOther(c, `${referralPath(personId, id)}?gedaan=antwoord`)
  const { error } = done
  if (error.kind === 'faults') {
    const errors = Object.fromEntries(error.faults.map(({ field, code }) => [field, words.referral.faults[code]]))
    return showOne(c, parts, { fields: form.value, errors, status: 422 })
  }
  return overtaken(c, parts, error.kind, form.value)
}

/** Somebody else was first: what stands there now is shown, and what was typed comes back where there is still a form for it. */
function overtaken(c: PageContext, parts: RecordParts, kind: string, fields: Fields): Promise<Response> | Response {
  const { faults } = screeningMessages(c.get('locale')).referral
  if (kind !== 'answered-already' && kind !== 'changed-meanwhile') return c.notFound()
  return showOne(c, parts, { fields, errors: { form: faults[kind] }, status: 409 })
}

async function saveAsk(c: PageContext, parts: RecordParts): Promise<Response> {
  const form = await readForm(c, AskForm)
  const words = screeningMessages(c.get('locale'))
  const [personId, id] = [personOf(c), idOf(c)]
  if (!form.ok || id === null) return showOne(c, parts, { errors: { form: words.form.broken }, status: 422 })
  const done = await askAgain(c.get('ctx'), personId, id, { before: dayIn(form.value.before), version: versionOf(form.value.version) })
  if (done.ok) return seeOther(c, `${referralPath(personId, id)}?gedaan=nagevraagd`)
  const { kind } = done.error
  if (kind === 'term-needed' || kind === 'term-in-past' || kind === 'term-too-far')
    return showOne(c, parts, { fields: form.value, errors: { before: words.referral.faults[kind] }, status: 422 })
  return overtaken(c, parts, kind, form.value)
}
