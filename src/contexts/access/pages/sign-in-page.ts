/** The pages of signing in: by the organisation's provider, by password, and what to say when it does not work. */
import { html, type Html } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/i18n.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { heading, lead, link, paragraph, row, small } from '#web/components/text.ts'
import { publicPage } from '#web/shell.ts'
import type { Site } from '#web/site.ts'
import { accessMessages } from './messages.ts'
import { waysInMessages } from './ways-in/messages.ts'
import { passkeyForm } from './ways-in/passkey-form.ts'
import { returnField } from './ways-in/second-step-page.ts'

export type Reason = 'expired' | 'signedOut' | 'signedOutEverywhere'
export type SignInErrors = Readonly<Record<string, string>>

export type SignInView = {
  readonly locale: Locale
  readonly site: Site
  /** Which provider there is to sign in at; null: passwords only. */
  readonly provider: 'organisation' | 'demonstration' | null
  readonly returnTo: string | null
  readonly reason: Reason | null
  /** Where to sign out at the provider too. */
  readonly signOutThere: string | null
  readonly signedInAs: string | null
  readonly email: string
  readonly errors: SignInErrors
}

export const providerPath = '/inloggen/organisatie'

export function signInPage(view: SignInView): Html {
  const { locale, site, errors } = view
  const words = accessMessages(locale)
  const failed = Object.entries(errors).map(([id, message]) => (id === 'form' ? { message } : { id, message }))
  return publicPage({
    locale,
    site,
    title: words.signIn.title,
    path: '/inloggen',
    breadcrumbs: [],
    crumb: words.signIn.crumb,
    helpBand: false,
    errorTitle: failed.length > 0,
    main: html`${errorSummary(locale, failed)} ${heading(1, words.signIn.title)} ${lead(words.signIn.lead)} ${reasonOf(view)}
    ${signedIn(view)} ${providerPanel(view)} ${passkeyPanel(view)} ${localPanel(view)}
    ${small(html`${words.signIn.notForYou} ${link(localPath(locale, '/vraag'), words.signIn.ask)}.`)}`,
  })
}

function reasonOf({ locale, reason, signOutThere }: SignInView): Html | null {
  if (reason === null) return null
  const words = accessMessages(locale).reasons
  const there = signOutThere === null ? null : paragraph(html`${words.alsoThere} ${link(signOutThere, words.alsoThereLink)}.`)
  const { title, text } = words[reason]
  return callout({ kind: reason === 'expired' ? 'info' : 'ok', role: 'status', title, body: html`${paragraph(text)}${there}` })
}

function signedIn({ locale, signedInAs }: SignInView): Html | null {
  if (signedInAs === null) return null
  const words = accessMessages(locale).signedIn
  return html`${panel({
    id: 'signed-in',
    title: words.title(signedInAs),
    tone: 'green',
    body: html`${linkButton({ href: localPath(locale, '/werkplek'), label: words.toWorkplace })}${signOutForms(locale)}
    ${small(words.everywhereHint)}`,
  })}${paragraph(words.other)}`
}

/** Signing out here, and everywhere. */
function signOutForms(locale: Locale): Html {
  const words = accessMessages(locale).signedIn
  const form = (path: string, label: string): Html =>
    html`<form method="post" action="${localPath(locale, path)}">${button({ label, variant: 'secondary' })}</form>`
  return row(form('/uitloggen', words.signOut), form('/uitloggen/overal', words.signOutEverywhere))
}

function providerPanel({ locale, provider, returnTo }: SignInView): Html | null {
  if (provider === null) return null
  const { signIn } = accessMessages(locale)
  const words = provider === 'demonstration' ? signIn.demonstration : signIn.provider
  // A link, not a form: our pages allow forms to lead to this site only, and the provider lives elsewhere.
  const href = localPath(locale, providerPath) + (returnTo === null ? '' : `?naar=${encodeURIComponent(returnTo)}`)
  return panel({
    id: 'provider',
    title: words.title,
    tone: provider === 'demonstration' ? 'sun' : 'strong',
    body: html`${paragraph(words.text)}${row(linkButton({ href, label: words.button, rel: 'nofollow' }))}`,
  })
}

