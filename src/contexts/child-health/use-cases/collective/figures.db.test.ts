/** The count over a centre: the same as somebody counts by hand, once a year, of groups alone, and nobody's answer kept anywhere. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { sealText } from '#contexts/families/use-cases/sealing.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { countYear } from './count-year.server.ts'
import { readFigures } from './read-figures.server.ts'

let database: TestDatabase
let centres: TwoCentres
let manager: Context
const job = (centreId: Id<'centre'> = centres.here): Context => aContext(database.db, centreId, { kind: 'system', name: 'figures' })

/** Of the children who became two in 2025: where they live, how many, and how many of them had their jab. */
const places = [
  { code: '1011', children: 30, jabs: 22 },
  { code: '1012', children: 6, jabs: 5 },
  { code: '1013', children: 25, jabs: 18 },
  { code: '1021', children: 20, jabs: 12 },
  // Their address is secret: they belong to no area.
  { code: '1099', children: 12, jabs: 6, secret: true },
]

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const mara = await aColleague(database.db, centres.here, { name: 'Mara Vos', profession: 'policyOfficer', roles: ['manager'] })
  manager = aContext(database.db, centres.here, mara)
  for (const place of places) await settle(place)
})
afterAll(() => database.close())

async function settle({ code, children, jabs, secret = false }: (typeof places)[number]): Promise<void> {
  const homeId = newId<'home'>()
  const address = JSON.stringify({ street: 'Dorpsplein', houseNumber: '1', postalCode: `${code} AB`, town: 'Dorp' })
  const sealed = sealText(testKeys, centres.here, 'address', homeId, address)
  const { owner } = database
  await owner.query(
    `insert into families.home (centre_id, id, address, mark, mark_key, centre_key_version, secret, created_at) values ($1, $2::uuid, $3, decode(md5(random()::text) || md5(random()::text), 'hex'), '\\x0102030405060708', 1, $4::boolean, now())`,
    [centres.here, homeId, sealed, secret],
  )
  await owner.query(
    `with child as (
      insert into families.person (centre_id, id, given_names, call_name, family_name, search_name, sound, birth_date, sex, created_at)
        select $1, gen_random_uuid(), 'Noor', 'Noor', 'Kind', 'noor kind', 'NRKN', date '2023-01-10' + n * 7, 'female', now() from generate_series(1, $3::int) n returning id),
    lives as (
      insert into families.home_member (centre_id, id, home_id, person_id, from_day, part) select $1, gen_random_uuid(), $2::uuid, id, '2023-01-01', 'always' from child)
    insert into vaccination.dose (centre_id, id, person_id, vaccine, given_on, elsewhere, recorded_by, recorded_at)
      select $1, gen_random_uuid(), id, 'BMR', '2024-06-01', 'register', gen_random_uuid(), now() from (select id from child limit $4) given`,
    [centres.here, homeId, children, jabs],
  )
}

describe('the count of a year', () => {
  test('counts as by hand, tells what is too small together with its neighbour, and keeps the secret address out of its area', async () => {
    const counted = await countYear(job(), testKeys, 17)
    expect(counted).toMatchObject({ ok: true, value: { year: 2025, children: 93 } })
    const read = await readFigures(manager, null)
    if (!read.ok) throw new Error(read.error.kind)
    expect(read.value.shown).toMatchObject({ year: 2025, invented: false })
    const told = read.value.figures.filter(({ question }) => question === 'bmr-2')
    expect(told.map(({ level, areas, yes, of, cohort }) => [level, areas.join(' '), yes, of, cohort])).toEqual(
      expect.arrayContaining([
        ['all', 'all', 63, 93, 2023],
        ['district', '101', 45, 61, 2023],
        ['postcode', '1011', 22, 30, 2023],
        ['together', '1012 1013', 23, 31, 2023],
        ['postcode', '1021', 12, 20, 2023],
        ['postcode', '-', 6, 12, 2023],
      ]),
    )
    expect(told).toHaveLength(6)
    // Nobody had it: that is not told, it would be about each of them.
    expect(read.value.figures.some(({ question }) => question === 'hex-2')).toBe(false)
  })

  test('a year is counted once: what changes afterwards changes no figure, and a second run does nothing', async () => {
    const before = await readFigures(manager, 2025)
    await settle({ code: '1011', children: 1, jabs: 1 })
    expect(await countYear(job(), testKeys)).toEqual({ ok: true, value: null })
    expect(await readFigures(manager, 2025)).toEqual(before)
  })

  test('the log has one row for the run, without a number of children', async () => {
    const { rows } = await database.owner.query<{ detail: string; subject_id: string | null }>(
      `select detail, subject_id from access.audit_event where object_type = 'figureYear'`,
    )
    expect(rows.map((one) => one.subject_id)).toEqual([null])
    expect(rows[0]?.detail).toMatch(/^run year 2025 figures \d+$/)
  })

  test('two at once: one tells the year', async () => {
    const runs = await Promise.all([countYear(job(centres.elsewhere), testKeys), countYear(job(centres.elsewhere), testKeys)])
    expect(runs.filter((run) => run.ok && run.value !== null)).toHaveLength(1)
  })
})

describe('what the database keeps', () => {
  const added = (yes: number, of: number) =>
    database.owner.query(
      `insert into child_health.figure (centre_id, year, question, level, within, areas, yes, of) values ($1, 2025, 'bmr-11', 'all', 'all', '{all}', $2, $3)`,
      [centres.here, yes, of],
    )
  test.each([
    [4, 100],
    [96, 100],
    [0, 9],
    [9, 9],
  ])('PR-23 %i of %i is refused', async (yes, of) => {
    await expect(added(yes, of)).rejects.toThrow('no_group_below_five')
  })

  test('nothing told can be changed or taken away, and another centre sees nothing of it', async () => {
    for (const text of [
      'update child_health.figure set yes = yes + 1',
      'delete from child_health.figure',
      'delete from child_health.figure_year',
    ])
      await expect(
        inTransaction(database.db, { centreId: centres.here, actor: 'system' }, (tx) => sql.raw(text).execute(tx)),
      ).rejects.toThrow('permission denied')
    const there = await inTransaction(database.db, { centreId: centres.elsewhere, actor: 'system' }, (tx) =>
      tx.selectFrom('child_health.figure').select('question').where('year', '=', 2025).execute(),
    )
    expect(there).toEqual([])
  })

  test('nothing in the tables names a person', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'child_health' and table_name in ('figure', 'figure_year')`,
    )
    expect(rows.map(({ name }) => name).toSorted()).toEqual(
      [
        'areas',
        'centre_id',
        'centre_id',
        'cohort',
        'counted_on',
        'edition',
        'invented',
        'level',
        'of',
        'question',
        'within',
        'year',
        'year',
        'yes',
      ].toSorted(),
    )
  })
})

test('who may not see figures is refused, and the year to come is not counted in January', async () => {
  const desk = await aColleague(database.db, centres.here, { name: 'Bo Balie', profession: 'frontDeskWorker', roles: ['frontDesk'] })
  expect(await readFigures(aContext(database.db, centres.here, desk), null)).toMatchObject({ ok: false })
  const january = { ...job(), now: Temporal.Instant.from('2027-01-31T12:00:00Z') }
  expect(await countYear(january, testKeys)).toEqual({ ok: true, value: null })
  expect(aTuesdayMorning.epochMilliseconds).toBeLessThan(january.now.epochMilliseconds)
})
