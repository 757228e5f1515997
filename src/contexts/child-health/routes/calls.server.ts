/** What the addresses of health in the workplace answer: the lists of a colleague, the list of the centre, and call-up rounds. They stand behind `requireStaff`. */
import { Hono } from 'hono'
import { z } from 'zod'
import { newId, readId } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import type { Errors, Typed } from '../pages/calls/frame.ts'
import { listsPage, type ToSession } from '../pages/calls/lists-page.ts'
import { callsMessages } from '../pages/calls/messages.ts'
import { dueListPath, healthPath, roundsPath, toSessionPath } from '../pages/calls/paths.ts'
import { roundsPage } from '../pages/calls/rounds-page.ts'
import { wordOf } from '../pages/schedule/words.ts'
import { putInSession } from '../../vaccination/public-sessions.ts'
import { askDueList } from '../use-cases/calls/due-list.server.ts'
import { readHealthLists } from '../use-cases/calls/read-lists.server.ts'
import { makeRound, readRounds } from '../use-cases/calls/rounds.server.ts'
import { dayIn, healthFrame } from './health-frame.server.ts'
import { mountLimits } from './limits.server.ts'
import { mountMoments } from './moments.server.ts'
import { mountSchedule } from './schedule.server.ts'

export type CallsParts = { readonly services: Pick<Services, 'keys' | 'jobs'> }

export function callsRoutes({ services }: CallsParts): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  app.get(healthPath, (c) => lists(c))
  app.post(toSessionPath, (c) => toSession(c))
  app.post(dueListPath, (c) => askList(c, services))
  app.get(roundsPath, (c) => rounds(c, {}))
  app.post(roundsPath, (c) => startRound(c, services))
  mountMoments(app)
  mountLimits(app)
  mountSchedule(app, services)
  return app
}

async function lists(c: PageContext, wrong: Errors = {}, chosen: ToSession = { session: '', children: [] }): Promise<Response> {
  const found = await readHealthLists(c.get('ctx'))
  if (!found.ok) return c.notFound()
  const view = { ...healthFrame(c, callsMessages(c.get('locale')).done), lists: found.value, askedAs: newId(), wrong, chosen }
  return page(c, listsPage(view), Object.keys(wrong).length === 0 ? 200 : 422)
}

const ToSessionForm = z.strictObject({
  prikdag: z.string().max(40).default(''),
  kinderen: z.union([z.string().max(40), z.array(z.string().max(40)).max(500)]).default([]),
})

async function toSession(c: PageContext): Promise<Response> {
  const form = await readForm(c, ToSessionForm)
  const { errors } = callsMessages(c.get('locale')).toSession
  const id = form.ok ? readId<'session'>(form.value.prikdag) : null
  const people = form.ok ? [form.value.kinderen].flat().flatMap((one) => readId<'person'>(one) ?? []) : []
  // Asked also where the form is wrong, so that who may not plan gets no page.
  const done = await putInSession(c.get('ctx'), id ?? newId<'session'>(), id === null ? [] : people)
  if (done.ok) return seeOther(c, `${healthPath}?gedaan=prikdag`)
  if (done.error.kind === 'not-permitted') return c.notFound()
  return lists(c, done.error.kind === 'nobody' && id !== null ? { kinderen: errors.kinderen } : { prikdag: errors.prikdag }, {
    session: id ?? '',
    children: people,
  })
}

const Ask = z.strictObject({ vraag: z.uuid() })

async function askList(c: PageContext, { jobs }: CallsParts['services']): Promise<Response> {
  const form = await readForm(c, Ask)
  const asked = await askDueList(c.get('ctx'), jobs.tell, form.ok ? form.value.vraag : newId())
  return asked.ok ? seeOther(c, `${healthPath}?gedaan=lijst`) : c.notFound()
}

type Back = { readonly errors?: Errors; readonly typed?: Typed }

async function rounds(c: PageContext, back: Back, status: 200 | 422 = 200): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await readRounds(ctx)
  if (!found.ok) return c.notFound()
  const view = { ...found.value, now: ctx.now, askedAs: newId(), errors: {}, typed: {} }
  return page(c, roundsPage({ ...healthFrame(c, callsMessages(c.get('locale')).done), ...view, ...back }), status)
}

const part = z.string().max(10).default('')
const Round = z.strictObject({
  ...{ vraag: z.string().max(40), waarvoor: z.string().max(60).default(''), keer: part },
  ...{ 'van-day': part, 'van-month': part, 'van-year': part, 'tot-day': part, 'tot-month': part, 'tot-year': part },
})

/** Which field a refusal is about; what is about none stands on top. */
const fields: ReadonlyMap<string, string> = new Map([
  ['no-such-subject', 'waarvoor'],
  ['born-order', 'tot'],
  ['born-in-future', 'van'],
  ['wrong-attempt', 'keer'],
])

async function startRound(c: PageContext, { jobs }: CallsParts['services']): Promise<Response> {
  const form = await readForm(c, Round)
  const words = callsMessages(c.get('locale')).errors
  if (!form.ok) return rounds(c, { errors: { form: words.form } }, 422)
  const typed = form.value
  const [from, until] = [dayIn(typed, 'van'), dayIn(typed, 'tot')]
  if (from === null) return rounds(c, { typed, errors: { van: words['not-a-day'] } }, 422)
  if (until === null) return rounds(c, { typed, errors: { tot: words['not-a-day'] } }, 422)
  const made = await makeRound(c.get('ctx'), jobs.tell, {
    ...{ subject: typed.waarvoor, attempt: Number(typed.keer), askedAs: readId(typed.vraag) ?? newId() },
    ...{ bornFrom: from === 'empty' ? null : from, bornUntil: until === 'empty' ? null : until },
  })
  if (made.ok) return seeOther(c, `${roundsPath}?gedaan=gestart`)
  if (made.error.kind === 'not-permitted') return c.notFound()
  return rounds(c, { typed, errors: { [fields.get(made.error.kind) ?? 'form']: wordOf(words, made.error.kind) } }, 422)
}
