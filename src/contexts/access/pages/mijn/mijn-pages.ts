/** The pages of Mijn CJG: signing in, the link, the own page, and deleting the account. Quiet, and without script. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatTime, localPath, type Locale } from '#platform/i18n.ts'
import { localDate, type Instant } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textField } from '#web/components/field.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, heading, lead, link, paragraph, row, small } from '#web/components/text.ts'
import { publicPage } from '#web/shell.ts'
import type { Site } from '#web/site.ts'
import { readDevice } from '../../rules/device.ts'
import type { ResidentProviderRefusal } from '../../use-cases/resident-provider.server.ts'
import type { OwnAccount } from '../../use-cases/residents.server.ts'
import { waysInMessages } from '../ways-in/messages.ts'
import { mijnMessages } from './messages.ts'

export const mijnPath = '/mijn'
export const mijnSignInPath = '/mijn/inloggen'

export type Plain = { readonly locale: Locale; readonly site: Site }

function framed({ locale, site }: Plain, title: string, path: string, main: Html, errorTitle = false): Html {
  return publicPage({ locale, site, title, path, breadcrumbs: [], crumb: mijnMessages(locale).crumb, helpBand: false, errorTitle, main })
}

export type SignInView = Plain & {
  readonly email: string
  readonly error: string | null
  readonly provider: 'configured' | 'demonstration' | null
  readonly signedOut: boolean
  /** Afterwards the visit goes on with a conversation. */
  readonly goesOn: boolean
}

export function mijnSignInPage(view: SignInView): Html {
  const { locale, email, error, provider, signedOut } = view
  const { signIn: words, own } = mijnMessages(locale)
  const byMail = html`${paragraph(words.mailText)}
    <form method="post" action="${localPath(locale, mijnSignInPath)}" novalidate>
      ${textField({ locale, name: 'email', label: words.email, type: 'email', inputMode: 'email', autocomplete: 'email', value: email, error: error ?? undefined })}
      ${row(button({ label: words.button, icon: 'mail' }))}
    </form>
    ${small(words.safety)}`
  const byProvider = html`${paragraph(provider === 'demonstration' ? words.demonstrationText : words.providerText)}
  ${row(linkButton({ href: localPath(locale, '/mijn/inlogdienst'), label: words.providerButton, variant: 'secondary', rel: 'nofollow' }))}`
  return framed(
    view,
    words.title,
    mijnSignInPath,
    html`${errorSummary(locale, error === null ? [] : [{ id: 'email', message: error }])}${heading(1, words.title)}${lead(words.lead)}
    ${view.goesOn ? callout({ kind: 'info', title: words.goesOn, body: paragraph(words.goesOnText) }) : null}
    ${signedOut ? callout({ kind: 'ok', role: 'status', title: own.out }) : null}${panel({ id: 'mail', title: words.mailTitle, body: byMail })}
    ${provider === null ? null : panel({ id: 'provider', title: words.providerTitle, body: byProvider })}`,
    error !== null,
  )
}

export function linkSentPage(plain: Plain & { readonly goesOn: boolean }): Html {
  const words = mijnMessages(plain.locale).sent
  const body = html`${heading(1, words.title)}${lead(words.lead)}${plain.goesOn ? paragraph(words.goesOn) : null}${paragraph(words.none)}${paragraph(link(localPath(plain.locale, mijnSignInPath), words.again))}`
  return framed(plain, words.title, mijnSignInPath, body)
}

export function mailLinkPage(plain: Plain, path: string, state: 'here' | 'elsewhere'): Html {
  const { locale } = plain
  const words = mijnMessages(locale).link
  const isHere = state === 'here'
  return framed(
    plain,
    words.title,
    mijnSignInPath,
    html`${heading(1, words.title)}
      ${isHere ? lead(words.here) : callout({ kind: 'warn', title: words.elsewhere, body: paragraph(words.confirm) })}
      <form method="post" action="${localPath(locale, path)}">
        ${isHere ? null : html`<input type="hidden" name="zelf" value="ja" />`}
        ${row(button({ label: isHere ? words.button : words.confirmButton }))}
      </form>`,
  )
}

export function deadMailLinkPage(plain: Plain): Html {
  const words = mijnMessages(plain.locale).link
  const way = linkButton({ href: localPath(plain.locale, mijnSignInPath), label: words.again })
  return framed(plain, words.deadTitle, mijnSignInPath, html`${heading(1, words.deadTitle)}${lead(words.dead)}${row(way)}`)
}

export function mijnRefusalPage(plain: Plain, kind: ResidentProviderRefusal['kind']): Html {
  const messages = mijnMessages(plain.locale)
  const { title, text } = messages.refusals[kind]
  const way = linkButton({ href: localPath(plain.locale, mijnSignInPath), label: messages.refusedAgain })
  return framed(plain, title, mijnSignInPath, html`${heading(1, title)}${lead(text)}${row(way)}`)
}

