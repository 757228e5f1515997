/** A night proposes what may go; one file gets a hold, the rest is confirmed, what is sensitive by a second person; the proof stays, the files are gone everywhere. */
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readClock } from '#platform/time.ts'
import type { Id } from '#platform/id.ts'
import { allJobs } from '../../src/app/jobs.server.ts'
import { aColleague } from '../builders/centres.ts'
import { aPerson, worksWith } from '../builders/families.ts'
import { anOldFile, type OldFile } from '../builders/old-file.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
let plain: OldFile
let held: OldFile
let restricted: OldFile
let brother: Id<'person'>
beforeAll(async () => {
  journey = await openJourney()
  const { database, centres } = journey
  await aColleague(database.db, centres.here, { name: 'Fatma Arslan', profession: 'policyOfficer', roles: ['privacyOfficer'] })
  const { rows } = await database.owner.query<{ id: Id<'account'> }>(`select id from access.account where display_name = 'Sanne de Wit'`)
  const accountId = rows[0]?.id
  if (accountId === undefined) throw new Error('Sanne is not there')
  const old = (name: string) => anOldFile(database.db, centres.here, { accountId, name })
  plain = await old('Wolke Eenhoorn')
  held = await old('Fenna Klaver')
  restricted = await old('Bram Distel')
  await database.owner.query(`update access.subject set state = 'restricted' where person_id = $1`, [restricted.child])
  brother = await aPerson(database.db, centres.here, { name: 'Sem Eenhoorn', born: '2014-02-01' }, readClock())
  await worksWith(database.db, centres.here, { accountId, personId: brother, purpose: 'youthHealth' }, readClock())
  await database.owner.query(
    `insert into families.tie (centre_id, id, person_id, other_id, kind, recorded_by, recorded_at) values ($1, gen_random_uuid(), $2, $3, 'sibling', $4, now())`,
    [centres.here, brother, plain.child, accountId],
  )
  await allJobs(journey.app.parts)
    .find(({ name }) => name === 'access.propose-destruction')
    ?.run({})
})
afterAll(() => journey.close())

/** Pictures for who wants to look, in the folder of that setting. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['CJG_PICTURES']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  const size = page.viewportSize() ?? { width: 1280, height: 900 }
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize(size)
}

const numberOf = ({ child }: OldFile): string => `Dossier …${child.slice(-8)}`
const seen = async (page: Page, name: string): Promise<void> => {
  await expectAccessible(page)
  await picture(page, name)
}

test('from the proposal to the proof', async () => {
  const fatma = await journey.visitor()
  await signInAs(fatma, 'Fatma Arslan')
  await fatma.goto('/werkplek/bewaren/bewijs')
  await fatma.getByText('Er is nog niets vernietigd.').waitFor()
  await fatma.goto('/werkplek')
  await fatma.getByRole('link', { name: 'Bewaren en vernietigen' }).first().click()
  await fatma.getByText('Je ziet nummers en dagen, geen namen en geen inhoud.').waitFor()
  expect(await fatma.content()).not.toMatch(/Wolke|Eenhoorn|Fenna|Klaver|Gesprek/)
  await seen(fatma, 'proposals')
  await fatma.getByRole('button', { name: 'Vernietig wat ik koos' }).click()
  await fatma.getByText('Kies ten minste één voorstel.').first().waitFor()
  await seen(fatma, 'proposals-error')

  // One file must stay: a case runs.
  await fatma.getByRole('link', { name: `Bekijk ${numberOf(held)}` }).click()
  await fatma.getByText('Einde van de hulp, 29 februari 2004').waitFor()
  await seen(fatma, 'proposal')
  await fatma.getByRole('button', { name: 'Zet de bewaarplicht' }).click()
  await fatma.getByText('Kies waarom.').first().waitFor()
  await seen(fatma, 'proposal-error')
  await fatma.getByText('Rechtszaak', { exact: true }).click()
  await fatma.locator('#reden-plicht').fill('De rechter vraagt om het dossier.')
  await fatma.getByRole('button', { name: 'Zet de bewaarplicht' }).click()
  await fatma.getByText('De bewaarplicht geldt vanaf nu.').waitFor()
  await fatma.getByText('Er geldt een bewaarplicht.').waitFor()
  await seen(fatma, 'proposal-held')
  await fatma.goto('/werkplek/bewaren/bewaarplicht')
  await fatma.getByText('De rechter vraagt om het dossier.').waitFor()
  await seen(fatma, 'holds')

  // All of them at once: one is held, one wants a second person, one goes.
  await fatma.goto('/werkplek/bewaren')
  for (const one of [plain, held, restricted]) await fatma.getByText(`${numberOf(one)}: hele dossier`).click()
  await fatma.getByRole('button', { name: 'Vernietig wat ik koos' }).click()
  await fatma.getByText('Vernietigd: 1. Wacht nu op een tweede persoon: 1.').waitFor()
  await fatma.getByText(`${numberOf(held)}: Dit mag nu niet worden vernietigd. Er geldt een bewaarplicht.`).waitFor()
  await seen(fatma, 'confirmed')
  await fatma.getByRole('link', { name: `Bekijk ${numberOf(restricted)}` }).click()
  await fatma.getByText('Jij hebt al bevestigd. Nu moet een ander dat doen.').waitFor()

  const ingrid = await journey.visitor({ width: 375 })
  await signInAs(ingrid, 'Ingrid Postma')
  await ingrid.goto('/werkplek/bewaren?stand=agreed')
  await ingrid.getByRole('link', { name: `Bekijk ${numberOf(restricted)}` }).click()
  await expectAccessible(ingrid)
  await ingrid.getByRole('button', { name: 'Vernietig dit' }).click()
  await ingrid.getByText('Vernietigd. Het bewijs staat bij Bewijs.').waitFor()

  await fatma.goto('/werkplek/bewaren/bewijs')
  await fatma.getByText('Fatma Arslan en Ingrid Postma').waitFor()
  await seen(fatma, 'proofs')
  await fatma.getByLabel('Nummer van het dossier').fill(plain.child)
  await fatma.getByRole('button', { name: 'Zoek' }).click()
  await fatma.getByText('Termijn voorbij (wgbo/2)').waitFor()
  expect(fatma.url()).not.toContain(plain.child)
  await fatma.getByLabel('Nummer van het dossier').fill(held.child)
  await fatma.getByRole('button', { name: 'Zoek' }).click()
  await fatma.getByText('Van dit dossier is niets vernietigd.').waitFor()
  await fatma.goto('/werkplek/bewaren/termijnen')
  await seen(fatma, 'terms')

  // Gone everywhere: the file itself, the list, the search. The brother still has a sister, without a name.
  const sanne = await journey.visitor()
  await signInAs(sanne, 'Sanne de Wit')
  expect((await sanne.goto(`/werkplek/gezinnen/${plain.child}`))?.status()).toBe(404)
  await sanne.goto('/werkplek/gezinnen')
  await sanne.getByRole('searchbox').first().fill('Eenhoorn')
  await sanne.keyboard.press('Enter')
  await sanne.getByText('Sem Eenhoorn').first().waitFor()
  expect(await sanne.content()).not.toContain('Wolke')
  await sanne.goto(`/werkplek/gezinnen/${brother}`)
  await sanne.getByText('Iemand van wie het dossier is vernietigd').first().waitFor()
  await seen(sanne, 'brother')
})
