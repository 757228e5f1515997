import { act, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction, type Database, type Tx } from '#platform/db.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import {
  bestHalves,
  compoundHalves,
  slipsOf,
  weigh,
  worthOfMended,
  worthShowing,
  type WeighedQuery,
  type WordShares,
} from '../rules/search-terms.ts'
import { maskedForEditors, wordsOf } from '../rules/search-words.ts'
import { expandQuery, type SearchTerm, type Synonyms } from '../rules/synonyms.ts'
import {
  countMiss,
  findDocuments,
  findSimilarWords,
  listChecksums,
  listUnmatched,
  listWordShares,
  replaceDocuments,
  type Hit,
  type SearchDocument,
  type SearchFilter,
  type SearchWord,
} from '../sql/search.server.ts'

export type Found = {
  /** Slugs, best first. */
  readonly slugs: readonly string[]
  /** The query with mended words, when mending was needed; null otherwise. */
  readonly didYouMean: string | null
}

export type SearchWish = {
  readonly query: string
  readonly language: 'nl' | 'en'
  readonly filter: SearchFilter
  readonly synonyms: Synonyms
  /** The address source as a keyed hash: only to know whether different people miss the same. */
  readonly source: Buffer
}

/**
 * Searches the library: with our synonyms, forgiving typing errors, taking compounds apart. In another language than
 * Dutch it also finds the texts that are only there in Dutch. A search that finds nothing is counted for the editors.
 */
export async function searchLibrary(ctx: Context, wish: SearchWish): Promise<Result<Found, NotPermitted>> {
  const words = wordsOf(wish.query, wish.language)
  return act(ctx, 'library.read', async (tx) => {
    if (words.length === 0) return ok({ slugs: [], didYouMean: null })
    const found = await search(tx, wish, words)
    const masked = maskedForEditors(wish.query, wish.language)
    if (found.slugs.length === 0 && masked !== '')
      await countMiss(tx, ctx.centreId, { words: masked, language: wish.language, day: localDate(ctx.now), source: wish.source })
    return ok(found)
  })
}

async function search(tx: Tx, { query, language, filter, synonyms }: SearchWish, words: readonly string[]): Promise<Found> {
  const own = await weighAll(tx, language, termsOf(synonyms, language, query, words))
  const dutch = language === 'nl' ? null : await weighAll(tx, 'nl', termsOf(synonyms, `${language}-nl`, query, words))
  // What one of the two languages knows is no typing error.
  const unknown = own.unknown.filter((word) => dutch === null || dutch.unknown.includes(word))
  const mended = await mend(tx, language, unknown, synonyms)
  const hits = [
    ...(await findDocuments(tx, language, [...own.queries, ...mended.queries], filter)),
    ...(dutch === null ? [] : await findDocuments(tx, 'nl', dutch.queries, { ...filter, notIn: language })),
  ]
  const best = worthShowing(hits.toSorted((a: Hit, b: Hit) => b.rank - a.rank))
  const read = words.map((word) => mended.words.get(word) ?? word).join(' ')
  return { slugs: best.map(({ slug }) => slug), didYouMean: read === words.join(' ') ? null : read }
}

/** Phrases are taken whole; of single words only those that mean something. */
function termsOf(synonyms: Synonyms, list: string, query: string, words: readonly string[]): readonly SearchTerm[] {
  return expandQuery(synonyms, list, query.slice(0, 200)).filter(({ typed }) => typed.includes(' ') || words.includes(typed))
}

type Weighed = { readonly queries: readonly WeighedQuery[]; readonly unknown: readonly string[] }

async function weighAll(tx: Tx, language: string, terms: readonly SearchTerm[]): Promise<Weighed> {
  const shares = await listWordShares(
    tx,
    language,
    terms.flatMap(({ alternatives }) => alternatives),
  )
  const strange = terms.filter(({ typed, alternatives }) => alternatives.length === 1 && !shares.has(typed)).map(({ typed }) => typed)
  return { queries: terms.flatMap((term) => weigh(term, shares)), unknown: await listUnmatched(tx, language, strange) }
}

type Mended = { readonly queries: readonly WeighedQuery[]; readonly words: ReadonlyMap<string, string> }

/** Words that nobody of us wrote: a compound taken apart, or the nearest words that we know with all that may stand for them. */
async function mend(tx: Tx, language: string, unknown: readonly string[], synonyms: Synonyms): Promise<Mended> {
  if (unknown.length === 0) return { queries: [], words: new Map() }
  const near = await findSimilarWords(tx, language, unknown)
  const shares = await listWordShares(tx, language, [...unknown.flatMap(compoundHalves).flat(), ...unknown.flatMap(slipsOf)])
  const terms: SearchTerm[] = []
  const words = new Map<string, string>()
  for (const word of unknown) {
    const halves = bestHalves(word, shares)
    const slips = slipsOf(word).filter((slip) => shares.has(slip))
    const [nearest, ...others] = [...slips, ...(near.get(word) ?? [])]
    if (nearest !== undefined && !halves.whole) {
      words.set(word, nearest)
      const known = expandQuery(synonyms, language, nearest).flatMap(({ alternatives }) => alternatives)
      terms.push({ typed: nearest, alternatives: [...new Set([nearest, ...known, ...others])] })
    } else terms.push(...halves.parts.flatMap((part) => expandQuery(synonyms, language, part)))
  }
  const known: WordShares = await listWordShares(
    tx,
    language,
    terms.flatMap(({ alternatives }) => alternatives),
  )
  return { queries: terms.flatMap((term) => weigh(term, known, worthOfMended)), words }
}

/** Articles that share words with a text, best first; for who answers. Nothing is counted. */
export async function suggestArticles(
  ctx: Context,
  given: { readonly text: string; readonly language: 'nl' | 'en'; readonly synonyms: Synonyms },
): Promise<readonly string[]> {
  const words = wordsOf(given.text, given.language)
  const found = await act(ctx, 'library.read', async (tx) => {
    const { queries } = await weighAll(tx, given.language, expandQuery(given.synonyms, given.language, words.join(' ')))
    return ok((await findDocuments(tx, given.language, queries, {})).map(({ slug }) => slug))
  })
  return found.ok ? found.value : []
}

/** Brings the index in step with the files of the library; at every start, by whichever process comes first. */
export async function indexLibrary(
  db: Database,
  documents: readonly SearchDocument[],
  besides: readonly SearchWord[] = [],
): Promise<boolean> {
  return inTransaction(db, { centreId: null, actor: 'system' }, async (tx) => {
    const known = await listChecksums(tx)
    const same =
      known.size === documents.length && documents.every(({ language, slug, checksum }) => known.get(`${language} ${slug}`) === checksum)
    if (!same) await replaceDocuments(tx, documents, besides)
    return !same
  })
}
