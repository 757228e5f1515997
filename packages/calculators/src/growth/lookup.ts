import { roundHalfUp } from '../core/round.ts'
import { chooseReference } from './auto-choice.ts'
import { AUTO, type GrowthCase } from './growth-case.ts'
import type { GrowthTable } from './growth-table.ts'
import { findTable, isPretermWeek } from './library.ts'
import { NO_REASON, REASON, type Reason } from './reasons.ts'
import { CURVES, DUTCH, HINDUSTANI, MEASURES, REFERENCES } from './words.ts'

/** Where a measurement of a case is to be looked up: which table, at which x, with which y; or why nowhere. */
export type Lookup = {
  reference: number
  /** -1 for WHO, whose references are for every child. */
  population: number
  table: GrowthTable | undefined
  x: number
  y: number
  reason: Reason
}

export const HEIGHT = MEASURES.indexOf('height')
export const WEIGHT = MEASURES.indexOf('weight')
export const HEAD = MEASURES.indexOf('head')
export const BMI = MEASURES.indexOf('bmi')
export const WEIGHT_FOR_HEIGHT = MEASURES.indexOf('weight-for-height')
const SITTING_HEIGHT = MEASURES.indexOf('sitting-height')
const SITTING_HEIGHT_RATIO = MEASURES.indexOf('sitting-height-ratio')
const WAIST = MEASURES.indexOf('waist')
const HIP = MEASURES.indexOf('hip')
const WAIST_HIP_RATIO = MEASURES.indexOf('waist-hip-ratio')
const WEIGHT_FOR_LENGTH = CURVES.indexOf('weight-for-length')
const WEIGHT_FOR_HEIGHT_16_PLUS = CURVES.indexOf('weight-for-height-16plus')
const WHO_2006 = REFERENCES.indexOf('who2006')
const WHO_2007 = REFERENCES.indexOf('who2007')
const NL_1976 = REFERENCES.indexOf('nl1976')
const NL_2010 = REFERENCES.indexOf('nl2010')
const NL_2012_PRETERM = REFERENCES.indexOf('nl2012preterm')

/** WHO measures lying below two years (731 days) and standing from there; 0.7 cm lies between the two. */
export const STANDING_FROM_DAY = 731
const POSITION_CM = 0.7
/** A child this young (months) does not stand: a standing height is read as position unknown. */
const STANDS_FROM_MONTH = 9
/** Without age and position WHO takes a child below 87 cm as lying. */
const STANDING_FROM_CM = 87
const WHO_2006_BEFORE_MONTH = 60
const WHO_2007_LAST_MONTH = 228
const WHO_2007_LAST_WEIGHT_MONTH = 120
const OLDER_TABLE_ABOVE_YEARS = 16

export function emptyLookup(): Lookup {
  return { reference: 0, population: -1, table: undefined, x: Number.NaN, y: Number.NaN, reason: NO_REASON }
}

/** The measured or derived value of a measure, as it was taken; NaN when there is none. */
export function measuredValue(growthCase: GrowthCase, measure: number): number {
  const { values } = growthCase
  const given = values[measure]!
  if (given === given) return given
  if (measure === BMI) return bodyMassIndex(values[WEIGHT]!, values[HEIGHT]!)
  if (measure === WEIGHT_FOR_HEIGHT) return Number.isNaN(values[HEIGHT]!) ? Number.NaN : values[WEIGHT]!
  if (measure === SITTING_HEIGHT_RATIO) return values[SITTING_HEIGHT]! / values[HEIGHT]!
  if (measure === WAIST_HIP_RATIO) return values[WAIST]! / values[HIP]!
  return Number.NaN
}

export function bodyMassIndex(weightKg: number, heightCm: number): number {
  const metres = heightCm / 100
  return weightKg / (metres * metres)
}

/** Fills `lookup` for one measure and one asked reference. `lookup.table` is undefined when there is a reason not to compute. */
export function lookUp(growthCase: GrowthCase, asked: number, measure: number, lookup: Lookup): void {
  lookup.table = undefined
  lookup.reason = NO_REASON
  lookup.y = measuredValue(growthCase, measure)
  if (asked === AUTO) chooseReference(growthCase, measure, lookup)
  else {
    lookup.reference = asked
    lookup.population = populationOf(asked, growthCase.population)
  }
  if (lookup.reference === WHO_2006) lookUpWho2006(growthCase, measure, lookup)
  else if (lookup.reference === WHO_2007) lookUpWho2007(growthCase, measure, lookup)
  else lookUpDutch(growthCase, measure, lookup)
  if (lookup.reason !== NO_REASON) lookup.table = undefined
  else if (lookup.table === undefined) lookup.reason = REASON.noTable
}

function populationOf(reference: number, population: number): number {
  if (reference === WHO_2006 || reference === WHO_2007) return -1
  if (reference === NL_2012_PRETERM) return DUTCH
  if (population >= 0) return population
  return reference === NL_1976 || reference === NL_2010 ? HINDUSTANI : DUTCH
}

