/** A dose is written down once, out of a stock that adds up, with the consent that the day asks for; and half of it never. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning } from '#tests/builders/centres.ts'
import { aPerson, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aBatch, aLocation, anAnswer } from '#tests/builders/health-vaccination.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { recordAnswer } from './answers.server.ts'
import { readConsentSetting, setConsentSetting } from './consent-setting.server.ts'
import { giveDose, withdrawDose, type NewDose } from './record-dose.server.ts'

let database: TestDatabase
let here: Id<'centre'>
let place: Id<'location'>
let coordinator: Awaited<ReturnType<typeof aColleague>>
let nurse: Awaited<ReturnType<typeof aColleague>>
const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const ctx = () => aContext(database.db, here, nurse)

beforeAll(async () => {
  database = await freshDatabase()
  here = (await aRegionWithTwoCentres(database.db)).here
  nurse = await aColleague(database.db, here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  coordinator = await aColleague(database.db, here, { name: 'Roos de Boer', profession: 'centreCoordinator', roles: ['coordinator'] })
  place = await aLocation(database.db, here)
})
afterAll(() => database.close())

/** A child of 14 months with two parents with authority who both said yes to BMR. */
async function aChild(name: string, { yes = true, born = '2025-09-20' } = {}) {
  const child = await aPerson(database.db, here, { name, born })
  for (const parent of ['Ada', 'Bob']) {
    const holder = await aPerson(database.db, here, { name: `${parent} ${name}`, born: '1990-01-01' })
    await hasAuthority(database.db, here, { holder, child, from: born })
    if (yes)
      await anAnswer(database.db, here, { child, by: holder, vaccines: ['BMR', 'MENACWY'], at: aTuesdayMorning.subtract({ hours: 24 }) })
  }
  await worksWith(database.db, here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
  return child
}

const aDose = (batchId: Id<'batch'>, given: Partial<NewDose & { from: 'stock' }> = {}): NewDose => ({
  ...{ vaccine: 'BMR', givenOn: day('2026-11-24'), site: 'left-arm', from: 'stock', batchId, locationId: place },
  ...given,
})
const kindsOf = (done: Awaited<ReturnType<typeof giveDose>>) => {
  if (done.ok) return ['given']
  return done.error.kind === 'refused' ? done.error.refusals.map(({ kind }) => kind) : [done.error.kind]
}
const leftOf = async (batch: Id<'batch'>) => {
  const { rows } = await database.owner.query<{ left: number }>(
    'select coalesce(sum(change), 0)::int as left from vaccination.stock_move where batch_id = $1',
    [batch],
  )
  return rows[0]?.left
}
const dosesOf = async (child: Id<'person'>) => {
  const all = 'select * from vaccination.dose where person_id = $1 order by recorded_at'
  return (await database.owner.query<Record<string, unknown>>(all, [child])).rows
}

describe('silence of the other parent (ADR 33)', () => {
  const planner = () => aContext(database.db, here, coordinator)
  const comes = async (name: string) => {
    const child = await aChild(name, { yes: false })
    const { rows } = await database.owner.query<{ id: Id<'person'> }>(
      'select holder_id as id from access.subject_authority where person_id = $1 order by 1',
      [child],
    )
    const [first, second] = rows.map(({ id }) => id)
    if (first === undefined || second === undefined) throw new Error('Two parents')
    const said = { vaccines: ['BMR'], says: 'yes', saidBy: first, how: 'here', saidOn: day('2026-11-24') } as const
    expect((await recordAnswer(ctx(), child, said)).ok).toBe(true)
    return { child, second }
  }

  test('explicit until the centre says otherwise; then the dose of that day names whose yes was presumed, and back again', async () => {
    const batch = await aBatch(database.db, here, { vaccine: 'BMR', at: place, left: 9 })
    const { child, second } = await comes('Stil Een')
    expect(kindsOf(await giveDose(ctx(), child, aDose(batch)))).toEqual(['no-consent'])
    expect(await setConsentSetting(ctx(), 'came-along')).toMatchObject({ error: { kind: 'not-permitted' } })
    expect((await setConsentSetting(planner(), 'came-along')).ok).toBe(true)
    expect(await setConsentSetting(planner(), 'came-along')).toMatchObject({ error: { kind: 'set-already' } })
    const given = await giveDose(ctx(), child, aDose(batch))
    const { rows } = await database.owner.query(`select detail from access.audit_event where object_id = $1`, [
      given.ok ? given.value : null,
    ])
    expect(rows).toEqual([{ detail: `BMR given, yes presumed of ${second}` }])
    // A word of the other comes first.
    const other = await comes('Stil Twee')
    await recordAnswer(ctx(), other.child, {
      vaccines: ['BMR'],
      says: 'talk',
      saidBy: other.second,
      how: 'by-word',
      saidOn: day('2026-11-24'),
    })
    expect(kindsOf(await giveDose(ctx(), other.child, aDose(batch)))).toEqual(['no-consent'])
    expect((await setConsentSetting({ ...planner(), now: aTuesdayMorning.add({ minutes: 5 }) }, 'explicit')).ok).toBe(true)
    const third = await comes('Stil Drie')
    expect(kindsOf(await giveDose(ctx(), third.child, aDose(batch)))).toEqual(['no-consent'])
    const setting = await readConsentSetting(planner())
    expect(setting.ok && setting.value.history.map(({ kind, name }) => [kind, name])).toEqual([
      ['explicit', 'Roos de Boer'],
      ['came-along', 'Roos de Boer'],
    ])
  })

  test('what was chosen cannot be changed or taken away', async () => {
    for (const deed of [`update vaccination.consent_setting set kind = 'explicit'`, 'delete from vaccination.consent_setting'])
      await expect(
        inTransaction(database.db, { centreId: here, actor: 'system', now: aTuesdayMorning }, (tx) => sql.raw(deed).execute(tx)),
      ).rejects.toThrow('permission denied')
  })
})

test('a dose is given: the row, one less in stock, and a line in the log', async () => {
  const [child, batch] = [await aChild('Noor Een'), await aBatch(database.db, here, { vaccine: 'BMR', at: place, left: 2 })]
  const done = await giveDose(ctx(), child, aDose(batch))
  expect(kindsOf(done)).toEqual(['given'])
  expect(await leftOf(batch)).toBe(1)
  expect(await dosesOf(child)).toMatchObject([
    { vaccine: 'BMR', batch_id: batch, given_by: nurse.accountId, elsewhere: null, batch_number: null },
  ])
  const { rows } = await database.owner.query(
    `select action_code, detail from access.audit_event where object_type = 'dose' and object_id = $1`,
    [done.ok ? done.value : ''],
  )
  expect(rows).toEqual([{ action_code: 'C', detail: 'BMR given' }])
})

test('without the consent of both parents nothing is written down and nothing leaves the stock (PR-08)', async () => {
  const [child, batch] = [await aChild('Noor Twee', { yes: false }), await aBatch(database.db, here, { vaccine: 'BMR', at: place })]
  expect(kindsOf(await giveDose(ctx(), child, aDose(batch)))).toEqual(['no-consent'])
  expect([await leftOf(batch), await dosesOf(child)]).toEqual([10, []])
})

test('two take the last dose of a stock at once: one gets it, the other hears that it is gone', async () => {
  const [one, other] = [await aChild('Noor Drie'), await aChild('Noor Vier')]
  const batch = await aBatch(database.db, here, { vaccine: 'BMR', at: place, left: 1 })
  const done = await Promise.all([one, other].map((child) => giveDose(ctx(), child, aDose(batch))))
  expect(done.flatMap(kindsOf).toSorted()).toEqual(['given', 'none-left'])
  expect(await leftOf(batch)).toBe(0)
})

test('the same dose sent twice at once is one dose, and one less in stock', async () => {
  const child = await aChild('Noor Vijf')
  // Two batches, so that no lock on a batch keeps the two apart.
  const batches = [
    await aBatch(database.db, here, { vaccine: 'BMR', at: place }),
    await aBatch(database.db, here, { vaccine: 'BMR', at: place }),
  ]
  const done = await Promise.all(batches.map((batch) => giveDose(ctx(), child, aDose(batch))))
  expect(done.flatMap(kindsOf).toSorted()).toEqual(['given', 'same-day'])
  expect(await dosesOf(child)).toHaveLength(1)
  expect(new Set(await Promise.all(batches.map(leftOf)))).toEqual(new Set([9, 10]))
})

test('a dose that was wrong is withdrawn with a reason: it comes back to the stock once, and the day is free again', async () => {
  const [child, batch] = [await aChild('Noor Zes'), await aBatch(database.db, here, { vaccine: 'BMR', at: place, left: 3 })]
  const done = await giveDose(ctx(), child, aDose(batch))
  const id = done.ok ? done.value : newId<'dose'>()
  const twice = await Promise.all([1, 2].map(() => withdrawDose(ctx(), child, { id, why: 'typing' })))
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await leftOf(batch)).toBe(3)
  expect(await dosesOf(child)).toMatchObject([{ withdrawn_why: 'typing', withdrawn_by: nurse.accountId }])
  expect(kindsOf(await giveDose(ctx(), child, aDose(batch)))).toEqual(['given'])
})

