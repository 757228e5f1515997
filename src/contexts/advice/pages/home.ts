/** The home page: a street with three doors ajar, and everything that one looks for on arrival. */
import { localPath, type Locale } from '#platform/i18n.ts'
import { html, type Html } from '#platform/html.ts'
import { searchBox } from '#web/components/search-box.ts'
import { heading, lead } from '#web/components/text.ts'
import { tileList } from '#web/components/ways.ts'
import { phaseDoll } from '#web/drawings/ages.ts'
import { bicycle, chalkPictures, clouds, gable, groundFloor, hopscotch, skyline, streetTree } from '#web/drawings/street.ts'
import { publicPage } from '#web/shell.ts'
import { pageMessages } from './messages.ts'
import { audiencePaths, paths } from './paths.ts'
import { openNow, waysCards, type WaysOn } from './ways-on.ts'
import { audiences, phases, type ArticleLink, type Audience, type PageFrame } from './words.ts'

export type HomeView = PageFrame & {
  readonly ways: WaysOn
  readonly topParents: readonly ArticleLink[]
  readonly topYoungPeople: readonly ArticleLink[]
}

function house(locale: Locale, audience: Audience, drawn: boolean): Html {
  const words = pageMessages(locale).audiences[audience]
  return html`<li>
    <a class="cjg-house cjg-house--${audience}" href="${localPath(locale, audiencePaths[audience])}"
      >${drawn ? gable(audience) : null}<span class="cjg-house__front"
        ><span class="cjg-house__name">${words.door}</span> <span class="cjg-house__for">${words.doorFor}</span></span
      >${drawn ? groundFloor(audience) : null}</a
    >
  </li>`
}

function hero({ locale, site }: HomeView): Html {
  const words = pageMessages(locale).home
  const drawn = site.drawings
  return html`<div class="cjg-sky">
      ${drawn ? html`${skyline}${clouds}` : null}
      <div class="cjg-wrap cjg-hero">
        <div class="cjg-hero__words">
          <h1 class="cjg-hero__title">${words.title}</h1>
          ${lead(words.lead)} ${searchBox({ locale, action: localPath(locale, paths.search) })}
        </div>
        <nav class="cjg-hero__street" aria-label="${words.doors}">
          ${drawn ? html`${bicycle}${streetTree}` : null}
          <ul class="cjg-houses${drawn ? '' : ' cjg-houses--plain'}">
            ${audiences.map((audience) => house(locale, audience, drawn))}
          </ul>
        </nav>
      </div>
    </div>
    ${drawn ? html`<div class="cjg-pavement"><div class="cjg-wrap cjg-pavement__row">${chalkPictures}${hopscotch}</div></div>` : null}`
}

/** Numbered tiles that lead to the articles. */
export function topTiles(locale: Locale, articles: readonly ArticleLink[], side: 'parents' | 'youngPeople'): Html {
  return tileList(
    articles.map(({ slug, title, language }) => ({
      href: localPath(locale, paths.article(slug)),
      title,
      ...(language ? { lang: language } : {}),
    })),
    side,
  )
}

/** One card per phase of growing up. */
export function phaseCards(locale: Locale, drawn: boolean): Html {
  const words = pageMessages(locale).phases
  return html`<ul class="cjg-phases">
    ${phases.map(
      (phase) =>
        html`<li>
          <a class="cjg-phase-card" href="${localPath(locale, paths.age(phase))}"
            >${drawn ? phaseDoll(phase) : null}<span
              ><span class="cjg-phase-card__age">${words[phase].age}</span>
              ${words[phase].name ? html`<span class="cjg-phase-card__name">${words[phase].name}</span>` : null}</span
            ></a
          >
        </li>`,
    )}
  </ul>`
}

export function homePage(view: HomeView): Html {
  const { locale, site } = view
  const words = pageMessages(locale).home
  const now = openNow(view, view.ways)
  return publicPage({
    locale,
    site,
    title: site.name,
    description: words.description,
    path: paths.home,
    wide: true,
    main: html`${hero(view)}
      <div class="cjg-wrap${site.drawings ? '' : ' cjg-now-below'}">${now}</div>
      <section class="cjg-section" aria-labelledby="ways">
        <div class="cjg-wrap">
          ${heading(2, words.ways, { id: 'ways' })}
          <div class="cjg-ways-four">${waysCards(view, view.ways)}</div>
        </div>
      </section>
      <div class="cjg-section cjg-section--stone">
        <div class="cjg-wrap cjg-two">
          <section aria-labelledby="top-parents">
            ${heading(2, words.topParents, { id: 'top-parents' })}${topTiles(locale, view.topParents, 'parents')}
          </section>
          <section aria-labelledby="top-young">
            ${heading(2, words.topYoung, { id: 'top-young' })}${topTiles(locale, view.topYoungPeople, 'youngPeople')}
          </section>
        </div>
      </div>
      <section class="cjg-section" aria-labelledby="ages">
        <div class="cjg-wrap">${heading(2, words.ages, { id: 'ages' })}${phaseCards(locale, site.drawings)}</div>
      </section>`,
  })
}
