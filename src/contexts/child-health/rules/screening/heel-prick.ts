/**
 * The heel prick: what the organisation hears about it. Rounds are those of BDS W0316: first, repeated first, second, repeated second. An unclear result
 * means a second prick, usually within two weeks; no message is a good result; offered up to six months; after three months the marker of cystic fibrosis
 * tells nothing reliable. Source: RIVM, manual of the heel prick (participation); BDS R037, W0313, W0316, W0317, W0321. To whom an abnormal result leads
 * and how soon a failed prick is done again was not found: the paediatrician and two weeks are choices of this product.
 */
import { isSooner, type PlainDate } from '#platform/time.ts'
import type { Advice, ReadRound, RoundQuestion } from './round.ts'

const AGAIN_WITHIN = { days: 14 }
const IRT_UNTIL = { months: 3 }

/** The round that may go before another: a second prick also comes straight after the first. */
export const heelPrickAfter: Readonly<Record<number, readonly number[]>> = { 1: [], 2: [1], 3: [1, 2], 4: [3] }

/** The round that comes after one that has to be done again. */
export function nextHeelPrick(round: number, result: ReadRound['result']): number {
  if (result === 'doubtful') return round < 3 ? 3 : 4
  return round < 3 ? 2 : 4
}

export function adviseHeelPrick({ result, round, heldOn }: ReadRound): Advice {
  const before = heldOn.add(AGAIN_WITHIN)
  if (result === 'sufficient') return { step: 'clear', because: 'good', before: null, to: null, basis: 'source' }
  // An unclear second prick: no rule was found.
  if (result === 'doubtful' && round > 2) return { step: 'decide', because: 'no-rule', before: null, to: null, basis: 'own-choice' }
  if (result === 'doubtful') return { step: 'repeat', because: 'heel-unclear', before, to: null, basis: 'source' }
  if (result === 'not-possible') return { step: 'repeat', because: 'heel-failed', before, to: null, basis: 'own-term' }
  return { step: 'refer', because: 'heel-abnormal', before: null, to: 'paediatrician', basis: 'own-choice' }
}

export function askHeelPrick({ how, heldOn }: ReadRound, born: PlainDate): RoundQuestion[] {
  return how === 'done' && isSooner(born.add(IRT_UNTIL), heldOn) ? ['irt-late'] : []
}
