/** Programs with a key: which there are, what they heard, and the form to give one a key. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, localPath, plural } from '#platform/i18n.ts'
import { isBefore, localDate, type Instant } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { checkCards } from '#web/components/choice.ts'
import { textField } from '#web/components/field.ts'
import { tag } from '#web/components/tag.ts'
import { foldOut, heading, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { scopes } from '../../rules/machine-client.ts'
import type { ListedClient } from '../../use-cases/client-overview.server.ts'
import { listPage } from '../list-page.ts'
import { clientMessages } from './messages.ts'

export const clientsPath = '/werkplek/programmas'

export type ClientsView = WorkplaceFrame & {
  readonly now: Instant
  readonly clients: readonly ListedClient[]
  readonly fields: { readonly name: string; readonly scopes: readonly string[]; readonly days: string }
  readonly errors: { readonly naam?: string; readonly mag?: string; readonly dagen?: string }
  readonly done: string | null
  readonly error: string | null
  readonly isAnswerToPost: boolean
}

export function clientsPage(view: ClientsView): Html {
  const { locale, clients, errors, error } = view
  return listPage({
    ...view,
    path: view.isAnswerToPost ? null : clientsPath,
    current: 'clients',
    words: clientMessages(locale),
    items: clients.map((one) => client(view, one)),
    form: addForm(view),
    errors: { ...(error === null ? {} : { form: error }), ...errors },
  })
}

function client(view: ClientsView, one: ListedClient): Html {
  const { locale, now } = view
  const words = clientMessages(locale)
  const over = one.expiresAt !== null && !isBefore(now, one.expiresAt)
  const state =
    one.revokedAt !== null
      ? tag('neutral', words.revoked)
      : over
        ? tag('warn', words.over, 'clock')
        : tag('ok', one.expiresAt === null ? words.valid : words.validUntil(formatDate(locale, localDate(one.expiresAt))), 'check')
  const last = one.lastUsedOn === null ? words.never : formatDate(locale, one.lastUsedOn)
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph"><strong dir="auto">${one.name}</strong> ${state}</p>
    ${small(one.scopes.map((scope) => words.scopes[scope] ?? scope).join(', '))}
    ${small(words.facts(formatDate(locale, localDate(one.createdAt)), last))}
    ${one.scopes.includes('events') ? foldOut(words.webhooks, webhooks(view, one)) : null}
    ${
      one.revokedAt === null
        ? html`<form method="post" action="${localPath(locale, `${clientsPath}/${one.id}/intrekken`)}" class="cjg-row">
            ${button({ label: words.revoke, hiddenLabel: one.name, variant: 'danger' })}
          </form>`
        : null
    }
  </li>`
}

function webhooks(view: ClientsView, { webhooks: all }: ListedClient): Html {
  const { locale, now } = view
  const words = clientMessages(locale)
  if (all.length === 0) return paragraph(words.noWebhooks)
  return html`${all.map(({ url, state, failingSince, deliveries }) => {
    const mark =
      state === 'stopped'
        ? tag('danger', words.states.stopped, 'warning')
        : failingSince === null
          ? tag('ok', words.states.active, 'check')
          : tag('warn', words.states.failing, 'warning')
    return html`<p class="nl-paragraph"><span class="cjg-address" translate="no">${url}</span> ${mark}</p>
      ${small(deliveries.length === 0 ? words.noDeliveries : words.deliveries)}
      <ul class="cjg-list">
        ${deliveries.map((one) => {
          const answer = one.lastStatus === null ? '' : `, ${words.status(one.lastStatus)}`
          const result = `${words.results[one.result]}${answer}, ${plural(locale, one.attempts, words.tries)}`
          return html`<li>
            ${words.delivery(one.eventType.replace('nl.opencjg.', ''), formatMoment(locale, one.occurredAt, now), result)}
          </li>`
        })}
      </ul>`
  })}`
}

function addForm({ locale, fields, errors }: ClientsView): Html {
  const words = clientMessages(locale)
  return html`<form method="post" action="${localPath(locale, clientsPath)}" novalidate>
    ${textField({ locale, name: 'naam', label: words.name, hint: words.nameHint, value: fields.name, error: errors.naam, autocomplete: 'off' })}
    ${checkCards({ locale, name: 'mag', label: words.mayDo, values: fields.scopes, error: errors.mag, choices: scopes.map((value) => ({ value, label: words.scopes[value] ?? value })) })}
    ${textField({ locale, name: 'dagen', label: words.days, hint: words.daysHint, optional: true, value: fields.days, error: errors.dagen, inputMode: 'numeric', width: 'number', autocomplete: 'off' })}
    ${row(button({ label: words.add, icon: 'key' }))}
  </form>`
}

/** Shown once: the answer to the form, and nowhere else. */
export function newKeyPage(frame: WorkplaceFrame, key: string): Html {
  const { locale } = frame
  const words = clientMessages(locale)
  return workplacePage({
    ...frame,
    title: words.keyTitle,
    path: null,
    current: 'clients',
    main: html`<div class="cjg-work-head">${heading(1, words.keyTitle)}</div>
      ${callout({ kind: 'warn', title: words.keyText, role: 'status' })}
      <p class="nl-paragraph">${words.key}: <code class="cjg-secret" translate="no">${key}</code></p>
      ${row(linkButton({ href: localPath(locale, clientsPath), label: words.back, variant: 'secondary' }))}`,
  })
}
