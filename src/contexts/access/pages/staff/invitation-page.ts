/** What stands behind the link of an invitation: the form to complete an account, or why there is none. */
import { html, type Html } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/i18n.ts'
import { button, linkButton } from '#web/components/button.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textField } from '#web/components/field.ts'
import { heading, lead, row, small } from '#web/components/text.ts'
import { publicPage } from '#web/shell.ts'
import type { Site } from '#web/site.ts'
import { staffMessages } from './messages.ts'

type Plain = { readonly locale: Locale; readonly site: Site }

export type AcceptView = Plain & {
  readonly path: string
  readonly email: string
  readonly name: string
  readonly errors: Readonly<Record<string, string>>
}

export function acceptPage({ locale, site, path, email, name, errors }: AcceptView): Html {
  const words = staffMessages(locale).accept
  const failed = Object.entries(errors).map(([id, message]) => ({ id, message }))
  return publicPage({
    locale,
    site,
    title: words.title(site.name),
    path,
    helpBand: false,
    errorTitle: failed.length > 0,
    main: html`${errorSummary(locale, failed)}${heading(1, words.title(site.name))}${lead(words.lead(email))}
      <form method="post" action="${localPath(locale, path)}" novalidate>
        <input type="hidden" name="email" value="${email}" autocomplete="username" />
        ${textField({ locale, name: 'naam', label: words.name, hint: words.nameHint, autocomplete: 'name', value: name, error: errors['naam'] })}
        ${textField({ locale, name: 'wachtwoord', label: words.password, hint: words.passwordHint, type: 'password', autocomplete: 'new-password', error: errors['wachtwoord'] })}
        ${row(button({ label: words.button }))}
      </form>
      ${small(words.next)}`,
  })
}

export function deadLinkPage({ locale, site }: Plain, state: 'unknown' | 'used' | 'revoked' | 'expired'): Html {
  const words = staffMessages(locale).accept
  const { title, text } = words.states[state]
  return publicPage({
    locale,
    site,
    title,
    path: '/inloggen',
    helpBand: false,
    main: html`${heading(1, title)}${lead(text)}${row(linkButton({ href: localPath(locale, '/inloggen'), label: words.toSignIn }))}`,
  })
}
