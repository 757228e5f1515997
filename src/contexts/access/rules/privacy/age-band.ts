/**
 * The three lines at which a say passes to the young person: 12, 16 and 18 (privacy rules, section 3 and PR-04: exact birthdays).
 * Source: Jeugdwet 7.3.4, 7.3.5, 7.3.15; BW 7:447, 450, 465; Wmo 2015 5.3.2 (texts of 28-11-2015).
 */
import { hasReached } from '#platform/age.ts'
import type { PlainDate } from '#platform/time.ts'

export type AgeBand = 'under-12' | '12-15' | '16-17' | 'adult'

export function ageBandOn(birthDate: PlainDate, on: PlainDate): AgeBand {
  if (hasReached(birthDate, 18, on)) return 'adult'
  if (hasReached(birthDate, 16, on)) return '16-17'
  return hasReached(birthDate, 12, on) ? '12-15' : 'under-12'
}
