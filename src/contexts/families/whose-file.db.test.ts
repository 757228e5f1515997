import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { actOnFile, beginCare, endCare, listCare } from '#contexts/access/public-files.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { findPerson } from './sql/persons.server.ts'

let database: TestDatabase
let centres: TwoCentres
let child: Id<'person'>
let mother: Id<'person'>
beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  child = await aPerson(database.db, centres.here, { name: 'Noor Testman', born: '2014-02-01' })
  mother = await aPerson(database.db, centres.here, { name: 'Mila de Groot', born: '1985-05-05' })
  await hasAuthority(database.db, centres.here, { holder: mother, child })
})
afterAll(() => database.close())

const colleague = (name: string, roles: readonly string[] = ['professional']) =>
  aColleague(database.db, centres.here, { name, profession: 'youthNurse', roles })
const opens = async (ctx: Parameters<typeof actOnFile>[0], personId = child) =>
  actOnFile(ctx, 'person.read', { personId, does: 'read', fields: 'index' }, async (tx) => ok(await findPerson(tx, personId)))

describe('PR-11: a file opens for who has a care relation', () => {
  test('with one it opens, and one row of the log says by which', async () => {
    const nurse = await colleague('Sanne de Wit')
    const id = await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
    const read = await opens(aContext(database.db, centres.here, nurse))
    expect(read).toMatchObject({ ok: true, value: { callName: 'Noor' } })
    const { rows } = await database.owner.query(
      'select outcome, basis, basis_id, field_group from access.audit_event where account_id = $1',
      [nurse.accountId],
    )
    expect(rows).toEqual([{ outcome: 0, basis: 'care', basis_id: id, field_group: 'index' }])
  })

  test('a team-mate, a manager and a stranger of another centre find nothing, and that is written down', async () => {
    for (const [who, roles] of [
      ['Team Maat', ['professional']],
      ['Mieke Baas', ['manager']],
    ] as const) {
      const actor = await colleague(who, roles)
      expect((await opens(aContext(database.db, centres.here, actor))).ok).toBe(false)
      const { rows } = await database.owner.query('select outcome from access.audit_event where account_id = $1', [actor.accountId])
      expect(rows).toEqual([{ outcome: 4 }])
    }
    const elsewhere = await aColleague(database.db, centres.elsewhere, {
      name: 'Els Elders',
      profession: 'youthNurse',
      roles: ['professional'],
    })
    expect(await opens(aContext(database.db, centres.elsewhere, elsewhere))).toMatchObject({
      error: { kind: 'no-access', why: 'no-such-person' },
    })
  })

  test('row-level security alone stops who forgot to ask', async () => {
    const actor = await colleague('Forget Ful')
    const rows = await inTransaction(
      database.db,
      { centreId: centres.here, actor: 'staff', actorId: actor.accountId, roles: actor.roles },
      (tx) => tx.selectFrom('families.person').selectAll().execute(),
    )
    expect(rows).toEqual([])
  })
})

describe('PR-12: the end of a relation ends access at once', () => {
  test('ended now, the next request finds nothing', async () => {
    const nurse = await colleague('Joost Kort')
    const helper = await colleague('Hulp Lang')
    await worksWith(database.db, centres.here, { accountId: helper.accountId, personId: child, purpose: 'coordination' })
    const id = await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId: child, purpose: 'youthHelp' })
    expect((await opens(aContext(database.db, centres.here, nurse))).ok).toBe(true)
    expect(await endCare(aContext(database.db, centres.here, helper), child, id)).toEqual({ ok: true, value: null })
    expect((await opens(aContext(database.db, centres.here, nurse))).ok).toBe(false)
    expect(await endCare(aContext(database.db, centres.here, helper), child, id)).toEqual({ ok: false, error: { kind: 'not-active' } })
  })

  test('on its last date it is over, at 00:00 local time', async () => {
    const nurse = await colleague('Tijd Elijk')
    await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth', until: '2026-12-01' })
    const at = (moment: string) => aContext(database.db, centres.here, nurse, Temporal.Instant.from(moment))
    expect((await opens(at('2026-11-30T22:59:59Z'))).ok).toBe(true)
    expect((await opens(at('2026-11-30T23:00:00Z'))).ok).toBe(false)
  })
})

test('nobody begins a relation with somebody they do not know; a colleague in care and a coordinator do', async () => {
  const stranger = await colleague('Nieuws Gierig')
  const coordinator = await colleague('Marleen Prins', ['coordinator'])
  const wish = {
    personId: child,
    accountId: stranger.accountId,
    purpose: 'support',
    from: Temporal.PlainDate.from('2026-11-24'),
    until: null,
  } as const
  expect(await beginCare(aContext(database.db, centres.here, stranger), wish)).toMatchObject({ ok: false, error: { kind: 'no-access' } })
  expect((await beginCare(aContext(database.db, centres.here, coordinator), wish)).ok).toBe(true)
  expect(await beginCare(aContext(database.db, centres.here, coordinator), wish)).toEqual({ ok: false, error: { kind: 'already-there' } })
  const care = await listCare(aContext(database.db, centres.here, stranger), child)
  expect(care.ok && care.value.map(({ name }) => name)).toContain('Nieuws Gierig')
})

describe('PR-23: the family itself', () => {
  test('mother until the sixteenth birthday, the child from the twelfth, exactly at 00:00', async () => {
    const parent = await aResidentWhoIs(database.db, centres.here, mother)
    const young = await aResidentWhoIs(database.db, centres.here, child)
    const may = async (actor: typeof parent, moment: string) =>
      (await opens(aContext(database.db, centres.here, actor, Temporal.Instant.from(moment)))).ok
    expect(await may(young, '2026-01-31T22:59:59Z')).toBe(false)
    expect(await may(young, '2026-01-31T23:00:00Z')).toBe(true)
    expect(await may(parent, '2030-01-31T22:59:59Z')).toBe(true)
    expect(await may(parent, '2030-01-31T23:00:00Z')).toBe(false)
  })

  test('a resident who is nobody here sees no file and no log', async () => {
    const other = await aPerson(database.db, centres.here, { name: 'Vreemde Snoes', born: '1990-01-01' })
    const actor = await aResidentWhoIs(database.db, centres.here, other)
    expect((await opens(aContext(database.db, centres.here, actor))).ok).toBe(false)
    const rows = await inTransaction(
      database.db,
      { centreId: centres.here, actor: 'resident', actorId: actor.residentId, roles: ['family'] },
      (tx) => tx.selectFrom('access.audit_event').selectAll().execute(),
    )
    expect(rows.filter(({ subject_id }) => subject_id !== other)).toEqual([])
  })
})
