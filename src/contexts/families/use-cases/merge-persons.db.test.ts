import { afterAll, beforeAll, expect, test } from 'vitest'
import { movesAlong } from '../../../app/moves-along.ts'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { aColleague, aContext, aRegionWithTwoCentres, whoProved, type TwoCentres } from '#tests/builders/centres.ts'
import { aResidentWhoIs } from '#tests/builders/families.ts'
import { aFamilyForm } from '#tests/builders/family-forms.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { keepBsn, showBsn } from './bsn.server.ts'
import { mergePersons, unmergePersons } from './merge-persons.server.ts'
import { readFamily } from './read-family.server.ts'
import { registerFamily } from './register-family.server.ts'
import { writePiece } from './write-piece.server.ts'

let base: TestDatabase
let centres: TwoCentres
let nurse: Context
let helper: Context
let coordinator: Context
beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  const as = async (name: string, roles: readonly string[]) =>
    aContext(base.db, centres.here, whoProved(await aColleague(base.db, centres.here, { name, profession: 'youthNurse', roles })))
  nurse = await as('Sanne de Wit', ['professional'])
  helper = await as('Joost Vermeer', ['professional'])
  coordinator = await as('Ingrid Postma', ['coordinator'])
})
afterAll(() => base.close())

async function registered(familyName: string, ctx: Context, more: Parameters<typeof aFamilyForm>[1] = {}): Promise<Id<'person'>> {
  const done = await registerFamily(ctx, keys, aFamilyForm(familyName, more))
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}
const tables = ['person_bsn', 'tie', 'authority', 'home_member', 'contact_point', 'piece'] as const
/** What each row of the schema points to, and who stands how; seals are new each time and left out. */
async function everything(): Promise<unknown> {
  const of = async (query: string): Promise<unknown> => (await base.owner.query<{ line: string }>(query)).rows.map(({ line }) => line)
  return {
    rows: await Promise.all(
      tables.map((table) => of(`select (to_jsonb(t) - 'bsn' - 'centre_key_version')::text as line from families.${table} t order by 1`)),
    ),
    people: await of('select id || coalesce(merged_into::text, $$$$) as line from families.person order by 1'),
    standings: await of(
      `select person_id || ' ' || holder_id || ' ' || relation || valid::text as line from access.standing where valid @> '2026-11-24T10:00Z'::timestamptz order by 1`,
    ),
    residents: await of(`select resident_id || ' ' || person_id as line from access.resident_person order by 1`),
    states: await of(`select person_id || state as line from access.subject order by 1`),
  }
}

test('everything goes along and both who worked with them see one file; undone, everything is as it was', async () => {
  const kept = await registered('Appeldoorn', nurse)
  const gone = await registered('Appelscha', helper, { parents: [], child: { ...aFamilyForm('Appelscha').child, purpose: 'youthHelp' } })
  expect((await keepBsn(helper, keys, gone, '111222333')).ok).toBe(true)
  expect(
    (
      await writePiece(helper, keys, gone, {
        fields: 'helpPieces',
        kind: 'note',
        title: 'Gesprek',
        body: 'Over slapen.',
        aboutThirdPerson: false,
      })
    ).ok,
  ).toBe(true)
  await aResidentWhoIs(base.db, centres.here, gone)
  const before = await everything()
  const merged = await mergePersons(coordinator, keys, { keptId: kept, goneId: gone }, movesAlong)
  expect(merged.ok).toBe(true)
  const byHelper = await readFamily(helper, keys, kept)
  expect(byHelper.ok && [byHelper.value.pieces.map(({ title }) => title), byHelper.value.people.length]).toEqual([['Gesprek'], 2])
  expect(await showBsn(nurse, keys, kept)).toEqual({ ok: true, value: '111222333' })
  const byNurse = await readFamily(nurse, keys, kept)
  expect(byNurse.ok && byNurse.value.pieces).toEqual([])
  expect(await readFamily(helper, keys, gone)).toMatchObject({ ok: false, error: { kind: 'no-access', why: 'no-relation' } })
  expect(await mergePersons(coordinator, keys, { keptId: kept, goneId: gone }, movesAlong)).toMatchObject({
    error: { kind: 'no-such-person' },
  })
  expect(await unmergePersons(coordinator, keys, kept, movesAlong)).toEqual({ ok: true, value: gone })
  expect(await everything()).toEqual(before)
  expect(await showBsn(helper, keys, gone)).toEqual({ ok: true, value: '111222333' })
  expect(await unmergePersons(coordinator, keys, kept, movesAlong)).toMatchObject({ error: { kind: 'no-such-person' } })
  const { rows } = await base.owner.query<{ event_type: string }>(
    `select event_type from access.audit_event where subject_id = $1 and object_type = 'merge'`,
    [gone],
  )
  expect(rows.map(({ event_type }) => event_type)).toEqual(['person.merge', 'person.unmerge'])
})

test('who has four parents together, two numbers, or a tie to the other is refused, and nothing moves', async () => {
  const one = await registered('Beverwijk', nurse)
  const two = await registered('Beverstee', nurse)
  const before = await everything()
  expect(await mergePersons(coordinator, keys, { keptId: one, goneId: two }, movesAlong)).toEqual({
    ok: false,
    error: { kind: 'too-many-holders' },
  })
  const family = await readFamily(nurse, keys, one)
  const mother = family.ok ? family.value.people[0]!.id : one
  expect(await mergePersons(coordinator, keys, { keptId: one, goneId: mother }, movesAlong)).toEqual({
    ok: false,
    error: { kind: 'tied-to-each-other' },
  })
  expect(await mergePersons(coordinator, keys, { keptId: one, goneId: one }, movesAlong)).toEqual({
    ok: false,
    error: { kind: 'no-such-person' },
  })
  expect(await everything()).toEqual(before)
  const [three, four] = [await registered('Culemborg', nurse, { parents: [] }), await registered('Culemveen', nurse, { parents: [] })]
  await keepBsn(nurse, keys, three, '123456782')
  await keepBsn(nurse, keys, four, '12345672')
  expect(await mergePersons(coordinator, keys, { keptId: three, goneId: four }, movesAlong)).toEqual({
    ok: false,
    error: { kind: 'two-numbers' },
  })
})

test('only a coordinator with a fresh proof, and never a restricted file', async () => {
  const [one, two] = [await registered('Dordtmond', nurse, { parents: [] }), await registered('Dordtveld', nurse, { parents: [] })]
  expect(await mergePersons(nurse, keys, { keptId: one, goneId: two }, movesAlong)).toEqual({ ok: false, error: { kind: 'not-permitted' } })
  const later = { ...coordinator, now: coordinator.now.add({ minutes: 11 }) }
  expect(await mergePersons(later, keys, { keptId: one, goneId: two }, movesAlong)).toEqual({
    ok: false,
    error: { kind: 'not-permitted', needsProof: true },
  })
  await base.owner.query(`update access.subject set state = 'restricted' where person_id = $1`, [two])
  expect(await mergePersons(coordinator, keys, { keptId: one, goneId: two }, movesAlong)).toEqual({
    ok: false,
    error: { kind: 'no-such-person' },
  })
})
