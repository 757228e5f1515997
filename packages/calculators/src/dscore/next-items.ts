/** Which items tell most about this child now: those that are expected to make the D-score most precise. */
import { likelihood } from './item-key.ts'
import type { ItemKey } from './item-key.ts'
import { dscorePosterior, priorOf } from './score.ts'
import type { DscoreQuestion } from './score.ts'
import { writePrior } from './prior.ts'
import { roundToDecimals } from '../core/round.ts'

export type NextItem = {
  readonly item: string
  readonly difficulty: number
  /** The chance that this child passes, given the answers so far. */
  readonly chanceOfPass: number
  /** The standard error to be expected after this one more answer. */
  readonly expectedSem: number
}

export type NextItemsWish = DscoreQuestion & {
  /** Item codes to choose from; by default every item of the Van Wiechen scheme that the key knows. */
  readonly candidates?: readonly string[] | undefined
  readonly limit?: number | undefined
}

const VAN_WIECHEN_PREFIX = 'ddi'

/**
 * For every candidate not yet answered: the spread of the D-score after a pass and after a fail, each weighted by its chance. The smallest
 * expected spread comes first. This looks at the whole posterior, so it also holds with few answers, where the information at one point misleads.
 */
export function nextItems(key: ItemKey, { candidates, limit = 5, ...question }: NextItemsWish): readonly NextItem[] {
  const weights = currentWeights(key, question)
  if (weights === null) return []
  const pool = candidates ?? key.codes.filter((code) => code.startsWith(VAN_WIECHEN_PREFIX))
  return pool
    .flatMap((item) => {
      const index = key.indexOf.get(item)
      const answered = question.items[item] === 0 || question.items[item] === 1
      return index === undefined || answered ? [] : [judged(key, index, item, weights)]
    })
    .toSorted((a, b) => a.expectedSem - b.expectedSem || (a.item < b.item ? -1 : 1))
    .slice(0, limit)
}

function judged(key: ItemKey, index: number, item: string, weights: readonly number[]): NextItem {
  const pass = likelihood(key, index, true)
  const fail = likelihood(key, index, false)
  const after = [pass, fail].map((row) => {
    let chance = 0
    let first = 0
    let second = 0
    weights.forEach((weight, point) => {
      const share = weight * (row[point] ?? 0)
      chance += share
      first += share * point
      second += share * point * point
    })
    return { chance, variance: chance === 0 ? 0 : Math.max(0, second / chance - (first / chance) ** 2) }
  })
  const expected = after.reduce((sum, { chance, variance }) => sum + chance * variance, 0)
  return { item, difficulty: key.difficulties[index] ?? Number.NaN, chanceOfPass: after[0]?.chance ?? 0, expectedSem: Math.sqrt(expected) }
}

/** The posterior so far, or the prior when nothing is answered yet; sum 1. */
function currentWeights(key: ItemKey, question: DscoreQuestion): readonly number[] | null {
  const posterior = dscorePosterior(key, question)
  if (posterior !== null) return posterior.weight
  const prior = priorOf(key, question.ageYears === null ? null : roundToDecimals(question.ageYears, 4), question.prior)
  if (prior === null) return null
  const weights = new Float64Array(key.gridSize)
  writePrior(key, prior, weights)
  const total = weights.reduce((sum, one) => sum + one, 0)
  return [...weights].map((weight) => weight / total)
}
