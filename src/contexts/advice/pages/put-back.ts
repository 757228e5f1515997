/** Putting a conversation back on a key: what that means, the fresh key with the question for a group of it, and when it is done or too late. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import type { PlainDate } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textField } from '#web/components/field.ts'
import { keyCard } from '#web/components/key-card.ts'
import { bulletList, heading, lead, paragraph, row, small } from '#web/components/text.ts'
import { publicPage } from '#web/shell.ts'
import type { Site } from '#web/site.ts'
import { codeText, groupsOf, type ReturnCode } from '#platform/return-code.ts'
import { accountMessages } from './account-messages.ts'
import { askMessages } from './ask-messages.ts'
import { accountPath } from './paths.ts'
import { accountCrumbs, frameOf, type Place } from './place.ts'

type Placed = { readonly locale: Locale; readonly site: Site; readonly at: Place }

export function putBackPage(view: Placed & { readonly days: number; readonly beginAgain?: boolean }): Html {
  const { locale, at, days, beginAgain } = view
  const w = accountMessages(locale).putBack
  return framed(
    view,
    w.title,
    html`${beginAgain === true ? callout({ kind: 'warn', title: w.beginAgain, role: 'alert' }) : null} ${heading(1, w.title)}${lead(w.lead)}
      ${bulletList(w.what(days))}
      <form method="post" action="${localPath(locale, `${at}/terug`)}">
        <input type="hidden" name="go" value="show" />
        ${row(button({ label: w.show, icon: 'key' }), linkButton({ href: localPath(locale, at), label: w.no, variant: 'secondary' }))}
      </form>`,
  )
}

function framed({ locale, site, at }: Placed, title: string, main: Html, errorTitle = false): Html {
  return publicPage({ locale, site, title, ...frameOf(locale, at, 'terug'), errorTitle, main })
}

export type FreshKeyView = Placed & {
  readonly code: ReturnCode
  readonly proof: string
  readonly askedGroup: number
  readonly codeExpires: PlainDate
  readonly error?: string
  readonly typed?: string
}

export function freshKeyPage(view: FreshKeyView): Html {
  const { locale, at, code, proof, askedGroup, error, typed } = view
  const w = accountMessages(locale).putBack
  const words = askMessages(locale).code
  return framed(
    view,
    w.keyTitle,
    html`${error === undefined ? null : errorSummary(locale, [{ id: 'group', message: error }])} ${heading(1, w.keyTitle)}${lead(w.keyLead)}
      ${keyCard(locale, groupsOf(code), words.note)} ${small(w.once)}
      <form method="post" action="${localPath(locale, '/vraag/notitie')}">
        <input
          type="hidden"
          name="code"
          value="${codeText(code)}"
        />${row(button({ label: words.download, variant: 'secondary', icon: 'download' }))}
      </form>
      <form class="cjg-panel cjg-panel--strong" method="post" action="${localPath(locale, `${at}/terug`)}" novalidate>
        ${heading(2, w.checkTitle, { like: 3 })}
        <input type="hidden" name="go" value="check" /><input type="hidden" name="code" value="${codeText(code)}" />
        <input type="hidden" name="proof" value="${proof}" /><input type="hidden" name="asked" value="${askedGroup}" />
        ${textField({ locale, name: 'group', label: words.checkLabel(askedGroup), value: typed, error, width: 'group', isCode: true, autocomplete: 'off' })}
        ${row(button({ label: w.check, icon: 'key' }), linkButton({ href: localPath(locale, at), label: w.no, variant: 'quiet' }))}
        ${small(words.works(formatDate(locale, view.codeExpires)))}
      </form>`,
    error !== undefined,
  )
}

export function backOnKeyPage({ locale, site, codeExpires }: Omit<Placed, 'at'> & { readonly codeExpires: PlainDate }): Html {
  const w = accountMessages(locale).putBack
  return publicPage({
    locale,
    site,
    title: w.doneTitle,
    path: accountPath,
    breadcrumbs: accountCrumbs(locale),
    main: html`${heading(1, w.doneTitle)}
    ${callout({ kind: 'ok', body: paragraph(w.done(formatDate(locale, codeExpires))), role: 'status' })}
    ${row(linkButton({ href: localPath(locale, '/terug'), label: w.open, icon: 'key' }), linkButton({ href: localPath(locale, accountPath), label: accountMessages(locale).own.toList, variant: 'secondary' }))}`,
  })
}

/** Refused, with the reason. */
export function tooLatePage(view: Placed & { readonly since: PlainDate }): Html {
  const { locale, at, since } = view
  const words = accountMessages(locale)
  return framed(
    view,
    words.putBack.lateTitle,
    html`${heading(1, words.putBack.lateTitle)}
    ${callout({ kind: 'warn', body: paragraph(words.putBack.late(formatDate(locale, since))), role: 'alert' })}
    ${row(linkButton({ href: localPath(locale, at), label: askMessages(locale).code.toConversation, variant: 'secondary' }))}`,
  )
}
