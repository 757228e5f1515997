/** Nobody is invited twice: whatever is asked for, run twice, run at once or broken off. And the list of who is due, with what the log says of it. */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { newId } from '#platform/id.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority } from '#tests/builders/families.ts'
import { aCity } from '#tests/builders/health-calls.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { askDueList, makeDueList } from './due-list.server.ts'
import { makeRound, runRound } from './rounds.server.ts'

let database: TestDatabase
let centres: TwoCentres
let nurse: Context
const children = 180
const today = '2026-11-24'

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const sanne = await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  nurse = aContext(database.db, centres.here, sanne)
  // Two for each week of the first year and a half: several are due for each moment.
  await aCity(database.owner, centres.here, { children, years: 2, today })
})
afterAll(() => database.close())
beforeEach(async () => {
  for (const table of ['invitation', 'contact', 'round', 'due_run']) await database.owner.query(`delete from child_health.${table}`)
})

const job = (now: Instant = aTuesdayMorning, db: Database = database.db): Context => ({
  ...aContext(db, centres.here, { kind: 'system', name: 'round' }, now),
})
const told: { name: string; id: string }[] = []
const tell = async (_tx: unknown, name: string, data: Readonly<Record<string, string | number>>): Promise<void> => {
  told.push({ name, id: String(data['roundId'] ?? data['runId'] ?? data['invitationId']) })
}
const value = async <T>(text: string, values: unknown[] = []): Promise<T> => {
  const { rows } = await database.owner.query<{ value: T }>(text, values)
  return rows[0]?.value as T
}
const invited = (): Promise<number> => value<number>('select count(*)::int as value from child_health.invitation')

async function aRound(subject: string, attempt = 1, ctx: Context = nurse, askedAs: string = newId()): Promise<Id<'round'>> {
  const made = await makeRound(ctx, tell, { subject, attempt, bornFrom: null, bornUntil: null, askedAs })
  if (!made.ok) throw new Error(made.error.kind)
  return made.value
}

