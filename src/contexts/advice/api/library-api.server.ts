/** The library over the API. */
import type { Hono } from 'hono'
import { mayFreely } from '#contexts/access/public.ts'
import { dutch, findLocale } from '#platform/i18n.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import { notForThisKey, problem } from '#web/rest/problem.ts'
import { serve } from '#web/rest/serve.server.ts'
import { libraryFor, type AdviceParts } from '../routes/parts.ts'
import { findArticle, listArticles } from '../rules/library.ts'
import { searchLibrary } from '../use-cases/search-library.server.ts'
import { listArticlesRoute, listHelplinesRoute, readArticleRoute, readCentreRoute, searchArticlesRoute } from './library-operations.ts'
import { toArticle, toCentre, toHelpline, toPage, toSummary } from './library-types.ts'

/** A text may be kept for five minutes, what is open now for half of one. */
const kept = { 'Cache-Control': 'public, max-age=300' }
const keptShortly = { 'Cache-Control': 'public, max-age=30' }

export function libraryApi(api: Hono<PageEnv>, parts: AdviceParts): void {
  const { desk } = parts
  serve(api, listArticlesRoute, (c) => {
    if (!mayFreely(c.get('ctx'), 'library.read')) return notForThisKey(c)
    const query = c.req.valid('query')
    const found = listArticles(libraryFor(c, parts), localeOf(query.language)).filter(
      ({ article }) =>
        (query.audience === undefined || article.audience.includes(query.audience)) &&
        (query.age === undefined || article.ages.includes(query.age)),
    )
    return c.json(toPage(found, query), 200, kept)
  })

  serve(api, readArticleRoute, (c) => {
    if (!mayFreely(c.get('ctx'), 'library.read')) return notForThisKey(c)
    const library = libraryFor(c, parts)
    const locale = localeOf(c.req.valid('query').language)
    const found = findArticle(library, locale, c.req.valid('param').slug)
    if (found === null) return problem(c, 404, { code: 'unknown-article', detail: 'There is no article with this name.' })
    return c.json(toArticle(library, locale, found), 200, kept)
  })

  serve(api, searchArticlesRoute, async (c) => {
    const { query, language, audience, age } = c.req.valid('json')
    const library = libraryFor(c, parts)
    const filter = { ...(audience === undefined ? {} : { audience }), ...(age === undefined ? {} : { age }) }
    const found = await searchLibrary(c.get('ctx'), { query, language, filter, synonyms: library.synonyms, source: c.get('source') })
    if (!found.ok) return problem(c, 403, { code: 'forbidden', detail: 'Searching is not allowed.' })
    const items = found.value.slugs.flatMap((slug) => findArticle(library, localeOf(language), slug) ?? []).map(toSummary)
    return c.json({ items, totalItems: items.length, didYouMean: found.value.didYouMean }, 200)
  })

  serve(api, listHelplinesRoute, (c) => {
    if (!mayFreely(c.get('ctx'), 'library.read')) return notForThisKey(c)
    const locale = localeOf(c.req.valid('query').language)
    return c.json({ items: parts.library.helplines.map((line) => toHelpline(line, locale)) }, 200, kept)
  })

  serve(api, readCentreRoute, async (c) => {
    const { now, centreId } = c.get('ctx')
    if (!mayFreely(c.get('ctx'), 'library.read')) return notForThisKey(c)
    return c.json(toCentre(await desk.centre(centreId), now), 200, keptShortly)
  })
}

export const localeOf = (tag: string) => findLocale(tag) ?? dutch
