/** What the addresses of one contact answer: the screen, its form, and the draft that the screen saves by itself. They stand behind `requireStaff`. */
import { Hono } from 'hono'
import { workplaceFrame } from '#contexts/access/public.ts'
import { readId, type Id } from '#platform/id.ts'
import { formatTime } from '#platform/i18n.ts'
import type { Keys } from '#platform/keys.server.ts'
import { localDate } from '#platform/time.ts'
import { asset } from '#web/assets.server.ts'
import { page, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { closedPage, type ClosedView } from '../pages/contact/closed-page.ts'
import { contactPage } from '../pages/contact/contact-page.ts'
import { effortPage, effortPath } from '../pages/contact/effort-page.ts'
import { meanwhilePart } from '../pages/contact/meanwhile-part.ts'
import { contactMessages } from '../pages/contact/messages.ts'
import { goToRound } from '../pages/contact/screenings-part.ts'
import { contactPath, recordPath } from '../pages/contact/view.ts'
import { roundPath } from '../pages/screening/paths.ts'
import { bodyTopicsAt } from '../rules/contact/body-topics.ts'
import type { CloseFault } from '../rules/contact/close-contact.ts'
import { field, textOf, type ContactTyped } from '../rules/contact/contact-form.ts'
import { judgeContact } from '../rules/contact/judge-contact.ts'
import { screeningKinds } from '../rules/screening/kinds.ts'
import { notKept } from '../rules/contact/not-kept.ts'
import { closeContact } from '../use-cases/contact/close-contact.server.ts'
import { readContactEffort } from '../use-cases/contact/contact-effort.server.ts'
import { readContact } from '../use-cases/contact/read-contact.server.ts'
import { saveDraft, type Meanwhile } from '../use-cases/contact/save-draft.server.ts'
import { readSent, start, wordsOf, type Sent } from './contact-form.server.ts'
import type { ChildHealthParts } from './parts.ts'

export type ContactParts = Pick<ChildHealthParts, 'modules'> & { readonly services: { readonly keys: Keys } }

export function contactRoutes(parts: ContactParts): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  const one = contactPath(':id', ':contact')
  app.get(one, (c) => show(c, parts))
  app.post(one, (c) => send(c, parts))
  app.post(`${one}/concept`, (c) => keep(c, parts))
  app.get(effortPath, (c) => showEffort(c))
  return app
}

async function showEffort(c: PageContext): Promise<Response> {
  const read = await readContactEffort(c.get('ctx'))
  if (!read.ok) return c.notFound()
  const frame = workplaceFrame(c)
  const assets = { ...frame.assets, stylesheets: [...frame.assets.stylesheets, asset('charts.css')] }
  return page(c, effortPage({ ...frame, assets, effort: read.value }))
}

const nobody = '01990000-0000-7000-8000-000000000000'
const idsOf = (c: PageContext) => ({
  personId: readId<'person'>(c.req.param('id') ?? '') ?? (nobody as Id<'person'>),
  contactId: readId<'contact'>(c.req.param('contact') ?? '') ?? (nobody as Id<'contact'>),
})

type Back = {
  readonly typed: ContactTyped
  readonly version: number
  readonly faults?: readonly CloseFault[]
  readonly errors?: Readonly<Record<string, string>>
  readonly meanwhile?: Meanwhile
  readonly status: 200 | 409 | 422
}

async function show(c: PageContext, parts: ContactParts, back?: Back): Promise<Response> {
  const { personId, contactId } = idsOf(c)
  const read = await readContact(c.get('ctx'), parts.services.keys, personId, contactId)
  if (!read.ok) return c.notFound()
  const screen = read.value
  const frame = workplaceFrame(c)
  const assets = { ...frame.assets, stylesheets: [...frame.assets.stylesheets, asset('charts.css'), asset('contact.css')] }
  const empty = { by: '', measurements: [], milestones: [], findings: [], advice: [], notes: [], signals: [], doses: [], gists: new Map() }
  if (screen.closed !== null || !screen.mayWrite) return closed(c, { ...frame, assets, screen, closed: screen.closed ?? empty }, back)
  const module = parts.modules.entry('contact')
  const typed = { ...start(screen), ...(back?.typed ?? screen.draft?.typed) }
  const judged = await judgeContact(screen.facts, typed)
  const locale = c.get('locale')
  const view = {
    ...{ ...frame, screen, typed, judged, facts: screen.facts, name: screen.child.callName, today: localDate(c.get('ctx').now), module },
    assets: { ...assets, scripts: [...assets.scripts, module.src] },
    errors: { ...back?.errors, ...wordsOf(locale, back?.faults ?? []) },
    ...{ version: back?.version ?? screen.draft?.version ?? 0, meanwhile: back?.meanwhile ?? null },
    ...{ notice: c.req.query('bewaard') === undefined ? null : ('kept' as const), isAnswerToPost: back !== undefined },
  }
  return page(c, contactPage(view), back?.status ?? 200)
}

