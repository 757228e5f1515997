/** The pages around the calculators: what they are for, where the computing happens, and that it is no verdict. */
import { html, type Html } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/i18n.ts'
import { callout } from '#web/components/callout.ts'
import { panel } from '#web/components/panel.ts'
import { bulletList, heading, lead, link, paragraph } from '#web/components/text.ts'
import { linkCards } from '#web/components/ways.ts'
import { picture } from '#web/drawings/pictures.ts'
import { publicPage, type PublicPage } from '#web/shell.ts'
import type { Site } from '#web/site.ts'
import type { Drawn } from './aid.ts'
import { aidMessages } from './messages.ts'
import { paths } from './paths.ts'

type Own = NonNullable<PublicPage['own']>
export type Frame = { readonly locale: Locale; readonly site: Site; readonly own: Own }

/** Three ways in, and what this is. */
export function startPage({ locale, site, own }: Frame): Html {
  const { start } = aidMessages(locale)
  const card = (name: 'growth' | 'development' | 'vaccination') => ({ ...start[name], href: localPath(locale, paths[name]) })
  return publicPage({
    locale,
    site,
    own,
    title: start.title,
    description: start.description,
    path: paths.start,
    breadcrumbs: [],
    band: {
      tone: 'mint',
      drawn: site.drawings,
      body: html`<div class="cjg-band__head">${heading(1, start.title)}${lead(start.lead)}</div>
        ${site.drawings ? picture('development') : null}`,
    },
    main: html`${heading(2, start.choose)}
    ${linkCards([
      { ...card('growth'), icon: 'person', tint: 'sky' },
      { ...card('development'), icon: 'sun', tint: 'sun' },
      { ...card('vaccination'), icon: 'calendar', tint: 'pink' },
    ])}
    ${heading(2, start.aboutTitle)}${bulletList(start.about)}`,
    side: noVerdict(locale),
  })
}

export type AidPage = Frame & {
  readonly name: 'growth' | 'development' | 'vaccination'
  readonly words: { readonly title: string; readonly crumb: string; readonly description: string; readonly lead: string }
  /** What changes with what was typed; a browser with script draws it again by itself. */
  readonly drawn: Drawn
}

export function aidPage({ locale, site, own, name, words, drawn }: AidPage): Html {
  const { start } = aidMessages(locale)
  return publicPage({
    locale,
    site,
    own,
    title: words.title,
    description: words.description,
    path: paths[name],
    breadcrumbs: [{ label: start.title, href: localPath(locale, paths.start) }],
    crumb: words.crumb,
    errorTitle: drawn.faults !== null,
    main: html`<div data-faults>${drawn.faults}</div>
      ${heading(1, words.title)}${lead(words.lead)} ${where(locale)}
      <div class="cjg-aid cjg-stack" data-aid>${drawn.body}</div>`,
    side: noVerdict(locale),
  })
}

/** Without script the server computes and says so; the module swaps the two once it is ready to compute here. */
function where(locale: Locale): Html {
  const words = aidMessages(locale).where
  return html`<div class="cjg-where">
    <div data-server>${callout({ kind: 'info', icon: 'lock', title: words.server, body: paragraph(words.serverText) })}</div>
    <div data-own-device hidden>${callout({ kind: 'ok', icon: 'lock', title: words.ownDevice, body: paragraph(words.ownDeviceText) })}</div>
  </div>`
}

function noVerdict(locale: Locale): Html {
  const words = aidMessages(locale).notAVerdict
  return panel({
    id: 'no-verdict',
    title: words.title,
    tone: 'sun',
    body: paragraph(html`${words.text} ${link(localPath(locale, '/vraag'), words.ask)} ${words.or}`),
  })
}