describe('a round', () => {
  test('invites who is due for the moment, makes the contact, and the log has a row for the run and one per child', async () => {
    const id = await aRound('moment:14m')
    const done = await runRound(job(), tell, id, 50)
    expect(done).toMatchObject({ ok: true, value: { state: 'done', looked: children } })
    const count = await invited()
    expect(count).toBeGreaterThan(10)
    expect(done).toMatchObject({ value: { selected: count, invited: count } })
    expect(await value(`select count(*)::int as value from child_health.contact where status = 'invited' and moment = '14m'`)).toBe(count)
    // Between 13 and 16 months on that day.
    expect(
      await value(`select count(*)::int as value from child_health.invitation i join families.person p on p.id = i.person_id
        where p.birth_date not between date '2026-11-24' - interval '18 months' and date '2026-11-24' - interval '13 months'`),
    ).toBe(0)
    const rows = `select count(*)::int as value from access.audit_event where event_type = 'health.run' and outcome = 0`
    expect(await value(`${rows} and object_type = 'round' and object_id = $1`, [id])).toBe(1)
    expect(await value(`${rows} and object_type = 'person' and detail = 'moment:14m attempt 1'`)).toBe(count)
  })

  test('asked for twice by one press is one round; two rounds invite nobody a second time', async () => {
    const askedAs = newId()
    const [first, again] = [await aRound('moment:8w', 1, nurse, askedAs), await aRound('moment:8w', 1, nurse, askedAs)]
    expect(again).toBe(first)
    await runRound(job(), tell, first)
    const count = await invited()
    const second = await aRound('moment:8w')
    expect(await runRound(job(), tell, second)).toMatchObject({ value: { selected: 0, invited: 0 } })
    // The job comes twice: what is done is left as it is.
    await runRound(job(), tell, first)
    expect(await invited()).toBe(count)
  })

  test('two at once for the same moment: each child is invited by one of them', async () => {
    const [first, second] = [await aRound('moment:3m'), await aRound('moment:3m')]
    const runs = await Promise.all([runRound(job(), tell, first, 20), runRound(job(), tell, second, 20)])
    const sum = runs.reduce((all, run) => all + (run.ok ? run.value.invited : Number.NaN), 0)
    expect(sum).toBe(await invited())
    expect(sum).toBeGreaterThan(0)
    expect(await value(`select count(*)::int as value from child_health.contact where moment = '3m'`)).toBe(sum)
  })

  test('killed half-way and begun again: all are invited, nobody twice, and the figures are right', async () => {
    const id = await aRound('dose:HEX-A')
    await expect(runRound(job(aTuesdayMorning, killedAfter(3)), tell, id, 40)).rejects.toThrow('killed')
    const before = await invited()
    const done = await runRound(job(), tell, id, 40)
    const count = await invited()
    expect(count).toBeGreaterThan(before)
    expect(done).toMatchObject({ value: { state: 'done', looked: children, selected: count, invited: count } })
  })

  test('a reminder goes to who was invited long enough ago and has not been there', async () => {
    await runRound(job(), tell, await aRound('moment:14m'))
    const count = await invited()
    await database.owner.query(
      `update child_health.contact set status = 'realised', outcome = '01', held_on = '2026-11-25', held_by = $1
      where id = (select id from child_health.contact where moment = '14m' order by due_on desc limit 1)`,
      [newId()],
    )
    const soon = await aRound('moment:14m', 2)
    expect(await runRound(job(), tell, soon)).toMatchObject({ value: { invited: 0 } })
    const later = aTuesdayMorning.add({ hours: 24 * 14 })
    const reminder = await aRound('moment:14m', 2, { ...nurse, now: later })
    const done = await runRound(job(later), tell, reminder)
    expect(done.ok && done.value.invited).toBeGreaterThan(0)
    expect(done.ok && done.value.invited).toBeLessThan(count)
  })

  test('by an own page where a parent has one, else by a letter', async () => {
    const child = await aPerson(database.db, centres.here, { name: 'Finn Okkerse', born: '2025-09-24' })
    const mother = await aPerson(database.db, centres.here, { name: 'Samira Okkerse', born: '1990-02-01' })
    await hasAuthority(database.db, centres.here, { holder: mother, child, from: '2025-09-24' })
    await aResidentWhoIs(database.db, centres.here, mother)
    await runRound(job(), tell, await aRound('moment:14m'))
    expect(await value(`select channel as value from child_health.invitation where person_id = $1`, [child])).toBe('own-page')
    expect(
      await value(`select count(*)::int as value from child_health.invitation where person_id <> $1 and channel <> 'letter'`, [child]),
    ).toBe(0)
    await database.owner.query('delete from child_health.invitation where person_id = $1', [child])
    await database.owner.query('update families.person set birth_date = null where id = any($1)', [[child, mother]])
  })

  test('what cannot be is refused, and nothing is kept of it', async () => {
    type Wish = Parameters<typeof makeRound>[2]
    const wish: Wish = { subject: 'moment:14m', attempt: 1, bornFrom: null, bornUntil: null, askedAs: newId() }
    const day = Temporal.PlainDate.from(today)
    const refused = async (over: Partial<Wish>): Promise<unknown> => {
      const made = await makeRound(nurse, tell, { ...wish, ...over })
      return made.ok ? null : made.error.kind
    }
    expect(await refused({ subject: 'moment:20m' })).toBe('no-such-subject')
    expect(await refused({ subject: 'dose:HEX-Z' })).toBe('no-such-subject')
    expect(await refused({ bornFrom: day, bornUntil: day.subtract({ days: 1 }) })).toBe('born-order')
    expect(await refused({ bornFrom: day.add({ days: 1 }) })).toBe('born-in-future')
    expect(await refused({ attempt: 6 })).toBe('wrong-attempt')
    expect(await value('select count(*)::int as value from child_health.round')).toBe(0)
  })

  test('the desk starts none', async () => {
    const desk = await aColleague(database.db, centres.here, { name: 'Noor Bakker', profession: 'youthNurse', roles: ['frontDesk'] })
    const ctx = aContext(database.db, centres.here, desk)
    expect(await makeRound(ctx, tell, { subject: 'moment:14m', attempt: 1, bornFrom: null, bornUntil: null, askedAs: newId() })).toEqual({
      ok: false,
      error: { kind: 'not-permitted' },
    })
  })
})

/** A database whose process is killed after so many transactions. */
function killedAfter(transactions: number): Database {
  let left = transactions
  return new Proxy(database.db, {
    get(target, key: keyof Database) {
      if (key === 'transaction') {
        left -= 1
        if (left < 0) throw new Error('killed')
      }
      const found = target[key]
      return typeof found === 'function' ? (found as () => unknown).bind(target) : found
    },
  })
}

type Step =
  | { readonly do: 'run'; readonly attempt: number; readonly atOnce: number }
  | { readonly do: 'run-killed'; readonly attempt: number; readonly after: number }
  | { readonly do: 'run-two-at-once'; readonly attempt: number }
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'hold' }

const attempt = fc.integer({ min: 1, max: 3 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('run' as const), attempt, atOnce: fc.integer({ min: 7, max: 400 }) }),
  fc.record({ do: fc.constant('run-killed' as const), attempt, after: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ do: fc.constant('run-two-at-once' as const), attempt }),
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ do: fc.constant('hold' as const) }),
)

