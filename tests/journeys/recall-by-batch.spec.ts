/** A recall by batch: a nurse gives a vaccination, the batch is called back, and everybody who got it is found, with a list and letters. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Id } from '#platform/id.ts'
import { localDate, readClock } from '#platform/time.ts'
import { aPerson, hasAuthority, worksWith } from '../builders/families.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
let child: Id<'person'>
const now = readClock()
/** 14 months: due for BMR and MenACWY. */
const born = localDate(now).subtract({ months: 14, days: 5 }).toString()

beforeAll(async () => {
  journey = await openJourney()
  const { db } = journey.database
  const { here } = journey.centres
  child = await aPerson(db, here, { name: 'Noor van Veen', born }, now)
  const mother = await aPerson(db, here, { name: 'Mila van Veen', born: '1990-05-05' }, now)
  await hasAuthority(db, here, { holder: mother, child, from: born }, now)
  const { rows } = await journey.database.owner.query<{ id: Id<'account'> }>(
    `select id from access.account where display_name = 'Sanne de Wit'`,
  )
  const [sanne] = rows
  if (sanne !== undefined)
    await worksWith(db, here, { accountId: sanne.id, personId: child, purpose: 'youthHealth', from: '2026-01-01' }, now)
})
afterAll(() => journey.close())

const save = (page: Page) => page.getByRole('button', { name: 'Opslaan' }).last().click()

async function receiveStock(page: Page): Promise<void> {
  await page.goto('/werkplek/inentingen/voorraad')
  await page.getByText('Er is nog geen plek.').waitFor()
  await page.getByLabel('Naam van de plek').fill('Consultatiebureau Noord')
  await save(page)
  await page.getByRole('heading', { name: 'Consultatiebureau Noord' }).waitFor()
  await page.getByRole('link', { name: 'Partijen', exact: true }).click()
  await page.getByLabel('Welke prik?').selectOption({ label: 'BMR (bof, mazelen, rodehond)' })
  await page.getByLabel('Naam van het vaccin').fill('Bomaro')
  await page.getByLabel('Nummer van de partij').fill('bm 55')
  await page.getByLabel('Waar ligt het?').selectOption({ label: 'Consultatiebureau Noord' })
  await page.getByLabel('Hoeveel doses?').fill('10')
  await save(page)
  await page.getByText('Vul de laatste dag in.').first().waitFor()
  await expectAccessible(page)
  const last = localDate(now).add({ months: 6 })
  for (const [part, value] of [
    ['Dag', last.day],
    ['Maand', last.month],
    ['Jaar', last.year],
  ] as const)
    await page.getByRole('group', { name: 'Laatste dag' }).getByLabel(part).fill(String(value))
  await save(page)
  await page.getByText('BM55', { exact: false }).first().waitFor()
}

test('given, called back, found', async () => {
  const sanne = await journey.visitor()
  sanne.setDefaultTimeout(15_000)
  await signInAs(sanne, 'Sanne de Wit')
  await receiveStock(sanne)

  await sanne.goto(`/werkplek/gezinnen/${child}`)
  await sanne.getByRole('link', { name: 'Prikken' }).click()
  await expectAccessible(sanne)
  await sanne.getByRole('link', { name: 'Prik geven' }).click()
  await sanne.getByLabel('linkerarm').check({ force: true })
  await save(sanne)
  await sanne.getByText('Er is geen toestemming. Nog geen ja van Mila van Veen.', { exact: false }).first().waitFor()
  await expectAccessible(sanne)

  await sanne.getByRole('link', { name: 'Terug' }).click()
  await sanne.getByRole('link', { name: 'Antwoord opschrijven' }).click()
  for (const label of ['Mila van Veen', 'Ja', 'BMR (bof, mazelen, rodehond)', 'Mondeling'])
    await sanne.getByLabel(label, { exact: true }).check({ force: true })
  await expectAccessible(sanne)
  await save(sanne)
  await sanne.getByText('Iedereen die beslist, zegt ja.').waitFor()

  await sanne.getByRole('link', { name: 'Prik geven' }).click()
  await sanne.getByLabel('linkerarm').check({ force: true })
  await save(sanne)
  await sanne.getByText('partij BM55', { exact: false }).first().waitFor()
  await expectAccessible(sanne)

  await sanne.goto('/werkplek/inentingen/voorraad')
  await sanne.getByText('9 doses').waitFor()
  await sanne.goto('/werkplek/inentingen/partijen')
  await sanne.getByText('Terugroepen: BMR').click()
  await sanne.getByLabel('Waarom teruggeroepen?').fill('Fout bij het koelen')
  await sanne.getByRole('button', { name: 'Opslaan' }).first().click()
  await sanne.getByText('Fout bij het koelen', { exact: false }).waitFor()
  await sanne.getByRole('button', { name: 'Zoek wie deze partij kreeg' }).click()
  await sanne.getByRole('heading', { name: 'Partij BM55: 1 kind' }).waitFor()
  await sanne.getByRole('link', { name: 'Noor van Veen' }).waitFor()
  await sanne.getByText('Bellen: Sanne de Wit').waitFor()
  await expectAccessible(sanne)
  expect(sanne.url()).not.toContain('BM55')

  const [list] = await Promise.all([sanne.waitForEvent('download'), sanne.getByRole('button', { name: 'Lijst (CSV)' }).click()])
  expect(list.suggestedFilename()).toBe('terugroepen.csv')
  await sanne.getByRole('button', { name: 'Brieven' }).click()
  await sanne.getByText('Aan Noor van Veen', { exact: false }).waitFor()
  await expectAccessible(sanne)
})
