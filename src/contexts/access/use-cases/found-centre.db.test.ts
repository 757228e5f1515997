import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '#platform/db.server.ts'
import type { Actor } from '#platform/context.ts'
import { Temporal } from '#platform/time.ts'
import { aTuesdayMorning } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import type { NewCentre } from '../rules/centre.ts'
import { listCentres, loadCentre } from './centres.server.ts'
import { foundCentre } from './found-centre.server.ts'

const at = (text: string) => Temporal.PlainTime.from(text)
const wish: NewCentre = {
  region: { slug: 'streek', name: 'De Streek' },
  slug: 'nieuwdorp',
  name: 'CJG Nieuwdorp',
  municipality: 'Nieuwdorp',
  hosts: ['CJG.nieuwdorp.example'],
  isDefault: false,
  demonstration: false,
  phone: '088 000 00 01',
  dutyPhone: '088 000 00 02',
  streetAddress: 'Brink 1',
  postalCode: '1000 AA',
  town: 'Nieuwdorp',
  directions: '',
  retentionDays: 90,
  pagerAddress: null,
  openingHours: [{ weekday: 1, kind: 'phone', opens: at('09:00'), closes: at('17:00') }],
  closedDays: [Temporal.PlainDate.from('2026-12-24')],
}

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const found = (of: Partial<NewCentre> = {}, actor: Actor = { kind: 'system', name: 'test' }) =>
  foundCentre({ db: database.db, actor, now: aTuesdayMorning, traceId: 'test', asked: [] }, { ...wish, ...of })

test('a centre is founded whole, with its founding as the first line of its log', async () => {
  const id = await found()
  if (!id.ok) throw new Error(id.error.kind)
  expect(await loadCentre(database.db, id.value)).toMatchObject({
    slug: 'nieuwdorp',
    region: 'De Streek',
    hosts: ['cjg.nieuwdorp.example'],
    openingHours: [{ weekday: 1, kind: 'phone' }],
    closedDays: [Temporal.PlainDate.from('2026-12-24')],
  })
  const lines = await inTransaction(database.db, { centreId: id.value, actor: 'system' }, (tx) =>
    tx.selectFrom('access.audit_event').select(['event_type', 'actor_kind', 'object_id']).execute(),
  )
  expect(lines).toEqual([{ event_type: 'centre.found', actor_kind: 'system', object_id: id.value }])
})

test('a second one joins the region that is there', async () => {
  expect((await found({ slug: 'ouddorp', hosts: [], isDefault: true })).ok).toBe(true)
  expect(await database.db.selectFrom('access.region').select('slug').execute()).toEqual([{ slug: 'streek' }])
})

test.each<[string, Partial<NewCentre>, object]>([
  ['its short name', { hosts: [] }, { kind: 'taken', what: 'slug', by: 'nieuwdorp' }],
  ['a host name', { slug: 'ander' }, { kind: 'taken', what: 'host', by: 'nieuwdorp' }],
  ['being the default', { slug: 'ander', hosts: [], isDefault: true }, { kind: 'taken', what: 'default', by: 'ouddorp' }],
  ['a short name with a space', { slug: 'nieuw dorp' }, { kind: 'wrong-slug', slug: 'nieuw dorp' }],
  ['a name of one sign', { slug: 'ander', name: 'x' }, { kind: 'wrong-name', name: 'x' }],
  ['an address as host', { slug: 'ander', hosts: ['https://x'] }, { kind: 'wrong-host', host: 'https://x' }],
  ['no telephone', { slug: 'ander', phone: ' ' }, { kind: 'no-phone' }],
  ['a term of a day', { slug: 'ander', retentionDays: 1 }, { kind: 'wrong-retention' }],
  [
    'hours over each other',
    { slug: 'ander', openingHours: [...wish.openingHours, { weekday: 1, kind: 'phone', opens: at('16:00'), closes: at('18:00') }] },
    { kind: 'wrong-hours', weekday: 1 },
  ],
])('refused: %s', async (_what, of, refusal) => {
  const before = await listCentres(database.db)
  expect(await found(of)).toEqual({ ok: false, error: refusal })
  expect(await listCentres(database.db)).toEqual(before)
})

test('two who found the same centre at once: one has it', async () => {
  const results = await Promise.all([1, 2, 3].map(() => found({ slug: 'tegelijk', hosts: [] })))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results.filter(({ ok }) => !ok)).toHaveLength(2)
})

test('nobody who is signed in can found a centre', async () => {
  const actor: Actor = { kind: 'visitor' }
  expect(await found({ slug: 'mijne', hosts: [] }, actor)).toEqual({ ok: false, error: { kind: 'not-permitted' } })
})
