/** Sensitive changes by two people: proposed, decided by another, checked anew at that moment. What is approved is done in the same transaction. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import {
  subjectOf,
  mayDecide,
  proposalDays,
  whoCanDecide,
  type Change,
  type DecisionRefusal,
  type ProposalState,
} from '../../rules/administration/proposal.ts'
import {
  endProposal,
  insertProposal,
  listHolders,
  listProposals,
  lockProposal,
  lockTeam,
  type KeptProposal,
} from '../../sql/administration/proposals.server.ts'
import { listColleagues } from '../../sql/colleagues.server.ts'
import { act, type NotPermitted, type Permit } from '../act.server.ts'
import { carryOut, stillFits } from './carry-out.server.ts'

export type ProposeRefusal =
  /** The very same was proposed and waits. */
  | { readonly kind: 'proposed-already' }
  /** There is nobody else who may decide. */
  | { readonly kind: 'nobody-decides' }

/** Within a transaction that is under way. The id of the proposal. */
export async function propose(
  tx: Tx,
  ctx: Context,
  permit: Pick<Permit, 'record'>,
  change: Change,
  why = '',
): Promise<Result<Id<'proposal'>, ProposeRefusal>> {
  const proposedBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
  if (whoCanDecide(change, proposedBy, await listHolders(tx)).length === 0) return err({ kind: 'nobody-decides' })
  const id = newId<'proposal'>(ctx.now.epochMilliseconds)
  const expiresAt = ctx.now.add({ hours: 24 * proposalDays })
  const added = await insertProposal(tx, ctx.centreId, {
    id,
    change,
    why: why.trim().slice(0, 300),
    proposedBy,
    proposedAt: ctx.now,
    expiresAt,
  })
  if (!added) return err({ kind: 'proposed-already' })
  record(permit, 'C', 'proposal.make', id, change)
  return ok(id)
}

export type ListedProposal = KeptProposal & {
  /** May who looks decide it? If not: why. */
  readonly mine: 'decide' | DecisionRefusal['kind']
  readonly names: { readonly subject: string | null; readonly proposer: string | null; readonly decider: string | null }
}

export async function readProposals(ctx: Context): Promise<Result<ListedProposal[], NotPermitted>> {
  return act(ctx, 'proposal.list', async (tx, permit) => {
    const found = await listProposals(tx)
    permit.record({ actionCode: 'R', objectType: 'centre', objectId: ctx.centreId, detail: `selected ${found.length}` })
    const names = new Map<string, string>((await listColleagues(tx)).map(({ id, name }) => [id, name]))
    const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null))
    return ok(
      found.map((one) => ({
        ...one,
        mine: mineOf(ctx, one),
        names: { subject: nameOf(subjectOf(one.change)), proposer: nameOf(one.proposedBy), decider: nameOf(one.decidedBy) },
      })),
    )
  })
}

function mineOf({ actor, now }: Context, one: KeptProposal): ListedProposal['mine'] {
  if (actor.kind !== 'staff') return 'wrong-role'
  const may = mayDecide(one, actor, now)
  return may.ok ? 'decide' : may.error.kind
}

/** `stale`: what it stood on had changed, so nothing was done and it is over. */
export type Decided = Extract<ProposalState, 'approved' | 'rejected' | 'stale'>

export async function decideProposal(
  ctx: Context,
  id: Id<'proposal'>,
  says: 'yes' | 'no',
): Promise<Result<Decided, DecisionRefusal | NotPermitted>> {
  return act(ctx, 'proposal.decide', async (tx, permit): Promise<Result<Decided, DecisionRefusal>> => {
    if (ctx.actor.kind !== 'staff') return err({ kind: 'wrong-role' })
    // Heavy roles and terms are of the centre: two decisions about them come one after the other.
    await lockTeam(tx, ctx.centreId)
    const found = await lockProposal(tx, id)
    if (found === null) return err({ kind: 'not-open' })
    const may = mayDecide(found, ctx.actor, ctx.now)
    if (!may.ok) return may
    const fits = says === 'no' || (await stillFits(tx, found))
    const state = says === 'no' ? 'rejected' : fits ? 'approved' : 'stale'
    await endProposal(tx, id, { state, by: ctx.actor.accountId, at: ctx.now })
    if (state === 'approved') await carryOut(tx, ctx, permit, found)
    record(permit, 'U', `proposal.${state}`, id, found.change)
    return ok(state)
  })
}

/** Who proposed takes it back. */
export async function withdrawProposal(
  ctx: Context,
  id: Id<'proposal'>,
): Promise<Result<null, { readonly kind: 'not-open' } | NotPermitted>> {
  return act(ctx, 'proposal.make', async (tx, permit): Promise<Result<null, { readonly kind: 'not-open' }>> => {
    const found = await lockProposal(tx, id)
    const isOwn = found !== null && ctx.actor.kind === 'staff' && found.proposedBy === ctx.actor.accountId
    if (!isOwn || found.state !== 'open') return err({ kind: 'not-open' })
    await endProposal(tx, id, { state: 'withdrawn', by: null, at: ctx.now })
    record(permit, 'U', 'proposal.withdraw', id, found.change)
    return ok(null)
  })
}

function record(permit: Pick<Permit, 'record'>, actionCode: 'C' | 'U', eventType: string, objectId: string, change: Change): void {
  const about = subjectOf(change)
  const what = 'role' in change ? ` ${change.role}` : 'term' in change ? ` ${change.term} ${change.was} ${change.becomes}` : ''
  permit.record({
    actionCode,
    eventType,
    objectType: 'proposal',
    objectId,
    detail: `${change.kind}${what}${about === null ? '' : ` ${about}`}`,
  })
}
