/** Why a file is for fewer eyes (PR-11): then a role and a care relation are not enough, somebody else must have cleared the relation. */
import { err, ok, type Result } from '#platform/result.ts'

export const restrictionReasons = ['colleague', 'asked', 'known-person', 'safety'] as const
export type RestrictionReason = (typeof restrictionReasons)[number]

export const longestExplanation = 1_000
const shortestExplanation = 10

export type ExplanationRefusal = { readonly kind: 'no-reason' | 'no-explanation' | 'too-long-explanation' }

export function checkExplanation(text: string): Result<string, ExplanationRefusal> {
  const trimmed = text.trim()
  if (trimmed.length < shortestExplanation) return err({ kind: 'no-explanation' })
  return trimmed.length > longestExplanation ? err({ kind: 'too-long-explanation' }) : ok(trimmed)
}

export function readReason(text: string): RestrictionReason | null {
  return restrictionReasons.find((one) => one === text) ?? null
}
