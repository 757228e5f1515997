import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aDesk, aQuestion, aSource } from '#tests/builders/desk.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { sql } from 'kysely'
import type { Instant } from '#platform/time.ts'
import type { Id } from '#platform/id.ts'
import { askQuestion, type Received } from './ask-question.server.ts'
import { readCode } from '#platform/return-code.ts'
import { findAskerVisit, openWithCode, type AskerVisit } from './open-with-code.server.ts'
import {
  endOwnConversation,
  eraseOwnConversation,
  rateAnswer,
  readOwnConversation,
  renewCode,
  setNotice,
  writeAsAsker,
} from './own-conversation.server.ts'
import { answerQuestion, saveDraft, writeNote } from './answer-question.server.ts'
import { handOverQuestion, takeQuestion } from './assign-question.server.ts'
import { closeQuestion } from './close-question.server.ts'
import { listQuestions } from './list-questions.server.ts'
import { readQuestion } from './read-question.server.ts'

let database: TestDatabase
let centres: TwoCentres
let desk: ReturnType<typeof aDesk>
let sanne: Context
let bilal: Context
let key = 0

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  sanne = aContext(
    database.db,
    centres.here,
    await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] }),
  )
  bilal = aContext(
    database.db,
    centres.here,
    await aColleague(database.db, centres.here, { name: 'Bilal Kaya', profession: 'frontDeskWorker', roles: ['frontDesk'] }),
  )
})
beforeEach(() => {
  desk = aDesk(database.db)
})
afterAll(() => database.close())

const visitor = (now?: Instant) => aContext(database.db, centres.here, { kind: 'visitor' }, now)
function value<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
async function asked(question = aQuestion, sentKey = `key-${(key += 1)}`): Promise<Received & { code: string }> {
  const received = value(await askQuestion(visitor(), desk, question, { key: sentKey, source: aSource }))
  if (received.code === null) throw new Error('no code')
  return { ...received, code: received.code }
}
async function visit(code: string, now?: Instant): Promise<AskerVisit> {
  const { token } = value(await openWithCode(visitor(now), desk, code, aSource))
  const found = await findAskerVisit(visitor(now), token)
  if (found === null) throw new Error('no visit')
  return found
}
const answerOf = (seenVersion: number, text = 'Wat goed dat je dit vraagt.') => ({
  text,
  articles: ['eten'],
  offersAppointment: true,
  seenVersion,
})

test('PR-34: ask, take, answer, come back with the code, reply, rate', async () => {
  const { conversationId: id, code } = await asked()
  value(await takeQuestion(sanne, desk, id))
  const seen = value(await readQuestion(sanne, desk, id))
  expect(seen).toMatchObject({
    subject: 'Mijn dochter van 13 eet al weken bijna niets. Wat kan ik…',
    state: 'taken',
    mine: true,
    childAgeYears: 13,
  })
  value(await answerQuestion(sanne, desk, id, answerOf(seen.version)))
  const asker = await visit(code)
  const own = value(await readOwnConversation(asker))
  expect(own.state).toBe('answered')
  expect(own.letters.map(({ kind, from, text }) => [kind, from === 'asker' ? from : from.publicName, text])).toEqual([
    ['question', 'asker', aQuestion.text],
    ['answer', 'Sanne', 'Wat goed dat je dit vraagt.'],
  ])
  expect(own.readers).toEqual([{ publicName: 'Sanne', profession: 'youthNurse' }])
  value(await rateAnswer(asker, 'a-little'))
  value(await writeAsAsker(asker, desk, { text: 'Dank je. Nog iets.', urgency: 'ordinary', urgencyReasons: [], kind: 'reply', key: 'a' }))
  expect(value(await readQuestion(sanne, desk, id))).toMatchObject({ state: 'taken', mine: true, rating: 'a-little' })
})

test('a note of the team is never seen by the asker, also not past the use case', async () => {
  const { conversationId: id, code } = await asked()
  value(await writeNote(bilal, desk, id, 'Denk aan de huisarts'))
  const asker = await visit(code)
  expect(value(await readOwnConversation(asker)).letters).toHaveLength(1)
  const scope = { centreId: centres.here, actor: 'asker', conversationId: id } as const
  const rows = await inTransaction(database.db, scope, (tx) => tx.selectFrom('advice.message').select('kind').execute())
  expect(rows).toEqual([{ kind: 'question' }])
})