/** Whoever sent something that does not stand there reads what, so that it can be taken over. */
function closed(c: PageContext, view: Omit<ClosedView, 'done' | 'lost'>, back: Back | undefined): Response | Promise<Response> {
  const lost = back === undefined ? [] : notKept(back.typed, view.closed)
  const typed = lost.map((name) => ({ name, text: textOf(back?.typed ?? {}, name) }))
  return page(c, closedPage({ ...view, lost: typed, done: c.req.query('gedaan') !== undefined }), lost.length > 0 ? 409 : 200)
}

async function send(c: PageContext, parts: ContactParts): Promise<Response> {
  const sent = await readSent(c)
  if (sent === null)
    return show(c, parts, { typed: {}, version: 0, errors: { form: contactMessages(c.get('locale')).faults['not-our-form'] }, status: 422 })
  if (sent.go === 'fine') return show(c, parts, await allFine(c, parts, sent))
  return sent.go === 'close' ? close(c, parts, sent) : later(c, parts, sent)
}

async function later(c: PageContext, { modules, services }: ContactParts, sent: Sent): Promise<Response> {
  const { personId, contactId } = idsOf(c)
  const saved = await saveDraft(c.get('ctx'), services.keys, personId, { contactId, typed: sent.typed, version: sent.version })
  const kind = screeningKinds.find((one) => sent.go === `${goToRound}${one}`)
  if (saved.ok && kind !== undefined) return seeOther(c, roundPath(personId, kind, contactId))
  if (saved.ok) return seeOther(c, sent.go === 'later' ? recordPath(personId) : `${contactPath(personId, contactId)}?bewaard=1`)
  return refused(c, { modules, services }, sent, saved.error)
}

async function close(c: PageContext, parts: ContactParts, sent: Sent): Promise<Response> {
  const { personId, contactId } = idsOf(c)
  const closed = await closeContact(c.get('ctx'), parts.services.keys, personId, { contactId, typed: sent.typed, version: sent.version })
  if (closed.ok) return seeOther(c, `${contactPath(personId, contactId)}?gedaan=1`)
  if (closed.error.kind === 'faults') return show(c, parts, { ...sent, faults: closed.error.faults, status: 422 })
  if (closed.error.kind === 'already-closed') return afterClosing(c, parts, sent)
  return refused(c, parts, sent, closed.error)
}

/** Pressed twice: it was closed already, and there it stands. What was typed on somewhere else meanwhile does not. */
async function afterClosing(c: PageContext, parts: ContactParts, sent: Sent): Promise<Response> {
  const shown = await show(c, parts, { ...sent, status: 409 })
  const { personId, contactId } = idsOf(c)
  return shown.status === 200 ? seeOther(c, contactPath(personId, contactId)) : shown
}

async function refused(c: PageContext, parts: ContactParts, sent: Sent, error: { readonly kind: string } | Meanwhile): Promise<Response> {
  if ('theirs' in error) return show(c, parts, { ...sent, meanwhile: error, errors: {}, status: 409 })
  if (error.kind === 'not-open' || error.kind === 'cancelled')
    return show(c, parts, { ...sent, errors: { form: contactMessages(c.get('locale')).faults.cancelled }, status: 409 })
  return c.notFound()
}

/** Without script: every part of the body that was not looked at yet is fine. */
async function allFine(c: PageContext, { services }: ContactParts, sent: Sent): Promise<Back> {
  const { personId, contactId } = idsOf(c)
  const read = await readContact(c.get('ctx'), services.keys, personId, contactId)
  if (!read.ok) return { ...sent, status: 200 }
  const { facts } = read.value
  const topics = bodyTopicsAt(facts.today - (facts.born ?? facts.today), facts.sex)
  const fine = Object.fromEntries(topics.map((topic) => [field.body(topic), textOf(sent.typed, field.body(topic)) || 'fine']))
  return { ...sent, typed: { ...sent.typed, ...fine }, errors: {}, status: 200 }
}

/** The screen saves by itself: a short answer instead of a page. */
async function keep(c: PageContext, { services }: ContactParts): Promise<Response> {
  const { personId, contactId } = idsOf(c)
  const sent = await readSent(c)
  const typed = sent?.typed ?? { '': '' }
  const saved = await saveDraft(c.get('ctx'), services.keys, personId, { contactId, typed, version: sent?.version ?? 0 })
  const locale = c.get('locale')
  if (saved.ok) return c.json({ kind: 'saved', version: saved.value.version, at: formatTime(locale, saved.value.savedAt) })
  if ('theirs' in saved.error) {
    const shown = meanwhilePart({ locale, typed, here: contactPath(personId, contactId) }, saved.error)
    return c.json({ kind: 'changed-meanwhile', shown: shown.toString() }, 409)
  }
  return c.json({ kind: saved.error.kind }, saved.error.kind === 'not-our-form' ? 422 : saved.error.kind === 'not-open' ? 409 : 404)
}
