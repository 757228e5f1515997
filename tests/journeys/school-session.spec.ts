/** A school session with conflicting consents: planned, asked about, looked at before the day, recorded by two at once, counted and closed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Id } from '#platform/id.ts'
import { localDate, readClock, type PlainDate } from '#platform/time.ts'
import { aPupil } from '../builders/health-sessions.ts'
import { aBatch, aLocation, anAnswer } from '../builders/health-vaccination.ts'
import { aPerson, hasAuthority } from '../builders/families.ts'
import { aColleague } from '../builders/centres.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
const today = localDate(readClock())
/** Ten years old: for whom the parents say yes. */
const born = today.subtract({ years: 10, days: 3 })

beforeAll(async () => {
  journey = await openJourney()
  const { database, centres } = journey
  await aColleague(database.db, centres.here, { name: 'Joost Bakker', profession: 'youthDoctor', roles: ['professional'] })
  const place = await aLocation(database.db, centres.here, 'Sporthal de Wiel')
  await aBatch(database.db, centres.here, {
    vaccine: 'HPV',
    at: place,
    left: 60,
    expires: today.add({ years: 1 }).toString(),
    now: readClock(),
  })
  const pupil = (name: string, says: 'yes' | 'no' | 'talk' | null) =>
    aPupil(database.db, centres.here, { name, born: born.toString(), says, vaccines: ['HPV'] })
  await pupil('Adam Bos', 'yes')
  await pupil('Bente Kok', 'yes')
  await pupil('Carlijn Vos', 'no')
  await pupil('Daan Smit', null)
  await pupil('Emre Aydin', 'yes')
  const { child } = await pupil('Fenna Prins', 'yes')
  const other = await aPerson(database.db, centres.here, { name: 'Gijs Prins', born: '1984-02-02' })
  await hasAuthority(database.db, centres.here, { holder: other, child, from: born.toString() })
  await anAnswer(database.db, centres.here, { child, by: other, vaccines: ['HPV'], says: 'no', at: readClock().subtract({ hours: 2 }) })
})
afterAll(() => journey.close())