test('row-level security shows an asker one conversation, and a visitor none', async () => {
  const { conversationId: id } = await asked()
  await asked()
  const count = (scope: Parameters<typeof inTransaction>[1]) =>
    inTransaction(database.db, scope, (tx) => tx.selectFrom('advice.conversation').select('id').execute())
  expect(await count({ centreId: centres.here, actor: 'asker', conversationId: id })).toEqual([{ id }])
  expect(await count({ centreId: centres.here, actor: 'visitor' })).toEqual([])
  expect(await count({ centreId: centres.elsewhere, actor: 'staff' })).toEqual([])
})

test('two professionals at once: one answers, the other hears that something changed and keeps the draft', async () => {
  const { conversationId: id } = await asked()
  const seen = value(await readQuestion(sanne, desk, id)).version
  value(await saveDraft(bilal, desk, id, { text: 'Antwoord van Bilal', articles: [] }))
  const results = await Promise.all([
    answerQuestion(sanne, desk, id, answerOf(seen)),
    answerQuestion(bilal, desk, id, answerOf(seen, 'Antwoord van Bilal')),
  ])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.find((result) => !result.ok)).toMatchObject({ error: { kind: 'changed-meanwhile' } })
  const letters = value(await readQuestion(sanne, desk, id)).letters
  expect(letters.filter(({ kind }) => kind === 'answer')).toHaveLength(1)
})

test('two who take at once: one has it', async () => {
  const { conversationId: id } = await asked()
  const results = await Promise.all([takeQuestion(sanne, desk, id), takeQuestion(bilal, desk, id)])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
})

test('a draft is its writer’s alone', async () => {
  const { conversationId: id } = await asked()
  value(await saveDraft(sanne, desk, id, { text: 'Half af', articles: ['eten'] }))
  expect(value(await readQuestion(bilal, desk, id)).draft).toBeNull()
  expect(value(await readQuestion(sanne, desk, id)).draft).toMatchObject({ text: 'Half af', articles: ['eten'] })
})

test('handing over to a discipline frees it and tells the team why', async () => {
  const { conversationId: id } = await asked()
  value(await takeQuestion(bilal, desk, id))
  value(await handOverQuestion(bilal, desk, id, { account: null, discipline: 'youthDoctor', note: 'Graag medisch' }))
  expect(value(await readQuestion(sanne, desk, id))).toMatchObject({
    state: 'waiting',
    discipline: 'youthDoctor',
    letters: [{}, { kind: 'handover', text: 'Graag medisch' }],
  })
})

test('a repeat before a group was given back renews the code of the same conversation; afterwards it only says received', async () => {
  const first = await asked(aQuestion, 'twice')
  const second = await asked(aQuestion, 'twice')
  expect(second.conversationId).toBe(first.conversationId)
  expect(second.code).not.toBe(first.code)
  expect(await openWithCode(visitor(), desk, first.code, aSource)).toMatchObject({ ok: false, error: { kind: 'unknown-code' } })
  await visit(second.code)
  const third = value(await askQuestion(visitor(), desk, aQuestion, { key: 'twice', source: aSource }))
  expect(third).toMatchObject({ conversationId: first.conversationId, code: null })
})

test('the same form twice at the same moment is one conversation', async () => {
  const results = await Promise.all([1, 2, 3].map(() => askQuestion(visitor(), desk, aQuestion, { key: 'race', source: aSource })))
  expect(new Set(results.map((result) => value(result).conversationId)).size).toBe(1)
})

test('the same letter twice is one letter', async () => {
  const { code } = await asked()
  const asker = await visit(code)
  const letter = { text: 'Nog iets', urgency: 'ordinary', urgencyReasons: [], kind: 'reply', key: 'same' } as const
  await Promise.all([writeAsAsker(asker, desk, letter), writeAsAsker(asker, desk, letter)])
  expect(value(await readOwnConversation(asker)).letters).toHaveLength(2)
})

test('wrong codes slow the guessed selector from that source alone; a right code from elsewhere never waits', async () => {
  const { code } = await asked()
  const other = await asked()
  const wrong = code.slice(0, 6) + other.code.slice(6)
  const source = Buffer.alloc(32, 9)
  // A wrong verifier needs its own check sign: only a code that could exist counts as a try.
  const guesses = await Promise.all([0, 1, 2].map(() => openWithCode(visitor(), desk, withCheckSign(wrong), source)))
  expect(guesses.every((guess) => !guess.ok && guess.error.kind === 'unknown-code')).toBe(true)
  expect(await openWithCode(visitor(), desk, code, source)).toEqual({ ok: false, error: { kind: 'wait', seconds: 30 } })
  expect((await openWithCode(visitor(), desk, code, aSource)).ok).toBe(true)
  expect((await openWithCode(visitor(), desk, other.code, source)).ok).toBe(true)
  expect((await openWithCode(visitor(aTuesdayMorning.add({ seconds: 31 })), desk, code, source)).ok).toBe(true)
})

