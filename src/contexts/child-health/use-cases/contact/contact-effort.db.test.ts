import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { newId } from '#platform/id.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '../../../../../tests/builders/centres.ts'
import { aPerson } from '../../../../../tests/builders/families.ts'
import { aContact } from '../../../../../tests/builders/health-contact.ts'
import { freshDatabase, type TestDatabase } from '../../../../../tests/database.ts'
import { readContactEffort } from './contact-effort.server.ts'

let base: TestDatabase
let centres: TwoCentres
const as = async (role: string): Promise<Context> =>
  aContext(
    base.db,
    centres.here,
    await aColleague(base.db, centres.here, { name: `Iemand ${role}`, profession: 'youthNurse', roles: [role] }),
  )

/** Closed contacts of different children, with so many keys; null: without script. */
async function closed(moment: string, keystrokes: readonly (number | null)[]): Promise<void> {
  for (const [i, keys] of keystrokes.entries()) {
    const child = await aPerson(base.db, centres.here, { name: `Kind ${moment}${i}`, born: '2025-09-19' })
    const id = await aContact(base.db, centres.here, child, { moment })
    await base.owner.query(
      `update child_health.contact set status = 'realised', outcome = '01', held_on = '2026-11-20', held_by = $2, fields = $3, keystrokes = $4, seconds = $5 where id = $1`,
      [id, newId(), 10 + i, keys, keys === null ? null : keys * 10],
    )
  }
}

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  await closed('14m', [30, 10, 20, 40, 900])
  await closed('9m', [null, null, null, null, null])
  await closed('3y', [1, 2, 3, 4])
})
afterAll(() => base.close())

test('the middle one per moment, in the order of age; not known without script; nothing of fewer than five', async () => {
  const read = await readContactEffort(await as('coordinator'))
  expect(read.ok && read.value.map(({ of, ...one }) => ({ ...one, name: of?.nameNl === undefined ? null : 'named' }))).toEqual([
    { moment: '9m', contacts: 5, fields: 12, keystrokes: null, seconds: null, name: 'named' },
    { moment: '14m', contacts: 5, fields: 12, keystrokes: 30, seconds: 300, name: 'named' },
  ])
})

test('another centre sees nothing of it, and who sees children does not set up the work', async () => {
  const coordinator = await aColleague(base.db, centres.elsewhere, {
    name: 'Cora Elders',
    profession: 'centreCoordinator',
    roles: ['coordinator'],
  })
  expect(await readContactEffort(aContext(base.db, centres.elsewhere, coordinator))).toEqual({ ok: true, value: [] })
  expect(await readContactEffort(await as('professional'))).toMatchObject({ error: { kind: 'not-permitted' } })
})
