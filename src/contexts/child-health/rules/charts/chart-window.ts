/** How far a chart reaches: the sheets that Dutch practice knows (0-15 months, 0-4 and 0-21 years), and for weight for height the same in centimetres. */
export const DAYS_PER_MONTH = 30.4375
export const DAYS_PER_YEAR = 365.25

export const chartSpans = ['15-months', '4-years', '21-years'] as const
export type ChartSpan = (typeof chartSpans)[number]

const untilDays: Readonly<Record<ChartSpan, number>> = {
  '15-months': 15 * DAYS_PER_MONTH,
  '4-years': 4 * DAYS_PER_YEAR,
  '21-years': 21 * DAYS_PER_YEAR,
}
/** Weight for height by the same sheets, in centimetres. */
const heights: Readonly<Record<ChartSpan, readonly [number, number]>> = {
  '15-months': [45, 90],
  '4-years': [45, 120],
  '21-years': [50, 200],
}

/** The smallest sheet that holds the oldest point. */
export function spanOf(oldestDays: number): ChartSpan {
  return chartSpans.find((span) => oldestDays <= untilDays[span]) ?? '21-years'
}

export const daysOf = (span: ChartSpan): number => untilDays[span]
export const heightsOf = (span: ChartSpan): readonly [number, number] => heights[span]
