import { emptyCase, type GrowthCase } from './growth-case.ts'
import { emptyLookup, HEAD, HEIGHT, lookUp, WEIGHT } from './lookup.ts'
import { valueAt, zScore } from './score.ts'
import type { Visit, VisitMeasure } from './visits.ts'

/** Who a series of visits is about, in places of the word lists; NaN for an unknown gestational age. */
export type Subject = { readonly sex: number; readonly population: number; readonly week: number }

/** The table by which a visit is judged: chosen once, at the later of two visits, so that both are on the same curve. */
export type Curve = { readonly reference: number; readonly population: number }

const PLACE_OF: Readonly<Record<VisitMeasure, number>> = { heightCm: HEIGHT, weightKg: WEIGHT, headCm: HEAD }
const lookup = emptyLookup()
const scratch: GrowthCase = emptyCase()

export function curveFor(subject: Subject, asked: number, measure: VisitMeasure, visit: Visit): Curve {
  find(subject, asked, measure, visit, 1)
  return { reference: lookup.reference, population: lookup.population }
}

/** The score of a value at the age of a visit; NaN where the curve does not reach. */
export function scoreOn(subject: Subject, curve: Curve, measure: VisitMeasure, visit: Visit, value: number): number {
  find({ ...subject, population: curve.population }, curve.reference, measure, visit, value)
  return lookup.table === undefined ? Number.NaN : zScore(lookup.table, lookup.x, lookup.y)
}

/** The value with a given score at the age of a visit. */
export function valueOn(subject: Subject, curve: Curve, measure: VisitMeasure, visit: Visit, z: number): number {
  find({ ...subject, population: curve.population }, curve.reference, measure, visit, 1)
  return lookup.table === undefined ? Number.NaN : valueAt(lookup.table, lookup.x, z)
}

function find(subject: Subject, asked: number, measure: VisitMeasure, visit: Visit, value: number): void {
  scratch.sex = subject.sex
  scratch.population = subject.population
  scratch.week = subject.week
  scratch.age = visit.age
  scratch.values.fill(Number.NaN)
  scratch.values[PLACE_OF[measure]] = value
  lookUp(scratch, asked, PLACE_OF[measure], lookup)
}