describe('whatever happens', () => {
  test('each attempt invites a child once, after the one before it, and nobody who has been there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
        for (const table of ['invitation', 'contact', 'round']) await database.owner.query(`delete from child_health.${table}`)
        let now = aTuesdayMorning
        for (const one of steps) {
          if (one.do === 'wait') now = now.add({ hours: 24 * one.days })
          else if (one.do === 'hold') await holdOne(now)
          else await carryOut(one, now)
          await nobodyTwice()
        }
      }),
      { numRuns: 12 },
    )
  })
})

async function carryOut(one: Exclude<Step, { do: 'wait' | 'hold' }>, now: Instant): Promise<void> {
  const ctx = { ...nurse, now }
  const id = await aRound('moment:14m', one.attempt, ctx)
  const before = await invited()
  if (one.do === 'run-killed') {
    await runRound(job(now, killedAfter(one.after)), tell, id, 60).catch(() => null)
    return
  }
  const other = one.do === 'run-two-at-once' ? await aRound('moment:14m', one.attempt, ctx) : null
  const runs = await Promise.all(
    [id, ...(other === null ? [] : [other])].map((each) => runRound(job(now), tell, each, one.do === 'run' ? one.atOnce : 60)),
  )
  const sum = runs.reduce((all, run) => all + (run.ok ? run.value.invited : Number.NaN), 0)
  expect(sum).toBe((await invited()) - before)
}

async function holdOne(now: Instant): Promise<void> {
  await database.owner.query(
    `update child_health.contact set status = 'realised', outcome = '01', held_on = $1, held_by = $2
      where id = (select id from child_health.contact where status = 'invited' order by id limit 1)`,
    [now.toString().slice(0, 10), newId()],
  )
}

async function nobodyTwice(): Promise<void> {
  expect(
    await value(
      'select count(*)::int as value from (select 1 from child_health.invitation group by person_id, subject, attempt having count(*) > 1) x',
    ),
  ).toBe(0)
  expect(
    await value(`select count(*)::int as value from child_health.invitation i where attempt > 1 and not exists (
      select from child_health.invitation e where e.person_id = i.person_id and e.subject = i.subject and e.attempt = i.attempt - 1 and e.invited_on + 14 <= i.invited_on)`),
  ).toBe(0)
  expect(
    await value(`select count(*)::int as value from child_health.invitation i join child_health.contact c on c.id = i.contact_id
      where c.status = 'realised' and i.invited_on > c.held_on`),
  ).toBe(0)
}

describe('the list of who is due', () => {
  test('has each child that is due, counts all, and replaces the list before it', async () => {
    const asked = newId()
    told.length = 0
    await askDueList(nurse, tell, asked)
    await askDueList(nurse, tell, asked)
    expect(told).toHaveLength(1)
    const id = (told[0]?.id ?? '') as Id<'dueRun'>
    const before = await value<number>(
      `select count(*)::int as value from access.audit_event where event_type = 'health.run' and object_type = 'person'`,
    )
    const done = await makeDueList(job(), id, 50)
    expect(done).toMatchObject({ ok: true, value: { children } })
    const selected = await value<number>('select count(distinct person_id)::int as value from child_health.due_item')
    expect(selected).toBeGreaterThan(100)
    expect(done).toMatchObject({ value: { selected } })
    expect(
      (await value<number>(
        `select count(*)::int as value from access.audit_event where event_type = 'health.run' and object_type = 'person'`,
      )) - before,
    ).toBe(selected)
    expect(
      await value(`select count(*)::int as value from access.audit_event where event_type = 'health.run' and object_id = $1`, [id]),
    ).toBe(1)
    // Once more: as it was.
    expect(await makeDueList(job(), id, 50)).toMatchObject({ value: { selected } })
    await askDueList({ ...nurse, now: aTuesdayMorning.add({ hours: 1 }) }, tell, newId())
    const next = (told[1]?.id ?? '') as Id<'dueRun'>
    await makeDueList(job(aTuesdayMorning.add({ hours: 1 })), next)
    expect(await value('select count(*)::int as value from child_health.due_run')).toBe(1)
    expect(await value('select count(distinct person_id)::int as value from child_health.due_item')).toBe(selected)
  })

  test('broken off and begun again, it is the same list', async () => {
    told.length = 0
    await askDueList(nurse, tell, newId())
    const id = (told[0]?.id ?? '') as Id<'dueRun'>
    await expect(makeDueList(job(aTuesdayMorning, killedAfter(3)), id, 50)).rejects.toThrow('killed')
    expect(await makeDueList(job(), id, 70)).toMatchObject({ value: { children } })
    expect(
      await value(
        'select count(*)::int as value from (select 1 from child_health.due_item group by person_id, subject having count(*) > 1) x',
      ),
    ).toBe(0)
  })
})
