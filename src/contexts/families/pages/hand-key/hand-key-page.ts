/** Handing a key to somebody of the family: who can get one, and the key itself, shown once. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatTime, localPath } from '#platform/i18n.ts'
import { groupsOf, type ReturnCode } from '#platform/return-code.ts'
import { localDate, type Instant } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { checkCards } from '#web/components/choice.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { keyCard } from '#web/components/key-card.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { KeyReceiver } from '../../use-cases/key-receivers.server.ts'
import { handKeyPath } from '../openness/paths.ts'
import { handKeyMessages } from './messages.ts'

export type HandKeyView = WorkplaceFrame & {
  readonly fileId: string
  readonly receivers: readonly KeyReceiver[]
  readonly done: string | null
  readonly error: { readonly personId: string | null; readonly message: string } | null
  readonly isAnswerToPost: boolean
}

export function handKeyPage(view: HandKeyView): Html {
  const { locale, fileId, receivers, done, error } = view
  const words = handKeyMessages(locale)
  const who = receivers.find(({ personId }) => personId === error?.personId)
  const wrong =
    error === null ? [] : [who === undefined ? error : { ...error, id: `gezien-${who.personId}`, label: who.name ?? words.unknown }]
  const list = html`<ul class="cjg-ways-in">
    ${receivers.map((one) => receiver(view, one))}
  </ul>`
  return workplacePage({
    current: 'families',
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : handKeyPath(fileId),
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}
      <p class="cjg-work-back">${link(localPath(locale, `/werkplek/gezinnen/${fileId}`), words.back)}</p>
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${callout({ kind: 'warn', title: words.rule })}
      ${panel({ id: 'receivers', title: words.list, body: receivers.length === 0 ? paragraph(words.none) : list })}`,
  })
}

function receiver(view: HandKeyView, one: KeyReceiver): Html {
  const { locale, error } = view
  const words = handKeyMessages(locale)
  const name = one.name ?? words.unknown
  const day = (at: Instant): string => formatDate(locale, localDate(at))
  const state =
    one.boundAt !== null
      ? tag('ok', words.bound(day(one.boundAt)), 'check')
      : one.keyExpiresAt !== null
        ? tag('info', words.open(day(one.keyExpiresAt)), 'key')
        : tag('neutral', words.nothing)
  const id = `gezien-${one.personId}`
  const deed = (path: string, label: string): Html =>
    html`<form method="post" action="${localPath(locale, `${handKeyPath(view.fileId)}/${path}`)}" class="cjg-row">
      <input type="hidden" name="persoon" value="${one.personId}" />
      ${button({ label, hiddenLabel: name, variant: 'danger' })}
    </form>`
  const hand = html`<form method="post" action="${localPath(locale, handKeyPath(view.fileId))}" novalidate>
    <input type="hidden" name="persoon" value="${one.personId}" />
    ${checkCards({ locale, name: 'gezien', id, label: name, choices: [{ value: 'ja', label: words.seen }], error: error?.personId === one.personId ? error.message : undefined })}
    ${row(button({ label: one.keyExpiresAt === null ? words.hand : words.handAgain, hiddenLabel: name, icon: 'key' }))}
  </form>`
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph"><strong dir="auto">${name}</strong> ${state}</p>
    ${small(words.relations[one.relation])}
    ${one.boundAt === null ? (one.birthDate === null ? paragraph(words.noBirthDate) : hand) : deed('los', words.unbind)}
    ${one.boundAt === null && one.keyExpiresAt !== null ? deed('intrekken', words.takeBack) : null}
  </li>`
}

/** The answer to the form, and nowhere else. */
export function handedKeyPage(
  frame: WorkplaceFrame,
  key: { readonly fileId: string; readonly name: string | null; readonly code: ReturnCode; readonly until: Instant },
): Html {
  const { locale } = frame
  const words = handKeyMessages(locale)
  const title = words.key.title(key.name ?? words.unknown)
  return workplacePage({
    current: 'families',
    ...frame,
    title: words.title,
    path: null,
    main: html`<div class="cjg-work-head">${heading(1, title)}</div>
      ${callout({ kind: 'warn', title: words.key.lead, role: 'status' })}${keyCard(locale, groupsOf(key.code))}
      ${paragraph(words.key.until(formatDate(locale, localDate(key.until)), formatTime(locale, key.until)))}
      ${panel({
        id: 'how',
        title: words.key.how,
        body: html`<ol class="cjg-list">
          ${words.key.steps.map((step) => html`<li>${step}</li>`)}
        </ol>`,
      })}
      ${row(linkButton({ href: localPath(locale, handKeyPath(key.fileId)), label: words.key.back, variant: 'secondary' }))}`,
  })
}

/** Not there and not allowed are one page. */
export function missingWorkPage(frame: WorkplaceFrame): Html {
  const { locale } = frame
  const words = handKeyMessages(locale).missing
  return workplacePage({
    current: 'families',
    ...frame,
    title: words.title,
    path: null,
    main: html`<div class="cjg-work-head">${heading(1, words.title)}</div>
      ${paragraph(words.text)}${row(linkButton({ href: localPath(locale, '/werkplek'), label: words.back, variant: 'secondary' }))}`,
  })
}
