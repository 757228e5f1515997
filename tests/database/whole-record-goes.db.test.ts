/** A record with a row in every table goes to another installation, comes back, and is taken out again: nothing is forgotten, and nothing is left. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { carriedTables, keptAsHistory, staysBehind } from '../../src/contexts/child-health/rules/transfer/what-goes.ts'
import { hangs } from '../../src/contexts/child-health/sql/transfer/came-in.server.ts'
import { handOver, readHandOver, readTransferFiles } from '../../src/contexts/child-health/use-cases/transfer/hand-over.server.ts'
import { takeOver, tryTakeOver, type Handed, type Report } from '../../src/contexts/child-health/use-cases/transfer/take-over.server.ts'
import { confirmSender, proposeSender } from '../../src/contexts/child-health/use-cases/transfer/trust.server.ts'
import { cameInTables, undoTakeOver } from '../../src/contexts/child-health/use-cases/transfer/undo-take-over.server.ts'
import { sealColumn } from '#contexts/access/public.ts'
import type { Actor, Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { fingerprintText, publicJwk, signerOf } from '#platform/signing.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning } from '#tests/builders/centres.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { aWholeRecord } from '#tests/builders/whole-record.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { faultsOfResource } from '#tests/fhir/check-fhir.ts'
import { testKeys } from '#tests/keys.ts'

type Staff = Actor & { readonly kind: 'staff' }
type Place = {
  readonly database: TestDatabase
  readonly here: Id<'centre'>
  readonly keys: Keys
  readonly name: string
  readonly nurse: Staff
  readonly lead: Staff
  readonly second: Staff
}
type Row = Readonly<Record<string, unknown>>

async function aPlace(keys: Keys, name: string): Promise<Place> {
  const database = await freshDatabase()
  const { here } = await aRegionWithTwoCentres(database.db)
  const one = (who: string, role: string) => aColleague(database.db, here, { name: who, profession: 'youthNurse', roles: [role] })
  return {
    ...{ database, here, keys, name, nurse: await one('Sanne Kijk', 'professional') },
    ...{ lead: await one('Cora Leidt', 'coordinator'), second: await one('Minh Beheer', 'administrator') },
  }
}
const as = ({ database, here }: Place, actor: Staff, now = aTuesdayMorning): Context => aContext(database.db, here, actor, now)
const valueOf = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function trust(by: Place, sender: Place): Promise<void> {
  const signer = signerOf(sender.keys, sender.here)
  if (signer === null) throw new Error('no key')
  const id = valueOf(await proposeSender(as(by, by.lead), by.keys, { name: sender.name, key: publicJwk(signer.publicKey) }))
  valueOf(await confirmSender(as(by, by.second), id, fingerprintText(signer.fingerprint)))
}
async function aChild(place: Place): Promise<Id<'person'>> {
  const child = await aPerson(place.database.db, place.here, { name: 'Noor Testman', born: '2014-03-01' })
  await worksWith(place.database.db, place.here, { accountId: place.nurse.accountId, personId: child, purpose: 'youthHealth' })
  return child
}
const handed = async (place: Place, person: Id<'person'>): Promise<Handed> => {
  const wish = { receiver: 'CJG elders', reason: 'moved', ground: 'told-no-objection' } as const
  const id = valueOf(await handOver(as(place, place.nurse), place.keys, person, wish))
  return valueOf(await readTransferFiles(as(place, place.nurse), place.keys, person, id))
}
const tried = async (place: Place, person: Id<'person'>, files: Handed): Promise<Report> =>
  valueOf(await tryTakeOver(as(place, place.nurse), place.keys, person, files))
const accept = (place: Place, person: Id<'person'>, files: Handed, report: Report, choosesTheirs: readonly string[] = []) =>
  takeOver(as(place, place.nurse), place.keys, person, files, { seen: report.seen, isThisChild: true, choosesTheirs })
const rows = async (place: Place, table: string, person: Id<'person'>): Promise<Row[]> =>
  (await place.database.owner.query<Row>(`select * from ${table} where person_id = $1 order by 1, 2`, [person])).rows

let from: Place
let to: Place
let child: Id<'person'>
let files: Handed
beforeAll(async () => {
  from = await aPlace(testKeys, 'CJG hier')
  to = await aPlace({ ...testKeys, signing: Buffer.alloc(32, 9) }, 'CJG elders')
  child = await aChild(from)
  const mother = await aPerson(from.database.db, from.here, { name: 'Mila Testman', born: '1990-05-05' })
  const seal = (table: string, column: string, id: string, words: string) =>
    sealColumn(from.keys, from.here, table, column, id, words).sealed
  await aWholeRecord(from.database, from.here, { personId: child, saidBy: mother, by: from.nurse.accountId, seal })
  // Decided and answered at the sender.
  await from.database.owner.query(
    `update child_health.signal set decision = 'watch', decided_by = $2, decided_on = '2019-03-04', follow_up_before = '2019-06-01' where person_id = $1`,
    [child, from.nurse.accountId],
  )
  await from.database.owner.query(
    `update child_health.referral set outcome = 'confirmed', feedback_on = '2019-05-01', version = 2 where person_id = $1`,
    [child],
  )
  files = await handed(from, child)
  await trust(to, from)
  await trust(from, to)
})
afterAll(async () => {
  await from.database.close()
  await to.database.close()
})

describe('nothing is forgotten', () => {
  test('every table of both schemas goes along, or it is told why not', async () => {
    const { rows: found } = await from.database.owner.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema in ('child_health', 'vaccination')`,
    )
    const told = [...carriedTables, ...Object.keys(staysBehind)]
    expect(new Set(told)).toEqual(new Set(found.map(({ name }) => name)))
    expect(new Set(told).size).toBe(told.length)
    const arrive = carriedTables.map((name) => keptAsHistory[name] ?? name)
    expect(new Set(cameInTables)).toEqual(new Set(arrive))
  })

  test('everything that can hang on a contact, dose, signal or screening is looked at before a record is taken out', async () => {
    const { rows: found } = await from.database.owner.query<{ name: string }>(
      `select c.table_schema || '.' || c.table_name || '.' || c.column_name as name from information_schema.columns c
        where c.table_schema in ('child_health', 'vaccination') and c.column_name in ('contact_id', 'dose_id', 'signal_id', 'screening_id')`,
    )
    // The stock and the results of a session are of doses that were given here, and what came in was given elsewhere.
    const ofOurs = ['vaccination.stock_move.dose_id', 'vaccination.session_result.dose_id']
    expect(new Set([...hangs.map(({ table, column }) => `${table}.${column}`), ...ofOurs])).toEqual(new Set(found.map(({ name }) => name)))
  })
})

/** What is of the place where a row stands, and not of the child. */
const ofThePlace = [
  ...['centre_id', 'id', 'person_id', 'contact_id', 'signal_id', 'screening_id', 'dose_id', 'centre_key_version', 'feedback_key_version'],
  // Who did it is a colleague of the sender; a teller who is not the child is nobody here.
  ...[
    'recorded_by',
    'recorded_at',
    'created_by',
    'created_at',
    'held_by',
    'sent_by',
    'decided_by',
    'planned_with',
    'told_by',
    'asked_by',
    'filled_by',
  ],
  ...['said_by', 'transfer_id', 'version', 'given_by', 'batch_id', 'location_id', 'session_id', 'fields', 'keystrokes', 'seconds'],
  // Sealed anew: compared opened, below.
  ...['indication', 'words', 'remark', 'reason', 'feedback', 'answers', 'explanation'],
  // What the rules of that day said, and how often the sender asked after it.
  ...['advised', 'rules_version', 'owner', 'asked_again_on', 'asked_again_before', 'asked_again'],
  // Given to the sender alone.
  'register_consent',
]
const plain = (all: readonly Row[]): string[] =>
  all.map((row) => JSON.stringify(Object.entries(row).filter(([name]) => !ofThePlace.includes(name)))).toSorted((a, b) => (a < b ? -1 : 1))
