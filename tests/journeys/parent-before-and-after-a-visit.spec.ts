/** A parent before and after a visit: tells a measurement, a topic and answers, says yes to a vaccination; the nurse sees them; afterwards the parent reads what was found and agreed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Id } from '#platform/id.ts'
import { localDate, readClock } from '#platform/time.ts'
import { aPerson, hasAuthority, worksWith } from '../builders/families.ts'
import { aContact, aFirstYear, aFirstYearOfDoses } from '../builders/health-contact.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
let child: Id<'person'>
let contact: Id<'contact'>
beforeAll(async () => {
  journey = await openJourney()
  const { db, owner } = journey.database
  const { here } = journey.centres
  const now = readClock()
  const born = localDate(now).subtract({ months: 14, days: 5 })
  const { rows } = await owner.query<{ id: Id<'account'> }>(`select id from access.account where display_name = 'Sanne de Wit'`)
  const sanne = rows[0]?.id
  if (sanne === undefined) throw new Error('Sanne is not there')
  child = await aPerson(db, here, { name: 'Noor Haddou', born: born.toString() }, now)
  const mother = await aPerson(db, here, { name: 'Samira Haddou', born: '1988-05-03' }, now)
  await hasAuthority(db, here, { holder: mother, child, from: born.toString() }, now)
  await worksWith(db, here, { accountId: sanne, personId: child, purpose: 'youthHealth' }, now)
  await aFirstYear(db, here, child, sanne, born)
  await aFirstYearOfDoses(db, here, child, born)
  contact = await aContact(db, here, child, { dueOn: born.add({ months: 14 }).toString(), plannedAt: now })
})
afterAll(() => journey.close())

/** Binds Samira's account to Samira, as a key that was handed over does, and opens the file of Noor. */
async function samiraSignsIn(page: Page): Promise<void> {
  await page.goto('/mijn/inloggen')
  await page.getByRole('link', { name: 'Inloggen met de inlogdienst' }).click()
  await page.getByRole('button', { name: /Samira Haddou/ }).click()
  await page.getByRole('heading', { name: 'Mijn CJG' }).waitFor()
}

async function theKeyIsGiven(samira: Page): Promise<void> {
  const sanne = await journey.visitor()
  await signInAs(sanne, 'Sanne de Wit')
  await sanne.goto(`/werkplek/gezinnen/${child}/sleutel`)
  await sanne.getByText('Ik heb deze persoon nu voor me').click()
  await sanne.getByRole('button', { name: 'Maak een sleutel Samira Haddou' }).click()
  await sanne.getByRole('heading', { name: 'Sleutel voor Samira Haddou' }).waitFor()
  const code = (await sanne.locator('.cjg-key__signs').allTextContents()).join(' ')
  await sanne.context().close()
  await samira.goto('/mijn/dossier/sleutel')
  await samira.getByLabel('De sleutel').fill(code)
  for (const [label, text] of [
    ['Dag', '3'],
    ['Maand', '5'],
    ['Jaar', '1988'],
  ] as const)
    await samira.getByLabel(label, { exact: true }).fill(text)
  await samira.getByRole('button', { name: 'Koppel mijn account' }).click()
  await samira.getByText('Omdat jij gezag hebt over Noor Haddou.').waitFor()
}

