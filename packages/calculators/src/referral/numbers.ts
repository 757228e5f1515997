import { birthSizeZ } from '../growth/birth-size.ts'
import { cutOffAt, cutOffsOf } from '../growth/cut-offs.ts'
import type { GrowthTable } from '../growth/growth-table.ts'
import { findTable, isPretermWeek } from '../growth/library.ts'
import { bodyMassIndex, tableWeek } from '../growth/lookup.ts'
import { zScore } from '../growth/score.ts'
import { predictTarget } from '../growth/target-height.ts'
import { CURVES, DUTCH, HINDUSTANI, REFERENCES, SEXES } from '../growth/words.ts'
import { roundToDecimals } from '../core/round.ts'
import { table as bmiCutOffs } from '../tables/bmi-cutoffs.ts'
import { HEAD_SLOTS, type HeadSlot } from './head-rules.ts'
import { HEIGHT_SLOTS, type HeightSlot } from './height-rules.ts'
import type { Observation, ReferralCase } from './referral-case.ts'
import { WEIGHT_SLOTS, type WeightSlot } from './weight-rules.ts'

/** The numbers of a child that the rules for height, weight and head look at. Every score is rounded to three decimals first. */
const NL_1976 = REFERENCES.indexOf('nl1976')
const NL_1980 = REFERENCES.indexOf('nl1980')
const NL_1997 = REFERENCES.indexOf('nl1997')
const NL_2009 = REFERENCES.indexOf('nl2009')
const NL_2012_PRETERM = REFERENCES.indexOf('nl2012preterm')
const HEIGHT = CURVES.indexOf('height')
const WEIGHT = CURVES.indexOf('weight')
const HEAD = CURVES.indexOf('head')
const WEIGHT_FOR_HEIGHT = CURVES.indexOf('weight-for-height')

const BORN_AT_TERM_FROM_WEEK = 37
const PRETERM_UP_TO_YEARS = 4
const [FIRST_WEEK, LAST_WEEK] = [25, 36]

type Measure = 'heightCm' | 'weightKg' | 'headCm'

/** Puts numbers in the places of their slots. */
function slotsOf<Slot extends string>(slots: readonly Slot[], numbers: Readonly<Record<Slot, number>>): Float64Array {
  const placed = new Float64Array(slots.length)
  for (let i = 0; i < slots.length; i += 1) placed[i] = numbers[slots[i]!]
  return placed
}

/**
 * The place of the visit that is judged: the oldest age. The reference program judges that visit even when the measure was not
 * taken then; the guideline mode judges the last visit at which it was.
 */
function nowOf(referral: ReferralCase, measure: Measure): number {
  const { observations, mode } = referral
  let now = -1
  for (let i = 0; i < observations.length; i += 1) {
    const { age, [measure]: value } = observations[i]!
    if (Number.isNaN(age) || (mode === 'guideline' && Number.isNaN(value))) continue
    if (now < 0 || age > observations[now]!.age) now = i
  }
  return now >= 0 || mode === 'compatible' ? now : nowOf({ ...referral, mode: 'compatible' }, measure)
}

function isGiven(observation: Observation): boolean {
  return observation.hasDateWithoutBirth || !Number.isNaN(observation.age)
}

function count(observations: readonly Observation[], holds: (observation: Observation) => boolean): number {
  let number = 0
  for (const observation of observations) if (holds(observation)) number += 1
  return number
}

function scoreOf(table: GrowthTable | undefined, x: number, y: number): number {
  return table === undefined ? Number.NaN : roundToDecimals(zScore(table, x, y), 3)
}

/** The table of exactly this week in the reference program; the guideline mode takes weeks 21 to 24 as 25 and cuts parts off. */
function pretermTable(referral: ReferralCase, curve: number): GrowthTable | undefined {
  const weeks = referral.gestationalAgeWeeks
  const week = referral.mode === 'guideline' ? tableWeek(Math.floor(weeks)) : weeks
  return isPretermWeek(week) ? findTable(NL_2012_PRETERM, DUTCH, referral.sex, curve, week) : undefined
}

/** Height and head: the Dutch curve, or the preterm one up to 4 years. */
function tableByAge(referral: ReferralCase, age: number, curve: number): GrowthTable | undefined {
  if (Number.isNaN(referral.sex)) return undefined
  if (referral.gestationalAgeWeeks < BORN_AT_TERM_FROM_WEEK && age < PRETERM_UP_TO_YEARS) return pretermTable(referral, curve)
  return findTable(curve === HEAD ? NL_1997 : NL_2009, DUTCH, referral.sex, curve, 0)
}

