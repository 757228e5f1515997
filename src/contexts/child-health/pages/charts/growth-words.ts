/** What a growth chart says in a sentence: for a professional with scores, for a family in plain words; and the same numbers as a table. */
import { formatDate } from '#calculators/core/civil-date.ts'
import { formatCalendarDate, formatDecimal, type Locale } from '#platform/locale.ts'
import { placeOf } from '../../rules/place-in-words.ts'
import { chartLines } from '../../rules/charts/curve-lines.ts'
import { isComparedWithTerm } from '../../rules/charts/early-births.ts'
import type { GrowthChartFacts } from '../../rules/charts/growth-chart-facts.ts'
import type { Score, ScoredPoint } from '../../rules/charts/score-visits.ts'
import { ageText, completedAge } from '../aid.ts'
import { growthMessages } from '../growth-messages.ts'
import type { NumbersTable } from '../numbers-table.ts'
import { signed, valueText, type Look } from './growth-plot.ts'
import { chartMessages } from './messages.ts'

export function chartTitle(locale: Locale, { measure }: GrowthChartFacts): string {
  const words = chartMessages(locale)
  return measure === 'weight-for-height' ? words.titleByHeight : words.title(words.measures[measure])
}

/** The last point in a sentence; for professionals with the one before, so that the direction is told too. */
export function conclusionOf(locale: Locale, facts: GrowthChartFacts, look: Look): string {
  const last = facts.points.at(-1)
  if (last === undefined) return ''
  return look === 'family' ? plainConclusion(locale, facts, last) : scoredConclusion(locale, facts, last)
}

function scoredConclusion(locale: Locale, facts: GrowthChartFacts, last: ScoredPoint): string {
  const words = chartMessages(locale)
  const before = facts.points.at(-2)
  const beside = facts.beside?.points.at(-1)
  return [
    words.conclusion(
      words.measures[facts.measure],
      valueText(locale, facts, last),
      when(locale, last),
      scoreText(locale, last),
      referenceText(locale, last),
    ),
    ...(isComparedWithTerm(facts.subject, last, last.ageDays) && last.z !== null ? [words.comparedWithTerm] : []),
    ...(before?.z == null ? [] : [words.before(when(locale, before), scoreText(locale, before))]),
    ...(beside?.z == null ? [] : [words.besideScore(referenceText(locale, beside), scoreText(locale, beside))]),
  ].join(' ')
}

function plainConclusion(locale: Locale, facts: GrowthChartFacts, last: ScoredPoint): string {
  const { family, measures } = chartMessages(locale)
  const { sentence, places } = growthMessages(locale)
  const [value, age] = [valueText(locale, facts, last), when(locale, last)]
  const { measure } = facts
  if (measure === 'weight-for-height') return last.z === null ? '' : places[measure][placeOf(last.z)]
  if (last.z === null || (measure !== 'height' && measure !== 'weight' && measure !== 'head'))
    return family.other(measures[measure], value, age)
  return sentence(measures[measure], value, age, places[measure][placeOf(last.z)])
}

/** What somebody hears who does not see the drawing. */
export function descriptionOf(locale: Locale, facts: GrowthChartFacts, look: Look, conclusion: string): string {
  const words = chartMessages(locale)
  const count = facts.points.length
  if (look === 'family') return words.describesPlain(conclusion, count)
  return words.describes(conclusion, count, chartLines.map((z) => signed(locale, z)).join(', '))
}

/** What the lines are, under the drawing. */
export function notesOf(locale: Locale, facts: GrowthChartFacts, look: Look): string[] {
  const words = chartMessages(locale)
  const { target, changes, beside, own, subject } = facts
  const centimetres = (value: number): string => formatDecimal(locale, value, 0)
  const home = own.length === 0 ? [] : [words.ownPoints]
  const early = changes.find(({ from }) => from === 'nl2012preterm')
  const isEarly = facts.lines.some(({ pieces }) => pieces.some(({ reference }) => reference === 'nl2012preterm'))
  const weeks = String(subject.weeks ?? '')
  if (look === 'family') {
    const range = target === null ? [] : [words.family.target(centimetres(target.low), centimetres(target.high))]
    return [words.family.bands, ...(isEarly ? [words.family.earlyBands(weeks)] : []), ...range, ...home]
  }
  return [
    words.lines(linesText(locale, facts)),
    ...(isEarly ? [words.preterm(weeks, ageText(locale, early?.x ?? (facts.measure === 'head' ? 548 : 1461)))] : []),
    ...(facts.points.some((point) => isComparedWithTerm(subject, point, point.ageDays))
      ? [words.noEarlyTable(words.measures[facts.measure], weeks)]
      : []),
    ...(beside === null ? [] : [words.besideLines(words.choices[beside.choice])]),
    ...(target === null
      ? []
      : [
          words.target(formatDecimal(locale, target.cm, 1), centimetres(target.low), centimetres(target.high)),
          ...(target.isMotherOnly ? [words.targetMotherOnly] : []),
        ]),
    ...home,
  ]
}

