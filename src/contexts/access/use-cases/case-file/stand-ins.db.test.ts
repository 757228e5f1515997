import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { endCare } from './care-relations.server.ts'
import { actOnFile } from './on-file.server.ts'
import { readCare } from './read-care.server.ts'
import { beginStandIn, endStandIn } from './stand-ins.server.ts'

type Colleague = Actor & { readonly kind: 'staff' }
let database: TestDatabase
let centres: TwoCentres
let [holder, friend, stranger, coordinator]: Colleague[] = []
let child: Id<'person'>
let relation: Id<'careRelation'>

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const colleague = (name: string, role = 'professional') =>
    aColleague(database.db, centres.here, { name, profession: 'youthNurse', roles: [role] })
  holder = await colleague('Sanne de Wit')
  friend = await colleague('Joost Kort')
  stranger = await colleague('Nieuws Gierig')
  coordinator = await colleague('Marleen Prins', 'coordinator')
})
afterAll(() => database.close())
beforeEach(async () => {
  child = await aPerson(database.db, centres.here, { name: 'Noor Testman' })
  relation = await worksWith(database.db, centres.here, { accountId: who(holder).accountId, personId: child, purpose: 'youthHealth' })
})

const who = (one: Colleague | undefined): Colleague => {
  if (one === undefined) throw new Error('nobody')
  return one
}
const as = (one: Colleague | undefined, at: string | null = null) =>
  aContext(database.db, centres.here, who(one), at === null ? aTuesdayMorning : Temporal.Instant.from(at))
const day = (text: string) => Temporal.PlainDate.from(text)
const wish = (from = '2026-11-24', until = '2026-12-08') => ({
  personId: child,
  careRelationId: relation,
  accountId: who(friend).accountId,
  from: day(from),
  until: day(until),
})
const reads = async (one: Colleague | undefined, at: string | null = null, fields: 'healthPieces' | 'bsn' = 'healthPieces') =>
  (await actOnFile(as(one, at), 'person.read', { personId: child, does: 'read', fields }, async () => ok(null))).ok

describe('PR-12: standing in has a term', () => {
  test('from 00:00 of the first day until 00:00 of the day after the last, with the purpose of the relation and without the BSN', async () => {
    expect((await beginStandIn(as(holder), wish('2026-11-26', '2026-12-01'))).ok).toBe(true)
    expect(await reads(friend, '2026-11-25T22:59:59Z')).toBe(false)
    expect(await reads(friend, '2026-11-25T23:00:00Z')).toBe(true)
    expect(await reads(friend, '2026-11-25T23:00:00Z', 'bsn')).toBe(false)
    expect(await reads(friend, '2026-11-30T22:59:59Z')).toBe(true)
    expect(await reads(friend, '2026-11-30T23:00:00Z')).toBe(false)
  })

  test('ended by hand it is over at once, and there for another', async () => {
    const begun = await beginStandIn(as(holder), wish())
    if (!begun.ok) throw new Error(begun.error.kind)
    expect(await reads(friend)).toBe(true)
    expect(await endStandIn(as(friend), child, begun.value)).toEqual({ ok: true, value: null })
    expect(await reads(friend)).toBe(false)
    expect(await endStandIn(as(holder), child, begun.value)).toEqual({ ok: false, error: { kind: 'not-active' } })
    expect((await beginStandIn(as(coordinator), wish())).ok).toBe(true)
    expect(await reads(friend)).toBe(true)
  })

  test('the end of the care relation is the end of standing in for it', async () => {
    expect((await beginStandIn(as(holder), wish())).ok).toBe(true)
    expect((await endCare(as(holder), child, relation)).ok).toBe(true)
    expect(await reads(friend)).toBe(false)
    const { rows } = await database.owner.query<{ event_type: string }>(
      `select event_type, outcome, actor_kind from access.audit_event where subject_id = $1 and action_code in ('C', 'U') and object_type <> 'person'`,
      [child],
    )
    expect(new Set(rows.map((row) => row.event_type))).toEqual(new Set(['care.standIn', 'care.end', 'care.endStandIn']))
  })

  test('it never lasts longer than the relation', async () => {
    const other = await aPerson(database.db, centres.here, { name: 'Bram Testman' })
    const short = await worksWith(database.db, centres.here, {
      accountId: who(holder).accountId,
      personId: other,
      purpose: 'support',
      until: '2026-12-01',
    })
    child = other
    relation = short
    expect((await beginStandIn(as(holder), wish('2026-11-24', '2026-12-31'))).ok).toBe(true)
    const may = async (at: string) =>
      (await actOnFile(as(friend, at), 'person.read', { personId: other, does: 'read', fields: 'supportPieces' }, async () => ok(null))).ok
    expect(await may('2026-11-30T22:59:59Z')).toBe(true)
    expect(await may('2026-11-30T23:00:00Z')).toBe(false)
  })
})

