import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { monthsAsDays, nationalMoments, type Moment } from '../../rules/schedule/moments.ts'
import { listMoments } from '../../sql/schedule/templates.server.ts'
import { changeMoment, endMoment, readSetUp } from './set-up-moments.server.ts'

let database: TestDatabase
let centres: TwoCentres
let ingrid: Context
const today = Temporal.PlainDate.from('2026-11-24')
const january = Temporal.PlainDate.from('2027-01-01')

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const one = await aColleague(database.db, centres.here, {
    name: 'Ingrid Postma',
    profession: 'centreCoordinator',
    roles: ['coordinator'],
  })
  ingrid = aContext(database.db, centres.here, one)
})
afterAll(() => database.close())
beforeEach(() => database.owner.query('delete from child_health.moment_template'))

const offered = (on = today, organisation: Id<'organisation'> | null = null, centreId = centres.here): Promise<readonly Moment[]> =>
  inTransaction(database.db, { centreId, actor: 'system', now: aTuesdayMorning }, (tx) => listMoments(tx, on, organisation))
const find = async (code: string, on = today): Promise<Moment | undefined> => (await offered(on)).find((one) => one.code === code)
const fourteen = nationalMoments.find(({ code }) => code === '14m')
if (fourteen === undefined) throw new Error('There is a moment of 14 months')
const later = { ...fourteen, dueDays: monthsAsDays(15), nameNl: '15 maanden' }

test('a centre without moments of its own offers the national ones; a change holds from its first day, and what was before stays known', async () => {
  expect(await offered()).toEqual(nationalMoments)
  expect(await changeMoment(ingrid, { whose: null, from: january, moment: later, version: null })).toEqual({ ok: true, value: null })
  expect(await find('14m')).toMatchObject({ dueDays: fourteen.dueDays })
  expect(await find('14m', january)).toMatchObject({ dueDays: later.dueDays, nameNl: '15 maanden' })
  expect(await offered(january)).toHaveLength(nationalMoments.length)
  expect(await offered(january, null, centres.elsewhere)).toEqual(nationalMoments)
  const again = { ...later, minutes: 25 }
  const march = january.add({ months: 2 })
  expect(await changeMoment(ingrid, { whose: null, from: march, moment: again, version: 1 })).toEqual({ ok: true, value: null })
  expect(await find('14m', january)).toMatchObject({ minutes: 20 })
  expect(await find('14m', march)).toMatchObject({ minutes: 25 })
  const read = await readSetUp(ingrid, null)
  expect(read.ok && read.value.history.filter(({ code }) => code === '14m')).toHaveLength(2)
})

test('a moment that ends is offered no more from that day, and an earlier change takes the place of a later one', async () => {
  expect(await endMoment(ingrid, { whose: null, from: january, code: '18m', version: null })).toEqual({ ok: true, value: null })
  expect(await find('18m', january)).toBeUndefined()
  expect(await changeMoment(ingrid, { whose: null, from: january.add({ months: 3 }), moment: later, version: 1 })).toMatchObject({
    ok: true,
  })
  expect(
    await changeMoment(ingrid, { whose: null, from: january.add({ months: 1 }), moment: { ...later, minutes: 40 }, version: 1 }),
  ).toMatchObject({ ok: true })
  for (const months of [1, 2, 3, 6]) {
    const there = (await offered(january.add({ months }))).filter(({ code }) => code === '14m')
    expect(there.map(({ minutes }) => minutes)).toEqual([40])
  }
})

test('an organisation has a set of its own beside that of the centre', async () => {
  const organisation = newId<'organisation'>()
  await database.owner.query(
    `insert into access.organisation (centre_id, id, name, category, active_from) values ($1, $2, 'GGD Testregio', 'youth-health', '2020-01-01')`,
    [centres.here, organisation],
  )
  expect(await changeMoment(ingrid, { whose: organisation, from: today, moment: later, version: null })).toMatchObject({ ok: true })
  expect((await offered(today, organisation)).find(({ code }) => code === '14m')).toMatchObject({ dueDays: later.dueDays })
  expect(await offered()).toEqual(nationalMoments)
  const read = await readSetUp(ingrid, organisation)
  expect(read).toMatchObject({ value: { isOwn: true, organisations: [{ name: 'GGD Testregio' }] } })
})

test('what cannot be is refused, and nothing is kept of it', async () => {
  const refused = async (over: Partial<Parameters<typeof changeMoment>[1]>): Promise<unknown> => {
    const done = await changeMoment(ingrid, { whose: null, from: january, moment: later, version: null, ...over })
    return done.ok ? null : done.error.kind
  }
  expect(await refused({ from: today.subtract({ days: 1 }) })).toBe('begins-in-past')
  expect(await refused({ moment: { ...later, untilDays: 1 } })).toBe('window-order')
  expect(await refused({ version: 3 })).toBe('changed-meanwhile')
  expect(await endMoment(ingrid, { whose: null, from: january, code: 'nooit', version: null })).toMatchObject({
    error: { kind: 'no-such-moment' },
  })
  expect(await offered(january)).toEqual(nationalMoments)
  const { rows } = await database.owner.query('select 1 from child_health.moment_template')
  expect(rows).toEqual([])
})

test('two who begin at once: one wins, the other hears that it was changed meanwhile', async () => {
  const change = { whose: null, from: january, moment: later, version: null }
  const both = await Promise.all([changeMoment(ingrid, change), changeMoment(ingrid, { ...change, moment: { ...later, minutes: 30 } })])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'changed-meanwhile' } })
  expect((await offered(january)).filter(({ code }) => code === '14m')).toHaveLength(1)
})