/** A contact that is to come is planned anew at the receiver. */
const goes = (table: string, all: readonly Row[]): Row[] =>
  all.filter((row) => table !== 'child_health.contact' || ['realised', 'not-realised', 'cancelled'].includes(String(row['status'])))

describe('a whole record', () => {
  let there: Id<'person'>
  let report: Report
  const transferIn = async (): Promise<Id<'transfer'>> =>
    (await rows(to, 'child_health.transfer', there)).find((row) => row['direction'] === 'in' && row['undone_at'] === null)?.[
      'id'
    ] as Id<'transfer'>
  const everything = async (): Promise<unknown> =>
    Object.fromEntries(await Promise.all(cameInTables.map(async (table) => [table, await rows(to, table, there)])))

  test('is right by R4, and no word of it is in the clear elsewhere than in the bundle', () => {
    const bundle = JSON.parse(files.bundle.toString()) as { entry: { resource: { resourceType: string } }[] }
    expect(faultsOfResource(bundle)).toEqual([])
    const kinds = new Set(bundle.entry.map(({ resource }) => resource.resourceType))
    for (const kind of ['DetectedIssue', 'ServiceRequest', 'AdverseEvent', 'Communication', 'QuestionnaireResponse'])
      expect(kinds, kind).toContain(kind)
  })

  test('arrives row by row as it was, and its words can be read', async () => {
    there = await aChild(to)
    report = await tried(to, there, files)
    expect(report).toMatchObject({ impossible: 0, keptBack: 0, notRead: {} })
    valueOf(await accept(to, there, files, report))
    for (const table of carriedTables.filter((name) => keptAsHistory[name] === undefined && name !== 'vaccination.earlier_word')) {
      const [sent, got] = [plain(goes(table, await rows(from, table, child))), plain(await rows(to, table, there))]
      expect(sent.length, table).toBeGreaterThan(0)
      expect(got, table).toEqual(sent)
    }
    const [ours, theirs] = [
      valueOf(await readHandOver(as(from, from.nurse), from.keys, child)).record,
      valueOf(await readHandOver(as(to, to.nurse), to.keys, there)).record,
    ]
    for (const of of [ours, theirs]) {
      expect(of.notes.map(({ words }) => words)).toEqual(['Woorden van toen.'])
      expect(of.screenings.map(({ words }) => words)).toEqual(['Woorden van toen.'])
      expect(of.referrals.map(({ reason }) => reason)).toEqual(['Woorden van toen.'])
      expect(of.refrains.map(({ reason }) => reason)).toEqual(['Woorden van toen.'])
      expect(of.effects.map(({ words }) => words)).toEqual(['Woorden van toen.'])
      expect(of.topics.map(({ words }) => words)).toEqual(['Woorden van toen.'])
      expect(of.findings.map(({ remark }) => remark)).toEqual(['Woorden van toen.'])
      expect(of.questionnaires.map(({ answers }) => answers)).toEqual([{ sleeps: 'Niet door' }])
      // What hangs on something still hangs on it.
      expect(of.referrals[0]?.screeningId).toBe(of.screenings[0]?.id)
      expect(of.effects[0]?.doseId).toBe(of.doses[0]?.id)
    }
  })

  test('what was said to the sender is history, and nobody’s answer (PR-04)', async () => {
    expect(await rows(to, 'vaccination.answer', there)).toEqual([])
    expect(await rows(to, 'vaccination.considered_wish', there)).toEqual([])
    const words = await rows(to, 'vaccination.earlier_word', there)
    expect(words.map((row) => [row['vaccine'], row['says'], row['said_to']]).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ['BMR', 'considered-wish', 'GGD Elders'],
      ['HPV', 'considered-wish', 'CJG hier'],
      ['HPV', 'yes', 'CJG hier'],
    ])
    // A parent of theirs is nobody here, and what the parent told is nobody's to take back.
    const people = await to.database.owner.query<{ id: string }>('select id from families.person')
    const known = new Set(people.rows.map(({ id }) => id))
    for (const [table, column] of [
      ['child_health.own_measurement', 'told_by'],
      ['child_health.topic', 'asked_by'],
      ['child_health.questionnaire', 'filled_by'],
    ] as const)
      for (const row of await rows(to, table, there)) expect(known.has(String(row[column])), table).toBe(false)
  })

  test('handed back to where it came from, there is nothing new', async () => {
    const back = await tried(from, child, await handed(to, there))
    const states = Object.entries(back.differences).flatMap(([kind, all]) =>
      [all].flat().flatMap((one) => (one === null || one.state === 'same' ? [] : [`${kind} ${one.state}`])),
    )
    expect(states).toEqual([])
  })

  test('the same bundle comes in once, and a second one of the same record brings nothing', async () => {
    expect(await tryTakeOver(as(to, to.nurse), to.keys, there, files)).toMatchObject({ error: { kind: 'taken-over-before' } })
    const again = await tried(to, there, await handed(from, child))
    const all = Object.values(again.differences).flatMap((one) => (one === null ? [] : [one].flat()))
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['same']))
  })

  describe('is taken out again', () => {
    const undo = (now = aTuesdayMorning, actor = to.nurse) =>
      transferIn().then((id) => undoTakeOver(as(to, actor, now), there, { id, why: 'other-child' }))

    test.each([
      [
        'a measurement at a contact that came in',
        'child_health.measurement',
        `insert into child_health.measurement (centre_id, id, person_id, contact_id, measured_on, measure, value, recorded_by, recorded_at)
        select centre_id, $2, person_id, id, '2019-03-04', 'weight', 20100, held_by, now() from child_health.contact where person_id = $1 and status = 'realised'`,
        'delete from child_health.measurement where id = $2 and person_id = $1',
      ],
      [
        'a side effect of a dose that came in',
        'vaccination.side_effect',
        `insert into vaccination.side_effect (centre_id, id, person_id, dose_id, began_on, kinds, told_by, recorded_by, recorded_at)
        select centre_id, $2, person_id, id, '2026-06-11', '{pain}', 'family', recorded_by, now() from vaccination.dose where person_id = $1`,
        'delete from vaccination.side_effect where id = $2 and person_id = $1',
      ],
    ])('not after %s was written down here', async (_, table, write, away) => {
      const id = newId()
      await to.database.owner.query(write, [there, id])
      const refused = await undo()
      expect(refused).toMatchObject({ ok: false, error: { kind: 'built-on' } })
      if (!refused.ok && refused.error.kind === 'built-on') expect([...refused.error.obstacles.builtOn]).toEqual([[table, 1]])
      await to.database.owner.query(away, [there, id])
    })

    test('not after a colleague decided about a signal of it, nor after the term, nor by who does not work with the child', async () => {
      const decide = (on: string | null) =>
        to.database.owner.query(`update child_health.signal set followed_up_on = $2 where person_id = $1`, [there, on])
      await decide('2026-11-20')
      const refused = await undo()
      expect(refused).toMatchObject({ ok: false, error: { kind: 'built-on' } })
      if (!refused.ok && refused.error.kind === 'built-on')
        expect([...refused.error.obstacles.changed]).toEqual([['child_health.signal', 1]])
      await decide(null)
      expect(await undo(aTuesdayMorning.add({ hours: 24 * 30 }))).toMatchObject({ error: { kind: 'too-late' } })
      expect((await undo(aTuesdayMorning, to.lead)).ok).toBe(false)
    })

    test('whole: nothing of it is left, the proof stays, and it can come in again', async () => {
      const removed = valueOf(await undo()).removed
      expect(removed).toBe(Object.values(report.differences).flatMap((one) => (one === null ? [] : [one].flat())).length)
      expect(Object.values((await everything()) as Record<string, unknown[]>).flat()).toEqual([])
      expect(await rows(to, 'child_health.came_in', there)).toEqual([])
      const [proof] = await rows(to, 'child_health.transfer', there).then((all) => all.filter((row) => row['direction'] === 'in'))
      expect(proof).toMatchObject({ undone_why: 'other-child', undone_by: to.nurse.accountId })
      const { rows: lines } = await to.database.owner.query<Row>(
        `select detail from access.audit_event where subject_id = $1 and object_type = 'transfer' and action_code = 'D'`,
        [there],
      )
      expect(lines).toEqual([{ detail: `undone other-child ${removed} rows` }])
      expect((await tried(to, there, files)).seen).toBe(report.seen)
    })
  })
})

