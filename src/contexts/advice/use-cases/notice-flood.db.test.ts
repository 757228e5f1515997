import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aDesk, aQuestion, aSource } from '#tests/builders/desk.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { askQuestion, type Question } from './ask-question.server.ts'
import { takeQuestion } from './assign-question.server.ts'
import { forgetTraces } from './forget-traces.server.ts'
import { listQuestions } from './list-questions.server.ts'
import { readQuestion } from './read-question.server.ts'

let database: TestDatabase
let centres: TwoCentres
let desk: ReturnType<typeof aDesk>
let sanne: Context

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  desk = aDesk(database.db)
  const person = { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] }
  sanne = aContext(database.db, centres.here, await aColleague(database.db, centres.here, person))
})
afterAll(() => database.close())

let minute = 0
let asked = 0
async function ask(text: string, more: Partial<Question> = {}, source = aSource): Promise<void> {
  minute += 1
  asked += 1
  const ctx = aContext(database.db, centres.here, { kind: 'visitor' }, aTuesdayMorning.add({ minutes: minute }))
  await askQuestion(ctx, desk, { ...aQuestion, text, ...more }, { key: `same-${asked}`, source })
}
const aSourceOf = (number: number): Buffer => Buffer.alloc(32, number)
beforeEach(async () => {
  await database.owner.query('delete from advice.conversation; delete from advice.flood_trace')
  minute += 60
})
async function open() {
  const listed = await listQuestions(sanne, desk, 'open', 1)
  if (!listed.ok) throw new Error('refused')
  return listed.value
}

test('a flood of one text stands behind its first, none is lost, and danger is never kept back', async () => {
  for (const text of ['Koop nu!', 'koop  NU', 'Koop nu...']) await ask(text)
  await ask('Mijn kind slaapt slecht.')
  await ask('Koop nu', { urgency: 'acute', urgencyReasons: ['violence'] })
  const first = await open()
  expect(first.items.map(({ subject, urgency, behind }) => [subject, urgency, behind])).toEqual([
    ['Koop nu', 'acute', 0],
    ['Koop nu!', 'ordinary', 2],
    ['Mijn kind slaapt slecht.', 'ordinary', 0],
  ])
  expect(first.counts.open).toBe(5)
  // When the first is taken, the next comes forward: nothing was dropped.
  const [, flooded] = first.items
  if (flooded !== undefined) await takeQuestion(sanne, desk, flooded.id)
  expect((await open()).items.map(({ subject, behind }) => [subject, behind])).toEqual([
    ['Koop nu', 0],
    ['Koop nu!', 0],
    ['koop NU', 1],
    ['Mijn kind slaapt slecht.', 0],
  ])
})

const rant = (word: string): string =>
  `Jullie zijn ${word} en ik ga iedereen vertellen dat niemand hier ooit iets moet vragen want jullie doen niets`

test('texts that differ by a word are one flood from the fourth on; a mark says nothing of the text', async () => {
  for (const [i, word] of ['dom', 'dommer', 'raar', 'gek', 'niets', 'traag'].entries()) await ask(rant(word), {}, aSourceOf(i))
  const { items, counts } = await open()
  expect(counts.open).toBe(6)
  // Three stand alone, the fourth has the fifth and sixth behind it.
  expect(items.map(({ behind }) => behind)).toEqual([0, 0, 0, 2])
  const [, , , first] = items
  const read = first === undefined ? null : await readQuestion(sanne, desk, first.id)
  expect(read?.ok === true && read.value.together).toHaveLength(2)
  const { rows } = await database.owner.query<{ mark: Buffer }>(`select mark from advice.flood_trace where kind = 'text'`)
  expect(rows.map(({ mark }) => mark.length)).toEqual([16])
})

test('a stream from one source stands together from the thirteenth on, comes forward near its term, and is forgotten', async () => {
  const texts = [
    'slapen',
    'eten',
    'school',
    'pesten',
    'zindelijk',
    'boos',
    'bang',
    'geld',
    'ruzie',
    'telefoon',
    'huiswerk',
    'sport',
    'taal',
    'melk',
    'opa',
  ]
  for (const text of texts) {
    minute -= 1
    await ask(`${text}?`)
  }
  const { items, counts } = await open()
  expect([items.length, counts.open]).toEqual([13, 15])
  const behind = items.find((item) => item.behind === 2)
  expect(behind?.subject).toBe('taal?')
  await database.owner.query(`update advice.conversation set reminded_at = now() where source_bundle is not null`)
  expect((await open()).items).toHaveLength(15)
  const known = async () => (behind === undefined ? null : await readQuestion(sanne, desk, behind.id))
  expect(await known()).toMatchObject({ value: { inStream: true, sourceKnown: true } })
  const later = aTuesdayMorning.add({ minutes: minute + 31 })
  await forgetTraces(aContext(database.db, centres.here, { kind: 'system', name: 'test' }, later))
  expect(await known()).toMatchObject({ value: { inStream: true, sourceKnown: false } })
})

test('danger never stands behind another, whatever the flood', async () => {
  for (const word of ['dom', 'dommer', 'raar', 'gek']) await ask(rant(word))
  await ask(rant('slecht'), { urgencyReasons: ['violence'] })
  expect((await open()).items.every(({ behind }) => behind === 0)).toBe(true)
})