const at = (locale: Locale, moment: Instant): string => `${formatDate(locale, localDate(moment))}, ${formatTime(locale, moment)}`

export function mijnPage(
  view: Plain & { readonly account: OwnAccount; readonly next: string | null; readonly deviceEnded: boolean },
): Html {
  const { locale, account } = view
  const words = mijnMessages(locale).own
  const since = { term: words.since, detail: formatDate(locale, localDate(account.since)) }
  const who =
    account.mail === null
      ? html`${paragraph(words.byProvider)}${definitionRows([since])}`
      : definitionRows([{ term: words.mail, detail: html`<span translate="no">${account.mail}</span>` }, since])
  return framed(
    view,
    words.title,
    mijnPath,
    html`${view.deviceEnded ? callout({ kind: 'ok', role: 'status', title: words.deviceEnded }) : null}${heading(1, words.title)}${lead(words.lead)}
    ${view.next === null ? null : callout({ kind: 'info', title: words.goOn, body: paragraph(link(localPath(locale, view.next), words.goOnLink)) })}${panel({ id: 'who', title: words.who, body: who })}
    ${panel({
      id: 'questions',
      title: words.questions,
      body: html`${paragraph(words.questionsText)}${row(linkButton({ href: localPath(locale, '/mijn/gesprekken'), label: words.toConversations, variant: 'secondary' }))}
      ${paragraph(link(localPath(locale, '/terug'), words.toKey))}`,
    })}
    ${panel({
      id: 'file',
      title: words.file,
      body: html`${paragraph(words.fileText)}${row(linkButton({ href: localPath(locale, '/mijn/dossier'), label: words.toFile, variant: 'secondary' }), linkButton({ href: localPath(locale, '/mijn/uitnodigingen'), label: words.toWaiting, variant: 'secondary' }))}`,
    })}
    ${devicesPanel(view)}
    ${panel({
      id: 'erase',
      title: words.erase,
      body: html`${paragraph(words.eraseText)}${row(linkButton({ href: localPath(locale, '/mijn/wissen'), label: words.eraseLink, variant: 'danger' }))}`,
    })}`,
  )
}

function devicesPanel({ locale, account }: { readonly locale: Locale; readonly account: OwnAccount }): Html {
  const words = mijnMessages(locale).own
  const names = waysInMessages(locale)
  const out = (path: string, label: string): Html =>
    html`<form method="post" action="${localPath(locale, path)}">${button({ label, variant: 'secondary' })}</form>`
  return panel({
    id: 'devices',
    title: words.devices,
    body: html`<ul class="cjg-ways-in">
        ${account.devices.map(({ id, device, createdAt, lastSeenAt, here }) => {
          const { browser, system } = readDevice(device)
          const name = names.device(names.browsers[browser], names.systems[system])
          return html`<li class="cjg-way-in">
            <p class="nl-paragraph"><strong>${name}</strong> ${here ? tag('ok', words.here) : null}</p>
            ${small(words.deviceFacts(at(locale, createdAt), at(locale, lastSeenAt)))}
            ${
              here
                ? null
                : html`<form method="post" action="${localPath(locale, '/mijn/apparaat')}">
                    <input type="hidden" name="id" value="${id}" />
                    ${button({ label: words.signOut, hiddenLabel: name, variant: 'secondary' })}
                  </form>`
            }
          </li>`
        })}
      </ul>
      ${row(out('/mijn/uitloggen', words.signOut), out('/mijn/uitloggen/overal', words.signOutEverywhere))}${small(words.limits)}
      ${small(words.lost)}`,
  })
}

/** `isHeld`: it was asked, and a law stops it for now. */
export function eraseAccountPage(plain: Plain, isHeld = false): Html {
  const { locale } = plain
  const words = mijnMessages(locale).erase
  return framed(
    plain,
    words.title,
    '/mijn/wissen',
    html`${isHeld ? callout({ kind: 'warn', role: 'alert', title: words.heldTitle, body: paragraph(words.heldText) }) : null}${heading(1, words.title)}${lead(words.lead)}${bulletList(words.what)}${paragraph(link(localPath(locale, '/mijn/gesprekken'), words.keep))}
      <form method="post" action="${localPath(locale, '/mijn/wissen')}">
        <input type="hidden" name="zeker" value="ja" />
        ${row(button({ label: words.yes, variant: 'danger' }), linkButton({ href: localPath(locale, mijnPath), label: words.no, variant: 'secondary' }))}
      </form>`,
  )
}

export function accountErasedPage(plain: Plain): Html {
  const words = mijnMessages(plain.locale).erase
  const ask = linkButton({ href: localPath(plain.locale, '/vraag'), label: words.ask })
  return framed(plain, words.doneTitle, '/mijn/inloggen', html`${heading(1, words.doneTitle)}${lead(words.done)}${row(ask)}`)
}
