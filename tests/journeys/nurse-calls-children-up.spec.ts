/** A nurse sees who is due, plans one child by keyboard, decides about another that was not brought, and starts a round twice: nobody is invited twice. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { newId, type Id } from '#platform/id.ts'
import { readClock, localDate } from '#platform/time.ts'
import { aPerson, worksWith } from '../builders/families.ts'
import { expectAccessible, openJourney, runToldJobs, signInAs, type Journey } from './journey.ts'

let journey: Journey
const today = localDate(readClock())

beforeAll(async () => {
  journey = await openJourney()
  const { database, centres } = journey
  const { rows } = await database.owner.query<{ id: Id<'account'> }>(`select id from access.account where display_name = 'Sanne de Wit'`)
  for (const [name, months] of [
    ['Finn Okkerse', 14],
    ['Lot van den Berg', 14],
    ['Milan Jansen', 12],
    ['Noor Haddad', 30],
  ] as const) {
    const born = today.subtract({ months, days: 5 }).toString()
    const child = await aPerson(database.db, centres.here, { name, born }, readClock())
    // Noor is of a colleague: she is counted and not named.
    if (name !== 'Noor Haddad')
      await worksWith(
        database.db,
        centres.here,
        { accountId: rows[0]?.id ?? newId(), personId: child, purpose: 'youthHealth' },
        readClock(),
      )
  }
})
afterAll(() => journey.close())

/** A page with errors is looked at on a phone only. */
const look = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SCREENSHOTS']
  for (const width of name.endsWith('errors') ? [375] : [1280, 375]) {
    await page.setViewportSize({ width, height: 4_000 })
    await expectAccessible(page)
    await page.setViewportSize({ width, height: 900 })
    if (folder !== undefined) await page.screenshot({ path: `${folder}/calls-${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
const invited = async (): Promise<number> =>
  (await journey.database.owner.query<{ n: number }>(`select count(*)::int as n from child_health.invitation`)).rows[0]?.n ?? 0
const list = (page: Page, id: string) => page.locator(`section[aria-labelledby="${id}"]`)

test('from the list to the appointment, and a round that is started twice', async () => {
  const page = await journey.visitor()
  await signInAs(page, 'Sanne de Wit')
  await page.getByRole('link', { name: 'Gezondheid' }).first().click()
  await list(page, 'due').getByText('Finn Okkerse').waitFor()
  expect(await page.getByText('Noor Haddad').count()).toBe(0)
  await look(page, 'lists')
  await page.getByRole('link', { name: 'Finn Okkerse' }).first().click()
  await page.getByRole('heading', { name: 'Finn Okkerse' }).waitFor()
  await look(page, 'schedule')
  await page.getByRole('link', { name: '14 maanden', exact: true }).click()
  await plan(page, '31', '2')
  await page.getByText('Vul een dag in die bestaat').first().waitFor()
  await look(page, 'contact-errors')
  const day = today.add({ days: 3 })
  await plan(page, String(day.day), String(day.month), String(day.year))
  await page.getByText('De afspraak staat.').waitFor()

  await page.goto('/werkplek/gezondheid/oproepen')
  await round(page, '')
  await page.getByText('Kies een moment of inenting uit de lijst').first().waitFor()
  await look(page, 'rounds-errors')
  await round(page, 'moment:14m')
  await page.getByText('De oproep is gestart').waitFor()
  await runToldJobs(journey)
  // Of the two of 14 months one has an appointment.
  expect(await invited()).toBe(1)
  await round(page, 'moment:14m')
  await runToldJobs(journey)
  expect(await invited()).toBe(1)
  await page.reload()
  expect(await page.getByRole('cell', { name: 'klaar' }).count()).toBe(2)
  await look(page, 'rounds')
})

test('not reached, and not brought, without script', async () => {
  const page = await journey.visitor({ javaScript: false })
  await signInAs(page, 'Sanne de Wit')
  await page.goto('/werkplek/gezondheid')
  await page.getByRole('link', { name: 'Lot van den Berg' }).first().click()
  await page.getByRole('button', { name: /Niet bereikt/ }).click()
  await page.getByText('Opgeschreven dat de uitnodiging niet aankwam').waitFor()
  await page.getByRole('link', { name: '14 maanden', exact: true }).click()
  await page.getByLabel('Wat gebeurde er?').selectOption('02')
  await page.getByRole('button', { name: 'Schrijf op' }).click()
  await page.getByText('Beslis hieronder').waitFor()
  await look(page, 'missed')
  await page.getByText('Het kind mist zorg die het nodig heeft').click()
  await page.getByRole('button', { name: 'Leg vast' }).click()
  await page.getByText('Schrijf op waarom').first().waitFor()
  await page.getByLabel('Waarom vind je dat?').fill('De ogen moeten nog bekeken worden.')
  const before = today.add({ days: 10 })
  for (const [part, value] of [
    ['', before.day],
    ['-month', before.month],
    ['-year', before.year],
  ] as const)
    await page.locator(`#voor${part}`).fill(String(value))
  await page.getByRole('button', { name: 'Leg vast' }).click()
  await page.getByText('Jouw oordeel is vastgelegd').waitFor()
  await page.goto('/en/werkplek/gezondheid')
  await list(page, 'missed').getByText('Lot van den Berg').waitFor()
  await look(page, 'lists-en')
  await page.goto('/werkplek/gezondheid')
  await page.getByRole('button', { name: 'Maak de lijst' }).click()
  await runToldJobs(journey)
  await page.reload()
  await list(page, 'centrum').getByRole('rowheader', { name: '2 jaar' }).waitFor()
})

test('a coordinator changes a contact moment from a day on', async () => {
  const page = await journey.visitor()
  await signInAs(page, 'Ingrid Postma')
  await page.goto('/werkplek/gezondheid/momenten')
  await look(page, 'moments')
  await page.getByRole('link', { name: 'Verander 14 maanden' }).click()
  await page.getByLabel('Hoeveel minuten?').fill('2')
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await page.getByText('Kies tussen 5 en 180 minuten').first().waitFor()
  await look(page, 'moment-errors')
  await page.getByLabel('Hoeveel minuten?').fill('25')
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await page.getByText('De verandering is bewaard').waitFor()
})

test('what the moment asks first stands first in the contact', async () => {
  const page = await journey.visitor()
  await signInAs(page, 'Ingrid Postma')
  await page.goto('/werkplek/gezondheid/momenten/14m')
  await page.getByLabel('vragenlijst').selectOption('1')
  await page.getByLabel('lichaam').selectOption('')
  await page.getByLabel('ogen').selectOption('')
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await page
    .getByRole('row', { name: /14 maanden/ })
    .getByText('groei, vragenlijst, ontwikkeling, inentingen, gesprek')
    .waitFor()

  const { rows } = await journey.database.owner.query<{ person: string; id: string }>(
    `select c.person_id as person, c.id from child_health.contact c join families.person p on p.id = c.person_id
      where c.moment = '14m' and p.call_name = 'Finn'`,
  )
  const nurse = await journey.visitor()
  await signInAs(nurse, 'Sanne de Wit')
  await nurse.goto(`/werkplek/gezinnen/${rows[0]?.person}/gezondheid/contact/${rows[0]?.id}`)
  const parts = await nurse.getByRole('navigation', { name: 'Onderdelen' }).getByRole('link').allInnerTexts()
  expect(parts.map((one) => one.replace(/\s*\d$/u, '').trim())).toEqual([
    'Groei',
    'Vragenlijst',
    'Ontwikkeling',
    'Prikken',
    'Praten',
    'Afronden',
  ])
  await nurse.getByText('Meer onderdelen: lichaam').click()
  await nurse.getByRole('button', { name: 'Alles goed' }).waitFor()
})

async function plan(page: Page, day: string, month: string, year = '2027'): Promise<void> {
  await page.locator('#dag').fill(day)
  await page.locator('#dag-month').fill(month)
  await page.locator('#dag-year').fill(year)
  await page.getByLabel('Tijd').fill('9.30')
  await page.getByLabel('Tijd').press('Enter')
}

async function round(page: Page, subject: string): Promise<void> {
  await page.getByLabel('Waarvoor?').selectOption(subject)
  await page.getByRole('button', { name: 'Start de oproep' }).click()
}
