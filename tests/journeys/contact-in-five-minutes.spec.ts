/** A contact at 14 months from start to end by keyboard, and a draft that survives a closed laptop. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { sql } from 'kysely'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { localDate, readClock } from '#platform/time.ts'
import { aContact, aFirstYear, aTopic } from '../builders/health-contact.ts'
import { aPerson, worksWith } from '../builders/families.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
let noor: Id<'person'>
let contact: Id<'contact'>
let path: string
beforeAll(async () => {
  journey = await openJourney()
  const { db } = journey.database
  const { here } = journey.centres
  const now = readClock()
  const born = localDate(now).subtract({ months: 14, days: 5 })
  const { rows } = await journey.database.owner.query<{ id: Id<'account'> }>(
    `select id from access.account where display_name = 'Sanne de Wit'`,
  )
  const sanne = rows[0]?.id
  if (sanne === undefined) throw new Error('Sanne is not there')
  noor = await aPerson(db, here, { name: 'Noor Visser', born: born.toString() }, now)
  await worksWith(db, here, { accountId: sanne, personId: noor, purpose: 'youthHealth' }, now)
  await aFirstYear(db, here, noor, sanne, born)
  contact = await aContact(db, here, noor, { dueOn: born.add({ months: 14 }).toString(), plannedAt: now })
  await aContact(db, here, noor, { dueOn: born.add({ months: 18 }).toString(), moment: '18m' })
  await aTopic(db, here, noor, 'sleep', 'Ze wil alleen op schoot in slaap vallen.')
  await aTopic(db, here, noor, 'words')
  path = `/werkplek/gezinnen/${noor}/gezondheid/contact/${contact}`
})
afterAll(() => journey.close())

const look = async (page: Page, name: string): Promise<void> => {
  const size = page.viewportSize() ?? { width: 1280, height: 900 }
  // High, so that the bar at the bottom covers no field.
  await page.setViewportSize({ ...size, height: 5_000 })
  await expectAccessible(page)
  await page.setViewportSize(size)
  const folder = process.env['SCREENSHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${size.width}.png`, fullPage: true })
}

test('look', async () => {
  const page = await journey.visitor()
  await signInAs(page, 'jeugdverpleegkundige')
  await page.goto(path)
  await page.locator('[data-ready]').waitFor()
  await look(page, 'contact-empty')
  const measured = ['76,3', '9,4', '46,1']
  for (const value of measured) {
    await page.keyboard.type(value)
    await page.keyboard.press('Enter')
  }
  await look(page, 'contact-growth')
})