const look = async (page: Page, name: string): Promise<void> => {
  const size = page.viewportSize() ?? { width: 1280, height: 900 }
  await page.setViewportSize({ ...size, height: 4_000 })
  await expectAccessible(page)
  await page.setViewportSize(size)
  const folder = process.env['SCREENSHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${size.width}.png`, fullPage: true })
}

/** On a laptop, and as wide as a phone. */
async function lookAtBoth(page: Page, name: string): Promise<void> {
  await look(page, name)
  await page.setViewportSize({ width: 375, height: 900 })
  await look(page, name)
  await page.setViewportSize({ width: 1280, height: 900 })
}

async function fillDate(page: Page, name: string, day: PlainDate): Promise<void> {
  await page.locator(`input[name="${name}-day"]`).fill(String(day.day))
  await page.locator(`input[name="${name}-month"]`).fill(String(day.month))
  await page.locator(`input[name="${name}-year"]`).fill(String(day.year))
}

async function plan(page: Page): Promise<string> {
  await page.goto('/werkplek/inentingen/sessies')
  await look(page, 'sessions-empty')
  await page.getByRole('button', { name: 'Plan de prikdag' }).click()
  await page.getByText('Vul een dag, maand en jaar in.').first().waitFor()
  await look(page, 'sessions-errors')
  await page.locator('input[name="name"]').fill('De Schakel')
  await fillDate(page, 'heldOn', today)
  await page.locator('select[name="place"]').selectOption({ label: 'Sporthal de Wiel' })
  await page.locator('label', { hasText: 'HPV' }).click()
  await fillDate(page, 'bornFrom', born.subtract({ days: 5 }))
  await fillDate(page, 'bornUntil', born.add({ days: 5 }))
  await page.locator('label', { hasText: 'Sanne de Wit' }).click()
  await page.locator('label', { hasText: 'Joost Bakker' }).click()
  await page.getByRole('button', { name: 'Plan de prikdag' }).click()
  await page.getByText('Op de lijst: 6 kinderen').waitFor()
  await look(page, 'session-planner')
  return new URL(page.url()).pathname
}

/** What the school knows: who is in which class, and a name that nobody has here. */
async function putInClasses(page: Page): Promise<void> {
  const day = `${born.day}-${born.month}-${born.year}`
  const line = (name: string, room: string): string => `${name.replace(' ', ',')},${day},${room}`
  const list = [
    line('Adam Bos', '7A'),
    line('Bente Kok', '7A'),
    line('Carlijn Vos', '7A'),
    line('Daan Smit', '7A'),
    line('Emre Aydin', '7B'),
    line('Fenna Prins', '7A'),
    line('Nie Mand', '7A'),
  ]
  await page.getByText('Lijst van de school').click()
  await page.locator('textarea[name="list"]').fill(list.join('\n'))
  await page.getByRole('button', { name: 'Kijk wat past' }).click()
  await page.getByText('Regel 7: niemand gevonden').waitFor()
  await look(page, 'session-school-list')
  await page.getByRole('button', { name: 'Zet op de lijst' }).click()
  await page.getByText('Opgeslagen.').waitFor()
}

let coordinator: Page
/** The team, on a phone without script and on a laptop. */
let phone: Page
let laptop: Page
let session = ''

test('a coordinator plans a school session with a team and the list of the school', async () => {
  coordinator = await journey.visitor({ path: '/werkplek' })
  await signInAs(coordinator, 'Ingrid Postma')
  session = await plan(coordinator)
  await putInClasses(coordinator)
})

test('the team asks each family once, and sees who disagrees', async () => {
  phone = await journey.visitor({ path: '/werkplek', width: 375, javaScript: false })
  await signInAs(phone, 'Sanne de Wit')
  laptop = await journey.visitor({ path: '/werkplek' })
  await signInAs(laptop, 'Joost Bakker')
  await phone.goto(session)
  await phone.getByText('Niet eens: 1').waitFor()
  await laptop.goto(session)
  await look(laptop, 'session-planned')
  await phone.getByRole('button', { name: 'Vraag om antwoord' }).click()
  await phone.getByText('Gevraagd: 1 persoon').waitFor()
  await laptop.getByRole('button', { name: 'Vraag om antwoord' }).click()
  await laptop.getByText('Gevraagd: 0 personen').waitFor()
  await laptop.getByRole('link', { name: 'Brieven maken' }).click()
  await look(laptop, 'session-letters')

  // Who disagree is seen by whom said what, and there is nothing to press.
  await phone.goto(session)
  await phone.getByRole('link', { name: 'Fenna Prins' }).first().click()
  await phone.getByText('Gijs Prins').first().waitFor()
})

test('two record at once with one key for each child, and the same child is not vaccinated twice', async () => {
  await laptop.goto(session)
  await laptop.getByRole('button', { name: 'Begin de prikdag' }).click()
  await laptop.getByText('Partijen op tafel').waitFor()
  await lookAtBoth(laptop, 'session-open')
  await phone.goto(session)
  await phone.getByRole('link', { name: 'Volgende: Adam Bos' }).click()
  await laptop.getByRole('link', { name: 'Volgende: Adam Bos' }).click()
  await lookAtBoth(laptop, 'session-child')
  // One key.
  await laptop.keyboard.press('Enter')
  await laptop.getByText('Opgeschreven voor Adam Bos').waitFor()
  await phone.getByRole('button', { name: 'Geef' }).click()
  await phone.getByText('Een collega deed net iets bij dit kind').first().waitFor()
  await lookAtBoth(laptop, 'session-recorded')
})

test('who is absent is counted apart, and the session closes when everybody has an outcome', async () => {
  await phone.goto(session)
  await phone.getByRole('link', { name: 'Volgende: Bente Kok' }).click()
  await phone.getByRole('button', { name: 'Niet op school' }).click()
  await phone.getByText('Opgeschreven voor Bente Kok').waitFor()
  await laptop.getByRole('button', { name: 'Sluit de prikdag af' }).click()
  await laptop.getByText('Nog zonder uitkomst: 1').first().waitFor()
  await laptop.locator('input[name="search"]').fill('emre')
  await laptop.getByRole('button', { name: 'Zoek' }).click()
  await laptop.getByRole('link', { name: 'Emre Aydin', exact: true }).click()
  await laptop.getByRole('button', { name: 'Geef' }).click()
  await laptop.getByText('Opgeschreven voor Emre Aydin').waitFor()
  await laptop.getByRole('link', { name: 'Emre Aydin', exact: true }).click()
  await laptop.getByRole('button', { name: 'Flauwgevallen' }).click()
  await laptop.getByText('Opgeslagen.').waitFor()
  await look(laptop, 'session-child-given')
  await laptop.goto(session)
  await laptop.getByRole('button', { name: 'Sluit de prikdag af' }).click()
  await laptop.getByText('afgesloten').first().waitFor()
})

test('the report has numbers that add up, for who planned it too', async () => {
  await coordinator.goto(`/en${session}/verslag`)
  await coordinator.getByText('6', { exact: true }).first().waitFor()
  await lookAtBoth(coordinator, 'session-report')
  const csv = await coordinator.request.get(`${session}/verslag.csv`)
  expect((await csv.text()).split('\r\n')[1]).toBe('HPV,Alle klassen,6,2,0,0,3,0,0,0,0,0,1,0,0')
  const { rows } = await journey.database.owner.query<{ person: Id<'person'> }>('select person_id as person from vaccination.dose')
  expect(rows).toHaveLength(2)
})