test('where both have something and theirs is chosen, everything of ours stands again when it is taken out', async () => {
  const there = await aChild(to)
  const { owner } = to.database
  const seal = (table: string, column: string, id: string, words: string) => sealColumn(to.keys, to.here, table, column, id, words).sealed
  await aWholeRecord(to.database, to.here, { personId: there, saidBy: newId<'person'>(), by: to.nurse.accountId, seal })
  for (const change of [
    'update child_health.measurement set value = value + 12',
    `update child_health.milestone set answer = '-'`,
    `update child_health.screening set result = 'sufficient'`,
    'update child_health.own_measurement set value = value - 20',
    'update child_health.background set gestation_days = 270',
    `update vaccination.refrain set decided_on = '2026-06-03'`,
    `update vaccination.scheme set chosen = '2+1'`,
    `update child_health.contact set status = 'due', outcome = null, held_on = null, held_by = null`,
  ])
    await owner.query(`${change} where person_id = $1`, [there])
  // A contact that is still to come has nothing in it yet.
  for (const table of ['measurement', 'milestone', 'screening', 'signal'])
    await owner.query(`update child_health.${table} set contact_id = null where person_id = $1`, [there])
  for (const table of ['contact_note', 'finding', 'advice'])
    await owner.query(`delete from child_health.${table} where person_id = $1`, [there])
  const ours = async (): Promise<unknown> =>
    JSON.parse(JSON.stringify(await Promise.all(cameInTables.map(async (table) => [table, await rows(to, table, there)])))) as unknown
  const before = await ours()

  const report = await tried(to, there, files)
  const all = Object.values(report.differences).flatMap((one) => (one === null ? [] : [one].flat()))
  const choices = all.flatMap((one) => (one.state === 'different' ? [one.key] : []))
  expect(new Set(choices.map((key) => key.split('.')[0]))).toEqual(new Set(['background', 'e', 'm', 'n', 'o', 'r', 's', 'scheme', 'w']))
  valueOf(await accept(to, there, files, report, choices))
  expect(await ours()).not.toEqual(before)
  const after = await tried(to, there, await handed(from, child))
  const open = Object.entries(after.differences).flatMap(([kind, list]) =>
    [list].flat().flatMap((one) => (one === null || one.state === 'same' ? [] : [`${kind} ${one.state}`])),
  )
  expect(open).toEqual([])

  const [transfer] = (await rows(to, 'child_health.transfer', there)).filter((row) => row['direction'] === 'in')
  valueOf(await undoTakeOver(as(to, to.nurse), there, { id: transfer?.['id'] as Id<'transfer'>, why: 'wrong-record' }))
  expect(await ours()).toEqual(before)
})
