/** The answer of the development calculator: a sentence, the score with how sure it is, a chart, and what to ask next. */
import { html, nothing, type Html } from '#platform/html.ts'
import { formatDecimal, formatNumber, type Locale } from '#platform/locale.ts'
import { bulletList, foldOut, heading, paragraph, small } from '#web/components/text.ts'
import { roundStep, wholeSteps } from '../rules/chart-scale.ts'
import type { DevelopmentAnswer } from '../rules/development-answer.ts'
import { isWorthATalk, placeOf } from '../rules/place-in-words.ts'
import { answerHeading, howComputed } from './aid.ts'
import { curveChart, type ChartLine } from './curve-chart.ts'
import { gistOf } from './development-form.ts'
import { developmentMessages } from './development-messages.ts'
import { aidMessages } from './messages.ts'
import { numbersTable } from './numbers-table.ts'

export function developmentAnswer(locale: Locale, answer: DevelopmentAnswer): Html {
  const words = developmentMessages(locale)
  const place = answer.daz === null ? null : placeOf(answer.daz)
  const [d, low, high] = [answer.d, answer.low, answer.high].map((value) => formatDecimal(locale, value, 1))
  const sentence = place === null ? words.noPlace : words.places[place]
  return html`<section class="cjg-answer" aria-labelledby="answer">
    ${answerHeading(words.answerTitle)} ${paragraph(html`<strong>${sentence}</strong>`)}
    ${paragraph(words.score(d ?? '', low ?? '', high ?? ''))} ${small(words.howSure(answer.itemsUsed))}
    ${small(aidMessages(locale).notAVerdict.title)} ${place !== null && isWorthATalk(place) ? paragraph(words.talk) : nothing}
    ${chart(locale, answer, sentence)} ${next(locale, answer)} ${foldOut(aidMessages(locale).professional, outcomeTable(locale, answer))}
    ${howComputed(
      locale,
      {
        reference: Object.keys(answer.versions.tables),
        tables: Object.values(answer.versions.tables),
        rules: [answer.versions.rules],
        engine: answer.versions.engine,
      },
      small(words.keys),
    )}
  </section>`
}

/** As couples, so that the chart fills between them. */
const looks: Readonly<Record<string, ChartLine['look']>> = { '-2': 'two', '-1': 'one', '0': 'middle', '1': 'one', '2': 'two' }

function chart(locale: Locale, answer: DevelopmentAnswer, sentence: string): Html {
  const { lines, untilMonths, ageMonths, d, low, high, versions } = answer
  const words = developmentMessages(locale).chart
  const signed = (z: number): string => `${z > 0 ? '+' : ''}${formatDecimal(locale, z, 0)}`
  const values = [...lines.flatMap(({ points }) => points.map((point) => point.d)), low, high]
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  const step = roundStep(highest - lowest, 9)
  const shown = (value: number): string => formatNumber(locale, value)
  return html`<figure class="cjg-figure">
    ${curveChart({
      id: 'chart-development',
      title: words.title,
      description: words.description(sentence, lines.map(({ z }) => signed(z)).join(', ')),
      x: { range: [0, untilMonths], step: untilMonths > 15 ? 6 : 3, label: words.months, shown },
      y: { range: wholeSteps([lowest, highest], step), step, label: words.y, shown },
      lines: lines.map(({ z, points }) => ({
        look: looks[String(z)] ?? 'one',
        label: signed(z),
        pieces: [points.map((point) => ({ x: point.ageMonths, y: point.d }))],
      })),
      points: [{ x: ageMonths, y: d, low, high }],
      lastLabel: formatDecimal(locale, d, 1),
    })}
    <figcaption>${small(words.lines(Object.keys(versions.tables).join(', ')))}</figcaption>
  </figure>`
}

function next(locale: Locale, { next }: DevelopmentAnswer): Html {
  if (next.length === 0) return nothing
  const words = developmentMessages(locale).next
  const items = next.map(({ milestone, chanceOfPass }) =>
    words.item(gistOf(locale, milestone), formatDecimal(locale, chanceOfPass * 100, 0)),
  )
  return html`${heading(3, words.title)}${small(words.intro)}${bulletList(items)}`
}

function outcomeTable(locale: Locale, { d, sem, daz, itemsUsed, passed }: DevelopmentAnswer): Html {
  const { table } = developmentMessages(locale)
  return numbersTable({
    caption: table.caption,
    columns: [table.what, table.value],
    rows: [
      [table.d, formatDecimal(locale, d, 2)],
      [table.sem, formatDecimal(locale, sem, 2)],
      [table.daz, daz === null ? table.none : formatDecimal(locale, daz, 2)],
      [table.used, String(itemsUsed)],
      [table.passed, String(passed)],
    ],
  })
}
