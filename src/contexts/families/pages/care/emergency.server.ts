/** What the addresses of notices, emergencies and their review answer. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { localPath } from '#platform/i18n.ts'
import { readId } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import {
  endEmergency,
  listEmergencies,
  listNotices,
  listOwnEmergencies,
  reviewEmergency,
  seeNotice,
  usualHours,
} from '../../../access/public-files.ts'
import { needsProof, permits, proveFirst, provePath, workplaceFrame } from '../../../access/public.ts'
import { readTypedDate } from '../../rules/typed-date.ts'
import { openInEmergency, type EmergencyFault, type EmergencyFormRefusal } from '../../use-cases/emergency.server.ts'
import { readOwnEmergency } from '../../use-cases/own-emergency.server.ts'
import { emergencyPage, openEmergencyPage, type EmergencyFields, type EmergencyView } from './emergency-page.ts'
import { careMessages } from './messages.ts'
import { carePath, emergencyPath, ownEmergencyPath, reviewPath } from './paths.ts'
import { reviewPage, type ReviewView } from './review-page.ts'

type Needs = Pick<Services, 'keys' | 'jobs'>
const short = z.string().max(200).default('')
const Open = z.strictObject({
  ...{ reden: short, uitleg: z.string().max(20_000).default(''), uren: short, achternaam: short, voornaam: short, meer: short },
  ...{ 'geboren-day': short, 'geboren-month': short, 'geboren-year': short },
})
const Which = z.strictObject({ id: z.string().max(60) })
const Review = z.strictObject({ hoe: short, uitleg: z.string().max(20_000).default('') })

export function mountEmergency(app: Hono<PageEnv>, services: Needs): void {
  app.get(emergencyPath, (c) => show(c, services, {}))
  app.post(emergencyPath, (c) => open(c, services))
  app.post(`${emergencyPath}/gezien`, (c) => see(c))
  app.get(reviewPath, (c) => showReview(c, services, null))
  app.post(`${reviewPath}/:id`, (c) => review(c, services))
  app.get(ownEmergencyPath(':id'), async (c) => {
    const id = readId<'emergency'>(c.req.param('id') ?? '')
    const ctx = c.get('ctx')
    ctx.asked.push('emergency.listOwn')
    const found = id === null ? null : await readOwnEmergency(services, ctx, id)
    return found?.ok === true ? page(c, openEmergencyPage({ ...workplaceFrame(c), now: ctx.now, one: found.value })) : c.notFound()
  })
  app.post(`${ownEmergencyPath(':id')}/klaar`, async (c) => {
    const id = readId<'emergency'>(c.req.param('id') ?? '')
    const ctx = c.get('ctx')
    ctx.asked.push('emergency.end')
    const ended = id === null ? null : await endEmergency(ctx, id)
    return ended?.ok === true ? seeOther(c, `${emergencyPath}?gedaan=gesloten`) : c.notFound()
  })
}

const empty: EmergencyFields = {
  ...{ reason: '', explanation: '', hours: String(usualHours), familyName: '', callName: '', beyond: false },
  born: { day: '', month: '', year: '' },
}

async function show(
  c: PageContext,
  services: Needs,
  back: Partial<Pick<EmergencyView, 'fields' | 'errors'>>,
  status: 200 | 409 | 422 | 429 = 200,
): Promise<Response> {
  const ctx = c.get('ctx')
  const opens = permits(ctx.actor, 'emergency.begin')
  const reviews = permits(ctx.actor, 'emergency.list')
  ctx.asked.push('notice.read')
  if (!opens && !reviews) return c.notFound()
  const notices = await listNotices(ctx)
  const own = opens ? await listOwnEmergencies(services, ctx) : null
  const locale = c.get('locale')
  const proof = `${localPath(locale, provePath)}?${new URLSearchParams({ naar: localPath(locale, emergencyPath) }).toString()}`
  const view = {
    now: ctx.now,
    notices: notices.ok ? notices.value : [],
    own: own?.ok === true ? own.value : null,
    reviews,
    proveAt: needsProof(ctx, 'emergency.begin') ? proof : null,
    fields: empty,
    errors: {},
    done: careMessages(locale).emergency.done[c.req.query('gedaan') ?? ''] ?? null,
    isAnswerToPost: c.req.method === 'POST',
  }
  return page(c, emergencyPage({ ...workplaceFrame(c), ...view, ...back }), status)
}

async function open(c: PageContext, services: Needs): Promise<Response> {
  const ctx = c.get('ctx')
  const words = careMessages(c.get('locale'))
  ctx.asked.push('emergency.begin')
  if (!permits(ctx.actor, 'emergency.begin')) return c.notFound()
  const form = await readForm(c, Open)
  if (!form.ok) return show(c, services, { errors: { '': words.form } }, 422)
  const { reden: reason, uitleg: explanation, uren: hours, achternaam: familyName, voornaam: callName } = form.value
  const beyond = form.value.meer === 'ja'
  const born = { day: form.value['geboren-day'], month: form.value['geboren-month'], year: form.value['geboren-year'] }
  const wish = {
    reason,
    explanation,
    familyName,
    callName,
    beyond,
    birthDate: readTypedDate(born),
    hours: /^\s*\d{1,3}\s*$/.test(hours) ? Number(hours) : Number.NaN,
  }
  const begun = await openInEmergency(services, ctx, wish)
  if (begun.ok) return seeOther(c, ownEmergencyPath(begun.value.id))
  const { error } = begun
  if (error.kind === 'not-permitted') return error.needsProof === true ? proveFirst(c, emergencyPath) : c.notFound()
  if (error.kind === 'has-access') return seeOther(c, carePath(error.personId))
  if (error.kind === 'wait') c.header('retry-after', String(error.seconds))
  const fields = { reason, explanation, hours, familyName, callName, beyond, born }
  return show(c, services, { fields, errors: errorsOf(c, error) }, error.kind === 'wait' ? 429 : 422)
}

function errorsOf(c: PageContext, error: Exclude<EmergencyFormRefusal, { kind: 'has-access' }>): Readonly<Record<string, string>> {
  const { emergency: words, form } = careMessages(c.get('locale'))
  if (error.kind === 'wait') return { '': words.wait(error.seconds) }
  const faults = error.kind === 'incomplete' ? error.faults : [error.kind]
  return Object.fromEntries(faults.map((fault) => [fieldOf(fault), words.errors[fault] ?? form]))
}

function fieldOf(fault: EmergencyFault | 'not-found'): string {
  switch (fault) {
    case 'no-reason':
      return 'reden'
    case 'no-explanation':
    case 'too-long-explanation':
      return 'uitleg'
    case 'wrong-hours':
      return 'uren'
    case 'no-name':
    case 'not-found':
      return 'achternaam'
    case 'no-birth-date':
      return 'geboren'
  }
}

async function see(c: PageContext): Promise<Response> {
  const ctx = c.get('ctx')
  ctx.asked.push('notice.read')
  const form = await readForm(c, Which)
  const id = form.ok ? readId<'notice'>(form.value.id) : null
  const seen = id === null ? null : await seeNotice(ctx, id)
  return seen?.ok === true ? seeOther(c, `${emergencyPath}?gedaan=gezien`) : c.notFound()
}

async function showReview(c: PageContext, services: Needs, back: ReviewView['back'], status: 200 | 409 | 422 = 200): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await listEmergencies(services, ctx)
  if (!found.ok) return c.notFound()
  const done = careMessages(c.get('locale')).emergency.done[c.req.query('gedaan') ?? ''] ?? null
  const view = { now: ctx.now, ...found.value, back, done, isAnswerToPost: c.req.method === 'POST' }
  return page(c, reviewPage({ ...workplaceFrame(c), ...view }), status)
}

async function review(c: PageContext, services: Needs): Promise<Response> {
  const ctx = c.get('ctx')
  const words = careMessages(c.get('locale'))
  ctx.asked.push('emergency.review')
  if (!permits(ctx.actor, 'emergency.review')) return c.notFound()
  const id = readId<'emergency'>(c.req.param('id') ?? '')
  const form = await readForm(c, Review)
  if (id === null) return c.notFound()
  const { hoe: verdict, uitleg: note } = form.ok ? form.value : { hoe: '', uitleg: '' }
  if (!form.ok) return showReview(c, services, { id, field: 'hoe', message: words.form, verdict, note }, 422)
  const done = await reviewEmergency(services, ctx, { id, verdict, note })
  if (done.ok) return seeOther(c, `${reviewPath}?gedaan=nagekeken`)
  const { kind } = done.error
  if (kind === 'not-permitted' || kind === 'no-emergency') return c.notFound()
  const field = kind === 'no-note' || kind === 'too-long-note' ? 'uitleg' : 'hoe'
  const message = words.review.errors[kind] ?? words.form
  return showReview(c, services, { id, field, message, verdict, note }, kind === 'no-verdict' || field === 'uitleg' ? 422 : 409)
}
