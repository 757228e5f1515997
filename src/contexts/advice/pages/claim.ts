/** Taking a conversation into an account (PR-35): first what changes, then what goes along, then the question whether it is right. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, localPath, type Locale } from '#platform/i18n.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { checkCards, radioCards } from '#web/components/choice.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { letter } from '#web/components/letter.ts'
import { definitionRows, panel, type DefinitionRow } from '#web/components/panel.ts'
import { heading, lead, link, paragraph, row, small } from '#web/components/text.ts'
import { publicPage } from '#web/shell.ts'
import type { Site } from '#web/site.ts'
import { subjectOf } from '../rules/message-text.ts'
import type { Letter, OwnConversation } from '../use-cases/own-conversation.server.ts'
import { accountMessages } from './account-messages.ts'
import { askMessages } from './ask-messages.ts'
import { writerOf } from './conversation.ts'
import { claimPath, conversationPath } from './paths.ts'

type ClaimView = {
  readonly locale: Locale
  readonly site: Site
  readonly now: Instant
  readonly conversation: OwnConversation
  /** Days after the last message, with the key and in an account. */
  readonly days: { readonly key: number; readonly account: number }
}

/** Who is signed in: the mail address, or null for who came by the identity provider. */
export type SignedInAs = { readonly mail: string | null }

export type ChooseView = ClaimView & {
  /** Null: not signed in. Then the page tells what it is about, and leads there. */
  readonly who: SignedInAs | null
  readonly chosen?: { readonly what: string; readonly letters: readonly string[] }
  readonly error?: { readonly field: 'what' | 'letters'; readonly message: string }
}

export function choosePage(view: ChooseView): Html {
  const { locale, who, error } = view
  const w = accountMessages(locale).claim
  const away = linkButton({ href: localPath(locale, conversationPath), label: w.no, variant: 'quiet' })
  const signIn = html`${row(linkButton({ href: localPath(locale, '/mijn/inloggen?terug=gesprek'), label: w.signIn, rel: 'nofollow' }), away)}${small(w.signInText)}`
  return framed(
    view,
    w.title,
    html`${error === undefined ? null : errorSummary(locale, [{ id: error.field, message: error.message }])} ${heading(1, w.title)}
    ${lead(w.lead)} ${panel({ id: 'changes', title: w.changes, body: definitionRows(changes(view)) })}
    ${who === null ? signIn : html`${signedIn(locale, who)}${chooseForm(view, away)}`}`,
    error !== undefined,
  )
}

function framed({ locale, site }: ClaimView, title: string, main: Html, errorTitle = false): Html {
  const breadcrumbs = [{ label: askMessages(locale).own.title, href: localPath(locale, conversationPath) }]
  const { list } = accountMessages(locale)
  return publicPage({ locale, site, title, path: claimPath, current: 'return', breadcrumbs, crumb: list.mijn, errorTitle, main })
}

function changes({ locale, conversation, days }: ClaimView): DefinitionRow[] {
  const w = accountMessages(locale).claim
  return [
    { term: w.readers, detail: w.readersText },
    { term: w.team, detail: w.teamText },
    { term: w.kept, detail: w.keptText(days.key, days.account) },
    { term: w.rights, detail: w.rightsText },
    { term: w.key, detail: w.keyText },
    { term: w.back, detail: conversation.firstAppointment === null ? w.backText : w.noBackText },
    { term: w.delete, detail: w.deleteText },
  ]
}

function signedIn(locale: Locale, { mail }: SignedInAs): Html {
  const w = accountMessages(locale).claim
  return callout({
    kind: 'info',
    title: mail === null ? w.asProvider : w.as(mail),
    body: paragraph(link(localPath(locale, '/mijn'), w.notMe)),
  })
}

