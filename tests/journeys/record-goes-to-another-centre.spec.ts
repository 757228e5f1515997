/** A nurse hands a record over; two colleagues trust a sender; and the nurse takes a record of that sender over, choosing what stays. On a phone and wide; what has no script is in transfer-pages.db.test.ts. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { newId, type Id } from '#platform/id.ts'
import { localDate, readClock, type PlainDate } from '#platform/time.ts'
import { fingerprintText, isSignedBy, publicJwk, readDetached, signDetached, signerOf } from '#platform/signing.server.ts'
import { sealColumn } from '#contexts/access/public.ts'
import { aPerson, worksWith } from '../builders/families.ts'
import { aChildWithMother, aHealthRecord } from '../builders/health-of-a-toddler.ts'
import { aWholeRecord } from '../builders/whole-record.ts'
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
  await aRichRecord(accountId)
})

/** What makes the report tell more than numbers: a screening that differs, one that was refused, a signal and a medical reason not to vaccinate. */
async function aRichRecord(accountId: Id<'account'>): Promise<void> {
  const { database, centres } = journey
  const screened = `insert into child_health.screening (centre_id, id, person_id, kind, round, held_on, result, right_value, left_value, recorded_by, recorded_at) values ($1, $2, $3, 'hearing-newborn', 1, '2025-09-22', $4, $5, 35, $6, now())`
  await database.owner.query(screened, [centres.here, newId(), child, 'sufficient', 35, accountId])
  await database.owner.query(screened, [centres.here, newId(), newcomer, 'insufficient', 60, accountId])
  await database.owner.query(
    `insert into child_health.signal (centre_id, id, person_id, raised_on, source, code, refer, rules_version, decision, decided_by, decided_on, follow_up_before) values ($1, $2, $3, '2026-03-16', 'weight', '2046', false, '1.0.0', 'watch', $4, '2026-03-16', '2026-12-20')`,
    [centres.here, newId(), child, accountId],
  )
  const refrained = `insert into vaccination.refrain (centre_id, id, person_id, vaccine, kind, decided_on, recorded_by, recorded_at) values ($1, $2, $3, 'ROTA', 'contra-indication', $4, $5, now())`
  await database.owner.query(refrained, [centres.here, newId(), child, '2025-11-10', accountId])
  await database.owner.query(refrained, [centres.here, newId(), newcomer, '2025-11-12', accountId])
  await database.owner.query(
    `insert into child_health.own_measurement (centre_id, id, person_id, measured_on, measure, value, told_by, told_at) values ($1, $2, $3, '2026-02-01', 'weight', 6900, $3, now())`,
    [centres.here, newId(), child],
  )
}
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
  for (const theirs of await nurse.getByText('Neem over wat zij schrijven', { exact: true }).all()) await theirs.click()
  await nurse.getByRole('button', { name: 'Neem over' }).click()
  await nurse.getByText('Het dossier is overgenomen').waitFor()
  await look(nurse, 'overgenomen')
  await nurse.goto(`/en/werkplek/gezinnen/${newcomer}/gezondheid/overdragen`)
  await look(nurse, 'earlier-en')

  await nurse.goto(`/werkplek/gezinnen/${newcomer}/gezondheid/overdragen`)
  await nurse.getByRole('link', { name: 'Haal terug' }).click()
  await lookBoth(nurse, 'terughalen')
  await nurse.getByRole('button', { name: 'Haal alles terug' }).click()
  await nurse.getByText('Kies waarom.').first().waitFor()
  await look(nurse, 'terughalen-fout')
  await nurse.getByText('Het is van een ander kind', { exact: true }).click()
  await nurse.getByRole('button', { name: 'Haal alles terug' }).click()
  await nurse.getByText('Het dossier is teruggehaald').waitFor()
  await lookBoth(nurse, 'teruggehaald')
})

/** The same page on a phone as well. */
async function lookBoth(page: Page, name: string): Promise<void> {
  await look(page, name)
  await page.setViewportSize({ width: 375, height: 900 })
  await look(page, name)
  await page.setViewportSize({ width: 1280, height: 900 })
}

test('a young person of eighteen takes the own record along', async () => {
  const { database, centres } = journey
  const now = readClock()
  const born = localDate(now).subtract({ years: 18, days: 3 })
  const joris = await aPerson(database.db, centres.here, { name: 'Joris van Es', born: born.toString() }, now)
  const mother = await aPerson(database.db, centres.here, { name: 'Els Bakker', born: '1975-02-02' }, now)
  const { rows } = await database.owner.query<{ id: Id<'account'> }>(`select id from access.account where display_name = 'Sanne de Wit'`)
  const by = rows[0]?.id ?? newId<'account'>()
  await worksWith(database.db, centres.here, { accountId: by, personId: joris, purpose: 'youthHealth' }, now)
  const seal = (table: string, column: string, id: string, words: string) =>
    sealColumn(testKeys, centres.here, table, column, id, words).sealed
  await aWholeRecord(database, centres.here, { personId: joris, saidBy: mother, by, seal })
  const page = await journey.visitor()
  await page.goto('/mijn/inloggen')
  await page.getByRole('link', { name: 'Inloggen met de inlogdienst' }).click()
  await page.getByRole('button', { name: /Joris van Es/ }).click()
  await page.getByRole('heading', { name: 'Mijn CJG' }).waitFor()
  await bind(page, joris, born)
  await page.goto(`/mijn/dossier/${joris}/gezondheid`)
  await page.getByRole('link', { name: 'Neem het hele dossier mee' }).click()
  await page.getByText('Je bent 18.').waitFor()
  await lookBoth(page, 'meenemen')
  expect((await fetched(page, /^Dossier om te lezen/)).subarray(0, 5).toString()).toBe('%PDF-')
  const bundle = await fetched(page, /^Dossier voor de computer/)
  const signed = readDetached((await fetched(page, /^Handtekening van ons/)).toString())
  expect(signed !== null && isSignedBy(signerOf(testKeys, centres.here)?.publicKey ?? Buffer.alloc(0), signed, bundle)).toBe(true)
  await page.goto(`/en/mijn/dossier/${joris}/gezondheid/meenemen`)
  await look(page, 'take-along-en')
  await page.goto(`/mijn/dossier/${joris}/gezondheid/meenemen/1-2/dossier`)
  await page.getByText('Deze pagina stond te lang open.').first().waitFor()
  await look(page, 'meenemen-te-laat')
})

/** The account is bound to the young person by a key from the hand. */
async function bind(page: Page, joris: Id<'person'>, born: PlainDate): Promise<void> {
  const nurse = await journey.visitor()
  await signInAs(nurse, 'Sanne de Wit')
  await nurse.goto(`/werkplek/gezinnen/${joris}/sleutel`)
  await nurse.getByText('Ik heb deze persoon nu voor me').click()
  await nurse.getByRole('button', { name: 'Maak een sleutel Joris van Es' }).click()
  await nurse.getByRole('heading', { name: 'Sleutel voor Joris van Es' }).waitFor()
  const code = (await nurse.locator('.cjg-key__signs').allTextContents()).join(' ')
  await nurse.context().close()
  await page.goto('/mijn/dossier/sleutel')
  await page.getByLabel('De sleutel').fill(code)
  for (const [label, value] of [
    ['Dag', born.day],
    ['Maand', born.month],
    ['Jaar', born.year],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(String(value))
  await page.getByRole('button', { name: 'Koppel mijn account' }).click()
  await page.getByRole('link', { name: 'Bekijk het dossier' }).first().waitFor()
}
