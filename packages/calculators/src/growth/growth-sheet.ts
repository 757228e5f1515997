import type { GrowthCase } from './growth-case.ts'
import { emptyLookup, HEIGHT, lookUp, measuredValue, WEIGHT, WEIGHT_FOR_HEIGHT, type Lookup } from './lookup.ts'
import { NO_REASON, REASON, type Reason } from './reasons.ts'
import { roundToDecimals } from '../core/round.ts'
import { zScore } from './score.ts'
import { MEASURES, REFERENCES } from './words.ts'

/** The rows of one answer as numbers, in arrays that are used again for the next case. */
export type GrowthSheet = {
  count: number
  readonly measure: Uint8Array
  readonly reference: Uint8Array
  readonly population: Int8Array
  readonly z: Float64Array
  readonly implausible: Uint8Array
  readonly reason: Uint8Array
  readonly lookup: Lookup
}

const MOST_ROWS = MEASURES.length * 20
const WHO_REFERENCES = REFERENCES.filter((name) => name.startsWith('who')).length

export function newGrowthSheet(): GrowthSheet {
  return {
    count: 0,
    measure: new Uint8Array(MOST_ROWS),
    reference: new Uint8Array(MOST_ROWS),
    population: new Int8Array(MOST_ROWS),
    z: new Float64Array(MOST_ROWS),
    implausible: new Uint8Array(MOST_ROWS),
    reason: new Uint8Array(MOST_ROWS),
    lookup: emptyLookup(),
  }
}

/** Computes a row for each reference asked and each measure that is given or can be derived. */
export function fillGrowthSheet(growthCase: GrowthCase, sheet: GrowthSheet): void {
  sheet.count = 0
  for (const asked of growthCase.references) {
    for (let measure = 0; measure < MEASURES.length; measure += 1) {
      const value = measuredValue(growthCase, measure)
      if (value === value) addRow(growthCase, asked, measure, sheet)
    }
  }
}

function addRow(growthCase: GrowthCase, asked: number, measure: number, sheet: GrowthSheet): void {
  const { lookup, count: row } = sheet
  lookUp(growthCase, asked, measure, lookup)
  const { table } = lookup
  const z = table === undefined ? Number.NaN : zScore(table, lookup.x, lookup.y)
  const isMissing = !Number.isFinite(z)
  sheet.measure[row] = measure
  sheet.reference[row] = lookup.reference
  sheet.population[row] = lookup.population
  sheet.z[row] = isMissing ? Number.NaN : z
  sheet.implausible[row] = !isMissing && isImplausible(lookup.reference, measure, z) ? 1 : 0
  sheet.reason[row] = isMissing ? reasonFor(growthCase, measure, lookup) : NO_REASON
  sheet.count = row + 1
}

/** WHO's flag for scores that are more likely an error than a child; only WHO's references have it. */
function isImplausible(reference: number, measure: number, z: number): boolean {
  if (reference >= WHO_REFERENCES || (z > -4.9 && z < 4.9)) return false
  const score = roundToDecimals(z, 2)
  if (measure === HEIGHT) return score > 6 || score < -6
  return score > 5 || score < (measure === WEIGHT ? -6 : -5)
}

export function reasonFor(growthCase: GrowthCase, measure: number, lookup: Lookup): Reason {
  if (lookup.reason !== NO_REASON) return lookup.reason
  const { table, x, y } = lookup
  if (!(y > 0) || !Number.isFinite(y)) return REASON.notPositive
  if (table !== undefined && x >= table.first && x <= table.last) return REASON.noScore
  if (measure !== WEIGHT_FOR_HEIGHT) return REASON.ageOutside
  return growthCase.values[HEIGHT]! > 0 ? REASON.heightOutside : REASON.notPositive
}
