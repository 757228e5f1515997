/** The review of access with what this context knows of colleagues: drawn from the log of a day, asked, answered, decided (PR-31). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import {
  askColleague,
  closeFinding,
  drawReview,
  answerQuestion,
  listReview,
  readAskedOfMe,
  readFinding,
  tellOwnFacts,
} from '#contexts/access/public-review.ts'
import { closeAccount } from '#contexts/access/deeds.ts'
import { mailReviewStep } from '#contexts/access/use-cases/review/asked-of-me.server.ts'
import { takeBackOwnFacts } from '#contexts/access/use-cases/review/colleague-facts.server.ts'
import { chooseSampleSize } from '#contexts/access/use-cases/review/findings.server.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { theLogHas } from '#tests/builders/review.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { homeAt, moveIn } from './use-cases/move-in.server.ts'
import { findKinOfColleagues } from './use-cases/kin-of-colleagues.server.ts'

type Colleague = Awaited<ReturnType<typeof aColleague>>
let database: TestDatabase
let centres: TwoCentres
let nurse: Colleague
let other: Colleague
let officer: Colleague
let second: Colleague
let names = 0
const told: string[] = []
const services = {
  keys: testKeys,
  jobs: {
    tell: async (_: unknown, name: string) => void told.push(name),
    start: async () => {},
    stop: async () => {},
    running: () => true,
  },
}
const needs = { keys: testKeys, findKin: findKinOfColleagues }
const yesterday = Temporal.PlainDate.from('2026-11-23')

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const colleague = (name: string, roles: string[]) => aColleague(database.db, centres.here, { name, profession: 'youthNurse', roles })
  nurse = await colleague('Sanne de Wit', ['professional'])
  other = await colleague('Omar Idrissi', ['professional'])
  officer = await colleague('Petra Vos', ['privacyOfficer'])
  second = await colleague('Fatma Arslan', ['privacyOfficer', 'professional'])
})
afterAll(() => database.close())

const as = (actor: Parameters<typeof aContext>[2], now = aTuesdayMorning) => aContext(database.db, centres.here, actor, now)
const system = { kind: 'system', name: 'test' } as const
const person = (name = `Kind Naam${String((names += 1)).replaceAll(/\d/g, (d) => 'abcdefghij'[Number(d)] ?? 'x')}`, born = '2014-02-01') =>
  aPerson(database.db, centres.here, { name, born })
const reasonsOf = async (id: Id<'person'>, who: Colleague = nurse): Promise<string[]> => {
  const { rows } = await database.owner.query<{ reason: string }>(
    `select reason from access.review_reason r join access.review_finding f on f.id = r.finding_id where f.person_id = $1 and f.account_id = $2 order by 1`,
    [id, who.accountId],
  )
  return rows.map(({ reason }) => reason).filter((reason) => reason !== 'by-chance')
}
const log = (lines: Parameters<typeof theLogHas>[2]) => theLogHas(database, centres.here, lines)
const drawn = async (day = yesterday, actor: Parameters<typeof aContext>[2] = system) => drawReview(needs, as(actor), day)
const livesAt = (personId: Id<'person'>, at: { houseNumber: string; postalCode: string; secret: boolean }, with_: Id<'person'>) =>
  inTransaction(database.db, { centreId: centres.here, actor: 'system', now: aTuesdayMorning }, async (tx) => {
    const { secret, ...rest } = at
    const homeId = await homeAt(tx, testKeys, as(system), {
      address: { street: 'Dorpsplein', town: 'Vlietstad', ...rest },
      secret,
      family: [with_],
    })
    const from = Temporal.PlainDate.from('2020-01-01')
    await moveIn(tx, as(system), { record: () => {} }, { personId, homeId, from, part: 'always', leaves: [] })
  })
const findingOf = async (id: Id<'person'>): Promise<Id<'finding'>> => {
  const { rows } = await database.owner.query<{ id: Id<'finding'> }>('select id from access.review_finding where person_id = $1', [id])
  if (rows[0] === undefined) throw new Error('No finding')
  return rows[0].id
}

describe('PR-31 drawing', () => {
  test('far more files than ever and than peers, and searching without opening: one finding for the whole day', async () => {
    const people = await Promise.all(Array.from({ length: 14 }, () => person()))
    const busy = await aColleague(database.db, centres.here, { name: 'Bo Druk', profession: 'socialWorker', roles: ['professional'] })
    const days = Array.from({ length: 12 }, (_, i) => Temporal.PlainDate.from('2026-11-03').add({ days: i }))
    await log(days.map((day) => ({ accountId: busy.accountId, personId: people[0] as Id<'person'>, at: `${day.toString()}T10:00:00Z` })))
    await log(people.map((personId) => ({ accountId: busy.accountId, personId, at: '2026-11-17T10:00:00Z' })))
    const found = await person()
    await log(
      Array.from({ length: 6 }, (_, i) => ({
        accountId: busy.accountId,
        personId: found,
        at: `2026-11-17T11:0${i}:00Z`,
        event: 'person.search',
      })),
    )
    await drawn(Temporal.PlainDate.from('2026-11-17'))
    const { rows } = await database.owner.query<{ reasons: string }>(
      `select string_agg(r.reason, ' ' order by r.reason) as reasons from access.review_finding f join access.review_reason r on r.finding_id = f.id
      where f.account_id = $1 and f.person_id is null`,
      [busy.accountId],
    )
    expect(rows).toEqual([{ reasons: 'searched-in-vain unusual-volume' }])
    const { rows: hours } = await database.owner.query<{ files: number; hours: number[] }>(
      `select files, hours from access.review_activity where account_id = $1 order by day desc limit 1`,
      [busy.accountId],
    )
    expect(hours[0]?.files).toBe(14)
    expect(hours[0]?.hours[11]).toBe(14)
  })

  test('own file, own child, same home, neighbours, a name few bear, a colleague’s child: told by what the centre knows and by what a colleague told', async () => {
    const me = await person('Sanne Wit', '1985-05-05')
    const child = await person('Noor Jaspers')
    const [housemate, neighbour, namesake, stranger, hidden] = [
      await person(),
      await person(),
      await person('Piet Wit'),
      await person(),
      await person(),
    ]
    await hasAuthority(database.db, centres.here, { holder: me, child })
    for (const [id, houseNumber, postalCode, secret] of [
      [me, '4', '1234 AB', false],
      [housemate, '4', '1234 AB', false],
      [neighbour, '9', '1234 AC', false],
      [hidden, '11', '1234 AC', true],
      [stranger, '1', '1234 BA', false],
    ] as const)
      await livesAt(id, { houseNumber, postalCode, secret }, me)
    expect(await tellOwnFacts(testKeys, as(nurse), { postalCode: '', birthDate: Temporal.PlainDate.from('1985-05-05') })).toMatchObject({
      ok: true,
    })
    const morning = '2026-11-23T09:00:00Z'
    await log(
      [me, child, housemate, neighbour, namesake, stranger, hidden].map((personId) => ({
        accountId: nurse.accountId,
        personId,
        at: morning,
      })),
    )
    await log([{ accountId: other.accountId, personId: child, at: morning }])
    expect(await drawn()).toMatchObject({ ok: true, value: { population: 8 } })
    expect(await reasonsOf(me)).toEqual(['own-file', 'own-neighbourhood', 'same-surname'])
    expect(await reasonsOf(child)).toEqual(['own-family'])
    expect(await reasonsOf(child, other)).toEqual(['colleague-child'])
    expect(await reasonsOf(namesake)).toEqual(['same-surname'])
    expect(await reasonsOf(stranger)).toEqual([])
    // PR-10: a secret address gives no reason.
    expect(await reasonsOf(hidden)).toEqual([])
    expect(await reasonsOf(housemate)).toEqual(['own-neighbourhood', 'same-home'])
    expect(await reasonsOf(neighbour)).toEqual(['own-neighbourhood'])
    await takeBackOwnFacts(as(nurse))
    const { rows } = await database.owner.query('select * from access.colleague_facts')
    expect(rows).toEqual([])
  })

  test('an emergency, a file for fewer eyes, the last days of a relation, at night, without a reason; and nothing of a hidden part', async () => {
    const [night, ending, without, urgent, hidden, listed] = await Promise.all(Array.from({ length: 6 }, () => person()))
    if (!night || !ending || !without || !urgent || !hidden || !listed) throw new Error('No people')
    const basisId = await worksWith(database.db, centres.here, {
      ...{ accountId: other.accountId, personId: ending, purpose: 'youthHealth', from: '2026-01-01', until: '2026-11-25' },
    })
    await database.owner.query(`update access.subject set state = 'restricted' where person_id = $1`, [urgent])
    const mine = { accountId: other.accountId }
    await log([
      { ...mine, personId: night, at: '2026-11-19T02:00:00Z' },
      { ...mine, personId: ending, at: '2026-11-19T10:00:00Z', basisId },
      { ...mine, personId: without, at: '2026-11-19T10:00:00Z', basis: null },
      { ...mine, personId: urgent, at: '2026-11-19T10:00:00Z', basis: 'emergency' },
      { ...mine, personId: hidden, at: '2026-11-19T03:00:00Z', basis: null, compartmentId: newId() },
      { ...mine, personId: listed, at: '2026-11-19T03:00:00Z', event: 'person.list' },
    ])
    expect(await drawn(Temporal.PlainDate.from('2026-11-19'))).toMatchObject({ ok: true, value: { population: 4 } })
    expect(await reasonsOf(night, other)).toEqual(['unusual-hour'])
    expect(await reasonsOf(ending, other)).toEqual(['near-end'])
    expect(await reasonsOf(without, other)).toEqual(['no-basis'])
    expect(await reasonsOf(urgent, other)).toEqual(['emergency', 'restricted-file'])
    const { rows } = await database.owner.query('select from access.review_finding where person_id = any ($1)', [[hidden, listed]])
    expect(rows).toEqual([])
  })

  test('a look at a health record or at vaccinations counts as any other; a list of names does not', async () => {
    const [record, doses, due, recalled] = await Promise.all([person(), person(), person(), person()])
    const look = { accountId: other.accountId, at: '2026-11-20T10:00:00Z', basis: null }
    await log([
      { ...look, personId: record, event: 'health.read' },
      { ...look, personId: doses, event: 'vaccination.write' },
      { ...look, personId: due, event: 'health.due' },
      { ...look, personId: recalled, event: 'vaccination.recall' },
    ])
    expect(await drawn(Temporal.PlainDate.from('2026-11-20'))).toMatchObject({ ok: true, value: { population: 2 } })
    expect(await reasonsOf(record, other)).toEqual(['no-basis'])
    expect(await reasonsOf(doses, other)).toEqual(['no-basis'])
    const finding = await readFinding(testKeys, as(officer), await findingOf(record))
    expect(finding).toMatchObject({ ok: true, value: { lines: [{ events: ['health.read'] }] } })
  })

  test('the same day gives the same, and nothing twice; two at once too; each line in the log once', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => person()))
    await log(people.map((personId) => ({ accountId: other.accountId, personId, at: '2026-11-16T10:00:00Z' })))
    const day = Temporal.PlainDate.from('2026-11-16')
    const done = await Promise.all([drawn(day), drawn(day, officer)])
    const counts = done.map((one) => (one.ok ? one.value.found : -1)).toSorted((a, b) => a - b)
    expect(counts).toEqual([0, 5])
    const drawnBefore = (
      await database.owner.query('select person_id from access.review_finding where day = $1 order by 1', ['2026-11-16'])
    ).rows
    const { rows: audited } = await database.owner.query<{ count: string }>(
      `select count(*) from access.audit_event where event_type = 'review.select' and subject_id = any ($1)`,
      [people],
    )
    expect(Number(audited[0]?.count)).toBe(5)
    // Taken away and drawn anew: the keyed hash gives the same five.
    await database.owner.query(
      `delete from access.review_reason r using access.review_finding f where f.id = r.finding_id and f.day = '2026-11-16'`,
    )
    await database.owner.query(`delete from access.review_finding where day = '2026-11-16'`)
    await drawn(day)
    expect(
      (await database.owner.query('select person_id from access.review_finding where day = $1 order by 1', ['2026-11-16'])).rows,
    ).toEqual(drawnBefore)
    // A larger sample keeps them and adds.
    expect(await chooseSampleSize(as(officer), 8)).toEqual({ ok: true, value: null })
    expect(await drawn(day)).toMatchObject({ ok: true, value: { found: 3 } })
    expect(await chooseSampleSize(as(officer), 0)).toEqual({ ok: false, error: { kind: 'wrong-size' } })
    expect(await chooseSampleSize(as(nurse), 3)).toMatchObject({ ok: false, error: { kind: 'not-permitted' } })
  })

  test.each(['2026-11-24', '2026-11-25', '2026-08-23', '1900-02-28'])(
    'PR-31 a day that is not over, or too long ago, is not drawn: %s',
    async (text) => {
      expect(await drawn(Temporal.PlainDate.from(text))).toEqual({ ok: false, error: { kind: 'wrong-day' } })
    },
  )
  test.each(['2026-10-25', '2026-09-13'])('a day before anything was written down, or with 25 hours, gives nothing: %s', async (text) => {
    expect(await drawn(Temporal.PlainDate.from(text))).toEqual({ ok: true, value: { found: 0, population: 0 } })
  })

  test('reads a day by its index, and not the log', async () => {
    await database.owner.query(
      `insert into access.audit_event (centre_id, id, occurred_at, action_code, event_type, outcome, actor_kind, account_id, purpose, processing_activity, trace_id, subject_id)
      select $1, gen_random_uuid(), '2026-05-01T08:00Z'::timestamptz + n * interval '1 minute', 'R', 'person.read', 0, 'staff', $2, 'care', 'person', n::text, gen_random_uuid()
      from generate_series(1, 20000) n`,
      [centres.here, nurse.accountId],
    )
    await database.owner.query('analyze access.audit_event')
    const plan = await inTransaction(database.db, { centreId: centres.here, actor: 'system' }, (tx) =>
      sql<{ 'QUERY PLAN': string }>`explain select account_id from access.audit_event e where e.centre_id = ${centres.here}::uuid
        and e.occurred_at >= '2026-05-04T00:00Z' and e.occurred_at < '2026-05-05T00:00Z' and e.actor_kind = 'staff' and e.outcome = 0 and e.subject_id is not null and e.compartment_id is null`.execute(
        tx,
      ),
    )
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('audit_event_for_review')
  })
})

test('who leaves takes along what was told of the own life', async () => {
  const leaver = await aColleague(database.db, centres.here, { name: 'Wim Weg', profession: 'youthNurse', roles: ['professional'] })
  await tellOwnFacts(testKeys, as(leaver), { postalCode: '1234 AB', birthDate: null })
  const told = async () =>
    (await database.owner.query('select from access.colleague_facts where account_id = $1', [leaver.accountId])).rows.length
  expect(await told()).toBe(1)
  expect(await closeAccount(as(system), leaver.accountId)).toMatchObject({ ok: true })
  expect(await told()).toBe(0)
})

describe('asking, answering, deciding', () => {
  const findingAbout = async (who: Colleague): Promise<Id<'finding'>> => {
    const file = await person()
    await log([{ accountId: who.accountId, personId: file, at: '2026-11-12T10:00:00Z', basis: null }])
    await drawn(Temporal.PlainDate.from('2026-11-12'))
    return findingOf(file)
  }

  test('PR-31: the officer sees the lines by number, asks; the colleague alone reads and answers; both hear by a mail that says nothing', async () => {
    const id = await findingAbout(nurse)
    const read = await readFinding(testKeys, as(officer), id)
    expect(read.ok && read.value).toMatchObject({
      finding: { state: 'open', reasons: ['no-basis', 'by-chance'] },
      lines: [{ events: ['person.read'], basis: null }],
    })
    told.length = 0
    expect(await askColleague(services, as(officer), id, ' Waarom keek je hier? ')).toEqual({ ok: true, value: null })
    expect(await askColleague(services, as(officer), id, 'Nog eens?')).toEqual({ ok: false, error: { kind: 'asked-already' } })
    expect(told).toEqual(['access.review-mail'])
    const own = await readAskedOfMe(testKeys, as(nurse))
    expect(own.ok && own.value.asked).toMatchObject([
      { finding: { id, state: 'asked' }, steps: [{ step: 'asked', text: 'Waarom keek je hier?' }] },
    ])
    expect(JSON.stringify(own)).not.toContain('no-basis')
    const elses = await readAskedOfMe(testKeys, as(other))
    expect(elses.ok && elses.value.asked).toEqual([])
    expect(await answerQuestion(services, as(other), id, 'Ik?')).toEqual({ ok: false, error: { kind: 'not-yours' } })
    expect(await answerQuestion(services, as(nurse), id, ' ')).toEqual({ ok: false, error: { kind: 'no-words' } })
    expect(await answerQuestion(services, as(nurse), id, 'Moeder belde, ik zocht wie haar hielp.')).toEqual({ ok: true, value: null })
    expect(await closeFinding(services, as(officer), id, { outcome: 'explained', words: '', suspicion: '' })).toEqual({
      ok: false,
      error: { kind: 'no-words' },
    })
    expect(await closeFinding(services, as(officer), id, { outcome: 'explained', words: 'Duidelijk.', suspicion: '' })).toEqual({
      ok: true,
      value: null,
    })
    const after = await readAskedOfMe(testKeys, as(nurse))
    expect(after.ok && after.value.asked[0]).toMatchObject({
      finding: { state: 'closed', outcome: 'explained' },
      steps: [{}, {}, { text: 'Duidelijk.' }],
    })
    expect(after.ok && after.value.asked[0]?.noticeId).not.toBeNull()
    const { rows } = await database.owner.query<{ row: string }>('select s::text as row from access.review_step s')
    expect(rows.map(({ row }) => row).join()).not.toContain(Buffer.from('Moeder').toString('hex'))
  })

  test('nobody looks at the own lines, nor asks, nor decides; another officer does', async () => {
    const id = await findingAbout(second)
    expect(await readFinding(testKeys, as(second), id)).toEqual({ ok: false, error: { kind: 'no-finding' } })
    const list = await listReview(as(second))
    expect(list.ok && list.value.todo.map((one) => one.id)).not.toContain(id)
    expect(await askColleague(services, as(second), id, 'Waarom?')).toEqual({ ok: false, error: { kind: 'own-lines' } })
    expect(await closeFinding(services, as(second), id, { outcome: 'right', words: '', suspicion: '' })).toEqual({
      ok: false,
      error: { kind: 'own-lines' },
    })
    expect((await readFinding(testKeys, as(officer), id)).ok).toBe(true)
    for (const role of ['coordinator', 'administrator', 'manager']) {
      const outside = await aColleague(database.db, centres.here, { name: `Iemand ${role}`, profession: 'centreManager', roles: [role] })
      expect(await readFinding(testKeys, as(outside), id)).toMatchObject({ ok: false, error: { kind: 'not-permitted' } })
    }
    const { rows } = await database.owner.query(`select from access.audit_event where event_type = 'review.read' and outcome = 4`)
    expect(rows).toHaveLength(3)
  })

  test('a mail of a question reaches the colleague once and names nobody', async () => {
    const id = await findingAbout(other)
    await askColleague(services, as(officer), id, 'Waarom?')
    const { rows } = await database.owner.query<{ id: string }>('select id from access.review_step where finding_id = $1', [id])
    const sent: { to: string; text: string }[] = []
    const mail = { send: async (letter: { to: string; text: string }) => void sent.push(letter) } as never
    const words = async () => ({ subject: 'Er is iets', text: 'Kijk in de werkplek.' })
    for (let i = 0; i < 2; i += 1) await mailReviewStep(as(system), mail, rows[0]?.id ?? '', words)
    expect(sent).toMatchObject([{ to: `${other.accountId}@cjg.example`, text: 'Kijk in de werkplek.' }])
  })

  test('PR-32: what was wrong stands in the register of breaches at once, with its clock and its file; nothing else does', async () => {
    const id = await findingAbout(other)
    const suspicion = 'Iemand keek zonder reden.'
    expect((await closeFinding(services, as(officer), id, { outcome: 'wrong', words: 'Dit mocht niet.', suspicion })).ok).toBe(true)
    const handed = `select b.source_id, b.discovered_at, count(p.*)::int as files from access.breach b
      left join access.breach_person p on p.breach_id = b.id where b.source_kind = 'review-finding' group by 1, 2`
    const { rows } = await database.owner.query<{ source_id: string; discovered_at: unknown; files: number }>(handed)
    expect(rows).toMatchObject([{ source_id: id, files: 1 }])
  })

  test('two officers deciding at once: one wins, the other hears so', async () => {
    const id = await findingAbout(nurse)
    const third = await aColleague(database.db, centres.here, { name: 'Derk Drie', profession: 'policyOfficer', roles: ['privacyOfficer'] })
    const both = await Promise.all(
      [officer, third].map((who) => closeFinding(services, as(who), id, { outcome: 'right', words: '', suspicion: '' })),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'closed' } })
  })
})
