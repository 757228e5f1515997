/** What the addresses of one proposal answer: looking, confirming, postponing, holding, keeping a piece. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { readId, type Id } from '#platform/id.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { holdGrounds } from '../../rules/case-file/person-request.ts'
import { permits } from '../../rules/permissions.ts'
import { keepGrounds } from '../../rules/retention/confirm.ts'
import { needsProof } from '../../use-cases/act.server.ts'
import { confirmProposal, type RetentionNeeds } from '../../use-cases/retention/confirm.server.ts'
import { holdFile, keepPiece, postponeProposal } from '../../use-cases/retention/keep.server.ts'
import { readProposal } from '../../use-cases/retention/read.server.ts'
import { proveFirst } from '../ways-in/prove.server.ts'
import { proposalPath, retentionPath } from './frame.ts'
import { frameOf, readYears, today } from './answers.server.ts'
import { confirmRefusal } from './refusal-text.ts'
import { retentionMessages } from './messages.ts'
import { proposalPage, type ProposalView } from './proposal-page.ts'

const short = z.string().max(40).default('')
const long = z.string().max(20_000).default('')
const Postpone = z.strictObject({ reden: long, jaren: short })
const Reasoned = z.strictObject({ reden: long, jaren: short, grond: short })

export function mountProposal(app: Hono<PageEnv>, needs: RetentionNeeds): void {
  const path = proposalPath(':id')
  app.get(path, (c) => show(c, needs, {}))
  app.post(`${path}/bevestigen`, (c) => confirm(c, needs))
  app.post(`${path}/uitstellen`, (c) => postpone(c, needs))
  app.post(`${path}/bewaarplicht`, (c) => hold(c, needs))
  app.post(`${path}/stuk/:piece`, (c) => keep(c, needs))
}

const idOf = (c: PageContext): Id<'destruction'> | null => readId<'destruction'>(c.req.param('id') ?? '')
const back = (c: PageContext, done: string): Response => seeOther(c, `${proposalPath(c.req.param('id') ?? '')}?gedaan=${done}`)

type Back = Partial<Pick<ProposalView, 'errors' | 'typed' | 'openForm'>>

async function show(c: PageContext, needs: RetentionNeeds, more: Back, status: 200 | 409 | 422 = 200): Promise<Response> {
  const ctx = c.get('ctx')
  ctx.asked.push('retention.read')
  const id = idOf(c)
  const read = id === null ? null : await readProposal(needs, ctx, id)
  if (read?.ok !== true) return c.notFound()
  const view = { one: read.value, typed: {}, openForm: null, asksProof: needsProof(ctx, 'retention.confirm') }
  return page(c, proposalPage({ ...frameOf(c), ...view, ...more }), status)
}

async function confirm(c: PageContext, needs: RetentionNeeds): Promise<Response> {
  const ctx = c.get('ctx')
  ctx.asked.push('retention.confirm')
  const id = idOf(c)
  if (id === null || !permits(ctx.actor, 'retention.confirm')) return c.notFound()
  const done = await confirmProposal(needs, ctx, id)
  if (done.ok) return seeOther(c, `${retentionPath}?gedaan=${done.value === 'destroy' ? 'vernietigd' : 'bevestigd'}`)
  if (done.error.kind === 'not-permitted') return done.error.needsProof === true ? proveFirst(c, proposalPath(id)) : c.notFound()
  if (done.error.kind === 'no-proposal') return c.notFound()
  return show(c, needs, { errors: { form: confirmRefusal(c.get('locale'), done.error) } }, 409)
}

/** What was typed, and which forms it came from; errors are shown at the fields of that form alone. */
function failed(
  c: PageContext,
  needs: RetentionNeeds,
  kind: string,
  of: string,
  typed: Readonly<Record<string, string>>,
): Promise<Response> {
  const message = retentionMessages(c.get('locale')).errors[kind] ?? ''
  const field = kind === 'no-ground' ? 'grond' : kind === 'no-reason' || kind === 'too-long-reason' ? 'reden' : 'jaren'
  return show(c, needs, { errors: { [`${field}-${of}`]: message }, typed, openForm: of }, 422)
}

const formFailed = (c: PageContext, needs: RetentionNeeds): Promise<Response> =>
  show(c, needs, { errors: { form: retentionMessages(c.get('locale')).errors['form'] ?? '' } }, 422)

function until(c: PageContext, text: string) {
  const years = readYears(text)
  return years === null ? null : today(c).add({ years })
}

async function postpone(c: PageContext, needs: RetentionNeeds): Promise<Response> {
  const ctx = c.get('ctx')
  ctx.asked.push('retention.keep')
  const id = idOf(c)
  if (id === null || !permits(ctx.actor, 'retention.keep')) return c.notFound()
  const form = await readForm(c, Postpone)
  if (!form.ok) return formFailed(c, needs)
  const { reden: reason, jaren } = form.value
  const done = await postponeProposal(needs, ctx, id, { reason, until: until(c, jaren) })
  if (done.ok) return back(c, 'uitgesteld')
  const { kind } = done.error
  return kind === 'not-permitted' || kind === 'no-proposal' ? c.notFound() : failed(c, needs, kind, 'uitstel', form.value)
}

async function hold(c: PageContext, needs: RetentionNeeds): Promise<Response> {
  const ctx = c.get('ctx')
  ctx.asked.push('retention.keep')
  const id = idOf(c)
  if (id === null || !permits(ctx.actor, 'retention.keep')) return c.notFound()
  const form = await readForm(c, Reasoned)
  if (!form.ok) return formFailed(c, needs)
  const { reden: reason, jaren, grond } = form.value
  const ground = holdGrounds.find((one) => one === grond)
  if (ground === undefined) return failed(c, needs, 'no-ground', 'plicht', form.value)
  const done = await holdFile(needs, ctx, { destructionId: id }, { ground, reason, until: until(c, jaren) })
  if (done.ok) return back(c, 'bewaarplicht')
  const { kind } = done.error
  return kind === 'not-permitted' || kind === 'no-file' ? c.notFound() : failed(c, needs, kind, 'plicht', form.value)
}

async function keep(c: PageContext, needs: RetentionNeeds): Promise<Response> {
  const ctx = c.get('ctx')
  ctx.asked.push('retention.keep')
  const id = idOf(c)
  const pieceId = readId<'piece'>(c.req.param('piece') ?? '')
  if (id === null || pieceId === null || !permits(ctx.actor, 'retention.keep')) return c.notFound()
  const form = await readForm(c, Reasoned)
  if (!form.ok) return formFailed(c, needs)
  const { reden: reason, jaren, grond } = form.value
  const ground = keepGrounds.find((one) => one === grond)
  if (ground === undefined) return failed(c, needs, 'no-ground', pieceId, form.value)
  const done = await keepPiece(needs, ctx, id, { pieceId, ground, reason, until: until(c, jaren) })
  // The proposal may be another one now: of the rest of the pieces.
  if (done.ok) return seeOther(c, `${retentionPath}?gedaan=bewaard`)
  const { kind } = done.error
  return kind === 'not-permitted' || kind === 'no-proposal' ? c.notFound() : failed(c, needs, kind, pieceId, form.value)
}
