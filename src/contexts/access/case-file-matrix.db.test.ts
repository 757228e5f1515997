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

/** What the predicate answers for every case, verb and group, as somebody with one role at one moment. */
async function answers(role: string, at: string, centre: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: db.serveUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('app.centre', $1, true), set_config('app.roles', $2, true), set_config('app.now', $3, true), set_config('app.actor_kind', 'staff', true)`,
      [centre, role, at],
    )
    const found = new Set<string>()
    for (const { person, holder } of cases) {
      await client.query(`select set_config('app.actor', $1, true)`, [holder])
      const { rows } = await client.query<{ cell: string }>(
        `select v || '.' || f as cell from unnest($1::text[]) v, unnest($2::text[]) f where access.may(v, f, $3)`,
        [fileVerbs, fieldGroups, person],
      )
      for (const { cell } of rows) found.add(`${person}.${cell}`)
    }
    return found
  } finally {
    await client.end()
  }
}

test.each([...roles, 'family' as const])('every cell of %s is in the database what it is in the policy', async (role) => {
  const expected = new Set(
    cases.flatMap(({ relation, purpose, state, person }) =>
      fileVerbs.flatMap((verb) =>
        fieldGroups
          .filter((fields) => {
            const by =
              relation === 'none'
                ? (['index', 'control'] as const).map((one) => ['none', one] as const)
                : [[relation, purpose] as const, ['none', 'index'] as const, ['none', 'control'] as const]
            return by.some(([of, why]) => cellAllowed({ role, relation: of, purpose: why, state, verb, fields }))
          })
          .map((fields) => `${person}.${verb}.${fields}`),
      ),
    ),
  )
  const found = await answers(role, '2026-06-01T12:00:00Z', centres.here)
  expect([...found].filter((cell) => !expected.has(cell))).toEqual([])
  expect([...expected].filter((cell) => !found.has(cell))).toEqual([])
})

test('PR-12: before and after its term, and in another centre, a standing is as if it were not there', async () => {
  const none = await answers('professional', '2025-12-31T23:59:59Z', centres.here)
  expect([...none]).toEqual([])
  expect([...(await answers('professional', '2026-12-01T00:00:00Z', centres.here))]).toEqual([])
  expect([...(await answers('professional', '2026-06-01T12:00:00Z', centres.elsewhere))]).toEqual([])
})
