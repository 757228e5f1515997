/** Under the milestones: the D-score with its range and what it says, and what is asked again. */
import { html, nothing, type Html } from '#platform/html.ts'
import { formatDecimal, formatNumber } from '#platform/locale.ts'
import { icon } from '#web/drawings/icons.ts'
import { typedAnswer } from '../../rules/contact/judge-development.ts'
import type { DueItem } from '../../rules/contact/due-items.ts'
import { placeOf } from '../../rules/place-in-words.ts'
import { contactMessages } from './messages.ts'
import type { LiveView } from './live-view.ts'

export const gistOf = (locale: LiveView['locale'], { gistNl, gistEn }: DueItem): string => (locale.tag === 'nl' ? gistNl : gistEn)

export function liveCount({ locale, judged: { development } }: LiveView): Html {
  const { answered, items } = development
  return html`${contactMessages(locale).development.of(formatNumber(locale, answered), formatNumber(locale, items.length))}`
}

export function liveScore({ locale, judged, typed }: LiveView): Html {
  const words = contactMessages(locale).development
  const { items, score } = judged.development
  if (items.length === 0) return nothing
  if (score === null) return html`<p class="cjg-soft">${words.noScore}</p>`
  const one = (value: number): string => formatDecimal(locale, value, 1)
  const place = score.daz === null ? words.noPlace : words.places[placeOf(score.daz)]
  const open = items.filter((item) => item.sides.some((side) => typedAnswer(typed, item, side) === '-'))
  return html`<div class="utrecht-alert utrecht-alert--info cjg-callout cjg-score">
    <div class="utrecht-alert__icon">${icon('info', 22)}</div>
    <div class="utrecht-alert__content">
      <p>
        <strong>${words.score(one(score.d))}</strong> ${words.range(one(score.low), one(score.high))}, ${place}.
        ${open.length === 0 ? null : words.askAgain(open.map((item) => gistOf(locale, item)).join('; '))}
      </p>
    </div>
  </div>`
}
