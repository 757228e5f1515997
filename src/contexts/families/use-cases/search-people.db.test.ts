import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { listCaseload } from './list-caseload.server.ts'
import { searchPeople } from './search-people.server.ts'

type Row = Readonly<Record<'detail' | 'subject_id' | 'basis' | 'event_type', string>>

let base: TestDatabase
let centres: TwoCentres
let nurse: Context
let desk: Context
let manager: Context
let mine: Id<'person'>
let others: Id<'person'>

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  const as = async (name: string, roles: readonly string[]) => aColleague(base.db, centres.here, { name, profession: 'youthNurse', roles })
  const actor = await as('Sanne de Wit', ['professional'])
  nurse = aContext(base.db, centres.here, actor)
  desk = aContext(base.db, centres.here, await as('Bilal Kaya', ['frontDesk']))
  manager = aContext(base.db, centres.here, await as('Mieke Baas', ['manager']))
  mine = await aPerson(base.db, centres.here, { name: 'Sophie van der Meijer', born: '2014-02-01' })
  others = await aPerson(base.db, centres.here, { name: 'Sophie Meijer', born: '2015-03-04' })
  await aPerson(base.db, centres.elsewhere, { name: 'Sophie Meijer', born: '2014-02-01' })
  const mother = await aPerson(base.db, centres.here, { name: 'Hanneke Kuipers', born: '1985-05-05' })
  await hasAuthority(base.db, centres.here, { holder: mother, child: mine })
  await worksWith(base.db, centres.here, { accountId: actor.accountId, personId: mine, purpose: 'youthHealth' })
  const alone = await aPerson(base.db, centres.here, { name: 'Kees Eenhoorn', born: '1975-05-05', sex: 'male' })
  await worksWith(base.db, centres.here, { accountId: actor.accountId, personId: alone, purpose: 'support' })
  const coordinator = await as('Joost Vermeer', ['professional'])
  await worksWith(base.db, centres.here, { accountId: coordinator.accountId, personId: mine, purpose: 'coordination' })
})
afterAll(() => base.close())

const found = async (ctx: Context, text: string): Promise<readonly string[]> => {
  const done = await searchPeople(ctx, text, 1)
  if (!done.ok) throw new Error(done.error.kind)
  return done.value?.people.map(({ id }) => id) ?? []
}

describe('finding despite typing errors', () => {
  test.each(['sophie meijer', 'Sofie Meyer', 'meijre', 'meij', '1-2-2014', 'sofie 1 feb 2014', '2 1 2014', '01022014 sophie'])(
    '"%s" finds the own child, and nobody else’s',
    async (text) => expect(await found(nurse, text)).toEqual([mine]),
  )
  test.each(['sophie meijer', 'Sofie Meyer', 'meijre', 'sophie mejier'])(
    'the desk finds "%s" in the index of the centre, and of no other centre',
    async (text) => expect((await found(desk, text)).toSorted()).toEqual([mine, others].toSorted()),
  )
  test('the desk finds by a birth date', async () => expect(await found(desk, '4-3-2015')).toEqual([others]))
  test.each(['kees eenhoorn', 'nobody like this', '9-9-2009'])(
    '"%s" is not for who may not know, or is not there: both nothing',
    async (text) => {
      expect(
        await found(
          aContext(
            base.db,
            centres.here,
            await aColleague(base.db, centres.here, { name: 'X Y', profession: 'youthNurse', roles: ['professional'] }),
          ),
          text,
        ),
      ).toEqual([])
    },
  )
  test('a restricted file is found by nobody without a cleared relation', async () => {
    const star = await aPerson(base.db, centres.here, { name: 'Bekende Nederlander', born: '2010-10-10' })
    expect(await found(desk, 'bekende nederlander')).toEqual([star])
    await base.owner.query<Row>(`update access.subject set state = 'restricted' where person_id = $1`, [star])
    expect(await found(desk, 'bekende nederlander')).toEqual([])
    expect(await found(desk, '10-10-2010')).toEqual([])
  })
  test('who has no verb may not search, and that is written down', async () => {
    expect(await searchPeople(manager, 'sophie', 1)).toEqual({ ok: false, error: { kind: 'not-permitted' } })
  })
})

test('the log has the kinds and who was shown; never what was typed', async () => {
  const traced = { ...desk, traceId: 'search-log' }
  await found(traced, 'sofie meyer')
  expect(await searchPeople(traced, 'x', 1)).toEqual({ ok: true, value: null })
  const { rows } = await base.owner.query<Row>(
    'select event_type, detail, subject_id, basis from access.audit_event where trace_id = $1 order by id',
    ['search-log'],
  )
  expect(rows.map(({ detail, subject_id, basis }) => [detail, subject_id, basis])).toEqual(
    expect.arrayContaining([
      ['name 2', null, null],
      [null, mine, 'none'],
      [null, others, 'none'],
      ['nothing', null, null],
    ]),
  )
  expect(JSON.stringify(rows)).not.toMatch(/sofie|meyer/i)
})

test('in pages of twenty, and the log has the page that was shown', async () => {
  for (let i = 0; i < 25; i += 1)
    await aPerson(base.db, centres.here, { name: `Xander Wachtrij`, born: `20${String(10 + (i % 10))}-05-1${i % 10}` })
  const first = await searchPeople(desk, 'wachtrij', 1)
  const second = await searchPeople(desk, 'wachtrij', 2)
  expect(first.ok && [first.value?.people.length, first.value?.hasNext]).toEqual([20, true])
  expect(second.ok && [second.value?.people.length, second.value?.hasNext]).toEqual([5, false])
})

test('the caseload: a line per child with its adults and who coordinates; adults of no child alone; all of it written down', async () => {
  const done = await listCaseload({ ...nurse, traceId: 'caseload-log' })
  if (!done.ok) throw new Error(done.error.kind)
  expect(
    done.value.lines.map(({ person, elders, coordinator }) => [
      person.callName,
      elders.map(({ callName }) => callName),
      coordinator?.name ?? null,
    ]),
  ).toEqual([
    ['Sophie', ['Hanneke'], 'Joost Vermeer'],
    ['Kees', [], null],
  ])
  const { rows } = await base.owner.query<Row>(
    'select subject_id, basis from access.audit_event where subject_id is not null and trace_id = $1',
    ['caseload-log'],
  )
  expect(rows.map(({ basis }) => basis)).toEqual(['care', 'care'])
  expect(await listCaseload(desk)).toEqual({ ok: false, error: { kind: 'not-permitted' } })
})
