/** Two organisations for youth health in one centre, each with moments of its own: which a child follows, and what stays when that changes. */
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { actOnFile } from '#contexts/access/public-files.ts'
import { findChild } from '#contexts/families/public-child.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aCity } from '#tests/builders/health-calls.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { noBackground } from '../../rules/record/record.ts'
import { monthsAsDays, nationalMoments } from '../../rules/schedule/moments.ts'
import { askDueList, makeDueList } from '../calls/due-list.server.ts'
import { readOwnHealth } from '../family/read-own-health.server.ts'
import { readContact } from '../contact/read-contact.server.ts'
import { keepSchedule } from './keep-schedule.server.ts'
import { keepSchedules } from './keep-schedules.server.ts'
import { readSchedule } from './read-schedule.server.ts'
import { changeMoment, endMoment } from './set-up-moments.server.ts'
import { planContactOf } from './write-schedule.server.ts'

let database: TestDatabase
let centres: TwoCentres
let north: Id<'organisation'>
let ingrid: Context
let nora: Context
let zoe: Context
let sanne: Context
const today = Temporal.PlainDate.from('2026-11-24')
const fourteen = nationalMoments.find(({ code }) => code === '14m')
if (fourteen === undefined) throw new Error('There is a moment of 14 months')
const fifteen = { ...fourteen, nameNl: '15 maanden', dueDays: monthsAsDays(15) }

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  north = await anOrganisation('GGD Noord')
  const south = await anOrganisation('GGD Zuid')
  ingrid = await colleague('Ingrid Postma', null, 'coordinator')
  nora = await colleague('Nora Noord', north)
  zoe = await colleague('Zoë Zuid', south)
  sanne = await colleague('Sanne de Wit', null)
  await changeMoment(ingrid, { whose: north, from: today, moment: fifteen, version: null })
  await changeMoment(ingrid, { whose: north, from: today, moment: { ...fifteen, code: 'noord', nameNl: 'Alleen noord' }, version: null })
})
afterAll(() => database.close())

async function anOrganisation(name: string): Promise<Id<'organisation'>> {
  const id = newId<'organisation'>()
  await database.owner.query(
    `insert into access.organisation (centre_id, id, name, category, active_from) values ($1, $2, $3, 'youth-health', '2020-01-01')`,
    [centres.here, id, name],
  )
  return id
}

async function colleague(name: string, organisation: Id<'organisation'> | null, role = 'professional'): Promise<Context> {
  const one = await aColleague(database.db, centres.here, { name, profession: 'youthNurse', roles: [role] })
  await database.owner.query(`update access.account set organisation_id = $2 where id = $1`, [one.accountId, organisation])
  return aContext(database.db, centres.here, one)
}

const account = (ctx: Context): Id<'account'> => (ctx.actor.kind === 'staff' ? ctx.actor.accountId : newId<'account'>())
const careOf = (ctx: Context, personId: Id<'person'>, of: { readonly from?: string; readonly until?: string } = {}) =>
  worksWith(database.db, centres.here, { accountId: account(ctx), personId, purpose: 'youthHealth', ...of })
const aChild = async (name: string, ctx: Context): Promise<Id<'person'>> => {
  const id = await aPerson(database.db, centres.here, { name, born: '2025-09-24' })
  await careOf(ctx, id)
  return id
}
const job = (): Context => aContext(database.db, centres.here, { kind: 'system', name: 'schedules' })

async function namesOf(ctx: Context, id: Id<'person'>): Promise<Readonly<Record<string, string>>> {
  const read = await readSchedule(ctx, keys, id)
  if (!read.ok) throw new Error(read.error.kind)
  return Object.fromEntries(read.value.lines.map(({ moment, contact }) => [moment?.code ?? contact?.moment ?? '', moment?.nameNl ?? '']))
}

async function keepOf(ctx: Context, personId: Id<'person'>): Promise<void> {
  await actOnFile(ctx, 'health.write', { personId, does: 'write', fields: 'healthPieces' }, async (tx) => {
    const child = await findChild(tx, personId)
    return ok(child === null ? [] : await keepSchedule(tx, ctx, child, noBackground))
  })
}

const contactsOf = async (id: Id<'person'>) =>
  new Map(
    (
      await database.owner.query<{ moment: string; status: string; due: string; at: string | null }>(
        `select moment, status, due_on::text as due, planned_at::text as at from child_health.contact where person_id = $1`,
        [id],
      )
    ).rows.map((one) => [one.moment, one]),
  )

test('a child follows the set of the organisation in whose caseload it is; without one, or without a set of it, that of the centre', async () => {
  const [mine, theirs, ours] = [await aChild('Fenna Berg', nora), await aChild('Bram Dal', zoe), await aChild('Pim Zee', sanne)]
  expect(await namesOf(nora, mine)).toMatchObject({ '14m': '15 maanden', noord: 'Alleen noord' })
  expect((await namesOf(zoe, theirs))['14m']).toBe('14 maanden')
  expect((await namesOf(sanne, ours))['14m']).toBe('14 maanden')
})

test('a parent reads the same moments, though it does not see who works with the child', async () => {
  const child = await aChild('Juul Berg', nora)
  const mother = await aPerson(database.db, centres.here, { name: 'Mila Berg', born: '1990-01-01' })
  await hasAuthority(database.db, centres.here, { holder: mother, child, from: '2025-09-24' })
  const resident = await aResidentWhoIs(database.db, centres.here, mother)
  const read = await readOwnHealth(aContext(database.db, centres.here, resident), keys, child)
  if (!read.ok) throw new Error(read.error.kind)
  expect(read.value.coming.map(({ moment }) => moment?.nameNl)).toContain('15 maanden')
})

