/** A family is invited to a vaccination day and to a contact: a mail says that something waits, one parent says yes and the other no, the nurse sees both at the session, and how the contact suits. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Id } from '#platform/id.ts'
import { localDate, readClock } from '#platform/time.ts'
import { aPerson, hasAuthority, worksWith } from '../builders/families.ts'
import { aContact } from '../builders/health-contact.ts'
import { aColleague } from '../builders/centres.ts'
import { aSession } from '../builders/health-sessions.ts'
import { aLocation } from '../builders/health-vaccination.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
let child: Id<'person'>
let mother: Id<'person'>
let father: Id<'person'>
let session: Id<'session'>
let nurseId: Id<'account'>
const now = readClock()
const born = localDate(now).subtract({ years: 10, days: 3 })

beforeAll(async () => {
  journey = await openJourney()
  const { db, owner } = journey.database
  const { here } = journey.centres
  const person = (name: string, on: string) => aPerson(db, here, { name, born: on }, now)
  child = await person('Fenna Haddou', born.toString())
  mother = await person('Samira Haddou', '1988-05-03')
  father = await person('Joris van Es', '1986-02-02')
  for (const holder of [mother, father]) await hasAuthority(db, here, { holder, child, from: born.toString() }, now)
  const { rows } = await owner.query<{ id: Id<'account'> }>(`select id from access.account where display_name = 'Sanne de Wit'`)
  if (rows[0] === undefined) throw new Error('Sanne is not there')
  nurseId = rows[0].id
  await worksWith(db, here, { accountId: nurseId, personId: child, purpose: 'youthHealth' }, now)
  const joost = await aColleague(db, here, { name: 'Joost Bakker', profession: 'youthDoctor', roles: ['professional'] })
  const coordinator = await aColleague(db, here, { name: 'Roos de Boer', profession: 'centreCoordinator', roles: ['coordinator'] })
  const place = await aLocation(db, here, 'Sporthal de Wiel')
  const team = { coordinator, nurses: [{ ...joost, accountId: nurseId }, joost] as const, place }
  session = await aSession(db, here, { vaccines: ['HPV'], born: [born.toString(), born.toString()], team, now, inDays: 7 })
  await aContact(db, here, child, { moment: '10y', dueOn: localDate(now).add({ days: 10 }).toString() })
})
afterAll(() => journey.close())

/** Signs in at the sign-in service, and is bound as a key that was handed over does. */
async function signInAsParent(
  name: string,
  personId: Id<'person'>,
  options: { readonly width?: number; readonly path?: string } = {},
): Promise<Page> {
  const page = await journey.visitor({ ...options, path: '/mijn/inloggen' })
  await page.getByRole('link', { name: 'Inloggen met de inlogdienst' }).click()
  await page.getByRole('button', { name: new RegExp(name, 'u') }).click()
  await page.getByRole('heading', { name: 'Mijn CJG' }).waitFor()
  await journey.database.owner.query(
    `insert into access.resident_person (centre_id, resident_id, person_id, how, bound_by, bound_at)
      select centre_id, id, $1, 'key-in-hand', $2, now() from access.resident order by created_at desc limit 1`,
    [personId, nurseId],
  )
  return page
}

const look = async (page: Page, name: string): Promise<void> => {
  await expectAccessible(page)
  const folder = process.env['SCREENSHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${page.viewportSize()?.width ?? 0}.png`, fullPage: true })
}
async function lookAtBoth(page: Page, name: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 }
  for (const width of [375, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await look(page, name)
  }
  await page.setViewportSize(size)
}

let sanne: Page
let samira: Page
let joris: Page

test('the nurse asks by the own page and invites for a contact', async () => {
  samira = await signInAsParent('Samira Haddou', mother, { width: 375 })
  joris = await signInAsParent('Joris van Es', father)
  sanne = await journey.visitor({ path: '/werkplek' })
  await signInAs(sanne, 'Sanne de Wit')
  await sanne.goto(`/werkplek/inentingen/sessies/${session}`)
  await sanne.getByRole('button', { name: 'Vraag om antwoord' }).click()
  await sanne.getByText('Gevraagd: 2 personen').waitFor()
  await lookAtBoth(sanne, 'session-asked')
  await sanne.goto(`/werkplek/gezinnen/${child}/gezondheid/schema/10y`)
  await sanne.getByRole('button', { name: 'Nodig uit' }).click()
  await sanne.getByRole('heading', { name: 'Uitnodigingen' }).waitFor()
})

test('a parent finds what waits, says yes to the vaccination, and asks for another time', async () => {
  await samira.goto('/mijn/uitnodigingen')
  await samira.getByText('2 uitnodigingen wachten op jouw antwoord').waitFor()
  await lookAtBoth(samira, 'waits')
  await samira.getByRole('link', { name: /Bekijk en antwoord/ }).click()
  await samira.getByText('Sporthal de Wiel').waitFor()
  await lookAtBoth(samira, 'invitations')
  await samira.getByRole('button', { name: /^Ja.*HPV/u }).click()
  await samira.getByText('Jij zei: ja.').waitFor()
  await samira.getByText('Liever op een ander moment').click()
  await samira.getByLabel('Wanneer kun je het best?').selectOption({ label: 'na schooltijd' })
  await samira.getByRole('button', { name: 'Verstuur' }).first().click()
  await samira.getByText('Jij vroeg een ander moment: na schooltijd. Wij nemen contact op.').waitFor()
  await lookAtBoth(samira, 'invitations-answered')
})

test('the other parent says no and reads nothing of it; the nurse sees that they differ, and how the contact suits', async () => {
  await joris.goto(`/mijn/dossier/${child}/gezondheid/uitnodigingen`)
  await joris.getByText('wacht op jouw antwoord').first().waitFor()
  expect(await joris.getByText('na schooltijd').filter({ visible: true }).count()).toBe(0)
  await joris.getByRole('button', { name: /^Nee.*HPV/u }).click()
  await joris.getByText('Jij zei: nee.').waitFor()
  await sanne.goto(`/werkplek/inentingen/sessies/${session}`)
  await sanne.getByText('Niet eens: 1').waitFor()
  await sanne.getByRole('link', { name: 'Fenna Haddou' }).first().click()
  await sanne.getByText('Joris van Es').first().waitFor()
  await sanne.goto('/werkplek/gezondheid')
  await sanne.getByRole('heading', { name: 'Gezin vraagt een ander moment' }).waitFor()
  await sanne.getByText('liever na schooltijd').waitFor()
  await lookAtBoth(sanne, 'lists')
  await sanne.goto(`/werkplek/gezinnen/${child}/gezondheid/schema`)
  await sanne.getByText('Samira Haddou').first().waitFor()
  await lookAtBoth(sanne, 'schedule-answers')
})
