/** A page of the centre itself: who we are, contact, privacy, cookies, complaints, accessibility, help with the key and the quick exit. */
import { formatDate } from '#platform/i18n.ts'
import { attribute, html, nothing, type Html } from '#platform/html.ts'
import type { PlainDate } from '#platform/time.ts'
import { untranslatedNotice } from '#web/components/notices.ts'
import { small } from '#web/components/text.ts'
import { publicPage } from '#web/shell.ts'
import { articleSection, type ArticleSection } from './article.ts'
import { pageMessages } from './messages.ts'
import { waysPanel, type WaysOn } from './ways-on.ts'
import type { PageFrame } from './words.ts'

export type ContentPageView = PageFrame & {
  /** Without language prefix. */
  readonly path: string
  readonly title: string
  readonly description: string
  readonly lead: Html
  readonly sections: readonly ArticleSection[]
  readonly reviewedOn: PlainDate
  readonly language: string | null
  readonly sensitive: boolean
  /** What the page shows of its own under the lead, beside its text: hours, the outcome of a check. */
  readonly facts?: Html | undefined
  readonly ways: WaysOn
}

export function contentPage(view: ContentPageView): Html {
  const { locale, site, language } = view
  return publicPage({
    locale,
    site,
    title: view.title,
    description: view.description,
    path: view.path,
    breadcrumbs: [],
    sensitive: view.sensitive,
    main: html`<h1 class="nl-heading nl-heading--level-1" ${attribute('lang', language)}>${view.title}</h1>
      ${language ? untranslatedNotice(locale, site.phone.shown) : nothing}
      <div class="cjg-lead cjg-prose" ${attribute('lang', language)}>${view.lead}</div>
      ${view.facts}
      <div class="cjg-article cjg-prose" ${attribute('lang', language)}>${view.sections.map(articleSection)}</div>
      ${small(pageMessages(locale).page.checked(formatDate(locale, view.reviewedOn)))}`,
    side: waysPanel(view, view.ways),
  })
}