function withCheckSign(signs: string): string {
  for (const sign of 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789') if (isValid(signs.slice(0, 19) + sign)) return signs.slice(0, 19) + sign
  throw new Error('unreachable')
}
function isValid(code: string): boolean {
  return readCode(code).ok
}

test('a typing error does not count as a try', async () => {
  const { code } = await asked()
  const source = Buffer.alloc(32, 11)
  const typo = (code.startsWith('A') ? 'B' : 'A') + code.slice(1)
  for (let i = 0; i < 10; i += 1)
    expect(await openWithCode(visitor(), desk, typo, source)).toMatchObject({ error: { kind: 'typing-error' } })
  expect((await openWithCode(visitor(), desk, code, source)).ok).toBe(true)
})

test('a code of another centre does not open anything here', async () => {
  const elsewhere = aContext(database.db, centres.elsewhere, { kind: 'visitor' })
  const { code } = await asked()
  expect(await openWithCode(elsewhere, desk, code, aSource)).toMatchObject({ error: { kind: 'unknown-code' } })
})

test('a code expires with the term shown; a visit ends after half an hour of silence', async () => {
  const { code, codeExpires } = await asked()
  expect(codeExpires.toString()).toBe('2027-02-22')
  expect(await openWithCode(visitor(aTuesdayMorning.add({ hours: 24 * 90 + 1 })), desk, code, aSource)).toMatchObject({
    error: { kind: 'unknown-code' },
  })
  const { token } = value(await openWithCode(visitor(), desk, code, aSource))
  expect(await findAskerVisit(visitor(aTuesdayMorning.add({ minutes: 29 })), token)).not.toBeNull()
  expect(await findAskerVisit(visitor(aTuesdayMorning.add({ minutes: 60 })), token)).toBeNull()
  expect(await findAskerVisit(visitor(), `${token}x`)).toBeNull()
})

test('two devices hold the same code side by side, and a renewed code ends neither visit', async () => {
  const { code } = await asked()
  const [phone, laptop] = [await visit(code), await visit(code)]
  const renewed = value(await renewCode(phone, desk))
  expect(value(await readOwnConversation(laptop)).letters).toHaveLength(1)
  expect((await openWithCode(visitor(), desk, code, aSource)).ok).toBe(false)
  expect((await openWithCode(visitor(), desk, renewed.code, aSource)).ok).toBe(true)
})

test('erased is gone at once, for the asker, the team and the database; a cleaned count stays', async () => {
  const { code, conversationId: id } = await asked()
  const asker = await visit(code)
  value(await eraseOwnConversation(asker))
  expect(await readOwnConversation(asker)).toEqual({ ok: false, error: { kind: 'gone' } })
  expect(await readQuestion(sanne, desk, id)).toEqual({ ok: false, error: { kind: 'unknown' } })
  const { rows } = await database.owner.query('select count(*)::int as left from advice.message where conversation_id = $1', [id])
  expect(rows).toEqual([{ left: 0 }])
  const finished = await database.owner.query('select audience, messages from advice.finished order by id desc limit 1')
  expect(finished.rows).toEqual([{ audience: 'parents', messages: 1 }])
})

test('the asker ends, and writing again opens it', async () => {
  const { code, conversationId: id } = await asked()
  const asker = await visit(code)
  value(await endOwnConversation(asker))
  expect(value(await readOwnConversation(asker))).toMatchObject({ state: 'closed', closedBy: 'asker' })
  value(await writeAsAsker(asker, desk, { text: 'Toch nog', urgency: 'ordinary', urgencyReasons: [], kind: 'appointment-wish', key: 'b' }))
  expect(value(await readQuestion(sanne, desk, id))).toMatchObject({ state: 'waiting', wantsAppointment: true })
})

test('rating needs an answer', async () => {
  const { code } = await asked()
  expect(await rateAnswer(await visit(code), 'yes')).toEqual({ ok: false, error: { kind: 'not-answered' } })
})

test('an acute question stands in front, is told to a job, and has its own term', async () => {
  await asked()
  const acute = await asked({ ...aQuestion, urgency: 'acute', urgencyReasons: ['suicide'] })
  expect(desk.told.filter(({ name }) => name !== 'access.publish-event')).toEqual([
    { name: 'advice.acute-question', data: { centreId: centres.here, conversationId: acute.conversationId } },
  ])
  const inbox = value(await listQuestions(sanne, desk, 'free', 1))
  expect(inbox.items[0]).toMatchObject({ id: acute.conversationId, urgency: 'acute' })
  expect(acute.due.toString()).toBe('2026-11-24T09:30:00Z')
})

test('a mail notice is told when there is an answer, and only if the asker wished so', async () => {
  const { code, conversationId: id } = await asked()
  const asker = await visit(code)
  value(await setNotice(asker, 'iemand@example.nl'))
  const { version } = value(await readQuestion(sanne, desk, id))
  value(await answerQuestion(sanne, desk, id, answerOf(version)))
  expect(desk.told.filter(({ name }) => name !== 'access.publish-event')).toEqual([
    { name: 'advice.answer-notice', data: { centreId: centres.here, conversationId: id } },
  ])
})

test('a closed question is refused until its asker writes', async () => {
  const { conversationId: id } = await asked()
  value(await takeQuestion(sanne, desk, id))
  value(await closeQuestion(sanne, desk, id, 'eten'))
  expect(await answerQuestion(sanne, desk, id, answerOf(value(await readQuestion(sanne, desk, id)).version))).toMatchObject({
    error: { kind: 'closed' },
  })
})

test('what colleagues may not: a manager cannot read a question, and the refusal is logged', async () => {
  const { conversationId: id } = await asked()
  const manager = aContext(
    database.db,
    centres.here,
    await aColleague(database.db, centres.here, { name: 'Mieke Baas', profession: 'centreManager', roles: ['manager'] }),
  )
  expect(await readQuestion(manager, desk, id)).toEqual({ ok: false, error: { kind: 'not-permitted' } })
})

test('not there and of another centre look the same', async () => {
  const elsewhere = aContext(
    database.db,
    centres.elsewhere,
    await aColleague(database.db, centres.elsewhere, { name: 'Joost', profession: 'youthNurse', roles: ['professional'] }),
  )
  const { conversationId: id } = await asked()
  expect(await readQuestion(elsewhere, desk, id)).toEqual(
    await readQuestion(sanne, desk, '01990000-0000-7000-8000-000000000000' as Id<'conversation'>),
  )
})

test('a dump of the database holds no text of people, no mail address and no code', async () => {
  const { code, conversationId: id } = await asked({
    ...aQuestion,
    text: 'Kersenbloesem-geheim',
    noticeAddress: 'kersenbloesem@example.nl',
  })
  value(await writeNote(sanne, desk, id, 'Kersenbloesem-notitie'))
  value(await saveDraft(sanne, desk, id, { text: 'Kersenbloesem-concept', articles: [] }))
  let dump = ''
  for (const table of ['conversation', 'message', 'draft', 'asker_session', 'reader', 'finished']) {
    const { rows } = await database.owner.query(`select t::text as line from advice.${table} t`)
    dump += rows.map(({ line }: { line: string }) => line).join('\n')
  }
  const bytes = Buffer.from('kersenbloesem', 'utf8').toString('hex')
  expect(dump.toLowerCase()).not.toContain('kersenbloesem')
  expect(dump.toLowerCase()).not.toContain(bytes)
  expect(dump).toContain(code.slice(0, 6))
  expect(dump).not.toContain(code.slice(6, 19))
})

test('PR-28: every deed leaves its audit row, with ids and nothing else', async () => {
  const { conversationId: id } = await asked()
  value(await takeQuestion(sanne, desk, id))
  value(await readQuestion(sanne, desk, id))
  const { rows } = await database.owner.query(
    'select event_type, action_code, detail from access.audit_event where object_id = $1 order by recorded_at',
    [id],
  )
  expect(rows).toEqual([
    { event_type: 'conversation.ask', action_code: 'C', detail: null },
    { event_type: 'conversation.work', action_code: 'U', detail: 'take' },
    { event_type: 'conversation.read', action_code: 'R', detail: null },
  ])
})

test('another key of the centre does not open the letters', async () => {
  const { conversationId: id } = await asked()
  const other = { ...desk, keys: { ...testKeys, centre: new Map([[1, Buffer.alloc(32, 99)]]) } }
  await expect(readQuestion(sanne, other, id)).rejects.toThrow(/does not open/)
})

test('no address, device or referrer is kept with a conversation', async () => {
  const { rows } = await sql<{
    column_name: string
  }>`select column_name from information_schema.columns where table_schema = 'advice'`.execute(database.db)
  expect(
    rows.map(({ column_name }) => column_name).filter((name) => /(^|_)(ip|agent|referrer|address)/.test(name) && name !== 'notice_address'),
  ).toEqual([])
})
