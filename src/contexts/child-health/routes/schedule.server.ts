/** What the addresses of the schedule of one child answer. They stand behind `requireStaff`; no such child and not allowed are one answer. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { workplaceFrame } from '#contexts/access/public.ts'
import { readId, type Id } from '#platform/id.ts'
import { canMakePdf, makePdf } from '#platform/pdf.server.ts'
import type { Services } from '#platform/services.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import type { Errors, Typed } from '../pages/calls/frame.ts'
import { invitationLetter } from '../pages/calls/letter.ts'
import { letterPath, planPath, schedulePath } from '../pages/calls/paths.ts'
import { contactPage } from '../pages/schedule/contact-page.ts'
import { scheduleMessages } from '../pages/schedule/messages.ts'
import { schedulePage } from '../pages/schedule/schedule-page.ts'
import { wordOf } from '../pages/schedule/words.ts'
import { doneWays, missedDecisions, missedOutcomes } from '../rules/calls/missed.ts'
import { readTime } from '../rules/calls/typed-day.ts'
import { forms } from '../rules/schedule/moments.ts'
import { decideAboutMissed, finishFollowUp } from '../use-cases/calls/follow-up.server.ts'
import { inviteChild, readLetter, recordNotReached } from '../use-cases/calls/invite-child.server.ts'
import { readSchedule } from '../use-cases/schedule/read-schedule.server.ts'
import { addExtraContact, planContactOf, recordMissed } from '../use-cases/schedule/write-schedule.server.ts'
import { dayIn } from './health-frame.server.ts'

type Needs = Pick<Services, 'keys' | 'jobs'>
type Back = { readonly errors?: Errors; readonly typed?: Typed }

export function mountSchedule(app: Hono<PageEnv>, services: Needs): void {
  const child = schedulePath(':id')
  const one = planPath(':id', ':which')
  app.get(child, (c) => show(c, services, {}))
  app.post(`${child}/extra`, (c) => addExtra(c, services))
  app.post(`${child}/uitnodiging/:invitation/niet-bereikt`, (c) => notReached(c))
  app.get(letterPath(':id', ':invitation'), (c) => letter(c, services))
  app.get(one, (c) => showOne(c, services, {}))
  app.post(`${one}/plan`, (c) => plan(c, services))
  app.post(`${one}/uitnodigen`, (c) => invite(c, services))
  app.post(`${one}/gemist`, (c) => miss(c, services))
  app.post(`${one}/oordeel`, (c) => decide(c, services))
  app.post(`${one}/klaar`, (c) => finish(c, services))
}

const nobody = '01990000-0000-7000-8000-000000000000' as Id<'person'>
const personOf = (c: PageContext): Id<'person'> => readId<'person'>(c.req.param('id') ?? '') ?? nobody
const whichOf = (c: PageContext): string => c.req.param('which') ?? ''
const wordsOf = (c: PageContext) => scheduleMessages(c.get('locale'))

async function viewOf(c: PageContext, { keys }: Needs) {
  const ctx = c.get('ctx')
  const read = await readSchedule(ctx, keys, personOf(c))
  if (!read.ok) return null
  const done = wordOf(wordsOf(c).done, c.req.query('gedaan') ?? '')
  return {
    ...{ ...workplaceFrame(c), schedule: read.value, now: ctx.now, done: done === (c.req.query('gedaan') ?? '') ? null : done },
    ...{ isAnswerToPost: c.req.method === 'POST', canMakePdf: canMakePdf(), errors: {}, typed: {} },
  }
}

async function show(c: PageContext, services: Needs, back: Back, status: 200 | 409 | 422 = 200): Promise<Response> {
  const view = await viewOf(c, services)
  return view === null ? c.notFound() : page(c, schedulePage({ ...view, ...back }), status)
}

async function showOne(c: PageContext, services: Needs, back: Back, status: 200 | 409 | 422 = 200): Promise<Response> {
  const view = await viewOf(c, services)
  const which = whichOf(c)
  const line = view?.schedule.lines.find((one) => one.which === which || one.contact?.moment === which)
  if (view === null || line === undefined) return c.notFound()
  const { actor } = c.get('ctx')
  return page(c, contactPage({ ...view, line, me: actor.kind === 'staff' ? actor.accountId : null, ...back }), status)
}

const part = z.string().max(10).default('')
const short = z.string().max(60).default('')
const long = z.string().max(20_000).default('')
const dayOf = (name: string) => ({ [`${name}-day`]: part, [`${name}-month`]: part, [`${name}-year`]: part })
const Extra = z.strictObject({ reden: long, wie: short, hoe: short, ...dayOf('dag'), ...dayOf('uiterlijk') })
const Plan = z.strictObject({ tijd: short, wie: short, hoe: short, ...dayOf('dag') })
const Miss = z.strictObject({ waarom: short })
const Decide = z.strictObject({ nummer: short, oordeel: short, reden: long, eigenaar: short, ...dayOf('voor') })
const Finish = z.strictObject({ nummer: short, gedaan: short, toelichting: long })

/** A refusal as a page again: the field that it is about, and what was typed. Null: nothing is shown to who may not see it. */
function refused(
  c: PageContext,
  kind: string,
  fields: Readonly<Record<string, string>>,
  typed: Typed,
): { back: Back; status: 409 | 422 } | null {
  const message = (wordsOf(c).errors as Readonly<Record<string, string>>)[kind]
  if (message === undefined) return null
  const field = fields[kind] ?? 'form'
  return { back: { typed, errors: { [field]: message } }, status: field === 'form' ? 409 : 422 }
}

