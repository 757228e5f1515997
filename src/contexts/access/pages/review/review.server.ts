/** What the addresses of supervision and of one's own lookups answer. They stand behind `requireStaff`. */
import { Hono } from 'hono'
import { findingReference } from '../../rules/review/finding-reference.ts'
import { z } from 'zod'
import { readId, type Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { localDate } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { isOpen } from '../../rules/case-file/person-request.ts'
import { permits } from '../../rules/permissions.ts'
import { listPersonRequests } from '../../use-cases/case-file/person-requests.server.ts'
import { listEmergencies } from '../../use-cases/case-file/review-emergency.server.ts'
import { drawReview, type FindKin } from '../../use-cases/review/draw-review.server.ts'
import { askColleague, chooseSampleSize, closeFinding, listReview, readFinding } from '../../use-cases/review/findings.server.ts'
import { workplaceFrame } from '../workplace-frame.server.ts'
import { findingPage, type FindingView } from './finding-page.ts'
import { reviewMessages } from './messages.ts'
import { mountOwnReview } from './own-review.server.ts'
import { findingPath, reviewPath } from './paths.ts'
import { reviewPage, type ReviewView } from './review-page.ts'
import { dayOf } from './typed-day.ts'

type Needs = Pick<Services, 'keys' | 'jobs'> & { readonly findKin: FindKin }

const short = z.string().max(20).default('')
const long = z.string().max(20_000).default('')
const Day = z.strictObject({ 'dag-day': short, 'dag-month': short, 'dag-year': short })
const Size = z.strictObject({ aantal: short })
const Question = z.strictObject({ vraag: long })
const Outcome = z.strictObject({ oordeel: short, woorden: long })

/** `findKin`: what families knows of colleagues and files, handed in where the application is put together. */
export function reviewRoutes(services: Pick<Services, 'keys' | 'jobs'>, findKin: FindKin): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  const needs = { keys: services.keys, jobs: services.jobs, findKin }
  app.get(reviewPath, (c) => showList(c, needs, {}))
  app.post(`${reviewPath}/trek`, (c) => drawDay(c, needs))
  app.post(`${reviewPath}/aantal`, (c) => chooseSize(c, needs))
  app.get(findingPath(':id'), (c) => showOne(c, needs, {}))
  app.post(`${findingPath(':id')}/vraag`, (c) => askAbout(c, needs))
  app.post(`${findingPath(':id')}/oordeel`, (c) => decide(c, needs))
  mountOwnReview(app, needs)
  return app
}

const idOf = (c: PageContext): Id<'finding'> | null => readId<'finding'>(c.req.param('id') ?? '')

type Back = Partial<Pick<ReviewView, 'typed' | 'errors'>>
const nothingTyped: ReviewView['typed'] = { day: {}, size: null }

async function showList(c: PageContext, { keys }: Needs, back: Back, status: 200 | 422 = 200): Promise<Response> {
  const ctx = c.get('ctx')
  const review = await listReview(ctx)
  if (!review.ok) return c.notFound()
  const [requests, emergencies] = [await listPersonRequests(keys, ctx, 'request.handle'), await listEmergencies({ keys }, ctx)]
  const view = {
    today: localDate(ctx.now),
    // Questions of families about a line of their log arrive in the same list.
    questions: requests.ok ? requests.value.filter((one) => one.kind === 'question' && isOpen(one)) : [],
    emergencies: emergencies.ok ? emergencies.value.waiting.filter(({ own }) => !own) : [],
    ...{ typed: nothingTyped, errors: {}, isAnswerToPost: c.req.method === 'POST' },
    done: reviewMessages(c.get('locale')).list.done[c.req.query('gedaan') ?? ''] ?? null,
  }
  return page(c, reviewPage({ ...workplaceFrame(c), ...review.value, ...view, ...back }), status)
}

async function drawDay(c: PageContext, needs: Needs): Promise<Response> {
  const ctx = c.get('ctx')
  ctx.asked.push('review.draw')
  if (!permits(ctx.actor, 'review.draw')) return c.notFound()
  const form = await readForm(c, Day)
  const words = reviewMessages(c.get('locale')).list.errors
  if (!form.ok) return showList(c, needs, { errors: { form: words['form'] ?? '' } }, 422)
  const parts = { day: form.value['dag-day'], month: form.value['dag-month'], year: form.value['dag-year'] }
  const day = dayOf(parts)
  const drawn = day === null ? null : await drawReview(needs, ctx, day)
  if (drawn?.ok === true) return seeOther(c, `${reviewPath}?gedaan=${drawn.value.found === 0 ? 'niets' : 'getrokken'}`)
  return showList(c, needs, { typed: { day: parts, size: null }, errors: { dag: words['wrong-day'] ?? '' } }, 422)
}

