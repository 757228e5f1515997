/**
 * Searching 2,000 and 20,000 texts, through the use case as a visitor does, against looking up one row by its key in the same kind of transaction.
 * The texts are made of sentences of our own library, shuffled, so that common words are common and rare ones rare.
 */
import { resolve } from 'node:path'
import { loadLibrary } from '../src/contexts/advice/content/load-library.server.ts'
import { searchDocuments, searchWords } from '../src/contexts/advice/content/search-documents.ts'
import type { SearchDocument } from '../src/contexts/advice/sql/search.server.ts'
import { heldBack, searchExamples } from '../src/contexts/advice/use-cases/search-library.examples.ts'
import { indexLibrary, searchLibrary } from '../src/contexts/advice/use-cases/search-library.server.ts'
import { makeSynonyms, type Synonyms } from '../src/contexts/advice/rules/synonyms.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Place } from './place.ts'

export type SearchLine = {
  readonly name: string
  readonly texts: number
  readonly p50: number
  readonly p95: number
  readonly ratio: number
}

const library = loadLibrary(resolve(import.meta.dirname, '../content'))
const queries = [...searchExamples, ...heldBack].filter(({ kind }) => kind !== 'English')
/** Searches of words that are there as they are typed, three at most. */
const exact = queries.filter(({ kind, query }) => kind === 'word' || (kind === 'sentence' && query.split(' ').length <= 3))

/** Random numbers that are the same every run. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

function texts(count: number): readonly SearchDocument[] {
  const roll = dice(7)
  const sources = searchDocuments(library).filter(({ language }) => language === 'nl')
  const sentences = sources.flatMap(({ body }) => body.split(/[.?\n]+/))
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T
  return Array.from({ length: count }, (_, number): SearchDocument => {
    const source = pick(sources)
    const body = Array.from({ length: 15 }, () => pick(sentences)).join('. ')
    // Every text also has words of its own, as a real one would.
    const own = `eigen${number.toString(36)} woord${Math.floor(roll() * count).toString(36)}`
    return {
      ...source,
      slug: `tekst-${number}`,
      title: `${source.title} ${own}`,
      keywords: pick(sources).keywords,
      body,
      checksum: `bench ${count} ${number}`,
    }
  })
}

async function times(count: number, work: (number: number) => Promise<unknown>): Promise<readonly number[]> {
  const taken: number[] = []
  for (let number = 0; number < count; number += 1) {
    const begun = performance.now()
    await work(number)
    taken.push(performance.now() - begun)
  }
  return taken.toSorted((a, b) => a - b)
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/** Fills the index with so many texts; what else is measured in the same place does not search. */
export async function benchSearch(place: Place, sizes: readonly number[] = [2_000, 20_000]): Promise<SearchLine[]> {
  const { db } = place.parts.services
  const ctx = {
    db,
    centreId: place.centres.here,
    actor: { kind: 'visitor' as const },
    now: place.parts.services.clock(),
    traceId: 'bench',
    asked: [],
  }
  const search = (query: string, synonyms: Synonyms) =>
    searchLibrary({ ...ctx, asked: [] }, { query, language: 'nl', filter: {}, synonyms, source: Buffer.alloc(32) })
  const lines: SearchLine[] = []
  for (const count of sizes) {
    await indexLibrary(db, texts(count), searchWords(library))
    const base = await times(300, (number) =>
      inTransaction(db, { centreId: ctx.centreId, actor: 'visitor' }, (tx) =>
        tx
          .selectFrom('advice.search_document')
          .select('title')
          .where('language', '=', 'nl')
          .where('slug', '=', `tekst-${number}`)
          .executeTakeFirst(),
      ),
    )
    const measure = async (name: string, synonyms: Synonyms, list: readonly { readonly query: string }[]): Promise<void> => {
      const one = (number: number) => search(list[number % list.length]?.query ?? '', synonyms)
      await times(list.length, one)
      const taken = await times(list.length * Math.ceil(200 / list.length), one)
      lines.push({ name, texts: count, p50: at(taken, 0.5), p95: at(taken, 0.95), ratio: at(taken, 0.5) / at(base, 0.5) })
    }
    await measure('exact words', makeSynonyms({}), exact)
    await measure('with expansion and mending', library.synonyms, queries)
  }
  return lines
}

export function printSearch(lines: readonly SearchLine[]): void {
  for (const { name, texts: count, p50, p95, ratio } of lines)
    console.log(
      `search, ${name}, ${count} texts`.padEnd(58) +
        ` ${ratio.toFixed(1).padStart(7)} x one row by its key   [p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms]`,
    )
}
