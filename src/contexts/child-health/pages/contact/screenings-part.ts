/** Screenings of this age, compact: done in this contact, or one press away. The press keeps the draft, and saving the round leads back. */
import { html, type Html } from '#platform/html.ts'
import { tag } from '#web/components/tag.ts'
import { isSooner } from '#platform/time.ts'
import { formatDate } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { screeningMessages } from '../screening/messages.ts'
import { resultLook, resultName, roundIfTold } from '../screening/words.ts'
import type { ContactView } from './view.ts'

/** The button that keeps the draft and goes to the round of a kind. */
export const goToRound = 'screening:'

/** Left out where nothing is due and nothing was done. */
export function screeningsPart({ locale, screen: { screenings }, today }: ContactView): Html | null {
  if (screenings.due.length + screenings.done.length === 0) return null
  const words = screeningMessages(locale)
  const due = screenings.due.map(({ kind, round, before }) => {
    const isLate = before !== null && isSooner(before, today)
    const state =
      before === null
        ? null
        : tag(
            isLate ? 'warn' : 'info',
            isLate ? words.overview.late(formatDate(locale, before)) : words.overview.again(formatDate(locale, before)),
            'clock',
          )
    return html`<li class="cjg-item cjg-item--body">
      <span class="cjg-item__gist"
        ><strong>${words.kinds[kind]}</strong> <span class="cjg-soft">${roundIfTold(locale, { kind, round })}</span> ${state}</span
      >
      ${button({ label: words.overview.record, hiddenLabel: words.kinds[kind], name: 'go', value: `${goToRound}${kind}`, variant: 'secondary' })}
    </li>`
  })
  const done = screenings.done.map(
    (one) =>
      html`<li class="cjg-item cjg-item--body">
        <span class="cjg-item__gist"
          ><strong>${words.kinds[one.kind]}</strong>
          <span class="cjg-soft">${roundIfTold(locale, one)}</span> ${tag(resultLook(one.result), resultName(locale, one))}</span
        >
      </li>`,
  )
  return html`<section class="cjg-work-panel cjg-contact__part" id="onderzoek" aria-labelledby="onderzoek-title" tabindex="-1">
    <div class="cjg-work-panel__head"><h2 class="nl-heading nl-heading--level-2" id="onderzoek-title">${words.title}</h2></div>
    <div class="cjg-work-panel__body">
      <ul class="cjg-items">
        ${done} ${due}
      </ul>
    </div>
  </section>`
}
