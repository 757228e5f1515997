/**
 * Silence of the other parent, where a centre reads it as a yes (ADR 33). Consent may be presumed for acts that are not far-reaching (Jeugdwet 7.3.16;
 * privacy rules, section 3), against PR-08 as the rule: silence is no consent. So only by a setting of the centre, only below 12 or for who cannot judge it,
 * only on the day on which a parent came along and said yes here, and never over any word of another.
 */
import { Temporal, type Instant, type PlainDate } from '#platform/time.ts'

export const consentSettings = ['explicit', 'came-along'] as const
export type ConsentSetting = (typeof consentSettings)[number]

export type KeptSetting = {
  readonly kind: ConsentSetting
  /** The first day on which it holds. */
  readonly fromDay: PlainDate
  readonly setBy: string
  readonly setAt: Instant
}

/** What holds on a day: of those that begin on it or before, the last that was set. Explicit where nothing was. */
export function settingOn(history: readonly KeptSetting[], day: PlainDate): ConsentSetting {
  const begun = history.filter(({ fromDay }) => Temporal.PlainDate.compare(fromDay, day) <= 0)
  const ordered = begun.toSorted((a, b) => Temporal.PlainDate.compare(a.fromDay, b.fromDay) || Temporal.Instant.compare(a.setAt, b.setAt))
  return ordered.at(-1)?.kind ?? 'explicit'
}