type Shared = {
  readonly now: number
  readonly age: number
  readonly datedCount: number
  readonly datesWithoutBirthDate: number
  readonly valueCount: number
}

function shared(referral: ReferralCase, measure: Measure): Shared {
  const { observations } = referral
  const now = nowOf(referral, measure)
  return {
    now,
    age: observations[now]?.age ?? Number.NaN,
    datedCount: count(observations, isGiven),
    datesWithoutBirthDate: count(observations, (observation) => observation.hasDateWithoutBirth),
    valueCount: count(observations, (observation) => !Number.isNaN(observation[measure])),
  }
}

export function heightNumbers(referral: ReferralCase): Float64Array {
  const { observations, sex, gestationalAgeWeeks, birthWeightG, birthLengthCm } = referral
  const { now, age, ...counts } = shared(referral, 'heightCm')
  const table = tableByAge(referral, age, HEIGHT)
  const heightCm = observations[now]?.heightCm ?? Number.NaN
  const z = scoreOf(table, age, heightCm)
  const targetZ = targetScore(referral)
  const numbers: Record<HeightSlot, number> = {
    sex,
    ...counts,
    age,
    heightCm,
    z,
    useHistory: Number(referral.useHistory),
    gestationalAgeWeeks,
    birthWeightG,
    birthLengthCm,
    birthWeightZ: roundToDecimals(birthSizeZ('birth-weight', sex, gestationalAgeWeeks, birthWeightG), 3),
    birthLengthZ: roundToDecimals(birthSizeZ('birth-length', sex, gestationalAgeWeeks, birthLengthCm), 3),
    targetZ,
    zMinusTarget: z - targetZ,
    earlierCount: 0,
    earlierLowestZ: Number.NaN,
    repeatedCount: 0,
    repeatedLowestZ: Number.NaN,
    changeFromHighest: Number.NaN,
    changeFromLowest: Number.NaN,
  }
  for (let i = 0; i < observations.length; i += 1) {
    const earlier = observations[i]!
    if (i !== now) addEarlierHeight(numbers, earlier.age, scoreOf(table, earlier.age, earlier.heightCm))
  }
  return slotsOf(HEIGHT_SLOTS, numbers)
}

/** "Repeated" is more than half a year and at most a year before now; from 3 years any earlier visit from 3 years counts. */
function addEarlierHeight(numbers: Record<HeightSlot, number>, age: number, z: number): void {
  const since = numbers.age - age
  const isRepeated = since <= 1 && since > 0.5
  if (isRepeated) numbers.repeatedCount += 1
  if (Number.isNaN(z)) return
  numbers.earlierCount += 1
  numbers.earlierLowestZ = lowest(numbers.earlierLowestZ, z)
  if (isRepeated) numbers.repeatedLowestZ = lowest(numbers.repeatedLowestZ, z)
  if (age >= 3) {
    numbers.changeFromHighest = lowest(numbers.changeFromHighest, numbers.z - z)
    numbers.changeFromLowest = highest(numbers.changeFromLowest, numbers.z - z)
  }
}

function lowest(known: number, value: number): number {
  return value >= known ? known : value
}

function highest(known: number, value: number): number {
  return value <= known ? known : value
}

/** The target score counts only with both parents known, and always by the Dutch formula. */
function targetScore(referral: ReferralCase): number {
  const sex = SEXES[referral.sex]
  if (sex === undefined || Number.isNaN(referral.fatherCm)) return Number.NaN
  return roundToDecimals(predictTarget('dutch', sex, referral.fatherCm, referral.motherCm)?.z ?? Number.NaN, 3)
}

