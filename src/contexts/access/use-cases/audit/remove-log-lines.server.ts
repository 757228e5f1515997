/**
 * The nightly run over lines of the log whose term is over (PR-24, PR-28): each is first proven to be as it was sealed, so that making a line look old does
 * not get it removed. What goes leaves a proof with a seal of its own in its place; the newest line of the chain always stays.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { momentText } from '../../rules/audit-chain.ts'
import { removalsOf, type Leaving } from '../../rules/audit/removal.ts'
import { findChainHead, lockChain, readDatabaseClock, walkInOrder } from '../../sql/audit-seals.server.ts'
import {
  findLastOldPlace,
  listOldLines,
  listRemovalsBeside,
  removeLines,
  type OldLine,
  type StoredRemoval,
} from '../../sql/audit/removals.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { startOf, yearsToday } from '../retention/own-terms.server.ts'
import { beginning, keysOverTime, macOf, macOfRemoval, type KeyAt } from './seal-keys.server.ts'

/** A line, or a proof beside it, is not as it was sealed: nothing after it is removed, and the log is to be proven. */
export type RemovalRefusal = { readonly kind: 'not-as-sealed'; readonly sequence: number }

const linesAtOnce = 1000

/** How many lines went. Run twice, or side by side, it does the same. */
export async function removeLogLines(
  services: Pick<Services, 'keys'>,
  ctx: Context,
): Promise<Result<number, RemovalRefusal | NotPermitted>> {
  const keyAt = keysOverTime(services.keys, ctx.centreId)
  let removed = 0
  let after = 0
  for (;;) {
    const batch: Result<Batch, RemovalRefusal | NotPermitted> = await act(ctx, 'audit.removeByTerm', async (tx, permit) => {
      await lockChain(tx, ctx.centreId)
      await walkInOrder(tx)
      const done = await removeBatch(tx, ctx, keyAt, after)
      if (done.ok) permit.record({ actionCode: 'D', detail: `removed ${done.value.removed}` })
      return done
    })
    if (!batch.ok) return batch
    removed += batch.value.removed
    if (batch.value.last === null) return ok(removed)
    after = batch.value.last
  }
}

type Batch = { readonly removed: number; readonly last: number | null }
const nothing: Batch = { removed: 0, last: null }

async function removeBatch(tx: Tx, ctx: Context, keyAt: KeyAt, after: number): Promise<Result<Batch, RemovalRefusal>> {
  const term = await yearsToday(tx, ctx.now, 'access-log')
  const head = await findChainHead(tx)
  if (term === null || head === null) return ok(nothing)
  const recordedBefore = startOf(term.years, ctx.now)
  const lastOld = await findLastOldPlace(tx, recordedBefore)
  if (lastOld === null) return ok(nothing)
  const range = { recordedBefore, after, until: Math.min(lastOld, head.sequence - 1), limit: linesAtOnce }
  const lines = await listOldLines(tx, range)
  if (lines.length === 0) return ok(nothing)
  const beside = await listRemovalsBeside(
    tx,
    lines.map(({ sequence }) => sequence),
  )
  const proven = proveLines(lines, beside, keyAt, ctx.centreId)
  if (!proven.ok) return proven
  const at = momentText(await readDatabaseClock(tx))
  const removals = removalsOf(proven.value, beside, term, at).map((one) => ({ ...one, mac: macOfRemoval(keyAt(at), ctx.centreId, one) }))
  const removed = await removeLines(tx, removals, { ...term, at })
  return ok({ removed, last: lines.length < linesAtOnce ? null : (lines.at(-1)?.sequence ?? null) })
}

/** Each line fits the seal before it: of the line that stands there, or of the removal whose own seal is right. */
function proveLines(
  lines: readonly OldLine[],
  beside: readonly StoredRemoval[],
  keyAt: KeyAt,
  centreId: string,
): Result<Leaving[], RemovalRefusal> {
  const forged = beside.find((one) => !macOfRemoval(keyAt(one.removedAt), centreId, one).equals(one.mac))
  if (forged !== undefined) return err({ kind: 'not-as-sealed', sequence: forged.first })
  const leaving: Leaving[] = []
  for (const { sequence, mac, sealedAt, before, row } of lines) {
    const previous = before ?? beside.find(({ last }) => last === sequence - 1)?.after ?? (sequence === 1 ? beginning : null)
    if (previous === null || !macOf(keyAt(sealedAt), previous, sequence, sealedAt, row).equals(mac))
      return err({ kind: 'not-as-sealed', sequence })
    leaving.push({ sequence, before: previous, mac, recordedAt: row.recordedAt })
  }
  return ok(leaving)
}
