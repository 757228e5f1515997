/** All that one growth chart shows, as numbers: lines of one reference or two, the points of the child with their scores, and where the parents' height leads. */
import { isRefusal } from '#calculators/core/problems.ts'
import { AUTO_REFERENCES } from '#calculators/growth/auto-choice.ts'
import { loadReferences } from '#calculators/growth/library.ts'
import { targetHeight } from '#calculators/growth/target-height.ts'
import type { Population, ReferenceName } from '#calculators/growth/words.ts'
import type { Background } from '../record/record.ts'
import { DAYS_PER_YEAR, spanOf, type ChartSpan } from './chart-window.ts'
import { ageOfSheet, curveLines, lineAt, type CurveLine, type LinesWish } from './curve-lines.ts'
import { askedOf, choicesFor, referenceChoices, type ChartMeasure, type ReferenceChoice, type Subject } from './reference-choice.ts'
import { scoredPoints, scoreOf, valueOf, type ScoredPoint } from './score-visits.ts'
import type { GrowthVisit } from './visits.ts'

export type TargetRange = { readonly cm: number; readonly low: number; readonly high: number; readonly isMotherOnly: boolean }
/** Another table takes over from here on. */
export type Change = {
  readonly x: number
  readonly from: ReferenceName
  readonly to: ReferenceName
  readonly population: Population | null
}

export type GrowthChartFacts = {
  readonly subject: Subject
  readonly measure: ChartMeasure
  readonly span: ChartSpan
  readonly choice: ReferenceChoice
  readonly lines: readonly CurveLine[]
  readonly changes: readonly Change[]
  readonly points: readonly ScoredPoint[]
  /** What the family measured at home. */
  readonly own: readonly ScoredPoint[]
  readonly beside: {
    readonly choice: ReferenceChoice
    readonly lines: readonly CurveLine[]
    readonly points: readonly ScoredPoint[]
  } | null
  /** Of a height: the range that fits the parents, and its edges as lines on this chart. */
  readonly target: (TargetRange & { readonly edges: readonly CurveLine[] }) | null
}

export type ParentFacts = Pick<Background, 'motherHeightMm' | 'fatherHeightMm'>

export type ChartWish = {
  readonly subject: Subject
  readonly background: ParentFacts
  readonly visits: readonly GrowthVisit[]
  readonly own: readonly GrowthVisit[]
  readonly measure: ChartMeasure
  readonly choice: ReferenceChoice
  readonly beside: ReferenceChoice | null
  /** Null: the smallest that holds the oldest point. */
  readonly span: ChartSpan | null
}

/** Fetches the tables that charts are drawn from; after the first time it costs nothing. Those of the usual choice alone are `loadGrowthTables`. */
export async function loadChartTables(): Promise<void> {
  await loadReferences([...AUTO_REFERENCES, 'nl1976', 'nl1980', 'nl2010', 'who2006', 'who2007'])
}

export function growthChartFacts({ subject, background, visits, own, measure, choice, beside, span: wished }: ChartWish): GrowthChartFacts {
  const points = scoredPoints(subject, visits, measure, choice)
  const lastDays = points.at(-1)?.ageDays ?? 0
  const span = wished ?? spanOf(lastDays)
  const wish = { subject, measure, choice, span, ageYears: ageOfSheet(measure, lastDays) }
  const lines = curveLines(wish)
  const second = beside === null || beside === choice ? null : beside
  const besideLines = second === null ? [] : curveLines({ ...wish, choice: second })
  return {
    ...{ subject, measure, span, choice, lines, points, changes: changesOf(lines) },
    own: scoredPoints(subject, own, measure, choice),
    // A reference that does not reach this far has nothing to show beside it.
    beside:
      second === null || besideLines.every(({ pieces }) => pieces.length === 0)
        ? null
        : { choice: second, lines: besideLines, points: scoredPoints(subject, visits, measure, second) },
    target: measure === 'height' ? targetOf(wish, background) : null,
  }
}

/** Which measures of these visits have a chart by one of the choices, in the usual order. */
export function measuresIn(
  visits: readonly GrowthVisit[],
  subject: Subject,
  among: readonly ChartMeasure[],
  choices: readonly ReferenceChoice[] = referenceChoices,
): ChartMeasure[] {
  return among.filter(
    (measure) => visits.some((visit) => valueOf(visit, measure) !== null) && choicesFor(subject, measure, choices).length > 0,
  )
}

/** Of the middle line: where the next piece of another table begins. */
function changesOf(lines: readonly CurveLine[]): Change[] {
  const pieces = lines.find(({ z }) => z === 0)?.pieces ?? []
  return pieces.slice(1).flatMap((piece, i) => {
    const [before, [first]] = [pieces[i], piece.points]
    if (before === undefined || first === undefined) return []
    const x = before.points.at(-1)?.x ?? first.x
    return [{ x, from: before.reference, to: piece.reference, population: before.population }]
  })
}

/** The range that holds 95 of 100 children of these parents, by the Dutch guideline on height; null when the formula does not know. */
export function targetRange(
  { sex, population }: Subject,
  { fatherHeightMm, motherHeightMm }: ParentFacts,
): (TargetRange & { readonly ends: readonly [number, number] }) | null {
  if (motherHeightMm === null) return null
  const fatherCm = fatherHeightMm === null ? null : fatherHeightMm / 10
  const answer = targetHeight({ sex, population, fatherCm, motherCm: motherHeightMm / 10 })
  if (isRefusal(answer) || answer.targetCm === null || answer.range95Cm === null) return null
  const [low, high] = answer.range95Cm
  return { cm: answer.targetCm, low, high, isMotherOnly: answer.method === 'mother-only', ends: [low, high] }
}

function targetOf(wish: LinesWish, background: ParentFacts): GrowthChartFacts['target'] {
  const range = targetRange(wish.subject, background)
  if (range === null) return null
  // The score that an adult of this height has on the same lines.
  const scores = range.ends.map((height) => scoreOfAdult(wish.subject, wish.choice, height))
  const edges = scores.flatMap((z) => (z === null ? [] : [lineAt(wish, z)]))
  const { cm, low, high, isMotherOnly } = range
  return { cm, low, high, isMotherOnly, edges }
}

function scoreOfAdult(subject: Subject, choice: ReferenceChoice, height: number): number | null {
  const years = askedOf(choice, subject, 'height').some(({ reference }) => reference === 'who2007') ? 19 : 20
  return scoreOf(subject, { ageDays: years * DAYS_PER_YEAR, recumbent: false, values: { height } }, 'height', choice).z
}