function chooseForm(view: ChooseView, away: Html): Html {
  const { locale, conversation, chosen, error } = view
  const w = accountMessages(locale).claim
  const errorOf = (field: string): string | undefined => (error?.field === field ? error.message : undefined)
  const whole = { value: 'whole', label: w.whole, hint: w.wholeText }
  const isOne = conversation.letters.length < 2
  const what = isOne ? [whole] : [whole, { value: 'part', label: w.part, hint: w.partText }]
  const letters = conversation.letters.map((one) => ({ value: one.id, label: title(view, one), hint: subjectOf(one.text) }))
  return html`<form method="post" action="${localPath(locale, claimPath)}" novalidate>
    <input type="hidden" name="go" value="look" />
    ${radioCards({ locale, name: 'what', label: w.what, choices: what, value: chosen?.what ?? (isOne ? 'whole' : undefined), error: errorOf('what') })}
    ${isOne ? null : checkCards({ locale, name: 'letters', label: w.letters, choices: letters, values: chosen?.letters, error: errorOf('letters') })}
    ${row(button({ label: w.next }), away)}
  </form>`
}

const title = (view: ClaimView, one: Letter): string => `${writerOf(view, one)}, ${formatMoment(view.locale, one.at, view.now)}`

export type ConfirmView = ClaimView & {
  readonly who: SignedInAs
  readonly what: 'whole' | 'part'
  readonly along: readonly Letter[]
  readonly stay: readonly Letter[]
  /** Of this form: sent twice it is one move. */
  readonly key: string
  readonly conversationId: string
  readonly keptInAccount: PlainDate
}

export function confirmPage(view: ConfirmView): Html {
  const { locale, who, what, along, stay, conversation } = view
  const w = accountMessages(locale).claim
  const isWhole = what === 'whole'
  const until = formatDate(locale, view.keptInAccount)
  const rows: DefinitionRow[] = [
    { term: w.readers, detail: w.readersText },
    { term: w.team, detail: w.teamText },
    { term: w.key, detail: isWhole ? w.wholeKey : w.partKey },
    ...(isWhole
      ? []
      : [
          { term: w.both, detail: w.bothText },
          { term: w.seen, detail: w.seenText },
        ]),
    { term: w.kept, detail: w.keptNew(until) },
    { term: w.rights, detail: w.rightsText },
    { term: w.back, detail: conversation.firstAppointment === null ? w.backText : w.noBackText },
    { term: w.delete, detail: w.deleteText },
  ]
  return framed(
    view,
    w.confirmTitle,
    html`${heading(1, w.confirmTitle)} ${lead(isWhole ? w.confirmWhole : w.confirmPart)} ${signedIn(locale, who)}
      ${heading(2, w.along)}${along.map((one) => shownLetter(view, one))}
      ${stay.length === 0 ? null : html`${heading(2, w.stays)}${stay.map((one) => shownLetter(view, one))}${small(w.staysKept(formatDate(locale, conversation.codeExpires)))}`}
      ${panel({ id: 'changes', title: w.changes, body: definitionRows(rows) })}
      <form method="post" action="${localPath(locale, claimPath)}">
        <input type="hidden" name="go" value="sure" /><input type="hidden" name="key" value="${view.key}" />
        <input type="hidden" name="conversation" value="${view.conversationId}" /><input type="hidden" name="what" value="${what}" />
        ${isWhole ? null : html`<input type="hidden" name="letters" value="${along.map(({ id }) => id).join(' ')}" />`}
        ${row(button({ label: w.yes }), linkButton({ href: localPath(locale, claimPath), label: w.choose, variant: 'secondary' }), linkButton({ href: localPath(locale, conversationPath), label: w.no, variant: 'quiet' }))}
      </form>`,
  )
}

function shownLetter(view: ClaimView, one: Letter): Html {
  return letter({
    locale: view.locale,
    level: 3,
    kind: one.from === 'asker' ? 'asker' : 'centre',
    who: writerOf(view, one),
    when: { exact: one.at.toString(), shown: formatMoment(view.locale, one.at, view.now) },
    text: one.text,
  })
}