test('a parent tells, the nurse sees it, and the parent reads back what was agreed: without script, on a phone', async () => {
  const samira = await journey.visitor({ javaScript: false, width: 375 })
  await samiraSignsIn(samira)
  await theKeyIsGiven(samira)
  await samira.getByRole('link', { name: 'Bekijk het dossier Noor Haddou' }).click()
  await samira.getByRole('link', { name: 'Groei en gezondheid' }).click()
  await samira.getByRole('heading', { name: 'Groei en gezondheid van Noor' }).waitFor()
  await samira.getByRole('heading', { name: '14 maanden' }).waitFor()

  await samira.getByRole('link', { name: 'Meting van thuis toevoegen' }).first().click()
  await samira.getByLabel('Gewicht, in kg').fill('9400')
  await samira.getByRole('button', { name: 'Bewaar' }).click()
  await samira.getByText('Bedoel je 9,4 kg?').first().waitFor()
  await samira.getByLabel('Gewicht, in kg').fill('9,4')
  await samira.getByRole('button', { name: 'Bewaar' }).click()
  await samira.getByText('Je meting staat erin.').waitFor()
  await samira.getByText('thuis gemeten, door jou opgeschreven').waitFor()

  await samira.getByRole('link', { name: 'Volgend bezoek' }).click()
  await samira.getByText('Slapen', { exact: true }).click()
  await samira.getByLabel('Wil je er iets bij vertellen?').fill('Alleen op schoot.')
  await samira.getByRole('button', { name: 'Zet op de lijst' }).click()
  await samira.getByText('Wij hebben het erover bij het volgende bezoek.').waitFor()
  await samira.getByRole('link', { name: 'Vragen vooraf' }).click()
  await samira.getByLabel('Maak je je ergens zorgen over?').fill('Over het slapen.')
  await samira.getByRole('button', { name: 'Verstuur' }).click()
  await samira.getByText('leest je antwoorden voor het bezoek').waitFor()

  await samira.getByRole('link', { name: 'Inentingen', exact: true }).click()
  await samira.getByText('Wij horen graag van je').waitFor()
  await samira.getByRole('button', { name: 'Ja BMR' }).click()
  await samira.getByText('Iedereen die beslist, heeft ja gezegd.').waitFor()

  const sanne = await journey.visitor({ javaScript: false })
  await signInAs(sanne, 'Sanne de Wit')
  await sanne.goto(`/werkplek/gezinnen/${child}/gezondheid/verteld`)
  for (const text of ['Alleen op schoot.', 'Over het slapen.', '9,4 kg']) await sanne.getByText(text).first().waitFor()
  await sanne.goto(`/werkplek/gezinnen/${child}/inentingen`)
  await sanne.getByText('op de eigen pagina').first().waitFor({ state: 'attached' })
  await sanne.goto(`/werkplek/gezinnen/${child}/gezondheid/contact/${contact}`)
  await sanne.getByText('Het gezin wil praten over').waitFor()
  await sanne.getByText('Alleen op schoot.').waitFor()
  await sanne.locator('#height').fill('76,3')
  await sanne.getByLabel('Vast rijtje voor het slapen').check()
  await sanne.getByLabel('besproken').check()
  await sanne.getByLabel('Wat moet erbij?').fill('Slaapt nu op schoot in.')
  await sanne.getByRole('button', { name: 'Rond af' }).click()
  await sanne.getByText('Afgerond. Alles staat in het dossier.').waitFor()

  await samira.goto(`/mijn/dossier/${child}/gezondheid`)
  await samira.getByRole('link', { name: /^14 maanden, / }).click()
  await samira.getByText('Je sprak met Sanne de Wit, jeugdverpleegkundige.').waitFor()
  for (const text of ['76,3 cm', 'Vast rijtje voor het slapen', 'Slaapt nu op schoot in.']) await samira.getByText(text).waitFor()
  await samira.goto(`/mijn/dossier/${child}/gezondheid/volgend-bezoek`)
  await samira.getByText('Er staat nog niets op je lijst.').waitFor()
  await samira.getByRole('heading', { name: 'Hier hadden wij het over' }).waitFor()
  await samira.goto(`/mijn/dossier/${child}/gezondheid/groei`)
  await samira.getByRole('button', { name: /^Haal weg Gewicht/ }).click()
  await samira.getByText('Weggehaald.').waitFor()
  expect(await samira.getByText('thuis gemeten, door jou opgeschreven').count()).toBe(0)
}, 240_000)

test.each([1280, 375])(
  'the pages of the family are accessible and never scroll sideways, %i wide',
  async (width) => {
    const samira = await journey.visitor({ width })
    await samiraSignsIn(samira)
    const parts = ['', '/groei', '/ontwikkeling', '/inentingen', '/volgend-bezoek', '/vragen', '/meten', `/bezoek/${contact}`]
    for (const path of [...parts.map((part) => `/mijn/dossier/${child}/gezondheid${part}`), `/en/mijn/dossier/${child}/gezondheid`]) {
      await samira.goto(path)
      await expectAccessible(samira)
    }
  },
  240_000,
)
