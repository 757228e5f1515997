/**
 * When questions stand together in the inbox. Not at the first that is alike, and not for a class that asks from one address: only
 * where more comes in than people ask. What is acute, or has words of danger, never stands behind another.
 */

/** Nearly equal texts within this time are one flood from the fourth on. */
export const textMinutes = 60
export const freeOfText = 3
/** Questions from one source are one stream from the thirteenth within a quarter of an hour (`slow-down.ts`) on. */
export const freeOfSource = 12
/** A stream that rests so long is over: its mark is forgotten. */
export const sourceMinutes = 30

export type Seen = {
  /** How many came before this one. */
  readonly ofText: number
  readonly ofSource: number
  /** Kinds of danger words in it (PR-36). */
  readonly urgencyReasons: readonly string[]
}

export function standsTogether({ ofText, ofSource, urgencyReasons }: Seen): { readonly byText: boolean; readonly bySource: boolean } {
  const safe = urgencyReasons.length === 0
  return { byText: safe && ofText >= freeOfText, bySource: safe && ofSource >= freeOfSource }
}
