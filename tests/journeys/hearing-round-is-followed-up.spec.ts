/** A nurse follows the hearing of a newborn by keyboard: a round that does not pass, again, a third, a referral, asking after it, and the answer; the parents read what was done. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { newId, type Id } from '#platform/id.ts'
import { localDate, readClock, type PlainDate } from '#platform/time.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '../builders/families.ts'
import { aContact } from '../builders/health-contact.ts'
import { aResidentCookie } from '../builders/sessions.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
let child: Id<'person'>
let contact: Id<'contact'>
let mother: Id<'person'>
const today = localDate(readClock())
const born = today.subtract({ days: 40 })

beforeAll(async () => {
  journey = await openJourney()
  const { db, owner } = journey.database
  const { here } = journey.centres
  const now = readClock()
  const { rows } = await owner.query<{ id: Id<'account'> }>(`select id from access.account where display_name = 'Sanne de Wit'`)
  child = await aPerson(db, here, { name: 'Finn Okkerse', born: born.toString() }, now)
  mother = await aPerson(db, here, { name: 'Mila Okkerse', born: '1991-02-03' }, now)
  await hasAuthority(db, here, { holder: mother, child, from: born.toString() }, now)
  await worksWith(db, here, { accountId: rows[0]?.id ?? newId(), personId: child, purpose: 'youthHealth' }, now)
  contact = await aContact(db, here, child, { dueOn: born.add({ days: 28 }).toString(), moment: '4w', plannedAt: now })
})
afterAll(() => journey.close())

const path = (part = ''): string => `/werkplek/gezinnen/${child}/gezondheid${part}`
const text = ({ day, month, year }: PlainDate): string => `${day}-${month}-${year}`

const look = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SCREENSHOTS']
  // A form is looked at on a phone only, unless somebody wants pictures.
  for (const width of name.startsWith('form') && folder === undefined ? [375] : [1280, 375]) {
    await page.setViewportSize({ width, height: 8_000 })
    await expectAccessible(page)
    await page.setViewportSize({ width, height: 900 })
    if (folder !== undefined) await page.screenshot({ path: `${folder}/screening-${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** By keyboard alone: a field or a choice has the focus, and keys do the rest. */
async function choose(page: Page, selector: string): Promise<void> {
  await page.locator(selector).focus()
  await page.keyboard.press('Space')
}
async function type(page: Page, selector: string, value: string): Promise<void> {
  await page.locator(selector).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(value)
}
async function send(page: Page): Promise<void> {
  await page.locator('#on').focus()
  await page.keyboard.press('Enter')
}
const ear = (side: 'right' | 'left', good: boolean): string => `input[name="${side}"][value="${good ? 'good' : 'not-good'}"]`

