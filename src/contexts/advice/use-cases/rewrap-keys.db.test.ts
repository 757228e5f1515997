import { afterAll, beforeAll, expect, test } from 'vitest'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aDesk, aQuestion, aSource } from '#tests/builders/desk.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { askQuestion, type Received } from './ask-question.server.ts'
import { findAskerVisit, openWithCode } from './open-with-code.server.ts'
import { readOwnConversation } from './own-conversation.server.ts'
import { countKeyVersions, rewrapKeys } from './rewrap-keys.server.ts'
import { readQuestion } from './read-question.server.ts'

const second = Buffer.alloc(32, 9)
const both: Keys = { ...testKeys, centre: new Map([...testKeys.centre, [2, second]]) }
const newOnly: Keys = { ...testKeys, centre: new Map([[2, second]]) }

let database: TestDatabase
let centres: TwoCentres
let sanne: Context
let system: Context
const received: Received[] = []

const visitor = (centreId: Id<'centre'> = centres.here) => aContext(database.db, centreId, { kind: 'visitor' })
const deskWith = (keys: Keys) => ({ ...aDesk(database.db), keys })

function value<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
async function ask(key: string, keys: Keys, centreId = centres.here): Promise<Received> {
  return value(await askQuestion(visitor(centreId), deskWith(keys), aQuestion, { key, source: aSource }))
}

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const of = { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] }
  sanne = aContext(database.db, centres.here, await aColleague(database.db, centres.here, of))
  system = aContext(database.db, centres.here, { kind: 'system', name: 'command line' })
  for (const key of ['1', '2', '3', '4', '5']) received.push(await ask(key, testKeys))
  await ask('elsewhere', testKeys, centres.elsewhere)
})
afterAll(() => database.close())

test('old messages open with the new version alone, return codes still work, and no version of a row was raised', async () => {
  const before = value(await readQuestion(sanne, deskWith(testKeys), received[0]?.conversationId as Id<'conversation'>))
  const newer = await ask('6', both)
  expect(value(await countKeyVersions(system))).toEqual(
    new Map([
      [1, 5],
      [2, 1],
    ]),
  )
  expect(value(await rewrapKeys(system, both, 2))).toEqual({ rewrapped: 5 })
  expect(value(await countKeyVersions(system))).toEqual(new Map([[2, 6]]))
  for (const { conversationId, code } of [...received, newer]) {
    const seen = value(await readQuestion(sanne, deskWith(newOnly), conversationId))
    expect(seen.letters.map(({ text }) => text)).toEqual([aQuestion.text])
    const { token } = value(await openWithCode(visitor(), deskWith(newOnly), code ?? '', aSource))
    const visit = await findAskerVisit(visitor(), token)
    if (visit === null) throw new Error('no visit')
    expect(value(await readOwnConversation(visit)).letters).toHaveLength(1)
  }
  // Giving the code once confirms it, which is a change; wrapping the key anew is none.
  expect(value(await readQuestion(sanne, deskWith(newOnly), before.id)).version).toBe(before.version + 1)
})

test('twice changes nothing, and every centre has its own turn', async () => {
  expect(value(await rewrapKeys(system, both))).toEqual({ rewrapped: 0 })
  const elsewhere = { ...system, centreId: centres.elsewhere }
  expect(value(await countKeyVersions(elsewhere))).toEqual(new Map([[1, 1]]))
  expect(value(await rewrapKeys(elsewhere, both))).toEqual({ rewrapped: 1 })
})

test('the audit log has a line for each conversation', async () => {
  const { rows } = await database.owner.query(
    `select count(*)::int as lines from access.audit_event where event_type = 'conversation.rewrap' and detail = 'key 1 to 2'`,
  )
  expect(rows).toEqual([{ lines: 6 }])
})

test('nobody of the staff may do it, and the refusal is logged', async () => {
  expect(await rewrapKeys(sanne, both)).toEqual({ ok: false, error: { kind: 'not-permitted' } })
  const { rows } = await database.owner.query(
    `select actor_kind from access.audit_event where event_type = 'conversation.rewrap' and outcome = 4`,
  )
  expect(rows).toEqual([{ actor_kind: 'staff' }])
})
