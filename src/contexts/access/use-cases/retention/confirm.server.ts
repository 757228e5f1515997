/** Confirming a destruction: everything is asked again at that moment, and what is in the way is said. */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { confirmDestruction, type Confirmed, type ConfirmRefusal } from '../../rules/retention/confirm.ts'
import type { Proposal } from '../../rules/retention/file-term.ts'
import { lockDestruction, updateAgreed, updateConfirmed, type StoredDestruction } from '../../sql/retention/destructions.server.ts'
import { lockSubject } from '../../sql/retention/file-facts.server.ts'
import { listKept } from '../../sql/retention/proofs.server.ts'
import { act, refuse, type NotPermitted, type Permit } from '../act.server.ts'
import { actorIdOf } from '../case-file/actor-id.ts'
import { destroyFile, destroyPieces } from './destroy.server.ts'
import { judgeFiles } from './judge.server.ts'
import type { KeepsFiles } from './keeps-files.ts'

export type NoProposal = { readonly kind: 'no-proposal' }
export type RetentionNeeds = { readonly keys: Keys; readonly keepers: readonly KeepsFiles[] }

export async function confirmProposal(
  needs: RetentionNeeds,
  ctx: Context,
  id: Id<'destruction'>,
): Promise<Result<Confirmed['kind'], NoProposal | ConfirmRefusal | NotPermitted>> {
  // Set when the rules refused: that is written down apart, because a refusal undoes all it did.
  let refused: { readonly why: string; readonly personId: string } | null = null
  const done = await act(ctx, 'retention.confirm', async (tx, permit): Promise<Result<Confirmed['kind'], NoProposal | ConfirmRefusal>> => {
    const found = await withSystemSight(tx, () => lockAll(tx, needs.keepers, id))
    if (found === null) return err({ kind: 'no-proposal' })
    const { personId } = found
    const now = await withSystemSight(tx, () => judgeFiles(tx, ctx, needs.keepers, [personId]))
    const judged = now.get(personId) ?? { judgement: { proposals: [], kept: [] }, sensitive: [] }
    const who = { accountId: actorIdOf(ctx), isPrivacyOfficer: ctx.actor.kind === 'staff' && ctx.actor.roles.includes('privacyOfficer') }
    const confirmed = confirmDestruction(found, { ...judged, today: localDate(ctx.now) }, who)
    if (!confirmed.ok) {
      const { error } = confirmed
      refused = { why: error.kind === 'not-due' ? `${error.kind} ${error.why.join(' ')}` : error.kind, personId }
      return confirmed
    }
    const { kind, proposal } = confirmed.value
    if (kind === 'agreed') {
      await withSystemSight(tx, () => updateAgreed(tx, id, who.accountId, ctx.now))
      permit.record({ actionCode: 'U', objectType: 'destruction', objectId: id, subjectId: personId, detail: 'agreed' })
      return ok(kind)
    }
    await withSystemSight(tx, () => updateConfirmed(tx, id, who.accountId, judged.sensitive))
    await destroy(tx, ctx, needs, permit, found, proposal)
    return ok(kind)
  })
  if (refused !== null) {
    const { why, personId } = refused as { readonly why: string; readonly personId: string }
    await refuse(ctx, 'retention.confirm', why, { subjectId: personId })
  }
  return done
}

/** In one order, whoever comes: the proposal, the person as access knows it, and as the other contexts do. */
async function lockAll(tx: Tx, keepers: readonly KeepsFiles[], id: Id<'destruction'>): Promise<StoredDestruction | null> {
  const found = await lockDestruction(tx, id)
  if (found === null || !(await lockSubject(tx, found.personId))) return null
  for (const keeper of keepers) await keeper.lock(tx, found.personId)
  return found
}

async function destroy(
  tx: Tx,
  ctx: Context,
  needs: RetentionNeeds,
  permit: Pick<Permit, 'record'>,
  { id, personId, scope, agreedBy }: StoredDestruction,
  { parts, pieces }: Proposal,
): Promise<void> {
  const terms = parts.map(({ term, version }) => `${term}/${version}`)
  const decided = { ground: 'term', requestId: null, terms, agreedBy, scope, destructionId: id } as const
  if (scope === 'file') return destroyFile(tx, ctx, needs, permit, personId, { ...decided, pieces, kept: 0 })
  const [all, kept] = await withSystemSight(tx, async () => {
    const found = []
    for (const keeper of needs.keepers) found.push(...(await keeper.listPieces(tx, personId)))
    return [found.filter(({ term }) => term === scope), await listKept(tx, personId, localDate(ctx.now))] as const
  })
  const going = all.filter((piece) => !kept.some(({ pieceId }) => pieceId === piece.id))
  await destroyPieces(tx, ctx, needs, permit, personId, going, { ...decided, kept: all.length - going.length })
}
