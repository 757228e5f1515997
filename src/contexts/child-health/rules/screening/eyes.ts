/**
 * Eyes and vision. The red reflex is seen at one and at three months; what did not succeed at one month is done again before two months. Inspection and
 * history from six months on; insufficient is referred. Acuity from 36 months on indication (insufficient: refer at once), for all at 42-48 and 54-66 months
 * (doubt: again within three months; LEA where the E chart does not succeed).
 * Source: JGZ guideline eye disorders 2019, chapter 3 and appendix 1e; BDS R038, W0336, W0682, W0683. The limits of acuity per age stand in a table that was
 * not readable: a centre fills them in (`acuity-limits.ts`), and without them the professional says whether a line is enough. A second doubt is referred: a choice of this product.
 */
import { isSooner, type PlainDate } from '#platform/time.ts'
import type { Advice, ReadRound } from './round.ts'

const REFLEX_AGAIN_BEFORE = { months: 2 }
const AGAIN_WITHIN = { months: 3 }

const clear: Advice = { step: 'clear', because: 'good', before: null, to: null, basis: 'source' }

export function adviseEye({ result, heldOn }: ReadRound, born: PlainDate): Advice {
  if (result === 'sufficient') return clear
  if (result === 'insufficient') return { step: 'refer', because: 'eye-not-good', before: null, to: 'eye-doctor', basis: 'source' }
  const twoMonths = born.add(REFLEX_AGAIN_BEFORE)
  if (isSooner(heldOn, twoMonths)) return { step: 'repeat', because: 'reflex-failed', before: twoMonths, to: null, basis: 'source' }
  return { step: 'decide', because: 'no-rule', before: null, to: null, basis: 'own-choice' }
}

export function adviseAcuity({ result, round, heldOn }: ReadRound): Advice {
  const before = heldOn.add(AGAIN_WITHIN)
  switch (result) {
    case 'sufficient':
      return clear
    case 'insufficient':
      return { step: 'refer', because: 'acuity-low', before: null, to: 'orthoptist', basis: 'source' }
    case 'not-possible':
      return { step: 'repeat', because: 'acuity-failed', before, to: null, basis: 'own-choice' }
    case 'doubtful':
    case 'refused':
      return round > 1
        ? { step: 'refer', because: 'acuity-doubt-again', before: null, to: 'orthoptist', basis: 'own-choice' }
        : { step: 'repeat', because: 'acuity-doubt', before, to: null, basis: 'source' }
  }
}
