/**
 * Language: the sum of items 41 and 42 of the Van Wiechen scheme around two years (nothing: to an audiological centre; one to three: guidance and again at two
 * and a half years; four: nothing follows), later what an instrument concluded. Doubt around three years: exclude hearing problems, speech therapist, again after
 * four to six months. Source: JGZ guideline language development 2018 (codes 4031, 4041, 4042, 4043), as in `packages/calculators`.
 */
import { isSooner, type PlainDate } from '#platform/time.ts'
import type { Conclusion } from './kinds.ts'
import type { Advice, ReadRound } from './round.ts'

const noRule: Advice = { step: 'decide', because: 'no-rule', before: null, to: null, basis: 'own-choice' }
/** The window of two years, and where that of three begins and ends, in months (language rules of the calculators). */
const TWO = { from: 23, until: 28 }
const THREE = { from: 34, until: 40 }
const HALF_WAY = { months: 30 }
const MOST_AT_TWO = 4
const AGAIN_WITHIN = { months: 6 }

const isIn = ({ from, until }: typeof TWO, heldOn: PlainDate, born: PlainDate): boolean =>
  !isSooner(heldOn, born.add({ months: from })) && isSooner(heldOn, born.add({ months: until }))

/** The sum of two items of two points each, around two years; null: of another age or no such sum. */
export function concludeAtTwo(score: number, heldOn: PlainDate, born: PlainDate): Conclusion | null {
  if (!isIn(TWO, heldOn, born) || !Number.isInteger(score) || score > MOST_AT_TWO) return null
  return score === 0 ? 'insufficient' : score === MOST_AT_TWO ? 'sufficient' : 'doubtful'
}

export function adviseLanguage({ result, heldOn }: ReadRound, born: PlainDate): Advice {
  if (result === 'sufficient') return { step: 'clear', because: 'good', before: null, to: null, basis: 'source' }
  if (result === 'insufficient') return { step: 'refer', because: 'language-none', before: null, to: 'audiology-centre', basis: 'source' }
  if (result !== 'doubtful') return noRule
  if (isIn(TWO, heldOn, born)) return { step: 'repeat', because: 'language-doubt', before: born.add(HALF_WAY), to: null, basis: 'source' }
  return isIn(THREE, heldOn, born)
    ? { step: 'repeat', because: 'language-low', before: heldOn.add(AGAIN_WITHIN), to: 'speech-therapist', basis: 'source' }
    : noRule
}
