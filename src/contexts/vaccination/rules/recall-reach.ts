/** Whom to call about a batch that was given, and how it stands with reaching them. PR-04: who has a say today is who hears it; from 16 that is the young person alone. */
import { nobodyKnown, requiredConsent, type SayFacts } from '../../access/public-say.ts'

export const reachOutcomes = ['reached', 'message-left', 'no-answer', 'letter-sent'] as const
export type ReachOutcome = (typeof reachOutcomes)[number]

/** Null facts: not known who decides, so nobody can be named. */
export function whoToCall(personId: string, facts: SayFacts | null): readonly string[] {
  if (facts === null) return []
  const { youth, others } = requiredConsent(facts)
  return [...others.filter((id) => id !== nobodyKnown), ...(youth ? [personId] : [])]
}

export type ReachCount = { readonly reached: number; readonly tried: number; readonly notYet: number }

/** Of all children by how it stands; together they are everybody. A letter is a try: nobody knows that it was read. */
export function countReached(states: readonly (ReachOutcome | null)[]): ReachCount {
  const reached = states.filter((one) => one === 'reached').length
  const notYet = states.filter((one) => one === null).length
  return { reached, notYet, tried: states.length - reached - notYet }
}
