/** A nurse hands a record over; two colleagues trust a sender; and the nurse takes a record of that sender over, choosing what stays. On a phone and wide; what has no script is in transfer-pages.db.test.ts. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { newId, type Id } from '#platform/id.ts'
import { readClock } from '#platform/time.ts'
import { fingerprintText, publicJwk, signDetached, signerOf } from '#platform/signing.server.ts'
import { aPerson, worksWith } from '../builders/families.ts'
import { aChildWithMother, aHealthRecord } from '../builders/health-of-a-toddler.ts'
import { testKeys } from '../keys.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
let child: Id<'person'>
let newcomer: Id<'person'>
const sender = signerOf({ ...testKeys, signing: Buffer.alloc(32, 9) }, 'elders')

beforeAll(async () => {
  journey = await openJourney()
  const { database, centres } = journey
  const { rows } = await database.owner.query<{ id: Id<'account'> }>(`select id from access.account where display_name = 'Sanne de Wit'`)
  const [{ id: accountId } = { id: newId<'account'>() }] = rows
  const family = await aChildWithMother(database.db, centres.here, 'Noor van den Heuvel')
  child = family.child
  newcomer = await aPerson(database.db, centres.here, { name: 'Noor van den Heuvel', born: '2025-09-15' })
  for (const personId of [child, newcomer])
    await worksWith(database.db, centres.here, { accountId, personId, purpose: 'youthHealth' }, readClock())
  await aHealthRecord(database.db, centres.here, { ...family, by: accountId })
  await database.owner.query(
    `insert into child_health.measurement (centre_id, id, person_id, measured_on, measure, value, recorded_by, recorded_at) values ($1, $2, $3, '2026-03-16', 'weight', 7560, $4, now())`,
    [centres.here, newId(), newcomer, accountId],
  )
})
afterAll(() => journey.close())

const look = async (page: Page, name: string): Promise<void> => {
  await expectAccessible(page)
  const folder = process.env['SCREENSHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${page.viewportSize()?.width}.png`, fullPage: true })
}

async function fetched(page: Page, name: RegExp): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).first().click()])
  return readFileSync(await download.path())
}

test.each([375, 1280])('at %i wide', async (width) => {
  const signer = sender ?? (undefined as never)
  const nurse = await journey.visitor({ width })
  await signInAs(nurse, 'jeugdverpleegkundige')
  await nurse.goto(`/werkplek/gezinnen/${child}/gezondheid/overdragen`)
  await look(nurse, 'overdragen')
  await nurse.getByRole('button', { name: 'Maak de overdracht' }).click()
  await nurse.getByRole('alert').or(nurse.locator('.cjg-error').first()).first().waitFor()
  await look(nurse, 'overdragen-fout')
  await nurse.getByLabel('Wie krijgt het dossier?').fill('GGD Elders')
  await nurse.locator('label', { hasText: 'Het kind is verhuisd' }).click()
  await nurse.getByText('Wij hebben het verteld en niemand heeft bezwaar', { exact: true }).click()
  await nurse.getByRole('button', { name: 'Maak de overdracht' }).click()
  await nurse.getByText('De overdracht is klaar.').waitFor()
  await look(nurse, 'overgedragen')
  const bundle = await fetched(nurse, /^Dossier/)
  expect((await fetched(nurse, /^Handtekening/)).toString()).toMatch(/^[\w-]+\.\.[\w-]{86}$/)
  expect((await fetched(nurse, /^Om te lezen/)).subarray(0, 5).toString()).toBe('%PDF-')

  const handed = [
    { name: 'dossier.json', mimeType: 'application/json', buffer: bundle },
    { name: 'dossier.jws', mimeType: 'text/plain', buffer: Buffer.from(signDetached(signer, bundle, 'application/fhir+json')) },
  ] as const
  const take = async (): Promise<void> => {
    await nurse.goto(`/werkplek/gezinnen/${newcomer}/gezondheid/overnemen`)
    await nurse.getByLabel('Dossier', { exact: true }).setInputFiles(handed[0])
    await nurse.getByLabel('Handtekening', { exact: true }).setInputFiles(handed[1])
    await nurse.getByRole('button', { name: 'Bekijk wat erin staat' }).click()
  }
  if (width === 375) {
    await nurse.goto(`/werkplek/gezinnen/${newcomer}/gezondheid/overnemen`)
    await look(nurse, 'overnemen')
    await take()
    await nurse.getByText('Wij kennen deze afzender nog niet.').first().waitFor()
    await look(nurse, 'onbekende-afzender')
    const lead = await journey.visitor({ width })
    await signInAs(lead, 'coördinator')
    await lead.goto('/werkplek/gezondheid/afzenders')
    await lead.getByLabel('Naam van de organisatie').fill('GGD Elders')
    await lead.getByLabel('Sleutel van de organisatie').fill(publicJwk(signer.publicKey))
    await lead.getByRole('button', { name: 'Schrijf op' }).click()
    await lead.getByText('Laat nu een collega').waitFor()
    const second = await journey.visitor({ width: 1280 })
    await signInAs(second, 'Minh')
    await second.goto('/werkplek/gezondheid/afzenders')
    await second.getByLabel('Vingerafdruk die de afzender zegt').fill('1234')
    await second.getByRole('button', { name: 'Vergelijk' }).click()
    await second.getByText('Een vingerafdruk heeft 64 tekens').first().waitFor()
    await look(second, 'afzenders-fout')
    await second.getByLabel('Vingerafdruk die de afzender zegt').fill(fingerprintText(signer.fingerprint))
    await second.getByRole('button', { name: 'Vergelijk' }).click()
    await second.getByText('De vingerafdruk klopt.').waitFor()
    await look(second, 'afzenders')
    await lead.goto('/werkplek/gezondheid/afzenders')
    await look(lead, 'afzenders')
    await take()
    await nurse.getByText('De handtekening klopt.').waitFor()
    await look(nurse, 'verschillen')
    return
  }
  await take()
  await nurse.getByText('De handtekening klopt.').waitFor()
  await look(nurse, 'verschillen')
  await nurse.getByRole('button', { name: 'Neem over' }).click()
  await nurse.getByText('Kijk eerst of dit hetzelfde kind is').first().waitFor()
  await look(nurse, 'verschillen-fout')
  await nurse.getByText('Ik heb gekeken: dit is hetzelfde kind', { exact: true }).click()
  await nurse.getByText('Neem over wat zij schrijven', { exact: true }).click()
  await nurse.getByRole('button', { name: 'Neem over' }).click()
  await nurse.getByText('Het dossier is overgenomen').waitFor()
  await look(nurse, 'overgenomen')
  await nurse.goto(`/en/werkplek/gezinnen/${newcomer}/gezondheid/overdragen`)
  await look(nurse, 'earlier-en')
})
