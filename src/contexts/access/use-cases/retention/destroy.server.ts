/**
 * Destroying, the one way there is: after the term and on request (PR-21). What goes is gone from every table in one transaction; a line of the log names
 * it by its number alone, from which the list for restoring follows; and a proof stays.
 */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { lastingPseudonym, type Keys } from '#platform/keys.server.ts'
import { localDate } from '#platform/time.ts'
import { deleteDestructions, insertConfirmed } from '../../sql/retention/destructions.server.ts'
import { deleteKept, deleteSharedPieces, deleteSubjects, insertProof, type Proof } from '../../sql/retention/proofs.server.ts'
import type { Permit } from '../act.server.ts'
import { actorIdOf } from '../case-file/actor-id.ts'
import { findSame } from './judge.server.ts'
import type { KeepsFiles, PieceToGo } from './keeps-files.ts'

export type Decided = {
  readonly ground: 'term' | 'request'
  readonly requestId: Id<'personRequest'> | null
  /** The terms that were over, such as `wgbo/2`. */
  readonly terms: readonly string[]
  readonly agreedBy: string | null
  readonly scope: Proof['scope']
  /** Pieces that stay, for another or for good care. */
  readonly kept: number
}

type Needs = { readonly keys: Keys; readonly keepers: readonly KeepsFiles[] }

/** The number of a file, as the proof knows it: whoever has the number finds the proof, and nobody finds the number. */
export function markOfFile(keys: Keys, { centreId }: Pick<Context, 'centreId'>, personId: string): Buffer {
  return lastingPseudonym(keys, 'destroyed-file', `${centreId} ${personId}`)
}

/** Everything of a person. A confirmed row of `destruction` is there: the database asks for it too. */
export async function destroyFile(
  tx: Tx,
  ctx: Context,
  { keys, keepers }: Needs,
  permit: Pick<Permit, 'record'>,
  personId: Id<'person'>,
  decided: Decided & {
    readonly pieces: number
    readonly destructionId: Id<'destruction'>
    /** The own account still opens the answer (`rules/case-file/whole-erasure.ts`). */
    readonly keepsAccount?: boolean
  },
): Promise<void> {
  const { same } = await withSystemSight(tx, async () => {
    const found = await findSame(tx, keepers, [personId])
    const ids = [personId, ...found.map(({ id }) => id)]
    for (const { id } of found) {
      const row = {
        id: newId<'destruction'>(ctx.now.epochMilliseconds),
        personId: id,
        scope: 'file',
        requestId: decided.destructionId,
      } as const
      await insertConfirmed(tx, ctx.centreId, { ...row, by: actorIdOf(ctx), on: localDate(ctx.now), at: ctx.now })
    }
    for (const keeper of keepers) await keeper.destroyPersons(tx, ids)
    await deleteSubjects(tx, ids, decided.keepsAccount)
    await insertProof(tx, ctx.centreId, proofOf(ctx, keys, personId, decided, decided.pieces))
    return { same: found }
  })
  for (const id of [personId, ...same.map((one) => one.id)])
    permit.record({
      ...{ actionCode: 'D', eventType: 'retention.destroy', objectType: 'file', objectId: id, subjectId: id },
      ...{ basis: decided.ground, detail: decided.terms.join(' ') },
    })
}

/** Some pieces of a file. `destructionId`: the proposal that was confirmed; null when a request asked for it. */
export async function destroyPieces(
  tx: Tx,
  ctx: Context,
  { keys, keepers }: Needs,
  permit: Pick<Permit, 'record'>,
  personId: Id<'person'>,
  pieces: readonly Pick<PieceToGo, 'id'>[],
  decided: Decided & { readonly destructionId: Id<'destruction'> | null },
): Promise<void> {
  if (pieces.length === 0) return
  const ids = pieces.map(({ id }) => id)
  const [by, on] = [actorIdOf(ctx), localDate(ctx.now)]
  await withSystemSight(tx, async () => {
    const id = decided.destructionId ?? newId<'destruction'>(ctx.now.epochMilliseconds)
    if (decided.destructionId === null)
      await insertConfirmed(tx, ctx.centreId, { id, personId, scope: 'pieces', requestId: decided.requestId ?? id, by, on, at: ctx.now })
    for (const keeper of keepers)
      await keeper.destroyPieces(tx, ids, { personId, ground: decided.ground, requestId: decided.requestId, on, by })
    await deleteSharedPieces(tx, personId, ids)
    await deleteKept(tx, ids)
    await deleteDestructions(tx, [id])
    await insertProof(tx, ctx.centreId, proofOf(ctx, keys, personId, decided, ids.length))
  })
  for (const id of ids)
    permit.record({
      ...{ actionCode: 'D', eventType: 'piece.erase', objectType: 'piece', objectId: id, subjectId: personId },
      ...{ basis: decided.ground, ...(decided.requestId === null ? {} : { basisId: decided.requestId }) },
    })
}

function proofOf(ctx: Context, keys: Keys, personId: string, { ground, terms, agreedBy, scope, kept }: Decided, pieces: number): Proof {
  return {
    ...{ id: newId(ctx.now.epochMilliseconds), fileMark: markOfFile(keys, ctx, personId), scope, ground, terms, pieces, kept },
    ...{ agreedBy, decidedBy: actorIdOf(ctx), destroyedOn: localDate(ctx.now), destroyedAt: ctx.now },
  }
}
