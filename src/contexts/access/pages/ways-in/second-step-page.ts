/** The pages of the second step: the code, setting up the first factor, and the recovery codes that are shown once. */
import { html, type Html } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/i18n.ts'
import { button, linkButton } from '#web/components/button.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { heading, lead, leftToRight, paragraph, row, small } from '#web/components/text.ts'
import { publicPage } from '#web/shell.ts'
import type { Site } from '#web/site.ts'
import { accessMessages } from '../messages.ts'
import { waysInMessages } from './messages.ts'
import { passkeyForm } from './passkey-form.ts'
import { qrCode } from './qr-code.ts'

export type Plain = { readonly locale: Locale; readonly site: Site }
export type Offer = { readonly secret: string; readonly uri: string }

export const secondStepPath = '/inloggen/tweede-stap'
export const setUpPath = '/inloggen/instellen'

export function returnField(returnTo: string | null): Html | null {
  return returnTo === null ? null : html`<input type="hidden" name="naar" value="${returnTo}" />`
}

function framed({ locale, site }: Plain, title: string, path: string | null, error: string | null, body: Html): Html {
  const crumb = accessMessages(locale).signIn.crumb
  return publicPage({
    locale,
    site,
    title,
    path: path ?? '/inloggen',
    breadcrumbs: [{ label: crumb, href: localPath(locale, '/inloggen') }],
    helpBand: false,
    errorTitle: error !== null,
    main: html`${errorSummary(locale, error === null ? [] : [{ id: 'code', message: error }])}${heading(1, title)}${body}`,
  })
}

export function codeField(locale: Locale, words: { readonly label: string; readonly hint?: string }, error: string | null): Html {
  return textField({
    locale,
    name: 'code',
    label: words.label,
    ...(words.hint === undefined ? {} : { hint: words.hint }),
    autocomplete: 'one-time-code',
    width: 'code',
    isCode: true,
    error: error ?? undefined,
  })
}

export type CodeView = Plain & {
  readonly returnTo: string | null
  readonly error: string | null
  readonly asksCode: boolean
  readonly hasPasskey: boolean
}

export function codePage(view: CodeView): Html {
  const { locale, returnTo, error, asksCode, hasPasskey } = view
  const words = waysInMessages(locale)
  const form = html`<form method="post" action="${localPath(locale, secondStepPath)}" novalidate>
    ${returnField(returnTo)}${codeField(locale, words.code, error)}${row(button({ label: words.code.button }))}
  </form>`
  const passkey = passkeyForm({
    locale,
    kind: 'sign-in',
    action: '/inloggen/passkey',
    label: words.passkey.signIn,
    variant: asksCode ? 'secondary' : 'primary',
    fields: returnField(returnTo),
  })
  return framed(
    view,
    words.code.title,
    null,
    error,
    html`${lead(words.code.lead)}${asksCode ? form : paragraph(words.code.onlyPasskey)}${hasPasskey ? passkey : null}
    ${asksCode ? small(words.code.recovery) : null}${small(words.code.lost)}`,
  )
}

/** What to do in the app, with the QR code, the secret to type over and the field for the first code. */
export function appSteps(locale: Locale, offer: Offer, action: string, returnTo: string | null, error: string | null): Html {
  const words = waysInMessages(locale).setUp
  const groups = offer.secret.match(/.{1,4}/g)?.join(' ') ?? offer.secret
  return html`<ol>
      ${words.steps.map((step) => html`<li>${step}</li>`)}
    </ol>
    ${qrCode(offer.uri, words.picture)}
    <p class="nl-paragraph cjg-small">${words.byHand}<br /><code class="cjg-secret" translate="no">${groups}</code></p>
    <form method="post" action="${localPath(locale, action)}" novalidate>
      ${returnField(returnTo)}${codeField(locale, { label: words.label }, error)}${row(button({ label: words.button }))}
    </form>`
}

export function setUpPage(view: Plain & { readonly returnTo: string | null; readonly error: string | null; readonly offer: Offer }): Html {
  const { locale, returnTo, error, offer } = view
  const { setUp: words, passkey } = waysInMessages(locale)
  const name = html`<input type="hidden" name="naam" value="${passkey.firstName}" />`
  return framed(
    view,
    words.title,
    null,
    error,
    html`${lead(words.lead)}${panel({ id: 'app', title: words.appTitle, body: appSteps(locale, offer, setUpPath, returnTo, error) })}
    ${panel({
      id: 'passkey',
      title: words.passkeyTitle,
      body: html`${paragraph(passkey.text)}${passkeyForm({
        locale,
        kind: 'first',
        action: '/inloggen/instellen/passkey',
        label: passkey.add,
        variant: 'secondary',
        fields: html`${returnField(returnTo)}${name}`,
      })}`,
    })}`,
  )
}

/** The codes as a list to print; the way on is a link, so that a reload does not lose them silently. */
export function recoveryList(locale: Locale, codes: readonly string[], onward: string): Html {
  const words = waysInMessages(locale).codes
  return html`${lead(words.lead)}
    <ul class="cjg-codes" aria-label="${words.list}">
      ${codes.map((code) => html`<li><code translate="no">${leftToRight(code)}</code></li>`)}
    </ul>
    ${paragraph(words.keep)}${row(linkButton({ href: onward, label: words.go }))}`
}

export function recoveryCodesPage(view: Plain & { readonly codes: readonly string[]; readonly onward: string }): Html {
  const { locale, codes, onward } = view
  return framed(view, waysInMessages(locale).codes.title, null, null, recoveryList(locale, codes, onward))
}
