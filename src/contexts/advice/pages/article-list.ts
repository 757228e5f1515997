/** Articles as rows or on shelves by topic: title, first line of the summary, what they are about, and whether they are in another language. */
import { localPath, type Locale } from '#platform/i18n.ts'
import { attribute, html, nothing, type Html } from '#platform/html.ts'
import { tag } from '#web/components/tag.ts'
import { heading, small, type HeadingLevel } from '#web/components/text.ts'
import { pageMessages } from './messages.ts'
import { paths } from './paths.ts'
import { topics, type ArticleLink } from './words.ts'

function row(locale: Locale, article: ArticleLink, level: HeadingLevel): Html {
  const { slug, title, summary, topic, language } = article
  const link = html`<a class="cjg-result__link" href="${localPath(locale, paths.article(slug))}" ${attribute('lang', language)}
    >${title}</a
  >`
  const named = level === 2 ? html`<h2 class="cjg-result__title">${link}</h2>` : html`<h3 class="cjg-result__title">${link}</h3>`
  return html`<li class="cjg-result">
    ${named}
    <p class="cjg-result__text" ${attribute('lang', language)}>${summary}</p>
    <p>${tag('neutral', pageMessages(locale).topics[topic])} ${otherLanguage(locale, article)}</p>
  </li>`
}

export function articleList(locale: Locale, articles: readonly ArticleLink[], level: 2 | 3): Html {
  return html`${untranslatedHint(locale, articles)}
    <ul class="cjg-results">
      ${articles.map((article) => row(locale, article, level))}
    </ul>`
}

/** Says that a text is not in the reader's language; nothing when it is. */
export function otherLanguage(locale: Locale, { language }: Pick<ArticleLink, 'language'>): Html {
  return language ? tag('info', pageMessages(locale).article.inDutch) : nothing
}

/** What the mark means, once above a list that has it. */
export function untranslatedHint(locale: Locale, articles: readonly ArticleLink[]): Html {
  return articles.some(({ language }) => language) ? small(pageMessages(locale).article.someInDutch) : nothing
}

/** A shelf per topic, so that many articles stay easy to look over. With the first line of each, or titles only. */
export function articleShelves(
  locale: Locale,
  articles: readonly ArticleLink[],
  { level, lines }: { readonly level: 3 | 4; readonly lines: boolean },
): Html {
  const shelves = topics
    .map((topic) => ({ topic, articles: articles.filter((article) => article.topic === topic) }))
    .filter((shelf) => shelf.articles.length > 0)
  const book = (article: ArticleLink): Html =>
    html`<li>
      <a class="nl-link" href="${localPath(locale, paths.article(article.slug))}" ${attribute('lang', article.language)}
        >${article.title}</a
      >
      ${otherLanguage(locale, article)}
      ${lines ? html`<p class="cjg-shelf__line" ${attribute('lang', article.language)}>${article.summary}</p>` : nothing}
    </li>`
  return html`<div class="cjg-shelves">
    ${shelves.map(
      (shelf) =>
        html`<section class="cjg-shelf">
          ${heading(level, pageMessages(locale).topics[shelf.topic], { like: 4 })}
          <ul class="cjg-shelf__books">
            ${shelf.articles.map(book)}
          </ul>
        </section>`,
    )}
  </div>`
}
