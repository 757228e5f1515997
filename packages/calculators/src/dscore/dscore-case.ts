/** The calculator `d-score` as the formats page lays it down: one case in, one result out, each fault named. */
import { chooseReference } from './choose-reference.ts'
import { dazOf, dscoreAtZ } from './daz.ts'
import { itemAge } from './item-age.ts'
import { KEY_NAMES } from './item-key.ts'
import type { ItemKey, KeyName } from './item-key.ts'
import { answer, refuse } from '../core/outcome.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Versions } from '../core/versions.ts'
import type { Prior } from './prior.ts'
import { AGE_FIELDS, readAgeYears } from '../core/read-age.ts'
import { isAbsent, isFiniteNumber, isRecord, missing, notANumber, unknownField } from '../core/read-case.ts'
import type { CaseFields } from '../core/read-case.ts'
import { roundToDecimals } from '../core/round.ts'
import { computeDscore, dscoreVersions } from './score.ts'
import type { Answers } from './score.ts'

export type DscoreKeys = Readonly<Record<KeyName, ItemKey>>

type ScoreResult = {
  readonly id: unknown
  readonly d: number | null
  readonly sem: number | null
  readonly daz: number | null
  readonly itemsUsed: number
  readonly proportionPass: number | null
  readonly versions: Versions
}
type DazResult = { readonly id: unknown; readonly daz: number | null; readonly versions: Versions }
type ValueResult = { readonly id: unknown; readonly value: number | null; readonly versions: Versions }
type ItemAgeResult = { readonly id: unknown; readonly d: number | null; readonly ageYears: number | null; readonly versions: Versions }
export type DscoreResult = ScoreResult | DazResult | ValueResult | ItemAgeResult

const COMMON = ['id', 'key', 'population']
const SCORE_FIELDS = new Set([...COMMON, ...AGE_FIELDS, 'gestationalAgeWeeks', 'items', 'prior', 'relevance', 'metric'])
const DAZ_FIELDS = new Set([...COMMON, ...AGE_FIELDS, 'gestationalAgeWeeks', 'd', 'z'])
const ITEM_FIELDS = new Set([...COMMON, 'item', 'percent'])
const ALL_FIELDS = new Set([...SCORE_FIELDS, ...DAZ_FIELDS, ...ITEM_FIELDS])
/** Above this the number can only be days. */
const LAST_PLAUSIBLE_WEEK = 60

/** Computes one case. Three forms: answers to items; a D-score or z-score at an age; the age that belongs to an item. */
export function dscoreCase(keys: DscoreKeys, input: unknown): Outcome<DscoreResult> {
  if (!isRecord(input)) return refuse('not-an-object', 'a case must be an object')
  const key = readKey(keys, input)
  if (!key.ok) return key
  const population = readPopulation(key.value, input)
  if (!population.ok) return population
  if (!isAbsent(input['item'])) return itemCase(key.value, population.value, input)
  if (!isAbsent(input['d']) || !isAbsent(input['z'])) return dazCase(key.value, population.value, input)
  return scoreCase(key.value, population.value, input)
}

function scoreCase(key: ItemKey, population: string | undefined, input: CaseFields): Outcome<ScoreResult> {
  const unknown = unknownField(input, SCORE_FIELDS, ALL_FIELDS)
  if (unknown !== null) return unknown
  const age = readAgeYears(input)
  if (!age.ok) return age
  const gestation = readGestation(input)
  if (!gestation.ok) return gestation
  const items = readItems(input['items'])
  if (!items.ok) return items
  const prior = readPrior(input['prior'])
  if (!prior.ok) return prior
  const relevance = readRelevance(input['relevance'])
  if (!relevance.ok) return relevance
  const metric = input['metric']
  if (!isAbsent(metric) && metric !== 'dscore' && metric !== 'logit') return refuse('unknown-value', "'metric' must be dscore or logit")
  const result = computeDscore(key, {
    ageYears: age.value,
    items: items.value,
    gestationalAgeWeeks: gestation.value,
    population,
    prior: prior.value,
    relevance: relevance.value,
    metric: metric === 'logit' ? 'logit' : 'dscore',
  })
  const { d, sem, daz, itemsUsed, proportionPass, versions } = result
  return answer({ id: input['id'] ?? null, d, sem, daz, itemsUsed, proportionPass, versions })
}

