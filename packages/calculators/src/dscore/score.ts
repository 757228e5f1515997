/** The D-score of one child at one moment: answers in, D-score, precision and DAZ out. */
import type { AgeReference } from './age-reference.ts'
import { chooseReference } from './choose-reference.ts'
import { dazOf } from './daz.ts'
import { likelihood } from './item-key.ts'
import type { ItemKey } from './item-key.ts'
import { ENGINE_VERSION } from '../core/version.ts'
import type { Versions } from '../core/versions.ts'
import { estimate, multiplyRows } from './posterior.ts'
import type { Estimate } from './posterior.ts'
import { PRIOR_SD, priorMean, writePrior, YOUNGEST_AGE_YEARS } from './prior.ts'
import type { Prior } from './prior.ts'
import { roundToDecimals } from '../core/round.ts'

/** Raised when a rule of the calculation changes, whatever the tables. */
export const DSCORE_RULES = 'dscore-eap-2'

export type Answers = Readonly<Record<string, 0 | 1 | null | undefined>>

export type DscoreQuestion = {
  /** Calendar age in years (days / 365.25). Null only together with a prior of one's own. */
  readonly ageYears: number | null
  /** Item code to 1 (pass) or 0 (fail). Codes without a difficulty in the key are left out of the calculation. */
  readonly items: Answers
  readonly gestationalAgeWeeks?: number | undefined
  readonly population?: string | undefined
  /** Another starting point than the curve of the key, in D-score points. */
  readonly prior?: Prior | undefined
  /**
   * Skips an item whose difficulty minus the estimate so far lies outside; items are then taken in alphabetical order.
   * In the metric that was asked. With every item skipped the D-score is what the prior says, as in the reference program.
   */
  readonly relevance?: readonly [low: number, high: number] | undefined
  /** 'logit': (D - intercept) / slope; DAZ is then not given, as in the reference program. */
  readonly metric?: 'dscore' | 'logit' | undefined
}

export type DscoreAnswer = {
  readonly d: number | null
  readonly sem: number | null
  readonly daz: number | null
  /** Answered items that have a difficulty in the key, also those that a relevance interval skipped (as the reference program counts). */
  readonly itemsUsed: number
  readonly proportionPass: number | null
  readonly itemsSkipped: number
  readonly versions: Versions
}

/** Room for the calculation, made once: a calculation runs to its end before the next one starts. */
const weights = new Float64Array(256)
const rows: Float64Array[] = []

/** Computes a D-score. The input is taken as valid; `dscoreCase` checks input from outside. */
export function computeDscore(key: ItemKey, question: DscoreQuestion): DscoreAnswer {
  const age = question.ageYears === null ? null : roundToDecimals(question.ageYears, 4)
  const prior = priorOf(key, age, question.prior)
  let used = 0
  let passed = 0
  for (const code in question.items) {
    const score = question.items[code]
    if (score !== 0 && score !== 1) continue
    const index = key.indexOf.get(code)
    if (index === undefined) continue
    rows[used] = likelihood(key, index, score === 1)
    used += 1
    passed += score
  }
  const logit = question.metric === 'logit'
  const found =
    prior === null || used === 0
      ? null
      : question.relevance === undefined
        ? estimateAll(key, prior, used)
        : estimateRelevant(key, prior, question.items, question.relevance, logit ? key.slope : 1)
  const reference = age === null ? null : chooseReference(key, age, question.gestationalAgeWeeks, question.population)
  const daz = found === null || age === null || reference === null || logit ? null : dazOf(reference, age, roundToDecimals(found.d, 2))
  return {
    d: found === null ? null : logit ? (found.d - key.intercept) / key.slope : found.d,
    sem: found === null ? null : logit ? found.sem / key.slope : found.sem,
    daz,
    itemsUsed: used,
    proportionPass: used === 0 ? null : roundToDecimals(passed / used, 4),
    itemsSkipped: found?.skipped ?? 0,
    versions: dscoreVersions(key, reference),
  }
}

/** Where a result under this key and reference comes from. Made once per reference. */
export function dscoreVersions(key: ItemKey, reference: AgeReference | null): Versions {
  const name = reference?.name ?? 'none'
  const known = key.versionsBy.get(name)
  if (known !== undefined) return known
  const own = reference === null || reference.tableVersion === key.tableVersion
  const made = {
    engine: ENGINE_VERSION,
    rules: DSCORE_RULES,
    tables: { [name]: own ? key.tableVersion : `${key.tableVersion}, ${reference.tableVersion}` },
  }
  key.versionsBy.set(name, made)
  return made
}

/** The whole posterior on the grid, for a picture: D-score points and their weights (sum 1). Null where there is no D-score. */
export function dscorePosterior(key: ItemKey, question: DscoreQuestion): { readonly d: number[]; readonly weight: number[] } | null {
  const { d } = computeDscore(key, { ...question, metric: 'dscore' })
  if (d === null) return null
  const weight = [...weights.subarray(0, key.gridSize)]
  const total = weight.reduce((sum, one) => sum + one, 0)
  return { d: weight.map((_, point) => key.gridFrom + point), weight: weight.map((one) => one / total) }
}

/** Null below the youngest age, without an age or prior, and where the prior lies so far off the grid that nothing of it is left. */
export function priorOf(key: ItemKey, age: number | null, given: Prior | undefined): Prior | null {
  if (age !== null && age < YOUNGEST_AGE_YEARS) return null
  const mean = given === undefined ? (age === null ? null : priorMean(key, age)) : given.mean
  if (mean === null) return null
  const sd = given?.sd ?? PRIOR_SD
  const off = Math.max(key.gridFrom - mean, mean - (key.gridFrom + key.gridSize - 1))
  return off > 38 * sd ? null : { mean, sd }
}

function estimateAll(key: ItemKey, prior: Prior, count: number): Estimate {
  writePrior(key, prior, weights)
  multiplyRows(weights, key.gridSize, rows, count)
  return estimate(key, weights, prior.mean, 0)
}

/** `unit`: what one step of the interval is in D-score points. The estimate to start from is the mean of the prior as far as it lies on the grid. */
function estimateRelevant(key: ItemKey, prior: Prior, items: Answers, [low, high]: readonly [number, number], unit: number): Estimate {
  writePrior(key, prior, weights)
  let found = estimate(key, weights, prior.mean, 0)
  let skipped = 0
  for (const code of Object.keys(items).toSorted()) {
    const score = items[code]
    const index = key.indexOf.get(code)
    if (index === undefined || (score !== 0 && score !== 1)) continue
    const distance = ((key.difficulties[index] ?? Number.NaN) - found.d) / unit
    if (distance < low || distance > high) {
      skipped += 1
      continue
    }
    multiplyRows(weights, key.gridSize, [likelihood(key, index, score === 1)], 1)
    found = estimate(key, weights, found.d, skipped)
    rescale(key)
  }
  return { ...found, skipped }
}

/** One answer at a time the weights would shrink without end. */
function rescale(key: ItemKey): void {
  let largest = 0
  for (let i = 0; i < key.gridSize; i += 1) largest = Math.max(largest, weights[i] ?? 0)
  for (let i = 0; i < key.gridSize; i += 1) weights[i] = (weights[i] ?? 0) / largest
}
