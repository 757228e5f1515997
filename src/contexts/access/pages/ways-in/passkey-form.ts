/**
 * A form that asks the browser for a passkey. The module passkey.ts shows it where the browser knows passkeys, asks for a challenge, and sends the
 * answer along with the form. Without script a sentence says why there is no button.
 */
import { html, type Html, type Printable } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/i18n.ts'
import { button, type ButtonVariant } from '#web/components/button.ts'
import { paragraph, row } from '#web/components/text.ts'
import { waysInMessages } from './messages.ts'

export type PasskeyForm = {
  readonly locale: Locale
  readonly kind: 'sign-in' | 'add' | 'first' | 'prove'
  readonly action: string
  readonly label: string
  readonly variant?: ButtonVariant
  /** Fields that go along. */
  readonly fields?: Printable
}

export const challengePaths: Readonly<Record<PasskeyForm['kind'], string>> = {
  'sign-in': '/inloggen/passkey/uitdaging',
  first: '/inloggen/instellen/uitdaging',
  add: '/werkplek/inloggen/passkeys/uitdaging',
  prove: '/inloggen/bevestigen/uitdaging',
}

export function passkeyForm({ locale, kind, action, label, variant = 'primary', fields }: PasskeyForm): Html {
  const words = waysInMessages(locale).passkey
  const path = localPath(locale, challengePaths[kind])
  return html`<form method="post" action="${localPath(locale, action)}" data-passkey="${kind}" data-challenge="${path}" hidden novalidate>
      <input type="hidden" name="passkey" value="" />
      ${fields}${row(button({ label, variant, icon: 'key' }))}
      <p class="nl-paragraph cjg-small" role="status" data-failed="${words.failed}"></p>
    </form>
    <div data-passkey-missing hidden>${paragraph(words.notHere)}</div>
    <noscript>${paragraph(words.needsScript)}</noscript>`
}
