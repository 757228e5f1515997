import type { Tx } from '#platform/db.server.ts'
import type { PlainDate, PlainTime } from '#platform/time.ts'
import type { DayHours } from '../../rules/review/habit.ts'

const minutes = (time: PlainTime): number => time.hour * 60 + time.minute

/** From the first that opens to the last that closes on a day; null when the centre is closed. */
export async function findDayHours(tx: Tx, day: PlainDate): Promise<DayHours> {
  const closed = await tx.selectFrom('access.closed_day').select('day').where('day', '=', day).executeTakeFirst()
  if (closed !== undefined) return null
  const rows = await tx.selectFrom('access.opening_hours').select(['opens', 'closes']).where('weekday', '=', day.dayOfWeek).execute()
  if (rows.length === 0) return null
  return { opens: Math.min(...rows.map(({ opens }) => minutes(opens))), closes: Math.max(...rows.map(({ closes }) => minutes(closes))) }
}
