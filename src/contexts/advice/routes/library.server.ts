/** The library: home, entrances, topics, ages, articles, pages and search. Finished pages, the same for every visitor. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { mayFreely, type Centre } from '#contexts/access/public.ts'
import type { Html } from '#platform/html.ts'
import { localDate, type Instant } from '#platform/time.ts'
import { page, readForm } from '#web/http/answer.server.ts'
import { FinishedPages } from '#web/http/finished-pages.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { agesPage } from '../pages/ages.ts'
import { articlePage, type ArticleView } from '../pages/article.ts'
import { contentPage } from '../pages/content-page.ts'
import { entrancePage } from '../pages/entrance.ts'
import { homePage } from '../pages/home.ts'
import { audiencePaths, paths } from '../pages/paths.ts'
import { searchPage } from '../pages/search.ts'
import { topicsPage } from '../pages/topics.ts'
import type { WaysOn } from '../pages/ways-on.ts'
import { audiences, phases, type ArticleLink, type Phase } from '../pages/words.ts'
import {
  findArticle,
  findPage,
  listArticles,
  listForAudience,
  listForPhase,
  listHelplines,
  listRelated,
  listTopQuestions,
  type FoundArticle,
} from '../rules/library.ts'
import { openingAt } from '../rules/opening.ts'
import { searchLibrary } from '../use-cases/search-library.server.ts'
import { voteOnArticle } from '../use-cases/vote-on-article.server.ts'
import { factsOf } from './page-facts.ts'
import { libraryFor, type AdviceParts } from './parts.ts'

export function libraryRoutes(app: Hono<PageEnv>, parts: AdviceParts): void {
  const finished = new FinishedPages(['voor', 'leeftijd'], parts.keepPages)
  /** A page that anybody may have, made once and kept until its content or the minute changes. */
  const get = (path: string, make: (c: PageContext) => Promise<Html | null> | Html | null): void => {
    app.get(path, async (c) => {
      mayFreely(c.get('ctx'), 'library.read')
      const answer = await finished.answer(c, () => make(c))
      return answer ?? c.notFound()
    })
  }
  get('/', async (c) =>
    homePage({
      ...(await frame(c, parts)),
      topParents: links(listTopQuestions(libraryFor(c, parts), c.get('locale'), 'parents')),
      topYoungPeople: links(listTopQuestions(libraryFor(c, parts), c.get('locale'), 'youngPeople')),
    }),
  )
  for (const audience of audiences)
    get(audiencePaths[audience], async (c) => {
      const top = audience === 'workers' ? [] : listTopQuestions(libraryFor(c, parts), c.get('locale'), audience)
      const more = listForAudience(libraryFor(c, parts), c.get('locale'), audience).filter(
        ({ article }) => !top.some((one) => one.article.slug === article.slug),
      )
      return entrancePage({ ...(await frame(c, parts)), audience, top: links(top), more: links(more) })
    })
  get(paths.topics, async (c) => {
    const audience = oneOf(audiences, c.req.query('voor'))
    const age = oneOf(phases, c.req.query('leeftijd'))
    const all = listArticles(libraryFor(c, parts), c.get('locale')).filter(
      ({ article }) => (audience === null || article.audience.includes(audience)) && (age === null || article.ages.includes(age)),
    )
    return topicsPage({ ...(await frame(c, parts)), articles: links(all), audience, age })
  })
  get(paths.ages, async (c) => {
    // By age one looks for a child or for oneself; who works with children has a door of their own.
    const atHome = (phase: Phase) =>
      listForPhase(libraryFor(c, parts), c.get('locale'), phase).filter(({ article }) => article.audience.some((one) => one !== 'workers'))
    const byPhase = Object.fromEntries(phases.map((phase) => [phase, links(atHome(phase))])) as Record<Phase, ArticleLink[]>
    return agesPage({ ...(await frame(c, parts)), byPhase })
  })
  get(`${paths.topics}/:slug`, async (c) => {
    const view = await articleView(c, parts, c.req.param('slug') ?? '', null)
    return view && articlePage(view)
  })
  for (const [slug] of parts.library.pages) get(`/${slug}`, (c) => contentView(c, parts, slug))
  app.get(paths.search, async (c) => {
    mayFreely(c.get('ctx'), 'library.read')
    return page(c, searchPage({ ...(await frame(c, parts)), query: '', results: [], didYouMean: null, audience: null }))
  })
  app.post(paths.search, (c) => search(c, parts))
  app.post(`${paths.topics}/:slug/nuttig`, async (c) => (await vote(c, parts)) ?? c.notFound())
}

const VoteForm = z.strictObject({ useful: z.enum(['yes', 'some', 'no']) })

async function vote(c: PageContext, parts: AdviceParts): Promise<Response | null> {
  const slug = c.req.param('slug') ?? ''
  const form = await readForm(c, VoteForm)
  mayFreely(c.get('ctx'), 'library.read')
  const view = await articleView(c, parts, slug, form.ok ? form.value.useful : null)
  if (view === null) return null
  if (!form.ok) return page(c, articlePage(view), 422)
  await voteOnArticle(c.get('ctx'), { slug, language: c.get('locale').tag, answer: form.value.useful })
  return page(c, articlePage(view))
}

