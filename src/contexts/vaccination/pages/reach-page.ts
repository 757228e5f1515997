/** How to reach the family of one child that got a batch: whom to call, and what came of it. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, localPath } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, heading, link, paragraph, row } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { callout } from '#web/components/callout.ts'
import { fullName } from '../../families/public-child.ts'
import { reachOutcomes } from '../rules/recall-reach.ts'
import type { Reach, ToCall } from '../use-cases/recall-reach.server.ts'
import { workPanel } from './panel.ts'
import { backToFamily, reachPath, recallPath } from './paths.ts'
import { reachTag } from './recall-page.ts'
import { stockMessages } from './stock-messages.ts'

export type ReachView = WorkplaceFrame & { readonly reach: Reach; readonly now: Instant; readonly done: boolean }

export function reachPage(view: ReachView): Html {
  const { locale, reach } = view
  const { reach: words, done } = stockMessages(locale)
  const { child, number, toCall, calls } = reach
  const hidden = html`<input type="hidden" name="number" value="${number}" /><input type="hidden" name="child" value="${child.id}" />`
  return workplacePage({
    ...view,
    ...{ title: words.title(fullName(child)), path: null, current: 'vaccines' },
    notice: view.done ? callout({ kind: 'ok', role: 'status', title: done }) : null,
    main: html`<form method="post" action="${localPath(locale, recallPath)}">
        <input type="hidden" name="number" value="${number}" />${button({ label: words.back, variant: 'quiet' })}
      </form>
      <div class="cjg-work-head">
        ${heading(1, html`<span dir="auto">${words.title(fullName(child))}</span>`)} ${reachTag(locale, calls[0]?.outcome ?? null)}
      </div>
      <p class="cjg-work-lead">${words.lead(number)}</p>
      ${workPanel('call', words.whom, toCall.length === 0 ? paragraph(words.nobody) : toCall.map((one) => person(view, one)), link(localPath(locale, backToFamily(child.id)), words.family))}
      ${workPanel(
        'result',
        words.result,
        html`<form method="post" action="${localPath(locale, `${reachPath}/uitkomst`)}">
          ${hidden}
          ${row(...reachOutcomes.map((one) => button({ label: words.outcomes[one], name: 'outcome', value: one, variant: one === 'reached' ? 'primary' : 'secondary' })))}
        </form>`,
      )}
      ${workPanel('tries', words.tries, calls.length === 0 ? paragraph(words.none) : bulletList(calls.map(({ outcome, by, notedAt }) => html`${formatMoment(locale, notedAt, view.now)}: <strong>${words.outcomes[outcome]}</strong>, <span dir="auto">${by}</span>`)))}`,
  })
}

function person({ locale }: ReachView, { name, phones }: ToCall): Html {
  const { reach: words } = stockMessages(locale)
  const lines = phones.map(({ number, safe }) =>
    number === null
      ? words.secret
      : html`<a class="nl-link" href="tel:${number.replaceAll(/[^+\d]/gu, '')}" dir="ltr">${number}</a>
          ${safe ? null : tag('warn', words.notSafe, 'warning')}`,
  )
  return html`${heading(3, html`<span dir="auto">${name}</span>`)}${lines.length === 0 ? paragraph(words.noPhone) : bulletList(lines)}`
}
