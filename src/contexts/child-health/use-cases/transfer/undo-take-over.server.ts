/** A record that was taken over is taken out again whole: its rows go, ours that it replaced stand again, and the proof stays with who undid it and why. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../../access/public-files.ts'
import type { NotPermitted } from '../../../access/public.ts'
import { findChild, type Child } from '../../../families/public-child.ts'
import type { Transfer, UndoReason } from '../../rules/transfer/record.ts'
import { checkUndo, type UndoRefusal } from '../../rules/transfer/undo.ts'
import { countBuiltOn, countChanged, listCameIn, takeOutRows } from '../../sql/transfer/came-in.server.ts'
import { listTransfers, lockTransferIn, updateTransferUndone } from '../../sql/transfer/transfers.server.ts'

/** Every table in which a transfer leaves rows, in the order in which they can go. */
export const cameInTables = [
  ...['vaccination.side_effect', 'vaccination.dose', 'vaccination.refrain', 'vaccination.earlier_word', 'vaccination.scheme'],
  ...['child_health.referral', 'child_health.screening', 'child_health.signal', 'child_health.advice', 'child_health.finding'],
  ...['child_health.contact_note', 'child_health.milestone', 'child_health.measurement', 'child_health.own_measurement'],
  ...['child_health.topic', 'child_health.questionnaire', 'child_health.contact', 'child_health.background'],
]

export type UndoView = {
  readonly child: Child
  readonly transfer: Transfer
  /** Null: it can be taken out. */
  readonly refusal: UndoRefusal | null
}
type NotThere = { readonly kind: 'no-transfer' }
const also = ['index', 'ownHealth'] as const

/** What would happen; for the page that asks. */
export async function readUndo(
  ctx: Context,
  personId: Id<'person'>,
  id: Id<'transfer'>,
): Promise<Result<UndoView, NotThere | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', also, actionCode: 'R' } as const
  return actOnFile(ctx, 'health.transfer', of, async (tx): Promise<Result<UndoView, NotThere>> => {
    const child = await findChild(tx, personId)
    const transfer = (await listTransfers(tx, personId)).find((one) => one.id === id && one.direction === 'in' && one.undoneAt === null)
    if (child === null || transfer === undefined) return err({ kind: 'no-transfer' })
    const checked = await judge(tx, ctx, transfer)
    return ok({ child, transfer, refusal: checked.ok ? null : checked.error })
  })
}

export async function undoTakeOver(
  ctx: Context,
  personId: Id<'person'>,
  { id, why }: { readonly id: Id<'transfer'>; readonly why: UndoReason },
): Promise<Result<{ readonly removed: number }, UndoRefusal | NotThere | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', also, actionCode: 'D' } as const
  return actOnFile(ctx, 'health.transfer', of, async (tx, permit): Promise<Result<{ removed: number }, UndoRefusal | NotThere>> => {
    const transfer = await lockTransferIn(tx, personId, id)
    if (transfer === null) return err({ kind: 'no-transfer' })
    const checked = await judge(tx, ctx, transfer)
    if (!checked.ok) return checked
    const removed = await takeOutRows(tx, id, cameInTables)
    await updateTransferUndone(tx, id, { by: ctx.actor.kind === 'staff' ? ctx.actor.accountId : '', at: ctx.now, why })
    const detail = `undone ${why} ${removed} rows`
    permit.record({ actionCode: 'D', eventType: 'health.transfer', objectType: 'transfer', objectId: id, detail })
    return ok({ removed })
  })
}

async function judge(tx: Tx, ctx: Context, transfer: Transfer): Promise<Result<null, UndoRefusal>> {
  const obstacles = { changed: await countChanged(tx, transfer.id, cameInTables), builtOn: await countBuiltOn(tx, transfer.id) }
  return checkUndo(transfer, { remembered: (await listCameIn(tx, transfer.id)).length, obstacles, today: localDate(ctx.now) })
}
