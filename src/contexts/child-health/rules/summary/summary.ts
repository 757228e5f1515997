/**
 * A summary of the health record for somebody else: which parts, and what of the record is in each. PR-17: of other people nothing; signals, referrals,
 * what the family told and words of other parts do not go along. Of measurements the last few, of the talks the conclusion of the last contact.
 */
import type { Contact, Measurement } from '../record/record.ts'

export const summaryParts = ['growth', 'jabs', 'conclusion'] as const
export type SummaryPart = (typeof summaryParts)[number]

/** So many of each measure, the newest first. */
export const lastMeasured = 3

export function lastOfEach(measurements: readonly Measurement[]): readonly Measurement[] {
  const newest = measurements.toSorted((a, b) => b.measuredOn.since(a.measuredOn).sign)
  const by = Map.groupBy(newest, ({ measure }) => measure)
  return [...by.values()].flatMap((mine) => mine.slice(0, lastMeasured))
}

/** Null: none took place. */
export function lastHeld(contacts: readonly Contact[]): Contact | null {
  const held = contacts.filter(({ status, heldOn }) => status === 'realised' && heldOn !== null)
  return held.toSorted((a, b) => ((a.heldOn?.toString() ?? '') < (b.heldOn?.toString() ?? '') ? 1 : -1))[0] ?? null
}
