/**
 * The page around everything the team works on: a dark bar, a rail (tabs at the bottom of a phone), a sheet.
 * Finished HTML; the module workplace.ts adds keys and nothing that a page needs.
 */
import { localPath, type Locale } from '#platform/i18n.ts'
import { html, type Html } from '#platform/html.ts'
import { logoPicture, logoWords } from '../components/logo.ts'
import { textIn, themeSheet, type PageAssets, type Site } from '../site.ts'
import { accountMenu } from './account-menu.ts'
import { workplaceShellMessages } from './messages.ts'
import { rail, tabBar } from './navigation.ts'

export type WorkplaceEntry =
  | 'today'
  | 'questions'
  | 'families'
  | 'vaccines'
  | 'health'
  | 'importFamilies'
  | 'enter'
  | 'emergency'
  | 'supervision'
  | 'askedOfMe'
  | 'sharedWithMe'
  | 'requests'
  | 'processing'
  | 'retention'
  | 'breaches'
  | 'reportBreach'
  | 'rota'
  | 'searchMisses'
  | 'reports'
  | 'look'
  | 'staff'
  | 'clients'
  | 'auditLog'
  | 'settings'
  | 'organisations'
  | 'proposals'

export type WorkplacePerson = {
  /** "Sanne de Wit" */
  readonly name: string
  /** In words, in the language of the page. */
  readonly profession: string
  readonly initials: string
}

/** What is the same on every page of one visit. */
export type WorkplaceFrame = {
  readonly locale: Locale
  readonly site: Site
  /** `loadAssets().workplace`; with `asset('dark.css')` among its style sheets where the centre switched that on. */
  readonly assets: PageAssets
  readonly person: WorkplacePerson
  /** What this person may open; nothing else is shown. */
  readonly entries: readonly WorkplaceEntry[]
  /** What is open, beside an entry. */
  readonly counts?: Partial<Readonly<Record<WorkplaceEntry, number>>> | undefined
}

export type WorkplacePage = WorkplaceFrame & {
  readonly title: string
  /** Without language prefix, for the language switch. Null for the answer to a POST, behind which no page stands. */
  readonly path: string | null
  readonly current?: WorkplaceEntry | undefined
  readonly main: Html
  /** `inbox` fills the sheet with columns of its own. */
  readonly layout?: 'plain' | 'inbox' | undefined
  /** Something was filled in wrong: the title starts with "Fout:". */
  readonly errorTitle?: boolean | undefined
  /** Something to say before the content, such as a confirmation. */
  readonly notice?: Html | null | undefined
  /** Where the skip link leads, when not to the beginning of the content. */
  readonly skipTo?: { readonly id: string; readonly label: string } | undefined
}

/** The keys everywhere; other modules only where the page has something for them. */
function scriptsOf({ assets, main }: WorkplacePage): readonly string[] {
  const text = main.toString()
  return [...assets.scripts, ...assets.scriptsFor.filter(({ mark }) => text.includes(mark)).map(({ src }) => src)]
}

function head(page: WorkplacePage): Html {
  const { locale, site, assets, title, errorTitle } = page
  const words = workplaceShellMessages(locale)
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${errorTitle ? `${words.errorPrefix} ` : ''}${title} - ${site.name}</title>
    <meta name="referrer" content="no-referrer" />
    <meta name="robots" content="noindex" />
    <link rel="icon" href="${assets.icon}" type="image/svg+xml" />
    ${assets.preloadFonts.map((href) => html`<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin />`)}
    ${[...assets.stylesheets, ...themeSheet(site)].map((href) => html`<link rel="stylesheet" href="${href}" />`)}
    ${scriptsOf(page).map((src) => html`<script type="module" src="${src}"></script>`)}
  </head>`
}

function bar({ locale, site, person, path }: WorkplacePage): Html {
  const words = workplaceShellMessages(locale)
  return html`<header class="cjg-work-bar">
    <a class="cjg-logo" href="${localPath(locale, '/werkplek')}" aria-label="${words.toToday(logoWords(locale, site))}" translate="no"
      >${logoPicture(locale, site)}</a
    >
    ${accountMenu(locale, person, path)}
  </header>`
}

export function workplacePage(page: WorkplacePage): Html {
  const { locale, site, layout = 'plain' } = page
  const words = workplaceShellMessages(locale)
  const classes = ['cjg-workplace', site.themeClass].filter((one) => one !== null)
  return html`<!doctype html>
    <html lang="${locale.tag}" dir="${locale.direction}" class="${classes.join(' ')}">
      ${head(page)}
      <body class="cjg-page cjg-work cjg-work--${layout}">
        <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#${page.skipTo?.id ?? 'content'}"
          >${page.skipTo?.label ?? words.skipToContent}</a
        >
        ${site.notice ? html`<aside class="cjg-site-notice">${textIn(locale, site.notice)}</aside>` : null} ${bar(page)}
        <div class="cjg-work-body">
          ${rail(page, page.current)}
          <main id="content" class="cjg-main cjg-work-sheet" tabindex="-1">
            ${page.notice ? html`<div class="cjg-work-notice">${page.notice}</div>` : null}${page.main}
          </main>
        </div>
        ${tabBar(page, page.current)}
      </body>
    </html>`
}

/** "SW" for Sanne de Wit: the first letters of the first and the last part of a name. */
export function initialsOf(name: string): string {
  const parts = name.split(/\s+/u).filter((part) => part !== '')
  const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : parts
  return letters.map((part) => Array.from(part ?? '')[0]?.toLocaleUpperCase('nl') ?? '').join('')
}
