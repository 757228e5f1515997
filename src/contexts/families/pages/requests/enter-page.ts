/** Writing in a request of somebody who has no account: who asks, how it came in, and how it was known who it is. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import { localDate } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { radioCards } from '#web/components/choice.ts'
import { dateFields, type DatePart } from '#web/components/date-fields.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textArea } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { heading, link, paragraph, row } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { channels, identityChecks, kindsByHand, longestText } from '../../../access/public-openness.ts'
import type { Enterable } from '../../use-cases/enter-request.server.ts'
import { enterRequestPath } from '../openness/paths.ts'
import { requestMessages } from './messages.ts'

export type EnterView = WorkplaceFrame &
  Enterable & {
    readonly fileId: Id<'person'>
    readonly typed: {
      readonly kind: string
      readonly requester: string
      readonly channel: string
      readonly identity: string
      readonly piece: string
      readonly received: Partial<Readonly<Record<DatePart, string>>>
      readonly text: string
    }
    readonly errors: Readonly<Record<string, string>>
    readonly isAnswerToPost: boolean
  }

export function enterRequestPage(view: EnterView): Html {
  const { locale, fileId, people, errors } = view
  const { enter: words } = requestMessages(locale)
  const wrong = Object.entries(errors).map(([id, message]) => (id === 'form' ? { message } : { id, message }))
  const back = localPath(locale, `/werkplek/gezinnen/${fileId}`)
  return workplacePage({
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : enterRequestPath(fileId),
    current: 'families',
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}
      <p class="cjg-work-back">${link(back, words.back)}</p>
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${
        people.length === 0
          ? html`${paragraph(words.nobody)}${row(linkButton({ href: back, label: words.back, variant: 'secondary' }))}`
          : html`${callout({ kind: 'warn', title: words.rule })}${panel({ id: 'enter', body: form(view) })}`
      }`,
  })
}

function form({ locale, fileId, people, pieces, typed, errors }: EnterView): Html {
  const { enter: words, kinds, identities, work } = requestMessages(locale)
  const who = people.map((one) => ({
    value: one.personId,
    label: html`<span dir="auto">${one.name ?? words.unknown}</span>`,
    hint: words.relations[one.relation] ?? '',
  }))
  const pieceOptions = pieces.map(({ id, title, at }) => ({ value: id, label: work.piece(title, formatDate(locale, localDate(at))) }))
  return html`<form method="post" action="${localPath(locale, enterRequestPath(fileId))}" novalidate>
    ${radioCards({ locale, name: 'wie', label: words.who, choices: who, value: typed.requester, error: errors['wie'] })}
    ${selectField({ locale, name: 'bewijs', label: words.identity, hint: words.identityHint, value: typed.identity, error: errors['bewijs'], empty: words.choose, options: identityChecks.map((value) => ({ value, label: identities[value] ?? value })) })}
    ${radioCards({ locale, name: 'soort', label: words.kind, choices: kindsByHand.map((value) => ({ value, label: kinds[value] ?? value })), value: typed.kind, error: errors['soort'], inline: true })}
    ${pieces.length === 0 ? null : selectField({ locale, name: 'stuk', label: words.piece, hint: words.pieceHint, value: typed.piece, error: errors['stuk'], empty: words.choosePiece, options: pieceOptions, optional: true })}
    ${radioCards({ locale, name: 'hoe', label: words.channel, choices: channels.map((value) => ({ value, label: words.channels[value] ?? value })), value: typed.channel, error: errors['hoe'], inline: true })}
    ${dateFields({ locale, name: 'binnen', label: words.received, hint: words.receivedHint, value: typed.received, error: errors['binnen'] })}
    ${textArea({ locale, name: 'tekst', label: words.text, hint: words.textHint, value: typed.text, error: errors['tekst'], max: longestText, rows: 6 })}
    ${row(button({ label: words.send }))}
  </form>`
}
