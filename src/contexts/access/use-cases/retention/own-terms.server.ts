/** The terms of what the centre keeps to answer for itself, as they are today for this centre (PR-24). */
import type { Tx } from '#platform/db.server.ts'
import { localDate, momentOf, Temporal, type Instant } from '#platform/time.ts'
import type { OwnRecordTerm } from '../../rules/retention/regimes.ts'
import { lastStartThatMayGo, versionOn, yearsAdded } from '../../rules/retention/term.ts'
import { listLengthenings } from '../../sql/retention/file-facts.server.ts'

const midnight = Temporal.PlainTime.from('00:00')

/** What began before this moment has had its time; null: there is no term today that ends by itself. */
export async function termOverBefore(tx: Tx, now: Instant, regime: OwnRecordTerm): Promise<Instant | null> {
  const years = await yearsToday(tx, now, regime)
  return years === null ? null : startOf(years.years, now)
}

export type YearsToday = { readonly version: number; readonly years: number }

/** The years of the table of terms and what the centre adds to them. */
export async function yearsToday(tx: Tx, now: Instant, regime: OwnRecordTerm): Promise<YearsToday | null> {
  const today = localDate(now)
  const version = versionOn(regime, today)
  if (version === null || version.end !== 'destroy' || version.length === 'as-long' || !('years' in version.length)) return null
  return { version: version.version, years: version.length.years + yearsAdded(await listLengthenings(tx), regime, today) }
}

export const startOf = (years: number, now: Instant): Instant =>
  momentOf(lastStartThatMayGo(years, localDate(now)).add({ days: 1 }), midnight)
