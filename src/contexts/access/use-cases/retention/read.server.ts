/** What the privacy officer and the second person see: proposals, holds, proof and terms. Numbers and days; never a name, never a word of a file. */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type Instant, type PlainDate } from '#platform/time.ts'
import type { DestructionState } from '../../rules/retention/confirm.ts'
import type { KeepReason, PartOfTerm } from '../../rules/retention/file-term.ts'
import type { Lengthening } from '../../rules/retention/term.ts'
import {
  countDestructions,
  findDestruction,
  listDestructions,
  listParts,
  type DestructionFilter,
  type StoredDestruction,
} from '../../sql/retention/destructions.server.ts'
import { listLengthenings } from '../../sql/retention/file-facts.server.ts'
import { listHoldsToday, type RunningHold } from '../../sql/retention/holds.server.ts'
import { listKept, listProofs, type KeptPiece } from '../../sql/retention/proofs.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { actorIdOf } from '../case-file/actor-id.ts'
import { openForCentre } from '../sealed.server.ts'
import type { NoProposal, RetentionNeeds } from './confirm.server.ts'
import { judgeFiles } from './judge.server.ts'
import { placeOfHold, placeOfPostponement } from './keep.server.ts'
import type { PieceToGo } from './keeps-files.ts'
import { markOfFile } from './destroy.server.ts'

export const proposalsOnPage = 25

export type ListedProposal = Omit<StoredDestruction, 'postponedReason' | 'keyVersion' | 'agreedBy'> & {
  /** One's own first confirmation cannot be the second. */
  readonly agreedByMe: boolean
}
export type ProposalsPage = {
  readonly proposals: readonly ListedProposal[]
  readonly perState: Readonly<Record<DestructionState, number>>
  readonly hasMore: boolean
}

export async function listProposals(ctx: Context, filter: DestructionFilter): Promise<Result<ProposalsPage, NotPermitted>> {
  return act(ctx, 'retention.read', async (tx, permit) => {
    const found = await listDestructions(tx, filter, proposalsOnPage + 1)
    const shown = found.slice(0, proposalsOnPage)
    permit.record({ actionCode: 'R', detail: `selected ${shown.length}` })
    for (const { id, personId } of shown) permit.record({ actionCode: 'R', objectType: 'destruction', objectId: id, subjectId: personId })
    return ok({
      proposals: shown.map((one) => listed(ctx, one)),
      perState: await countDestructions(tx),
      hasMore: found.length > shown.length,
    })
  })
}

function listed(
  ctx: Context,
  { id, personId, scope, state, goesOn, pieces, sensitive, proposedAt, postponedUntil, agreedBy }: StoredDestruction,
): ListedProposal {
  return { id, personId, scope, state, goesOn, pieces, sensitive, proposedAt, postponedUntil, agreedByMe: agreedBy === actorIdOf(ctx) }
}

export type ShownProposal = ListedProposal & {
  readonly parts: readonly PartOfTerm[]
  readonly postponedReason: string | null
  readonly pieceList: readonly (PieceToGo & { readonly kept: KeptPiece | null })[]
  readonly holds: readonly ShownHold[]
  /** Not due any more, or not whole: what stands in the way now. */
  readonly inTheWay: readonly KeepReason[]
}

export async function readProposal(
  needs: RetentionNeeds,
  ctx: Context,
  id: Id<'destruction'>,
): Promise<Result<ShownProposal, NoProposal | NotPermitted>> {
  return act(ctx, 'retention.read', async (tx, permit): Promise<Result<ShownProposal, NoProposal>> => {
    const found = await findDestruction(tx, id)
    if (found === null) return err({ kind: 'no-proposal' })
    permit.record({ actionCode: 'R', objectType: 'destruction', objectId: id, subjectId: found.personId })
    const today = localDate(ctx.now)
    const parts = await listParts(tx, id)
    return withSystemSight(tx, async () => {
      const kept = await listKept(tx, found.personId, today)
      const judged = (await judgeFiles(tx, ctx, needs.keepers, [found.personId])).get(found.personId)
      const isDue = judged?.judgement.proposals.some(({ scope }) => scope === found.scope) === true
      const pieces = await piecesOf(tx, needs, found)
      const holds = await listHoldsToday(tx, today, { personId: found.personId, after: null }, 20)
      return ok({
        ...{ ...listed(ctx, found), parts, postponedReason: reasonOf(needs, ctx, found) },
        pieceList: pieces.map((piece) => ({ ...piece, kept: kept.find(({ pieceId }) => pieceId === piece.id) ?? null })),
        holds: holds.map((hold) => shownHold(needs, ctx, hold)),
        inTheWay: isDue ? [] : (judged?.judgement.kept ?? []),
      })
    })
  })
}

