/** All articles, by entrance, narrowed by entrance or age. The choice is in the address, so that it can be shared. */
import { localPath, plural } from '#platform/i18n.ts'
import { html, type Html } from '#platform/html.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { filterChip } from '#web/components/notices.ts'
import { linkButton } from '#web/components/button.ts'
import { searchBox } from '#web/components/search-box.ts'
import { heading, lead, paragraph, small } from '#web/components/text.ts'
import { publicPage } from '#web/shell.ts'
import { articleShelves, untranslatedHint } from './article-list.ts'
import { pageMessages } from './messages.ts'
import { paths } from './paths.ts'
import { waysPanel, type WaysOn } from './ways-on.ts'
import { audiences, phases, type ArticleLink, type Audience, type PageFrame, type Phase } from './words.ts'

export type TopicsView = PageFrame & {
  readonly ways: WaysOn
  /** What is left after the filter, in order. */
  readonly articles: readonly ArticleLink[]
  readonly audience: Audience | null
  readonly age: Phase | null
}

/** The address of the list with a filter: `/onderwerpen?voor=parents&leeftijd=1-4`. */
export function topicsPath(audience: Audience | null, age: Phase | null): string {
  const query = [audience ? `voor=${audience}` : '', age ? `leeftijd=${age}` : ''].filter((one) => one !== '').join('&')
  return query === '' ? paths.topics : `${paths.topics}?${query}`
}

function filters({ locale, audience, age }: TopicsView): Html {
  const words = pageMessages(locale)
  const to = (a: Audience | null, p: Phase | null): string => localPath(locale, topicsPath(a, p))
  return html`<nav class="cjg-filters cjg-not-on-paper" aria-label="${words.topicsPage.filter}">
      <p class="cjg-filters__label" aria-hidden="true">${words.topicsPage.filter}</p>
      <div class="cjg-chips">
        ${filterChip(words.topicsPage.all, to(null, age), audience === null)}
        ${audiences.map((one) => filterChip(words.audiences[one].name, to(one, age), audience === one))}
      </div>
    </nav>
    <nav class="cjg-filters cjg-not-on-paper" aria-label="${words.topicsPage.filterAge}">
      <p class="cjg-filters__label" aria-hidden="true">${words.topicsPage.filterAge}</p>
      <div class="cjg-chips">
        ${filterChip(words.topicsPage.all, to(audience, null), age === null)}
        ${phases.map((one) => filterChip(words.phases[one].age, to(audience, one), age === one))}
      </div>
    </nav>`
}

export function topicsPage(view: TopicsView): Html {
  const { locale, site, articles } = view
  const words = pageMessages(locale)
  const groups = audiences
    .map((audience) => ({
      audience,
      articles: articles.filter(({ audiences: for_ }) =>
        view.audience ? audience === view.audience && for_.includes(audience) : for_[0] === audience,
      ),
    }))
    .filter((group) => group.articles.length > 0)
  const list =
    groups.length === 0
      ? emptyState({
          title: words.topicsPage.none,
          text: paragraph(words.topicsPage.noneText),
          scene: site.drawings ? 'bench' : null,
          actions: [linkButton({ label: words.ways.ask, href: localPath(locale, paths.ask) })],
        })
      : html`${groups.map(
          (group) =>
            html`${heading(2, words.audiences[group.audience].name)}${articleShelves(locale, group.articles, { level: 3, lines: true })}`,
        )}`
  return publicPage({
    locale,
    site,
    title: words.topicsPage.title,
    description: words.topicsPage.lead,
    path: topicsPath(view.audience, view.age),
    current: 'topics',
    breadcrumbs: [],
    main: html`${heading(1, words.topicsPage.title)}${lead(words.topicsPage.lead)}
      ${searchBox({ locale, action: localPath(locale, paths.search), hint: null })} ${filters(view)}
      <div role="status">${small(plural(locale, articles.length, words.topicsPage.count))}</div>
      ${untranslatedHint(locale, articles)} ${list}`,
    side: waysPanel(view, view.ways),
  })
}