/** "Nederland 1997 (jongens)", each table that has a piece of the lines once. */
function linesText(locale: Locale, { lines, subject }: GrowthChartFacts): string {
  const words = chartMessages(locale)
  const names = lines.flatMap(({ pieces }) => pieces.map(({ reference, population }) => nameOf(locale, reference, population)))
  return `${[...new Set(names)].join(', ')} (${words.sexes[subject.sex]})`
}

function nameOf(locale: Locale, reference: NonNullable<Score['reference']>, population: Score['population']): string {
  const { references, populations } = chartMessages(locale)
  const whose = population === null ? '' : populations[population]
  return whose === '' ? references[reference] : `${references[reference]}, ${whose}`
}

export function referenceText(locale: Locale, { reference, population }: Pick<Score, 'reference' | 'population'>): string {
  return reference === null ? '' : nameOf(locale, reference, population)
}

/** "−0,9 SD", or why there is none. */
export function scoreText(locale: Locale, { z, reason }: Pick<Score, 'z' | 'reason'>): string {
  if (z !== null) return chartMessages(locale).score(signedScore(locale, z))
  return reason === null ? chartMessages(locale).noScore : growthMessages(locale).noScore[reason]
}

/** "+0,4", "−1,2", "0,0". */
export function signedScore(locale: Locale, z: number): string {
  const shown = formatDecimal(locale, z, 1)
  return Number(z.toFixed(1)) > 0 ? `+${shown}` : shown
}

export function when(locale: Locale, { ageDays, ageMonths, origin }: Pick<ScoredPoint, 'ageDays' | 'ageMonths' | 'origin'>): string {
  return origin === 'birth' ? chartMessages(locale).birth : completedAge(locale, ageDays, ageMonths)
}

/** The points as a table; with a second reference a column more. */
export function pointsTable(locale: Locale, facts: GrowthChartFacts, look: Look): NumbersTable {
  const { table, measures, units, choices } = chartMessages(locale)
  const { measure, beside } = facts
  const isByHeight = measure === 'weight-for-height'
  const scored = look === 'professional'
  const unit = units[measure] === '' ? '' : ` (${units[measure]})`
  const figure = (z: number | null, show: (value: number) => string): string => (z === null ? table.none : show(z))
  const all = [...facts.points, ...facts.own].toSorted((one, other) => one.ageDays - other.ageDays)
  const rows = all.map((point) => {
    const other = beside?.points.find(({ ageDays }) => ageDays === point.ageDays && point.origin !== 'own')
    const note = point.origin === 'own' ? `, ${table.own}` : ''
    return [
      `${formatCalendarDate(locale, formatDate(point.on))}${note}`,
      when(locale, point),
      ...(isByHeight ? [figure(point.heightCm, (value) => formatDecimal(locale, value, 1))] : []),
      valueText(locale, facts, point),
      ...(scored
        ? [
            figure(point.z, (z) => formatDecimal(locale, z, 2)),
            figure(point.centile, (centile) => formatDecimal(locale, centile, 0)),
            ...(beside === null ? [] : [figure(other?.z ?? null, (z) => formatDecimal(locale, z, 2))]),
          ]
        : []),
    ]
  })
  return {
    caption: chartTitle(locale, facts),
    columns: [
      ...[table.date, table.age, ...(isByHeight ? [table.height] : []), `${measures[measure]}${unit}`],
      ...(scored ? [table.z, table.centile, ...(beside === null ? [] : [`${table.z} ${choices[beside.choice]}`])] : []),
    ],
    rows,
  }
}
