import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { inTransaction } from '#platform/db.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { act } from './public.ts'
import { ok } from '#platform/result.ts'

let test1: TestDatabase
let centres: TwoCentres

beforeAll(async () => {
  test1 = await freshDatabase()
  centres = await aRegionWithTwoCentres(test1.db)
})
afterAll(() => test1.close())

test('row-level security alone stops a read in another centre', async () => {
  await aColleague(test1.db, centres.elsewhere, { name: 'Joost Elders', profession: 'youthNurse', roles: ['professional'] })
  const count = (centreId: string | null) =>
    inTransaction(test1.db, { centreId, actor: 'staff' }, (tx) => tx.selectFrom('access.account').selectAll().execute())
  expect(await count(centres.elsewhere)).toHaveLength(1)
  expect(await count(centres.here)).toHaveLength(0)
  expect(await count(null)).toHaveLength(0)
})

test('a row of another centre cannot be written', async () => {
  const write = inTransaction(test1.db, { centreId: centres.here, actor: 'staff' }, (tx) =>
    tx
      .insertInto('access.closed_day')
      .values({ centre_id: centres.elsewhere, day: sql`'2026-12-24'` })
      .execute(),
  )
  await expect(write).rejects.toThrow(/row-level security/)
})

test('PR-29: the serving role cannot change or remove an audit row', async () => {
  const ctx = aContext(test1.db, centres.here, { kind: 'system', name: 'test' })
  const done = await act(ctx, 'conversation.keepTerms', async (_tx, permit) => {
    permit.record({ actionCode: 'E', detail: 'selected 0' })
    return ok(null)
  })
  expect(done.ok).toBe(true)
  for (const statement of ['update access.audit_event set detail = null', 'delete from access.audit_event', 'truncate access.audit_event'])
    await expect(
      inTransaction(test1.db, { centreId: centres.here, actor: 'system' }, (tx) => sql.raw(statement).execute(tx)),
    ).rejects.toThrow(/permission denied/)
  const { rows } = await test1.owner.query('select event_type from access.audit_event')
  expect(rows).toEqual([{ event_type: 'conversation.keepTerms' }])
})

test('a deed that the role does not allow is refused and the refusal is logged', async () => {
  const manager = await aColleague(test1.db, centres.here, { name: 'Mieke Baas', profession: 'centreManager', roles: ['manager'] })
  const ctx = aContext(test1.db, centres.here, manager)
  const refused = await act(ctx, 'conversation.read', async () => ok('never'))
  expect(refused).toEqual({ ok: false, error: { kind: 'not-permitted' } })
  const { rows } = await test1.owner.query('select outcome, account_id from access.audit_event where event_type = $1', [
    'conversation.read',
  ])
  expect(rows).toEqual([{ outcome: 4, account_id: manager.accountId }])
})

test('a logged deed that records nothing is a bug and leaves nothing', async () => {
  const ctx = aContext(test1.db, centres.here, { kind: 'system', name: 'test' })
  await expect(act(ctx, 'conversation.keepTerms', async () => ok(null))).rejects.toThrow(/Nothing was recorded/)
})
