/**
 * Why somebody of the family sees a file today, what of it, until when, and what the next birthday changes. Said from the standings and not decided anew.
 * Source: privacy rules PR-04 (birthdays flip exactly), PR-09 and PR-23 (whose file), section 6 (12 and 16).
 */
import { localDate, Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import { decide, type LiveStanding } from './decide.ts'
import { fieldGroups, type FieldGroup, type FileState } from './policy.ts'
import { reachesAge } from '#platform/age.ts'

export type OwnStanding = { readonly relation: 'self' | 'authority'; readonly until: Instant | null }

export type WhySeen =
  | { readonly kind: 'self' }
  /** `ends`: the sixteenth birthday, the eighteenth (of who cannot judge own interests), or that the authority itself ends then. */
  | { readonly kind: 'authority'; readonly until: PlainDate | null; readonly ends: 'sixteen' | 'eighteen' | 'authority' | 'never' }

export function whySeen({ relation, until }: OwnStanding, birthDate: PlainDate): WhySeen {
  if (relation === 'self') return { kind: 'self' }
  if (until === null) return { kind: 'authority', until: null, ends: 'never' }
  const day = localDate(until)
  const ends = day.equals(reachesAge(birthDate, 16)) ? 'sixteen' : day.equals(reachesAge(birthDate, 18)) ? 'eighteen' : 'authority'
  return { kind: 'authority', until: day, ends }
}

/** The next birthday that changes who sees the file: at 12 the young person too, at 16 the young person alone. */
export function nextBirthday(birthDate: PlainDate, today: PlainDate): { readonly age: 12 | 16; readonly on: PlainDate } | null {
  for (const age of [12, 16] as const) {
    const on = reachesAge(birthDate, age)
    if (Temporal.PlainDate.compare(today, on) < 0) return { age, on }
  }
  return null
}

/** What of the file the family may read by this standing. */
export function groupsSeen({ relation }: OwnStanding, state: FileState): FieldGroup[] {
  const standing: LiveStanding = { relation, purpose: 'own', sourceId: '' }
  return fieldGroups.filter(
    (fields) => decide({ kind: 'resident', roles: ['family'] }, state, [standing], { verb: 'read', fields }).allowed,
  )
}
