/** Asks who is signed in to prove it anew, and then leads back to where the person was. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { button, linkButton } from '#web/components/button.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { heading, lead, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { Factors } from '../../rules/second-factor.ts'
import { waysInMessages } from './messages.ts'
import { passkeyForm } from './passkey-form.ts'
import { codeField, returnField } from './second-step-page.ts'

export type ProveView = WorkplaceFrame & {
  readonly returnTo: string
  readonly local: boolean
  readonly factors: Factors
  readonly error: string | null
}

export const provePath = '/inloggen/bevestigen'

export function provePage(view: ProveView): Html {
  const { locale, returnTo, local, factors, error } = view
  const words = waysInMessages(locale)
  const there = `${localPath(locale, '/inloggen/organisatie')}?${new URLSearchParams({ naar: returnTo, bevestig: '1' }).toString()}`
  const asksCode = factors.app || factors.recoveryCodes > 0
  const atOrganisation = html`${paragraph(words.prove.organisation)}${row(linkButton({ href: there, label: words.prove.organisationButton, rel: 'nofollow' }))}`
  const passkey = passkeyForm({
    locale,
    kind: 'prove',
    action: `${provePath}/passkey`,
    label: words.passkey.prove,
    fields: returnField(returnTo),
  })
  const code = html`<form method="post" action="${localPath(locale, provePath)}" novalidate>
    ${returnField(returnTo)}${codeField(locale, { label: words.code.label, hint: words.prove.hint }, error)}
    ${row(button({ label: words.prove.button, variant: factors.passkeys > 0 ? 'secondary' : 'primary' }))}
  </form>`
  return workplacePage({
    ...view,
    title: words.prove.title,
    path: null,
    errorTitle: error !== null,
    main: html`${errorSummary(locale, error === null ? [] : [{ ...(asksCode ? { id: 'code' } : {}), message: error }])}
      <div class="cjg-work-head">${heading(1, words.prove.title)}</div>
      <div class="cjg-prose">
        ${lead(words.prove.lead)}${local ? html`${factors.passkeys > 0 ? passkey : null}${asksCode ? code : null}` : atOrganisation}
        ${small(link(localPath(locale, '/werkplek'), words.prove.cancel))}
      </div>`,
  })
}
