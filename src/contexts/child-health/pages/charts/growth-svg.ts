/**
 * Growth charts of a child, drawn on the server from the tables: for professionals with scores, for families without them and with a sentence in plain words;
 * in the size that is asked for, or for a screen in two of which the style sheet shows one.
 */
import { html, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/locale.ts'
import { foldOut, small } from '#web/components/text.ts'
import type { Child } from '../../../families/public-child.ts'
import type { ChartSpan } from '../../rules/charts/chart-window.ts'
import { growthChartFacts, loadChartTables, measuresIn, type GrowthChartFacts } from '../../rules/charts/growth-chart-facts.ts'
import { choicesFor, subjectOf, usualChoice, type ChartMeasure, type ReferenceChoice } from '../../rules/charts/reference-choice.ts'
import { visitsOf, type Measured } from '../../rules/charts/visits.ts'
import type { Background } from '../../rules/record/record.ts'
import { numbersTable, type NumbersTable } from '../numbers-table.ts'
import { growthPlot, type Look } from './growth-plot.ts'
import { chartTitle, conclusionOf, descriptionOf, notesOf, pointsTable } from './growth-words.ts'
import { chartMessages } from './messages.ts'
import { drawPlot, type ChartSize } from './plot.ts'

export type ChartsOf = {
  readonly child: Pick<Child, 'birthDate' | 'sex'>
  readonly background: Background
  readonly measurements: readonly Measured[]
  /** What the family measured at home: drawn as points of another shape. */
  readonly own?: readonly Measured[] | undefined
  readonly look: Look
  /** `screen`: for a phone and for a desktop, of which one is shown. */
  readonly size: ChartSize | 'screen'
  /** Only these; otherwise every measure that was taken, in the usual order. */
  readonly measures?: readonly ChartMeasure[] | undefined
  readonly choice?: ReferenceChoice | undefined
  readonly beside?: ReferenceChoice | null | undefined
  readonly span?: ChartSpan | undefined
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

/** Which measures of this child have a chart (by this reference). The tables must be loaded. */
export function offeredCharts(
  { child, background, measurements, own = [] }: Pick<ChartsOf, 'child' | 'background' | 'measurements' | 'own'>,
  choice: ReferenceChoice | null = null,
): readonly ChartMeasure[] {
  const subject = subjectOf(child.sex, background)
  if (child.birthDate === null || subject === null) return []
  const visits = [...visitsOf(child.birthDate, background, measurements), ...visitsOf(child.birthDate, background, own, 'own')]
  const all = measuresIn(visits, subject, [...usualMeasures, ...otherMeasures])
  return choice === null ? all : all.filter((measure) => choicesFor(subject, measure).includes(choice))
}

/** None for a child without a date of birth, or for whom there are no tables. */
export async function growthCharts(locale: Locale, of: ChartsOf): Promise<readonly GrowthChart[]> {
  await loadChartTables()
  const { child, background, measurements, own = [], look, beside = null } = of
  const subject = subjectOf(child.sex, background)
  if (child.birthDate === null || subject === null) return []
  const visits = visitsOf(child.birthDate, background, measurements)
  const home = visitsOf(child.birthDate, background, own, 'own')
  const among = of.measures ?? (look === 'family' ? familyMeasures : [...usualMeasures, ...otherMeasures])
  return measuresIn([...visits, ...home], subject, among).map((measure) => {
    const offered = choicesFor(subject, measure)
    const choice = of.choice !== undefined && offered.includes(of.choice) ? of.choice : (usualChoice(subject, measure) ?? 'auto')
    const second = beside !== null && offered.includes(beside) ? beside : null
    const facts = growthChartFacts({ subject, background, visits, own: home, measure, choice, beside: second, span: of.span ?? null })
    return growthChart(locale, facts, look, of.size)
  })
}

function growthChart(locale: Locale, facts: GrowthChartFacts, look: Look, size: ChartsOf['size']): GrowthChart {
  const title = chartTitle(locale, facts)
  const conclusion = conclusionOf(locale, facts, look)
  const said = { title, description: descriptionOf(locale, facts, look, conclusion) }
  const sizes: readonly ChartSize[] = size === 'screen' ? ['phone', 'desktop'] : [size]
  const drawing = html`${sizes.map((one) => drawPlot(growthPlot(locale, facts, look, one, said), one))}`
  const table = pointsTable(locale, facts, look)
  const notes = notesOf(locale, facts, look)
  return { measure: facts.measure, title, conclusion, notes, drawing, table, facts, figure: figureOf(locale, size, drawing, notes, table) }
}

export function figureOf(locale: Locale, size: ChartsOf['size'], drawing: Html, notes: readonly string[], table: NumbersTable): Html {
  return html`<figure class="cjg-figure">
      <div class="cjg-plots cjg-plots--${size}" dir="ltr">${drawing}</div>
      <figcaption>${notes.map((note) => small(note))}</figcaption>
    </figure>
    ${foldOut(chartMessages(locale).showTable, numbersTable(table))}`
}
