/** The D-score of a child over age, with the range around each point, among the lines of its reference; and the same numbers as a table. */
import { html, type Html } from '#platform/html.ts'
import { formatDate } from '#platform/i18n.ts'
import { formatDecimal, formatNumber, type Locale } from '#platform/locale.ts'
import { roundStep, ticks, wholeSteps } from '../../rules/chart-scale.ts'
import type { DevelopmentFacts, DevelopmentPoint } from '../../rules/charts/development-curve.ts'
import { completedAge } from '../aid.ts'
import type { NumbersTable } from '../numbers-table.ts'
import { signed } from './growth-plot.ts'
import { figureOf } from './growth-drawing.ts'
import type { ChartsOf } from './growth-svg.ts'
import { signedScore } from './growth-words.ts'
import { chartMessages } from './messages.ts'
import { drawPlot, type ChartSize, type Plot, type PlotLine } from './plot.ts'

export type DevelopmentChart = {
  readonly title: string
  readonly conclusion: string
  readonly notes: readonly string[]
  readonly drawing: Html
  readonly table: NumbersTable
  readonly figure: Html
}

const looks = new Map<number, PlotLine['look']>([
  [-2, 'two'],
  [-1, 'one'],
  [0, 'middle'],
  [1, 'one'],
  [2, 'two'],
])

export function developmentChart(locale: Locale, facts: DevelopmentFacts, size: ChartsOf['size']): DevelopmentChart {
  const { development: words } = chartMessages(locale)
  const last = facts.points.at(-1)
  const conclusion = last === undefined ? '' : saidOf(locale, last)
  const said = {
    title: words.title,
    description: chartMessages(locale).describes(conclusion, facts.points.length, facts.lines.map(({ z }) => signed(locale, z)).join(', ')),
  }
  const sizes: readonly ChartSize[] = size === 'screen' ? ['phone', 'desktop'] : [size]
  const drawing = html`${sizes.map((one) => drawPlot(plotOf(locale, facts, one, said), one))}`
  const notes =
    facts.lines.length === 0 ? [] : [facts.weeks === null ? words.lines(facts.key) : words.earlyLines(facts.key, String(facts.weeks))]
  const table = tableOf(locale, facts)
  return { title: words.title, conclusion, notes, drawing, table, figure: figureOf(locale, size, drawing, notes, table) }
}

function saidOf(locale: Locale, { d, low, high, ageDays, completedMonths, daz }: DevelopmentPoint): string {
  const one = (value: number): string => formatDecimal(locale, value, 1)
  const { score, noScore, development } = chartMessages(locale)
  return development.conclusion(
    one(d),
    one(low),
    one(high),
    completedAge(locale, ageDays, completedMonths),
    daz === null ? noScore : score(signedScore(locale, daz)),
  )
}

function plotOf(
  locale: Locale,
  { lines, points, untilMonths }: DevelopmentFacts,
  size: ChartSize,
  said: Pick<Plot, 'title' | 'description'>,
): Plot {
  const words = chartMessages(locale)
  const values = [...lines.flatMap((line) => line.points.map(({ y }) => y)), ...points.flatMap(({ low, high }) => [low, high])]
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  const step = roundStep(highest - lowest, 10)
  const range = wholeSteps([lowest, highest], step)
  const figures = untilMonths <= 15 ? (size === 'phone' ? 3 : 1) : 6
  const lineOf = (z: number) => [lines.find((line) => line.z === z)?.points ?? []]
  const last = points.at(-1)
  return {
    ...{ id: 'development', ...said, changes: [], bracket: null, own: [] },
    x: {
      ...{ range: [0, untilMonths], label: words.months },
      ticks: ticks([0, untilMonths], untilMonths <= 15 ? 1 : 3).map((at) => ({
        at,
        label: at % figures === 0 ? formatNumber(locale, at) : null,
      })),
    },
    y: { range, label: words.development.axis, ticks: ticks(range, step).map((at) => ({ at, label: formatNumber(locale, at) })) },
    bands: [
      { look: 'two', low: lineOf(-2), high: lineOf(2) },
      { look: 'one', low: lineOf(-1), high: lineOf(1) },
      {
        look: 'error',
        low: [points.map(({ ageMonths: x, low: y }) => ({ x, y }))],
        high: [points.map(({ ageMonths: x, high: y }) => ({ x, y }))],
      },
    ],
    lines: lines.map(({ z, points: places }) => ({ look: looks.get(z) ?? 'one', label: signed(locale, z), pieces: [places] })),
    points: points.map(({ ageMonths: x, d: y, low, high }) => ({ x, y, low, high })),
    lastLabel: last === undefined ? '' : formatDecimal(locale, last.d, 1),
  }
}

function tableOf(locale: Locale, { points }: DevelopmentFacts): NumbersTable {
  const { table, development } = chartMessages(locale)
  const one = (value: number): string => formatDecimal(locale, value, 1)
  return {
    caption: development.title,
    columns: [table.date, table.age, development.table.d, development.table.range, development.table.daz, development.table.items],
    rows: points.map(({ on, ageDays, completedMonths, d, low, high, daz, itemsUsed }) => [
      ...[formatDate(locale, on), completedAge(locale, ageDays, completedMonths), one(d), `${one(low)} – ${one(high)}`],
      ...[daz === null ? table.none : formatDecimal(locale, daz, 2), formatNumber(locale, itemsUsed)],
    ]),
  }
}
