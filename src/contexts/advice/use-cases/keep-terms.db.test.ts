import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Letter, Mail } from '#platform/mail.server.ts'
import { localDate, type Instant } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aDesk, aQuestion, aSource } from '#tests/builders/desk.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { askQuestion } from './ask-question.server.ts'
import { forgetTraces } from './forget-traces.server.ts'
import { eraseExpired, keepTerms, sendAnswerNotice, tellTeam } from './keep-terms.server.ts'
import { countMiss } from '../sql/search.server.ts'
import { answerQuestion } from './answer-question.server.ts'
import { takeQuestion } from './assign-question.server.ts'
import { readQuestion } from './read-question.server.ts'

let database: TestDatabase
let centres: TwoCentres
let desk: ReturnType<typeof aDesk>
let sanne: Context
let sent: Letter[]
const mail: Mail = {
  async send(letter) {
    sent.push(letter)
  },
  kept: () => [],
}

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  sanne = aContext(
    database.db,
    centres.here,
    await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] }),
  )
  for (const role of ['frontDesk', 'coordinator'])
    await aColleague(database.db, centres.here, { name: `Een ${role}`, profession: 'frontDeskWorker', roles: [role] })
})
beforeEach(async () => {
  desk = aDesk(database.db)
  sent = []
  await database.owner.query('delete from advice.conversation')
})
afterAll(() => database.close())

const system = (now: Instant) => aContext(database.db, centres.here, { kind: 'system', name: 'test' }, now)
let key = 0
async function asked(more: Partial<typeof aQuestion> = {}): Promise<Id<'conversation'>> {
  const received = await askQuestion(
    aContext(database.db, centres.here, { kind: 'visitor' }),
    desk,
    { ...aQuestion, ...more },
    { key: `keep-${(key += 1)}`, source: aSource },
  )
  if (!received.ok) throw new Error('refused')
  desk.told.length = 0
  return received.value.conversationId
}
const later = (hours: number) => aTuesdayMorning.add({ hours })
const words = { subject: 'Er wacht iets', text: 'Open de werkplek' }

test('a reminder comes once before the term, an escalation once after it; a run that comes twice tells nothing twice', async () => {
  await asked()
  expect(await keepTerms(system(later(1)), desk)).toMatchObject({ value: { reminded: 0, escalated: 0 } })
  const lastMorning = later(47)
  expect(await keepTerms(system(lastMorning), desk)).toMatchObject({ value: { reminded: 1, escalated: 0 } })
  expect(await keepTerms(system(lastMorning), desk)).toMatchObject({ value: { reminded: 0, escalated: 0 } })
  const after = later(56)
  const both = await Promise.all([keepTerms(system(after), desk), keepTerms(system(after), desk)])
  expect(both.map((run) => (run.ok ? run.value.escalated : -1)).toSorted((a, b) => a - b)).toEqual([0, 1])
  expect(desk.told.map(({ data }) => data['kind'])).toEqual(['reminder', 'escalation'])
})

test('an answered question is neither reminded of nor escalated', async () => {
  const id = await asked()
  const seen = await readQuestion(sanne, desk, id)
  await answerQuestion(sanne, desk, id, {
    text: 'Antwoord',
    articles: [],
    offersAppointment: false,
    seenVersion: seen.ok ? seen.value.version : 0,
  })
  expect(await keepTerms(system(later(100)), desk)).toMatchObject({ value: { reminded: 0, escalated: 0 } })
})

test('a reminder does not make an answer in the making stale', async () => {
  const id = await asked()
  const seen = await readQuestion(sanne, desk, id)
  await keepTerms(system(later(47)), desk)
  const outcome = await answerQuestion(sanne, desk, id, {
    text: 'Antwoord',
    articles: [],
    offersAppointment: false,
    seenVersion: seen.ok ? seen.value.version : 0,
  })
  expect(outcome.ok).toBe(true)
})

