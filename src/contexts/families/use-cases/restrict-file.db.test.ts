import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { actOnFile, beginCare, clearCare } from '#contexts/access/public-files.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { readCareOf } from './read-care-of.server.ts'
import { restrictFile, unrestrictFile } from './restrict-file.server.ts'

type Colleague = Actor & { readonly kind: 'staff' }
let database: TestDatabase
let centres: TwoCentres
let carer: Colleague
let other: Colleague
let coordinator: Colleague
let child: Id<'person'>
let relation: Id<'careRelation'>
const needs = { keys: testKeys }
const why = 'Zij werkt hier aan de balie.'
const as = (one: Colleague) => aContext(database.db, centres.here, one)
const reads = async (one: Colleague) =>
  (await actOnFile(as(one), 'person.read', { personId: child, does: 'read', fields: 'index' }, async () => ok(null))).ok
const restrict = (one: Colleague, reason = 'colleague', explanation = why) =>
  restrictFile(needs, as(one), { personId: child, reason, explanation })

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const colleague = (name: string, role = 'professional') =>
    aColleague(database.db, centres.here, { name, profession: 'youthNurse', roles: [role] })
  carer = await colleague('Sanne de Wit')
  other = await colleague('Joost Kort')
  coordinator = await colleague('Marleen Prins', 'coordinator')
})
afterAll(() => database.close())
beforeEach(async () => {
  child = await aPerson(database.db, centres.here, { name: 'Noor Testman' })
  relation = await worksWith(database.db, centres.here, { accountId: carer.accountId, personId: child, purpose: 'youthHealth' })
})

describe('PR-11: a restricted file wants a relation that somebody else cleared', () => {
  test('a plain relation loses sight when the file is marked, and has it back when it is unmarked', async () => {
    expect(await reads(carer)).toBe(true)
    const marked = await restrict(coordinator)
    if (!marked.ok) throw new Error(marked.error.kind)
    expect(await reads(carer)).toBe(false)
    const unmark = { personId: child, id: marked.value, explanation: 'Zij werkt hier niet meer.' }
    expect(await unrestrictFile(needs, as(carer), unmark)).toMatchObject({ ok: false, error: { kind: 'no-access', why: 'state' } })
    expect(await unrestrictFile(needs, as(coordinator), unmark)).toEqual({ ok: true, value: null })
    expect(await reads(carer)).toBe(true)
    const { rows } = await database.owner.query<{ event_type: string; detail: string | null }>(
      `select event_type, detail from access.audit_event where subject_id = $1 and object_type = 'restriction' order by recorded_at`,
      [child],
    )
    expect(rows).toEqual([
      { event_type: 'file.restrict', detail: 'colleague' },
      { event_type: 'file.unrestrict', detail: null },
    ])
  })

  test('a coordinator clears the relation of another, never the own; who is cleared clears another', async () => {
    expect((await restrict(coordinator)).ok).toBe(true)
    expect((await clearCare(as(coordinator), child, relation)).ok).toBe(true)
    expect(await reads(carer)).toBe(true)
    const wish = {
      personId: child,
      accountId: other.accountId,
      purpose: 'support',
      from: Temporal.PlainDate.from('2026-11-24'),
      until: null,
    } as const
    expect((await beginCare(as(carer), wish)).ok).toBe(true)
    expect(await reads(other)).toBe(true)
    expect(await clearCare(as(carer), child, relation)).toEqual({ ok: false, error: { kind: 'not-for-oneself' } })
  })

  test('a relation that an uncleared colleague began is not cleared', async () => {
    const wish = {
      personId: child,
      accountId: other.accountId,
      purpose: 'support',
      from: Temporal.PlainDate.from('2026-11-24'),
      until: null,
    } as const
    expect((await beginCare(as(carer), wish)).ok).toBe(true)
    expect((await restrict(carer, 'asked', 'Het gezin vraagt erom.')).ok).toBe(true)
    expect(await reads(other)).toBe(false)
  })

  test('nobody opens for themselves what was closed to them', async () => {
    const both = await aColleague(database.db, centres.here, { name: 'Bo Eigen', profession: 'youthNurse', roles: ['coordinator'] })
    const begun = await worksWith(database.db, centres.here, { accountId: both.accountId, personId: child, purpose: 'coordination' })
    const marked = await restrict(coordinator)
    if (!marked.ok) throw new Error(marked.error.kind)
    expect(await unrestrictFile(needs, as(both), { personId: child, id: marked.value, explanation: 'Ik wil het graag zien.' })).toEqual({
      ok: false,
      error: { kind: 'may-not' },
    })
    expect(await clearCare(as(both), child, begun)).toEqual({ ok: false, error: { kind: 'not-for-oneself' } })
    expect(
      await beginCare(as(coordinator), {
        personId: child,
        accountId: coordinator.accountId,
        purpose: 'support',
        from: Temporal.PlainDate.from('2026-11-24'),
        until: null,
      }),
    ).toEqual({ ok: false, error: { kind: 'not-for-oneself' } })
  })

  test('two reasons hold apart; the same one holds once; the sentence is sealed', async () => {
    const marked = await restrict(coordinator)
    if (!marked.ok) throw new Error(marked.error.kind)
    expect(await restrict(coordinator)).toEqual({ ok: false, error: { kind: 'already-restricted' } })
    expect((await restrict(coordinator, 'safety', 'Dreiging van buiten het gezin.')).ok).toBe(true)
    const held = await readCareOf(as(coordinator), child)
    expect(held.ok && new Set(held.value.restrictions.map(({ reason }) => reason))).toEqual(new Set(['colleague', 'safety']))
    await unrestrictFile(needs, as(coordinator), { personId: child, id: marked.value, explanation: 'Zij werkt hier niet meer.' })
    expect(await reads(carer)).toBe(false)
    const { rows } = await database.owner.query<{ explanation: Buffer }>(
      'select explanation from families.restriction where person_id = $1',
      [child],
    )
    expect(rows.map(({ explanation }) => explanation.toString()).join(' ')).not.toContain('balie')
  })

  test.each([
    ['curious', why, 'no-reason'],
    ['asked', 'kort', 'no-explanation'],
    ['asked', 'a'.repeat(1_001), 'too-long-explanation'],
  ])('%s, "%s": %s', async (reason, explanation, kind) => {
    expect(await restrict(coordinator, reason, explanation)).toEqual({ ok: false, error: { kind } })
    expect(await reads(carer)).toBe(true)
  })

  test('a stranger marks nothing', async () => {
    expect(await restrict(other)).toMatchObject({ ok: false, error: { kind: 'no-access' } })
  })
})
