/** A doctor looks at how a child grows: compares two references, withdraws a wrong weight, writes down the right one, and prints. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Id } from '#platform/id.ts'
import { canMakePdf } from '#platform/pdf.server.ts'
import { readClock } from '#platform/time.ts'
import { aColleague } from '../builders/centres.ts'
import { aPerson, hasAuthority, worksWith } from '../builders/families.ts'
import { aGirlsHistory, aHistory } from '../builders/health-record.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
let child: Id<'person'>
beforeAll(async () => {
  journey = await openJourney()
  const { database, centres } = journey
  const { accountId } = await aColleague(database.db, centres.here, {
    name: 'Nadia Arts',
    profession: 'youthDoctor',
    roles: ['professional'],
  })
  const at = readClock()
  child = await aPerson(database.db, centres.here, { name: 'Noor van Veen', born: '2014-02-01' }, at)
  const twin = await aPerson(database.db, centres.here, { name: 'Saar van Veen', born: '2014-02-01' }, at)
  const mother = await aPerson(database.db, centres.here, { name: 'Mila van Veen', born: '1985-05-05' }, at)
  for (const one of [child, twin]) {
    await hasAuthority(database.db, centres.here, { holder: mother, child: one }, at)
    await worksWith(database.db, centres.here, { accountId, personId: one, purpose: 'youthHealth' }, at)
  }
  await aHistory(database.db, centres.here, child, aGirlsHistory, accountId, at)
  await aHistory(database.db, centres.here, child, { measurements: { '2025-09-09': { weight: 93_500 } } }, accountId, at)
})
afterAll(() => journey.close())

async function expectReadable(page: Page): Promise<void> {
  for (const width of [375, 1280]) {
    // High enough that the tabs at the foot of a phone lie over nothing.
    await page.setViewportSize({ width, height: 6_000 })
    await expectAccessible(page)
  }
}

test('growth is looked at, compared, mended and printed', async () => {
  const doctor = await journey.visitor()
  await signInAs(doctor, 'Nadia Arts')
  await doctor.goto(`/werkplek/gezinnen/${child}`)
  await doctor.getByRole('navigation', { name: 'Meer over dit dossier' }).getByRole('link', { name: 'Gezondheid' }).click()
  await doctor.getByRole('heading', { level: 1, name: 'Gezondheid van Noor van Veen' }).waitFor()
  await doctor.getByText('Let op: dit is het dossier van NOOR').waitFor()
  await expectReadable(doctor)
  expect(await doctor.getByRole('img', { name: 'Lengte naar leeftijd' }).count()).toBe(1)

  await doctor.getByRole('link', { name: 'Groeicurven', exact: true }).click()
  await doctor.getByLabel('Zet ernaast').selectOption({ label: 'Nederland 2009' })
  await doctor.getByRole('button', { name: 'Toon', exact: true }).click()
  await doctor
    .getByText(/Streepjeslijnen: Nederland 2009/)
    .first()
    .waitFor()
  await expectReadable(doctor)
  if (canMakePdf()) {
    const [paper] = await Promise.all([doctor.waitForEvent('download'), doctor.getByRole('link', { name: 'Op papier (PDF)' }).click()])
    expect(paper.suggestedFilename()).toBe('groeicurven.pdf')
  }

  await doctor.getByRole('link', { name: 'Alle metingen' }).click()
  await expectReadable(doctor)
  await doctor.getByRole('link', { name: 'Trek in Gewicht, 9 september 2025' }).click()
  await doctor.getByRole('button', { name: 'Trek in' }).click()
  await doctor.getByText('Kies wat er mis is.').first().waitFor()
  await expectReadable(doctor)
  await doctor.getByText('Er is een tikfout gemaakt').click()
  await doctor.getByRole('button', { name: 'Trek in' }).click()
  await doctor.getByText('Opgeslagen').waitFor()

  await doctor.getByRole('link', { name: 'Meting toevoegen' }).click()
  await doctor.getByLabel('Op welke dag is er gemeten?').fill('9-9-2025')
  await doctor.getByLabel('Gewicht, in kg').fill('39,5')
  await doctor.getByRole('button', { name: 'Opslaan' }).click()
  await doctor.getByText('39,5 kg').first().waitFor()

  await doctor.getByRole('link', { name: 'Ontwikkeling', exact: true }).click()
  await doctor
    .getByText(/^D-score \d/)
    .first()
    .waitFor()
  await expectReadable(doctor)
})
