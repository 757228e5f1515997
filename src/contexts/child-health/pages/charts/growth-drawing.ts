/**
 * Growth charts of a child, drawn from the tables: for professionals with scores, for families without them and with a sentence in plain words; in the size
 * that is asked for, or for a screen in two of which the style sheet shows one. Runs on the server and in the browser; the tables must have been loaded.
 */
import { html, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/locale.ts'
import { foldOut, small } from '#web/components/text.ts'
import type { ChartSpan } from '../../rules/charts/chart-window.ts'
import { growthChartFacts, measuresIn, type GrowthChartFacts, type ParentFacts } from '../../rules/charts/growth-chart-facts.ts'
import { choicesFor, referenceChoices, type ChartMeasure, type ReferenceChoice, type Subject } from '../../rules/charts/reference-choice.ts'
import type { GrowthVisit } from '../../rules/charts/visits.ts'
import { numbersTable, type NumbersTable } from '../numbers-table.ts'
import { growthPlot, type Look } from './growth-plot.ts'
import { chartTitle, conclusionOf, descriptionOf, notesOf, pointsTable } from './growth-words.ts'
import { chartMessages } from './messages.ts'
import { drawPlot, type ChartSize } from './plot.ts'

export type HowDrawn = {
  readonly look: Look
  /** `screen`: for a phone and for a desktop, of which one is shown. */
  readonly size: ChartSize | 'screen'
  /** Only these; otherwise every measure that was taken, in the usual order. */
  readonly measures?: readonly ChartMeasure[] | undefined
  readonly choice?: ReferenceChoice | undefined
  readonly beside?: ReferenceChoice | null | undefined
  readonly span?: ChartSpan | undefined
}

export type DrawnOf = HowDrawn & {
  readonly subject: Subject
  readonly parents: ParentFacts
  readonly visits: readonly GrowthVisit[]
  /** What the family measured at home: drawn as points of another shape. */
  readonly home: readonly GrowthVisit[]
  /** The choices of which the tables were loaded: all, unless it is told otherwise. */
  readonly among?: readonly ReferenceChoice[] | undefined
}

export type GrowthChart = {
  readonly measure: ChartMeasure
  readonly title: string
  /** The last point in words. */
  readonly conclusion: string
  readonly notes: readonly string[]
  /** One drawing, or two. */
  readonly drawing: Html
  readonly table: NumbersTable
  readonly facts: GrowthChartFacts
  /** Drawing, what the lines are, and the table to fold out. */
  readonly figure: Html
}

/** The measures that families see. */
const familyMeasures = ['height', 'weight', 'weight-for-height', 'head'] as const
const usualMeasures = ['height', 'weight', 'weight-for-height', 'bmi', 'head'] as const
const otherMeasures = ['sitting-height', 'sitting-height-ratio', 'waist', 'hip', 'waist-hip-ratio', 'arm'] as const
export const allMeasures: readonly ChartMeasure[] = [...usualMeasures, ...otherMeasures]

export function drawCharts(locale: Locale, of: DrawnOf): readonly GrowthChart[] {
  const { subject, visits, home, look, beside = null, among = referenceChoices } = of
  const wanted = of.measures ?? (look === 'family' ? familyMeasures : allMeasures)
  return measuresIn([...visits, ...home], subject, wanted, among).map((measure) => {
    const offered = choicesFor(subject, measure, among)
    const choice = of.choice !== undefined && offered.includes(of.choice) ? of.choice : (offered[0] ?? 'auto')
    const second = beside !== null && offered.includes(beside) ? beside : null
    const wish = { subject, background: of.parents, visits, own: home, measure, choice, beside: second, span: of.span ?? null }
    return drawChart(locale, growthChartFacts(wish), look, of.size)
  })
}

function drawChart(locale: Locale, facts: GrowthChartFacts, look: Look, size: HowDrawn['size']): GrowthChart {
  const title = chartTitle(locale, facts)
  const conclusion = conclusionOf(locale, facts, look)
  const said = { title, description: descriptionOf(locale, facts, look, conclusion) }
  const sizes: readonly ChartSize[] = size === 'screen' ? ['phone', 'desktop'] : [size]
  const drawing = html`${sizes.map((one) => drawPlot(growthPlot(locale, facts, look, one, said), one))}`
  const table = pointsTable(locale, facts, look)
  const notes = notesOf(locale, facts, look)
  return { measure: facts.measure, title, conclusion, notes, drawing, table, facts, figure: figureOf(locale, size, drawing, notes, table) }
}

export function figureOf(locale: Locale, size: HowDrawn['size'], drawing: Html, notes: readonly string[], table: NumbersTable): Html {
  return html`<figure class="cjg-figure">
      <div class="cjg-plots cjg-plots--${size}" dir="ltr">${drawing}</div>
      <figcaption>${notes.map((note) => small(note))}</figcaption>
    </figure>
    ${foldOut(chartMessages(locale).showTable, numbersTable(table))}`
}
