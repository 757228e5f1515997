import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import type { Instant } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aDesk, aQuestion, aSource } from '#tests/builders/desk.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { answerQuestion } from './answer-question.server.ts'
import { askQuestion, type Question, type Received } from './ask-question.server.ts'
import { keepTerms } from './keep-terms.server.ts'
import { listQuestions } from './list-questions.server.ts'
import { findAskerVisit, openWithCode, type AskerVisit } from './open-with-code.server.ts'
import { eraseOwnConversation, readOwnConversation, writeAsAsker } from './own-conversation.server.ts'
import { endOverduePauses, endPause, listPauses, pauseFrom, type PauseWish } from './pause.server.ts'
import { readQuestion } from './read-question.server.ts'

let database: TestDatabase
let centres: TwoCentres
let desk: ReturnType<typeof aDesk>
let sanne: Context
let bilal: Context
let number = 0

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const as = async (name: string, roles: readonly string[]) =>
    aContext(database.db, centres.here, await aColleague(database.db, centres.here, { name, profession: 'youthNurse', roles }))
  sanne = await as('Sanne de Wit', ['professional'])
  bilal = await as('Bilal Kaya', ['frontDesk'])
})
beforeEach(async () => {
  desk = aDesk(database.db)
  await database.owner.query(
    'delete from advice.conversation; delete from advice.pause; delete from advice.flood_trace; delete from access.attempt',
  )
})
afterAll(() => database.close())

function value<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const at = (hours: number): Instant => aTuesdayMorning.add({ minutes: Math.round(hours * 60) })
const visitor = (now?: Instant) => aContext(database.db, centres.here, { kind: 'visitor' }, now)
const system = (now: Instant) => aContext(database.db, centres.here, { kind: 'system', name: 'test' }, now)
async function ask(text: string, more: Partial<Question> = {}, source = aSource, now?: Instant): Promise<Received & { code: string }> {
  number += 1
  const received = value(await askQuestion(visitor(now), desk, { ...aQuestion, text, ...more }, { key: `pause-${number}`, source }))
  if (received.code === null) throw new Error('no code')
  return { ...received, code: received.code }
}
async function visit(code: string, now?: Instant): Promise<AskerVisit> {
  const found = await findAskerVisit(visitor(now), value(await openWithCode(visitor(now), desk, code, aSource)).token)
  if (found === null) throw new Error('no visit')
  return found
}
const write = async (code: string, text: string, more: { urgencyReasons?: readonly string[]; acute?: boolean; now?: Instant } = {}) =>
  value(
    await writeAsAsker(await visit(code, more.now), desk, {
      text,
      urgency: more.acute ? 'acute' : 'ordinary',
      urgencyReasons: more.urgencyReasons ?? [],
      kind: 'reply',
      key: `${text} ${(number += 1)}`,
    }),
  )
const wish: PauseWish = { kind: 'conversation', hours: 4, reason: 'insults', words: 'Zij scheldt nu. Vanmiddag weer lezen.' }
const audited = async (type: string): Promise<string[]> =>
  (
    await database.owner.query<{ detail: string }>(
      `select action_code || ' ' || coalesce(detail, '') as detail from access.audit_event where event_type = $1 order by recorded_at, id`,
      [type],
    )
  ).rows.map(({ detail }) => detail)

test('in a pause messages are accepted, sealed and kept apart; the asker is told; ended early they come to the team', async () => {
  const { conversationId: id, code } = await ask('Wat doen jullie eigenlijk?')
  value(await answerQuestion(sanne, desk, id, { text: 'Vertel eens.', articles: [], offersAppointment: false, seenVersion: 1 }))
  value(await pauseFrom(sanne, desk, id, wish))
  await write(code, 'Stelletje sukkels')
  const read = value(await readQuestion(sanne, desk, id))
  expect(read).toMatchObject({ state: 'answered', pause: { reason: 'insults', until: at(4) } })
  expect(read.letters.map(({ kind, apart }) => [kind, apart])).toEqual([
    ['question', false],
    ['answer', false],
    ['note', false],
    ['reply', true],
  ])
  const own = value(await readOwnConversation(await visit(code)))
  expect(own).toMatchObject({ pausedUntil: at(4), pausedBy: 'conversation' })
  expect(own.letters.map(({ text }) => text)).toContain('Stelletje sukkels')
  const { rows } = await database.owner.query<{ body: Buffer }>('select body from advice.message where set_aside')
  expect(rows.map(({ body }) => body.includes('sukkels'))).toEqual([false])
  expect(value(await listPauses(sanne))).toMatchObject([{ kind: 'conversation', apart: 1 }])
  value(await endPause(sanne, desk, value(await listPauses(sanne))[0]!.id))
  expect(value(await readQuestion(sanne, desk, id))).toMatchObject({ state: 'taken', pause: null })
  expect(value(await readOwnConversation(await visit(code))).pausedUntil).toBeNull()
  expect(await audited('conversation.pause')).toEqual(expect.arrayContaining(['C conversation 4 h insults', 'U pause', 'U end']))
})