type Again = (c: PageContext, services: Needs, back: Back, status: 409 | 422) => Promise<Response>

async function answer(
  c: PageContext,
  services: Needs,
  again: Again,
  done: { readonly ok: boolean; readonly error?: { readonly kind: string } },
  of: { readonly typed: Typed; readonly fields: Readonly<Record<string, string>>; readonly to: string },
): Promise<Response> {
  if (done.ok) return seeOther(c, of.to)
  const wrong = refused(c, done.error?.kind ?? '', of.fields, of.typed)
  return wrong === null ? c.notFound() : again(c, services, wrong.back, wrong.status)
}

const unread = (c: PageContext, services: Needs, again: Again): Promise<Response> =>
  again(c, services, { errors: { form: wordsOf(c).errors.form } }, 422)
const wrongField = (
  c: PageContext,
  services: Needs,
  again: Again,
  typed: Typed,
  field: string,
  kind: 'not-a-day' | 'not-a-time' | 'no-outcome' | 'no-decision' | 'no-way' | 'wrong-form',
) => again(c, services, { typed, errors: { [field]: wordsOf(c).errors[kind] } }, 422)

async function addExtra(c: PageContext, services: Needs): Promise<Response> {
  const form = await readForm(c, Extra)
  if (!form.ok) return unread(c, services, show)
  const typed: Typed = form.value
  const [dueOn, dueUntil] = [dayIn(typed, 'dag'), dayIn(typed, 'uiterlijk')]
  if (dueOn === null || dueOn === 'empty') return wrongField(c, services, show, typed, 'dag', 'not-a-day')
  if (dueUntil === null || dueUntil === 'empty') return wrongField(c, services, show, typed, 'uiterlijk', 'not-a-day')
  const wish = { reason: form.value.reden, dueOn, dueUntil, discipline: form.value.wie, form: form.value.hoe }
  const done = await addExtraContact(c.get('ctx'), services.keys, personOf(c), wish)
  const fields = {
    'no-reason': 'reden',
    'too-long': 'reden',
    'in-past': 'dag',
    'window-order': 'uiterlijk',
    'too-far': 'uiterlijk',
    'wrong-discipline': 'wie',
    'wrong-form': 'hoe',
  }
  return answer(c, services, show, done, { typed, fields, to: `${schedulePath(personOf(c))}?gedaan=extra` })
}

async function plan(c: PageContext, services: Needs): Promise<Response> {
  const form = await readForm(c, Plan)
  if (!form.ok) return unread(c, services, showOne)
  const typed: Typed = form.value
  const day = dayIn(typed, 'dag')
  if (day === null || day === 'empty') return wrongField(c, services, showOne, typed, 'dag', 'not-a-day')
  const at = readTime(day, form.value.tijd)
  if (at === null) return wrongField(c, services, showOne, typed, 'tijd', 'not-a-time')
  const how = forms.find((one) => one === form.value.hoe)
  if (how === undefined) return wrongField(c, services, showOne, typed, 'hoe', 'wrong-form')
  const done = await planContactOf(c.get('ctx'), personOf(c), whichOf(c), { at, withWhom: form.value.wie, form: how })
  const fields = { 'in-past': 'dag', 'too-far': 'dag', 'before-birth': 'dag', 'no-colleague': 'wie', taken: 'tijd' }
  return answer(c, services, showOne, done, { typed, fields, to: here(c, 'gepland') })
}

