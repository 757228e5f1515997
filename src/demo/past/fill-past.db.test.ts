import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCentres } from '#contexts/access/public.ts'
import { noHash } from '#platform/slow-hash.server.ts'
import { aRegionWithTwoCentres, aTuesdayMorning } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { sampleCentres } from '../centres.ts'
import { ensureAccounts, ensureCentre } from '../fill.server.ts'
import { fillPast, type PastState } from './fill-past.server.ts'

const now = aTuesdayMorning.add({ hours: 4 })
const quiet = (): void => {}
const partsOf = ({ db, pool }: Pick<TestDatabase, 'db' | 'pool'>, at = now) => ({ db, pool, keys: testKeys, clock: () => at })

/** Fewer questions on a day than `npm start` fills, and as many days as it takes to have some erased by their term: quick, and every state is there. */
const some = { months: 4, share: 0.3 }
const little = { months: 1, share: 0.2 }
const running = (): boolean => false
let database: TestDatabase
const states: PastState[] = []

beforeAll(async () => {
  database = await freshDatabase()
  await foundOnly(database)
  expect(await fillPast(partsOf(database), some, (state) => states.push(state), running, noHash)).toBe(true)
}, 180_000)
/** The two centres with their people, without the questions of the latest weeks. */
async function foundOnly({ db }: TestDatabase): Promise<void> {
  for (const sample of sampleCentres)
    await ensureAccounts({ db }, (await ensureCentre({ db }, sample, now)).id, sample, now.subtract({ hours: 24 * 200 }))
}
afterAll(() => database.close())

async function rows<T>(text: string, base = database): Promise<T[]> {
  return (await base.owner.query(text)).rows as T[]
}
const lindewaard = `(select id from access.centre where slug = 'lindewaard')`
async function counted(text: string): Promise<Record<string, number>> {
  return (await rows<Record<string, number>>(text))[0] ?? {}
}

test('it tells how far it is, until the end', () => {
  expect(states.at(0)?.done).toBe(0)
  expect(states.at(-1)?.done).toBe(states.at(-1)?.of)
})

test('every state of a conversation, every kind of letter, channel, urgency and way of ending is there', async () => {
  const distinct = async (what: string, from: string) =>
    (await rows<{ what: string }>(`select distinct ${what} as what from ${from} where centre_id = ${lindewaard} order by 1`)).map(
      (row) => row.what,
    )
  expect(await distinct(`state || coalesce(' ' || closed_by, '')`, 'advice.conversation')).toEqual([
    ...['answered', 'closed asker', 'closed centre', 'taken', 'waiting'],
  ])
  expect(await distinct('kind', 'advice.message')).toEqual(['answer', 'appointment-wish', 'handover', 'note', 'question', 'reply'])
  expect(await distinct('channel', 'advice.conversation')).toEqual(['mail', 'page', 'phone', 'walk-in'])
  expect(await distinct('urgency', 'advice.conversation')).toEqual(['acute', 'ordinary'])
  const found = await counted(`select
    count(*) filter (where rating = 'yes')::int as helped, count(*) filter (where rating = 'a-little')::int as little, count(*) filter (where rating = 'no')::int as not_helped,
    count(*) filter (where wants_appointment)::int as wishes, count(*) filter (where discipline is not null)::int as handed_on,
    count(*) filter (where escalated_at is not null)::int as late, count(*) filter (where notice_address is not null)::int as notice,
    count(*) filter (where language not in ('nl', 'en'))::int as foreign_languages,
    count(*) filter (where code_from_desk)::int as from_the_desk
    from advice.conversation where centre_id = ${lindewaard}`)
  for (const [what, number] of Object.entries(found)) expect(number, what).toBeGreaterThan(0)
  const erased = await rows(
    `select 1 from access.audit_event where centre_id = ${lindewaard} and action_code = 'D' and actor_kind = 'asker'`,
  )
  expect(erased.length).toBeGreaterThan(0)
  const bundled = await rows(
    `select 1 from advice.conversation where centre_id = ${lindewaard} and state = 'waiting' group by text_mark having count(*) >= 4`,
  )
  expect(bundled).toHaveLength(1)
})

test('what is past its term is gone, with a count that stays', async () => {
  expect(await rows(`select 1 from advice.conversation where code_expires_at < '${now.toString()}'`)).toEqual([])
  const months = await rows<{ month: string; number: number }>(
    `select month::text, count(*)::int as number from advice.finished where centre_id = ${lindewaard} group by 1 order by 1`,
  )
  expect(months.length).toBeGreaterThanOrEqual(1)
  const [whole] = await rows<{ number: number }>(
    `select ((select count(*) from advice.finished) + (select count(*) from advice.conversation))::int as number`,
  )
  expect(whole?.number).toBeGreaterThan(150)
})

