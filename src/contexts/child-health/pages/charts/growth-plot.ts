/** From the facts of one growth chart to a drawing: axes, lines with their names, bands, what the parents' height says. */
import { formatDecimal, formatNumber, type Locale } from '#platform/locale.ts'
import { roundStep, ticks, wholeSteps } from '../../rules/chart-scale.ts'
import { daysOf, DAYS_PER_MONTH, DAYS_PER_YEAR, heightsOf } from '../../rules/charts/chart-window.ts'
import type { CurveLine } from '../../rules/charts/curve-lines.ts'
import type { GrowthChartFacts } from '../../rules/charts/growth-chart-facts.ts'
import type { ScoredPoint } from '../../rules/charts/score-visits.ts'
import { chartMessages } from './messages.ts'
import type { ChartSize, Plot, PlotAxis, PlotBand, PlotLine, Point } from './plot.ts'

export type Look = 'professional' | 'family'

const looks = new Map<number, PlotLine['look']>([
  ...([
    [-2.5, 'limit'],
    [-2, 'two'],
    [-1, 'one'],
    [0, 'middle'],
    [1, 'one'],
    [2, 'two'],
    [2.5, 'limit'],
  ] as const),
])

export function growthPlot(
  locale: Locale,
  facts: GrowthChartFacts,
  look: Look,
  size: ChartSize,
  said: { readonly title: string; readonly description: string },
): Plot {
  const { measure, span, lines, beside, target, points, own, changes } = facts
  const isFamily = look === 'family'
  const unit = measure === 'weight-for-height' ? 1 : span === '21-years' ? DAYS_PER_YEAR : DAYS_PER_MONTH
  const across = ({ x, y }: Point): Point => ({ x: x / unit, y })
  const piecesOf = (line: CurveLine): Point[][] => line.pieces.map((piece) => piece.points.map(across))
  const shown = isFamily ? lines.filter(({ z }) => Math.abs(z) < 2.5) : lines
  const pointOf = (point: ScoredPoint): Point => ({
    x: (measure === 'weight-for-height' ? (point.heightCm ?? 0) : point.ageDays) / unit,
    y: point.value,
  })
  const drawn = { points: points.map(pointOf), own: own.map(pointOf) }
  const band = (name: 'two' | 'one', z: number): PlotBand[] => {
    const [low, high] = [lines.find((line) => line.z === -z), lines.find((line) => line.z === z)]
    return low === undefined || high === undefined ? [] : [{ look: name, low: piecesOf(low), high: piecesOf(high) }]
  }
  const targets = target === null ? [] : target.edges.map(piecesOf)
  return {
    ...{ id: `growth-${measure}-${look}`, ...said, ...drawn },
    x: acrossAxis(locale, facts, size, [...drawn.points, ...drawn.own]),
    y: upAxis(
      locale,
      facts,
      [...shown, ...(isFamily ? [] : (beside?.lines.filter(({ z }) => Math.abs(z) <= 2) ?? []))],
      [...drawn.points, ...drawn.own],
    ),
    bands: [...band('two', 2), ...band('one', 1)],
    lines: [
      ...shown.map((line): PlotLine => ({
        look: looks.get(line.z) ?? 'one',
        label: isFamily ? familyEnd(locale, facts, line.z) : signed(locale, line.z),
        pieces: piecesOf(line),
      })),
      ...(isFamily ? [] : besideLines(locale, facts, piecesOf)),
      ...targets.map((pieces): PlotLine => ({ look: 'target', label: null, pieces })),
    ],
    changes: isFamily ? [] : changes.map(({ x, to, population }) => ({ x: x / unit, label: changeText(locale, to, population) })),
    bracket:
      target === null || span !== '21-years' ? null : { low: target.low, high: target.high, label: formatDecimal(locale, target.cm, 0) },
    lastLabel: valueText(locale, facts, points.at(-1)),
  }
}

function changeText(locale: Locale, to: keyof ReturnType<typeof chartMessages>['references'], _population: string | null): string {
  const words = chartMessages(locale)
  return words.changes(words.references[to])
}

