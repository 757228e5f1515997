import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aDesk, aQuestion, aSource } from '#tests/builders/desk.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { askQuestion, type Question } from './ask-question.server.ts'
import { takeQuestion } from './assign-question.server.ts'
import { listQuestions } from './list-questions.server.ts'

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
async function ask(text: string, more: Partial<Question> = {}): Promise<void> {
  minute += 1
  const ctx = aContext(database.db, centres.here, { kind: 'visitor' }, aTuesdayMorning.add({ minutes: minute }))
  await askQuestion(ctx, desk, { ...aQuestion, text, ...more }, { key: `same-${minute}`, source: aSource })
}
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
  expect(first.items.map(({ subject, urgency, sameText }) => [subject, urgency, sameText])).toEqual([
    ['Koop nu', 'acute', 0],
    ['Koop nu!', 'ordinary', 2],
    ['Mijn kind slaapt slecht.', 'ordinary', 0],
  ])
  expect(first.counts.open).toBe(5)
  // When the first is taken, the next comes forward: nothing was dropped.
  const [, flooded] = first.items
  if (flooded !== undefined) await takeQuestion(sanne, desk, flooded.id)
  expect((await open()).items.map(({ subject, sameText }) => [subject, sameText])).toEqual([
    ['Koop nu', 0],
    ['Koop nu!', 0],
    ['koop NU', 1],
    ['Mijn kind slaapt slecht.', 0],
  ])
})
