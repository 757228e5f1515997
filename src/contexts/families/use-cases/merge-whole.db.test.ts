/** Merging takes a file along whole and gives it back whole: whatever stands in it, in both schemas, row by row. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { actOnFile, clearCare } from '#contexts/access/public-files.ts'
import { readSharing } from '#contexts/access/public-sharing.ts'
import { aColleague, aContext, aRegionWithTwoCentres, whoProved, type TwoCentres } from '#tests/builders/centres.ts'
import { aResidentWhoIs, worksWith } from '#tests/builders/families.ts'
import { aFile, aFullTeam, deeds, fill, type FullFile, type FullTeam } from '#tests/builders/full-file.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { ok } from '#platform/result.ts'
import { movesAlong } from '../../../app/moves-along.ts'
import { followers, pointers as inAccess } from '../../access/sql/case-file/move-subject.server.ts'
import { pointers as inFamilies } from '../sql/merges.server.ts'
import { listHiddenPieces } from './hidden-pieces.server.ts'
import { mergePersons, unmergePersons } from './merge-persons.server.ts'
import { restrictFile } from './restrict-file.server.ts'

let base: TestDatabase
let centres: TwoCentres
let team: FullTeam
let coordinator: Context
beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  team = await aFullTeam(base, centres.here)
  const ingrid = await aColleague(base.db, centres.here, { name: 'Ingrid Postma', profession: 'centreCoordinator', roles: ['coordinator'] })
  coordinator = aContext(base.db, centres.here, whoProved(ingrid))
})
afterAll(() => base.close())

let families = 0
const file = (): Promise<FullFile> => aFile(base, centres.here, team, `Familie${(families += 1)}`)
const filled = async (done: readonly (typeof deeds)[number][]): Promise<FullFile> => {
  const made = await file()
  await fill(base, centres.here, team, made, done)
  return made
}

/** Every row of both schemas. What a merge itself leaves is left out: its own account, the log, versions, and seals that are made anew. */
async function everything(): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = await base.owner.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('access', 'families', 'child_health', 'vaccination')
      and schemaname || '.' || tablename not in ('families.merge', 'families.merge_step', 'access.audit_event') order by 1`,
  )
  const all = new Map<string, readonly string[]>()
  for (const { name } of tables.rows) {
    const { rows } = await base.owner.query<{ line: string }>(
      `select (to_jsonb(t) - 'version' - case when $1 = 'families.person_bsn' then 'bsn' else '' end)::text as line from ${name} t order by 1`,
      [name],
    )
    all.set(
      name,
      rows.map(({ line }) => line),
    )
  }
  return all
}
/** Rows that still say they are of this person, by table; the index of who somebody was stays, and what follows from it. */
async function leftWith(personId: Id<'person'>): Promise<string[]> {
  const stays = [
    ...['access.subject', 'access.merged_subject', 'access.standing', 'access.subject_authority'],
    ...['families.person', 'families.person_detail'],
  ]
  return [...(await everything())]
    .filter(([name, lines]) => !stays.includes(name) && lines.some((line) => line.includes(personId)))
    .map(([name]) => name)
}
const merged = async (keptId: Id<'person'>, goneId: Id<'person'>): Promise<void> =>
  expect(await mergePersons(coordinator, keys, { keptId, goneId }, movesAlong)).toMatchObject({ ok: true })

test('whatever stands in two files: merged and taken apart again, every row is as it was', async () => {
  const some = fc.subarray([...deeds])
  const property = fc.asyncProperty(some, some, fc.constantFrom('child', 'mother'), async (one, two, who) => {
    const [kept, gone] = [await filled(one), await filled(two)]
    const before = await everything()
    await merged(kept[who], gone[who])
    expect(await unmergePersons(coordinator, keys, kept[who], movesAlong)).toEqual({ ok: true, value: gone[who] })
    expect(await everything()).toEqual(before)
  })
  await fc.assert(property, {
    seed: 3,
    numRuns: 6,
    examples: [
      [[...deeds], [...deeds], 'child'],
      [[], [...deeds], 'mother'],
    ],
  })
})

test('nothing is left behind with who is gone', async () => {
  const [kept, gone] = [await file(), await filled(deeds.filter((deed) => deed !== 'otherCare'))]
  await merged(kept.child, gone.child)
  // The nurse works with both, so that one relation stays, and with it who stands in for it.
  expect(await leftWith(gone.child)).toEqual(['access.care_relation'])
  await merged(kept.mother, gone.mother)
  // Both were the mother of the same child already: that is not said twice.
  expect(await leftWith(gone.mother)).toEqual(['families.authority', 'families.tie'])
})

test('consents, shares and hidden pieces are read in the file that is kept, by who worked with the other', async () => {
  const [kept, gone] = [await file(), await filled(['consent', 'share', 'hidden', 'otherCare'])]
  await base.owner.query('delete from access.standing where person_id = $1', [kept.child])
  await base.owner.query('delete from access.care_relation where person_id = $1', [kept.child])
  await merged(kept.child, gone.child)
  const nurse = aContext(base.db, centres.here, team.nurse)
  const sharing = await actOnFile(nurse, 'person.read', { personId: kept.child, does: 'read', fields: 'sharing' }, async (tx, permit) =>
    ok(await readSharing(tx, keys, nurse, permit)),
  )
  if (!sharing.ok) throw new Error(sharing.error.kind)
  expect(sharing.value.consents.map(({ state }) => state.kind).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'complete-by-exception',
    'incomplete',
  ])
  expect(sharing.value.shares).toHaveLength(3)
  const [part] = (await base.owner.query<{ id: Id<'compartment'> }>('select id from access.compartment where person_id = $1', [kept.child]))
    .rows
  const within = { personId: kept.child, compartmentId: part?.id ?? ('' as Id<'compartment'>), fields: 'healthPieces' } as const
  expect(await listHiddenPieces({ keys }, nurse, within)).toMatchObject({ ok: true, value: [{ title: 'Zorg' }] })
  const other = aContext(base.db, centres.here, team.other)
  expect(await listHiddenPieces({ keys }, other, within)).toMatchObject({ ok: false })
})

test('a file for fewer eyes makes the other one too, and gives that back', async () => {
  const [kept, gone] = [await file(), await file()]
  const restricted = { personId: gone.child, reason: 'asked', explanation: 'Familie van een collega, op verzoek.' }
  expect(await restrictFile({ keys }, aContext(base.db, centres.here, team.nurse), restricted)).toMatchObject({ ok: true })
  const before = await everything()
  // Who is cleared for it finds it.
  const cleared = await aColleague(base.db, centres.here, { name: 'Cleo Vrij', profession: 'centreCoordinator', roles: ['coordinator'] })
  const relation = await worksWith(base.db, centres.here, { accountId: cleared.accountId, personId: gone.child, purpose: 'coordination' })
  expect(await clearCare(coordinator, gone.child, relation)).toMatchObject({ ok: true })
  const ctx = aContext(base.db, centres.here, whoProved(cleared))
  expect(await mergePersons(ctx, keys, { keptId: kept.child, goneId: gone.child }, movesAlong)).toMatchObject({ ok: true })
  const stateOf = async (id: string) =>
    (await base.owner.query<{ state: string }>('select state from access.subject where person_id = $1', [id])).rows[0]?.state
  expect(await stateOf(kept.child)).toBe('restricted')
  expect(await unmergePersons(ctx, keys, kept.child, movesAlong)).toMatchObject({ ok: true })
  expect([await stateOf(kept.child), await stateOf(gone.child)]).toEqual(['open', 'restricted'])
  for (const name of ['families.person_detail', 'families.restriction']) expect((await everything()).get(name)).toEqual(before.get(name))
})

describe('a hidden part leaves no trace', () => {
  test('in the log of a merge and its undoing: the lines are those of a file without', async () => {
    const lines = async (done: readonly (typeof deeds)[number][]) => {
      const [kept, gone] = [await file(), await filled(done)]
      await merged(kept.child, gone.child)
      await unmergePersons(coordinator, keys, kept.child, movesAlong)
      const { rows } = await base.owner.query<{ line: string }>(
        `select concat_ws('|', action_code, event_type, outcome, object_type, detail, field_group, basis, compartment_id) as line
          from access.audit_event where subject_id in ($1, $2) and object_type = 'merge' order by recorded_at, id`,
        [kept.child, gone.child],
      )
      return rows.map(({ line }) => line)
    }
    expect(await lines(['hidden'])).toEqual(await lines([]))
  })
})

describe('every column that points to a person goes along, or has a reason not to', () => {
  /**
   * Projections that are told anew and proposals that each night makes anew, what the register of breaches and the review of access said of a file on its day, the account of a merge itself, what people decided about two people, and where a row came from. */
  const stays = [
    ...[
      'access.subject.person_id',
      'access.subject_authority.person_id',
      'access.subject_authority.holder_id',
      'access.standing.holder_id',
      'access.merged_subject.person_id',
    ],
    ...['access.destruction.person_id', 'access.breach_person.person_id', 'access.review_finding.person_id'],
    ...['access.audit_event.subject_id', 'access.audit_event.actor_person_id'],
    ...['families.person.merged_into', 'families.person_detail.person_id', 'families.merge.kept_id', 'families.merge.gone_id'],
    ...['families.not_the_same.person_id', 'families.not_the_same.other_id', 'families.import_row.person_id'],
  ]
  const moved = [
    ...inAccess.map(({ table, column }) => `access.${table}.${column}`),
    ...Object.values(followers).flatMap((all) => all.map(({ table }) => `access.${table}.person_id`)),
    ...['access.resident_person.person_id', 'families.person_bsn.person_id'],
    ...inFamilies.map(({ table, column }) => `families.${table}.${column}`),
    ...movesAlong.pointers.map(({ table, column }) => `${table}.${column}`),
    // They follow their child of the session.
    ...['vaccination.session_result.person_id', 'vaccination.answer_request.person_id'],
  ]
  test('as the schema has them today', async () => {
    const { rows } = await base.owner.query<{ name: string }>(`
      select distinct n.nspname || '.' || c.relname || '.' || a.attname as name
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('access', 'families', 'child_health', 'vaccination') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and (
        a.attname in ('person_id', 'child_id', 'holder_id', 'other_id', 'author_id', 'requester_id', 'given_by', 'said_by', 'asked_of', 'file_id', 'subject_id', 'actor_person_id', 'kept_id', 'gone_id')
        or n.nspname || '.' || c.relname || '.' || a.attname in ('child_health.own_measurement.told_by', 'child_health.topic.asked_by', 'child_health.questionnaire.filled_by', 'child_health.invitation_answer.answered_by')
        or exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any (f.conkey) and a.attname <> 'centre_id'
          and f.confrelid in ('access.subject'::regclass, 'families.person'::regclass)))
      order by 1`)
    // Who of the staff gave a share or a role is no person of a file, and what a partner is told of is a conversation.
    const others = [
      'access.share.given_by',
      'access.account_role.given_by',
      'vaccination.dose.given_by',
      'access.webhook_delivery.subject_id',
    ]
    const found = rows.map(({ name }) => name).filter((name) => !others.includes(name))
    expect(new Set(found)).toEqual(new Set([...moved, ...stays]))
  })
})

test('a resident whose account went along comes back too, beside one who had an account', async () => {
  const [kept, gone] = [await file(), await file()]
  await aResidentWhoIs(base.db, centres.here, gone.mother)
  const before = await everything()
  await merged(kept.mother, gone.mother)
  expect(await leftWith(gone.mother)).toEqual([])
  await unmergePersons(coordinator, keys, kept.mother, movesAlong)
  expect(await everything()).toEqual(before)
})
