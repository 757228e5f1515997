/**
 * The lines of a chart, computed once per process: they depend on the table alone, not on a child. A line breaks where another table takes over (the curve of
 * who was born early ends at 4 years, of the head at 1½). Pure; the tables must be loaded.
 */
import { isRefusal } from '#calculators/core/problems.ts'
import { answerGrowthNow } from '#calculators/growth/growth.ts'
import { newGrowthSheet } from '#calculators/growth/growth-sheet.ts'
import type { Population, ReferenceName } from '#calculators/growth/words.ts'
import { daysOf, DAYS_PER_YEAR, heightsOf, type ChartSpan } from './chart-window.ts'
import { askedOf, type ChartMeasure, type ReferenceChoice, type Subject } from './reference-choice.ts'

export type LinePoint = { readonly x: number; readonly y: number }
export type LinePiece = { readonly reference: ReferenceName; readonly population: Population | null; readonly points: readonly LinePoint[] }
/** `x` in days; of weight for height in centimetres. */
export type CurveLine = { readonly z: number; readonly pieces: readonly LinePiece[] }

/** Standard deviations of the lines, from below: 2.5 is where the Dutch guideline on height looks first. */
export const chartLines = [-2.5, -2, -1, 0, 1, 2, 2.5] as const

const steps = 44
/** Where tables end: sampled on both sides, so that a line ends where its table does. */
const ends = [1.5, 1.75, 2, 4, 5].map((years) => years * DAYS_PER_YEAR)
const sheet = newGrowthSheet()

export type LinesWish = {
  readonly subject: Subject
  readonly measure: ChartMeasure
  readonly choice: ReferenceChoice
  readonly span: ChartSpan
  /** Of weight for height: which of its tables. */
  readonly ageYears: number
}

const known = new Map<string, readonly CurveLine[]>()
/** All charts of one language of curves are a few hundred; more than this is somebody who tries everything. */
const mostKnown = 1_500

/** The seven lines of a chart, from the lowest to the highest. */
export function curveLines(wish: LinesWish): readonly CurveLine[] {
  const { subject, measure, choice, span, ageYears } = wish
  const key = `${subject.sex} ${subject.population} ${subject.weeks} ${measure} ${choice} ${span} ${ageYears}`
  const found = known.get(key)
  if (found !== undefined) return found
  const made = chartLines.map((z) => lineAt(wish, z))
  if (known.size >= mostKnown) known.clear()
  known.set(key, made)
  return made
}

/** One line at any score, such as that of the target height. */
export function lineAt(wish: LinesWish, z: number): CurveLine {
  const pieces: { reference: ReferenceName; population: Population | null; points: LinePoint[] }[] = []
  let isBroken = true
  for (const x of placesOf(wish)) {
    const value = valueOn(wish, x, z)
    if (value === null) {
      isBroken = true
      continue
    }
    const last = pieces.at(-1)
    if (isBroken || last === undefined || last.reference !== value.reference || last.population !== value.population)
      pieces.push({ reference: value.reference, population: value.population, points: [{ x, y: value.y }] })
    else last.points.push({ x, y: value.y })
    isBroken = false
  }
  return { z, pieces }
}

/** Closer together in the first months, where lines bend most. */
function placesOf({ measure, span }: LinesWish): readonly number[] {
  if (measure === 'weight-for-height') {
    const [from, to] = heightsOf(span)
    return Array.from({ length: steps + 1 }, (_, i) => from + ((to - from) * i) / steps)
  }
  const until = daysOf(span)
  const even = Array.from({ length: steps + 1 }, (_, i) => until * (i / steps) ** 1.5)
  const around = ends.filter((end) => end < until).flatMap((end) => [end - 0.5, end, end + 0.5])
  return [...even, ...around].toSorted((one, other) => one - other)
}

type Value = { readonly y: number; readonly reference: ReferenceName; readonly population: Population | null }

function valueOn({ subject, measure, choice, ageYears }: LinesWish, x: number, z: number): Value | null {
  const isByHeight = measure === 'weight-for-height'
  // WHO takes a child below 87 cm of whom no age is known as lying: then another of its tables is asked.
  const age = isByHeight ? (choice === 'who' && ageYears < 5 && x < 87 ? 1 : ageYears) : x / DAYS_PER_YEAR
  for (const { reference, population } of askedOf(choice, subject, measure)) {
    const at = { sex: subject.sex, population, gestationalAgeWeeks: subject.weeks, ageYears: age, measure, reference, z }
    const answer = answerGrowthNow(isByHeight ? { ...at, heightCm: x } : at, sheet)
    if (!isRefusal(answer) && 'value' in answer && answer.value !== null)
      return { y: answer.value, reference: answer.reference, population: answer.population }
  }
  return null
}

/** Weight for height has other tables by age: to 4 years (born early), to 5 (WHO), above 16. One age stands for each of these. */
export function ageOfSheet(measure: ChartMeasure, lastDays: number): number {
  const years = lastDays / DAYS_PER_YEAR
  if (measure !== 'weight-for-height' || years <= 4) return 3
  if (years < 5) return 4.5
  return years <= 16 ? 10 : 17
}
