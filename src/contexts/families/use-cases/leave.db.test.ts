/** Who leaves, or loses a role, has nothing left at the next request. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { actOnFile, beginCare, beginStandIn, openCompartment } from '#contexts/access/public-files.ts'
import { aColleague, aContext, aRegionWithTwoCentres, whoProved, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { closeAccount } from '../../access/use-cases/accounts.server.ts'
import { revokeRole } from '../../access/use-cases/administration/roles.server.ts'
import { beginSession, findSession } from '../../access/use-cases/sessions.server.ts'
import { openInEmergency } from './emergency.server.ts'

type Colleague = Actor & { readonly kind: 'staff' }
let database: TestDatabase
let centres: TwoCentres
let leaver: Colleague
let friend: Colleague
let administrator: Colleague
let coordinator: Colleague
let own: Id<'person'>
let stoodIn: Id<'person'>
let urgent: Id<'person'>
const needs = { keys: testKeys, jobs: { tell: async () => {}, start: async () => {}, stop: async () => {}, running: () => true } }
const as = (one: Colleague) => aContext(database.db, centres.here, whoProved(one))
const day = (text: string) => Temporal.PlainDate.from(text)
const reads = async (one: Colleague, personId: Id<'person'>) =>
  (await actOnFile(as(one), 'person.read', { personId, does: 'read', fields: 'healthPieces' }, async () => ok(null))).ok
const colleague = (name: string, role = 'professional') =>
  aColleague(database.db, centres.here, { name, profession: 'youthNurse', roles: [role] })

const standingsLeft = async () =>
  (
    await database.owner.query(
      `select 1 from access.standing where holder_id = $1 and (upper(valid) is null or upper(valid) > '2026-11-24T09:00Z')`,
      [leaver.accountId],
    )
  ).rowCount

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  friend = await colleague('Joost Kort')
  administrator = await colleague('Minh Tran', 'administrator')
  coordinator = await colleague('Marleen Prins', 'coordinator')
})
afterAll(() => database.close())
let number = 0
beforeEach(async () => {
  number += 1
  leaver = await colleague(`Vera Vertrek ${number}`)
  own = await aPerson(database.db, centres.here, { name: 'Noor Testman' })
  stoodIn = await aPerson(database.db, centres.here, { name: 'Bram Testman' })
  urgent = await aPerson(database.db, centres.here, { name: `Fien Nood${number}` })
})

test('closing an account ends care, standing in, emergencies, hidden parts and sessions, and what others did for its relations', async () => {
  const session = await beginSession(aContext(database.db, centres.here, { kind: 'visitor' }), { accountId: leaver.accountId, acr: 'test' })
  if (!session.ok) throw new Error('no session')
  const relation = await worksWith(database.db, centres.here, { accountId: leaver.accountId, personId: own, purpose: 'youthHealth' })
  const theirs = await worksWith(database.db, centres.here, { accountId: friend.accountId, personId: stoodIn, purpose: 'youthHealth' })
  const term = { from: day('2026-11-24'), until: day('2026-12-08') }
  await beginStandIn(as(friend), { personId: stoodIn, careRelationId: theirs, accountId: leaver.accountId, ...term })
  await beginStandIn(as(leaver), { personId: own, careRelationId: relation, accountId: friend.accountId, ...term })
  await openInEmergency(needs, as(leaver), {
    ...{ reason: 'acute-danger', explanation: 'Moeder belt in paniek.', hours: 4 },
    ...{ familyName: `Nood${number}`, callName: '', birthDate: day('2014-02-01') },
  })
  expect((await openCompartment(as(leaver), own)).ok).toBe(true)
  for (const person of [own, stoodIn, urgent]) expect(await reads(leaver, person)).toBe(true)
  expect(await reads(friend, own)).toBe(true)

  expect((await closeAccount(as(administrator), leaver.accountId)).ok).toBe(true)

  for (const person of [own, stoodIn, urgent]) expect(await reads(leaver, person)).toBe(false)
  expect(await reads(friend, own)).toBe(false)
  const services = { db: database.db }
  expect(await findSession(services, centres.here, session.value.token, Temporal.Instant.from('2026-11-24T09:00:00Z'))).toBeNull()
  const left = async (table: string, where: string) =>
    (await database.owner.query(`select 1 from access.${table} where account_id = $1 and ${where}`, [leaver.accountId])).rowCount
  expect(await left('care_relation', 'ended_at is null')).toBe(0)
  expect(await left('stand_in', 'ended_at is null')).toBe(0)
  expect(await left('emergency_access', 'ended_at is null')).toBe(0)
  expect(await left('compartment_member', 'true')).toBe(0)
  expect(await left('session', 'true')).toBe(0)
  expect(await standingsLeft()).toBe(0)
})

test('beginning care while the account is being closed leaves nothing behind', async () => {
  const people = await Promise.all([1, 2, 3, 4, 5, 6].map((one) => aPerson(database.db, centres.here, { name: `Kind Testman${one}` })))
  const [closed] = await Promise.all([
    closeAccount(as(administrator), leaver.accountId),
    ...people.map((personId) =>
      beginCare(as(coordinator), { personId, accountId: leaver.accountId, purpose: 'support', from: day('2026-11-24'), until: null }),
    ),
  ])
  expect(closed.ok).toBe(true)
  expect(await standingsLeft()).toBe(0)
})

test('who loses the role has nothing at the next request, and no relation is lost with it', async () => {
  const token = await beginSession(aContext(database.db, centres.here, { kind: 'visitor' }), { accountId: leaver.accountId, acr: 'test' })
  if (!token.ok) throw new Error('no session')
  await worksWith(database.db, centres.here, { accountId: leaver.accountId, personId: own, purpose: 'youthHealth' })
  const next = async () => {
    const actor = await findSession({ db: database.db }, centres.here, token.value.token, Temporal.Instant.from('2026-11-24T09:00:00Z'))
    return actor === null ? null : reads(actor, own)
  }
  expect(await next()).toBe(true)
  expect((await revokeRole(as(administrator), leaver.accountId, 'professional')).ok).toBe(true)
  expect(await next()).toBe(false)
})
