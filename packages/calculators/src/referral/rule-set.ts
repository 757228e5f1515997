/**
 * The form in which referral rules are kept: as data, with a version, because guidelines are revised.
 * A rule holds when all its conditions hold; a condition on a number that is not known does not hold.
 */
export type Comparison = '<' | '<=' | '>' | '>=' | '='
export type Condition<Slot extends string> =
  | readonly [slot: Slot, comparison: Comparison, limit: number | Slot]
  | readonly [slot: Slot, state: 'known' | 'unknown']

export type Mode = 'compatible' | 'guideline'
export const MODES = ['compatible', 'guideline'] as const

export type Rule<Slot extends string> = {
  /** The message code that the Dutch screening service (JAMES) uses for this outcome. */
  readonly code: string
  /** Advice to refer the child; the other codes ask for something or need no action. */
  readonly refer?: true
  /** Nothing can be judged once this holds: data are missing or the child is outside the age range. */
  readonly stops?: true
  /** Where a rule holds in one mode only. */
  readonly mode?: Mode
  readonly when: readonly Condition<Slot>[]
}

export type Section<Slot extends string> = { readonly name: string; readonly rules: readonly Rule<Slot>[] }

export type RuleSet<Slot extends string> = {
  readonly version: string
  /** The day from which this version describes practice. */
  readonly validFrom: string
  readonly guideline: string
  readonly slots: readonly Slot[]
  /** Slots whose distance to a limit says how close a child is: scores, indices, centimetres. */
  readonly measured: readonly Slot[]
  /** What to enter when a slot is not known. */
  readonly fields: Partial<Readonly<Record<Slot, string>>>
  /** The code when no rule holds. */
  readonly otherwise: string
  /** In the order in which they are tried. */
  readonly sections: readonly Section<Slot>[]
}