const SearchForm = z.strictObject({ q: z.string().max(500).default(''), audience: z.enum(['', ...audiences]).default('') })

async function search(c: PageContext, parts: AdviceParts): Promise<Response> {
  const form = await readForm(c, SearchForm)
  const { q: query, audience } = form.ok ? form.value : { q: '', audience: '' as const }
  const language = c.get('locale').tag === 'en' ? 'en' : 'nl'
  const filter = audience === '' ? {} : { audience }
  const found = await searchLibrary(c.get('ctx'), {
    query,
    language,
    filter,
    synonyms: parts.library.synonyms,
    source: c.get('source'),
  })
  const { slugs, didYouMean } = found.ok ? found.value : { slugs: [], didYouMean: null }
  const results = links(slugs.flatMap((slug) => findArticle(libraryFor(c, parts), c.get('locale'), slug) ?? []))
  return page(
    c,
    searchPage({ ...(await frame(c, parts)), query: query.trim(), results, didYouMean, audience: audience === '' ? null : audience }),
    form.ok ? 200 : 422,
  )
}

async function articleView(
  c: PageContext,
  parts: AdviceParts,
  slug: string,
  answered: ArticleView['answered'],
): Promise<ArticleView | null> {
  const library = libraryFor(c, parts)
  const locale = c.get('locale')
  const found = findArticle(library, locale, slug)
  if (found === null) return null
  const { article } = found
  return {
    ...(await frame(c, parts)),
    slug,
    title: article.title,
    audiences: article.audience,
    topic: article.topic,
    summary: article.summary,
    lead: article.lead,
    sections: article.sections,
    minutesToRead: article.minutesToRead,
    readingLevel: article.readingLevel,
    owner: article.owner,
    sources: article.sources,
    reviewedOn: article.reviewedOn,
    reviewBefore: article.reviewBefore,
    sensitive: article.sensitive,
    helplines: listHelplines(library, article),
    related: links(listRelated(library, locale, article)),
    language: found.fallback ? article.locale : null,
    answered,
  }
}

async function contentView(c: PageContext, parts: AdviceParts, slug: string): Promise<Html | null> {
  const found = findPage(libraryFor(c, parts), c.get('locale'), slug)
  if (found === null) return null
  const { page: text, fallback } = found
  const framed = await frame(c, parts)
  return contentPage({
    ...framed,
    path: `/${slug}`,
    title: text.title,
    description: text.description,
    lead: text.lead,
    sections: text.sections,
    reviewedOn: text.reviewedOn,
    language: fallback ? text.locale : null,
    sensitive: false,
    facts: await factsOf(slug, framed, parts, c.get('ctx')),
  })
}

async function frame(c: PageContext, parts: AdviceParts) {
  return { locale: c.get('locale'), site: c.get('site'), ways: await waysOn(c, parts) }
}

/** What is open now changes by the minute: reckoned once a minute per centre. */
const reckoned = new WeakMap<Centre, { readonly minute: number; readonly ways: WaysOn }>()

async function waysOn(c: PageContext, { desk }: AdviceParts): Promise<WaysOn> {
  const { now, centreId } = c.get('ctx')
  const centre = await desk.centre(centreId)
  const minute = Math.floor(now.epochMilliseconds / 60_000)
  const before = reckoned.get(centre)
  if (before?.minute === minute) return before.ways
  const ways = waysOf(centre, now)
  reckoned.set(centre, { minute, ways })
  return ways
}

function waysOf(centre: Centre, now: Instant): WaysOn {
  const hours = (kind: 'phone' | 'walk-in') => centre.openingHours.filter((one) => one.kind === kind)
  const walkIn = hours('walk-in')
  return {
    today: localDate(now),
    answerWithinDays: centre.answerTermWorkingDays,
    phone: openingAt({ hours: hours('phone'), closedDays: centre.closedDays }, now),
    walkIn:
      walkIn.length === 0
        ? null
        : {
            opening: openingAt({ hours: walkIn, closedDays: centre.closedDays }, now),
            place: [centre.streetAddress, centre.directions]
              .filter((part) => part !== '')
              .join(', ')
              .replace(/\.$/u, ''),
          },
    bookPath: null,
  }
}

function links(found: readonly FoundArticle[]): ArticleLink[] {
  return found.map(({ article, fallback }) => link(article, fallback))
}

function link(article: FoundArticle['article'], fallback: boolean): ArticleLink {
  const { slug, title, summary, topic, audience, ages, locale } = article
  return { slug, title, summary: summary[0], topic, audiences: audience, ages, ...(fallback ? { language: locale } : {}) }
}

function oneOf<T extends string>(known: readonly T[], given: string | undefined): T | null {
  return known.find((one) => one === given) ?? null
}
