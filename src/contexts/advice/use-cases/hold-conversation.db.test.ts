/** A hold stops the erasing of a conversation, whoever wants it gone (PR-21, PR-24), and follows what comes apart from it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { localDate } from '#platform/time.ts'
import { deleteOwnAccount } from '#contexts/access/use-cases/residents.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aDesk, aQuestion, aSource } from '#tests/builders/desk.ts'
import { aResident } from '#tests/builders/openness.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { deleteConversation } from '../sql/conversations.server.ts'
import { eraseWithAccount } from './account-conversations.server.ts'
import { askQuestion } from './ask-question.server.ts'
import { claimConversation } from './claim.server.ts'
import { holdConversation, liftConversationHold, listConversationHolds } from './hold-conversation.server.ts'
import { eraseExpired } from './keep-terms.server.ts'
import { findAskerVisit, openWithCode } from './open-with-code.server.ts'
import { eraseOwnConversation, readOwnConversation, writeAsAsker } from './own-conversation.server.ts'

let database: TestDatabase
let centres: TwoCentres
let desk: ReturnType<typeof aDesk>
let officer: Context
let nurse: Context
beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  desk = aDesk(database.db)
  const colleague = async (name: string, roles: string[]) =>
    aContext(database.db, centres.here, await aColleague(database.db, centres.here, { name, profession: 'youthNurse', roles }))
  officer = await colleague('Petra Vos', ['privacyOfficer'])
  nurse = await colleague('Sanne de Wit', ['professional'])
})
afterAll(() => database.close())

let key = 0
async function asked() {
  const visitor = aContext(database.db, centres.here, { kind: 'visitor' })
  const made = await askQuestion(visitor, desk, aQuestion, { key: `hold-${(key += 1)}`, source: aSource })
  const opened = made.ok ? await openWithCode(visitor, desk, made.value.code ?? '', aSource) : null
  const visit = opened?.ok === true ? await findAskerVisit(visitor, opened.value.token) : null
  if (!made.ok || visit === null) throw new Error('no visit')
  return { id: made.value.conversationId, visit }
}
const wish = { ground: 'complaint', reason: 'Er loopt een klacht over ons antwoord.', until: null }
const held = async (id: Id<'conversation'>) => {
  const list = await listConversationHolds(desk.keys, officer)
  return list.ok ? list.value.filter(({ conversationId }) => conversationId === id) : []
}
const isThere = async (id: string) => (await database.owner.query('select from advice.conversation where id = $1', [id])).rowCount === 1
const night = (days: number) =>
  aContext(database.db, centres.here, { kind: 'system', name: 'retention' }, aTuesdayMorning.add({ hours: 24 * days }))
const later = () => night(91)

test('held, it is erased by nobody: not by its term, not by who asked, and not by the table; lifted, it goes', async () => {
  const { id, visit } = await asked()
  expect(await holdConversation(desk.keys, officer, id, wish)).toEqual({ ok: true, value: null })
  expect(await eraseOwnConversation(visit)).toEqual({ ok: false, error: { kind: 'held' } })
  expect(await eraseExpired(later())).toEqual({ ok: true, value: { erased: 0 } })
  await inTransaction(database.db, { centreId: centres.here, actor: 'system', now: aTuesdayMorning }, (tx) =>
    deleteConversation(tx, { centre_id: centres.here, id }),
  )
  expect(await isThere(id)).toBe(true)
  const { rows } = await database.owner.query(`select from access.audit_event where action_code = 'D' and object_id = $1`, [id])
  expect(rows).toEqual([])

  const [hold] = await held(id)
  expect(hold).toMatchObject({ ground: 'complaint', note: wish.reason, by: 'Petra Vos', until: null })
  expect(await liftConversationHold(officer, hold?.id ?? newId())).toEqual({ ok: true, value: null })
  expect(await liftConversationHold(officer, hold?.id ?? newId())).toEqual({ ok: false, error: { kind: 'no-hold' } })
  // Lifted on the day it began it lasts that one day.
  expect(await eraseOwnConversation(visit)).toEqual({ ok: false, error: { kind: 'held' } })
  expect(await eraseExpired(later())).toEqual({ ok: true, value: { erased: 1 } })
  expect(await isThere(id)).toBe(false)
  expect((await database.owner.query('select from advice.conversation_hold where conversation_id = $1', [id])).rowCount).toBe(0)
})

test('it ends by itself on its day', async () => {
  const { id } = await asked()
  expect((await holdConversation(desk.keys, officer, id, { ...wish, until: localDate(aTuesdayMorning).add({ days: 92 }) })).ok).toBe(true)
  expect(await eraseExpired(later())).toEqual({ ok: true, value: { erased: 0 } })
  expect(await eraseExpired(night(92))).toEqual({ ok: true, value: { erased: 1 } })
})

test('an account with a held conversation is not erased, and nothing of it is; the part that came apart is held too', async () => {
  const { id, visit } = await asked()
  await writeAsAsker(visit, desk, { text: 'Nog iets', urgency: 'ordinary', urgencyReasons: [], kind: 'reply', key: 'b' })
  expect((await holdConversation(desk.keys, officer, id, wish)).ok).toBe(true)
  const residentId = await aResident(database.db, centres.here)
  const resident = { kind: 'resident', residentId, sessionId: newId<'residentSession'>() } as const
  const read = await readOwnConversation(visit)
  const letters = read.ok ? [read.value.letters[0]?.id ?? ''] : []
  const claimed = await claimConversation(visit, resident, desk, { kind: 'part', letters, key: 'form' })
  expect(claimed).toMatchObject({ ok: true, value: { kind: 'part' } })
  const { rows } = await database.owner.query<{ id: Id<'conversation'> }>('select id from advice.conversation where resident_id = $1', [
    residentId,
  ])
  const part = rows[0]?.id ?? newId<'conversation'>()
  expect(await held(part)).toMatchObject([{ note: wish.reason }])
  expect(await deleteOwnAccount(aContext(database.db, centres.here, resident), [eraseWithAccount])).toEqual({
    ok: false,
    error: { kind: 'held' },
  })
  expect(await isThere(part)).toBe(true)
  expect((await database.owner.query('select from access.resident where id = $1', [residentId])).rowCount).toBe(1)
})

test.each([
  [{ ground: 'zomaar' }, 'no-ground'],
  [{ reason: ' ' }, 'no-reason'],
  [{ reason: 'x'.repeat(2001) }, 'too-long-reason'],
])('refused: %o', async (change, kind) => {
  const { id } = await asked()
  expect(await holdConversation(desk.keys, officer, id, { ...wish, ...change })).toEqual({ ok: false, error: { kind } })
  expect(await held(id)).toEqual([])
})

test('not by who answers questions, and not on what is not there', async () => {
  const { id } = await asked()
  expect(await holdConversation(desk.keys, nurse, id, wish)).toMatchObject({ ok: false, error: { kind: 'not-permitted' } })
  expect(await holdConversation(desk.keys, officer, newId(), wish)).toEqual({ ok: false, error: { kind: 'no-conversation' } })
})
