/** What went wrong, what became of your words, what you can do now. Not found and not allowed are one page. */
import { localPath, plural, type Locale } from '#platform/i18n.ts'
import { html, nothing, type Html } from '#platform/html.ts'
import { linkButton } from './components/button.ts'
import { emptyState } from './components/empty-state.ts'
import { fillIn, leftToRight } from './components/text.ts'
import type { Scene } from './drawings/scenes.ts'
import { shellMessages } from './messages.ts'
import { publicPage } from './shell.ts'
import { navigationPaths, type Site } from './site.ts'

export type ErrorKind =
  | 'not-found'
  | 'sign-in'
  | 'forbidden'
  | 'invalid'
  | 'conflict'
  | 'too-large'
  | 'too-many'
  | 'trouble'
  | 'unavailable'

export type ErrorView = {
  readonly locale: Locale
  readonly site: Site
  readonly kind: ErrorKind
  /** Without language prefix; '/' where the address may not be repeated. */
  readonly path: string
  /** A short code to read out on the telephone, for trouble of ours. */
  readonly code?: string | undefined
  /** How long to wait, when that is known. */
  readonly waitSeconds?: number | undefined
  /** Where "try again" leads, without language prefix. */
  readonly againPath?: string | undefined
}

const scenes: Readonly<Record<ErrorKind, Scene>> = {
  'not-found': 'shut-door',
  'sign-in': 'shut-door',
  forbidden: 'shut-door',
  invalid: 'letterbox',
  conflict: 'letterbox',
  'too-large': 'letterbox',
  'too-many': 'queue',
  trouble: 'ladder',
  unavailable: 'ladder',
}

function waiting(locale: Locale, seconds: number): string {
  const words = shellMessages(locale).trouble
  const time = seconds < 90 ? plural(locale, seconds, words.seconds) : plural(locale, Math.ceil(seconds / 60), words.minutes)
  return words.wait(time)
}

function callUs({ locale, site, code }: ErrorView): Html {
  const words = shellMessages(locale).trouble
  const number = html`<a class="nl-link" href="tel:${site.phone.dial}">${leftToRight(site.phone.shown)}</a>`
  const mention = code ? html` ${fillIn(words.code, html`<strong><bdi>${code}</bdi></strong>`)}` : nothing
  return html`<p>${fillIn(words.call, number)}${mention}</p>`
}

export function errorPage(view: ErrorView): Html {
  const { locale, site, kind, waitSeconds, againPath } = view
  const words = shellMessages(locale).trouble
  const { title, text } = words.pages[kind]
  const again = againPath ? linkButton({ label: words.again, href: localPath(locale, againPath), icon: 'retry' }) : nothing
  const ask = site.navigation.includes('ask')
    ? linkButton({ label: words.ask, href: localPath(locale, navigationPaths.ask), variant: 'secondary' })
    : nothing
  return publicPage({
    locale,
    site,
    title,
    path: view.path,
    main: html`${emptyState({
      title,
      level: 1,
      text: html`<p class="nl-paragraph nl-paragraph--lead">${text}</p>
        ${waitSeconds ? html`<p><strong>${waiting(locale, waitSeconds)}</strong></p>` : nothing}${callUs(view)}`,
      scene: site.drawings ? scenes[kind] : null,
      actions: [
        again,
        linkButton({ label: words.toHome, href: localPath(locale, '/'), variant: againPath ? 'secondary' : 'primary' }),
        ask,
      ],
    })}`,
  })
}
