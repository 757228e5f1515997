/** The library as it is shipped, searched as people search: the written set must find what they need among the first three. */
import { sql } from 'kysely'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { loadLibrary } from '../content/load-library.server.ts'
import { searchDocuments, searchWords } from '../content/search-documents.ts'
import { heldBack, searchExamples, type SearchExample } from './search-library.examples.ts'
import { indexLibrary, searchLibrary } from './search-library.server.ts'

const library = loadLibrary(resolve(import.meta.dirname, '../../../../content'))
let database: TestDatabase
let centres: TwoCentres

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  await indexLibrary(database.db, searchDocuments(library), searchWords(library))
})
afterAll(() => database.close())

async function firstThree({ query, kind, audience }: SearchExample): Promise<readonly string[]> {
  const found = await searchLibrary(aContext(database.db, centres.here, { kind: 'visitor' }), {
    query,
    language: kind === 'English' ? 'en' : 'nl',
    filter: audience === undefined ? {} : { audience },
    synonyms: library.synonyms,
    source: Buffer.alloc(32),
  })
  return found.ok ? found.value.slugs.slice(0, 3) : []
}

test('there are eighty searches, and each asks for articles that exist', () => {
  expect(searchExamples.length).toBeGreaterThanOrEqual(80)
  expect(new Set(searchExamples.map(({ query }) => query)).size).toBe(searchExamples.length)
  for (const slug of [...searchExamples, ...heldBack].flatMap(({ expected }) => expected))
    expect(library.articles.has(slug), slug).toBe(true)
})

test.each([
  ['the written set', searchExamples, 0.9],
  ['those held back', heldBack, 0.8],
] as const)('%s: most find what they need among the first three', async (name, examples, least) => {
  const misses: string[] = []
  for (const example of examples) {
    const found = await firstThree(example)
    if (!found.some((slug) => example.expected.includes(slug)))
      misses.push(`${example.kind}: "${example.query}" found ${found.join(', ') || 'nothing'}`)
  }
  console.log([`${name}: ${examples.length - misses.length} of ${examples.length}`, ...misses].join('\n'))
  expect(1 - misses.length / examples.length, misses.join('\n')).toBeGreaterThanOrEqual(least)
})

test('right after indexing the database looks for near words by their trigrams, not through all words', async () => {
  const { rows } = await sql<Record<'QUERY PLAN', string>>`
    explain select word from unnest(array['driftbui']) as given
    join advice.search_word on language = 'nl' and (word % given or given <% word)`.execute(database.db)
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('search_word_trigrams')
})