test('bad input: before birth, in the future, past the last day of the batch, the vaccine of another batch', async () => {
  const child = await aChild('Noor Zeven')
  const expired = await aBatch(database.db, here, { vaccine: 'BMR', at: place, expires: '2026-11-23' })
  const lastDay = await aBatch(database.db, here, { vaccine: 'BMR', at: place, expires: '2026-11-24' })
  const other = await aBatch(database.db, here, { vaccine: 'MENACWY', at: place })
  const give = async (batch: Id<'batch'>, given: Partial<NewDose & { from: 'stock' }> = {}) =>
    kindsOf(await giveDose(ctx(), child, aDose(batch, given)))
  expect(await give(lastDay, { givenOn: day('2025-09-19') })).toContain('before-birth')
  expect(await give(lastDay, { givenOn: day('2026-11-25') })).toContain('in-future')
  expect(await give(expired)).toEqual(['batch-expired'])
  expect(await give(other)).toEqual(['wrong-vaccine'])
  expect(await give(lastDay)).toEqual(['given'])
})

test('given elsewhere: as it was, without consent and without our stock; its number is kept as a number', async () => {
  const child = await aChild('Noor Acht', { yes: false })
  const elsewhere = { vaccine: 'BMR', givenOn: day('2026-10-01'), site: null, from: 'elsewhere', elsewhere: 'abroad' } as const
  expect(kindsOf(await giveDose(ctx(), child, { ...elsewhere, batchNumber: '??', product: '' }))).toEqual(['batch-number'])
  expect(kindsOf(await giveDose(ctx(), child, { ...elsewhere, batchNumber: 'ab 12', product: 'M-M-R' }))).toEqual(['given'])
  expect(await dosesOf(child)).toMatchObject([
    { batch_id: null, batch_number: 'AB12', product: 'M-M-R', elsewhere: 'abroad', given_by: null },
  ])
})

