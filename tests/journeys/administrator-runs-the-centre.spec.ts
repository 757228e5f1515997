/** An administrator brings in a team by a list, gives a heavy role together with a second person, and changes what the website says. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { aColleague } from '../builders/centres.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
  await aColleague(journey.database.db, journey.centres.here, {
    name: 'Esther Polak',
    profession: 'policyOfficer',
    roles: ['privacyOfficer'],
  })
})
afterAll(() => journey.close())

async function signedIn(name: string, width = 1280): Promise<Page> {
  const page = await journey.visitor({ width })
  await signInAs(page, name)
  return page
}

async function tryList(page: Page, text: string): Promise<void> {
  await page.goto('/werkplek/medewerkers/lijst')
  await page.getByLabel('Kies de lijst').setInputFiles({ name: 'team.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Probeer de lijst' }).click()
}

test('a list of colleagues: faults first, then added, then taken back whole', async () => {
  const page = await signedIn('Minh Tran', 375)
  await tryList(
    page,
    'email;naam;beroep;rollen\nwies@school.example;Wies Sluiter;juf;professional\nbo@school.example;=1+1;youthNurse;administrator',
  )
  await page.getByText('2 fouten. Er is niets ingelezen.').waitFor()
  await page.getByText('Dit beroep kennen we niet.').waitFor()
  await page.getByText('Een formule nemen we niet over.').waitFor()
  await expectAccessible(page)

  await tryList(
    page,
    'email;naam;beroep;rollen\nwies@school.example;Wies Sluiter;socialWorker;professional\nbo@school.example;Bo Smit;youthNurse;professional',
  )
  await page.getByText('2 mensen, geen fouten.').waitFor()
  await expectAccessible(page)
  const people = () => journey.database.owner.query(`select from access.account where email like '%@school.example'`)
  expect((await people()).rows).toHaveLength(0)
  await page.getByRole('button', { name: 'Voeg deze mensen toe' }).click()
  await page.getByText('2 mensen zijn toegevoegd.').waitFor()
  expect((await people()).rows).toHaveLength(2)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Wies Sluiter' }).click()
  await page.getByText('Nog niet uitgenodigd').waitFor()
  await expectAccessible(page)
  await page.goBack()
  await page.getByRole('button', { name: 'Draai alles terug' }).click()
  await page.getByText('Alles van deze lijst is teruggedraaid.').waitFor()
  expect((await people()).rows).toHaveLength(0)
})

test('a heavy role is proposed by one and given by another; for oneself there is no form', async () => {
  const minh = await signedIn('Minh Tran')
  await minh.goto('/werkplek/medewerkers')
  await minh.getByText('Bekijk Minh Tran').click()
  await minh.getByText('Dit is je eigen account.').waitFor()
  expect(await minh.getByRole('button', { name: 'Geef een rol' }).count()).toBe(0)
  await expectAccessible(minh)

  await minh.goto('/werkplek/medewerkers')
  await minh.getByText('Wijzig Ingrid Postma').click()
  await minh.getByText('Geef een rol').first().click()
  await minh.getByLabel('Welke rol?').selectOption('administrator')
  await minh.getByLabel('Tot en met welke dag?').fill('31-2-2030')
  await minh.getByRole('button', { name: 'Geef een rol' }).click()
  await minh.getByText('Deze dag kennen we niet.').first().waitFor()
  await expectAccessible(minh)
  await minh.getByLabel('Tot en met welke dag?').fill('28-2-2090')
  await minh.getByLabel('Waarom?').fill('Vervangt Minh in de zomer')
  await minh.getByRole('button', { name: 'Geef een rol' }).click()
  await minh.getByText('Het voorstel wacht op een tweede persoon.').waitFor()
  await minh.goto('/werkplek/voorstellen')
  await minh.getByText('Je stelde dit zelf voor. Een ander beslist.').waitFor()
  await expectAccessible(minh)

  const esther = await signedIn('Esther Polak', 375)
  await esther.goto('/werkplek/voorstellen')
  await esther.getByText('Waarom: Vervangt Minh in de zomer').waitFor()
  await expectAccessible(esther)
  await esther.getByRole('button', { name: /Akkoord Geef Ingrid Postma/ }).click()
  await esther.getByText('Akkoord. De wijziging geldt nu.').waitFor()
  await minh.goto('/werkplek/medewerkers')
  await minh.getByText('beheer, coördinator').waitFor()
})

test('what the website says of the centre is changed in its settings, and a term waits for a second person', async () => {
  const page = await signedIn('Minh Tran', 375)
  // So tall that the tabs at the bottom cover no half of a field.
  await page.setViewportSize({ width: 375, height: 9_000 })
  await page.goto('/werkplek/instellingen')
  await expectAccessible(page)
  await page.getByLabel('Telefoonnummer').fill('bel ons')
  await page.getByRole('button', { name: 'Sla op', exact: true }).click()
  await page.getByText('Vul een telefoonnummer in').first().waitFor()
  await expectAccessible(page)
  await page.getByLabel('Telefoonnummer').fill('088 765 43 21')
  await page.getByRole('button', { name: 'Sla op', exact: true }).click()
  await page.getByText('Opgeslagen. Het staat nu op de website.').waitFor()
  await page.getByText('Stel een andere termijn voor: Antwoord op een vraag').click()
  await page.getByLabel('Nieuwe termijn').first().fill('3')
  await page.getByRole('button', { name: 'Stel voor Antwoord op een vraag' }).click()
  await page.getByText('Het voorstel wacht op een tweede persoon.').waitFor()
  // By keyboard: the centre is in Dutch alone from now on.
  await page.getByLabel('English').focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Sla de talen op' }).press('Enter')
  await page.getByText('Opgeslagen. De website is nu in deze talen.').waitFor()
  await expectAccessible(page)
  await page.goto('/contact')
  await page.getByText('088 765 43 21').first().waitFor()
  expect(await page.locator('[hreflang]').count()).toBe(0)

  await page.goto('/werkplek/instellingen')
  await page.getByRole('link', { name: 'Welke toegangsregels wanneer golden' }).click()
  await page.getByRole('heading', { name: 'Deze regels gelden nu' }).waitFor()
  await expectAccessible(page)

  await page.goto('/werkplek/organisaties')
  await expectAccessible(page)
  await page.getByLabel('Naam').fill('De Schakel')
  await page.getByLabel('Wat voor organisatie?').selectOption('education')
  await page.getByLabel('Eerste dag').fill('1-1-2026')
  await page.getByLabel('Laatste dag').fill('31-12-2025')
  await page.getByRole('button', { name: 'Voeg toe' }).click()
  await page.getByText('De laatste dag ligt voor de eerste.').first().waitFor()
  await page.getByLabel('Laatste dag').fill('')
  await page.getByRole('button', { name: 'Voeg toe' }).click()
  await page.getByText('De organisatie is toegevoegd.').waitFor()
  await expectAccessible(page)
})
