/**
 * What a vaccine of a session is for a child that stands on its list, as far as the family is told: is anything asked of it? Computed for the day of the
 * session, in the order in which the team looks at it (`readinessOf` of vaccination). What is not given that day is not asked about.
 */
import type { OwnWord } from './own-word.ts'

export type AtSession = 'asked' | 'had-already' | 'not-needed' | 'held-back'

/** `status`: what the programme says of the vaccine on that day; null: it is not of this child's programme. */
export function atSession(status: string | null, isHeldBack: boolean): AtSession {
  if (status === 'complete') return 'had-already'
  if (status === null || status === 'notEligible' || status === 'tooLate') return 'not-needed'
  return isHeldBack ? 'held-back' : 'asked'
}

/** Does it wait for the reader? Somebody who said something, and somebody without a say, is not asked. */
export const waitsForMe = (one: { readonly at: AtSession; readonly word: OwnWord }): boolean =>
  one.at === 'asked' && one.word.kind === 'open'
