/** Inspection and copy (AVG 15, BW 7:456) hold the whole record of health: each table is told, or named with the reason why not; and what is of others is not in it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leftOutOfHealth, toldOfHealth, untoldOfHealth } from '#contexts/child-health/public-copy.ts'
import { exportOwnFile } from '#contexts/families/use-cases/export-own-file.server.ts'
import { exportJson } from '#contexts/families/pages/own-file/export-json.ts'
import { filePdf } from '#contexts/families/pages/own-file/export-pdf.ts'
import { leftOutOfVaccination, toldOfVaccination, untoldOfVaccination } from '#contexts/vaccination/public-copy.ts'
import type { Context } from '#platform/context.ts'
import { dutch, english } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aSite } from '#tests/builders/page-app.ts'
import { aWholeRecord } from '#tests/builders/whole-record.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { tellers } from './app/tellers.ts'

let database: TestDatabase
let centres: TwoCentres
let child: Id<'person'>
let mother: Context
let father: Context

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const nurse = await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  const one = (name: string, born: string) => aPerson(database.db, centres.here, { name, born })
  child = await one('Noor Bloem', '2014-02-01')
  const [mum, dad] = [await one('Mila Bloem', '1985-05-05'), await one('Tom Hoog', '1984-04-04')]
  for (const holder of [mum, dad]) await hasAuthority(database.db, centres.here, { holder, child })
  await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
  await aWholeRecord(database, centres.here, { personId: child, saidBy: mum, by: nurse.accountId })
  const as = async (person: Id<'person'>) => aContext(database.db, centres.here, await aResidentWhoIs(database.db, centres.here, person))
  mother = await as(mum)
  father = await as(dad)
})
afterAll(() => database.close())

const lists = { childHealth: toldOfHealth, vaccination: toldOfVaccination }
async function whole(ctx: Context) {
  const done = await exportOwnFile({ keys, tellers }, ctx, child)
  if (!done.ok) throw new Error(done.error.kind)
  return done.value
}
async function dataOf(ctx: Context): Promise<Readonly<Record<string, Readonly<Record<string, readonly object[]>>>>> {
  const text = [...exportJson(dutch, aSite('CJG Hier'), await whole(ctx), aTuesdayMorning)].join('')
  return JSON.parse(text) as Record<string, Record<string, object[]>>
}

test('every table of the two schemas is told in the copy, or is named with the reason why not', async () => {
  const { rows } = await database.owner.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema in ('child_health', 'vaccination') and table_type = 'BASE TABLE' order by 1`,
  )
  const told = [...Object.keys(toldOfHealth), ...Object.keys(toldOfVaccination)]
  const untold = { ...untoldOfHealth, ...untoldOfVaccination }
  expect(rows.map(({ name }) => name)).toEqual([...told, ...Object.keys(untold)].toSorted())
  expect(Object.values(untold).filter((why) => why.length < 10)).toEqual([])
  // What is left out of a table that is told is named as well.
  for (const table of Object.keys({ ...leftOutOfHealth, ...leftOutOfVaccination })) expect(told).toContain(table)
})

describe('of a record with a row in every table', () => {
  test('who told everything finds every list filled, in the file for a computer', async () => {
    const data = await dataOf(mother)
    for (const [part, tables] of Object.entries(lists)) {
      expect(Object.keys(data[part] ?? {}).toSorted(), part).toEqual(Object.values(tables).toSorted())
      for (const name of Object.values(tables)) expect(data[part]?.[name]?.length, `${part}.${name}`).toBeGreaterThan(0)
    }
  })

  test('PR-10: the other parent gets the record, and no word of what the first one said', async () => {
    const data = await dataOf(father)
    const own = ['topics', 'questionnaires', 'invitationAnswers', 'answers', 'askedForAnswer', 'earlierWords']
    for (const [part, tables] of Object.entries(lists))
      for (const name of Object.values(tables)) expect((data[part]?.[name] ?? []).length > 0, `${part}.${name}`).toBe(!own.includes(name))
    expect(data['childHealth']?.['homeMeasurements']).toEqual([
      { on: '2026-05-01', measure: 'height', value: 1480, isMine: false, removedAt: null },
    ])
  })

  test('PR-17, MC-11: nothing of the health of a parent, and nothing of what was weighed about not being brought', async () => {
    const text = JSON.stringify(await dataOf(mother))
    for (const left of ['1683', '1824', 'otherHeight', 'otherHbsag', 'maternal', 'not-brought', 'spoke-with-family'])
      expect(text).not.toContain(left)
  })

  test.each([
    [dutch, 'Gezondheid: bezoeken', 'Inentingen: gegeven', 'Dat zeggen wij tegen iedereen'],
    [english, 'Health: visits', 'Vaccinations: given', 'We say this to everybody'],
  ])('in words, without a score of growth: %#', async (locale, visits, given, leftOut) => {
    const { sections } = filePdf(locale, aSite('CJG Hier'), await whole(mother))
    const titles = sections.map(({ title }) => title)
    for (const title of [visits, given]) expect(titles).toContain(title)
    const text = JSON.stringify(sections)
    // That something can be left out is said to everybody alike.
    expect(text).toContain(leftOut)
    expect(text).toContain(locale === dutch ? '110,3 cm' : '110.3 cm')
    expect(text).not.toMatch(/\bSDS?\b|undefined|z-score/)
  })

  test('the log says that the health was taken along', async () => {
    const { rows } = await database.owner.query<{ field_group: string }>(
      `select field_group from access.audit_event where event_type = 'person.export' and subject_id = $1 and outcome = 0 limit 1`,
      [child],
    )
    expect(rows[0]?.field_group.split(' ')).toEqual(expect.arrayContaining(['healthPieces', 'ownHealth']))
  })
})
