/** The two vaccination days of the demonstration are there once, and the closed one adds up. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { aTuesdayMorning } from '#tests/builders/centres.ts'
import { aBatch, aLocation, anAnswer } from '#tests/builders/health-vaccination.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { sampleCentres } from '../centres.ts'
import { fillFamilies } from '../families/fill-families.server.ts'
import { ensureAccounts, ensureCentre } from '../fill.server.ts'
import { residentAt } from '../families/fill-households.server.ts'
import { readWhatWaits } from '#contexts/child-health/deeds.ts'
import { fillSessions } from './sessions.ts'
import { fillTold } from './told.server.ts'
import { places } from './vaccination.ts'

const now = aTuesdayMorning.add({ hours: 4 })
const before = now.subtract({ hours: 24 * 60 })
let database: TestDatabase
const parts = () => ({ db: database.db, pool: database.pool, keys: testKeys, clock: () => now })
const values = async (text: string): Promise<unknown[]> =>
  (await database.owner.query<{ value: unknown }>(text)).rows.map(({ value }) => value)

beforeAll(async () => {
  database = await freshDatabase()
  const sample = sampleCentres.find(({ facts }) => facts.slug === 'lindewaard')
  if (sample === undefined) throw new Error('No such sample')
  const { id: centreId } = await ensureCentre(database, sample, now)
  await ensureAccounts(database, centreId, sample, now.subtract({ hours: 24 * 200 }))
  await fillFamilies(parts(), 0.12, () => false)
  const at = await aLocation(database.db, centreId, places[1])
  await aBatch(database.db, centreId, { vaccine: 'HPV', at, left: 80, now: before })
  const { rows } = await database.owner.query<{ child: Id<'person'>; by: Id<'person'> }>(
    `select a.child_id as child, a.holder_id as by from families.authority a join families.person p on p.id = a.child_id where p.birth_date >= '2014-01-01' and p.call_name <> 'Evi'`,
  )
  for (const { child, by } of rows) await anAnswer(database.db, centreId, { child, by, vaccines: ['HPV'], at: before })
}, 240_000)
afterAll(() => database.close())

test('one day is closed and adds up, one of next week is being asked about; filled again, nothing is done twice', async () => {
  await fillSessions(parts())
  await fillSessions(parts())
  expect(await values('select state as value from vaccination.session order by held_on')).toEqual(['closed', 'planned'])
  const [children] = await values(
    `select count(*)::int as value from vaccination.session_child c join vaccination.session s on s.id = c.session_id where s.state = 'closed'`,
  )
  expect(children).toBeGreaterThan(0)
  const results = `from vaccination.session_result r join vaccination.session s on s.id = r.session_id where s.state = 'closed'`
  expect(await values(`select count(*)::int as value ${results}`)).toEqual([children])
  const given = await values(`select count(*)::int as value ${results} and r.result = 'given'`)
  expect(given[0]).toBeGreaterThan(0)
  expect(await values('select count(*)::int as value from vaccination.dose where session_id is not null and withdrawn_at is null')).toEqual(
    given,
  )
}, 120_000)

test('the people who can be walked as told something, once; what waits for Tom is an invitation and a session', async () => {
  await fillTold(parts())
  const counts = () =>
    values(`select (select count(*) from child_health.topic)::int || ' ' || (select count(*) from child_health.questionnaire)::int || ' '
      || (select count(*) from child_health.own_measurement)::int || ' ' || (select count(*) from child_health.invitation_answer)::int as value`)
  expect(await counts()).toEqual(['5 2 4 1'])
  await fillTold(parts())
  expect(await counts()).toEqual(['5 2 4 1'])
  const [centre] = (await values(`select id as value from access.centre where slug = 'lindewaard'`)) as Id<'centre'>[]
  if (centre === undefined) throw new Error('No centre')
  const place = { ...parts(), centreId: centre, town: 'Lindewaard', now }
  const waits = async (part: 'disagrees-yes' | 'disagrees-no') => {
    const read = await readWhatWaits(await residentAt(place, part, now))
    return read.ok
      ? read.value
          .filter(({ child }) => child.callName === 'Evi')
          .map(({ sessions, open, waiting }) => [sessions.length, open.length, waiting])
      : []
  }
  expect(await waits('disagrees-yes')).toEqual([[1, 1, 0]])
  expect(await waits('disagrees-no')).toEqual([[1, 1, 2]])
}, 120_000)
