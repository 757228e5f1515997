import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aDesk, aQuestion, aSource } from '#tests/builders/desk.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { writeNote } from './answer-question.server.ts'
import { askQuestion } from './ask-question.server.ts'
import { handleAbuse, listAbuseReports, readAbuseReport, type Handling } from './handle-abuse.server.ts'
import { listQuestions } from './list-questions.server.ts'
import { findAskerVisit, openWithCode } from './open-with-code.server.ts'
import { eraseOwnConversation, readOwnConversation } from './own-conversation.server.ts'
import { readQuestion } from './read-question.server.ts'
import { reportAbuse } from './report-abuse.server.ts'

let database: TestDatabase
let centres: TwoCentres
let desk: ReturnType<typeof aDesk>
let number = 0
const people = new Map<string, Context>()
const as = (role: string): Context => people.get(role) ?? fail(role)
function fail(role: string): never {
  throw new Error(role)
}

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  for (const role of ['frontDesk', 'professional', 'coordinator', 'administrator', 'manager']) {
    const person = await aColleague(database.db, centres.here, { name: `Iemand ${role}`, profession: 'youthNurse', roles: [role] })
    people.set(role, aContext(database.db, centres.here, person))
  }
})
beforeEach(async () => {
  desk = aDesk(database.db)
  await database.owner.query('delete from advice.conversation')
})
afterAll(() => database.close())

function value<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const visitor = () => aContext(database.db, centres.here, { kind: 'visitor' })
async function ask(text = 'Stelletje sukkels'): Promise<{ id: Id<'conversation'>; code: string; messageId: string }> {
  number += 1
  const asked = value(await askQuestion(visitor(), desk, { ...aQuestion, text }, { key: `abuse-${number}`, source: aSource }))
  const letters = value(await readQuestion(as('professional'), desk, asked.conversationId)).letters
  return { id: asked.conversationId, code: asked.code ?? '', messageId: letters[0]?.id ?? '' }
}
async function report(): Promise<Awaited<ReturnType<typeof ask>> & { reportId: Id<'abuseReport'> }> {
  const one = await ask(`Stelletje sukkels ${'abcdefgh'[number % 8] ?? ''}`)
  const wish = { messageId: one.messageId, kind: 'insults' as const, words: 'Derde keer deze week.' }
  return { ...one, reportId: value(await reportAbuse(as('frontDesk'), desk, one.id, wish)) }
}
const handle = (reportId: Id<'abuseReport'>, handling: Partial<Handling> & Pick<Handling, 'outcome'>, role = 'coordinator') =>
  handleAbuse(as(role), desk, reportId, { words: null, hours: 24, ...handling })

test('a reported message is read by who coordinates or administers, and nobody else; the words are sealed', async () => {
  const { id, reportId } = await report()
  for (const role of ['coordinator', 'administrator']) {
    expect(value(await listAbuseReports(as(role)))).toMatchObject([{ id: reportId, kind: 'insults', outcome: null }])
    const read = value(await readAbuseReport(as(role), desk, reportId))
    expect(read.words).toBe('Derde keer deze week.')
    expect(read.message.text).toContain('sukkels')
  }
  for (const role of ['frontDesk', 'professional', 'manager'])
    expect(await listAbuseReports(as(role)), role).toMatchObject({ error: { kind: 'not-permitted' } })
  expect(await readQuestion(as('administrator'), desk, id)).toMatchObject({ error: { kind: 'not-permitted' } })
  expect(value(await readQuestion(as('professional'), desk, id)).letters[0]?.reported).toBe(true)
  const { rows } = await database.owner.query<{ words: Buffer }>('select words from advice.abuse_report')
  expect(rows[0]?.words.includes('week')).toBe(false)
})

test('the asker sees nothing of a report; with the conversation it goes', async () => {
  const { code } = await report()
  const token = value(await openWithCode(visitor(), desk, code, aSource)).token
  const visit = await findAskerVisit(visitor(), token)
  if (visit === null) throw new Error('no visit')
  expect(JSON.stringify(value(await readOwnConversation(visit)))).not.toMatch(/report|week/i)
  value(await eraseOwnConversation(visit))
  expect((await database.owner.query('select id from advice.abuse_report')).rows).toEqual([])
})

test('only what the asker wrote, once while it is open, and only what there is', async () => {
  const { id, messageId } = await report()
  const wish = { messageId, kind: 'threats' as const, words: 'Nog eens' }
  expect(await reportAbuse(as('professional'), desk, id, wish)).toMatchObject({ error: { kind: 'reported-already' } })
  value(await writeNote(as('professional'), desk, id, 'Een notitie'))
  const note = value(await readQuestion(as('professional'), desk, id)).letters.at(-1)?.id ?? ''
  expect(await reportAbuse(as('professional'), desk, id, { ...wish, messageId: note })).toMatchObject({ error: { kind: 'not-of-asker' } })
  expect(await reportAbuse(as('professional'), desk, id, { ...wish, messageId: id })).toMatchObject({ error: { kind: 'unknown' } })
  expect(await reportAbuse(as('administrator'), desk, id, wish)).toMatchObject({ error: { kind: 'not-permitted' } })
})

test('nothing, and the police by a person, are only recorded', async () => {
  for (const outcome of ['nothing', 'police'] as const) {
    const { id, reportId } = await report()
    value(await handle(reportId, { outcome, words: 'Ingrid belde de wijkagent.' }))
    expect(value(await readAbuseReport(as('administrator'), desk, reportId))).toMatchObject({
      outcome,
      outcomeWords: 'Ingrid belde de wijkagent.',
      handledBy: { name: 'Iemand coordinator' },
      pausedUntil: null,
    })
    expect(value(await readQuestion(as('professional'), desk, id))).toMatchObject({ pause: null, together: [] })
  }
  expect(desk.told.filter(({ name }) => name !== 'access.publish-event')).toEqual([])
})

test('paused really pauses, for a term of the list; an administrator may too', async () => {
  const { id, reportId } = await report()
  expect(await handle(reportId, { outcome: 'paused', hours: 0 }, 'administrator')).toMatchObject({ error: { kind: 'no-such-term' } })
  value(await handle(reportId, { outcome: 'paused' }, 'administrator'))
  expect(value(await readQuestion(as('professional'), desk, id)).pause).toMatchObject({ reason: 'insults' })
})

test('bundled questions stand behind the first of them', async () => {
  for (let i = 0; i < 3; i += 1) value(await handle((await report()).reportId, { outcome: 'bundled' }))
  const { items, counts } = value(await listQuestions(as('professional'), desk, 'open', 1))
  expect([items.map(({ behind }) => behind), counts.open]).toEqual([[2], 3])
})

test('two who handle at once: one wins, the other hears it; every step is in the audit log', async () => {
  const { reportId } = await report()
  const both = await Promise.all([handle(reportId, { outcome: 'nothing' }), handle(reportId, { outcome: 'police' }, 'administrator')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'handled-already' } })
  const { rows } = await database.owner.query<{ event_type: string; action_code: string }>(
    `select event_type, action_code from access.audit_event where object_id = $1 order by recorded_at, id`,
    [reportId],
  )
  expect(rows).toEqual([
    { event_type: 'abuse.report', action_code: 'C' },
    { event_type: 'abuse.handle', action_code: 'U' },
  ])
})
