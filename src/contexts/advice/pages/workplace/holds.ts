/** Holds on conversations that run, and the form for a new one. Numbers, and nothing of what was said. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath, plural } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { radioCards } from '#web/components/choice.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textArea, textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { holdGrounds } from '#contexts/access/public-openness.ts'
import { conversationHoldsPath } from '#contexts/access/public-retention.ts'
import { holdYears, longestHoldReason, type ShownHold } from '../../use-cases/hold-conversation.server.ts'
import { holdMessages } from './hold-messages.ts'

export type HoldFields = { readonly nummer: string; readonly grond: string; readonly reden: string; readonly jaren: string }

export type HoldsView = WorkplaceFrame & {
  readonly holds: readonly ShownHold[]
  readonly done: string | null
  readonly fields: HoldFields
  readonly errors: Readonly<Record<string, string>>
  readonly isAnswerToPost: boolean
}

export function conversationHoldsPage(view: HoldsView): Html {
  const { locale, holds, done, errors } = view
  const words = holdMessages(locale)
  const wrong = Object.entries(errors).map(([id, message]) => (id === 'form' ? { message } : { id, message }))
  const list = html`<ul class="cjg-ways-in">
    ${holds.map((one) => item(view, one))}
  </ul>`
  return workplacePage({
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : conversationHoldsPath,
    current: 'retention',
    errorTitle: wrong.length > 0,
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    main: html`${errorSummary(locale, wrong)}
      <p class="cjg-work-back">${link(localPath(locale, '/werkplek/bewaren'), words.back)}</p>
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${panel({ id: 'nu', title: words.running, body: holds.length === 0 ? paragraph(words.none) : list })}
      ${panel({ id: 'nieuw', title: words.new, body: form(view) })}`,
  })
}

function item({ locale }: HoldsView, { id, conversationId, ground, from, until, note, by }: ShownHold): Html {
  const words = holdMessages(locale)
  const name = words.name(`…${conversationId.slice(-8)}`)
  const end = until === null ? words.open : words.until(formatDate(locale, until))
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph"><strong>${name}</strong> ${tag('warn', words.grounds[ground] ?? ground)}</p>
    ${small(`${words.since(formatDate(locale, from))}, ${end}.${by === null ? '' : ` ${words.by(by)}.`}`)}
    <p class="nl-paragraph" dir="auto">${note}</p>
    <form method="post" action="${localPath(locale, `${conversationHoldsPath}/${id}/einde`)}" class="cjg-row">
      ${button({ label: words.lift, hiddenLabel: name, variant: 'secondary' })}
    </form>
  </li>`
}

function form({ locale, fields, errors }: HoldsView): Html {
  const words = holdMessages(locale)
  const grounds = holdGrounds.map((value) => ({ value, label: words.grounds[value] ?? value }))
  const until = [
    { value: '', label: words.forever },
    ...holdYears.map((years) => ({ value: String(years), label: plural(locale, years, words.forYears) })),
  ]
  return html`<form method="post" action="${localPath(locale, conversationHoldsPath)}" class="cjg-prose" novalidate>
    ${textField({ locale, name: 'nummer', label: words.number, hint: words.numberHint, autocomplete: 'off', value: fields.nummer, error: errors['nummer'] })}
    ${radioCards({ locale, name: 'grond', label: words.ground, choices: grounds, value: fields.grond, error: errors['grond'] })}
    ${textArea({ locale, name: 'reden', label: words.reason, hint: words.reasonHint, rows: 2, max: longestHoldReason, value: fields.reden, error: errors['reden'] })}
    ${selectField({ locale, name: 'jaren', label: words.long, options: until, value: fields.jaren })} ${row(button({ label: words.place }))}
  </form>`
}
