/** What the addresses of screenings and referrals of one child answer. They stand behind `requireStaff`; no such child and not allowed are one answer. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { readId, type Id } from '#platform/id.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { wordOf } from '../pages/schedule/words.ts'
import { screeningMessages } from '../pages/screening/messages.ts'
import { screeningsPage } from '../pages/screening/overview-page.ts'
import { kindOfSlug, newReferralPath, screeningPath } from '../pages/screening/paths.ts'
import { roundForm, usualFields } from '../pages/screening/round-form.ts'
import { faultText } from '../pages/screening/words.ts'
import { contactPath } from '../pages/contact/view.ts'
import { nextRound, roundsOf, type Judged } from '../rules/screening/judge-round.ts'
import type { ScreeningKind } from '../rules/screening/kinds.ts'
import { roundFields, type RoundFault, type Step } from '../rules/screening/round.ts'
import { recordRound, type RoundKept } from '../use-cases/screening/record-round.server.ts'
import { personOf, viewOf, type RecordParts } from './record-view.server.ts'

export function mountScreening(app: Hono<PageEnv>, parts: RecordParts): void {
  app.get(screeningPath(':id'), (c) => show(c, parts))
  app.get(`${screeningPath(':id')}/:kind`, (c) => showRound(c, parts))
  app.post(`${screeningPath(':id')}/:kind`, (c) => saveRound(c, parts))
}

/** What was just done, in words; null when it is none that we know. */
export function doneIn(c: PageContext): string | null {
  const done = c.req.query('gedaan') ?? ''
  const words = wordOf(screeningMessages(c.get('locale')).done, done)
  return words === done ? null : words
}

async function show(c: PageContext, parts: RecordParts): Promise<Response> {
  const view = await viewOf(c, parts)
  return view === null ? c.notFound() : page(c, screeningsPage({ ...view, done: doneIn(c) }))
}

type Fields = Readonly<Record<string, string>>
type Back = {
  readonly fields?: Fields
  readonly errors?: Fields
  readonly judged?: Judged | null
  readonly status?: 200 | 422
}

const Form = z.strictObject(Object.fromEntries([...roundFields, 'contact'].map((name) => [name, z.string().max(2500).optional()])))
const contactIn = (text: string | undefined): Id<'contact'> | null => readId<'contact'>(text ?? '')

async function showRound(c: PageContext, parts: RecordParts, back: Back = {}): Promise<Response> {
  const kind = kindOfSlug(c.req.param('kind') ?? '')
  const view = await viewOf(c, parts)
  if (view === null || !view.record.mayWrite || kind === null) return c.notFound()
  const { fields, errors = {}, judged = null, status = 200 } = back
  const earlier = roundsOf(view.record.screenings, kind)
  const round = nextRound(kind, earlier)
  const start = usualFields(round, view.today, usualMethod(kind, round, earlier.at(-1)?.method ?? null))
  const contact = contactIn(fields?.['contact'] ?? c.req.query('contact')) ?? ''
  const form = { kind, earlier, judged, contact, errors, fields: fields ?? start, isAnswerToPost: c.req.method === 'POST' }
  return page(c, roundForm({ ...view, ...form }), status)
}

/** As the manual of the hearing screening says; elsewhere as the last time. */
function usualMethod(kind: ScreeningKind, round: number, last: string | null): string {
  if (kind === 'hearing-newborn') return last === 'AABR NICU' ? last : round < 3 ? 'OAE' : 'AABR'
  if (kind === 'acuity') return last ?? 'E 5 m'
  return kind === 'eye' ? (last === null ? 'fundus-reflex' : '') : ''
}

async function saveRound(c: PageContext, parts: RecordParts): Promise<Response> {
  const kind = kindOfSlug(c.req.param('kind') ?? '')
  const form = await readForm(c, Form)
  const locale = c.get('locale')
  if (kind === null) return showRound(c, parts)
  if (!form.ok) return showRound(c, parts, { errors: { form: screeningMessages(locale).form.broken }, status: 422 })
  // `as`: exactly the fields of the form are in it.
  const { contact, ...typed } = form.value as Fields
  const contactId = contactIn(contact)
  const done = await recordRound(c.get('ctx'), parts.services.keys, personOf(c), { kind, typed, contactId })
  if (done.ok) return seeOther(c, after(personOf(c), contactId, done.value))
  const { error } = done
  const fields = form.value as Fields
  switch (error.kind) {
    case 'to-decide':
      return showRound(c, parts, { fields, judged: error.judged, status: 200 })
    case 'faults':
      return showRound(c, parts, { fields, judged: error.judged, errors: errorsOf(c, kind, error.faults), status: 422 })
    case 'no-such-contact':
    case 'no-access':
    case 'not-permitted':
      return c.notFound()
  }
}

const errorsOf = (c: PageContext, kind: ScreeningKind, faults: readonly RoundFault[]): Fields =>
  Object.fromEntries(faults.map((fault) => [fault.field, faultText(c.get('locale'), kind, fault)]))

const saidOf: Readonly<Record<Step, string>> = { clear: 'klaar', repeat: 'opnieuw', refer: 'ronde' }

/** A referral is made at once; otherwise back to where somebody came from. */
function after(personId: Id<'person'>, contactId: Id<'contact'> | null, { id, step }: RoundKept): string {
  if (step === 'refer') return newReferralPath(personId, id, contactId)
  return contactId === null ? `${screeningPath(personId)}?gedaan=${saidOf[step]}` : `${contactPath(personId, contactId)}#onderzoek`
}
