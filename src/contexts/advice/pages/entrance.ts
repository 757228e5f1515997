/** Behind one of the three doors: a welcome in their own voice, what they ask most, what to read, ways on. */
import { localPath, type Locale } from '#platform/i18n.ts'
import { html, nothing, type Html } from '#platform/html.ts'
import { panel } from '#web/components/panel.ts'
import { searchBox } from '#web/components/search-box.ts'
import { heading, lead, paragraph } from '#web/components/text.ts'
import { tipRows } from '#web/components/ways.ts'
import { picture, type PictureName } from '#web/drawings/pictures.ts'
import { publicPage, type BandTone } from '#web/shell.ts'
import { articleShelves, untranslatedHint } from './article-list.ts'
import { phaseCards, topTiles } from './home.ts'
import { pageMessages } from './messages.ts'
import { audiencePaths, paths } from './paths.ts'
import { waysPanel, type WaysOn } from './ways-on.ts'
import type { ArticleLink, Audience, PageFrame } from './words.ts'

export type EntranceView = PageFrame & {
  readonly audience: Audience
  readonly ways: WaysOn
  /** The five that are asked most, in order; may be empty. */
  readonly top: readonly ArticleLink[]
  /** Other articles for them. */
  readonly more: readonly ArticleLink[]
}

const looks: Readonly<Record<Audience, { readonly tone: BandTone; readonly picture: PictureName }>> = {
  parents: { tone: 'peach', picture: 'parenting' },
  youngPeople: { tone: 'youth', picture: 'housing' },
  workers: { tone: 'sun', picture: 'concerns' },
}

export function entrancePage(view: EntranceView): Html {
  const { locale, site, audience, top, more } = view
  const all = pageMessages(locale)
  const words = all.entrance[audience]
  const look = looks[audience]
  const side = audience === 'youngPeople' ? 'youngPeople' : 'parents'
  return publicPage({
    locale,
    site,
    title: words.title,
    description: words.lead,
    path: audiencePaths[audience],
    breadcrumbs: [],
    band: {
      tone: look.tone,
      drawn: site.drawings,
      body: html`<div class="cjg-band__head">${heading(1, words.title)}${lead(words.lead)}</div>
        ${site.drawings ? picture(look.picture) : null}`,
    },
    main: html`${searchBox({ locale, action: localPath(locale, paths.search), label: all.entrance.searchIn, hint: null, hidden: { audience } })}
    ${top.length > 0 ? html`${heading(2, words.top)}${topTiles(locale, top, side)}` : nothing}
    ${audience === 'parents' ? html`${heading(2, all.entrance.ages)}${phaseCards(locale, site.drawings)}` : nothing}
    ${more.length > 0 ? html`${heading(2, words.more)}${untranslatedHint(locale, more)}${articleShelves(locale, more, { level: 3, lines: true })}` : nothing}
    ${audience === 'workers' ? calculators(locale) : nothing}`,
    side: html`${waysPanel(view, view.ways)}${panel({
      id: 'promise',
      title: words.promise,
      tone: audience === 'youngPeople' ? 'youth' : 'green',
      body: paragraph(words.promiseText),
    })}`,
  })
}

/** Who works with children also looks for figures. */
function calculators(locale: Locale): Html {
  const { title, link, detail } = pageMessages(locale).entrance.calculators
  return html`${heading(2, title)}${tipRows([{ href: localPath(locale, paths.calculators), icon: 'person', tint: 'sky', title: link, detail }])}`
}
