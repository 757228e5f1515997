/** "Inloggen en apparaten": what lets this person in, where the person is signed in, and what to do when a device is lost. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatDate, formatTime, localPath, type Locale } from '#platform/i18n.ts'
import { localDate, type Instant } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { heading, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { readDevice } from '../../rules/device.ts'
import type { OwnAccess } from '../../use-cases/own-access.server.ts'
import { waysInMessages } from './messages.ts'
import { passkeyForm } from './passkey-form.ts'
import { appSteps, recoveryList, type Offer } from './second-step-page.ts'

export const ownAccessPath = '/werkplek/inloggen'
export const passwordPath = `${ownAccessPath}/wachtwoord`
const fewCodes = 3

export type OwnAccessView = WorkplaceFrame & {
  readonly access: OwnAccess
  readonly done: string | null
  readonly error: string | null
}

export function ownAccessPage(view: OwnAccessView): Html {
  const { locale, access, done, error } = view
  const words = waysInMessages(locale).own
  const said = done === null ? null : callout({ kind: 'ok', role: 'status', title: done })
  return workplacePage({
    ...view,
    title: words.title,
    path: ownAccessPath,
    notice: said,
    errorTitle: error !== null,
    main: html`${errorSummary(locale, error === null ? [] : [{ message: error }])}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead(access.email)}</p>
      ${access.local ? html`${small(words.proofNeeded)}${access.hasPassword ? passwordPanel(locale) : null}${passkeysPanel(view)}${appPanel(view)}` : paragraph(words.atOrganisation)}
      ${devicesPanel(view)}${lostPanel(locale)}`,
  })
}

const at = (locale: Locale, moment: Instant): string => `${formatDate(locale, localDate(moment))}, ${formatTime(locale, moment)}`

const deed = (locale: Locale, path: string, body: Printable): Html =>
  html`<form method="post" action="${localPath(locale, `${ownAccessPath}${path}`)}" class="cjg-row" novalidate>${body}</form>`

function passwordPanel(locale: Locale): Html {
  const words = waysInMessages(locale).password
  const way = linkButton({ href: localPath(locale, passwordPath), label: words.change, variant: 'secondary' })
  return panel({ id: 'password', title: words.panel, body: html`${paragraph(words.text)}${row(way)}` })
}

export function newPasswordPage(frame: WorkplaceFrame, errors: { readonly password?: string; readonly again?: string }): Html {
  const { locale } = frame
  const words = waysInMessages(locale).password
  const [id, error] = errors.again === undefined ? ['wachtwoord', errors.password ?? null] : ['nogeens', errors.again]
  const body = html`${paragraph(words.text)}
    <form method="post" action="${localPath(locale, passwordPath)}" novalidate>
      ${textField({ locale, name: 'wachtwoord', label: words.label, hint: words.hint, type: 'password', autocomplete: 'new-password', error: errors.password })}
      ${textField({ locale, name: 'nogeens', label: words.again, type: 'password', autocomplete: 'new-password', error: errors.again })}
      ${row(button({ label: words.button }))}
    </form>`
  return within(frame, words.title, error, id, body, passwordPath)
}

function passkeysPanel({ locale, access }: OwnAccessView): Html {
  const { own: words, passkey: about } = waysInMessages(locale)
  const one = ({ id, name, createdAt, lastUsedAt, copiedAt }: OwnAccess['passkeys'][number]): Html =>
    html`<li class="cjg-way-in">
      ${heading(3, name)}${small(words.passkeyFacts(formatDate(locale, localDate(createdAt)), lastUsedAt === null ? words.never : at(locale, lastUsedAt)))}
      ${copiedAt === null ? null : callout({ kind: 'danger', title: words.copied })}
      ${deed(
        locale,
        `/passkeys/${id}/naam`,
        html`${textField({ locale, name: 'naam', id: `naam-${id}`, label: about.name, value: name })}
        ${button({ label: words.rename, hiddenLabel: name, variant: 'secondary' })}`,
      )}
      ${deed(locale, `/passkeys/${id}/weg`, button({ label: words.remove, hiddenLabel: name, variant: 'danger' }))}
    </li>`
  return panel({
    id: 'passkeys',
    title: words.passkeys,
    body: html`${paragraph(about.text)}
    ${
      access.passkeys.length === 0
        ? paragraph(words.noPasskeys)
        : html`<ul class="cjg-ways-in">
            ${access.passkeys.map(one)}
          </ul>`
    }
    ${row(linkButton({ href: localPath(locale, `${ownAccessPath}/passkeys`), label: words.addPasskey, variant: 'secondary', icon: 'plus' }))}`,
  })
}

function appPanel({ locale, access: { factors } }: OwnAccessView): Html {
  const words = waysInMessages(locale).own
  const way = linkButton({
    href: localPath(locale, `${ownAccessPath}/app`),
    label: factors.app ? words.newApp : words.firstApp,
    variant: 'secondary',
  })
  return html`${panel({ id: 'app', title: words.app, body: html`${paragraph(factors.app ? words.hasApp : words.noApp)}${row(way)}` })}
  ${panel({
    id: 'codes',
    title: words.recovery,
    body: html`${paragraph(words.left(factors.recoveryCodes))}${factors.recoveryCodes < fewCodes ? paragraph(words.fewLeft) : null}
    ${deed(locale, '/herstelcodes', button({ label: words.renew, variant: 'secondary' }))}${small(words.renewHint)}`,
  })}`
}

function devicesPanel({ locale, access: { devices } }: OwnAccessView): Html {
  const messages = waysInMessages(locale)
  const words = messages.own
  const one = ({ id, device, since, lastSeenAt, here }: OwnAccess['devices'][number]): Html => {
    const { browser, system } = readDevice(device)
    const name = messages.device(messages.browsers[browser], messages.systems[system])
    return html`<li class="cjg-way-in">
      <p class="nl-paragraph"><strong>${name}</strong> ${here ? tag('ok', words.here) : null}</p>
      ${small(words.deviceFacts(at(locale, since), at(locale, lastSeenAt)))}
      ${
        here
          ? null
          : deed(
              locale,
              '/apparaat',
              html`<input
                  type="hidden"
                  name="id"
                  value="${id}"
                />${button({ label: words.signOut, hiddenLabel: name, variant: 'secondary' })}`,
            )
      }
    </li>`
  }
  return panel({
    id: 'devices',
    title: words.devices,
    body: html`<ul class="cjg-ways-in">
        ${devices.map(one)}
      </ul>
      ${devices.length > 1 ? deed(locale, '/andere', button({ label: words.signOutOthers, variant: 'secondary' })) : null}
      ${small(words.limits)}`,
  })
}

function lostPanel(locale: Locale): Html {
  const words = waysInMessages(locale).own
  return panel({
    id: 'lost',
    title: words.lost,
    tone: 'sun',
    body: html`<ol>
        ${words.lostSteps.map((step) => html`<li>${step}</li>`)}
      </ol>
      ${paragraph(words.lostAll)}`,
  })
}

function within(frame: WorkplaceFrame, title: string, error: string | null, id: string, main: Html, path: string | null): Html {
  const { locale } = frame
  return workplacePage({
    ...frame,
    title,
    path,
    errorTitle: error !== null,
    main: html`${errorSummary(locale, error === null ? [] : [{ id, message: error }])}
      <div class="cjg-work-head">${heading(1, title)}</div>
      <div class="cjg-prose">${main}</div>`,
  })
}

export function newAppPage(frame: WorkplaceFrame, offer: Offer, error: string | null): Html {
  const words = waysInMessages(frame.locale).setUp
  const body = html`${paragraph(words.replaceLead)}${appSteps(frame.locale, offer, `${ownAccessPath}/app`, null, error)}`
  return within(frame, words.replaceTitle, error, 'code', body, `${ownAccessPath}/app`)
}

export function newPasskeyPage(frame: WorkplaceFrame, name: string, error: string | null): Html {
  const { locale } = frame
  const { own, passkey: words } = waysInMessages(locale)
  const field = textField({ locale, name: 'naam', label: words.name, hint: words.nameHint, value: name, error: error ?? undefined })
  const body = html`${paragraph(words.text)}${passkeyForm({ locale, kind: 'add', action: `${ownAccessPath}/passkeys`, label: words.add, fields: field })}`
  return within(frame, own.addPasskey, error, 'naam', body, `${ownAccessPath}/passkeys`)
}

export function newCodesPage(frame: WorkplaceFrame, codes: readonly string[]): Html {
  const { locale } = frame
  return within(frame, waysInMessages(locale).codes.title, null, '', recoveryList(locale, codes, localPath(locale, ownAccessPath)), null)
}
