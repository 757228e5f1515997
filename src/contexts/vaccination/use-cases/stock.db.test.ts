/** Stock that adds up whoever comes at once, batches that are called back, and a recall that misses nobody and lays nobody open. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { newestVersion } from '#platform/keys.server.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres } from '#tests/builders/centres.ts'
import { aPerson, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aBatch, aLocation, anAnswer } from '#tests/builders/health-vaccination.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { insertContact } from '#contexts/families/sql/contact-points.server.ts'
import { sealText } from '#contexts/families/use-cases/sealing.server.ts'
import { giveDose, withdrawDose } from './record-dose.server.ts'
import { noteReach, readReach } from './recall-reach.server.ts'
import { searchRecall } from './search-recall.server.ts'
import { addBatch, changeStock, closeLocation, listBatchChoices, openLocation, readStock, recallBatch, undoRecall } from './stock.server.ts'

let database: TestDatabase
let here: Id<'centre'>
let elsewhere: Id<'centre'>
let nurse: Context
let other: Context
let north: Id<'location'>
let south: Id<'location'>
const day = (text: string): PlainDate => Temporal.PlainDate.from(text)

beforeAll(async () => {
  database = await freshDatabase()
  ;({ here, elsewhere } = await aRegionWithTwoCentres(database.db))
  const as = async (name: string) =>
    aContext(database.db, here, await aColleague(database.db, here, { name, profession: 'youthNurse', roles: ['professional'] }))
  ;[nurse, other] = [await as('Sanne de Wit'), await as('Emre Aydin')]
  ;[north, south] = [await aLocation(database.db, here, 'Noord'), await aLocation(database.db, here, 'Zuid')]
})
afterAll(() => database.close())

const lineOf = async (id: Id<'batch'>) => {
  const read = await readStock(nurse)
  return read.ok ? read.value.lines.find((line) => line.id === id) : undefined
}
const placesOf = async (id: Id<'batch'>) =>
  Object.fromEntries(((await lineOf(id))?.places ?? []).map(({ location, left }) => [location.name, left]))

describe('stock', () => {
  test('delivered, moved, wasted and counted: the sum is what lies there', async () => {
    const wish = {
      vaccine: 'HPV',
      product: 'Papillo',
      number: 'pl 10',
      expiresOn: day('2027-05-31'),
      locationId: north,
      amount: 20,
    } as const
    const added = await addBatch(nurse, wish)
    if (!added.ok) throw new Error(added.error.kind)
    expect(await addBatch(nurse, { ...wish, number: 'PL10' })).toMatchObject({ error: { refusals: [{ kind: 'known-already' }] } })
    const change = (deed: Parameters<typeof changeStock>[1]['deed'], to?: Id<'location'>) =>
      changeStock(nurse, { batchId: added.value, at: north, deed, ...(to === undefined ? {} : { to }) })
    expect(await change({ kind: 'move', amount: 5 }, south)).toMatchObject({ ok: true })
    expect(await change({ kind: 'waste', amount: 2 })).toMatchObject({ ok: true })
    expect(await placesOf(added.value)).toEqual({ Noord: 13, Zuid: 5 })
    expect(await change({ kind: 'count', counted: 12 })).toMatchObject({ ok: true })
    expect(await placesOf(added.value)).toEqual({ Noord: 12, Zuid: 5 })
    // Refused, and nothing of it done.
    expect(await change({ kind: 'move', amount: 13 }, south)).toMatchObject({ error: { kind: 'more-than-there-is' } })
    expect(await change({ kind: 'move', amount: 1 }, north)).toMatchObject({ error: { kind: 'same-place' } })
    expect(await change({ kind: 'move', amount: 1 })).toMatchObject({ error: { kind: 'not-there' } })
    expect(await placesOf(added.value)).toEqual({ Noord: 12, Zuid: 5 })
  })

  test('two colleagues at once lose no move, and do not take more than there is', async () => {
    const batchId = await aBatch(database.db, here, { vaccine: 'BMR', at: north, left: 10 })
    const done = await Promise.all(
      [nurse, other, nurse, other].map((ctx) => changeStock(ctx, { batchId, at: north, deed: { kind: 'move', amount: 4 }, to: south })),
    )
    expect(done.filter(({ ok }) => ok)).toHaveLength(2)
    expect(await placesOf(batchId)).toEqual({ Noord: 2, Zuid: 8 })
  })

  test('what is over its date is not delivered or moved; it is counted and thrown away', async () => {
    const batchId = await aBatch(database.db, here, { vaccine: 'BMR', at: north, expires: '2026-11-23' })
    const change = (deed: Parameters<typeof changeStock>[1]['deed']) => changeStock(nurse, { batchId, at: north, deed, to: south })
    expect(await change({ kind: 'receive', amount: 1 })).toMatchObject({ error: { kind: 'expired' } })
    expect(await change({ kind: 'move', amount: 1 })).toMatchObject({ error: { kind: 'expired' } })
    expect(await change({ kind: 'waste', amount: 10 })).toMatchObject({ ok: true })
    expect(await placesOf(batchId)).toEqual({})
  })

  test('a place closes when it is empty, and its name is free again', async () => {
    const opened = await openLocation(nurse, '  School   De Linde ')
    if (!opened.ok) throw new Error(opened.error.kind)
    expect(await openLocation(nurse, 'school de linde')).toMatchObject({ error: { kind: 'known-already' } })
    expect(await closeLocation(nurse, north)).toMatchObject({ error: { kind: 'not-empty' } })
    expect(await closeLocation(nurse, opened.value)).toMatchObject({ ok: true })
    expect(await closeLocation(nurse, opened.value)).toMatchObject({ error: { kind: 'not-there' } })
    expect(await openLocation(nurse, 'School De Linde')).toMatchObject({ ok: true })
  })

  test('another centre sees none of it', async () => {
    const far = await aColleague(database.db, elsewhere, { name: 'Ver Weg', profession: 'youthNurse', roles: ['professional'] })
    expect(await readStock(aContext(database.db, elsewhere, far))).toEqual({ ok: true, value: { locations: [], lines: [] } })
  })
})

/** A child of 14 months of whom everybody said yes. */
async function aChild(name: string, by: Context | null = nurse) {
  const child = await aPerson(database.db, here, { name, born: '2025-09-20' })
  const holder = await aPerson(database.db, here, { name: `Ouder ${name}`, born: '1990-01-01' })
  await hasAuthority(database.db, here, { holder, child, from: '2025-09-20' })
  await anAnswer(database.db, here, { child, by: holder, vaccines: ['BMR'] })
  if (by?.actor.kind === 'staff')
    await worksWith(database.db, here, { accountId: by.actor.accountId, personId: child, purpose: 'youthHealth' })
  return child
}
const give = (ctx: Context, child: Id<'person'>, batchId: Id<'batch'>, at = north) =>
  giveDose(ctx, child, { vaccine: 'BMR', givenOn: day('2026-11-24'), site: 'left-leg', from: 'stock', batchId, locationId: at })