test('refer, again, refer, and an answer: by keyboard', async () => {
  const page = await journey.visitor()
  await signInAs(page, 'Sanne de Wit')
  await page.goto(path('/screening'))
  await page.getByText('Er is nog geen onderzoek vastgelegd.').waitFor()
  await look(page, 'empty')
  await page.getByRole('link', { name: 'Leg vast Gehoor, pasgeborene' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Gehoor, pasgeborene: Finn Okkerse' }).waitFor()
  await type(page, '#on', text(born.subtract({ days: 1 })))
  await send(page)
  await page.getByText('Deze dag ligt voor de geboorte.').first().waitFor()
  await look(page, 'form-errors')
  await type(page, '#on', text(born.add({ days: 5 })))
  await choose(page, ear('right', true))
  await choose(page, ear('left', false))
  await send(page)
  // Nothing is kept before somebody said what follows.
  await page.getByText('Er is nog niets bewaard.').waitFor()
  await look(page, 'form-decide')
  await send(page)
  await page.getByText('Opnieuw doen staat in de lijst.').waitFor()
  await look(page, 'one-round')

  await page.goto('/werkplek/gezondheid')
  await page.getByText('Gehoor, pasgeborene opnieuw, na de 1e ronde, bij Sanne de Wit').waitFor()
  await page.goto(path('/screening/gehoor-pasgeborene'))
  await type(page, '#on', text(born.add({ days: 12 })))
  await choose(page, ear('left', false))
  await send(page)
  await send(page)
  await page.getByText('Opnieuw doen staat in de lijst.').waitFor()
  await page.goto(path('/screening/gehoor-pasgeborene'))
  await type(page, '#on', text(born.add({ days: 24 })))
  await choose(page, ear('left', false))
  await send(page)
  await page.getByText('Na de derde ronde is een oor nog onvoldoende.').waitFor()
  await send(page)

  await page.getByRole('heading', { name: 'Nieuwe verwijzing: Finn Okkerse' }).waitFor()
  await send(page)
  await page.getByText('De ouders met gezag of de voogd moeten het ermee eens zijn.').first().waitFor()
  await look(page, 'referral-errors')
  await choose(page, '#agreed')
  await send(page)
  await page.getByText('De verwijzing staat erin.').waitFor()
  await look(page, 'referral-open')
  await type(page, '#before', text(today.add({ days: 21 })))
  await page.keyboard.press('Enter')
  await page.getByText('één keer nagevraagd').waitFor()
  await page.goto('/werkplek/gezondheid')
  await page.getByText('verwezen naar het audiologisch centrum, bij Sanne de Wit').waitFor()
  await look(page, 'lists')
  await page.goBack()
  await choose(page, '#outcome')
  await type(page, '#words', 'Verlies links van 45 dB. Er komt een hoortoestel.')
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.getByText('Het antwoord staat erin.').waitFor()
  await look(page, 'referral-answered')
  await page.goto(path('/screening'))
  await look(page, 'overview')
  await page.goto(path())
  await look(page, 'record')
}, 240_000)

test('from the screen of a contact and back, with the draft kept: without script', async () => {
  const page = await journey.visitor({ javaScript: false })
  await signInAs(page, 'Sanne de Wit')
  await page.goto(path(`/contact/${contact}`))
  await page.locator('#height').fill('54,5')
  await page.getByRole('button', { name: 'Leg vast Ogen' }).click()
  await page.getByRole('heading', { name: 'Ogen: Finn Okkerse' }).waitFor()
  await choose(page, ear('right', true))
  await choose(page, ear('left', true))
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await page.locator('#onderzoek').getByText('voldoende').waitFor()
  expect(await page.locator('#height').inputValue()).toBe('54,5')
  const other = await journey.visitor()
  await signInAs(other, 'Sanne de Wit')
  await other.goto(path(`/contact/${contact}`))
  await look(other, 'contact')
  await page.getByRole('button', { name: 'Rond af' }).click()
  await page.getByText('Afgerond. Alles staat in het dossier.').waitFor()
  await page.getByText('voldoende, rechts goed, links goed').waitFor()
  await other.goto(`/en${path('/screening')}`)
  await look(other, 'overview-en')
  const shapes = ['hielprik', 'gezichtsscherpte', 'taal']
  const others = process.env['SCREENSHOTS'] === undefined ? [] : ['ogen', 'gehoor', 'motoriek', 'psychosociaal']
  for (const part of [...shapes, ...others]) {
    await other.goto(path(`/screening/${part}`))
    await look(other, `form-${part}`)
  }
}, 240_000)

test('a coordinator fills in the limits of acuity', async () => {
  const page = await journey.visitor()
  await signInAs(page, 'Ingrid Postma')
  await page.goto('/werkplek/gezondheid/grenzen')
  await page.getByLabel('Voldoende vanaf').nth(1).fill('0,55')
  await page.getByRole('button', { name: 'Bewaar de grenzen' }).click()
  await page.getByText('Kies een regel van de kaart, van 0,1 tot 1,0.').first().waitFor()
  await look(page, 'limits-errors')
  await page.getByLabel('Voldoende vanaf').nth(1).fill('0,5')
  await page.getByLabel('Waar staat dit?').fill('Werkafspraak')
  await page.getByRole('button', { name: 'Bewaar de grenzen' }).click()
  await page.getByText('De grenzen zijn bewaard.').waitFor()
  await look(page, 'limits')
}, 120_000)

test('the mother reads what was done, the result and what comes, without the words of professionals', async () => {
  const { db } = journey.database
  const { here } = journey.centres
  const cookie = await aResidentCookie(db, here, await aResidentWhoIs(db, here, mother, readClock()), readClock())
  const [name = '', value = ''] = cookie.split('=')
  const page = await journey.visitor()
  await page.context().addCookies([{ name, value, domain: 'localhost', path: '/', secure: true }])
  await page.goto(`/mijn/dossier/${child}/gezondheid`)
  await page.getByText('Er kwam antwoord op').waitFor()
  expect(await page.getByText('hoortoestel').count()).toBe(0)
  await look(page, 'family')
  await page.goto(`/en/mijn/dossier/${child}/gezondheid`)
  await page.getByText('Referred to the audiology centre').waitFor()
  await look(page, 'family-en')
}, 120_000)
