import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aDesk, aQuestion, aSource } from '#tests/builders/desk.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { enterQuestion } from './ask-question.server.ts'
import { findAskerVisit, openWithCode } from './open-with-code.server.ts'
import { readOwnConversation } from './own-conversation.server.ts'

let database: TestDatabase
let centres: TwoCentres
let desk: ReturnType<typeof aDesk>
let bilal: Context

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  desk = aDesk(database.db)
  const person = { name: 'Bilal Kaya', profession: 'frontDeskWorker', roles: ['frontDesk'] }
  bilal = aContext(database.db, centres.here, await aColleague(database.db, centres.here, person))
})
afterAll(() => database.close())

const visitor = () => aContext(database.db, centres.here, { kind: 'visitor' })
let keys = 0
async function entered(key = `desk-${(keys += 1)}`): Promise<string | null> {
  const received = await enterQuestion(bilal, desk, { ...aQuestion, channel: 'phone' }, key)
  if (!received.ok) throw new Error('refused')
  return received.value.code
}
const open = (code: string) => openWithCode(visitor(), desk, code, aSource)

test('the person’s own first use makes a new code, and the one of the desk stops', async () => {
  const code = (await entered()) ?? ''
  const first = await open(code)
  expect(first).toMatchObject({ ok: true, value: { renewed: { code: expect.any(String) as string } } })
  const own = first.ok ? (first.value.renewed?.code ?? '') : ''
  expect(own).not.toBe(code)
  expect(await open(code)).toMatchObject({ ok: false, error: { kind: 'unknown-code' } })
  expect(await open(own)).toMatchObject({ ok: true, value: { renewed: null } })
  // The visit that was begun with it reads on.
  const visit = first.ok ? await findAskerVisit(visitor(), first.value.token) : null
  expect(visit !== null && (await readOwnConversation(visit)).ok).toBe(true)
})

test('of two who use a code of the desk at the same moment, one gets in and one hears that it is no code', async () => {
  const code = (await entered()) ?? ''
  const outcomes = await Promise.all([open(code), open(code)])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'unknown-code' } })
})

test('the form of the desk sent again renews a lost code, but never after the person came in', async () => {
  const lost = (await entered('same')) ?? ''
  const code = (await entered('same')) ?? ''
  expect(await open(lost)).toMatchObject({ error: { kind: 'unknown-code' } })
  expect((await open(code)).ok).toBe(true)
  expect(await entered('same')).toBeNull()
})

test('who entered it stands in the audit log; a visitor or a manager cannot enter', async () => {
  const { rows } = await database.owner.query(
    `select distinct account_id from access.audit_event where event_type = 'conversation.enter' and action_code = 'C'`,
  )
  expect(rows).toEqual([{ account_id: bilal.actor.kind === 'staff' ? bilal.actor.accountId : '' }])
  const manager = await aColleague(database.db, centres.here, { name: 'Mieke Baas', profession: 'centreManager', roles: ['manager'] })
  for (const actor of [{ kind: 'visitor' } as const, manager])
    expect(await enterQuestion(aContext(database.db, centres.here, actor), desk, aQuestion, 'no')).toEqual({
      ok: false,
      error: { kind: 'not-permitted' },
    })
})
