/**
 * Finding in the library. Every find says whether the text is in the language that was asked for:
 * a text that is not translated is shown in Dutch, and the page says so.
 */
import { dutch, type Locale } from '#platform/i18n.ts'
import type { Article, Audience, ContentPage, Helpline, Library, LocalText, Phase, TopList, Topic, Translations } from './content.ts'

export type FoundArticle = { readonly article: Article; readonly fallback: boolean }
export type FoundPage = { readonly page: ContentPage; readonly fallback: boolean }

export function findArticle(library: Library, locale: Locale, slug: string): FoundArticle | null {
  const found = pick(library.articles.get(slug), locale)
  return found && { article: found.text, fallback: found.fallback }
}

export function findPage(library: Library, locale: Locale, slug: string): FoundPage | null {
  const found = pick(library.pages.get(slug), locale)
  return found && { page: found.text, fallback: found.fallback }
}

function pick<T>(translations: Translations<T> | undefined, locale: Locale): { text: T; fallback: boolean } | null {
  const own = translations?.get(locale.tag)
  if (own !== undefined) return { text: own, fallback: false }
  const inDutch = translations?.get(dutch.tag)
  return inDutch === undefined ? null : { text: inDutch, fallback: true }
}

/** All articles: the top questions first, in their order, then the others by title. Sorted once per library and language. */
export function listArticles(library: Library, locale: Locale): readonly FoundArticle[] {
  const ofLibrary = sorted.get(library) ?? new Map<string, readonly FoundArticle[]>()
  const list = ofLibrary.get(locale.tag) ?? sortArticles(library, locale)
  sorted.set(library, ofLibrary.set(locale.tag, list))
  return list
}

const sorted = new WeakMap<Library, Map<string, readonly FoundArticle[]>>()

function sortArticles(library: Library, locale: Locale): readonly FoundArticle[] {
  const collator = new Intl.Collator(locale.format)
  return [...library.articles.keys()]
    .flatMap((slug) => findArticle(library, locale, slug) ?? [])
    .toSorted((a, b) => rank(a.article) - rank(b.article) || collator.compare(a.article.title, b.article.title))
}

const rank = ({ topQuestion }: Article): number => topQuestion?.number ?? Number.MAX_SAFE_INTEGER

export function listForAudience(library: Library, locale: Locale, audience: Audience): readonly FoundArticle[] {
  return listArticles(library, locale).filter(({ article }) => article.audience.includes(audience))
}

export function listForPhase(library: Library, locale: Locale, phase: Phase): readonly FoundArticle[] {
  return listArticles(library, locale).filter(({ article }) => article.ages.includes(phase))
}

export function listForTopic(library: Library, locale: Locale, topic: Topic): readonly FoundArticle[] {
  return listArticles(library, locale).filter(({ article }) => article.topic === topic)
}

/** The five questions that parents, or young people, ask most; in the order of the source document. */
export function listTopQuestions(library: Library, locale: Locale, list: TopList): readonly FoundArticle[] {
  return listArticles(library, locale).filter(({ article }) => article.topQuestion?.list === list)
}

/** What the editors put beside an article, in their order. */
export function listRelated(library: Library, locale: Locale, article: Article): readonly FoundArticle[] {
  return article.related.flatMap((slug) => findArticle(library, locale, slug) ?? [])
}

/** The helplines of an article, in its order. */
export function listHelplines(library: Library, article: Pick<Article, 'helplineIds'>): readonly Helpline[] {
  return article.helplineIds.flatMap((id) => findHelpline(library, id) ?? [])
}

export function findHelpline(library: Library, id: string): Helpline | null {
  return library.helplines.find((helpline) => helpline.id === id) ?? null
}

/** The numbers that close every public page. */
export function helpBand(library: Library): readonly Helpline[] {
  return library.helplines.filter((helpline) => helpline.inHelpBand)
}

export function localText(text: LocalText, locale: Locale): string {
  return text[locale.tag] ?? text.nl
}