const here = (c: PageContext, done: string): string => `${planPath(personOf(c), whichOf(c))}?gedaan=${done}`

async function invite(c: PageContext, services: Needs): Promise<Response> {
  const done = await inviteChild(c.get('ctx'), services.jobs.tell, personOf(c), whichOf(c))
  return answer(c, services, showOne, done, { typed: {}, fields: {}, to: `${schedulePath(personOf(c))}?gedaan=uitgenodigd` })
}

async function miss(c: PageContext, services: Needs): Promise<Response> {
  const form = await readForm(c, Miss)
  if (!form.ok) return unread(c, services, showOne)
  const outcome = missedOutcomes.find((one) => one === form.value.waarom)
  if (outcome === undefined) return wrongField(c, services, showOne, form.value, 'waarom', 'no-outcome')
  const done = await recordMissed(c.get('ctx'), personOf(c), whichOf(c), outcome)
  return answer(c, services, showOne, done, { typed: form.value, fields: { 'not-yet': 'waarom' }, to: here(c, 'gemist') })
}

const missedOf = (text: string): Id<'missed'> => readId<'missed'>(text) ?? (nobody as string as Id<'missed'>)

async function decide(c: PageContext, services: Needs): Promise<Response> {
  const form = await readForm(c, Decide)
  if (!form.ok) return unread(c, services, showOne)
  const typed: Typed = form.value
  const decision = missedDecisions.find((one) => one === form.value.oordeel)
  if (decision === undefined) return wrongField(c, services, showOne, typed, 'oordeel', 'no-decision')
  const before = dayIn(typed, 'voor')
  if (before === null) return wrongField(c, services, showOne, typed, 'voor', 'not-a-day')
  const verdict = {
    decision,
    owner: form.value.eigenaar === '' ? null : form.value.eigenaar,
    followUpBefore: before === 'empty' ? null : before,
    reason: form.value.reden,
  }
  const done = await decideAboutMissed(c.get('ctx'), services.keys, personOf(c), missedOf(form.value.nummer), verdict)
  const fields = {
    'no-reason': 'reden',
    'too-long': 'reden',
    'no-owner': 'eigenaar',
    'no-term': 'voor',
    'term-in-past': 'voor',
    'term-too-far': 'voor',
  }
  return answer(c, services, showOne, done, { typed, fields, to: here(c, 'besloten') })
}

async function finish(c: PageContext, services: Needs): Promise<Response> {
  const form = await readForm(c, Finish)
  if (!form.ok) return unread(c, services, showOne)
  const way = doneWays.find((one) => one === form.value.gedaan)
  if (way === undefined) return wrongField(c, services, showOne, form.value, 'gedaan', 'no-way')
  const done = await finishFollowUp(c.get('ctx'), services.keys, personOf(c), missedOf(form.value.nummer), {
    done: way,
    words: form.value.toelichting,
  })
  return answer(c, services, showOne, done, { typed: form.value, fields: { 'too-long': 'toelichting' }, to: here(c, 'klaar') })
}

const invitationOf = (c: PageContext): Id<'invitation'> =>
  readId<'invitation'>(c.req.param('invitation') ?? '') ?? (nobody as string as Id<'invitation'>)

async function notReached(c: PageContext): Promise<Response> {
  const done = await recordNotReached(c.get('ctx'), personOf(c), invitationOf(c))
  return done.ok ? seeOther(c, `${schedulePath(personOf(c))}?gedaan=niet-bereikt`) : c.notFound()
}

async function letter(c: PageContext, { keys }: Needs): Promise<Response> {
  const ctx = c.get('ctx')
  const read = await readLetter(ctx, keys, personOf(c), invitationOf(c))
  const pdf = read.ok && canMakePdf() ? makePdf(invitationLetter(c.get('locale'), c.get('site'), read.value, ctx.now)) : null
  if (pdf === null) return c.notFound()
  c.header('content-disposition', 'attachment; filename="uitnodiging.pdf"')
  c.header('content-type', 'application/pdf')
  return c.body(pdf)
}
