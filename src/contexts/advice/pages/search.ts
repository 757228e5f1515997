/** What was found. The words travel in the body of a POST, so a correction or a filter is a button too. */
import { formatNumber, localPath, plural } from '#platform/i18n.ts'
import { html, nothing, type Html } from '#platform/html.ts'
import { linkButton } from '#web/components/button.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { searchBox } from '#web/components/search-box.ts'
import { heading, paragraph } from '#web/components/text.ts'
import { icon } from '#web/drawings/icons.ts'
import { publicPage } from '#web/shell.ts'
import { articleList } from './article-list.ts'
import { pageMessages } from './messages.ts'
import { paths } from './paths.ts'
import { callWords, waysPanel, type WaysOn } from './ways-on.ts'
import { audiences, type ArticleLink, type Audience, type PageFrame } from './words.ts'

export type SearchView = PageFrame & {
  readonly ways: WaysOn
  /** As typed; empty when nobody searched yet. */
  readonly query: string
  readonly results: readonly ArticleLink[]
  /** The query with mended words, when that is what gave the results or might. */
  readonly didYouMean: string | null
  readonly audience: Audience | null
}

function correction({ locale, didYouMean, audience }: SearchView): Html {
  if (didYouMean === null) return nothing
  const words = pageMessages(locale).search
  return html`<form class="cjg-inline-form" method="post" action="${localPath(locale, paths.search)}">
    ${audience ? html`<input type="hidden" name="audience" value="${audience}" />` : null}
    <p>${words.didYouMean} <button class="cjg-as-link" type="submit" name="q" value="${didYouMean}">${didYouMean}</button>?</p>
  </form>`
}

function filters({ locale, query, audience }: SearchView): Html {
  const words = pageMessages(locale)
  const chip = (value: Audience | null, label: string): Html => {
    const on = value === audience
    return html`<button
      class="cjg-chip${on ? ' cjg-chip--on' : ''}"
      type="submit"
      name="audience"
      value="${value ?? ''}"
      aria-pressed="${on ? 'true' : 'false'}"
    >
      ${on ? icon('check', 16) : null}${label}
    </button>`
  }
  return html`<form class="cjg-filters" method="post" action="${localPath(locale, paths.search)}">
    <input type="hidden" name="q" value="${query}" />
    <fieldset class="cjg-fieldset">
      <legend class="cjg-filters__label">${words.search.filter}</legend>
      <div class="cjg-chips">${chip(null, words.search.all)}${audiences.map((one) => chip(one, words.audiences[one].name))}</div>
    </fieldset>
  </form>`
}

function nothingFound(view: SearchView): Html {
  const { locale, site, query } = view
  const words = pageMessages(locale)
  return emptyState({
    title: words.search.none(query),
    text: html`${correction(view)}${paragraph(words.search.noneText)}`,
    scene: site.drawings ? 'bench' : null,
    actions: [
      linkButton({ label: words.ways.ask, href: localPath(locale, paths.ask) }),
      html`<a class="nl-button nl-button--secondary" href="tel:${site.phone.dial}"
        ><span class="nl-button__icon-start">${icon('phone')}</span><span class="nl-button__label">${callWords(locale, site)}</span></a
      >`,
    ],
  })
}

function outcome(view: SearchView): Html {
  const { locale, query, results } = view
  const words = pageMessages(locale).search
  if (query === '') return html`${heading(2, words.empty, { like: 3 })}${paragraph(words.emptyText)}`
  if (results.length === 0) return html`${view.audience ? filters(view) : null}${nothingFound(view)}`
  const count = words.found(plural(locale, results.length, words.results), query)
  return html`${filters(view)}
    <div role="status">${heading(2, count, { like: 3 })}</div>
    ${correction(view)}${articleList(locale, results, 3)}`
}

export function searchPage(view: SearchView): Html {
  const { locale, site, query, results } = view
  const words = pageMessages(locale).search
  return publicPage({
    locale,
    site,
    title: query === '' ? words.title : `${formatNumber(locale, results.length)} - ${words.title}`,
    path: paths.search,
    breadcrumbs: [],
    crumb: words.title,
    main: html`${heading(1, words.title)}${searchBox({
      locale,
      action: localPath(locale, paths.search),
      value: query,
      ...(view.audience ? { hidden: { audience: view.audience } } : {}),
    })}${outcome(view)}`,
    side: waysPanel(view, view.ways),
  })
}
