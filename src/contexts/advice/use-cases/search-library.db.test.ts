import { newId } from '#platform/id.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { makeSynonyms } from '../rules/synonyms.ts'
import type { SearchDocument } from '../sql/search.server.ts'
import { listSearchMisses } from './list-search-misses.server.ts'
import { indexLibrary, searchLibrary } from './search-library.server.ts'

let database: TestDatabase
let centres: TwoCentres
const synonyms = makeSynonyms({
  nl: [
    { words: ['slapen', 'slaap'], typed: ['nacht', 'wakker'] },
    { words: ['kind', 'kinderen'], typed: [] },
  ],
})

const document = (slug: string, title: string, body: string, ages: readonly string[] = []): SearchDocument => ({
  ...{ slug, language: 'nl', title, summary: '', keywords: '', body, audiences: ['parents'], ages, checksum: slug },
})
const documents = [
  document('slapen', 'Mijn kind slaapt slecht', 'Een vast ritme helpt bij het slapengaan. Slaaptraining past niet bij elk kind.', ['0-1']),
  document('boos', 'Mijn kind is boos', 'Een driftbui gaat voorbij. Blijf zelf rustig.', ['1-4']),
  document('geld', 'Ik heb te weinig geld', 'Een bijbaan of toeslag kan helpen.', ['16-23']),
]

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  await indexLibrary(database.db, documents)
})
afterAll(() => database.close())

const asker = (number: number): Buffer => Buffer.alloc(32, number)

async function find(query: string, filter = {}, source = asker(1)) {
  const ctx = aContext(database.db, centres.here, { kind: 'visitor' })
  const found = await searchLibrary(ctx, { query, language: 'nl', filter, synonyms, source })
  if (!found.ok) throw new Error('refused')
  return found.value
}

test('a word is found in other forms of it', async () => {
  expect((await find('slaapt')).slugs[0]).toBe('slapen')
  expect((await find('driftbuien')).slugs).toEqual(['boos'])
})

test('a synonym is found', async () => {
  expect((await find('wakker in de nacht')).slugs).toEqual(['slapen'])
})

test('typing errors are forgiven and the mended word is told', async () => {
  expect(await find('slaaptranig')).toEqual({ slugs: ['slapen'], didYouMean: 'slaaptraining' })
  expect((await find('bijban')).slugs).toEqual(['geld'])
})

test('part of a compound is found', async () => {
  expect((await find('training')).slugs).toEqual(['slapen'])
})

test('a filter on age leaves the others out', async () => {
  expect((await find('kind', { age: '1-4' })).slugs).toEqual(['boos'])
})

test('a search without result is counted once a day per words, masked, for this centre alone', async () => {
  expect(await find('xqzwv 0612345678')).toEqual({ slugs: [], didYouMean: null })
  await find('xqzwv 0612345678')
  const { rows } = await database.owner.query('select centre_id, words, times from advice.search_miss')
  expect(rows).toEqual([{ centre_id: centres.here, words: 'xqzwv #', times: 2 }])
})

test('a name that nobody of us wrote is not kept', async () => {
  await find('ik heet Saar Willemsen vwxqz')
  const { rows } = await database.owner.query("select words from advice.search_miss where words like '%vwxqz%'")
  expect(rows).toEqual([{ words: 'heet # vwxqz' }])
})

const editor = () =>
  aContext(database.db, centres.here, {
    kind: 'staff',
    accountId: newId<'account'>(),
    roles: ['editor'],
    profession: 'socialWorker',
    name: 'Noor',
  })

async function shownToEditors(): Promise<string[]> {
  const found = await listSearchMisses(editor())
  if (!found.ok) throw new Error('refused')
  return found.value.misses.map(({ words }) => words)
}

test('editors see words from the third asker on; the same asker again is no other one', async () => {
  for (const number of [1, 2, 2, 1]) await find('zwxq', {}, asker(number))
  expect(await shownToEditors()).not.toContain('zwxq')
  await find('zwxq', {}, asker(3))
  expect(await shownToEditors()).toContain('zwxq')
})

test('what is kept of an asker says nothing beyond the one search', async () => {
  await find('qwxz', {}, asker(9))
  await find('wqxz', {}, asker(9))
  const { rows } = await database.owner.query("select asker from advice.search_miss_asker where words in ('qwxz', 'wqxz')")
  const [first, second] = rows.map((row: { asker: Buffer }) => row.asker.toString('hex'))
  expect(first).not.toBe(second)
  expect([first, second]).not.toContain(asker(9).toString('hex'))
})

test('another centre sees nothing of it, and who is no editor is refused', async () => {
  const there = aContext(database.db, centres.elsewhere, {
    kind: 'staff',
    accountId: newId<'account'>(),
    roles: ['editor'],
    profession: 'socialWorker',
    name: 'Noor',
  })
  expect(await listSearchMisses(there)).toMatchObject({ ok: true, value: { misses: [] } })
  expect((await listSearchMisses(aContext(database.db, centres.here, { kind: 'visitor' }))).ok).toBe(false)
})

test.each(["' or 1=1 --", '!!!', '& | ! ( )', '', ':*', '\u0000', 'a'.repeat(5000)])(
  'odd input %j is an ordinary search',
  async (query) => {
    expect((await find(query)).slugs).toEqual([])
  },
)

test('indexing twice changes nothing; a changed file is put in the place of the old one', async () => {
  expect(await indexLibrary(database.db, documents)).toBe(false)
  const changed = documents.map((one) => (one.slug === 'boos' ? { ...one, body: 'Nieuw: vulkaan', checksum: 'b2' } : one))
  expect(await indexLibrary(database.db, changed)).toBe(true)
  expect((await find('vulkaan')).slugs).toEqual(['boos'])
  await indexLibrary(database.db, documents)
})
