/**
 * PR-07: authority (gezag) on a date. Rights follow authority only; what somebody is to the child (parent, step-parent, foster parent) is
 * other data and gives none.
 * Source: privacy rules, section 4 (BW 1:244, 251, 251a, 252 of 28-11-2015; joint authority by recognition from 1-1-2023).
 */
import { Temporal, type PlainDate } from '#platform/time.ts'

/** Who recognises from this day on has authority together with the mother, without entry in the register. */
export const jointByRecognitionFrom = Temporal.PlainDate.from('2023-01-01')

/** When recognition from 2023 on gives no joint authority all the same. */
export const recognitionExceptions = [
  'guardian',
  'incapable-parent',
  'no-authority-in-place',
  'earlier-authority',
  'parents-declined',
  'replacement-consent',
] as const
export type RecognitionException = (typeof recognitionExceptions)[number]

export type ParentsRelation =
  | { readonly kind: 'married' }
  | { readonly kind: 'divorced-no-ruling' }
  | { readonly kind: 'divorced-sole-by-judge' }
  | {
      readonly kind: 'unmarried-recognised'
      /** Null: not known, so that only the register can show joint authority. */
      readonly recognisedOn: PlainDate | null
      /** The day of the entry in the authority register; true: entered, on a day that is not known. */
      readonly registerEntry: PlainDate | true | null
      readonly exception: RecognitionException | null
    }

/** Joint: both parents. Sole: the parents have it not together; the other parent has no say, and keeps a right to important facts (PR-09). */
export type Authority = 'sole' | 'joint'

export function authorityOn(relation: ParentsRelation, on: PlainDate): Authority {
  switch (relation.kind) {
    case 'married':
      return 'joint'
    // BW 1:251(2): a divorce changes nothing, unless a judge decides so.
    case 'divorced-no-ruling':
      return 'joint'
    case 'divorced-sole-by-judge':
      return 'sole'
    case 'unmarried-recognised': {
      const { recognisedOn, registerEntry, exception } = relation
      const holds = (since: PlainDate): boolean => Temporal.PlainDate.compare(since, on) <= 0
      // Before the recognition there is no second parent in law, whatever is written elsewhere.
      if (recognisedOn !== null && !holds(recognisedOn)) return 'sole'
      if (registerEntry === true || (registerEntry !== null && holds(registerEntry))) return 'joint'
      const byRecognition = recognisedOn !== null && Temporal.PlainDate.compare(recognisedOn, jointByRecognitionFrom) >= 0
      return byRecognition && exception === null ? 'joint' : 'sole'
    }
  }
}
