/** Pausing in the workplace: the form of a question, the list, and ending early. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { mayFreely, permits, workplaceFrame } from '#contexts/access/public.ts'
import { readId, type Id } from '#platform/id.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { floodMessages } from '../pages/workplace/flood-messages.ts'
import { pausePage, pausesPath, pausesPage, type PauseFields, type PauseView } from '../pages/workplace/pause.ts'
import { missingQuestionPage } from '../pages/workplace/question.ts'
import { readMessage } from '../rules/message-text.ts'
import { pauseHours, pauseReasons, type PauseRefusal } from '../rules/pause.ts'
import { endPause, listPauses, pauseFrom } from '../use-cases/pause.server.ts'
import { readQuestion } from '../use-cases/read-question.server.ts'
import type { AdviceParts } from './parts.ts'

const Form = z.strictObject({
  what: z.enum(['', 'conversation', 'source']).default(''),
  hours: z.string().max(4).default(''),
  reason: z.enum(['', ...pauseReasons]).default(''),
  words: z.string().default(''),
})

const nothing: PauseFields = { what: '', hours: '', reason: '', words: '' }

export function pauseRoutes(app: Hono<PageEnv>, parts: AdviceParts): void {
  app.get('/werkplek/vragen/:id/pauze', (c) => onQuestion(c, (id) => show(c, parts, id, nothing, {})))
  app.post('/werkplek/vragen/:id/pauze', (c) => onQuestion(c, (id) => begin(c, parts, id)))
  app.post('/werkplek/vragen/:id/pauze/einde', (c) => onQuestion(c, (id) => endHere(c, parts, id)))
  app.get(pausesPath, (c) => list(c))
  app.post(`${pausesPath}/:id/einde`, (c) => end(c, parts))
}

function onQuestion(c: PageContext, work: (id: Id<'conversation'>) => Promise<Response>): Promise<Response> | Response {
  const id = readId<'conversation'>(c.req.param('id') ?? '')
  return id === null || !permits(c.get('ctx').actor, 'conversation.pause') ? missing(c) : work(id)
}

function missing(c: PageContext): Response {
  mayFreely(c.get('ctx'), 'workplace.enter')
  return page(c, missingQuestionPage(workplaceFrame(c)), 404)
}

async function show(
  c: PageContext,
  parts: AdviceParts,
  id: Id<'conversation'>,
  fields: PauseFields,
  errors: PauseView['errors'],
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const read = await readQuestion(c.get('ctx'), parts.desk, id)
  if (!read.ok) return missing(c)
  const { subject, sourceKnown, inStream } = read.value
  const isAnswerToPost = c.req.method === 'POST'
  return page(c, pausePage({ ...workplaceFrame(c), id, subject, sourceKnown, inStream, fields, errors, isAnswerToPost }), status)
}

async function begin(c: PageContext, parts: AdviceParts, id: Id<'conversation'>): Promise<Response> {
  const form = await readForm(c, Form)
  const words = floodMessages(c.get('locale')).pause.errors
  if (!form.ok) return show(c, parts, id, nothing, { hours: words.form }, 422)
  const { what, hours, reason } = form.value
  const text = form.value.words.trim() === '' ? null : readMessage(form.value.words)
  const kind = what === '' ? 'conversation' : what
  const known = pauseHours[kind].includes(Number(hours))
  const errors: PauseView['errors'] = {
    ...(what === '' ? { what: words.what } : {}),
    ...(known ? {} : { hours: hours === '' ? words.hours : kind === 'source' ? words.hoursOfSource : words.hoursOfConversation }),
    ...(reason === '' ? { reason: words.reason } : {}),
    ...(text === null ? (reason === 'other' ? { words: words.words } : {}) : text.ok ? {} : { words: words.words }),
  }
  if (Object.keys(errors).length > 0 || reason === '' || (text !== null && !text.ok)) return show(c, parts, id, form.value, errors, 422)
  const wish = { kind, hours: Number(hours), reason, words: text === null ? null : text.value }
  const begun = await pauseFrom(c.get('ctx'), parts.desk, id, wish)
  if (begun.ok) return seeOther(c, `/werkplek/vragen/${id}?gedaan=pauze`)
  if (begun.error.kind === 'unknown' || begun.error.kind === 'not-permitted') return missing(c)
  return show(c, parts, id, form.value, refusal(c, begun.error), 409)
}

function refusal(c: PageContext, { kind }: PauseRefusal): PauseView['errors'] {
  const words = floodMessages(c.get('locale')).pause.errors
  switch (kind) {
    case 'no-such-term':
      return { hours: words.hours }
    case 'paused-already':
      return { what: words.already }
    case 'source-unknown':
      return { what: words.sourceUnknown }
  }
}

async function endHere(c: PageContext, parts: AdviceParts, id: Id<'conversation'>): Promise<Response> {
  const read = await readQuestion(c.get('ctx'), parts.desk, id)
  if (!read.ok) return missing(c)
  // Ended meanwhile, by itself or by a colleague, is ended.
  const done = read.value.pause === null ? null : await endPause(c.get('ctx'), parts.desk, read.value.pause.id)
  return done !== null && !done.ok ? missing(c) : seeOther(c, `/werkplek/vragen/${id}?gedaan=pauze-einde`)
}

async function list(c: PageContext): Promise<Response> {
  const ctx = c.get('ctx')
  const listed = await listPauses(ctx)
  if (!listed.ok) return missing(c)
  return page(c, pausesPage({ ...workplaceFrame(c), now: ctx.now, pauses: listed.value, ended: c.req.query('gedaan') === 'einde' }))
}

async function end(c: PageContext, parts: AdviceParts): Promise<Response> {
  const id = readId<'pause'>(c.req.param('id') ?? '')
  const ended = id === null ? null : await endPause(c.get('ctx'), parts.desk, id)
  return ended?.ok === true ? seeOther(c, `${pausesPath}?gedaan=einde`) : missing(c)
}