export function headNumbers(referral: ReferralCase): Float64Array {
  const { observations, sex } = referral
  const { now, age, ...counts } = shared(referral, 'headCm')
  const table = tableByAge(referral, age, HEAD)
  const z = scoreOf(table, age, observations[now]?.headCm ?? Number.NaN)
  const numbers: Record<HeadSlot, number> = {
    sex,
    ...counts,
    age,
    z,
    useHistory: Number(referral.useHistory),
    observationCount: observations.length,
    earlierCount: 0,
    largestRise: Number.NaN,
    riseInHalfYear: Number.NaN,
    largestDrop: Number.NaN,
  }
  for (let i = 0; i < observations.length; i += 1) {
    const earlier = observations[i]!
    const change = i === now ? Number.NaN : z - scoreOf(table, earlier.age, earlier.headCm)
    if (Number.isNaN(change)) continue
    numbers.earlierCount += 1
    numbers.largestRise = highest(numbers.largestRise, change)
    numbers.largestDrop = lowest(numbers.largestDrop, change)
    if (age - earlier.age <= 0.5) numbers.riseInHalfYear = highest(numbers.riseInHalfYear, change)
  }
  return slotsOf(HEAD_SLOTS, numbers)
}

export function weightNumbers(referral: ReferralCase): Float64Array {
  const { observations, sex } = referral
  const { now, age, valueCount: _, ...counts } = shared(referral, 'weightKg')
  const { weightKg = Number.NaN, heightCm = Number.NaN } = observations[now] ?? {}
  const table = weightTable(referral, age)
  const isByAge = age < 1
  const z = scoreOf(table, isByAge ? age : heightCm, weightKg)
  const numbers: Record<WeightSlot, number> = {
    sex,
    ...counts,
    age,
    weightKg,
    heightCm,
    z,
    bmi: bodyMassIndex(weightKg, heightCm),
    ...bmiLimits(referral, age),
    useHistory: Number(referral.useHistory),
    earlierWeightCount: 0,
    earlierAgeCount: 0,
    earlierHeightCount: 0,
    largestDrop: Number.NaN,
  }
  for (let i = 0; i < observations.length; i += 1) {
    if (i === now) continue
    const earlier = observations[i]!
    numbers.earlierWeightCount += Number(!Number.isNaN(earlier.weightKg))
    numbers.earlierAgeCount += Number(!Number.isNaN(earlier.age))
    numbers.earlierHeightCount += Number(!Number.isNaN(earlier.heightCm))
    const change = z - scoreOf(table, isByAge ? earlier.age : earlier.heightCm, earlier.weightKg)
    if (!Number.isNaN(change)) numbers.largestDrop = lowest(numbers.largestDrop, change)
  }
  return slotsOf(WEIGHT_SLOTS, numbers)
}

/**
 * The table is chosen by the age now, and used for the earlier visits too. From 1 up to and with 2 years everybody has the preterm
 * table of weight for height (the guideline mode changes at 2 years itself, where the index takes over).
 */
function weightTable(referral: ReferralCase, age: number): GrowthTable | undefined {
  const { sex, mode, gestationalAgeWeeks: weeks } = referral
  if (Number.isNaN(sex) || Number.isNaN(age)) return undefined
  const isPreterm = weeks < BORN_AT_TERM_FROM_WEEK
  // Without a gestational age the reference program takes a Hindustani child as Dutch; a missing one means born at term.
  const isHindustani = referral.isHindustani && (weeks >= BORN_AT_TERM_FROM_WEEK || (mode === 'guideline' && !isPreterm))
  if (age < 1) {
    if (isPreterm) {
      return findTable(NL_2012_PRETERM, DUTCH, sex, WEIGHT, Math.floor(Math.min(LAST_WEEK, Math.max(FIRST_WEEK, weeks))))
    }
    return isHindustani ? findTable(NL_1976, HINDUSTANI, sex, WEIGHT, 0) : findTable(NL_2009, DUTCH, sex, WEIGHT, 0)
  }
  const isOlder = mode === 'compatible' ? age > 2 : age >= 2
  if (!isOlder || isPreterm) return findTable(NL_2012_PRETERM, DUTCH, sex, WEIGHT_FOR_HEIGHT, 0)
  return isHindustani ? findTable(NL_1976, HINDUSTANI, sex, WEIGHT_FOR_HEIGHT, 0) : findTable(NL_1980, DUTCH, sex, WEIGHT_FOR_HEIGHT, 0)
}

function bmiLimits(referral: ReferralCase, age: number): Record<'bmiUnderweight' | 'bmiOverweight' | 'bmiObesity', number> {
  const cutOffs = cutOffsOf(bmiCutOffs, `${referral.isHindustani ? 'hindustani' : 'iotf'} ${SEXES[referral.sex]}`)
  const at = (column: number): number => (cutOffs ? cutOffAt(cutOffs, column, age) : Number.NaN)
  return { bmiUnderweight: at(0), bmiOverweight: at(1), bmiObesity: at(2) }
}
