/** What the addresses of holds answer. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { readId } from '#platform/id.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { holdGrounds } from '../../rules/case-file/person-request.ts'
import { permits } from '../../rules/permissions.ts'
import type { RetentionNeeds } from '../../use-cases/retention/confirm.server.ts'
import { holdFile, liftHold } from '../../use-cases/retention/keep.server.ts'
import { listHoldsOfCentre } from '../../use-cases/retention/read.server.ts'
import { frameOf, readPlace, readYears, today } from './answers.server.ts'
import { holdsPath } from './frame.ts'
import { holdsPage, type HoldsView } from './holds-page.ts'
import { retentionMessages } from './messages.ts'

const short = z.string().max(60).default('')
const Hold = z.strictObject({ nummer: short, grond: short, jaren: short, reden: z.string().max(20_000).default('') })

export function mountHolds(app: Hono<PageEnv>, needs: RetentionNeeds): void {
  app.get(holdsPath, (c) => show(c, needs, {}))
  app.post(holdsPath, (c) => place(c, needs))
  app.post(`${holdsPath}/:id/einde`, async (c) => {
    const ctx = c.get('ctx')
    ctx.asked.push('retention.keep')
    const id = readId<'hold'>(c.req.param('id') ?? '')
    const lifted = id === null ? null : await liftHold(ctx, id)
    return lifted?.ok === true ? seeOther(c, `${holdsPath}?gedaan=opgeheven`) : c.notFound()
  })
}

async function show(
  c: PageContext,
  needs: RetentionNeeds,
  back: Partial<Pick<HoldsView, 'errors' | 'typed'>>,
  status: 200 | 422 = 200,
): Promise<Response> {
  const place = readPlace(c)
  const found = await listHoldsOfCentre(needs, c.get('ctx'), place === null ? null : { from: place.day, id: place.id })
  if (!found.ok) return c.notFound()
  return page(c, holdsPage({ ...frameOf(c), ...found.value, isFirstPage: place === null, typed: {}, ...back }), status)
}

/** Which field a refusal is about. */
const fields: Readonly<Record<string, string>> = {
  'no-number': 'nummer',
  'no-file': 'nummer',
  'no-ground': 'grond-plicht',
  'no-reason': 'reden-plicht',
  'too-long-reason': 'reden-plicht',
}

async function place(c: PageContext, needs: RetentionNeeds): Promise<Response> {
  const ctx = c.get('ctx')
  ctx.asked.push('retention.keep')
  if (!permits(ctx.actor, 'retention.keep')) return c.notFound()
  const form = await readForm(c, Hold)
  const words = retentionMessages(c.get('locale')).errors
  if (!form.ok) return show(c, needs, { errors: { form: words['form'] ?? '' } }, 422)
  const { nummer, grond, jaren, reden: reason } = form.value
  const failed = (kind: string): Promise<Response> =>
    show(c, needs, { typed: form.value, errors: { [fields[kind] ?? 'form']: words[kind] ?? '' } }, 422)
  const personId = readId<'person'>(nummer.trim())
  if (personId === null) return failed('no-number')
  const ground = holdGrounds.find((one) => one === grond)
  if (ground === undefined) return failed('no-ground')
  const years = readYears(jaren)
  const done = await holdFile(needs, ctx, { personId }, { ground, reason, until: years === null ? null : today(c).add({ years }) })
  if (done.ok) return seeOther(c, `${holdsPath}?gedaan=bewaarplicht`)
  return done.error.kind === 'not-permitted' ? c.notFound() : failed(done.error.kind)
}
