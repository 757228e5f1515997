/** A parent asks for a copy and adds a statement, the officer decides, the parent fetches PDF and JSON; for who has no account it goes from hand to hand. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { aColleague } from '../builders/centres.ts'
import { aPerson, hasAuthority, worksWith } from '../builders/families.ts'
import { aPiece } from '../builders/openness.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
let child: Id<'person'>
let mother: Id<'person'>
beforeAll(async () => {
  journey = await openJourney()
  const { database, centres } = journey
  const { db } = database
  await aColleague(db, centres.here, { name: 'Petra Vos', profession: 'policyOfficer', roles: ['privacyOfficer'] })
  const { rows } = await database.owner.query<{ id: Id<'account'> }>(`select id from access.account where display_name = 'Sanne de Wit'`)
  const accountId = rows[0]?.id
  if (accountId === undefined) throw new Error('Sanne is not there')
  child = await aPerson(db, centres.here, { name: 'Noor Haddou', born: '2018-03-01' })
  mother = await aPerson(db, centres.here, { name: 'Samira Haddou', born: '1988-05-03' })
  const father = await aPerson(db, centres.here, { name: 'Rachid Haddou', born: '1987-05-03' })
  for (const holder of [mother, father]) await hasAuthority(db, centres.here, { holder, child, from: '2018-03-01' })
  await worksWith(db, centres.here, { accountId, personId: child, purpose: 'youthHealth' })
  await aPiece(db, centres.here, { personId: child, title: 'Gesprek over slapen', body: 'Noor wordt vaak wakker.', writtenBy: accountId })
})
afterAll(() => journey.close())

/** Signed in at the provider, and bound as a key from the hand of a professional would (family-reads-its-log does it on screen). */
async function signInAsMother(page: Page): Promise<void> {
  await page.goto('/mijn/inloggen')
  await page.getByRole('link', { name: 'Inloggen met de inlogdienst' }).click()
  await page.getByRole('button', { name: /Samira Haddou/ }).click()
  await page.getByRole('heading', { name: 'Mijn CJG' }).waitFor()
  await journey.database.owner.query(
    `insert into access.resident_person (centre_id, resident_id, person_id, how, bound_at) select centre_id, id, $1, 'provider', now() from access.resident`,
    [mother],
  )
}

async function fileBehind(page: Page, link: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()])
  return readFileSync(await download.path(), 'latin1')
}

test('in Mijn CJG', async () => {
  const samira = await journey.visitor({ width: 375 })
  await signInAsMother(samira)
  await samira.goto(`/mijn/dossier/${child}`)
  // Folded away beside the piece; without script the address is the same.
  await samira.goto((await samira.locator('a[href*="/verzoek/verklaring"]').first().getAttribute('href')) ?? '')
  await samira.getByLabel('Jouw verklaring').fill('Noor sliep slecht door de verhuizing.')
  await samira.getByRole('button', { name: 'Voeg toe' }).click()
  await samira.getByText('Je verklaring staat bij het stuk.').waitFor()
  await samira.goto(`/mijn/dossier/${child}/verzoek/kopie`)
  await samira.getByRole('button', { name: 'Verstuur' }).click()
  await samira.getByText('Je verzoek is verstuurd.').waitFor()

  const petra = await journey.visitor()
  await signInAs(petra, 'Petra Vos')
  await petra.goto('/werkplek/verzoeken')
  await expectAccessible(petra)
  await petra.getByRole('link', { name: 'Kopie' }).click()
  await petra.getByText('Ja', { exact: true }).click()
  await petra.getByLabel('Wat schrijf je terug?').fill('Je krijgt alles wat wij mogen geven.')
  await petra.getByRole('button', { name: 'Verstuur het antwoord' }).click()
  await petra.getByText('Het antwoord is verstuurd.').waitFor()
  await expectAccessible(petra)
  expect(await fileBehind(petra, 'Brief als PDF')).toMatch(/^%PDF-/)

  await samira.goto('/mijn/verzoeken')
  await samira.getByRole('link', { name: 'Kopie', exact: true }).click()
  await samira.getByText('Je krijgt alles wat wij mogen geven.').waitFor()
  await expectAccessible(samira)
  expect(await fileBehind(samira, 'Brief als PDF')).toMatch(/^%PDF-/)
  expect(await fileBehind(samira, 'Brief als computerbestand')).toContain('"decision": "granted"')
  await samira.getByRole('link', { name: 'Naar het hele dossier, om te bewaren' }).click()
  await samira.getByRole('heading', { level: 1 }).waitFor()
})

test('at the desk', async () => {
  const sanne = await journey.visitor()
  await signInAs(sanne, 'Sanne de Wit')
  await sanne.goto(`/werkplek/gezinnen/${child}`)
  await sanne.getByRole('link', { name: 'Verzoek invoeren' }).click()
  await expectAccessible(sanne)
  await sanne.getByRole('button', { name: 'Voer in' }).click()
  await sanne.getByText('Kies wie het vraagt.').first().waitFor()
  await expectAccessible(sanne)
  await sanne.locator('label', { hasText: 'Rachid Haddou' }).click()
  await sanne.getByLabel('Hoe weet je wie het is?').selectOption('passport')
  await sanne.getByText('Kopie', { exact: true }).click()
  await sanne.getByText('Aan de balie', { exact: true }).click()
  await sanne.getByRole('button', { name: 'Voer in' }).click()
  await sanne.getByText('Het verzoek staat erin.').waitFor()
  await expectAccessible(sanne)
  await sanne.getByText('Ja', { exact: true }).click()
  await sanne.getByLabel('Wat schrijf je terug?').fill('De kopie ligt klaar.')
  await sanne.getByRole('button', { name: 'Verstuur het antwoord' }).click()
  await sanne.getByText('Wat over een ander gaat').waitFor()
  await expectAccessible(sanne)
  expect(await fileBehind(sanne, 'Kopie als PDF')).toMatch(/^%PDF-/)
  expect(await fileBehind(sanne, 'Kopie als computerbestand')).toContain('Noor wordt vaak wakker.')
  await sanne.getByText('In de hand gegeven').click()
  await sanne.getByLabel('Hoe wist je wie het was?').selectOption('passport')
  await sanne.getByRole('button', { name: 'Het is overhandigd' }).click()
  await sanne.getByText('Dit verzoek is klaar.').waitFor()
})