function isWeightBased(measure: number): boolean {
  return measure === WEIGHT || measure === BMI || measure === WEIGHT_FOR_HEIGHT
}

function lookUpWho2006(growthCase: GrowthCase, measure: number, lookup: Lookup): void {
  const { age, sex } = growthCase
  const day = roundHalfUp(age.days)
  const height = heightForPosition(growthCase, day)
  if (measure === HEIGHT) lookup.y = height
  else if (measure === BMI && Number.isNaN(growthCase.values[BMI]!)) lookup.y = bodyMassIndex(growthCase.values[WEIGHT]!, height)
  let curve = measure
  if (measure === WEIGHT_FOR_HEIGHT) {
    lookup.x = whoTableHeight(height)
    if (isLying(growthCase, day)) curve = WEIGHT_FOR_LENGTH
  } else lookup.x = day
  lookup.table = findTable(WHO_2006, DUTCH, sex, curve, 0)
  if (growthCase.hasOedema && isWeightBased(measure)) lookup.reason = REASON.oedema
  else if (lookup.table === undefined) lookup.reason = REASON.noTable
  else if (Number.isNaN(day)) lookup.reason = measure === WEIGHT_FOR_HEIGHT ? NO_REASON : REASON.ageNeeded
  else if (age.months >= WHO_2006_BEFORE_MONTH) lookup.reason = REASON.ageOutside
}

/**
 * Where WHO's program (anthro) looks up a length or height: between the whole tenths of a centimetre cut down from 10·cm and from 10·cm + 1.
 * In 103.1 - 0.7 the last bit is lost, and the second of these is a tenth too high: kept, so that the scores are WHO's own.
 */
export function whoTableHeight(cm: number): number {
  const below = Math.trunc(cm * 10)
  const step = Math.trunc(cm * 10 + 1) - below
  return step > 1 ? (below + (cm * 10 - below) * step) / 10 : cm
}

function heightForPosition(growthCase: GrowthCase, day: number): number {
  const { age, recumbent } = growthCase
  const height = growthCase.values[HEIGHT]!
  if (recumbent === 1 && day >= STANDING_FROM_DAY) return height - POSITION_CM
  if (recumbent === 0 && day < STANDING_FROM_DAY && age.months >= STANDS_FROM_MONTH) return height + POSITION_CM
  return height
}

function isLying(growthCase: GrowthCase, day: number): boolean {
  if (!Number.isNaN(day)) return day < STANDING_FROM_DAY
  if (growthCase.recumbent >= 0) return growthCase.recumbent === 1
  return growthCase.values[HEIGHT]! < STANDING_FROM_CM
}

function lookUpWho2007(growthCase: GrowthCase, measure: number, lookup: Lookup): void {
  const { months } = growthCase.age
  const lastMonth = measure === WEIGHT ? WHO_2007_LAST_WEIGHT_MONTH : WHO_2007_LAST_MONTH
  lookup.x = months
  lookup.table = findTable(WHO_2007, DUTCH, growthCase.sex, measure, 0)
  if (growthCase.hasOedema && isWeightBased(measure)) lookup.reason = REASON.oedema
  else if (lookup.table === undefined) lookup.reason = REASON.noTable
  else if (Number.isNaN(months)) lookup.reason = REASON.ageNeeded
  else if (months > lastMonth) lookup.reason = REASON.ageOutside
}

function lookUpDutch(growthCase: GrowthCase, measure: number, lookup: Lookup): void {
  const { years } = growthCase.age
  const { reference, population } = lookup
  const { sex } = growthCase
  if (measure === WEIGHT_FOR_HEIGHT) {
    lookup.x = growthCase.values[HEIGHT]!
    if (years > OLDER_TABLE_ABOVE_YEARS) lookup.table = findTable(reference, population, sex, WEIGHT_FOR_HEIGHT_16_PLUS, 0)
    lookup.table ??= findTable(reference, population, sex, WEIGHT_FOR_HEIGHT, 0)
    return
  }
  lookup.x = years
  if (reference !== NL_2012_PRETERM) lookup.table = findTable(reference, population, sex, measure, 0)
  else if (measure === HEIGHT || measure === WEIGHT || measure === HEAD) lookUpPreterm(growthCase, measure, lookup)
  if (lookup.table !== undefined && Number.isNaN(years)) lookup.reason = REASON.ageNeeded
}

function lookUpPreterm(growthCase: GrowthCase, measure: number, lookup: Lookup): void {
  const week = tableWeek(growthCase.week)
  if (Number.isNaN(week)) lookup.reason = REASON.gestationalAgeNeeded
  else if (!isPretermWeek(week)) lookup.reason = REASON.noWeek
  else lookup.table = findTable(NL_2012_PRETERM, DUTCH, growthCase.sex, measure, week)
}

/** Children of 21 to 24 weeks are compared with the table of 25 weeks, the youngest there is. */
export function tableWeek(week: number): number {
  return week >= 21 && week < 25 ? 25 : week
}
