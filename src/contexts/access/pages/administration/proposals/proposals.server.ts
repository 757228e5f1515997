/** What the addresses of proposals answer. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { readId, type Id } from '#platform/id.ts'
import { page, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { decideProposal, readProposals, withdrawProposal } from '../../../use-cases/administration/proposals.server.ts'
import { proveFirst } from '../../ways-in/prove.server.ts'
import { workplaceFrame } from '../../workplace-frame.server.ts'
import { proposalMessages } from './messages.ts'
import { proposalsPage, proposalsPath } from './proposals-page.ts'

export function mountProposals(app: Hono<PageEnv>): void {
  app.get(proposalsPath, (c) => show(c, null))
  app.post(`${proposalsPath}/:id/akkoord`, (c) => onProposal(c, async (id) => after(c, await decideProposal(c.get('ctx'), id, 'yes'))))
  app.post(`${proposalsPath}/:id/afwijzen`, (c) => onProposal(c, async (id) => after(c, await decideProposal(c.get('ctx'), id, 'no'))))
  app.post(`${proposalsPath}/:id/intrekken`, (c) => onProposal(c, async (id) => after(c, await withdrawProposal(c.get('ctx'), id))))
}

function onProposal(c: PageContext, work: (id: Id<'proposal'>) => Promise<Response>): Promise<Response> | Response {
  const id = readId<'proposal'>(c.req.param('id') ?? '')
  return id === null ? c.notFound() : work(id)
}

async function show(c: PageContext, error: string | null): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await readProposals(ctx)
  if (!found.ok || ctx.actor.kind !== 'staff') return c.notFound()
  const told = c.req.query('gedaan') ?? ''
  const text = error === null ? (proposalMessages(c.get('locale')).done[told] ?? null) : null
  const done = text === null ? null : { kind: told === 'stale' ? ('warn' as const) : ('ok' as const), text }
  const view = { ...workplaceFrame(c), now: ctx.now, me: ctx.actor.accountId, proposals: found.value, done, error }
  return page(c, proposalsPage(view), error === null ? 200 : 409)
}

type Outcome =
  | { readonly ok: true; readonly value: string | null }
  | { readonly ok: false; readonly error: { readonly kind: string; readonly needsProof?: true } }

async function after(c: PageContext, result: Outcome): Promise<Response> {
  if (result.ok) return seeOther(c, `${proposalsPath}?gedaan=${result.value ?? 'ingetrokken'}`)
  const { kind, needsProof } = result.error
  if (kind === 'not-permitted') return needsProof === true ? proveFirst(c, proposalsPath) : c.notFound()
  const words = proposalMessages(c.get('locale')).errors
  return show(c, words[kind] ?? words['form'] ?? '')
}
