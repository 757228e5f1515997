/** One round of a screening: what was typed in its form, what was read of it, and what stands already. */
import type { PlainDate } from '#platform/time.ts'
import type { Receiver } from '../record/whole-record.ts'
import type { How, ScreeningKind, ScreeningResult } from './kinds.ts'

export const roundFields = [
  ...(['on', 'round', 'how', 'cause', 'method', 'right', 'left', 'conclusion', 'instrument', 'score', 'words'] as const),
  // What follows, once it was computed; and that somebody looked at the questions.
  ...(['next', 'before', 'sure'] as const),
] as const
export type RoundField = (typeof roundFields)[number]
export type RoundTyped = Readonly<Partial<Record<RoundField, string>>>

/** As far as it says something about the next one. */
export type EarlierRound = {
  readonly kind: ScreeningKind
  readonly round: number
  readonly heldOn: PlainDate
  readonly result: ScreeningResult
  readonly rightValue: number | null
  readonly leftValue: number | null
  readonly repeatBefore: PlainDate | null
}

export type ReadRound = {
  readonly kind: ScreeningKind
  readonly round: number
  readonly heldOn: PlainDate
  readonly how: How
  readonly result: ScreeningResult
  readonly rightValue: number | null
  readonly leftValue: number | null
  readonly method: string | null
  readonly instrument: string | null
  readonly score: number | null
  readonly cause: string | null
  readonly words: string
}

/** What somebody must mend before a round can be kept. */
export type RoundFaultCode =
  | 'not-a-date'
  | 'no-such-date'
  | 'in-future'
  | 'before-birth'
  | 'birth-date-needed'
  | 'choose'
  | 'measure-both'
  | 'not-a-number'
  | 'not-on-chart'
  | 'too-large'
  | 'too-small'
  | 'not-a-step'
  | 'score-out-of-range'
  | 'no-such-round'
  | 'round-without-earlier'
  | 'before-earlier-round'
  | 'same-round'
  | 'round-there-already'
  | 'too-long'
  | 'why-otherwise'
  | 'term-needed'
  | 'term-in-past'
  | 'term-too-far'
/** `meant`: the limit that was passed, or the nearest that can be, as a number of the unit that was typed. */
export type RoundFault = { readonly field: RoundField; readonly code: RoundFaultCode; readonly meant?: readonly number[] }

/** What is unusual: kept once somebody said that it is right. */
export type RoundQuestion =
  | 'too-young'
  | 'too-old'
  | 'passed-already'
  | 'usually-oae'
  | 'usually-aabr'
  /** The centre has limits by which the result is another. */
  | 'beside-limits'
  /** The marker of cystic fibrosis tells nothing reliable any more (RIVM, manual of the heel prick). */
  | 'irt-late'

export type Step = 'clear' | 'repeat' | 'refer'
export const steps = ['clear', 'repeat', 'refer'] as const

/** Why the rule says so. */
export type Because =
  | 'good'
  | 'no-thanks'
  | 'heel-unclear'
  | 'heel-abnormal'
  | 'heel-failed'
  | 'ear-again'
  | 'ear-third'
  | 'ear-failed'
  | 'reflex-failed'
  | 'eye-not-good'
  | 'acuity-doubt'
  | 'acuity-doubt-again'
  | 'acuity-low'
  | 'acuity-failed'
  | 'language-none'
  | 'language-doubt'
  | 'language-low'
  | 'no-rule'

/** What a result means. `decide`: no rule was found, the professional says what follows. */
export type Advice = {
  readonly step: Step | 'decide'
  readonly because: Because
  /** A repeat is expected before this day. */
  readonly before: PlainDate | null
  readonly to: Receiver | null
  /** Named in a source; the step in a source and its term ours; or a choice of this product where no source was found. */
  readonly basis: 'source' | 'own-term' | 'own-choice'
}

/** Which edition of these rules: goes along with each round that was judged by them. */
export const rulesVersion = 'screening/1'
