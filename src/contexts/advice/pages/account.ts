/** Conversations in an account: the list, correcting what stands beside one, and when one is not there. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, localPath, type Locale } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textField } from '#web/components/field.ts'
import { tag } from '#web/components/tag.ts'
import { heading, lead, link, paragraph, row, small } from '#web/components/text.ts'
import { publicPage } from '#web/shell.ts'
import type { Site } from '#web/site.ts'
import type { AccountConversation } from '../use-cases/account-conversations.server.ts'
import { accountMessages } from './account-messages.ts'
import { audiences } from './ask-form.ts'
import { askMessages } from './ask-messages.ts'
import { stateTags } from './conversation.ts'
import { accountConversationPath, accountPath } from './paths.ts'
import { accountCrumbs, frameOf, type Place } from './place.ts'

type Base = { readonly locale: Locale; readonly site: Site }

export type ListView = Base & { readonly now: Instant; readonly conversations: readonly AccountConversation[]; readonly erased?: boolean }

export function accountListPage(view: ListView): Html {
  const { locale, site, conversations, erased } = view
  const w = accountMessages(locale).list
  const toKey = paragraph(link(localPath(locale, '/terug'), w.open))
  const toAsk = linkButton({ href: localPath(locale, '/vraag'), label: w.ask, variant: 'secondary' })
  const none = html`${heading(1, w.title)}
  ${emptyState({ title: w.emptyTitle, text: paragraph(w.empty), scene: null, actions: [linkButton({ href: localPath(locale, '/terug'), label: w.open, variant: 'secondary' }), linkButton({ href: localPath(locale, '/vraag'), label: w.ask, variant: 'quiet' })] })}`
  const some = html`${heading(1, w.title)}${lead(w.lead)}
    <ul class="cjg-ways-in">
      ${conversations.map((one) => listed(view, one))}
    </ul>
    ${toKey}${paragraph(w.askText)}${row(toAsk)}`
  return publicPage({
    locale,
    site,
    title: w.title,
    path: accountPath,
    breadcrumbs: accountCrumbs(locale),
    main: html`${erased === true ? callout({ kind: 'ok', title: w.erased, role: 'status' }) : null}${conversations.length === 0 ? none : some}`,
  })
}

function listed({ locale, now }: ListView, one: AccountConversation): Html {
  const w = accountMessages(locale).list
  const words = askMessages(locale).own
  const { kind, icon } = stateTags[one.state] ?? { kind: 'info', icon: 'clock' }
  const facts = `${w.lastActivity(formatMoment(locale, one.lastActivity, now))}. ${w.keptUntil(formatDate(locale, one.keptUntil))}.`
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph">
      <a class="nl-link" dir="auto" href="${localPath(locale, accountConversationPath(one.id))}">${one.subject}</a>
      ${tag(kind, words.states[one.state as keyof typeof words.states], icon)}
    </p>
    ${small(facts)}
  </li>`
}

/** Erased, of somebody else, with a key, or never there: these look the same. */
export function notInAccountPage({ locale, site }: Base): Html {
  const w = accountMessages(locale).own
  const title = askMessages(locale).own.goneTitle
  return publicPage({
    locale,
    site,
    title,
    path: accountPath,
    breadcrumbs: accountCrumbs(locale),
    main: html`<h1 class="cjg-hidden">${title}</h1>
      ${emptyState({ title, text: paragraph(w.gone), scene: null, actions: [linkButton({ href: localPath(locale, accountPath), label: w.toList, variant: 'secondary' })] })}`,
  })
}

export type CorrectView = Base & {
  readonly at: Place
  readonly typed: { readonly audience: string; readonly age: string; readonly postcode: string }
  readonly errors?: { readonly age?: string; readonly postcode?: string }
}

export function correctPage({ locale, site, at, typed, errors = {} }: CorrectView): Html {
  const w = accountMessages(locale).correct
  const { ask } = askMessages(locale)
  const wrong = Object.entries(errors).map(([id, message]) => ({ id, message }))
  return publicPage({
    locale,
    site,
    title: w.title,
    ...frameOf(locale, at, 'gegevens'),
    errorTitle: wrong.length > 0,
    main: html`${wrong.length > 0 ? errorSummary(locale, wrong) : null} ${heading(1, w.title)}${lead(w.lead)}
      <form method="post" action="${localPath(locale, `${at}/gegevens`)}" novalidate>
        ${selectField({ locale, name: 'audience', label: ask.audience, value: typed.audience, options: audiences.map((value) => ({ value, label: ask.audiences[value] })) })}
        ${textField({ locale, name: 'age', label: ask.age, hint: ask.ageHint, value: typed.age, error: errors.age, inputMode: 'numeric', width: 'number' })}
        ${textField({ locale, name: 'postcode', label: ask.postcode, hint: ask.postcodeHint, value: typed.postcode, error: errors.postcode, inputMode: 'numeric', width: 'postcode' })}
        ${small(w.letters)}
        ${row(button({ label: w.save }), linkButton({ href: localPath(locale, at), label: ask.cancel, variant: 'quiet' }))}
      </form>`,
  })
}
