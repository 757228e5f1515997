/** Keeps the schedule of one child true: adds what is missing from the moments, moves what nobody touched, and takes out what no longer holds. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId } from '#platform/id.ts'
import { localDate } from '#platform/time.ts'
import type { Child } from '../../../families/public-child.ts'
import type { Background, Contact } from '../../rules/record/record.ts'
import { scheduleChanges } from '../../rules/schedule/keep.ts'
import { planSchedule } from '../../rules/schedule/windows.ts'
import { listContacts } from '../../sql/record/contacts.server.ts'
import { insertPlanned, moveWindow, removeUntouched } from '../../sql/schedule/contacts.server.ts'
import { momentsOf } from './offered.server.ts'

/**
 * All contacts of the child afterwards, in the order in which they are due. Within a deed that may write in the file. The background is taken along
 * for organisations whose moments would go by it; the national ones do not correct for being born early.
 */
export async function keepSchedule(tx: Tx, ctx: Context, child: Child, _background: Background): Promise<readonly Contact[]> {
  const today = localDate(ctx.now)
  const there = await listContacts(tx, child.id)
  const planned = planSchedule((await momentsOf(tx, child.id, today)).offered, child, today)
  const { add, move, remove } = scheduleChanges(planned, there, today)
  if (add.length === 0 && move.length === 0 && remove.length === 0) return there
  const createdBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
  await insertPlanned(
    tx,
    ctx.centreId,
    add.map((one) => ({ ...one, id: newId<'contact'>(ctx.now.epochMilliseconds), personId: child.id, createdBy })),
    ctx.now,
  )
  for (const { id, ...window } of move) await moveWindow(tx, id, window)
  await removeUntouched(tx, remove)
  return listContacts(tx, child.id)
}