test('twins: it is asked whose record this is', async () => {
  const [child, twin] = [await aChild('Noor Negen'), await aPerson(database.db, here, { name: 'Fien Negen', born: '2025-09-20' })]
  const tie = 'select other_id as id from families.tie where person_id = $1 limit 1'
  const holder = (await database.owner.query<{ id: Id<'person'> }>(tie, [child])).rows[0]?.id ?? newId<'person'>()
  await hasAuthority(database.db, here, { holder, child: twin, from: '2025-09-20' })
  await worksWith(database.db, here, { accountId: nurse.accountId, personId: twin, purpose: 'youthHealth' })
  const batch = await aBatch(database.db, here, { vaccine: 'BMR', at: place })
  expect(kindsOf(await giveDose(ctx(), child, aDose(batch)))).toEqual(['asks-which-child'])
  expect(kindsOf(await giveDose(ctx(), child, aDose(batch, { isThisChild: true })))).toEqual(['given'])
})

test('without a care relation the child is not there, and the refusal is in the log', async () => {
  const child = await aPerson(database.db, here, { name: 'Vreemd Kind', born: '2025-09-20' })
  const batch = await aBatch(database.db, here, { vaccine: 'BMR', at: place })
  expect(kindsOf(await giveDose(ctx(), child, aDose(batch)))).toEqual(['no-access'])
  const { rows } = await database.owner.query(
    `select outcome from access.audit_event where subject_id = $1 and event_type = 'vaccination.write'`,
    [child],
  )
  expect(rows).toEqual([{ outcome: 4 }])
})
