/**
 * May a child be discussed by name with everybody at the table? PR-16: with an attendee who lacks a ground only without names, BSN, birth date, address
 * and school. PR-15: a consent reaches the people that it names and nobody else.
 * Source: privacy rules, section 5, "Case conference / ZAT".
 */
import type { Ground } from '../privacy/sharing.ts'

/** What is left out of an anonymous conference. */
export const leftOutAnonymously = ['names', 'bsn', 'birthDate', 'address', 'school'] as const

export type Attendee = {
  readonly recipient: string
  /** On which ground this person may hear who it is about, besides consent; null: none. */
  readonly ground: Exclude<Ground, 'consent'> | null
}

export type Conference = {
  readonly attendees: readonly Attendee[]
  /** Whom a complete consent names; empty without one. */
  readonly consentNames: readonly string[]
}

export type ConferenceMode =
  | { readonly mode: 'by-name' }
  | { readonly mode: 'anonymous'; readonly withoutGround: readonly string[]; readonly leaveOut: typeof leftOutAnonymously }

export function conferenceMode({ attendees, consentNames }: Conference): ConferenceMode {
  const withoutGround = attendees
    .filter(({ recipient, ground }) => ground === null && !consentNames.includes(recipient))
    .map(({ recipient }) => recipient)
  return withoutGround.length === 0 ? { mode: 'by-name' } : { mode: 'anonymous', withoutGround, leaveOut: leftOutAnonymously }
}