test('the form begins with what this colleague used last today, then with what expires first; nothing that is over, called back or gone', async () => {
  const usual = await aBatch(database.db, here, { vaccine: 'BMR', at: south, expires: '2028-12-31' })
  await aBatch(database.db, here, { vaccine: 'BMR', at: south, expires: '2026-11-20' })
  await aBatch(database.db, here, { vaccine: 'BMR', at: south, left: 0 })
  const choices = (ctx: Context) =>
    inTransaction(database.db, { centreId: here, actor: 'system', now: ctx.now }, (tx) => listBatchChoices(tx, ctx, ['BMR']))
  expect((await choices(nurse))[0]).toMatchObject({ isUsual: true, expiresOn: day('2027-12-31') })
  expect(await give(nurse, await aChild('Noor Keuze'), usual, south)).toMatchObject({ ok: true })
  expect((await choices(nurse))[0]).toMatchObject({ id: usual, isUsual: true, left: 9 })
  expect((await choices(other))[0]?.id).not.toBe(usual)
  expect((await choices(nurse)).every(({ left, expiresOn }) => left > 0 && expiresOn.year > 2026)).toBe(true)
})

describe('a recall', () => {
  let batchId: Id<'batch'>
  let mine: Id<'person'>
  let theirs: Id<'person'>
  let hidden: Id<'person'>
  let abroad: Id<'person'>

  beforeAll(async () => {
    batchId = await aBatch(database.db, here, { vaccine: 'BMR', at: north, number: 'BM99' })
    ;[mine, theirs, hidden, abroad] = [
      await aChild('Anna Mijn'),
      await aChild('Bram Hun', other),
      await aChild('Cato Verborgen', other),
      await aChild('Daan Buitenland'),
    ]
    for (const [ctx, child] of [
      [nurse, mine],
      [other, theirs],
      [other, hidden],
    ] as const)
      expect(await give(ctx, child, batchId)).toMatchObject({ ok: true })
    const dose = { vaccine: 'BMR', givenOn: day('2026-10-10'), site: null, from: 'elsewhere', elsewhere: 'abroad' } as const
    expect(await giveDose(nurse, abroad, { ...dose, batchNumber: 'bm 99', product: '' })).toMatchObject({ ok: true })
    const undone = await aChild('Evi Ingetrokken')
    const wrong = await give(nurse, undone, batchId)
    await withdrawDose(nurse, undone, { id: wrong.ok ? wrong.value : (undone as never), why: 'other-child' })
    // A file for fewer eyes.
    await database.owner.query(`update access.subject set state = 'restricted' where person_id = $1`, [hidden])
  })

  const seenBy = async (ctx: Context) => {
    const found = await searchRecall(ctx, 'bm99')
    if (!found.ok) throw new Error(found.error.kind)
    return found.value
  }
  const named = async (ctx: Context) => (await seenBy(ctx)).children.map(({ child, colleagues }) => [child?.callName ?? null, colleagues])

  test('finds every child, of colleagues and given elsewhere too; who may not be found by the nurse is counted, with the colleague who can call', async () => {
    expect(await named(nurse)).toEqual([
      ['Daan', ['Sanne de Wit']],
      ['Anna', ['Sanne de Wit']],
      [null, ['Emre Aydin']],
      [null, ['Emre Aydin']],
    ])
    const { children } = await seenBy(nurse)
    expect(children.flatMap(({ doses }) => doses.map((dose) => dose.elsewhere ?? dose.place))).toEqual([
      'abroad',
      'Noord',
      'Noord',
      'Noord',
    ])
  })

  test('a coordinator, who finds the whole centre, reads the names of all but of a file for fewer eyes', async () => {
    const ingrid = await aColleague(database.db, here, { name: 'Ingrid Postma', profession: 'centreCoordinator', roles: ['coordinator'] })
    expect((await named(aContext(database.db, here, ingrid))).map(([name]) => name)).toEqual(['Daan', 'Bram', 'Anna', null])
  })

  test('how to reach a family is for who works with the child; each look and each try is in its log, and the list says how it stands', async () => {
    const mother = await aPerson(database.db, here, { name: 'Moeder Mijn', born: '1990-01-01' })
    await hasAuthority(database.db, here, { holder: mother, child: mine, from: '2025-01-01' })
    await inTransaction(database.db, { centreId: here, actor: 'system', now: nurse.now }, async (tx) => {
      for (const [number, secret] of [
        ['06-11111111', false],
        ['06-22222222', true],
      ] as const) {
        const id = newId<'contactPoint'>()
        await insertContact(
          tx,
          here,
          {
            id,
            personId: mother,
            kind: 'phone',
            value: sealText(keys, here, 'contact', id, number),
            keyVersion: newestVersion(keys),
            secret,
            safe: !secret,
          },
          nurse.now,
        )
      }
    })
    const reach = await readReach(nurse, keys, mine, 'bm99')
    expect(
      reach.ok && reach.value.toCall.find(({ personId }) => personId === mother)?.phones.map(({ number, safe }) => [number, safe]),
    ).toEqual([
      ['06-11111111', true],
      [null, false],
    ])
    expect(await readReach(nurse, keys, theirs, 'bm99')).toMatchObject({ error: { kind: 'no-access' } })
    expect(await noteReach(nurse, theirs, { number: 'bm99', outcome: 'reached' })).toMatchObject({ error: { kind: 'no-access' } })
    expect(await readReach(nurse, keys, mine, 'ANDERS1')).toMatchObject({ error: { kind: 'not-there' } })
    await noteReach(nurse, mine, { number: 'bm99', outcome: 'no-answer' })
    await noteReach({ ...nurse, now: nurse.now.add({ minutes: 1 }) }, mine, { number: 'BM99', outcome: 'reached' })
    const states = (await seenBy(other)).children.map(({ personId, reach: state, isMine }) => [personId, state, isMine])
    expect(states).toEqual(
      expect.arrayContaining([
        [mine, 'reached', false],
        [theirs, null, true],
      ]),
    )
    const { rows } = await database.owner.query(
      `select object_type, detail from access.audit_event where subject_id = $1 and object_type in ('contactPoint', 'recallCall') order by recorded_at, id`,
      [mine],
    )
    expect(rows.map((row) => Object.values(row as object).join(' '))).toEqual([
      'contactPoint recall BM99',
      'recallCall BM99 no-answer',
      'recallCall BM99 reached',
    ])
  })

  test('one line in the log for the run, and one in the file of each child, also the hidden one', async () => {
    await seenBy({ ...nurse, traceId: 'one run' })
    const { rows } = await database.owner.query<{ subject: string | null; action: string; groups: string | null }>(
      `select subject_id as subject, action_code as action, field_group as groups from access.audit_event where trace_id = 'one run' and outcome = 0`,
    )
    expect(rows.filter(({ subject }) => subject === null)).toMatchObject([{ action: 'E' }])
    expect(new Set(rows.flatMap(({ subject }) => subject ?? []))).toEqual(new Set([mine, theirs, hidden, abroad]))
    expect(rows.find(({ subject }) => subject === hidden)?.groups).toBe('healthPieces')
  })

  test('a number that is none is asked again; who may not is refused and written down', async () => {
    expect(await searchRecall(nurse, '!')).toEqual({ ok: false, error: { kind: 'number' } })
    const desk = await aColleague(database.db, here, { name: 'Bilal Kaya', profession: 'frontDeskWorker', roles: ['frontDesk'] })
    expect(await searchRecall(aContext(database.db, here, desk), 'BM99')).toMatchObject({ ok: false, error: { kind: 'not-permitted' } })
    const refused = `select outcome from access.audit_event where event_type = 'vaccination.recall' and account_id = $1`
    expect((await database.owner.query(refused, [desk.accountId])).rows).toEqual([{ outcome: 4 }])
  })

  test('from the recall on nobody gives it; taken back, it may be given again', async () => {
    expect(await recallBatch(nurse, batchId, ' ')).toMatchObject({ error: { kind: 'reason-missing' } })
    const twice = await Promise.all([nurse, other].map((ctx) => recallBatch(ctx, batchId, 'Fout bij het koelen')))
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
    const late = await aChild('Finn Laat')
    expect(await give(nurse, late, batchId)).toMatchObject({ error: { refusals: [{ kind: 'batch-recalled' }] } })
    expect(await undoRecall(nurse, batchId)).toMatchObject({ ok: true })
    expect(await give(nurse, late, batchId)).toMatchObject({ ok: true })
  })
})
