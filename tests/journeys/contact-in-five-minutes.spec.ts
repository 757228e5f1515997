/** A contact at 14 months from start to end by keyboard, with its keys counted; and a draft that survives a closed laptop. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Id } from '#platform/id.ts'
import { localDate, readClock } from '#platform/time.ts'
import { aPerson, hasAuthority, worksWith } from '../builders/families.ts'
import { aContact, aFirstYear, aFirstYearOfDoses, aTopic } from '../builders/health-contact.ts'
import { aBatch, aLocation, anAnswer } from '../builders/health-vaccination.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
let sanne: Id<'account'>
beforeAll(async () => {
  journey = await openJourney()
  const { rows } = await journey.database.owner.query<{ id: Id<'account'> }>(
    `select id from access.account where display_name = 'Sanne de Wit'`,
  )
  if (rows[0] === undefined) throw new Error('Sanne is not there')
  sanne = rows[0].id
})
afterAll(() => journey.close())

/** A girl of fourteen months with a mother who says yes, a record of a year, and a contact of today. */
async function aChildOfFourteenMonths(name: string): Promise<{ child: Id<'person'>; contact: Id<'contact'>; path: string }> {
  const { db } = journey.database
  const { here } = journey.centres
  const now = readClock()
  const born = localDate(now).subtract({ months: 14, days: 5 })
  const child = await aPerson(db, here, { name, born: born.toString() }, now)
  const mother = await aPerson(db, here, { name: 'Mila Visser', born: '1992-05-05' }, now)
  await hasAuthority(db, here, { holder: mother, child, from: born.toString() }, now)
  await worksWith(db, here, { accountId: sanne, personId: child, purpose: 'youthHealth' }, now)
  await aFirstYear(db, here, child, sanne, born)
  await aFirstYearOfDoses(db, here, child, born)
  const contact = await aContact(db, here, child, { dueOn: born.add({ months: 14 }).toString(), plannedAt: now })
  await aContact(db, here, child, { dueOn: born.add({ months: 18 }).toString(), moment: '18m' })
  await aTopic(db, here, child, 'sleep', 'Ze wil alleen op schoot in slaap vallen.')
  await aTopic(db, here, child, 'words')
  await anAnswer(db, here, { child, by: mother, vaccines: ['BMR', 'MENACWY'], at: now.subtract({ hours: 24 }) })
  return { child, contact, path: `/werkplek/gezinnen/${child}/gezondheid/contact/${contact}` }
}

