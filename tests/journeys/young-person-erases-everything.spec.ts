/** A young person asks to erase everything; a hold stops it first; then the officer erases all, and the answer alone can still be read. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { aColleague } from '../builders/centres.ts'
import { aPerson, hasAuthority, worksWith } from '../builders/families.ts'
import { aPiece } from '../builders/openness.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
let young: Id<'person'>
beforeAll(async () => {
  journey = await openJourney()
  const { database, centres } = journey
  const { db } = database
  await aColleague(db, centres.here, { name: 'Petra Vos', profession: 'policyOfficer', roles: ['privacyOfficer'] })
  const { rows } = await database.owner.query<{ id: Id<'account'> }>(`select id from access.account where display_name = 'Sanne de Wit'`)
  const accountId = rows[0]?.id
  if (accountId === undefined) throw new Error('Sanne is not there')
  young = await aPerson(db, centres.here, { name: 'Samira Haddou', born: '2010-03-01' })
  const mother = await aPerson(db, centres.here, { name: 'Fatima Haddou', born: '1980-05-03' })
  await hasAuthority(db, centres.here, { holder: mother, child: young, from: '2010-03-01' })
  const care = { accountId, personId: young, purpose: 'youthHealth', from: '2020-01-01', until: '2025-06-01' } as const
  await worksWith(db, centres.here, care)
  await aPiece(db, centres.here, { personId: young, title: 'Gesprek over school', body: 'Samira slaapt slecht.', writtenBy: accountId })
})
afterAll(() => journey.close())

async function signInAsSamira(page: Page): Promise<void> {
  await page.goto('/mijn/inloggen')
  await page.getByRole('link', { name: 'Inloggen met de inlogdienst' }).click()
  await page.getByRole('button', { name: /Samira Haddou/ }).click()
  await page.getByRole('heading', { name: 'Mijn CJG' }).waitFor()
  await journey.database.owner.query(
    `insert into access.resident_person (centre_id, resident_id, person_id, how, bound_at) select centre_id, id, $1, 'provider', now() from access.resident`,
    [young],
  )
}

async function answerWith(petra: Page, amount: string, decision: string, text: string): Promise<void> {
  await petra.getByText(amount).click()
  await petra.getByText(decision, { exact: true }).click()
  await petra.getByLabel('Wat schrijf je terug?').fill(text)
  await petra.getByRole('button', { name: 'Verstuur het antwoord' }).click()
}

test('asked in one place, stopped by a hold with its reason, and then gone but for the answer', async () => {
  const samira = await journey.visitor({ width: 375 })
  await signInAsSamira(samira)
  await samira.goto('/mijn/verzoeken')
  await expectAccessible(samira)
  await samira.getByRole('link', { name: 'Vragen om te wissen' }).click()
  await samira.getByText('Het dossier van Samira Haddou').waitFor()
  await samira.getByLabel('Wat wil je laten wissen, en waarom?').fill('Haal alles van mij weg.')
  await samira.getByRole('button', { name: 'Verstuur' }).click()
  await samira.getByText('Je verzoek is verstuurd.').waitFor()

  const petra = await journey.visitor()
  await signInAs(petra, 'Petra Vos')
  await petra.goto('/werkplek/verzoeken')
  await petra.getByRole('link', { name: 'Wissen' }).click()
  await petra.getByText('Er is niets dat moet blijven.').waitFor()
  await petra.getByText('Bewaarplicht', { exact: true }).click()
  await petra.getByLabel('Wat loopt er?').selectOption('complaint')
  await petra.getByRole('button', { name: 'Zet de bewaarplicht' }).click()
  await expectAccessible(petra)
  await answerWith(petra, 'Alles over deze persoon', 'Ja', 'Alles is weg.')
  await petra.getByText('Er loopt een bewaarplicht. Dit verzoek kan nu alleen').first().waitFor()
  await petra.getByRole('button', { name: 'Hef de bewaarplicht op' }).click()
  await answerWith(petra, 'Alles over deze persoon', 'Ja', 'Alles is weg.')
  await petra.getByText('Het antwoord is verstuurd.').waitFor()
  await expectAccessible(petra)

  await samira.goto('/mijn/dossier')
  await expectAccessible(samira)
  expect(await samira.getByText('Bekijk het dossier').count()).toBe(0)
  await samira.goto('/mijn/verzoeken')
  await samira.getByRole('link', { name: 'Wissen' }).click()
  await samira.getByText('Alles is weg.').waitFor()
  await samira.getByText('Die blijft in ons systeem tot').waitFor()
  await expectAccessible(samira)
  const [download] = await Promise.all([
    samira.waitForEvent('download'),
    samira.getByRole('link', { name: 'Brief als computerbestand' }).click(),
  ])
  expect(readFileSync(await download.path(), 'utf8')).toContain('Alles over deze persoon is gewist')
  await samira.goto(`/mijn/dossier/${young}`)
  await samira.getByText('Bekijk het dossier').waitFor({ state: 'detached' })
  expect(await samira.content()).not.toContain('Gesprek over school')
})