test('the contact screen opens with the parts of that organisation, in its order', async () => {
  const child = await aChild('Mees Berg', nora)
  await keepOf(nora, child)
  const parts = ['talk', 'questionnaire', 'growth'] as const
  await changeMoment(ingrid, {
    whose: north,
    from: today,
    moment: { ...fifteen, code: 'praten', nameNl: 'Eerst praten', parts },
    version: null,
  })
  await keepOf(nora, child)
  const { rows } = await database.owner.query<{ id: Id<'contact'> }>(
    `select id from child_health.contact where person_id = $1 and moment = 'praten'`,
    [child],
  )
  const read = await readContact(nora, keys, child, rows[0]?.id ?? newId<'contact'>())
  expect(read.ok && read.value.template).toEqual(parts)
  await endMoment(ingrid, { whose: north, from: today, code: 'praten', version: 1 })
})

test('a session of another organisation for a day changes nothing; an older colleague who left neither', async () => {
  const child = await aChild('Lisa Berg', nora)
  await careOf(zoe, child, { from: '2026-11-23', until: '2026-11-25' })
  expect((await namesOf(nora, child))['14m']).toBe('15 maanden')
  const moved = await aPerson(database.db, centres.here, { name: 'Kars Berg', born: '2025-09-24' })
  await careOf(nora, moved, { from: '2026-01-01', until: '2026-06-01' })
  await careOf(sanne, moved, { from: '2026-06-01' })
  expect((await namesOf(sanne, moved))['14m']).toBe('14 maanden')
})

test('another organisation and a new version keep what was planned and held; what nobody touched follows in the night, once', async () => {
  const child = await aChild('Saar Berg', nora)
  await keepOf(nora, child)
  const at = aTuesdayMorning.add({ hours: 24 })
  expect(await planContactOf(nora, child, 'noord', { at, withWhom: account(nora), form: '03' })).toMatchObject({ ok: true })
  await database.owner.query(
    `update child_health.contact set status = 'realised', outcome = '01', held_on = '2026-10-01', held_by = $2 where person_id = $1 and moment = '12m'`,
    [child, account(nora)],
  )
  const before = await contactsOf(child)
  expect(before.get('14m')?.due).toBe('2026-12-24')
  // The child goes on with the colleague of the centre, which stops the moment of 18 months and moves that of two years.
  await database.owner.query(
    `update access.care_relation set until_day = '2026-11-24', ended_at = now(), ended_by = $2 where person_id = $1 and account_id = $2`,
    [child, account(nora)],
  )
  await careOf(sanne, child, { from: '2026-11-24' })
  const two = nationalMoments.find(({ code }) => code === '2y')
  await endMoment(ingrid, { whose: null, from: today, code: '18m', version: null })
  await changeMoment(ingrid, { whose: null, from: today, moment: { ...(two ?? fourteen), dueDays: monthsAsDays(25) }, version: 1 })
  const done = await keepSchedules(job(), 3)
  expect(done.ok && done.value.changed).toBeGreaterThan(0)
  const after = await contactsOf(child)
  expect(after.get('noord')).toEqual(before.get('noord'))
  expect(after.get('12m')).toEqual(before.get('12m'))
  expect(after.get('14m')).toMatchObject({ due: '2026-11-24', status: 'due' })
  expect(after.get('2y')).toMatchObject({ due: '2027-10-24' })
  expect(after.has('18m')).toBe(false)
  expect((await namesOf(sanne, child))['noord'], 'the name of a moment of another organisation').toBe('Alleen noord')
  expect(await keepSchedules(job(), 3)).toMatchObject({ value: { changed: 0 } })
  const { rows } = await database.owner.query(
    `select 1 from access.audit_event where subject_id = $1 and detail = 'schedule' and action_code = 'U'`,
    [child],
  )
  expect(rows).toHaveLength(1)
  expect(await keepSchedules(sanne)).toMatchObject({ ok: false, error: { kind: 'not-permitted' } })
})

test('the list of who is due takes as many statements for many children as for few, one more with sets of organisations', async () => {
  await aCity(database.owner, centres.here, { children: 120, years: 2, today: today.toString() })
  await database.owner.query(
    `insert into access.care_relation (centre_id, id, person_id, account_id, purpose, from_day, begun_by, begun_at)
      select centre_id, gen_random_uuid(), id, $2, 'youthHealth', '2026-01-01', $2, now() from families.person
      where centre_id = $1 and family_name like 'Kind%'`,
    [centres.here, account(nora)],
  )
  let asked = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const statements = async (atOnce: number): Promise<number> => {
    const ctx = { ...job(), db: database.db.withPlugin(counting) }
    let run: Id<'dueRun'> | null = null
    await askDueList(sanne, async (_tx, _name, data) => void (run = String(data['runId']) as Id<'dueRun'>), newId())
    if (run === null) throw new Error('No run was asked for')
    asked = 0
    expect(await makeDueList(ctx, run, atOnce)).toMatchObject({ ok: true })
    return asked
  }
  const due = async (): Promise<number> =>
    (
      await database.owner.query(
        `select 1 from child_health.due_item i join families.person p on p.id = i.person_id where subject = 'moment:noord' and family_name like 'Kind%'`,
      )
    ).rows.length
  const [all, halves] = [await statements(1000), await statements(65)]
  expect(await due()).toBeGreaterThan(3)
  // Two batches instead of one: a batch costs the same whatever it holds.
  const perBatch = halves - all
  await database.owner.query(`delete from child_health.moment_template where organisation_id is not null`)
  const without = await statements(1000)
  expect(perBatch).toBeLessThan(40)
  // The query itself, and the three statements that lend the sight of the system.
  expect(all - without).toBe(4)
})