async function chooseSize(c: PageContext, needs: Needs): Promise<Response> {
  const ctx = c.get('ctx')
  const form = await readForm(c, Size)
  const words = reviewMessages(c.get('locale')).list.errors
  const typed = form.ok ? form.value.aantal : ''
  const chosen = await chooseSampleSize(ctx, /^\s*\d+\s*$/.test(typed) ? Number(typed) : Number.NaN)
  if (chosen.ok) return seeOther(c, `${reviewPath}?gedaan=aantal`)
  if (chosen.error.kind === 'not-permitted') return c.notFound()
  return showList(c, needs, { typed: { day: {}, size: typed }, errors: { aantal: words['wrong-size'] ?? '' } }, 422)
}

type BackToOne = Partial<Pick<FindingView, 'typed' | 'errors'>>

async function showOne(c: PageContext, { keys }: Needs, back: BackToOne, status: 200 | 409 | 422 = 200): Promise<Response> {
  const ctx = c.get('ctx')
  const id = idOf(c)
  ctx.asked.push('review.read')
  const read = id === null ? null : await readFinding(keys, ctx, id)
  if (read?.ok !== true) return c.notFound()
  const view = {
    ...{ now: ctx.now, today: localDate(ctx.now), errors: {}, isAnswerToPost: c.req.method === 'POST' },
    typed: { question: '', outcome: '', words: '' },
    done: reviewMessages(c.get('locale')).one.done[c.req.query('gedaan') ?? ''] ?? null,
  }
  return page(c, findingPage({ ...workplaceFrame(c), ...read.value, ...view, ...back }), status)
}

async function askAbout(c: PageContext, needs: Needs): Promise<Response> {
  const ctx = c.get('ctx')
  const id = idOf(c)
  ctx.asked.push('review.ask')
  if (id === null || !permits(ctx.actor, 'review.ask')) return c.notFound()
  const form = await readForm(c, Question)
  const words = reviewMessages(c.get('locale')).one.errors
  if (!form.ok) return showOne(c, needs, { errors: { form: words['form'] ?? '' } }, 422)
  const asked = await askColleague(needs, ctx, id, form.value.vraag)
  if (asked.ok) return seeOther(c, `${findingPath(id)}?gedaan=gevraagd`)
  const { kind } = asked.error
  const isField = kind === 'no-words' || kind === 'too-long'
  const errors = { [isField ? 'vraag' : 'form']: words[kind] ?? words['form'] ?? '' }
  return showOne(c, needs, { typed: { question: form.value.vraag, outcome: '', words: '' }, errors }, isField ? 422 : 409)
}

/** Which field a refusal is about; what is about none stands on top. */
const fields: ReadonlyMap<string, 'oordeel' | 'woorden'> = new Map([
  ['no-outcome', 'oordeel'],
  ['not-answered', 'oordeel'],
  ['no-words', 'woorden'],
  ['too-long', 'woorden'],
])

async function decide(c: PageContext, needs: Needs): Promise<Response> {
  const ctx = c.get('ctx')
  const id = idOf(c)
  ctx.asked.push('review.decide')
  if (id === null || !permits(ctx.actor, 'review.decide')) return c.notFound()
  const form = await readForm(c, Outcome)
  const { errors: words, handedOver } = reviewMessages(c.get('locale')).one
  if (!form.ok) return showOne(c, needs, { errors: { form: words['form'] ?? '' } }, 422)
  const { oordeel: outcome, woorden } = form.value
  const closed = await closeFinding(needs, ctx, id, { outcome, words: woorden, suspicion: handedOver(findingReference(id)) })
  if (closed.ok) return seeOther(c, `${findingPath(id)}?gedaan=afgerond`)
  const { kind } = closed.error
  const field = fields.get(kind)
  const errors = { [field ?? 'form']: words[kind] ?? words['form'] ?? '' }
  return showOne(c, needs, { typed: { question: '', outcome, words: woorden }, errors }, field === undefined ? 409 : 422)
}