const look = async (page: Page, name: string): Promise<void> => {
  const size = page.viewportSize() ?? { width: 1280, height: 900 }
  // Higher than the page, so that the bars above and below cover nothing.
  await page.setViewportSize({ ...size, height: 8_000 })
  await expectAccessible(page)
  await page.setViewportSize(size)
  await shot(page, name)
}
const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SCREENSHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${page.viewportSize()?.width}.png`, fullPage: true })
}

/** The most keys that a normal contact may take besides the measured values. */
const mostKeys = 25

test('a contact at 14 months start to end by keyboard', async () => {
  const { db } = journey.database
  const { here } = journey.centres
  const at = await aLocation(db, here)
  const now = readClock()
  const expires = localDate(now).add({ months: 6 }).toString()
  await aBatch(db, here, { vaccine: 'BMR', at, number: 'A1234', expires, now })
  await aBatch(db, here, { vaccine: 'MENACWY', at, number: 'K0907', expires, now })
  const { child, path } = await aChildOfFourteenMonths('Noor Visser')
  const page = await journey.visitor()
  await signInAs(page, 'jeugdverpleegkundige')
  // The first visit of all: the modules are compressed now.
  await page.goto(path, { timeout: 60_000 })
  await page.locator('[data-ready]').waitFor({ timeout: 60_000 })
  await look(page, 'contact-empty')
  await page.locator('#height').focus()

  let keys = 0
  const press = async (key: string, times = 1): Promise<void> => {
    for (let i = 0; i < times; i += 1) {
      await page.keyboard.press(key)
      keys += 1
    }
  }
  // Measured values are typed in any system; the Enter after each counts.
  for (const value of ['76,3', '9,4', '46,1']) {
    await page.keyboard.type(value)
    await press('Enter')
  }
  // One item is asked again, six belong to this age, one of them for right and left.
  for (const answer of ['+', '+', '+', '+', '+', '+', '-', '+']) await press(answer)
  await press('Enter') // All of the body is fine; on to the vaccinations.
  await press('Space')
  await press('Enter') // Past the usual site and batch to the next.
  await press('Space')
  await press('5') // To talking: the topics of the family stand first.
  expect(await page.evaluate(() => document.activeElement?.closest('section')?.id)).toBe('talk')
  await press('Tab')
  await press('Space')
  await press('Tab')
  await press('Space')
  await page.getByText('D-score').first().waitFor()
  await page.locator('[data-saved]').getByText('Bewaard').waitFor()
  await look(page, 'contact-filled')
  await press('Control+Enter')
  await page.getByText('Afgerond. Alles staat in het dossier.').waitFor()
  console.log(`A contact at 14 months took ${keys} keys besides the measured values.`)
  expect(keys).toBeLessThanOrEqual(mostKeys)
  await look(page, 'contact-closed')
  await page.emulateMedia({ media: 'print' })
  await shot(page, 'contact-closed-print')
  await page.emulateMedia({ media: 'screen' })

  const kept = async (text: string) => (await journey.database.owner.query<Record<string, unknown>>(text, [child])).rows
  expect(
    await kept(`select measure, value from child_health.measurement where person_id = $1 and contact_id is not null order by measure`),
  ).toEqual([
    { measure: 'head', value: 461 },
    { measure: 'height', value: 763 },
    { measure: 'weight', value: 9400 },
  ])
  expect(await kept(`select vaccine, site from vaccination.dose where person_id = $1 and contact_id is not null order by vaccine`)).toEqual(
    [
      { vaccine: 'BMR', site: 'left-arm' },
      { vaccine: 'MENACWY', site: 'right-arm' },
    ],
  )
  expect(
    await kept(`select item, answer from child_health.milestone where person_id = $1 and contact_id is not null and answer = '-'`),
  ).toHaveLength(1)
  expect(await kept(`select advice from child_health.advice where person_id = $1`)).toHaveLength(2)
  const [held] = await kept(
    `select status, fields, keystrokes, seconds from child_health.contact where person_id = $1 and held_on is not null`,
  )
  expect(held).toMatchObject({ status: 'realised' })
  expect(Number(held?.['keystrokes'])).toBeGreaterThan(20)
  expect(Number(held?.['fields'])).toBeGreaterThan(15)
}, 180_000)

test('a draft survives a closed laptop, and opens on another machine', async () => {
  const { path, contact } = await aChildOfFourteenMonths('Bo Visser')
  const laptop = await journey.visitor({ width: 375 })
  await signInAs(laptop, 'jeugdverpleegkundige')
  await laptop.goto(path)
  await laptop.locator('[data-ready]').waitFor()
  await laptop.locator('#height').fill('763')
  await laptop.getByText('Typte je millimeters?').waitFor({ timeout: 60_000 })
  await look(laptop, 'contact-doubt')
  await laptop.getByRole('button', { name: 'Neem 76,3 over' }).click()
  await laptop.locator('#weight').fill('94')
  await laptop.getByText('Staat de komma goed?').waitFor()
  await laptop.getByLabel('Wat moet erbij?').fill('Slaapt in op schoot.')
  await laptop.locator('[data-saved]').getByText('Bewaard').waitFor()
  await look(laptop, 'contact-half')
  // Typed a moment before the lid goes down: sent while the page goes.
  const versionOf = async (): Promise<number> => {
    const { rows } = await journey.database.owner.query<{ version: number }>(
      `select version from child_health.draft where contact_id = $1`,
      [contact],
    )
    return rows[0]?.version ?? 0
  }
  const before = await versionOf()
  await laptop.locator('#head').fill('46,1')
  await laptop.close({ runBeforeUnload: true })
  await expect.poll(versionOf, { timeout: 10_000 }).toBeGreaterThan(before)
  await laptop.context().close()

  const desktop = await journey.visitor({ javaScript: false })
  await signInAs(desktop, 'jeugdverpleegkundige')
  await desktop.goto(path)
  expect(await desktop.locator('#height').inputValue()).toBe('76,3')
  expect(await desktop.locator('#weight').inputValue()).toBe('94')
  expect(await desktop.locator('#head').inputValue()).toBe('46,1')
  expect(await desktop.getByLabel('Wat moet erbij?').inputValue()).toBe('Slaapt in op schoot.')
  // Without script: the question stands there, and nothing is stored until it was answered.
  await desktop.getByRole('button', { name: 'Rond af' }).click()
  await desktop.getByText('Gewicht: Staat de komma goed?').waitFor()
  await look(desktop, 'contact-errors-no-script')
  await desktop.locator('#weight').fill('9,4')
  await desktop.getByRole('button', { name: 'Alles goed' }).click()
  await desktop.getByRole('button', { name: 'Rond af' }).click()
  await desktop.getByText('Afgerond. Alles staat in het dossier.').waitFor()
}, 180_000)

test('what goes wrong around a contact: fields mixed up, closed by somebody else, and a session that ended', async () => {
  const { path, child } = await aChildOfFourteenMonths('Evi Visser')
  const mine = await journey.visitor()
  await signInAs(mine, 'jeugdverpleegkundige')
  await mine.goto(path)
  await mine.locator('[data-ready]').waitFor()
  await mine.locator('#height').fill('46,1')
  await mine.locator('#head').fill('76,3')
  await mine.locator('#doubt-height').getByRole('button', { name: 'Wissel om' }).click()
  expect([await mine.locator('#height').inputValue(), await mine.locator('#head').inputValue()]).toEqual(['76,3', '46,1'])
  await mine.getByText('Zijn twee velden verwisseld?').first().waitFor({ state: 'detached' })
  await mine.locator('[data-saved]').getByText('Bewaard').waitFor()
  const other = await mine.context().newPage()
  await other.goto(path)
  await other.locator('[data-ready]').waitFor()

  // The session ends between two savings: what was typed is sent once more after signing in.
  const cookies = await mine.context().cookies()
  await mine.context().clearCookies()
  await mine.locator('#weight').fill('9,4')
  await mine.locator('[data-trouble]').getByText('je bent uitgelogd').waitFor()
  await mine.getByRole('button', { name: 'Rond af' }).click()
  await mine.getByText('Je bent niet meer ingelogd').first().waitFor()
  await look(mine, 'contact-signed-out')
  await mine.context().addCookies(cookies)
  await mine.getByRole('button', { name: 'Verstuur opnieuw' }).click()
  await mine.getByText('Afgerond. Alles staat in het dossier.').waitFor()

  await other.locator('#weight').fill('9,9')
  await other.getByText('Niet bewaard: dit contact is niet meer open.').first().waitFor()
  await other.getByRole('button', { name: 'Rond af' }).click()
  await other.getByText('Dit contact was al afgerond.').waitFor()
  await look(other, 'contact-closed-elsewhere')
  expect((await other.locator('.utrecht-alert--danger, .utrecht-alert--error').innerText()).replaceAll(/\s+/g, ' ')).toContain(
    'Gewicht 9,9',
  )
  const { rows } = await journey.database.owner.query(
    `select value from child_health.measurement where person_id = $1 and contact_id is not null and measure = 'weight'`,
    [child],
  )
  expect(rows).toEqual([{ value: 9400 }])
}, 180_000)