function passkeyPanel({ locale, returnTo }: SignInView): Html {
  const words = waysInMessages(locale).passkey
  return panel({
    id: 'passkey',
    title: words.signInTitle,
    body: html`${paragraph(words.text)}${passkeyForm({
      locale,
      kind: 'sign-in',
      action: '/inloggen/passkey',
      label: words.signIn,
      variant: 'secondary',
      fields: returnField(returnTo),
    })}`,
  })
}

function localPanel({ locale, returnTo, email, errors }: SignInView): Html {
  const words = accessMessages(locale).signIn
  return panel({
    id: 'local',
    title: words.local.title,
    body: html`${paragraph(words.local.text)}
      <form method="post" action="${localPath(locale, '/inloggen')}" novalidate>
        ${returnField(returnTo)}
        ${textField({ locale, name: 'email', label: words.local.email, type: 'email', inputMode: 'email', autocomplete: 'username', value: email, error: errors['email'] })}
        ${textField({ locale, name: 'password', label: words.local.password, type: 'password', autocomplete: 'current-password', error: errors['password'] })}
        ${row(button({ label: words.local.button }))}
      </form>
      ${small(words.forgotten)}`,
  })
}

type Plain = { readonly locale: Locale; readonly site: Site }

function plainPage({ locale, site }: Plain, title: string, body: Html): Html {
  const words = accessMessages(locale).signIn
  return publicPage({
    locale,
    site,
    title,
    path: '/inloggen',
    breadcrumbs: [{ label: words.crumb, href: localPath(locale, '/inloggen') }],
    helpBand: false,
    main: html`${heading(1, title)}${body}`,
  })
}

/** Over http on another machine: nothing to fill in, and why. */
export function notSafePage(plain: Plain, localAddress: string): Html {
  const words = accessMessages(plain.locale).notSafe
  return plainPage(
    plain,
    words.title,
    callout({ kind: 'warn', title: words.reason, body: html`${paragraph(words.mend)}${small(words.local(localAddress))}` }),
  )
}

export type RefusalKind = 'no-account' | 'begin-again' | 'cancelled' | 'provider-unavailable' | 'provider-refused'

export function refusalPage(plain: Plain, kind: RefusalKind, returnTo: string | null): Html {
  const { refusals } = accessMessages(plain.locale)
  const words = refusals[kind]
  const href = localPath(plain.locale, '/inloggen') + (returnTo === null ? '' : `?naar=${encodeURIComponent(returnTo)}`)
  return plainPage(
    plain,
    words.title,
    html`${lead(words.text(plain.site.name))}${paragraph(words.mend)}${row(linkButton({ href, label: refusals.again }))}`,
  )
}

/** A form that came too late: where it goes, and what was in it. */
export type SentForm = { readonly action: string; readonly fields: readonly (readonly [name: string, value: string])[] }

/**
 * The answer to a write of somebody whose session ended meanwhile. What was sent stays in the page and can be sent once more: the page before may not come
 * back with what was typed in it, as nothing of the workplace is kept by a browser.
 */
export function signInNeededPage(plain: Plain, sent: SentForm | null): Html {
  const words = accessMessages(plain.locale).needed
  const href = localPath(plain.locale, '/inloggen')
  const signIn = html`<p><a class="nl-link" href="${href}" target="_blank" rel="noopener">${words.inNewTab}</a></p>`
  const again =
    sent === null
      ? html`${paragraph(words.mend)}${row(linkButton({ href, label: words.button }))}`
      : html`${paragraph(words.resend)}${signIn}
          <form method="post" action="${sent.action}">
            ${sent.fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
            ${row(button({ label: words.sendAgain }))}
          </form>`
  return plainPage(plain, words.title, html`${lead(words.text)}${again}`)
}

export function tooManySignInsPage(plain: Plain, seconds: number): Html {
  const words = accessMessages(plain.locale).tooMany
  return plainPage(plain, words.title, lead(words.text(seconds)))
}
