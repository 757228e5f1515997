/** The answer of the growth calculator: plain words first, then the chart, then what professionals look for. */
import { html, nothing, type Html } from '#platform/html.ts'
import { formatDecimal, formatNumber, type Locale } from '#platform/locale.ts'
import { callout } from '#web/components/callout.ts'
import { bulletList, foldOut, heading, paragraph, small } from '#web/components/text.ts'
import { isComparedWithTerm } from '../rules/charts/early-births.ts'
import type { GrowthAnswer, Score, ScoredVisit } from '../rules/growth-answer.ts'
import type { VisitMeasure } from '../rules/growth-form.ts'
import { isWorthATalk, placeOf } from '../rules/place-in-words.ts'
import { ageText, answerHeading, howComputed } from './aid.ts'
import { growthChart } from './growth-chart.ts'
import { growthMessages } from './growth-messages.ts'
import { aidMessages } from './messages.ts'
import { numbersTable } from './numbers-table.ts'
import { referralPart } from './referral-part.ts'

type Said = VisitMeasure | 'weight-for-height'
const saidMeasures: readonly Said[] = ['height', 'weight', 'weight-for-height', 'head']

export function growthAnswer(locale: Locale, answer: GrowthAnswer): Html {
  const words = growthMessages(locale)
  const said = saidMeasures.flatMap((measure) => sentenceOf(locale, answer, measure) ?? [])
  const places = saidMeasures.flatMap((measure) => placeAtLast(answer, measure) ?? [])
  return html`<section class="cjg-answer" aria-labelledby="answer">
    ${answerHeading(words.answerTitle)} ${bulletList(said)} ${places.some(isWorthATalk) ? paragraph(words.talk) : nothing}
    ${small(aidMessages(locale).notAVerdict.title)} ${questions(locale, answer)} ${targetText(locale, answer)}
    ${answer.curves.map((curves) => html`${heading(3, words.measures[curves.measure])}${growthChart(locale, answer, curves, sentenceOf(locale, answer, curves.measure) ?? '')}`)}
    ${professional(locale, answer)} ${versions(locale, answer)}
  </section>`
}

/** The last score of a measure, with the visit it belongs to. */
function lastScore(answer: GrowthAnswer, measure: Said): { readonly visit: ScoredVisit; readonly score: Score } | null {
  for (const visit of answer.visits.toReversed()) {
    const score = visit.scores.find((one) => one.measure === measure)
    if (score !== undefined) return { visit, score }
  }
  return null
}

function placeAtLast(answer: GrowthAnswer, measure: Said) {
  const z = lastScore(answer, measure)?.score.z ?? null
  return z === null ? null : placeOf(z)
}

/** "Lengte: 76,3 cm op de leeftijd van 14 maanden. Dat is gemiddeld voor de leeftijd." */
function sentenceOf(locale: Locale, answer: GrowthAnswer, measure: Said): string | null {
  const words = growthMessages(locale)
  const last = lastScore(answer, measure)
  const place = placeAtLast(answer, measure)
  if (last === null || place === null) return null
  if (measure === 'weight-for-height') return words.places[measure][place]
  const value = `${formatNumber(locale, last.score.value)} ${words.units[measure]}`
  return words.sentence(words.measures[measure], value, ageText(locale, last.visit.ageDays), words.places[measure][place])
}

const measureOfField = { heightCm: 'height', weightKg: 'weight', headCm: 'head' } as const

function questions(locale: Locale, { questions, visits }: GrowthAnswer): Html {
  if (questions.length === 0) return nothing
  const words = growthMessages(locale)
  const items = questions.map(({ observation, field, code, value, suggestion }) => {
    const measure = measureOfField[field]
    const withUnit = (number: number | null): string => (number === null ? '' : `${formatNumber(locale, number)} ${words.units[measure]}`)
    const age = ageText(locale, visits[observation]?.ageDays ?? 0)
    return `${words.questionAt(words.measures[measure], age)} ${words.asks[code](withUnit(value), withUnit(suggestion))}`
  })
  return callout({ kind: 'warn', title: words.questionsTitle, body: html`${bulletList(items)}${small(words.stillComputed)}` })
}

function targetText(locale: Locale, { target }: GrowthAnswer): Html {
  if (target === null) return nothing
  const words = growthMessages(locale)
  if (target.targetCm === null || target.range95Cm === null) return small(words.noTarget)
  const [from, to] = target.range95Cm
  const sentence = words.target(formatDecimal(locale, target.targetCm, 1), formatDecimal(locale, from, 0), formatDecimal(locale, to, 0))
  return paragraph(`${sentence}${target.method === 'mother-only' ? ` ${words.targetMotherOnly}` : ''}`)
}

function professional(locale: Locale, answer: GrowthAnswer): Html {
  const words = growthMessages(locale)
  const last = answer.visits.at(-1)
  const scores =
    last === undefined
      ? nothing
      : numbersTable({
          caption: words.lastVisit(ageText(locale, last.ageDays)),
          columns: [words.table.measure, words.table.value, words.table.z, words.table.centile],
          rows: last.scores.map((score) => scoreRow(locale, score)),
        })
  return foldOut(aidMessages(locale).professional, html`${scores}${earlyNote(locale, answer)}${referralPart(locale, answer.referrals)}`)
}

/** Of who was born early some scores have no table of their own. */
function earlyNote(locale: Locale, { visits, question }: GrowthAnswer): Html | null {
  const words = growthMessages(locale)
  const last = visits.at(-1)
  const subject = { weeks: question.gestationalAgeWeeks }
  const compared = last?.scores.filter((score) => score.z !== null && isComparedWithTerm(subject, score, last.ageDays)) ?? []
  const names: Partial<Readonly<Record<Score['measure'], string>>> = words.measures
  return compared.length === 0 ? null : small(words.comparedWithTerm(compared.map(({ measure }) => names[measure] ?? measure).join(', ')))
}

function scoreRow(locale: Locale, { measure, value, z, centile, reasonCode }: Score): readonly string[] {
  const words = growthMessages(locale)
  const isNamed = measure in words.measures
  // `as`: tested on the line above; the form measures nothing else.
  const name = isNamed ? (measure as keyof typeof words.measures) : 'height'
  const shown = `${formatDecimal(locale, value, 1)} ${words.units[name]}`
  if (z === null || centile === null)
    return [words.measures[name], shown, reasonCode ? words.noScore[reasonCode] : words.table.none, words.table.none]
  return [words.measures[name], shown, formatDecimal(locale, z, 2), formatDecimal(locale, centile, 0)]
}

function versions(locale: Locale, { versions, sources }: GrowthAnswer): Html {
  const words = growthMessages(locale)
  return howComputed(locale, {
    reference: sources.map(({ reference, source }) => `${words.references[reference]}: ${source}`),
    tables: Object.entries(Object.assign({}, ...versions.map(({ tables }) => tables)) as Record<string, string>).map(
      ([name, version]) => `${name} ${version}`,
    ),
    rules: versions.map(({ rules }) => rules),
    engine: versions[0]?.engine ?? '',
  })
}