test('who hears: the desk while nobody has it, who has it, coordinators when it is past; and nothing of what it is about', async () => {
  const id = await asked({ text: 'Kersenbloesem' })
  await tellTeam(system(later(1)), desk, mail, { id, kind: 'acute' }, words)
  expect(sent).toHaveLength(1)
  await takeQuestion(sanne, desk, id)
  await tellTeam(system(later(1)), desk, mail, { id, kind: 'reminder' }, words)
  await tellTeam(system(later(1)), desk, mail, { id, kind: 'escalation' }, words)
  expect(new Set(sent.map(({ to }) => to)).size).toBe(3)
  expect(JSON.stringify(sent)).not.toContain('Kersenbloesem')
})

test('"there is an answer" goes once to the address that was left, in the language of the question', async () => {
  const id = await asked({ noticeAddress: 'iemand@example.nl', language: 'en' })
  const notice = () =>
    sendAnswerNotice(system(later(2)), desk, mail, id, (language) => ({ subject: language, text: 'Er staat een bericht klaar' }))
  expect(await notice()).toEqual({ ok: true, value: false })
  const seen = await readQuestion(sanne, desk, id)
  await answerQuestion(sanne, desk, id, {
    text: 'Geheim antwoord',
    articles: [],
    offersAppointment: false,
    seenVersion: seen.ok ? seen.value.version : 0,
  })
  expect(await notice()).toEqual({ ok: true, value: true })
  expect(await notice()).toEqual({ ok: true, value: false })
  expect(sent).toEqual([{ to: 'iemand@example.nl', subject: 'en', text: 'Er staat een bericht klaar' }])
})

test('PR-24: what is past its term goes, text, keys and all; what is not stays; cleaned counts stay', async () => {
  const old = await asked()
  expect(await eraseExpired(system(later(24 * 89)))).toMatchObject({ value: { erased: 0 } })
  expect(await eraseExpired(system(later(24 * 90 + 1)))).toMatchObject({ value: { erased: 1 } })
  expect(await readQuestion(sanne, desk, old)).toMatchObject({ error: { kind: 'unknown' } })
  const { rows } = await database.owner.query<{ kept: number }>('select count(*)::int as kept from advice.finished')
  expect(rows[0]?.kept).toBeGreaterThan(0)
})

test('the privacy page: a trace of a source is gone within half an hour', async () => {
  const left = async () => (await database.owner.query<{ left: number }>('select count(*)::int as left from access.attempt')).rows[0]?.left
  await asked()
  await forgetTraces(system(aTuesdayMorning.add({ minutes: 14 })))
  expect(await left()).toBeGreaterThan(0)
  // The job runs every ten minutes, so what is older than fifteen is gone before the half hour is.
  await forgetTraces(system(aTuesdayMorning.add({ minutes: 16 })))
  expect(await left()).toBe(0)
})

test('words that were searched for without result go after 90 days, and who missed them', async () => {
  await inTransaction(database.db, { centreId: centres.here, actor: 'system' }, (tx) =>
    countMiss(tx, centres.here, { words: 'vroeger', language: 'nl', day: localDate(aTuesdayMorning), source: Buffer.alloc(32) }),
  )
  const kept = async (): Promise<unknown> =>
    (
      await database.owner.query(
        'select (select count(*)::int from advice.search_miss) as misses, (select count(*)::int from advice.search_miss_asker) as askers',
      )
    ).rows[0]
  await eraseExpired(system(later(24 * 90)))
  expect(await kept()).toEqual({ misses: 1, askers: 1 })
  await eraseExpired(system(later(24 * 91)))
  expect(await kept()).toEqual({ misses: 0, askers: 0 })
})

test('a visitor cannot run what the clock runs', async () => {
  expect(await eraseExpired(aContext(database.db, centres.here, { kind: 'visitor' }))).toEqual({
    ok: false,
    error: { kind: 'not-permitted' },
  })
})
