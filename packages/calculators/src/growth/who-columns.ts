import { roundHalfUp } from '../core/round.ts'
import { DAYS_PER_MONTH } from '../core/age.ts'
import { growthTable } from './library.ts'
import { bodyMassIndex, STANDING_FROM_DAY, whoTableHeight } from './lookup.ts'
import { zScore } from './score.ts'
import type { GrowthTable } from './growth-table.ts'
import { SEXES, type Curve } from './words.ts'

/**
 * All eight indicators of WHO 2006 for many children at once, with WHO's rules on position, age and oedema: the same scores as
 * the calculator gives case by case. Columns that are not given count as not measured.
 */
export type WhoColumns = {
  /** 0 boy, 1 girl. */
  readonly sex: Uint8Array
  readonly ageDays: Float64Array
  readonly heightCm?: Float64Array
  /** 0 standing, 1 lying, anything else not told. */
  readonly recumbent?: Uint8Array
  readonly weightKg?: Float64Array
  readonly headCm?: Float64Array
  readonly armCm?: Float64Array
  readonly tricepsSkinfoldMm?: Float64Array
  readonly subscapularSkinfoldMm?: Float64Array
  /** 1 when there is oedema. */
  readonly oedema?: Uint8Array
}
export type WhoScores = {
  readonly height: Float64Array
  readonly weight: Float64Array
  readonly bmi: Float64Array
  readonly weightForHeight: Float64Array
  readonly head: Float64Array
  readonly arm: Float64Array
  readonly triceps: Float64Array
  readonly subscapular: Float64Array
}

/** Rows are taken in blocks of this many, one indicator after the other: so that the tables of one indicator stay near the processor. */
const BLOCK = 2048

export function newWhoScores(rows: number): WhoScores {
  const column = (): Float64Array => new Float64Array(rows)
  return {
    height: column(),
    weight: column(),
    bmi: column(),
    weightForHeight: column(),
    head: column(),
    arm: column(),
    triceps: column(),
    subscapular: column(),
  }
}

/** Fills `scores`, which must have as many rows. `who2006` must have been loaded. */
export function scoreWhoColumns(children: WhoColumns, scores: WhoScores = newWhoScores(children.sex.length)): WhoScores {
  const { headCm, armCm, tricepsSkinfoldMm, subscapularSkinfoldMm } = children
  const block = newBlock()
  for (let from = 0; from < children.sex.length; from += BLOCK) {
    block.from = from
    block.count = Math.min(BLOCK, children.sex.length - from)
    prepare(children, block)
    scoreByDay(block, 'height', block.height, 0, scores.height)
    scoreByDay(block, 'weight', block.weight, 0, scores.weight)
    scoreByDay(block, 'bmi', block.bmi, 0, scores.bmi)
    scoreWeightForHeight(block, scores.weightForHeight)
    scoreByDay(block, 'head', headCm, from, scores.head)
    scoreByDay(block, 'arm', armCm, from, scores.arm)
    scoreByDay(block, 'triceps', tricepsSkinfoldMm, from, scores.triceps)
    scoreByDay(block, 'subscapular', subscapularSkinfoldMm, from, scores.subscapular)
  }
  return scores
}

/** What several indicators need of a block of children. NaN for what is not known. */
type Block = {
  from: number
  count: number
  readonly sex: Uint8Array
  readonly day: Float64Array
  readonly height: Float64Array
  readonly weight: Float64Array
  readonly bmi: Float64Array
}

function newBlock(): Block {
  const column = (): Float64Array => new Float64Array(BLOCK)
  return { from: 0, count: 0, sex: new Uint8Array(BLOCK), day: column(), height: column(), weight: column(), bmi: column() }
}

function prepare({ sex, ageDays, heightCm, recumbent, weightKg, oedema }: WhoColumns, block: Block): void {
  for (let i = 0; i < block.count; i += 1) {
    const row = block.from + i
    const days = ageDays[row]!
    const months = days / DAYS_PER_MONTH
    const day = sex[row]! < SEXES.length && months < 60 ? roundHalfUp(days) : Number.NaN
    const height = heightCm ? forPosition(heightCm[row]!, day, months, recumbent?.[row]) : Number.NaN
    const weight = weightKg && oedema?.[row] !== 1 ? weightKg[row]! : Number.NaN
    block.sex[i] = sex[row]!
    block.day[i] = day
    block.height[i] = height
    block.weight[i] = weight
    block.bmi[i] = bodyMassIndex(weight, height)
  }
}

/** Scores by age. `first` is where the block begins in the column of values. */
function scoreByDay(block: Block, curve: Curve, values: Float64Array | undefined, first: number, scores: Float64Array): void {
  const [boys, girls] = [tableOf('male', curve), tableOf('female', curve)]
  for (let i = 0; i < block.count; i += 1) {
    scores[block.from + i] = values ? zScore(block.sex[i] === 0 ? boys : girls, block.day[i]!, values[first + i]!) : Number.NaN
  }
}

function scoreWeightForHeight(block: Block, scores: Float64Array): void {
  const lying = [tableOf('male', 'weight-for-length'), tableOf('female', 'weight-for-length')] as const
  const standing = [tableOf('male', 'weight-for-height'), tableOf('female', 'weight-for-height')] as const
  for (let i = 0; i < block.count; i += 1) {
    const day = block.day[i]!
    const [boys, girls] = day < STANDING_FROM_DAY ? lying : standing
    const table = block.sex[i] === 0 ? boys : girls
    scores[block.from + i] = day >= 0 ? zScore(table, whoTableHeight(block.height[i]!), block.weight[i]!) : Number.NaN
  }
}

function tableOf(sex: (typeof SEXES)[number], curve: Curve): GrowthTable {
  const table = growthTable('who2006', 'dutch', sex, curve)
  if (!table) throw new Error(`WHO 2006 has no ${curve}.`)
  return table
}

function forPosition(height: number, day: number, months: number, recumbent: number | undefined): number {
  if (recumbent === 1 && day >= STANDING_FROM_DAY) return height - 0.7
  return recumbent === 0 && day < STANDING_FROM_DAY && months >= 9 ? height + 0.7 : height
}
