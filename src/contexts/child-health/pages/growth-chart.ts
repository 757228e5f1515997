/** The growth chart of one measure, with the same numbers as a table under it. */
import { html, nothing, type Html } from '#platform/html.ts'
import { formatDecimal, formatNumber, type Locale } from '#platform/locale.ts'
import { foldOut, small } from '#web/components/text.ts'
import { roundStep, wholeSteps } from '../rules/chart-scale.ts'
import { CHART_LINES, type Curves, type GrowthAnswer, type Line } from '../rules/growth-answer.ts'
import { ageText } from './aid.ts'
import { curveChart, type Axis, type ChartLine } from './curve-chart.ts'
import { growthMessages } from './growth-messages.ts'
import { aidMessages } from './messages.ts'
import { numbersTable } from './numbers-table.ts'

const DAYS_PER_MONTH = 30.4375
const DAYS_PER_YEAR = 365.25
/** Charts up to this age count in months. */
const MONTHS_UNTIL_DAYS = 4 * DAYS_PER_YEAR

const looks: Readonly<Record<(typeof CHART_LINES)[number], ChartLine['look']>> = {
  '-2.5': 'limit',
  '-2': 'two',
  '-1': 'one',
  '0': 'middle',
  '1': 'one',
  '2': 'two',
  '2.5': 'limit',
}

export function growthChart(locale: Locale, answer: GrowthAnswer, curves: Curves, sentence: string): Html {
  const words = growthMessages(locale)
  const { measure, points, lines, targetLines, untilDays } = curves
  const daysPerUnit = untilDays <= MONTHS_UNTIL_DAYS ? DAYS_PER_MONTH : DAYS_PER_YEAR
  const toUnit = ({ ageDays, value }: { readonly ageDays: number; readonly value: number }) => ({ x: ageDays / daysPerUnit, y: value })
  const drawn = (line: Line, look: ChartLine['look'], label: string | null): ChartLine => ({
    look,
    label,
    pieces: line.pieces.map((piece) => piece.map(toUnit)),
  })
  const unit = words.units[measure]
  const last = points.at(-1)
  const chart = curveChart({
    id: `chart-${measure}`,
    title: words.chart.title(words.measures[measure]),
    description: words.chart.description(sentence, points.length, CHART_LINES.map((z) => signed(locale, z)).join(', ')),
    x: ageAxis(locale, untilDays, daysPerUnit),
    y: valueAxis(locale, curves, unit),
    lines: [
      ...lines.map((line, i) => drawn(line, looks[CHART_LINES[i] ?? 0], signed(locale, line.z))),
      ...targetLines.map((line) => drawn(line, 'target', null)),
    ],
    points: points.map(toUnit),
    lastLabel: last === undefined ? '' : `${formatNumber(locale, last.value)} ${unit}`,
  })
  return html`<figure class="cjg-figure">
      ${chart}
      <figcaption>
        ${small(words.chart.lines(referencesOf(locale, answer, measure)))}${targetLines.length > 0 ? small(words.chart.targetLines) : nothing}
      </figcaption>
    </figure>
    ${foldOut(aidMessages(locale).showTable, visitsTable(locale, answer, curves))}`
}

/** "+2", "0", "−2,5". */
function signed(locale: Locale, z: number): string {
  return `${z > 0 ? '+' : ''}${formatDecimal(locale, z, Number.isInteger(z) ? 0 : 1)}`
}

function ageAxis(locale: Locale, untilDays: number, daysPerUnit: number): Axis {
  const { chart } = growthMessages(locale)
  const until = Math.round(untilDays / daysPerUnit)
  const isMonths = daysPerUnit === DAYS_PER_MONTH
  const step = isMonths ? (until > 15 ? 6 : 3) : 3
  return { range: [0, until], step, label: isMonths ? chart.months : chart.years, shown: (value) => formatNumber(locale, value) }
}

/** From the lowest to the highest of lines and points, on whole steps. */
function valueAxis(locale: Locale, { lines, points }: Curves, label: string): Axis {
  const values = [...lines.flatMap(({ pieces }) => pieces.flat()), ...points].map(({ value }) => value)
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  const step = roundStep(highest - lowest, 9)
  return { range: wholeSteps([lowest, highest], step), step, label, shown: (value) => formatNumber(locale, value) }
}

function referencesOf(locale: Locale, { visits, question }: GrowthAnswer, measure: Curves['measure']): string {
  const words = growthMessages(locale)
  const used = new Set(visits.flatMap(({ scores }) => scores.flatMap((score) => (score.measure === measure ? [score.reference] : []))))
  return `${[...used].map((reference) => words.references[reference]).join(', ')} (${words.sexes[question.sex].toLowerCase()})`
}

function visitsTable(locale: Locale, { visits }: GrowthAnswer, { measure }: Curves): Html {
  const words = growthMessages(locale)
  const { table } = words
  const rows = visits.flatMap(({ ageDays, scores }) => {
    const score = scores.find((one) => one.measure === measure)
    if (score === undefined) return []
    const { z, centile, reasonCode } = score
    const figures =
      z === null || centile === null
        ? [reasonCode ? words.noScore[reasonCode] : table.none, table.none]
        : [formatDecimal(locale, z, 2), formatDecimal(locale, centile, 0)]
    return [[ageText(locale, ageDays), formatNumber(locale, score.value), ...figures]]
  })
  return numbersTable({
    caption: words.chart.title(words.measures[measure]),
    columns: [table.age, words.fields[measure], table.z, table.centile],
    rows,
  })
}
