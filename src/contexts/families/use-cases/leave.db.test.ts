/** Who leaves, or loses a role, has nothing left at the next request. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import {
  actOnFile,
  addCompartmentMember,
  beginCare,
  beginStandIn,
  endCare,
  listCompartmentMembers,
  listNotices,
  nameCompartmentSuccessor,
  openCompartment,
  removeCompartmentMember,
  type Within,
} from '#contexts/access/public-files.ts'
import { aColleague, aContext, aRegionWithTwoCentres, whoProved, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { closeAccount } from '../../access/use-cases/accounts.server.ts'
import { revokeRole } from '../../access/use-cases/administration/roles.server.ts'
import { beginSession, findSession } from '../../access/use-cases/sessions.server.ts'
import { keepHiddenParts } from '../../access/use-cases/case-file/pass-on.server.ts'
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

describe('MC-11: a hidden part is never there for nobody', () => {
  const opened = async (): Promise<Within> => {
    await worksWith(database.db, centres.here, { accountId: leaver.accountId, personId: own, purpose: 'youthHealth' })
    const done = await openCompartment(as(leaver), own)
    if (!done.ok) throw new Error(done.error.kind)
    return { personId: own, compartmentId: done.value }
  }
  const membersOf = async ({ compartmentId }: Within) =>
    (
      await database.owner.query<{ account: string }>(
        'select account_id as account from access.compartment_member where compartment_id = $1',
        [compartmentId],
      )
    ).rows.map(({ account }) => account)
  const hears = async (one: Colleague, { compartmentId }: Within) => {
    const notices = await listNotices(as(one))
    return notices.ok && notices.value.some(({ kind, aboutId }) => kind === 'hidden-part-is-mine' && aboutId === compartmentId)
  }

  test('the last member leaves: one coordinator has it from then on, and alone hears of it', async () => {
    const within = await opened()
    const second = await colleague('Cora Later', 'coordinator')
    expect((await closeAccount(as(administrator), leaver.accountId)).ok).toBe(true)
    expect(await membersOf(within)).toEqual([coordinator.accountId])
    const told = await Promise.all([coordinator, second, friend, administrator].map((one) => hears(one, within)))
    expect(told).toEqual([true, false, false, false])
    // Hands it on without reading it, and is out of it again.
    await worksWith(database.db, centres.here, { accountId: friend.accountId, personId: own, purpose: 'youthHealth' })
    expect(await removeCompartmentMember(as(coordinator), within, coordinator.accountId)).toEqual({
      ok: false,
      error: { kind: 'last-member' },
    })
    expect(await addCompartmentMember(as(coordinator), within, friend.accountId)).toEqual({ ok: true, value: null })
    expect(await removeCompartmentMember(as(coordinator), within, coordinator.accountId)).toEqual({ ok: true, value: null })
    expect(await listCompartmentMembers(as(friend), within)).toEqual({ ok: true, value: [friend.accountId] })
    expect(await reads(coordinator, own)).toBe(false)
  })

  test('whom the members named has it, when that colleague works with the person', async () => {
    const within = await opened()
    expect(await nameCompartmentSuccessor(as(leaver), within, friend.accountId)).toEqual({ ok: true, value: null })
    expect(await hears(friend, within)).toBe(false)
    await worksWith(database.db, centres.here, { accountId: friend.accountId, personId: own, purpose: 'youthHealth' })
    await closeAccount(as(administrator), leaver.accountId)
    expect(await membersOf(within)).toEqual([friend.accountId])
    expect(await hears(friend, within)).toBe(true)
  })

  test('another member is left: nothing goes to anybody', async () => {
    const within = await opened()
    await worksWith(database.db, centres.here, { accountId: friend.accountId, personId: own, purpose: 'youthHealth' })
    await addCompartmentMember(as(leaver), within, friend.accountId)
    await closeAccount(as(administrator), leaver.accountId)
    expect(await membersOf(within)).toEqual([friend.accountId])
    expect(await hears(coordinator, within)).toBe(false)
  })

  test('the last member works with the person no more: the job passes it on, once', async () => {
    const within = await opened()
    const relation = await database.owner.query<{ id: Id<'careRelation'> }>('select id from access.care_relation where person_id = $1', [
      own,
    ])
    const system = () => aContext(database.db, centres.here, { kind: 'system', name: 'test' })
    expect(await keepHiddenParts(system())).toEqual({ ok: true, value: 0 })
    await endCare(as(leaver), own, relation.rows[0]!.id)
    expect(await keepHiddenParts(system())).toEqual({ ok: true, value: 1 })
    expect(await keepHiddenParts(system())).toEqual({ ok: true, value: 0 })
    expect((await membersOf(within)).toSorted()).toEqual([leaver.accountId, coordinator.accountId].toSorted())
  })

  test('no row of the log that the family or uninvolved staff may see says anything of it', async () => {
    const lines = async () => {
      const text =
        'select event_type, detail, object_type from access.audit_event where subject_id = $1 and compartment_id is null order by recorded_at, id'
      return (await database.owner.query<{ event_type: string }>(text, [own])).rows
    }
    await worksWith(database.db, centres.here, { accountId: leaver.accountId, personId: own, purpose: 'youthHealth' })
    await openCompartment(as(leaver), own)
    await closeAccount(as(administrator), leaver.accountId)
    const withPart = await lines()
    leaver = await colleague('Vera Zonder')
    own = await aPerson(database.db, centres.here, { name: 'Noor Zonder' })
    await worksWith(database.db, centres.here, { accountId: leaver.accountId, personId: own, purpose: 'youthHealth' })
    await closeAccount(as(administrator), leaver.accountId)
    expect(withPart).toEqual(await lines())
  })
})