async function piecesOf(tx: Tx, { keepers }: RetentionNeeds, { personId, scope }: StoredDestruction): Promise<PieceToGo[]> {
  const all: PieceToGo[] = []
  for (const keeper of keepers) all.push(...(await keeper.listPieces(tx, personId)))
  return all.filter(({ term }) => scope === 'file' || term === scope)
}

function reasonOf({ keys }: RetentionNeeds, { centreId }: Context, { id, postponedReason, keyVersion }: StoredDestruction): string | null {
  if (postponedReason === null || keyVersion === null) return null
  return openForCentre(keys, centreId, placeOfPostponement(id), { sealed: postponedReason, version: keyVersion }).toString('utf8')
}

export type ShownHold = Omit<RunningHold, 'note' | 'keyVersion'> & { readonly note: string | null }

function shownHold({ keys }: Pick<RetentionNeeds, 'keys'>, { centreId }: Context, { note, keyVersion, ...hold }: RunningHold): ShownHold {
  if (note === null || keyVersion === null) return { ...hold, note: null }
  return { ...hold, note: openForCentre(keys, centreId, placeOfHold(hold.id), { sealed: note, version: keyVersion }).toString('utf8') }
}

export async function listHoldsOfCentre(
  needs: Pick<RetentionNeeds, 'keys'>,
  ctx: Context,
  after: { readonly from: PlainDate; readonly id: string } | null,
): Promise<Result<{ readonly holds: readonly ShownHold[]; readonly hasMore: boolean }, NotPermitted>> {
  return act(ctx, 'retention.read', async (tx, permit) => {
    const found = await withSystemSight(tx, () => listHoldsToday(tx, localDate(ctx.now), { personId: null, after }, proposalsOnPage + 1))
    const shown = found.slice(0, proposalsOnPage)
    permit.record({ actionCode: 'R', eventType: 'retention.listHolds', detail: `selected ${shown.length}` })
    for (const { id, personId } of shown)
      permit.record({ actionCode: 'R', eventType: 'retention.listHolds', objectType: 'hold', objectId: id, subjectId: personId })
    return ok({ holds: shown.map((hold) => shownHold(needs, ctx, hold)), hasMore: found.length > shown.length })
  })
}

export type ShownProof = Awaited<ReturnType<typeof listProofs>>[number]

/** All of them, or those of a file whose number somebody gives: the number itself is nowhere. */
export async function listProofsOfCentre(
  { keys }: Pick<RetentionNeeds, 'keys'>,
  ctx: Context,
  wish: { readonly personId: string | null; readonly before: { readonly at: Instant; readonly id: string } | null },
): Promise<Result<{ readonly proofs: readonly ShownProof[]; readonly hasMore: boolean }, NotPermitted>> {
  return act(ctx, 'retention.read', async (tx, permit) => {
    const mark = wish.personId === null ? null : markOfFile(keys, ctx, wish.personId)
    const found = await listProofs(tx, { mark, before: wish.before }, proposalsOnPage + 1)
    permit.record({ actionCode: 'R', eventType: 'retention.listProof', detail: `selected ${found.length}` })
    return ok({ proofs: found.slice(0, proposalsOnPage), hasMore: found.length > proposalsOnPage })
  })
}

export async function listOwnTerms(
  ctx: Context,
): Promise<Result<readonly (Lengthening & { readonly reason: string; readonly at: Instant })[], NotPermitted>> {
  return act(ctx, 'retention.read', async (tx, permit) => {
    permit.record({ actionCode: 'R', eventType: 'retention.listTerms' })
    return ok(await listLengthenings(tx))
  })
}
