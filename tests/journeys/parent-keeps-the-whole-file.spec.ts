/** A nurse keeps a note of a contact back; the parent keeps everything of the file, with the health record and without that note; the nurse opens it for the family later. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { localDate, readClock } from '#platform/time.ts'
import { aColleague } from '../builders/centres.ts'
import { aPerson, hasAuthority, worksWith } from '../builders/families.ts'
import { aContact, aFirstYear, aFirstYearOfDoses } from '../builders/health-contact.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
let child: Id<'person'>
let mother: Id<'person'>
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
  await aColleague(db, here, { name: 'Anna Arts', profession: 'youthDoctor', roles: ['professional'] })
  child = await aPerson(db, here, { name: 'Noor Haddou', born: born.toString() }, now)
  mother = await aPerson(db, here, { name: 'Samira Haddou', born: '1988-05-03' }, now)
  await hasAuthority(db, here, { holder: mother, child, from: born.toString() }, now)
  await worksWith(db, here, { accountId: sanne, personId: child, purpose: 'youthHealth' }, now)
  await aFirstYear(db, here, child, sanne, born)
  await aFirstYearOfDoses(db, here, child, born)
  contact = await aContact(db, here, child, { dueOn: born.add({ months: 14 }).toString(), plannedAt: now })
})
afterAll(() => journey.close())

/** Bound as a key from the hand of a professional would (family-reads-its-log does it on screen). */
async function samiraSignsIn(page: Page): Promise<void> {
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
  return readFileSync(await download.path(), 'utf8')
}

async function everythingOf(samira: Page): Promise<string> {
  await samira.goto(`/mijn/dossier/${child}`)
  await samira.getByRole('link', { name: 'Bewaar alles' }).click()
  await samira.getByText('Dat zeggen wij tegen iedereen').waitFor()
  await expectAccessible(samira)
  expect(await fileBehind(samira, 'Om te lezen of te printen (PDF)')).toMatch(/^%PDF-/)
  return fileBehind(samira, 'Voor een computer (JSON)')
}

test('a note is kept back, the copy holds all else, and later the family reads it', async () => {
  const sanne = await journey.visitor()
  await signInAs(sanne, 'Sanne de Wit')
  await sanne.goto(`/werkplek/gezinnen/${child}/gezondheid/contact/${contact}`)
  await sanne.locator('#height').fill('76,3')
  await sanne.getByLabel('Wat moet erbij?').fill('Moeder is bang thuis.')
  await sanne.getByLabel('Wie leest dit? Praten').selectOption('kept')
  await sanne.getByLabel('Samenvatting, het gezin leest die terug').fill('Noor groeit goed.')
  await sanne.getByRole('button', { name: 'Rond af' }).click()
  await sanne.getByText('Schrijf op waarom het gezin dit nu niet mag lezen.').first().waitFor()
  await expectAccessible(sanne)
  await sanne.getByLabel('Waarom mag het gezin dit nu niet lezen?').fill('Gevaar als vader meeleest.')
  await sanne.getByLabel('Met wie heb je overlegd?').selectOption({ label: 'Anna Arts, jeugdarts' })
  await sanne.getByLabel('Opnieuw bekijken binnen').selectOption('3')
  await sanne.getByRole('button', { name: 'Rond af' }).click()
  await sanne.getByText('opnieuw bekijken voor').waitFor()
  await expectAccessible(sanne)

  const samira = await journey.visitor({ width: 375 })
  await samiraSignsIn(samira)
  const all = await everythingOf(samira)
  const file = JSON.parse(all) as { childHealth: Record<string, { words?: string }[]>; vaccination: Record<string, object[]> }
  expect(file.childHealth['words']).toMatchObject([{ part: 'conclusion', words: 'Noor groeit goed.' }])
  expect(file.childHealth['measurements']).toHaveLength(22)
  expect(file.vaccination['doses']).toHaveLength(6)
  for (const secret of ['bang thuis', 'Gevaar', 'Anna Arts']) expect(all).not.toContain(secret)

  await sanne.goto(`/werkplek/gezinnen/${child}/gezondheid`)
  await sanne.getByRole('link', { name: 'Achtergehouden (1)' }).click()
  await sanne.getByText('Gevaar als vader meeleest.').waitFor()
  await expectAccessible(sanne)
  await sanne.getByRole('link', { name: 'Kijk opnieuw' }).click()
  await sanne.getByRole('heading', { name: 'Wie leest deze tekst?' }).waitFor()
  await expectAccessible(sanne)
  await sanne.getByText('Het gezin leest dit', { exact: true }).click()
  await sanne.getByRole('button', { name: 'Sla op' }).click()
  await sanne.getByText('Er is niets achtergehouden.').waitFor()
  expect(await everythingOf(samira)).toContain('Moeder is bang thuis.')
})
