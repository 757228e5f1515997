/**
 * The page around every public page: finished HTML, the same for every visitor, without inline script or style,
 * so that it can be cached whole. Works without script; the menu is a details element.
 */
import { localPath, type Locale } from '#platform/i18n.ts'
import { attribute, html, nothing, type Html } from '#platform/html.ts'
import { breadcrumb, type Crumb } from './components/breadcrumb.ts'
import { shellMessages } from './messages.ts'
import { pageFooter, helpBand } from './shell-foot.ts'
import { exitBar, pageHeader } from './shell-head.ts'
import { languagesOf, themeSheet, type NavigationKey, type Site } from './site.ts'

export type PublicPage = {
  readonly locale: Locale
  readonly site: Site
  /** What the page is about. Not shown in the tab of a sensitive page: that one is called "Informatie". */
  readonly title: string
  readonly description?: string
  /** The path without language prefix; the language switch keeps it. Null where no other page stands behind it (the answer to a POST). */
  readonly path: string
  readonly current?: NavigationKey | undefined
  /** From the start to the page above this one; the start itself is put in front. */
  readonly breadcrumbs?: readonly Crumb[] | undefined
  /** The name of this page in the breadcrumbs, when shorter than the title. */
  readonly crumb?: string | undefined
  /** About violence, death, abuse: neutral title, a bar to leave, no chalk. */
  readonly sensitive?: boolean | undefined
  /** A coloured band at the top of the content, under the breadcrumbs: title and lead of an article. */
  readonly band?: { readonly tone: BandTone; readonly body: Html; readonly drawn?: boolean } | undefined
  readonly main: Html
  /** The content brings its own full-width sections. */
  readonly wide?: boolean
  readonly side?: Html | undefined
  /** The numbers for danger; left out only where the page shows them itself or must hold attention on one thing. */
  readonly helpBand?: boolean
  /** Something was filled in wrong: the title starts with "Fout:". */
  readonly errorTitle?: boolean
  /** What this page needs beyond the rest: a style sheet, a module with what it imports. */
  readonly own?:
    | { readonly stylesheet: string; readonly module: { readonly src: string; readonly preload: readonly string[] } | null }
    | undefined
}

export type BandTone = 'peach' | 'youth' | 'sun' | 'sky' | 'mint' | 'stone'

/** Quick exit everywhere; the others only where the page has something for them. */
function scriptsOf({ site: { assets }, main }: PublicPage): readonly string[] {
  const text = main.toString()
  return [...assets.scripts, ...assets.scriptsFor.filter(({ mark }) => text.includes(mark)).map(({ src }) => src)]
}

const ownModule = ({ src, preload }: { readonly src: string; readonly preload: readonly string[] }): Html =>
  html`${preload.map((href) => html`<link rel="modulepreload" href="${href}" />`)}
    <script type="module" src="${src}"></script>`

function head(page: PublicPage): Html {
  const { locale, site } = page
  const words = shellMessages(locale)
  const title = page.sensitive ? words.neutralTitle : page.title
  const { assets } = site
  const languages = languagesOf(site)
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${page.errorTitle ? `${words.errorPrefix} ` : ''}${title}${title === site.name ? '' : ` - ${site.name}`}</title>
    ${page.description && !page.sensitive ? html`<meta name="description" content="${page.description}" />` : null}
    <meta name="referrer" content="no-referrer" />
    <meta name="format-detection" content="telephone=no" />
    <meta name="color-scheme" content="light" />
    <link rel="icon" type="image/svg+xml" href="${assets.icon}" />
    ${assets.preloadFonts.map((href) => html`<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin />`)}
    ${[...assets.stylesheets, ...themeSheet(site)].map((href) => html`<link rel="stylesheet" href="${href}" />`)}
    ${page.own ? html`<link rel="stylesheet" href="${page.own.stylesheet}" />` : null}
    ${languages.length > 1 ? languages.map((other) => html`<link rel="alternate" hreflang="${other.tag}" href="${localPath(other, page.path)}" />`) : null}
    ${scriptsOf(page).map((src) => html`<script type="module" src="${src}"></script>`)}
    ${page.own?.module ? ownModule(page.own.module) : null}
  </head>`
}

function content(page: PublicPage): Html {
  const { locale } = page
  const words = shellMessages(locale)
  const crumbs = page.breadcrumbs
    ? breadcrumb(locale, [{ label: words.home, href: localPath(locale, '/') }, ...page.breadcrumbs], page.crumb ?? page.title)
    : nothing
  if (page.wide) return html`${page.main}`
  const top = page.band
    ? html`<div class="cjg-band cjg-band--${page.band.tone}${page.band.drawn ? ' cjg-band--drawn' : ''}">
        <div class="cjg-wrap">
          ${crumbs}
          <div class="cjg-band__row">${page.band.body}</div>
        </div>
      </div>`
    : html`<div class="cjg-wrap">${crumbs}</div>`
  const columns = page.side
    ? html`<div class="cjg-columns">
        <div class="cjg-columns__main">${page.main}</div>
        <div class="cjg-columns__side">${page.side}</div>
      </div>`
    : html`<div class="cjg-columns cjg-columns--one"><div class="cjg-columns__main">${page.main}</div></div>`
  return html`${top}
    <div class="cjg-wrap">${columns}</div>`
}

export function publicPage(page: PublicPage): Html {
  const { locale, site } = page
  const words = shellMessages(locale)
  const classes = [site.themeClass, page.sensitive ? 'cjg-sensitive' : null].filter((one) => one !== null).join(' ')
  return html`<!doctype html>
    <html lang="${locale.tag}" dir="${locale.direction}" ${attribute('class', classes === '' ? null : classes)}>
      ${head(page)}
      <body class="cjg-page">
        <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#content">${words.skipToContent}</a>
        ${pageHeader(locale, site, page.path, page.current)}
        <main id="content" class="cjg-main" tabindex="-1">${content(page)}</main>
        ${page.helpBand === false ? null : helpBand(locale, site)} ${pageFooter(locale, site, page.path)}
        ${page.sensitive ? exitBar(locale, site) : null}
      </body>
    </html>`
}
