import { afterAll, beforeAll, expect, test } from 'vitest'
import { listSampleAccounts } from '#contexts/access/use-cases/sample-accounts.server.ts'
import { listCentres, professions, roles } from '#contexts/access/public.ts'
import { findAskerVisit, openWithCode, ownDeeds } from '#contexts/advice/deeds.ts'
import type { Context } from '#platform/context.ts'
import { makeDatabase, makePool } from '#platform/db.server.ts'
import { noHash } from '#platform/slow-hash.server.ts'
import { Temporal } from '#platform/time.ts'
import { aTuesdayMorning, aContext, aRegionWithTwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { aDesk } from '#tests/builders/desk.ts'
import { fillPartners } from './fill-partners.server.ts'
import { demonstrationIsFilled, fillDemonstration, type Filled } from './fill.server.ts'

const now = aTuesdayMorning.add({ hours: 4 })
const quiet = (): void => {}
const partsOf = (base: Pick<TestDatabase, 'db' | 'pool'>, at = now) => ({ db: base.db, pool: base.pool, keys: testKeys, clock: () => at })

let database: TestDatabase
let filled: Filled

beforeAll(async () => {
  database = await freshDatabase()
  filled = await fillDemonstration(partsOf(database), quiet, noHash)
})
afterAll(() => database.close())

async function rows<T>(text: string, base = database): Promise<T[]> {
  return (await base.owner.query(text)).rows as T[]
}

const counts = `select c.slug, count(*)::int as number from advice.conversation q join access.centre c on c.id = q.centre_id group by 1 order by 1`

test('both centres have their own questions, and every question stands in one of them', async () => {
  const [lindewaard, vlietstad] = await rows<{ slug: string; number: number }>(counts)
  expect(lindewaard?.slug).toBe('lindewaard')
  expect(lindewaard?.number).toBeGreaterThanOrEqual(40)
  expect(vlietstad?.number).toBeGreaterThanOrEqual(12)
  expect(await demonstrationIsFilled(database)).toBe(true)
})

test('every state is there, for each centre or at least for the first', async () => {
  const seen = await rows<{ what: string }>(`select distinct state || coalesce(' ' || closed_by, '') as what from advice.conversation
    join access.centre c on c.id = centre_id where c.slug = 'lindewaard' order by 1`)
  expect(seen.map(({ what }) => what)).toEqual(['answered', 'closed asker', 'closed centre', 'taken', 'waiting'])
  const [found] = await rows<Record<string, number>>(`select
    count(*) filter (where urgency = 'acute' and cardinality(urgency_reasons) > 0 and state = 'waiting')::int as acute,
    count(*) filter (where escalated_at is not null and due_at < '${now.toString()}')::int as escalated,
    count(*) filter (where reminded_at is not null and due_at >= '${now.toString()}')::int as reminded,
    count(*) filter (where wants_appointment)::int as appointment,
    count(*) filter (where rating is not null)::int as rated,
    count(*) filter (where discipline is not null and state = 'waiting')::int as handed,
    count(distinct language)::int as languages,
    count(distinct audience)::int as audiences,
    count(*) filter (where notice_address is not null)::int as notice
    from advice.conversation`)
  for (const [what, number] of Object.entries(found ?? {})) expect(number, what).toBeGreaterThan(0)
  expect(found).toMatchObject({ audiences: 3 })
  expect(found?.['languages']).toBeGreaterThanOrEqual(5)
  const kinds = await rows<{ kind: string }>('select distinct kind from advice.message order by 1')
  expect(kinds.map(({ kind }) => kind)).toEqual(['answer', 'appointment-wish', 'handover', 'note', 'question', 'reply'])
  expect(await rows('select 1 from advice.draft')).not.toEqual([])
})

test('the centre was at work today, and nothing is later than now', async () => {
  const today = await rows(`select 1 from advice.message where kind = 'answer' and at >= '${now.subtract({ hours: 5 }).toString()}'`)
  expect(today.length).toBeGreaterThan(0)
  const [latest] = await rows<{ at: Temporal.Instant }>(`select greatest(max(m.at), (select max(last_activity_at) from advice.conversation),
    (select max(occurred_at) from access.audit_event)) as at from advice.message m`)
  expect(Temporal.Instant.compare(latest?.at ?? now, now)).toBeLessThanOrEqual(0)
})

test('the team works while the centre is open', async () => {
  const outside =
    await rows(`select at from advice.message m join access.centre c on c.id = m.centre_id where author = 'centre' and not exists (
    select from access.opening_hours h where h.centre_id = m.centre_id and h.kind = 'phone'
    and h.weekday = extract(isodow from m.at at time zone 'Europe/Amsterdam')
    and (m.at at time zone 'Europe/Amsterdam')::time between h.opens and h.closes)`)
  expect(outside).toEqual([])
})

test('staff of all ten professions per centre, and one account per role to sign in with', async () => {
  for (const centre of await listCentres(database.db)) {
    const visitor = aContext(database.db, centre.id, { kind: 'visitor' }, now)
    const accounts = await listSampleAccounts(visitor, centre)
    if (!accounts.ok) throw new Error('refused')
    expect(new Set(accounts.value.map(({ profession }) => profession))).toEqual(new Set(professions))
    expect(new Set(accounts.value.flatMap((one) => one.roles))).toEqual(new Set(roles))
    expect(accounts.value.every(({ email }) => email.endsWith(`@${centre.slug}.example`))).toBe(true)
  }
})

test('each centre has partners and agreements on waiting; filled twice they are there once', async () => {
  const counted = `select (select count(*)::int from access.organisation) as organisations, (select count(*)::int from access.waiting_agreement) as agreements`
  expect(await rows(counted)).toEqual([{ organisations: 6, agreements: 6 }])
  const [centre] = await listCentres(database.db)
  if (centre === undefined) throw new Error('no centre')
  await fillPartners(aContext(database.db, centre.id, { kind: 'system', name: 'demonstration' }, now), 'Lindewaard')
  expect(await rows(counted)).toEqual([{ organisations: 6, agreements: 6 }])
})

test('the codes that are shown open their conversations, in their own centre only', async () => {
  expect(filled.codes).toHaveLength(4)
  const centres = await listCentres(database.db)
  for (const { centre: slug, code } of filled.codes) {
    const contextAt = (own: boolean): Context => {
      const centre = centres.find((one) => (one.slug === slug) === own)
      if (centre === undefined) throw new Error('no centre')
      return aContext(database.db, centre.id, { kind: 'visitor' }, now)
    }
    const source = Buffer.alloc(32, 5)
    expect((await openWithCode(contextAt(false), aDesk(database.db), code, source)).ok).toBe(false)
    const opened = await openWithCode(contextAt(true), aDesk(database.db), code, source)
    if (!opened.ok) throw new Error(opened.error.kind)
    const visit = await findAskerVisit(contextAt(true), opened.value.token)
    if (visit === null) throw new Error('no visit')
    expect(await ownDeeds.readOwnConversation(visit)).toMatchObject({ ok: true })
  }
})

test('everything is in the audit log, in the name of who did it', async () => {
  const kinds = await rows<{ actor_kind: string }>('select distinct actor_kind from access.audit_event order by 1')
  expect(kinds.map((one) => one.actor_kind)).toEqual(['asker', 'staff', 'system', 'visitor'])
  expect(await rows(`select 1 from access.audit_event where event_type = 'centre.found'`)).toHaveLength(2)
})

test('filled twice changes nothing', async () => {
  const before = await rows('select count(*) from access.audit_event')
  const again = await fillDemonstration(partsOf(database, now.add({ hours: 30 })), quiet, noHash)
  expect(again.codes).toEqual([])
  expect(await rows('select count(*) from access.audit_event')).toEqual(before)
})

test('broken off half-way, the next filling completes it and leaves no half question', async () => {
  const other = await freshDatabase()
  try {
    for (const questions of [7, 29]) await breakOffAfter(other, questions)
    expect(await demonstrationIsFilled(other)).toBe(false)
    await fillDemonstration(partsOf(other), quiet, noHash)
    expect(await rows(counts, other)).toEqual(await rows(counts))
    const sizes = `select c.slug, q.state, q.urgency, (select count(*)::int from advice.message m where m.conversation_id = q.id) as letters, count(*)::int
      from advice.conversation q join access.centre c on c.id = q.centre_id group by 1, 2, 3, 4 order by 1, 2, 3, 4`
    expect(await rows(sizes, other)).toEqual(await rows(sizes))
  } finally {
    await other.close()
  }
})

/** As a kill does: every connection is gone at once, in the middle of what they did. */
async function breakOffAfter(base: TestDatabase, questions: number): Promise<void> {
  const pool = makePool(base.serveUrl, 10)
  // Only its own connections: those of the test go on.
  const processes: number[] = []
  pool.on('connect', (client) => processes.push((client as unknown as { processID: number }).processID))
  let looking: Promise<unknown> = Promise.resolve()
  async function breakOffWhenFar(): Promise<void> {
    const { rows: found } = await base.owner.query<{ number: number }>('select count(*)::int as number from advice.conversation')
    if ((found[0]?.number ?? 0) >= questions)
      await base.owner.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [processes])
  }
  const watching = setInterval(() => {
    looking = breakOffWhenFar()
  }, 5)
  try {
    await expect(fillDemonstration(partsOf({ db: makeDatabase(pool), pool }), quiet, noHash)).rejects.toThrow()
  } finally {
    clearInterval(watching)
    await looking
    await pool.end().catch(quiet)
  }
}

test.each([
  ['in the night', '2026-11-24T02:00:00Z'],
  ['on a Sunday evening', '2026-11-22T20:00:00Z'],
  ['a minute after opening', '2026-11-24T07:31:00Z'],
  ['in the Christmas holidays', '2026-12-26T12:00:00Z'],
])('can be filled %s', async (_when, at) => {
  const other = await freshDatabase()
  try {
    await fillDemonstration(partsOf(other, Temporal.Instant.from(at)), quiet, noHash)
    const states = await rows<{ state: string }>('select distinct state from advice.conversation order by 1', other)
    expect(states.map(({ state }) => state)).toEqual(['answered', 'closed', 'taken', 'waiting'])
  } finally {
    await other.close()
  }
})

test('it is never put beside a real centre', async () => {
  const other = await freshDatabase()
  try {
    await aRegionWithTwoCentres(other.db)
    expect(await demonstrationIsFilled(other)).toBe(true)
    await expect(fillDemonstration(partsOf(other), quiet, noHash)).rejects.toThrow('has a centre of its own')
    expect(await listCentres(other.db)).toHaveLength(2)
  } finally {
    await other.close()
  }
})
