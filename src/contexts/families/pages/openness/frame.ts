/** The page around everything about a file in Mijn CJG: a neutral title, a way to leave at once, and the road back. */
import { html, type Html } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/i18n.ts'
import { asset } from '#web/assets.server.ts'
import { linkButton } from '#web/components/button.ts'
import type { Crumb } from '#web/components/breadcrumb.ts'
import { heading, lead, row } from '#web/components/text.ts'
import { publicPage, type PublicPage } from '#web/shell.ts'
import type { Site } from '#web/site.ts'
import { opennessMessages } from './messages.ts'
import { filesPath } from './paths.ts'

export type Plain = { readonly locale: Locale; readonly site: Site }

type Framed = Pick<PublicPage, 'title' | 'path' | 'main' | 'side' | 'errorTitle' | 'own' | 'crumb'> & { readonly under?: readonly Crumb[] }

export function framed({ locale, site }: Plain, { under = [], ...page }: Framed): Html {
  const words = opennessMessages(locale)
  const toFiles = page.path === filesPath ? [] : [{ label: words.files.title, href: localPath(locale, filesPath) }]
  const breadcrumbs = [{ label: words.mijn, href: localPath(locale, '/mijn') }, ...toFiles, ...under]
  const own = { stylesheet: asset('openness.css'), module: null }
  return publicPage({ locale, site, own, ...page, breadcrumbs, sensitive: true })
}

/** Not there, not allowed, or not any more: one page, and one status. */
export function missingPage(plain: Plain): Html {
  const { locale } = plain
  const { missing } = opennessMessages(locale)
  const back = linkButton({ href: localPath(locale, filesPath), label: missing.back, variant: 'secondary' })
  return framed(plain, {
    title: missing.title,
    path: filesPath,
    main: html`${heading(1, missing.title)}${lead(missing.text)}${row(back)}`,
  })
}
