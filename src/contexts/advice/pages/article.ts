/** An article: the answer first, then why, what to do, when to call; who keeps it true; and always a way on. */
import { formatDate, formatNumber, localPath } from '#platform/i18n.ts'
import { attribute, html, nothing, type Html } from '#platform/html.ts'
import type { PlainDate } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { untranslatedNotice } from '#web/components/notices.ts'
import { panel } from '#web/components/panel.ts'
import { bulletList, foldOut, heading, leftToRight, link, paragraph } from '#web/components/text.ts'
import { icon, type IconName } from '#web/drawings/icons.ts'
import { picture } from '#web/drawings/pictures.ts'
import { publicPage, type BandTone } from '#web/shell.ts'
import { textIn, type Helpline } from '#web/site.ts'
import { otherLanguage } from './article-list.ts'
import { pageMessages } from './messages.ts'
import { audiencePaths, paths } from './paths.ts'
import { waysPanel, type WaysOn } from './ways-on.ts'
import type { ArticleLink, Audience, Owner, PageFrame, Topic } from './words.ts'

export type ArticleSection = {
  readonly kind: 'text' | 'call' | 'wayOn'
  readonly anchor: string
  readonly heading: string
  readonly body: Html
}

export type ArticleView = PageFrame & {
  readonly slug: string
  readonly title: string
  readonly audiences: readonly Audience[]
  readonly topic: Topic
  readonly summary: readonly string[]
  readonly lead: Html
  readonly sections: readonly ArticleSection[]
  readonly minutesToRead: number
  readonly readingLevel: string
  readonly owner: Owner
  readonly sources: readonly { readonly name: string; readonly site: string | null }[]
  readonly reviewedOn: PlainDate
  readonly reviewBefore: PlainDate
  readonly sensitive: boolean
  readonly helplines: readonly Helpline[]
  readonly related: readonly ArticleLink[]
  /** The language of the text when it is not the reader's: shown in Dutch, and the page says so. */
  readonly language: string | null
  /** What the reader answered to "was this useful" just now. */
  readonly answered: 'yes' | 'some' | 'no' | null
  readonly ways: WaysOn
}

const tones: Readonly<Record<Audience, BandTone>> = { parents: 'peach', youngPeople: 'youth', workers: 'sun' }

function facts(view: ArticleView): Html {
  const words = pageMessages(view.locale).article
  const month = formatDate(view.locale, view.reviewedOn).replace(/^\d+ /u, '')
  const fact = (name: IconName, text: string): Html => html`<li>${icon(name, 18)}${text}</li>`
  return html`<ul class="cjg-meta">
    ${fact('clock', words.minutes(formatNumber(view.locale, view.minutesToRead)))}${fact('check', words.checked(month))}${fact('text', words.level(view.readingLevel))}
  </ul>`
}

/** A section as running text, as a callout, or as the way on. */
export function articleSection({ kind, anchor, heading: title, body }: ArticleSection): Html {
  switch (kind) {
    case 'text':
      return html`<h2 id="${anchor}">${title}</h2>
        ${body}`
    case 'call':
      return callout({ kind: 'warn', icon: 'phone', title, level: 2, body, id: anchor })
    case 'wayOn':
      return panel({ id: anchor, title, tone: 'green', body })
  }
}

function origin(view: ArticleView): Html {
  const all = pageMessages(view.locale)
  const words = all.article
  const sources = view.sources.map(({ name, site }) => (site ? link(site, name, { rel: 'noreferrer' }) : name))
  return foldOut(
    words.sources,
    html`${paragraph(`${words.owner(all.owners[view.owner])} ${words.nextCheck(formatDate(view.locale, view.reviewBefore))}`)}${paragraph(words.standsOn)}${bulletList(sources)}`,
  )
}

function useful(view: ArticleView): Html {
  const { locale, slug, answered } = view
  const words = pageMessages(locale).article
  if (answered !== null) {
    const more = answered === 'yes' ? words.thanksYes : words.thanksNo
    const ask = answered === 'yes' ? nothing : html`<p>${link(localPath(locale, paths.ask), pageMessages(locale).ways.ask)}</p>`
    return html`<div id="useful">
      ${callout({
        kind: 'ok',
        title: words.thanks,
        role: 'status',
        body: html`<p>${more}</p>
          ${ask}`,
      })}
    </div>`
  }
  const choice = (value: 'yes' | 'some' | 'no', label: string): Html => button({ label, variant: 'secondary', name: 'useful', value })
  return html`<section class="cjg-panel cjg-panel--green cjg-not-on-paper" aria-labelledby="useful">
    ${heading(2, words.useful, { id: 'useful', like: 3 })}
    <form class="cjg-useful__buttons" method="post" action="${localPath(locale, paths.useful(slug))}">
      ${choice('yes', words.yes)}${choice('some', words.some)}${choice('no', words.no)}
    </form>
  </section>`
}

function helplineList({ locale, helplines }: ArticleView): Html {
  if (helplines.length === 0) return nothing
  const lines = helplines.map(
    ({ need, name, number, tel }) =>
      html`<div>
        <dt>${textIn(locale, need)}</dt>
        <dd>
          <a class="nl-link" href="${tel}"
            >${textIn(locale, name).includes(number) ? null : html`${textIn(locale, name)} `}${leftToRight(number)}</a
          >
        </dd>
      </div>`,
  )
  return panel({
    id: 'helplines',
    title: pageMessages(locale).article.helplines,
    tone: 'stone',
    body: html`<dl class="cjg-lines">${lines}</dl>`,
  })
}

function relatedLinks({ locale, related }: ArticleView): Html {
  if (related.length === 0) return nothing
  const links = related.map(
    (one) =>
      html`<li>
        <a class="nl-link" href="${localPath(locale, paths.article(one.slug))}" ${attribute('lang', one.language)}>${one.title}</a>
        ${otherLanguage(locale, one)}
      </li>`,
  )
  return panel({
    id: 'related',
    title: pageMessages(locale).article.related,
    body: html`<ul class="cjg-link-list">
      ${links}
    </ul>`,
  })
}

export function articlePage(view: ArticleView): Html {
  const { locale, site, sensitive, language } = view
  const words = pageMessages(locale)
  const [audience = 'parents'] = view.audiences
  const drawn = site.drawings && !sensitive
  return publicPage({
    locale,
    site,
    title: view.title,
    description: view.summary.join(' '),
    path: paths.article(view.slug),
    current: 'topics',
    breadcrumbs: [{ label: words.audiences[audience].name, href: localPath(locale, audiencePaths[audience]) }],
    crumb: words.topics[view.topic],
    sensitive,
    band: {
      tone: sensitive ? 'stone' : tones[audience],
      drawn,
      body: html`<div class="cjg-band__head">
          <h1 class="nl-heading nl-heading--level-1" ${attribute('lang', language)}>${view.title}</h1>
          <div class="cjg-lead cjg-prose" ${attribute('lang', language)}>${view.lead}</div>
          ${facts(view)}
        </div>
        ${drawn ? picture(view.topic) : null}`,
    },
    main: html`${language ? untranslatedNotice(locale, site.phone.shown) : nothing}
      ${panel({ id: 'short', title: words.article.short, tone: 'sun', body: bulletList(view.summary, language) })}
      <article class="cjg-article cjg-prose" ${attribute('lang', language)}>${view.sections.map(articleSection)}</article>
      ${origin(view)}${useful(view)}`,
    side: html`${waysPanel(view, view.ways)}${helplineList(view)}${relatedLinks(view)}`,
  })
}