function dazCase(key: ItemKey, population: string | undefined, input: CaseFields): Outcome<DazResult | ValueResult> {
  const unknown = unknownField(input, DAZ_FIELDS, ALL_FIELDS)
  if (unknown !== null) return unknown
  const age = readAgeYears(input)
  if (!age.ok) return age
  if (age.value === null) return missing('ageYears')
  const gestation = readGestation(input)
  if (!gestation.ok) return gestation
  const { d, z } = input
  if (!isAbsent(d) && !isAbsent(z)) return refuse('contradiction', "give 'd' or 'z', not both")
  const ageYears = roundToDecimals(age.value, 4)
  const reference = chooseReference(key, ageYears, gestation.value, population)
  const versions = dscoreVersions(key, reference)
  const id = input['id'] ?? null
  if (isAbsent(d)) {
    if (!isFiniteNumber(z)) return notANumber('z')
    return answer({ id, value: reference === null ? null : dscoreAtZ(reference, ageYears, z), versions })
  }
  if (!isFiniteNumber(d)) return notANumber('d')
  return answer({ id, daz: reference === null ? null : dazOf(reference, ageYears, d), versions })
}

function itemCase(key: ItemKey, population: string | undefined, input: CaseFields): Outcome<ItemAgeResult> {
  const unknown = unknownField(input, ITEM_FIELDS, ALL_FIELDS)
  if (unknown !== null) return unknown
  const { item, percent } = input
  if (typeof item !== 'string') return refuse('wrong-type', "'item' must be an item code")
  if (isAbsent(percent)) return missing('percent')
  if (!isFiniteNumber(percent)) return notANumber('percent')
  if (!(percent > 0 && percent < 100)) return refuse('out-of-range', "'percent' must lie between 0 and 100")
  const { d, ageYears } = itemAge(key, item, percent, population)
  const reference = key.references.get(population ?? key.basePopulation) ?? null
  return answer({ id: input['id'] ?? null, d, ageYears, versions: dscoreVersions(key, reference) })
}

function readKey(keys: DscoreKeys, input: CaseFields): Outcome<ItemKey> {
  const name = input['key']
  if (isAbsent(name)) return missing('key')
  const known = KEY_NAMES.find((one) => one === name)
  return known === undefined ? refuse('unknown-value', `'key' must be one of ${KEY_NAMES.join(', ')}`) : answer(keys[known])
}

function readPopulation(key: ItemKey, input: CaseFields): Outcome<string | undefined> {
  const { population } = input
  if (isAbsent(population)) return answer(undefined)
  if (typeof population === 'string' && key.references.has(population)) return answer(population)
  return refuse('unknown-reference', `key ${key.name} has the populations ${[...key.references.keys()].join(', ')}`)
}

function readGestation(input: CaseFields): Outcome<number | undefined> {
  const weeks = input['gestationalAgeWeeks']
  if (isAbsent(weeks)) return answer(undefined)
  if (!isFiniteNumber(weeks)) return notANumber('gestationalAgeWeeks')
  if (weeks > LAST_PLAUSIBLE_WEEK) return refuse('wrong-unit', "'gestationalAgeWeeks' is in weeks; above 60 days were meant")
  return weeks < 0 ? refuse('out-of-range', "'gestationalAgeWeeks' cannot be negative") : answer(weeks)
}

function readItems(items: unknown): Outcome<Answers> {
  if (isAbsent(items)) return missing('items')
  if (!isRecord(items)) return refuse('wrong-type', "'items' must be an object of item codes with 1 or 0")
  for (const code in items) {
    const score = items[code]
    if (score !== 0 && score !== 1 && !isAbsent(score))
      return refuse('unknown-value', `item '${code}' must be 1 (pass), 0 (fail) or absent`)
  }
  return answer(items as Answers) // every value was just seen to be 0, 1 or absent
}

function readPrior(prior: unknown): Outcome<Prior | undefined> {
  if (isAbsent(prior)) return answer(undefined)
  if (!isRecord(prior)) return refuse('wrong-type', "'prior' must be an object with mean and sd")
  const unknown = unknownField(prior, new Set(['mean', 'sd']))
  if (unknown !== null) return unknown
  const { mean, sd } = prior
  if (!isFiniteNumber(mean)) return notANumber('prior.mean')
  if (!isFiniteNumber(sd) || sd <= 0) return refuse('out-of-range', "'prior.sd' must be a number above 0")
  return answer({ mean, sd })
}

function readRelevance(relevance: unknown): Outcome<readonly [number, number] | undefined> {
  if (isAbsent(relevance)) return answer(undefined)
  if (!Array.isArray(relevance) || relevance.length !== 2) return refuse('wrong-type', "'relevance' must be [low, high]")
  const pair: readonly unknown[] = relevance
  const [low, high] = pair
  // JSON has no infinity: null leaves a side open.
  const from = isAbsent(low) ? Number.NEGATIVE_INFINITY : low
  const to = isAbsent(high) ? Number.POSITIVE_INFINITY : high
  if (typeof from !== 'number' || typeof to !== 'number' || Number.isNaN(from) || Number.isNaN(to)) return notANumber('relevance')
  return from > to ? refuse('contradiction', "'relevance' must be [low, high]") : answer([from, to])
}
