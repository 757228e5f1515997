/** Holds that run, and the form for a new one on any file. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { link, paragraph, row, small } from '#web/components/text.ts'
import type { ShownHold } from '../../use-cases/retention/read.server.ts'
import { conversationHoldsPath, fileName, holdsPath, nextPage, retentionPage, type RetentionFrame } from './frame.ts'
import { holdFields } from './hold-fields.ts'
import { retentionMessages } from './messages.ts'

export type HoldsView = RetentionFrame & {
  readonly holds: readonly ShownHold[]
  readonly hasMore: boolean
  readonly isFirstPage: boolean
  readonly typed: Readonly<Record<string, string>>
}

export function holdsPage(view: HoldsView): Html {
  const { locale, holds, hasMore, isFirstPage, decides } = view
  const words = retentionMessages(locale)
  const last = holds.at(-1)
  const next = hasMore && last !== undefined ? `${holdsPath}?na=${last.from.toString()}_${last.id}` : null
  const list = html`<ul class="cjg-ways-in">
    ${holds.map((one) => item(view, one))}
  </ul>`
  return retentionPage(view, {
    ...{ part: 'holds', title: words.parts.holds, lead: words.holds.lead, path: holdsPath },
    main: html`${paragraph(link(localPath(locale, conversationHoldsPath), words.holds.conversations))}${panel({ id: 'nu', title: words.holds.running, body: holds.length === 0 ? paragraph(words.holds.none) : list })}
    ${nextPage(locale, next, isFirstPage ? null : holdsPath)} ${decides ? newHold(view) : null}`,
  })
}

function item({ locale, decides }: HoldsView, { id, personId, ground, from, until, note, by }: ShownHold): Html {
  const words = retentionMessages(locale)
  const name = fileName(locale, personId)
  const end = until === null ? words.holds.open : words.holds.until(formatDate(locale, until))
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph"><strong>${name}</strong> ${tag('warn', words.holds.grounds[ground])}</p>
    ${small(`${words.holds.since(formatDate(locale, from))}, ${end}.${by === null ? '' : ` ${words.holds.by(by)}.`}`)}
    ${note === null ? null : html`<p class="nl-paragraph" dir="auto">${note}</p>`}
    ${
      decides
        ? html`<form method="post" action="${localPath(locale, `${holdsPath}/${id}/einde`)}" class="cjg-row">
            ${button({ label: words.holds.lift, hiddenLabel: name, variant: 'secondary' })}
          </form>`
        : null
    }
  </li>`
}

function newHold({ locale, typed, errors }: HoldsView): Html {
  const words = retentionMessages(locale)
  const error = errors['nummer']
  return panel({
    ...{ id: 'nieuw', title: words.holds.new },
    body: html`<form method="post" action="${localPath(locale, holdsPath)}" class="cjg-prose" novalidate>
      ${textField({ locale, name: 'nummer', label: words.holds.number, hint: words.holds.numberHint, autocomplete: 'off', value: typed['nummer'], ...(error === undefined ? {} : { error }) })}
      ${holdFields(locale, typed, errors)} ${row(button({ label: words.holds.place }))}
    </form>`,
  })
}
