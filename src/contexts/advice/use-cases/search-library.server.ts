import { act, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction, type Database, type Tx } from '#platform/db.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { maskedForEditors, toQueryText, wordsOf } from '../rules/search-words.ts'
import { expandQuery, type Synonyms } from '../rules/synonyms.ts'
import {
  countMiss,
  findDocuments,
  findSimilarWords,
  listChecksums,
  listKnownWords,
  replaceDocuments,
  type SearchDocument,
  type SearchFilter,
} from '../sql/search.server.ts'

export type Found = {
  /** Slugs, best first. */
  readonly slugs: readonly string[]
  /** The query with mended words, when mending was needed; null otherwise. */
  readonly didYouMean: string | null
}

/** Searches the library in one language: with our synonyms, forgiving typing errors. A search that finds nothing is counted for the editors. */
export async function searchLibrary(
  ctx: Context,
  wish: { readonly query: string; readonly language: 'nl' | 'en'; readonly filter: SearchFilter; readonly synonyms: Synonyms },
): Promise<Result<Found, NotPermitted>> {
  const words = wordsOf(wish.query, wish.language)
  return act(ctx, 'library.read', async (tx) => {
    if (words.length === 0) return ok({ slugs: [], didYouMean: null })
    const found = await search(tx, wish, words)
    if (found.slugs.length === 0) await countMiss(tx, ctx.centreId, maskedForEditors(words), wish.language, localDate(ctx.now))
    return ok(found)
  })
}

async function search(
  tx: Tx,
  { query, language, filter, synonyms }: Parameters<typeof searchLibrary>[1],
  words: readonly string[],
): Promise<Found> {
  const slugsFor = async (text: string): Promise<string[]> =>
    text === '' ? [] : (await findDocuments(tx, language, text, filter)).map(({ slug }) => slug)
  // Phrases are taken whole; of single words only those that mean something.
  const terms = expandQuery(synonyms, language, query.slice(0, 200)).filter(({ typed }) => typed.includes(' ') || words.includes(typed))
  const all = await slugsFor(
    toQueryText(
      terms.map(({ alternatives }) => alternatives),
      'and',
    ),
  )
  if (all.length > 0) return { slugs: all, didYouMean: null }
  const single = terms.filter(({ alternatives }) => alternatives.length === 1).map(({ typed }) => typed)
  const known = await listKnownWords(tx, language, single)
  const unknown = single.filter((word) => !known.has(word))
  const near = await findSimilarWords(tx, language, unknown)
  const mended = words.map((word) => (unknown.includes(word) ? (near.get(word)?.[0] ?? word) : word))
  const didYouMean = mended.join(' ') === words.join(' ') ? null : mended.join(' ')
  const forgiving = terms.map(({ typed, alternatives }) => [...alternatives, ...(near.get(typed) ?? [])])
  const some = await slugsFor(toQueryText(forgiving, 'and'))
  return { slugs: some.length > 0 ? some : await slugsFor(toQueryText(forgiving, 'or')), didYouMean }
}

/** Articles that share words with a text, best first; for who answers. Nothing is counted. */
export async function suggestArticles(
  ctx: Context,
  given: { readonly text: string; readonly language: 'nl' | 'en'; readonly synonyms: Synonyms },
): Promise<readonly string[]> {
  const words = wordsOf(given.text, given.language)
  const found = await act(ctx, 'library.read', async (tx) => {
    const terms = expandQuery(given.synonyms, given.language, words.join(' ')).map(({ alternatives }) => alternatives)
    const query = toQueryText(terms, 'or')
    return ok(query === '' ? [] : (await findDocuments(tx, given.language, query, {})).map(({ slug }) => slug))
  })
  return found.ok ? found.value : []
}

/** Brings the index in step with the files of the library; at every start, by whichever process comes first. */
export async function indexLibrary(db: Database, documents: readonly SearchDocument[]): Promise<boolean> {
  return inTransaction(db, { centreId: null, actor: 'system' }, async (tx) => {
    const known = await listChecksums(tx)
    const same =
      known.size === documents.length && documents.every(({ language, slug, checksum }) => known.get(`${language} ${slug}`) === checksum)
    if (!same) await replaceDocuments(tx, documents)
    return !same
  })
}
