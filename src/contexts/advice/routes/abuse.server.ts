/** Reporting a message as abusive, and handling what was reported. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { mayFreely, permits, workplaceFrame } from '#contexts/access/public.ts'
import { readId, type Id } from '#platform/id.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { floodMessages } from '../pages/workplace/flood-messages.ts'
import { missingQuestionPage } from '../pages/workplace/question.ts'
import { reportPage, type ReportView } from '../pages/workplace/report.ts'
import { abuseReportPage, missingReportPage, reportsPage, reportsPath, type ReportPageView } from '../pages/workplace/reports.ts'
import { reportKinds, reportOutcomes } from '../rules/abuse-report.ts'
import { readMessage } from '../rules/message-text.ts'
import { pauseHours } from '../rules/pause.ts'
import { handleAbuse, listAbuseReports, readAbuseReport } from '../use-cases/handle-abuse.server.ts'
import { readQuestion } from '../use-cases/read-question.server.ts'
import { reportAbuse } from '../use-cases/report-abuse.server.ts'
import type { AdviceParts } from './parts.ts'

export function abuseRoutes(app: Hono<PageEnv>, parts: AdviceParts): void {
  app.get('/werkplek/vragen/:id/meld/:message', (c) => onMessage(c, (id, message) => showForm(c, parts, id, message, {}, {})))
  app.post('/werkplek/vragen/:id/meld/:message', (c) => onMessage(c, (id, message) => report(c, parts, id, message)))
  app.get(reportsPath, (c) => list(c))
  app.get(`${reportsPath}/:id`, (c) => onReport(c, (id) => showReport(c, parts, id, {}, {})))
  app.post(`${reportsPath}/:id`, (c) => onReport(c, (id) => handle(c, parts, id)))
}

const missing = (c: PageContext): Response => {
  mayFreely(c.get('ctx'), 'workplace.enter')
  return page(c, missingQuestionPage(workplaceFrame(c)), 404)
}

const missingReport = (c: PageContext): Response => {
  mayFreely(c.get('ctx'), 'workplace.enter')
  return page(c, missingReportPage(workplaceFrame(c)), 404)
}

function onMessage(c: PageContext, work: (id: Id<'conversation'>, message: string) => Promise<Response>): Promise<Response> | Response {
  const [id, message] = [readId<'conversation'>(c.req.param('id') ?? ''), readId(c.req.param('message') ?? '')]
  return id === null || message === null ? missing(c) : work(id, message)
}

function onReport(c: PageContext, work: (id: Id<'abuseReport'>) => Promise<Response>): Promise<Response> | Response {
  const id = readId<'abuseReport'>(c.req.param('id') ?? '')
  return id === null ? missingReport(c) : work(id)
}

async function showForm(
  c: PageContext,
  parts: AdviceParts,
  id: Id<'conversation'>,
  messageId: string,
  fields: Partial<ReportView['fields']>,
  errors: ReportView['errors'],
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const ctx = c.get('ctx')
  const read = await readQuestion(ctx, parts.desk, id)
  const message = read.ok ? read.value.letters.find((one) => one.id === messageId && one.author === 'asker') : undefined
  if (message === undefined) return missing(c)
  const view = { now: ctx.now, id, message, fields: { kind: '', words: '', ...fields }, errors, isAnswerToPost: c.req.method === 'POST' }
  return page(c, reportPage({ ...workplaceFrame(c), ...view }), status)
}

const ReportForm = z.strictObject({ kind: z.enum(['', ...reportKinds]).default(''), words: z.string().default('') })

async function report(c: PageContext, parts: AdviceParts, id: Id<'conversation'>, messageId: string): Promise<Response> {
  const form = await readForm(c, ReportForm)
  const errors = floodMessages(c.get('locale')).report.errors
  if (!form.ok) return showForm(c, parts, id, messageId, {}, { kind: errors.form }, 422)
  const { kind } = form.value
  const words = readMessage(form.value.words)
  if (kind === '' || !words.ok) {
    const wrong = { ...(kind === '' ? { kind: errors.kind } : {}), ...(words.ok ? {} : { words: errors.words }) }
    return showForm(c, parts, id, messageId, form.value, wrong, 422)
  }
  const reported = await reportAbuse(c.get('ctx'), parts.desk, id, { messageId, kind, words: words.value })
  if (reported.ok) return seeOther(c, `/werkplek/vragen/${id}?gedaan=meld`)
  switch (reported.error.kind) {
    case 'reported-already':
      return showForm(c, parts, id, messageId, form.value, { kind: errors.already }, 409)
    case 'unknown':
    case 'not-of-asker':
    case 'handled-already':
    case 'not-permitted':
      return missing(c)
  }
}

async function list(c: PageContext): Promise<Response> {
  const ctx = c.get('ctx')
  const listed = await listAbuseReports(ctx)
  if (!listed.ok) return missingReport(c)
  const saved = c.req.query('gedaan') === 'vast'
  return page(c, reportsPage({ ...workplaceFrame(c), now: ctx.now, reports: listed.value, saved }))
}

async function showReport(
  c: PageContext,
  parts: AdviceParts,
  id: Id<'abuseReport'>,
  fields: Partial<ReportPageView['fields']>,
  errors: ReportPageView['errors'],
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const ctx = c.get('ctx')
  const read = await readAbuseReport(ctx, parts.desk, id)
  if (!read.ok) return missingReport(c)
  const view = {
    now: ctx.now,
    report: read.value,
    mayRead: permits(ctx.actor, 'conversation.read'),
    fields: { outcome: '', hours: '', words: '', ...fields },
    errors,
    isAnswerToPost: c.req.method === 'POST',
  }
  return page(c, abuseReportPage({ ...workplaceFrame(c), ...view }), status)
}

const HandleForm = z.strictObject({
  outcome: z.enum(['', ...reportOutcomes]).default(''),
  hours: z.string().max(4).default(''),
  words: z.string().default(''),
})

async function handle(c: PageContext, parts: AdviceParts, id: Id<'abuseReport'>): Promise<Response> {
  const form = await readForm(c, HandleForm)
  const errors = floodMessages(c.get('locale')).reports.errors
  if (!form.ok) return showReport(c, parts, id, {}, { outcome: errors.form }, 422)
  const { outcome, hours } = form.value
  const words = form.value.words.trim() === '' ? null : readMessage(form.value.words)
  if (outcome === '' || (words === null ? outcome === 'police' : !words.ok)) {
    const wrong = outcome === '' ? { outcome: errors.outcome } : { words: errors.words }
    return showReport(c, parts, id, form.value, wrong, 422)
  }
  const chosen = pauseHours.conversation.includes(Number(hours)) ? Number(hours) : 0
  const handling = { outcome, hours: chosen, words: words?.ok === true ? words.value : null }
  const done = await handleAbuse(c.get('ctx'), parts.desk, id, handling)
  if (done.ok) return seeOther(c, `${reportsPath}?gedaan=vast`)
  switch (done.error.kind) {
    case 'no-such-term':
    case 'source-unknown':
      return showReport(c, parts, id, form.value, { hours: errors.hours }, 422)
    case 'handled-already':
    case 'reported-already':
    case 'paused-already':
      return showReport(c, parts, id, form.value, { outcome: errors.already }, 409)
    case 'unknown':
    case 'not-of-asker':
    case 'not-permitted':
      return missingReport(c)
  }
}