test('nothing is later than now, and no two steps of the audit log are without a person where one acted', async () => {
  const later = await rows(`select 1 from advice.message where at > '${now.toString()}' union all
    select 1 from access.audit_event where occurred_at > '${now.toString()}'`)
  expect(later).toEqual([])
  expect(await rows(`select 1 from access.audit_event where actor_kind = 'staff' and account_id is null`)).toEqual([])
})

test('months of rotas, with gaps, absence, and somebody who left', async () => {
  const found =
    await counted(`select count(distinct date_trunc('week', day))::int as weeks, count(distinct account_id)::int as people from advice.duty
    where centre_id = ${lindewaard}`)
  expect(found['weeks']).toBeGreaterThan(17)
  expect(found['people']).toBeGreaterThan(5)
  expect((await rows(`select 1 from advice.absence where centre_id = ${lindewaard}`)).length).toBeGreaterThan(5)
  const swaps = await rows(
    `select 1 from access.audit_event where event_type = 'rota.plan' and detail like 'on duty%' group by trace_id, occurred_at having count(*) = 2`,
  )
  expect(swaps.length).toBeGreaterThan(0)
  const left = await rows(`select 1 from advice.duty d join access.account a on a.id = d.account_id where a.state = 'closed'`)
  expect(left.length).toBeGreaterThan(0)
  const openWithout =
    await rows(`select day from (select generate_series(date '2026-09-01', date '2026-11-23', '1 day')::date as day) as all_days where extract(isodow from day) < 6 except
    select day from advice.duty where centre_id = ${lindewaard} group by day having count(*) = 2`)
  expect(openWithout.length).toBeGreaterThan(0)
})

test('people around it: invited, left, devices, residents, searches in vain, and a partner whose address is gone', async () => {
  const found = await counted(`select
    (select count(*)::int from access.invitation where state = 'open' and expires_at > '${now.toString()}') as invited,
    (select count(*)::int from access.invitation where state = 'open' and expires_at <= '${now.toString()}') as too_late,
    (select count(*)::int from access.account where state = 'closed') as gone,
    (select count(distinct device)::int from access.session) as devices,
    (select count(*)::int from access.resident) as residents,
    (select count(*)::int from access.webhook_delivery where delivered_at is not null) as arrived,
    (select count(*)::int from access.webhook_delivery where given_up_at is not null) as given_up,
    (select count(*)::int from access.webhook where state = 'stopped') as stopped,
    (select count(*)::int from (select words from advice.search_miss_asker where centre_id = ${lindewaard} group by words having count(*) >= 3) as seen) as seen`)
  for (const [what, number] of Object.entries(found)) expect(number, what).toBeGreaterThan(0)
  // Nobody outside is told of what visitors of the demonstration do.
  expect(await rows(`select 1 from access.webhook where state = 'active'`)).toEqual([])
})

const sizes = `select c.slug, (select count(*)::int from advice.conversation q where q.centre_id = c.id) as kept,
  (select count(*)::int from advice.finished f where f.centre_id = c.id) as finished,
  (select count(*)::int from advice.message m where m.centre_id = c.id) as letters,
  (select count(*)::int from advice.duty d where d.centre_id = c.id) as duties from access.centre c order by 1`

test('again changes nothing', async () => {
  const before = await rows(`select count(*) from access.audit_event`)
  await fillPast(partsOf(database, now.add({ hours: 20 })), some, quiet, running, noHash)
  expect(await rows(`select count(*) from access.audit_event`)).toEqual(before)
})

test('stopped, and broken off in the middle of a question, the next start completes it to the same', async () => {
  const other = await freshDatabase()
  try {
    await foundOnly(other)
    let questions = 0
    expect(await fillPast(partsOf(other), little, quiet, () => (questions += 1) > 15, noHash)).toBe(false)
    let hashes = 0
    const breaking = fillPast(
      partsOf(other),
      little,
      quiet,
      () => false,
      async (secret, salt) => {
        hashes += 1
        if (hashes > 8) throw new Error('the power went')
        return noHash(secret, salt)
      },
    )
    await expect(breaking).rejects.toThrow('the power went')
    expect(await fillPast(partsOf(other, now.add({ hours: 1 })), little, quiet, running, noHash)).toBe(true)
    const straight = await freshDatabase()
    await foundOnly(straight)
    await fillPast(partsOf(straight), little, quiet, running, noHash)
    expect(await rows(sizes, other)).toEqual(await rows(sizes, straight))
    await straight.close()
  } finally {
    await other.close()
  }
}, 180_000)

test('nothing of it comes beside a real centre, or where no months are wanted', async () => {
  const other = await freshDatabase()
  try {
    await fillPast(partsOf(other), { months: 0, share: 1 }, quiet, running, noHash)
    expect(await listCentres(other.db)).toEqual([])
    await aRegionWithTwoCentres(other.db)
    await fillPast(partsOf(other), some, quiet, running, noHash)
    expect(
      await rows(
        'select 1 from demonstration.step union all select 1 from advice.conversation union all select 1 from access.account',
        other,
      ),
    ).toEqual([])
  } finally {
    await other.close()
  }
})
