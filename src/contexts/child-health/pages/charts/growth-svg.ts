/** The growth charts of a record: its dates and rows, for the drawing that also runs in the browser. */
import type { Locale } from '#platform/locale.ts'
import type { Child } from '../../../families/public-child.ts'
import { loadChartTables, measuresIn } from '../../rules/charts/growth-chart-facts.ts'
import { choicesFor, subjectOf, type ChartMeasure, type ReferenceChoice, type Subject } from '../../rules/charts/reference-choice.ts'
import { civilDayOf, onDays, visitsOf, type GrowthVisit, type Measured } from '../../rules/charts/visits.ts'
import type { Background } from '../../rules/record/record.ts'
import { allMeasures, drawCharts, type GrowthChart, type HowDrawn } from './growth-drawing.ts'

export type { GrowthChart } from './growth-drawing.ts'

type Rows = {
  readonly child: Pick<Child, 'birthDate' | 'sex'>
  readonly background: Background
  readonly measurements: readonly Measured[]
  /** What the family measured at home. */
  readonly own?: readonly Measured[] | undefined
}
export type ChartsOf = Rows & HowDrawn

/** Null for a child without a date of birth, or for whom there are no tables. */
function drawnFrom({ child, background, measurements, own = [] }: Rows): {
  readonly subject: Subject
  readonly visits: readonly GrowthVisit[]
  readonly home: readonly GrowthVisit[]
} | null {
  const subject = subjectOf(child.sex, background)
  if (child.birthDate === null || subject === null) return null
  const born = civilDayOf(child.birthDate)
  return { subject, visits: visitsOf(born, background, onDays(measurements)), home: visitsOf(born, background, onDays(own), 'own') }
}

/** Which measures of this child have a chart (by this reference). The tables must be loaded. */
export function offeredCharts(rows: Rows, choice: ReferenceChoice | null = null): readonly ChartMeasure[] {
  const drawn = drawnFrom(rows)
  if (drawn === null) return []
  const { subject, visits, home } = drawn
  const all = measuresIn([...visits, ...home], subject, allMeasures)
  return choice === null ? all : all.filter((measure) => choicesFor(subject, measure).includes(choice))
}

export async function growthCharts(locale: Locale, of: ChartsOf): Promise<readonly GrowthChart[]> {
  await loadChartTables()
  const drawn = drawnFrom(of)
  return drawn === null ? [] : drawCharts(locale, { ...of, ...drawn, parents: of.background })
}
