/** Articles as rows: title, first line of the summary, and what they are about. */
import { localPath, type Locale } from '#platform/i18n.ts'
import { attribute, html, type Html } from '#platform/html.ts'
import { tag } from '#web/components/tag.ts'
import type { HeadingLevel } from '#web/components/text.ts'
import { pageMessages } from './messages.ts'
import { paths } from './paths.ts'
import type { ArticleLink } from './words.ts'

function row(locale: Locale, { slug, title, summary, topic, language }: ArticleLink, level: HeadingLevel): Html {
  const link = html`<a class="cjg-result__link" href="${localPath(locale, paths.article(slug))}" ${attribute('lang', language)}
    >${title}</a
  >`
  const named = level === 2 ? html`<h2 class="cjg-result__title">${link}</h2>` : html`<h3 class="cjg-result__title">${link}</h3>`
  return html`<li class="cjg-result">
    ${named}
    <p class="cjg-result__text" ${attribute('lang', language)}>${summary}</p>
    <p>${tag('neutral', pageMessages(locale).topics[topic])}</p>
  </li>`
}

export function articleList(locale: Locale, articles: readonly ArticleLink[], level: 2 | 3): Html {
  return html`<ul class="cjg-results">
    ${articles.map((article) => row(locale, article, level))}
  </ul>`
}
