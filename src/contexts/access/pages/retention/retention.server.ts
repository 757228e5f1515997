/** What the addresses of keeping and destroying answer. They stand behind `requireStaff`. */
import { Hono } from 'hono'
import { z } from 'zod'
import { formatNumber } from '#platform/i18n.ts'
import { readId, type Id } from '#platform/id.ts'
import { page, readForm } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { permits } from '../../rules/permissions.ts'
import { needsProof } from '../../use-cases/act.server.ts'
import { confirmProposal, type RetentionNeeds } from '../../use-cases/retention/confirm.server.ts'
import { listProposals } from '../../use-cases/retention/read.server.ts'
import { proveFirst } from '../ways-in/prove.server.ts'
import { frameOf, readPlace } from './answers.server.ts'
import { fileName, retentionPath } from './frame.ts'
import { retentionMessages } from './messages.ts'
import { proposalsPage, proposalStates, type ProposalsView } from './proposals-page.ts'
import { mountHolds } from './holds.server.ts'
import { mountProofsAndTerms } from './proofs-and-terms.server.ts'
import { mountProposal } from './proposal.server.ts'
import { confirmRefusal } from './refusal-text.ts'

const Chosen = z.strictObject({ voorstel: z.union([z.string(), z.array(z.string())]).default([]) })

/** Keeping and destroying. `needs.keepers` are the contexts that keep things of people. */
export function retentionRoutes(needs: RetentionNeeds): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  app.get(retentionPath, (c) => show(c, {}))
  app.post(`${retentionPath}/bevestigen`, (c) => confirmChosen(c, needs))
  mountHolds(app, needs)
  mountProofsAndTerms(app, needs)
  mountProposal(app, needs)
  return app
}

type Back = Partial<Pick<ProposalsView, 'errors' | 'chosen' | 'refused' | 'done'>>

async function show(c: PageContext, back: Back, status: 200 | 409 | 422 = 200): Promise<Response> {
  const ctx = c.get('ctx')
  const state = proposalStates.find((one) => one === c.req.query('stand')) ?? null
  const place = readPlace(c)
  const after = place === null ? null : { goesOn: place.day, id: place.id }
  const found = await listProposals(ctx, { scope: null, state, after })
  if (!found.ok) return c.notFound()
  const view = {
    ...found.value,
    state,
    isFirstPage: place === null,
    chosen: [],
    refused: [],
    asksProof: needsProof(ctx, 'retention.confirm'),
  }
  return page(c, proposalsPage({ ...frameOf(c), ...view, ...back }), status)
}

/** Each in a transaction of its own: what is refused for one does not undo the others. */
async function confirmChosen(c: PageContext, needs: RetentionNeeds): Promise<Response> {
  const ctx = c.get('ctx')
  const words = retentionMessages(c.get('locale'))
  ctx.asked.push('retention.confirm')
  if (!permits(ctx.actor, 'retention.confirm')) return c.notFound()
  const form = await readForm(c, Chosen)
  if (!form.ok) return show(c, { errors: { form: words.errors['form'] ?? '' } }, 422)
  const ids = [form.value.voorstel].flat().flatMap((one) => readId<'destruction'>(one) ?? [])
  if (ids.length === 0) return show(c, { errors: { voorstel: words.list.nothing } }, 422)
  if (needsProof(ctx, 'retention.confirm')) return proveFirst(c, retentionPath)
  const counts = { destroy: 0, agreed: 0 }
  const refused: string[] = []
  const names = await namesOf(c)
  for (const id of [...new Set(ids)].slice(0, 100)) {
    const done = await confirmProposal(needs, ctx, id)
    if (done.ok) counts[done.value] += 1
    else refused.push(`${names.get(id) ?? words.parts.proposals}: ${confirmRefusal(c.get('locale'), done.error)}`)
  }
  const told = [
    ...(counts.destroy > 0 ? [words.done.destroyed(formatNumber(c.get('locale'), counts.destroy))] : []),
    ...(counts.agreed > 0 ? [words.done.agreed(formatNumber(c.get('locale'), counts.agreed))] : []),
  ]
  return show(c, { refused, done: told.length === 0 ? null : told.join(' ') }, refused.length > 0 ? 409 : 200)
}

/** What the file of each proposal is called, before it may be gone. */
async function namesOf(c: PageContext): Promise<ReadonlyMap<Id<'destruction'>, string>> {
  const found = await listProposals(c.get('ctx'), { scope: null, state: null, after: null })
  if (!found.ok) return new Map()
  return new Map(found.value.proposals.map(({ id, personId }) => [id, fileName(c.get('locale'), personId)]))
}