describe('who lets somebody stand in', () => {
  test('who has the relation or a coordinator: not somebody else in care, not who stands in, not a stranger', async () => {
    const other = await aColleague(database.db, centres.here, { name: 'Els Ook', profession: 'youthNurse', roles: ['professional'] })
    await worksWith(database.db, centres.here, { accountId: other.accountId, personId: child, purpose: 'support' })
    expect(await beginStandIn(as(other), wish())).toEqual({ ok: false, error: { kind: 'not-holder' } })
    expect(await beginStandIn(as(stranger), wish())).toMatchObject({ ok: false, error: { kind: 'no-access', why: 'no-relation' } })
    expect((await beginStandIn(as(holder), wish())).ok).toBe(true)
    expect(await beginStandIn(as(friend), { ...wish(), accountId: who(stranger).accountId })).toEqual({
      ok: false,
      error: { kind: 'not-holder' },
    })
  })

  test('not oneself, not who cares for nobody, not for another file, not for ever', async () => {
    const manager = await aColleague(database.db, centres.here, { name: 'Mieke Baas', profession: 'centreManager', roles: ['manager'] })
    const other = await aPerson(database.db, centres.here, { name: 'Ander Kind' })
    const begin = (change: object) => beginStandIn(as(holder), { ...wish(), ...change })
    expect(await begin({ accountId: who(holder).accountId })).toMatchObject({ error: { kind: 'own-relation' } })
    expect(await begin({ accountId: manager.accountId })).toMatchObject({ error: { kind: 'no-colleague' } })
    expect(await begin({ until: day('2027-06-01') })).toMatchObject({ error: { kind: 'too-long' } })
    expect(await begin({ from: day('2026-12-08') })).toMatchObject({ error: { kind: 'ends-before-it-begins' } })
    expect(await beginStandIn(as(coordinator), { ...wish(), personId: other })).toMatchObject({
      error: { kind: 'no-relation-to-stand-in-for' },
    })
  })

  test('two who press the button at once: one wins, the other hears why', async () => {
    const both = await Promise.all([beginStandIn(as(holder), wish()), beginStandIn(as(coordinator), wish())])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(both.find((one) => !one.ok)).toEqual({ ok: false, error: { kind: 'already-there' } })
  })

  test('beginning while the relation is being ended leaves nobody with access', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [begun, ended] = await Promise.all([beginStandIn(as(coordinator), wish()), endCare(as(holder), child, relation)])
      expect(ended.ok).toBe(true)
      expect(begun.ok || begun.error.kind === 'no-relation-to-stand-in-for').toBe(true)
      expect(await reads(friend)).toBe(false)
      relation = await worksWith(database.db, centres.here, {
        accountId: who(holder).accountId,
        personId: child,
        purpose: 'youthHealth',
        from: '2026-11-24',
      })
    }
  })

  test('everybody who may know who is involved sees who stands in', async () => {
    await beginStandIn(as(holder), wish())
    const seen = await readCare(as(coordinator), child, async () => null)
    expect(seen.ok && seen.value.standIns.map(({ name }) => name)).toEqual(['Joost Kort'])
    expect((await readCare(as(stranger), child, async () => null)).ok).toBe(false)
  })
})
