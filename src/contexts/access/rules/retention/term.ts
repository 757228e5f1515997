/**
 * The day on which something may go (PR-24). Calendar arithmetic: a term of years ends with the day of the same number, or the last day of that month
 * where there is no such day (29 February); the day after it is the first on which it may go. Days are those of the Dutch calendar.
 */
import { Temporal, type PlainDate } from '#platform/time.ts'
import { regimes, type RetentionRegime, type TermVersion } from './regimes.ts'

/** The version that counts on a day; null before the first one. */
export function versionOn(regime: RetentionRegime, day: PlainDate): TermVersion | null {
  const begun = regimes[regime].versions.filter(({ validFrom }) => Temporal.PlainDate.compare(Temporal.PlainDate.from(validFrom), day) <= 0)
  return begun.at(-1) ?? null
}

/** What a centre adds to a term, with its reason. Nothing can be taken off: a term is never shorter than here. */
export type Lengthening = { readonly regime: RetentionRegime; readonly years: number; readonly from: PlainDate }

/** The lengthening that counts on a day: the newest that has begun. */
export function yearsAdded(lengthenings: readonly Lengthening[], regime: RetentionRegime, day: PlainDate): number {
  const begun = lengthenings.filter((one) => one.regime === regime && Temporal.PlainDate.compare(one.from, day) <= 0)
  return Math.max(0, begun.toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from)).at(-1)?.years ?? 0)
}

/** The first day on which it may go; null: it has no end of its own. */
export function mayGoOn({ length }: Pick<TermVersion, 'length'>, start: PlainDate, added = 0): PlainDate | null {
  if (length === 'as-long') return null
  const last = 'years' in length ? start.add({ years: length.years + added }) : start.add({ days: length.days }).add({ years: added })
  return last.add({ days: 1 })
}

/** The last day on which something began whose term of so many years is over today: what began on that day or before may go. */
export function lastStartThatMayGo(years: number, today: PlainDate): PlainDate {
  const day = today.subtract({ days: 1 }).subtract({ years })
  // The day after may be a 29 February, whose term ended with the same 28 February.
  const next = day.add({ days: 1 })
  const nextGoes = mayGoOn({ length: { years } }, next)
  return nextGoes !== null && Temporal.PlainDate.compare(nextGoes, today) <= 0 ? next : day
}

export function laterOf(...days: readonly (PlainDate | null)[]): PlainDate | null {
  return days.reduce(
    (latest, day) => (latest === null || (day !== null && Temporal.PlainDate.compare(day, latest) > 0) ? day : latest),
    null,
  )
}
