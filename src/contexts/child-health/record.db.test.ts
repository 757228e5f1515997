/** The record of a child against a real database: who reads it and what is written down, a form that is stale, what is withdrawn. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aBackground, aGirlsHistory, aHistory } from '#tests/builders/health-record.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { changeBackground } from './use-cases/record/change-background.server.ts'
import { readGrowthBook } from './use-cases/record/read-growth-book.server.ts'
import { readRecord, type HealthRecord } from './use-cases/record/read-record.server.ts'
import { withdrawFromRecord } from './use-cases/record/withdraw-row.server.ts'

let base: TestDatabase
let centres: TwoCentres
let doctor: Context
let stranger: Context
let child: Id<'person'>
let mother: Id<'person'>
let twin: Id<'person'>
const refusal = { ok: false, error: { kind: 'no-access' } }

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  const as = async (name: string) =>
    aContext(base.db, centres.here, await aColleague(base.db, centres.here, { name, profession: 'youthDoctor', roles: ['professional'] }))
  doctor = await as('Nadia Arts')
  stranger = await as('Nieuws Gierig')
  mother = await aPerson(base.db, centres.here, { name: 'Mila Bloem', born: '1985-05-05' })
})
afterAll(() => base.close())

const accountOf = ({ actor }: Context): Id<'account'> => (actor.kind === 'staff' ? actor.accountId : ('' as Id<'account'>))
let day = 1
beforeEach(async () => {
  // A day of birth for each test: nobody of another test is taken for a twin.
  const born = `2014-02-${String(day++).padStart(2, '0')}`
  const one = async (name: string) => {
    const id = await aPerson(base.db, centres.here, { name, born })
    await hasAuthority(base.db, centres.here, { holder: mother, child: id })
    await worksWith(base.db, centres.here, { accountId: accountOf(doctor), personId: id, purpose: 'youthHealth' })
    return id
  }
  child = await one('Noor Bloem')
  twin = await one('Saar Bloem')
  await aHistory(base.db, centres.here, child, aGirlsHistory, accountOf(doctor))
})

async function read(ctx: Context = doctor): Promise<HealthRecord> {
  const done = await readRecord(ctx, keys, child)
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}

const logOf = async () =>
  (
    await base.owner.query<{
      outcome: string
      action_code: string
      object_type: string
      field_group: string | null
      detail: string | null
    }>(
      `select outcome, action_code, object_type, field_group, detail from access.audit_event where subject_id = $1 and event_type like 'health.%' order by recorded_at`,
      [child],
    )
  ).rows

describe('reading a record', () => {
  test('gives it whole, and says who is easily mistaken for this child', async () => {
    const record = await read()
    expect(record.twins.map(({ id }) => id)).toEqual([twin])
    expect(record).toMatchObject({ background: { gestationDays: 275, version: 1 }, mayWrite: true, mayPrint: true })
    expect([record.measurements.length, record.milestones.length]).toEqual([21, 8])
  })
  test('is one row of the log that names what was seen', async () => {
    await read()
    expect(await logOf()).toMatchObject([
      { outcome: 0, action_code: 'R', object_type: 'person', field_group: 'index identity family healthPieces ownHealth' },
    ])
  })
  test('who does not work with the child reads nothing, and that is written down', async () => {
    expect(await readRecord(stranger, keys, child)).toMatchObject(refusal)
    expect((await logOf()).map(({ outcome }) => outcome)).toEqual([4])
  })
  test('another centre has no such child', async () => {
    const there = aContext(
      base.db,
      centres.elsewhere,
      await aColleague(base.db, centres.elsewhere, { name: 'Ver Weg', profession: 'youthDoctor', roles: ['professional'] }),
    )
    expect(await readRecord(there, keys, child)).toMatchObject(refusal)
  })
  test('a parent with authority reads it and prints the growth book, another resident does not', async () => {
    const parent = aContext(base.db, centres.here, await aResidentWhoIs(base.db, centres.here, mother))
    const neighbour = await aPerson(base.db, centres.here, { name: 'Buur Vrouw', born: '1980-01-01' })
    const other = aContext(base.db, centres.here, await aResidentWhoIs(base.db, centres.here, neighbour))
    expect((await read(parent)).mayWrite).toBe(false)
    expect(await readGrowthBook(parent, keys, child)).toMatchObject({ ok: true, value: { child: { callName: 'Noor' } } })
    expect(await readGrowthBook(other, keys, child)).toMatchObject(refusal)
  })
})

describe('birth and parents', () => {
  const typed = {
    gestation: '38+1',
    birthWeight: '3100',
    birthLength: '49,5',
    birthHead: '',
    mother: '168',
    father: '',
    population: 'turkish',
  }
  test('are kept as a whole, with the version that comes next', async () => {
    expect(await changeBackground(doctor, child, { typed, version: 1, isSure: false })).toMatchObject({ ok: true })
    expect((await read()).background).toEqual({
      ...{ gestationDays: 267, birthWeightG: 3100, birthLengthMm: 495, birthHeadMm: null, population: 'turkish' },
      ...{ motherHeightMm: 1680, fatherHeightMm: null, version: 2 },
    })
    expect((await logOf()).map(({ object_type }) => object_type)).toContain('background')
  })
  test('two who save at once: one wins, the other hears that it changed meanwhile', async () => {
    const both = await Promise.all([1, 2].map(() => changeBackground(doctor, child, { typed, version: 1, isSure: false })))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'changed-meanwhile' } })
  })
  test('the first time there is nothing yet, also for two at once', async () => {
    const both = await Promise.all([1, 2].map(() => changeBackground(doctor, twin, { typed, version: 0, isSure: false })))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })
  test('a weight in kilograms changes nothing', async () => {
    const done = await changeBackground(doctor, child, { typed: { ...typed, birthWeight: '3,1' }, version: 1, isSure: true })
    expect(done).toMatchObject({ error: { kind: 'faults', faults: [{ code: 'in-kilograms', value: 3100 }] } })
    expect((await read()).background).toEqual({ ...aBackground, version: 1 })
  })
  test('what hardly can be is kept once somebody said that it is right', async () => {
    const odd = { ...typed, gestation: '29', birthWeight: '4200' }
    expect(await changeBackground(doctor, child, { typed: odd, version: 1, isSure: false })).toMatchObject({ error: { kind: 'questions' } })
    expect(await changeBackground(doctor, child, { typed: odd, version: 1, isSure: true })).toMatchObject({ ok: true })
  })
  test('are not changed by who only reads', async () => {
    expect(await changeBackground(stranger, child, { typed, version: 1, isSure: true })).toMatchObject(refusal)
  })
})

describe('what is wrong', () => {
  test('is withdrawn with its reason, stays to be seen, and is not moved to the twin', async () => {
    const wrong = (await read()).measurements[0]
    if (wrong === undefined) throw new Error('nothing measured')
    expect(await withdrawFromRecord(doctor, child, { kind: 'measurement', id: wrong.id, why: 'other-child' })).toMatchObject({ ok: true })
    const record = await read()
    expect(record.measurements.some(({ id }) => id === wrong.id)).toBe(false)
    expect(record.withdrawn.measurements).toMatchObject([
      { id: wrong.id, why: 'other-child', value: wrong.value, withdrawnBy: accountOf(doctor) },
    ])
    const ofTwin = await readRecord(doctor, keys, twin)
    expect(ofTwin).toMatchObject({ ok: true, value: { measurements: [] } })
    expect((await logOf()).find(({ object_type }) => object_type === 'measurement')).toMatchObject({
      action_code: 'U',
      detail: 'withdrawn other-child',
    })
  })
  test('is withdrawn once, also when two press at once', async () => {
    const wrong = (await read()).milestones[0]
    if (wrong === undefined) throw new Error('nothing seen')
    const both = await Promise.all([1, 2].map(() => withdrawFromRecord(doctor, child, { kind: 'milestone', id: wrong.id, why: 'typing' })))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'not-there' } })
  })
  test('cannot be withdrawn through the file of another child', async () => {
    const wrong = (await read()).measurements[0]
    const done = await withdrawFromRecord(doctor, twin, { kind: 'measurement', id: wrong?.id ?? '', why: 'typing' })
    expect(done).toMatchObject({ error: { kind: 'not-there' } })
    expect((await read()).withdrawn.measurements).toEqual([])
  })
  test('a second measurement of the day can be written down after the wrong one was withdrawn', async () => {
    const wrong = (await read()).measurements.find(({ measure }) => measure === 'weight')
    await withdrawFromRecord(doctor, child, { kind: 'measurement', id: wrong?.id ?? '', why: 'typing' })
    const on = wrong?.measuredOn.toString() ?? ''
    await aHistory(base.db, centres.here, child, { measurements: { [on]: { weight: 4_300 } } }, accountOf(doctor))
    expect(
      (await read()).measurements.filter(({ measure, measuredOn }) => measure === 'weight' && measuredOn.toString() === on),
    ).toMatchObject([{ value: 4_300 }])
  })
})
