/** Somebody opens a file in an emergency; who works with the child and the privacy officer hear of it, and one of them looks at it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { readClock } from '#platform/time.ts'
import { aColleague } from '../builders/centres.ts'
import { aPerson, worksWith } from '../builders/families.ts'
import { expectAccessible, openJourney, runToldJobs, signInAs, type Journey } from './journey.ts'

let journey: Journey
let child: Id<'person'>
beforeAll(async () => {
  journey = await openJourney()
  const { database, centres } = journey
  await aColleague(database.db, centres.here, { name: 'Youssef Amrani', profession: 'youthDoctor', roles: ['professional'] })
  await aColleague(database.db, centres.here, { name: 'Fatma Arslan', profession: 'policyOfficer', roles: ['privacyOfficer'] })
  child = await aPerson(database.db, centres.here, { name: 'Noor van Veen', born: '2014-02-01' }, readClock())
  const { rows } = await database.owner.query<{ id: Id<'account'> }>(`select id from access.account where display_name = 'Sanne de Wit'`)
  const accountId = rows[0]?.id
  if (accountId === undefined) throw new Error('Sanne is not there')
  await worksWith(database.db, centres.here, { accountId, personId: child, purpose: 'youthHealth' }, readClock())
})
afterAll(() => journey.close())

test('break-glass and its review', async () => {
  const youssef = await journey.visitor()
  await signInAs(youssef, 'Youssef Amrani')
  await youssef.goto(`/werkplek/gezinnen/${child}/zorg`)
  await youssef.getByRole('heading', { level: 1 }).waitFor()
  expect(await youssef.content()).not.toContain('van Veen')
  await youssef.goto('/werkplek/nood')
  await expectAccessible(youssef)
  await youssef.getByRole('button', { name: 'Open met spoed' }).click()
  await youssef.getByText('Kies waarom het spoed is.').first().waitFor()
  await expectAccessible(youssef)
  await youssef.getByText('Er is nu gevaar', { exact: true }).click()
  await youssef.getByLabel('Wat is er aan de hand?').fill('Moeder belt: vader is dronken en slaat.')
  await youssef.getByLabel('Achternaam').fill('van Ven')
  await youssef.getByLabel('Dag', { exact: true }).fill('1')
  await youssef.getByLabel('Maand', { exact: true }).fill('2')
  await youssef.getByLabel('Jaar', { exact: true }).fill('2014')
  await youssef.getByRole('button', { name: 'Open met spoed' }).click()
  await youssef.getByText('Met deze naam en geboortedag kunnen wij niets openen.').first().waitFor()
  await youssef.getByLabel('Achternaam').fill('van Veen')
  await youssef.getByRole('button', { name: 'Open met spoed' }).click()
  await youssef.getByRole('heading', { name: 'Noor van Veen, met spoed open' }).waitFor()
  expect(youssef.url()).not.toContain('Veen')
  await expectAccessible(youssef)
  await youssef.getByRole('link', { name: 'Bekijk wie betrokken is' }).click()
  await youssef.getByText('Sanne de Wit').first().waitFor()
  await expectAccessible(youssef)

  await runToldJobs(journey)
  const letters = journey.app.parts.services.mail.kept()
  expect(letters).toHaveLength(2)
  for (const { subject, text } of letters) expect(`${subject} ${text}`).not.toMatch(/Noor|Veen|Youssef|dronken/)

  const sanne = await journey.visitor({ width: 375 })
  // So tall that the tabs at the bottom cover no half of a choice.
  await sanne.setViewportSize({ width: 375, height: 4_000 })
  await signInAs(sanne, 'Sanne de Wit')
  await sanne.goto('/werkplek/nood')
  await sanne.getByText('Iemand opende met spoed een dossier waarin jij werkt.').waitFor()
  await expectAccessible(sanne)
  await sanne.getByRole('button', { name: /Gezien/ }).click()
  await sanne.getByText('Er zijn geen berichten.').waitFor()

  const fatma = await journey.visitor()
  await signInAs(fatma, 'Fatma Arslan')
  await fatma.goto('/werkplek/nood')
  await fatma.getByRole('link', { name: 'Naar nakijken' }).first().click()
  await fatma.getByText('Youssef Amrani').first().waitFor()
  expect(await fatma.content()).not.toMatch(/Noor|van Veen/)
  await expectAccessible(fatma)
  await fatma.getByText('Hier praten we over').click()
  await fatma.getByRole('button', { name: /Bewaar/ }).click()
  await fatma.getByText('Schrijf erbij waarom.').first().waitFor()
  await expectAccessible(fatma)
  await fatma.getByLabel('Wat wil je zeggen?').fill('Bel mij even.')
  await fatma.getByRole('button', { name: /Bewaar/ }).click()
  await fatma.getByText('Bewaard.').waitFor()
  await expectAccessible(fatma)

  await youssef.goto('/werkplek/nood')
  await youssef.getByText('Bel mij even.').waitFor()
  await youssef.getByRole('link', { name: 'Ga verder' }).click()
  await youssef.getByRole('button', { name: 'Ik ben klaar, sluit het nu' }).click()
  await youssef.getByText('Het dossier is weer dicht.').waitFor()
  await youssef.goto(`/werkplek/gezinnen/${child}/zorg`)
  await youssef.getByRole('heading', { level: 1 }).waitFor()
  expect(await youssef.content()).not.toContain('Sanne de Wit')
})
