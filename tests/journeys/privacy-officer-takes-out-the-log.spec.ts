/** Somebody reads a file; the privacy officer sees how the log stands, takes it out, and stands in it too. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actOnFile } from '#contexts/access/public-files.ts'
import { ok } from '#platform/result.ts'
import { sealAudit } from '../../src/contexts/access/use-cases/seal-audit.server.ts'
import { verifyAudit } from '../../src/contexts/access/use-cases/verify-audit.server.ts'
import { readClock } from '#platform/time.ts'
import { aColleague, aContext } from '../builders/centres.ts'
import { aPerson, worksWith } from '../builders/families.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
  const { database, centres } = journey
  await aColleague(database.db, centres.here, { name: 'Fatma Arslan', profession: 'policyOfficer', roles: ['privacyOfficer'] })
  const nurse = await aColleague(database.db, centres.here, { name: 'Noor Kijk', profession: 'youthNurse', roles: ['professional'] })
  const personId = await aPerson(database.db, centres.here, { name: 'Sem van Veen' }, readClock())
  await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId, purpose: 'youthHealth' }, readClock())
  const ctx = aContext(database.db, centres.here, nurse, readClock())
  await actOnFile(ctx, 'person.read', { personId, does: 'read', fields: 'index' }, async () => ok(null))
})
afterAll(() => journey.close())

test('on a phone: a wrong day is said, the table comes, and names are not in it', async () => {
  const fatma = await journey.visitor({ width: 375 })
  // So tall that the tabs at the bottom cover nothing.
  await fatma.setViewportSize({ width: 375, height: 4_000 })
  await signInAs(fatma, 'Fatma Arslan')
  await fatma.getByRole('navigation', { name: 'Menu onderaan' }).getByText('Meer').click()
  await fatma.getByRole('link', { name: 'Logboek' }).last().click()
  await fatma.getByText('Het logboek is nog niet gecontroleerd.').waitFor()
  await expectAccessible(fatma)
  await fatma.getByLabel('Dag').first().fill('31')
  await fatma.getByLabel('Maand').first().fill('2')
  await fatma.getByRole('button', { name: 'Haal op' }).click()
  await fatma.getByText('Vanaf: vul een dag in die bestaat.').first().waitFor()
  await expectAccessible(fatma)
  await fatma.getByLabel('Dag').first().fill('1')
  const [download] = await Promise.all([fatma.waitForEvent('download'), fatma.getByRole('button', { name: 'Haal op' }).click()])
  expect(download.suggestedFilename()).toMatch(/^logboek-\d{4}-02-01-[\d-]+\.csv$/)
  const table = readFileSync(await download.path(), 'utf8')
  expect(table.split('\r\n').filter((line) => line.includes('"person.read"'))).toHaveLength(1)
  expect(table).not.toMatch(/Veen|Kijk|Arslan/)
  const { rows } = await journey.database.owner.query(
    `select actor_kind, access_point_kind, length(access_point) as long from access.audit_event where event_type = 'audit.export'`,
  )
  expect(rows).toEqual([{ actor_kind: 'staff', access_point_kind: 'browser', long: 16 }])
})

test('a log that somebody tampered with is the first thing on the day of control and of administration', async () => {
  const { database, centres, app } = journey
  const centre = { id: centres.here, slug: 'hier' }
  await database.owner.query(`update access.audit_event set recorded_at = recorded_at - interval '1 minute'`)
  await sealAudit(app.parts.services, centre, { whole: true })
  await database.owner.query(
    `update access.audit_event set outcome = 4 where id = (select event_id from access.audit_seal where sequence = 2)`,
  )
  await verifyAudit(app.parts.services, aContext(database.db, centres.here, { kind: 'system', name: 'test' }, readClock()), centre)
  for (const [name, mayTakeOut] of [
    ['Fatma Arslan', true],
    ['Minh Tran', false],
  ] as const) {
    const page = await journey.visitor()
    await signInAs(page, name)
    await page.getByRole('alert').getByText('Het logboek klopt niet.').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Kijk er vandaag naar' }).click()
    await page.getByText('Een regel of zijn zegel is veranderd. Dat is bij regel 2 van de keten.').waitFor()
    await expectAccessible(page)
    expect(await page.getByRole('button', { name: 'Haal op' }).count()).toBe(mayTakeOut ? 1 : 0)
  }
})