function besideLines(locale: Locale, { beside }: GrowthChartFacts, piecesOf: (line: CurveLine) => Point[][]): PlotLine[] {
  if (beside === null) return []
  const name = chartMessages(locale).short[beside.choice]
  return beside.lines
    .filter(({ z }) => z === 0 || Math.abs(z) === 2)
    .map((line) => ({
      look: line.z === 0 ? 'beside-middle' : 'beside',
      label: `${name} ${signed(locale, line.z)}`,
      pieces: piecesOf(line),
    }))
}

/** "+2", "0", "−2,5". */
export function signed(locale: Locale, z: number): string {
  return `${z > 0 ? '+' : ''}${formatDecimal(locale, z, Number.isInteger(z) ? 0 : 1)}`
}

function familyEnd(locale: Locale, { measure }: GrowthChartFacts, z: number): string | null {
  const { ends } = chartMessages(locale).family
  const words =
    measure === 'height' || measure === 'weight' || measure === 'head'
      ? ends[measure]
      : measure === 'weight-for-height'
        ? ends.weight
        : ends.other
  if (z === 0) return words.middle
  return z === 2 ? words.high : z === -2 ? words.low : null
}

const steps: Readonly<Record<GrowthChartFacts['span'], Readonly<Record<ChartSize, { readonly lines: number; readonly figures: number }>>>> =
  {
    '15-months': { phone: { lines: 1, figures: 3 }, desktop: { lines: 1, figures: 1 }, paper: { lines: 1, figures: 1 } },
    '4-years': { phone: { lines: 6, figures: 6 }, desktop: { lines: 3, figures: 6 }, paper: { lines: 3, figures: 6 } },
    '21-years': { phone: { lines: 3, figures: 3 }, desktop: { lines: 1, figures: 1 }, paper: { lines: 1, figures: 1 } },
  }

function acrossAxis(locale: Locale, { measure, span }: GrowthChartFacts, size: ChartSize, points: readonly Point[]): PlotAxis {
  const words = chartMessages(locale)
  const axis = (range: readonly [number, number], lines: number, figures: number, label: string): PlotAxis => ({
    ...{ range, label },
    ticks: ticks(range, lines).map((at) => ({ at, label: at % figures === 0 ? formatNumber(locale, at) : null })),
  })
  if (measure === 'weight-for-height') {
    const step = size === 'phone' && span === '21-years' ? 30 : size === 'phone' ? 15 : span === '21-years' ? 10 : 5
    const [from, to] = heightsOf(span)
    // Who was born early is shorter than the first line.
    return axis([Math.min(from, ...points.map(({ x }) => Math.floor(x / 5) * 5)), to], step, step, words.byHeight)
  }
  const { lines, figures } = steps[span][size]
  const isYears = span === '21-years'
  return axis(
    [0, Math.round(daysOf(span) / (isYears ? DAYS_PER_YEAR : DAYS_PER_MONTH))],
    lines,
    figures,
    isYears ? words.years : words.months,
  )
}

/** From the lowest to the highest of lines and points, on whole steps. */
function upAxis(locale: Locale, { measure }: GrowthChartFacts, lines: readonly CurveLine[], points: readonly Point[]): PlotAxis {
  const values = [...lines.flatMap(({ pieces }) => pieces.flatMap((piece) => piece.points)), ...points].map(({ y }) => y)
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  const step = roundStep(highest - lowest, 11)
  const range = wholeSteps([lowest, highest], step)
  const digits = step < 0.1 ? 2 : step < 1 ? 1 : 0
  return {
    range,
    label: chartMessages(locale).units[measure],
    ticks: ticks(range, step).map((at) => ({ at, label: formatDecimal(locale, at, digits) })),
  }
}

/** "86,5 cm"; nothing without a point. */
export function valueText(
  locale: Locale,
  { measure }: Pick<GrowthChartFacts, 'measure'>,
  point: Pick<ScoredPoint, 'value'> | undefined,
): string {
  if (point === undefined) return ''
  const unit = chartMessages(locale).units[measure]
  const isRatio = unit === ''
  const digits = isRatio ? 2 : measure === 'weight' || measure === 'weight-for-height' ? (point.value < 10 ? 2 : 1) : 1
  return `${formatDecimal(locale, point.value, digits)}${isRatio ? '' : ` ${unit}`}`
}
