import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { aColleague, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'

let database: TestDatabase
let centres: TwoCentres
let child: Id<'person'>
let mother: Id<'person'>
let father: Id<'person'>
let nurse: Actor & { kind: 'staff' }

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const { db } = database
  child = await aPerson(db, centres.here, { name: 'Noor Testman', born: '2016-02-01' })
  mother = await aPerson(db, centres.here, { name: 'Mila de Groot', born: '1985-05-05' })
  father = await aPerson(db, centres.here, { name: 'Ruben Testman', born: '1984-05-05' })
  for (const holder of [mother, father]) await hasAuthority(db, centres.here, { holder, child, from: '2016-02-01' })
  nurse = await aColleague(db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  await worksWith(db, centres.here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
  await inTransaction(db, { centreId: centres.here, actor: 'system' }, (tx) =>
    tx
      .insertInto('families.contact_point')
      .values(
        [mother, father].flatMap((person_id) =>
          [false, true].map((secret) => ({
            ...{ centre_id: centres.here, id: newId(), person_id, kind: 'phone', value: Buffer.from('x'), centre_key_version: 1 },
            ...{ secret, created_at: aTuesdayMorning },
          })),
        ),
      )
      .execute(),
  )
})
afterAll(() => database.close())

async function numbersSeenBy(actor: Actor): Promise<number> {
  const id = actor.kind === 'staff' ? actor.accountId : actor.kind === 'resident' ? actor.residentId : ''
  const roles = actor.kind === 'staff' ? actor.roles : ['family']
  const scope = { centreId: centres.here, actor: actor.kind, actorId: id, roles, now: aTuesdayMorning }
  return (await inTransaction(database.db, scope, (tx) => tx.selectFrom('families.contact_point').select('id').execute())).length
}

test('who works with a child reaches its parents; a colleague who does not, reaches nobody', async () => {
  expect(await numbersSeenBy(nurse)).toBe(4)
  const other = await aColleague(database.db, centres.here, { name: 'Team Maat', profession: 'youthNurse', roles: ['professional'] })
  expect(await numbersSeenBy(other)).toBe(0)
  const support = await aColleague(database.db, centres.here, { name: 'Kwame Hulp', profession: 'socialWorker', roles: ['professional'] })
  await worksWith(database.db, centres.here, { accountId: support.accountId, personId: child, purpose: 'support' })
  // This work does not need what is secret.
  expect(await numbersSeenBy(support)).toBe(2)
})

test('PR-10: a parent with authority over the child does not see how to reach the other', async () => {
  expect(await numbersSeenBy(await aResidentWhoIs(database.db, centres.here, father))).toBe(2)
})

test('PR-12: over with the care relation', async () => {
  const helper = await aColleague(database.db, centres.here, { name: 'Voor Bij', profession: 'youthNurse', roles: ['professional'] })
  await worksWith(database.db, centres.here, { accountId: helper.accountId, personId: child, purpose: 'youthHealth', until: '2026-11-24' })
  expect(await numbersSeenBy(helper)).toBe(0)
})
