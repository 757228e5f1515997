/** Every cell of the policy, in the database: role × relation × purpose × state × verb × group of fields. No sampling. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { roles } from './rules/permissions.ts'
import {
  cellAllowed,
  fieldGroups,
  fileStates,
  fileVerbs,
  purposesOf,
  relations,
  type FileState,
  type Purpose,
  type Relation,
} from './rules/case-file/policy.ts'

type Case = {
  readonly relation: Relation
  readonly purpose: Purpose
  readonly state: FileState
  readonly person: string
  readonly holder: string
}

let db: TestDatabase
let centres: TwoCentres
let cases: Case[]

beforeAll(async () => {
  db = await freshDatabase()
  centres = await aRegionWithTwoCentres(db.db)
  cases = relations.flatMap((relation) =>
    purposesOf(relation).flatMap((purpose) => fileStates.map((state) => ({ relation, purpose, state, person: newId(), holder: newId() }))),
  )
  await db.owner.query(asking)
  const client = await db.owner.connect()
  try {
    await client.query(`begin; select set_config('app.actor_kind', 'system', true), set_config('app.centre', '${centres.here}', true)`)
    for (const { relation, purpose, state, person, holder } of cases) {
      await client.query('insert into access.subject (centre_id, person_id, state) values ($1, $2, $3)', [centres.here, person, state])
      if (relation === 'none') continue
      await client.query(`insert into access.standing values ($1, $2, $3, $4, $5, '[2026-01-01T00:00Z,2026-12-01T00:00Z)', $2)`, [
        centres.here,
        person,
        holder,
        relation,
        purpose,
      ])
    }
    await client.query('commit')
  } finally {
    client.release()
  }
})
afterAll(() => db.close())

/**
 * Three ways to the same answer: single questions, the groups of a file that was opened for a transaction, and the persons of a list. For all cases in one
 * statement, each as who holds its standing; as whoever calls, so with row-level security.
 */
const asking = `create schema matrix;
  grant usage on schema matrix to public;
  create function matrix.ask(way text, persons uuid[], holders uuid[], verbs text[], groups text[]) returns table (person uuid, cell text) language plpgsql as $$
  begin
    for i in 1 .. cardinality(persons) loop
      perform set_config('app.actor', holders[i]::text, true);
      if way = 'single' then
        return query select persons[i], v || '.' || f from unnest(verbs) v, unnest(groups) f where access.may(v, f, persons[i]);
      elsif way = 'opened' then
        perform access.open_file(persons[i]);
        return query select persons[i], 'read.' || f from unnest(access.open_groups()) f where f = any (groups) and access.open_person() = persons[i];
      else
        return query select persons[i], v || '.' || f from unnest(verbs) v, unnest(groups) f where persons[i] in (select access.my_people(v, f));
      end if;
    end loop;
  end $$`

/** What one of these ways answers for every case, verb and group, to somebody with one role at one moment. */
async function ask(way: 'single' | 'opened' | 'listed', role: string, at: string, centre: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: db.serveUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('app.centre', $1, true), set_config('app.roles', $2, true), set_config('app.now', $3, true), set_config('app.actor_kind', 'staff', true)`,
      [centre, role, at],
    )
    const [persons, holders] = [cases.map(({ person }) => person), cases.map(({ holder }) => holder)]
    const { rows } = await client.query<{ person: string; cell: string }>('select * from matrix.ask($1, $2, $3, $4, $5)', [
      ...[way, persons, holders, fileVerbs, fieldGroups],
    ])
    return new Set(rows.map(({ person, cell }) => `${person}.${cell}`))
  } finally {
    await client.end()
  }
}

/** The cells of the policy: of the standing itself, and of every colleague without one. */
function expectedCells(role: (typeof roles)[number] | 'family', withoutStanding = true): Set<string> {
  return new Set(
    cases.flatMap(({ relation, purpose, state, person }) =>
      fileVerbs.flatMap((verb) =>
        fieldGroups
          .filter((fields) => {
            const own = relation === 'none' ? [] : [[relation, purpose] as const]
            const everybody = withoutStanding ? (['index', 'control'] as const).map((one) => ['none', one] as const) : []
            return [...own, ...everybody].some(([of, why]) => cellAllowed({ role, relation: of, purpose: why, state, verb, fields }))
          })
          .map((fields) => `${person}.${verb}.${fields}`),
      ),
    ),
  )
}

function expectSame(found: ReadonlySet<string>, expected: ReadonlySet<string>): void {
  expect([...found].filter((cell) => !expected.has(cell))).toEqual([])
  expect([...expected].filter((cell) => !found.has(cell))).toEqual([])
}

const now = '2026-06-01T12:00:00Z'

test.each([...roles, 'family' as const])('every cell of %s is in the database what it is in the policy', async (role) => {
  expectSame(await ask('single', role, now, centres.here), expectedCells(role))
})

test.each([...roles, 'family' as const])('a file that %s opens shows the groups that may be read', async (role) => {
  const readable = [...expectedCells(role)].filter((cell) => cell.split('.')[1] === 'read')
  expectSame(await ask('opened', role, now, centres.here), new Set(readable))
})

test.each(['professional', 'coordinator', 'manager', 'privacyOfficer', 'family'] as const)(
  'a list of %s holds whom single questions allow',
  async (role) => {
    expectSame(await ask('listed', role, now, centres.here), expectedCells(role, false))
  },
)

test('a file that one opened is not open for another, nor another file', async () => {
  const held = cases.find(({ relation, state }) => relation === 'care' && state === 'open')
  const client = new pg.Client({ connectionString: db.serveUrl })
  await client.connect()
  await client.query('begin')
  const be = (actor: string) =>
    client.query(
      `select set_config('app.centre', $1, true), set_config('app.roles', 'professional', true), set_config('app.now', $2, true),
        set_config('app.actor_kind', 'staff', true), set_config('app.actor', $3, true)`,
      [centres.here, now, actor],
    )
  const open = async () => (await client.query<{ person: string | null }>('select access.open_person() as person')).rows[0]?.person
  await be(held?.holder ?? '')
  await client.query('select access.open_file($1)', [held?.person])
  expect(await open()).toBe(held?.person)
  await be(newId())
  expect(await open()).toBeNull()
  await client.query('rollback; begin')
  await be(held?.holder ?? '')
  expect(await open()).toBeNull()
  await client.end()
})

test('PR-12: before and after its term, and in another centre, a standing is as if it were not there', async () => {
  const none = await ask('single', 'professional', '2025-12-31T23:59:59Z', centres.here)
  expect([...none]).toEqual([])
  expect([...(await ask('single', 'professional', '2026-12-01T00:00:00Z', centres.here))]).toEqual([])
  expect([...(await ask('single', 'professional', '2026-06-01T12:00:00Z', centres.elsewhere))]).toEqual([])
}, 120_000)
