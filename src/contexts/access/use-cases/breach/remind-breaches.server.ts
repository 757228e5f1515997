/** The clock of breaches: reminders at 24, 48 and 66 hours and when it is late, in the workplace and by a mail that says nothing of what happened. */
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Letter, Mail } from '#platform/mail.server.ts'
import { ok } from '#platform/result.ts'
import { dueReminder } from '../../rules/breach/clock.ts'
import {
  insertReminders,
  listUnmailedReminders,
  listWhoIsReminded,
  lockRunningClocks,
  markReminderMailed,
} from '../../sql/breach/reminders.server.ts'
import { act } from '../act.server.ts'

/** Writes down which reminders are due. Run twice, or by two processes at once, each is given once. */
export async function giveReminders(ctx: Context): Promise<number> {
  const done = await act(ctx, 'breach.remind', async (tx, permit) => {
    const clocks = await lockRunningClocks(tx)
    const due = clocks.flatMap(({ id, awareAt, given }) => {
      const hours = dueReminder(awareAt, ctx.now, given)
      return hours === null ? [] : [{ breachId: id, hours }]
    })
    if (due.length === 0) return ok(0)
    const accountIds = await listWhoIsReminded(tx)
    let given = 0
    for (const { breachId, hours } of due) {
      const number = await insertReminders(tx, ctx.centreId, { breachId, hours, accountIds, at: ctx.now })
      if (number > 0) permit.record({ actionCode: 'E', objectType: 'breach', objectId: breachId, detail: `${hours} h` })
      given += number
    }
    return ok(given)
  })
  if (!done.ok) throw new Error('The system may not remind of a breach')
  return done.value
}

/** Mails whom it did not reach before. Each is written down as soon as it went, so that a crash sends at most one twice. */
export async function mailReminders(
  ctx: Context,
  mail: Mail,
  words: (hours: number) => Promise<Pick<Letter, 'subject' | 'text'>>,
): Promise<void> {
  const waiting = await act(ctx, 'breach.remind', async (tx) => ok(await listUnmailedReminders(tx)))
  if (!waiting.ok) throw new Error('The system may not mail about a breach')
  for (const one of waiting.value) {
    await mail.send({ to: one.email, ...(await words(one.hours)) })
    await inTransaction(ctx.db, { centreId: ctx.centreId, actor: 'system' }, (tx) => markReminderMailed(tx, one, ctx.now))
  }
}
