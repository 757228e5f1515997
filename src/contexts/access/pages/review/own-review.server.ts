/** What the addresses of one's own lookups answer: questions to oneself, and what one tells of the own life. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { readId } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { localDate } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { seeNotice } from '../../use-cases/case-file/notices.server.ts'
import { answerQuestion, readAskedOfMe } from '../../use-cases/review/asked-of-me.server.ts'
import { takeBackOwnFacts, tellOwnFacts } from '../../use-cases/review/colleague-facts.server.ts'
import { workplaceFrame } from '../workplace-frame.server.ts'
import { reviewMessages } from './messages.ts'
import { ownReviewPage, type OwnReviewView } from './own-page.ts'
import { ownReviewPath } from './paths.ts'
import { dayOf } from './typed-day.ts'

type Needs = Pick<Services, 'keys' | 'jobs'>

const short = z.string().max(60).default('')
const Answer = z.strictObject({ uitleg: z.string().max(20_000).default('') })
const Which = z.strictObject({ id: short })
const Facts = z.strictObject({ postcode: short, 'geboren-day': short, 'geboren-month': short, 'geboren-year': short })

export function mountOwnReview(app: Hono<PageEnv>, needs: Needs): void {
  app.get(ownReviewPath, (c) => show(c, needs, {}))
  app.post(`${ownReviewPath}/gezien`, (c) => see(c))
  app.post(`${ownReviewPath}/gegevens`, (c) => tell(c, needs))
  app.post(`${ownReviewPath}/gegevens/weg`, async (c) => {
    const gone = await takeBackOwnFacts(c.get('ctx'))
    return gone.ok ? seeOther(c, `${ownReviewPath}?gedaan=weg`) : c.notFound()
  })
  app.post(`${ownReviewPath}/:id`, (c) => answerOne(c, needs))
}

const nothingTyped: OwnReviewView['typed'] = { id: '', answer: '', postalCode: '', birthDate: {} }

type Back = { readonly typed?: Partial<OwnReviewView['typed']>; readonly error?: OwnReviewView['error'] }

async function show(c: PageContext, { keys }: Needs, { typed, error = null }: Back, status: 200 | 409 | 422 = 200): Promise<Response> {
  const ctx = c.get('ctx')
  const read = await readAskedOfMe(keys, ctx)
  if (!read.ok) return c.notFound()
  const view = {
    ...{ now: ctx.now, today: localDate(ctx.now), error, isAnswerToPost: c.req.method === 'POST' },
    typed: { ...nothingTyped, ...typed },
    done: reviewMessages(c.get('locale')).mine.done[c.req.query('gedaan') ?? ''] ?? null,
  }
  return page(c, ownReviewPage({ ...workplaceFrame(c), ...read.value, ...view }), status)
}

async function answerOne(c: PageContext, needs: Needs): Promise<Response> {
  const id = readId<'finding'>(c.req.param('id') ?? '')
  const form = await readForm(c, Answer)
  const words = reviewMessages(c.get('locale')).mine.errors
  c.get('ctx').asked.push('review.answer')
  if (id === null) return c.notFound()
  if (!form.ok) return show(c, needs, { error: { field: null, message: words['form'] ?? '' } }, 422)
  const answered = await answerQuestion(needs, c.get('ctx'), id, form.value.uitleg)
  if (answered.ok) return seeOther(c, `${ownReviewPath}?gedaan=beantwoord`)
  const { kind } = answered.error
  const message = words[kind]
  // Somebody else's and one that is not there answer the same.
  if (message === undefined) return c.notFound()
  const isField = kind === 'no-words' || kind === 'too-long'
  const error = { field: isField ? `uitleg-${id}` : null, message }
  return show(c, needs, { typed: { id, answer: form.value.uitleg }, error }, isField ? 422 : 409)
}

async function see(c: PageContext): Promise<Response> {
  const ctx = c.get('ctx')
  ctx.asked.push('notice.read')
  const form = await readForm(c, Which)
  const id = form.ok ? readId<'notice'>(form.value.id) : null
  const seen = id === null ? null : await seeNotice(ctx, id)
  return seen?.ok === true ? seeOther(c, `${ownReviewPath}?gedaan=gezien`) : c.notFound()
}

async function tell(c: PageContext, needs: Needs): Promise<Response> {
  const form = await readForm(c, Facts)
  const words = reviewMessages(c.get('locale')).mine.errors
  c.get('ctx').asked.push('review.tellFacts')
  if (!form.ok) return show(c, needs, { error: { field: null, message: words['form'] ?? '' } }, 422)
  const { postcode: postalCode, 'geboren-day': day, 'geboren-month': month, 'geboren-year': year } = form.value
  const isEmpty = `${day}${month}${year}`.trim() === ''
  const birthDate = isEmpty ? null : (dayOf({ day, month, year }) ?? 'wrong')
  const told = await tellOwnFacts(needs.keys, c.get('ctx'), { postalCode, birthDate })
  if (told.ok) return seeOther(c, `${ownReviewPath}?gedaan=bewaard`)
  const { kind } = told.error
  if (kind === 'not-permitted') return c.notFound()
  const error = { field: kind === 'wrong-birth-date' ? 'geboren' : 'postcode', message: words[kind] ?? '' }
  return show(c, needs, { typed: { postalCode, birthDate: { day, month, year } }, error }, 422)
}
