/** The privacy officer draws a day, asks a colleague about a lookup, gets an answer and closes it; nobody else sees the question. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { localDate, readClock } from '#platform/time.ts'
import { aColleague } from '../builders/centres.ts'
import { aPerson } from '../builders/families.ts'
import { theLogHas } from '../builders/review.ts'
import { expectAccessible, openJourney, runToldJobs, signInAs, type Journey } from './journey.ts'

let journey: Journey
const yesterday = localDate(readClock()).subtract({ days: 1 })
beforeAll(async () => {
  journey = await openJourney()
  const { database, centres } = journey
  await aColleague(database.db, centres.here, { name: 'Fatma Arslan', profession: 'policyOfficer', roles: ['privacyOfficer'] })
  const { rows } = await database.owner.query<{ id: Id<'account'> }>(`select id from access.account where display_name = 'Sanne de Wit'`)
  const accountId = rows[0]?.id
  if (accountId === undefined) throw new Error('Sanne is not there')
  const child = await aPerson(database.db, centres.here, { name: 'Noor van Veen', born: '2014-02-01' }, readClock())
  await theLogHas(database, centres.here, [{ accountId, personId: child, at: `${yesterday.toString()}T02:00:00Z`, basis: null }])
})
afterAll(() => journey.close())

let fatma: Page
test('sample and question', async () => {
  fatma = await journey.visitor()
  await signInAs(fatma, 'Fatma Arslan')
  await fatma.goto('/werkplek/toezicht')
  await fatma.getByRole('heading', { name: 'Je bent bij.' }).waitFor()
  await expectAccessible(fatma)
  await fatma.getByText('Een dag opnieuw trekken').click()
  await fatma.getByRole('button', { name: 'Trek deze dag' }).click()
  await fatma.getByText('Kies een dag die voorbij is').first().waitFor()
  await expectAccessible(fatma)
  await fatma.getByLabel('Dag', { exact: true }).fill(String(yesterday.day))
  await fatma.getByLabel('Maand', { exact: true }).fill(String(yesterday.month))
  await fatma.getByLabel('Jaar', { exact: true }).fill(String(yesterday.year))
  await fatma.getByRole('button', { name: 'Trek deze dag' }).click()
  await fatma.getByText('De dag is getrokken.').waitFor()
  await fatma.getByRole('link', { name: /^Inzage op/ }).click()
  await fatma.getByText('In het logboek staat niet waarom dit mocht.').waitFor()
  expect(await fatma.content()).not.toMatch(/Noor|van Veen/)
  await expectAccessible(fatma)
  await fatma.getByRole('button', { name: 'Stel de vraag' }).click()
  await fatma.getByText('Schrijf op wat je wilt zeggen.').first().waitFor()
  await expectAccessible(fatma)
  await fatma.getByLabel('Wat wil je weten?').fill('Waarom keek je hier midden in de nacht?')
  await fatma.getByRole('button', { name: 'Stel de vraag' }).click()
  await fatma.getByText('De vraag is gesteld.').waitFor()

  await runToldJobs(journey)
  const letters = journey.app.parts.services.mail.kept()
  expect(letters).toHaveLength(1)
  for (const { subject, text } of letters) expect(`${subject} ${text}`).not.toMatch(/Noor|Veen|Sanne|Fatma|nacht/)
})

test('answer and outcome', async () => {
  const sanne = await journey.visitor({ width: 375 })
  await signInAs(sanne, 'Sanne de Wit')
  await sanne.goto('/werkplek/mijn-inzage')
  await sanne.getByText('Waarom keek je hier midden in de nacht?').waitFor()
  await expectAccessible(sanne)
  await sanne.getByRole('button', { name: /^Verstuur/ }).click()
  await sanne.getByText('Schrijf op waarom je keek.').first().waitFor()
  await expectAccessible(sanne)
  await sanne.getByLabel('Jouw uitleg').fill('Moeder belde de nachtdienst.')
  await sanne.getByRole('button', { name: /^Verstuur/ }).click()
  await sanne.getByText('De privacymedewerker kijkt ernaar.').waitFor()
  await sanne.getByLabel('Jouw postcode').fill('1234ab')
  await sanne.getByRole('button', { name: 'Bewaar' }).click()
  await sanne.getByText('Postcode 1234 AB.').waitFor()
  await expectAccessible(sanne)

  await fatma.goto('/werkplek/toezicht')
  await fatma.getByText('Uitleg gekregen').waitFor()
  await fatma.getByRole('link', { name: /^Inzage op/ }).click()
  await fatma.getByText('Moeder belde de nachtdienst.').waitFor()
  await fatma.getByText('Het was niet goed', { exact: true }).click()
  await fatma.getByLabel('Wat wil je erbij zeggen?').fill('Er was geen nachtdienst.')
  await fatma.getByRole('button', { name: 'Rond af' }).click()
  await fatma.getByText('Misschien is dit een datalek').waitFor()
  await expectAccessible(fatma)
  await sanne.goto('/werkplek/mijn-inzage')
  await sanne.getByText('Er was geen nachtdienst.').waitFor()
  await sanne.getByRole('button', { name: 'Gezien' }).click()
  await sanne.getByText('Gezien.').waitFor()
})