test('danger comes through at once, in the conversation and from a paused source', async () => {
  const { conversationId: id, code } = await ask('Vraag')
  value(await pauseFrom(sanne, desk, id, wish))
  await write(code, 'hij slaat mij', { acute: true, urgencyReasons: ['violence'] })
  const read = value(await readQuestion(sanne, desk, id))
  expect(read.urgency).toBe('acute')
  // The note of the pause is of the same moment: which of the two comes last, their numbers say.
  expect(read.letters.find(({ text }) => text === 'hij slaat mij')).toMatchObject({ apart: false })
  expect(desk.told.map(({ name }) => name)).toContain('advice.acute-question')
})

test('a pause ends by itself, once, also when the job runs twice; what is written after its term is not kept apart', async () => {
  const { conversationId: id, code } = await ask('Vraag')
  value(await answerQuestion(sanne, desk, id, { text: 'Antwoord', articles: [], offersAppointment: false, seenVersion: 1 }))
  value(await pauseFrom(sanne, desk, id, wish))
  await write(code, 'nog iets')
  await write(code, 'na de pauze', { now: at(4) })
  const letters = value(await readQuestion(sanne, desk, id)).letters
  expect(letters.filter(({ apart }) => apart).map(({ text }) => text)).toEqual(['nog iets'])
  const runs = await Promise.all([endOverduePauses(system(at(4.1)), desk), endOverduePauses(system(at(4.1)), desk)])
  expect(runs.every(({ ok }) => ok)).toBe(true)
  expect(value(await readQuestion(sanne, desk, id)).letters.some(({ apart }) => apart)).toBe(false)
  expect(value(await listPauses(sanne))).toEqual([])
})

async function aStream(): Promise<Received & { code: string }> {
  for (let i = 0; i < 12; i += 1) await ask(`${'abcdefghijkl'[i] ?? ''} vraag ${'mnopqrstuvwx'[i] ?? ''}`)
  return ask('De dertiende')
}

test('a paused source: questions are received with a key and kept apart, without a term; its mark goes at the end', async () => {
  const { conversationId } = await aStream()
  value(await pauseFrom(sanne, desk, conversationId, { kind: 'source', hours: 1, reason: 'many-messages', words: null }))
  const apart = await ask('Nog een', {}, aSource, at(0.1))
  expect(apart.asideUntil).toEqual(at(1))
  const danger = await ask('Ik durf niet naar huis', { urgency: 'acute', urgencyReasons: ['afraidToGoHome'] }, aSource, at(0.1))
  expect(danger.asideUntil).toBeNull()
  const elsewhere = await ask('Van een ander', {}, Buffer.alloc(32, 9), at(0.1))
  expect(elsewhere.asideUntil).toBeNull()
  const open = value(await listQuestions(sanne, desk, 'free', 1))
  expect(open.items.map(({ id }) => id)).toEqual(expect.arrayContaining([danger.conversationId, elsewhere.conversationId]))
  expect(open.items.map(({ id }) => id)).not.toContain(apart.conversationId)
  expect(value(await listQuestions(sanne, desk, 'apart', 1)).items.map(({ id }) => id)).toEqual([apart.conversationId])
  expect(value(await readOwnConversation(await visit(apart.code, at(0.2))))).toMatchObject({ pausedUntil: at(1), pausedBy: 'source' })
  value(await keepTerms(system(at(24 * 5)), desk))
  expect(desk.told.some(({ data }) => data['conversationId'] === apart.conversationId)).toBe(false)
  value(await endOverduePauses(system(at(1)), desk))
  // Back in the list, and with the rest of its stream, whose first came forward as its term is past.
  const after = value(await listQuestions(sanne, desk, 'free', 1))
  expect(after.counts.apart).toBe(0)
  expect(after.items.map(({ id }) => id)).toEqual(expect.arrayContaining([conversationId, apart.conversationId]))
  expect(value(await readQuestion(sanne, desk, conversationId)).together.map(({ id }) => id)).toEqual([apart.conversationId])
  expect((await database.owner.query('select source from advice.pause')).rows).toEqual([{ source: null }])
})

test('without a stream there is no source to pause; twice is refused, also at the same moment; a term must be one of the list', async () => {
  const { conversationId: id } = await ask('Alleen')
  expect(await pauseFrom(sanne, desk, id, { ...wish, kind: 'source' })).toMatchObject({ error: { kind: 'source-unknown' } })
  expect(await pauseFrom(sanne, desk, id, { ...wish, hours: 9_999 })).toMatchObject({ error: { kind: 'no-such-term' } })
  const both = await Promise.all([pauseFrom(sanne, desk, id, wish), pauseFrom(sanne, desk, id, wish)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'paused-already' } })
})

test('the desk may not pause; another centre sees no pause; an asker who erases takes it along', async () => {
  const { conversationId: id, code } = await ask('Vraag')
  expect(await pauseFrom(bilal, desk, id, wish)).toMatchObject({ error: { kind: 'not-permitted' } })
  value(await pauseFrom(sanne, desk, id, wish))
  const elsewhere: Context = { ...sanne, centreId: centres.elsewhere }
  expect(value(await listPauses(elsewhere))).toEqual([])
  expect(await endPause(elsewhere, desk, value(await listPauses(sanne))[0]!.id)).toMatchObject({ error: { kind: 'unknown' } })
  value(await eraseOwnConversation(await visit(code)))
  expect((await database.owner.query('select id from advice.pause')).rows).toEqual([])
})
