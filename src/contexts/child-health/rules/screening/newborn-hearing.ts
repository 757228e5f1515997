/**
 * Hearing of newborns: up to three rounds, each ear passes or not; an ear that passed is not tested again. Twice by OAE, the third time by AABR; then, with
 * one or both ears insufficient, to an audiological centre. Aim: loss of 40 dB or more is treated before six months.
 * Source: RIVM, manual of the newborn hearing screening (web edition of April 2022, "the process in short"); BDS elements 439-447, W0284, W0638. No term
 * between two rounds was found: two weeks is a choice of this product.
 */
import { GOOD } from './kinds.ts'
import type { Advice, EarlierRound, ReadRound, RoundQuestion } from './round.ts'

const AGAIN_WITHIN = { days: 14 }
const LAST_ROUND = 3

type Ears = { readonly right: number | null; readonly left: number | null }

/** The last that is known of each ear: good stays good; what was not good has to be looked at again. */
export function earState(earlier: readonly EarlierRound[]): Ears {
  const hasPassed = (side: 'rightValue' | 'leftValue'): number | null => (earlier.some((one) => one[side] === GOOD) ? GOOD : null)
  return { right: hasPassed('rightValue'), left: hasPassed('leftValue') }
}

export function adviseNewbornHearing({ result, round, heldOn }: ReadRound): Advice {
  const before = heldOn.add(AGAIN_WITHIN)
  if (result === 'sufficient') return { step: 'clear', because: 'good', before: null, to: null, basis: 'source' }
  if (result === 'not-possible') return { step: 'repeat', because: 'ear-failed', before, to: null, basis: 'own-term' }
  if (round >= LAST_ROUND) return { step: 'refer', because: 'ear-third', before: null, to: 'audiology-centre', basis: 'source' }
  return { step: 'repeat', because: 'ear-again', before, to: null, basis: 'own-term' }
}

export function askNewbornHearing({ how, round, method }: ReadRound, earlier: readonly EarlierRound[]): RoundQuestion[] {
  const { right, left } = earState(earlier)
  return [
    ...(right === GOOD && left === GOOD ? (['passed-already'] as const) : []),
    ...(how === 'done' && round < LAST_ROUND && method === 'AABR' ? (['usually-oae'] as const) : []),
    ...(how === 'done' && round === LAST_ROUND && method === 'OAE' ? (['usually-aabr'] as const) : []),
  ]
}
