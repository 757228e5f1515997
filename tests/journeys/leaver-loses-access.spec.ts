/** A colleague has a page with a family open while an administrator sets today as the day of leaving: the next thing they press opens nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { localDate, readClock } from '#platform/time.ts'
import { aPerson, worksWith } from '../builders/families.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
let child: Id<'person'>
let sanne: Id<'account'>
beforeAll(async () => {
  journey = await openJourney()
  const { database, centres } = journey
  child = await aPerson(database.db, centres.here, { name: 'Noor van Veen' }, readClock())
  const { rows } = await database.owner.query<{ id: Id<'account'> }>(`select id from access.account where display_name = 'Sanne de Wit'`)
  if (rows[0] === undefined) throw new Error('Sanne is not there')
  sanne = rows[0].id
  await worksWith(database.db, centres.here, { accountId: sanne, personId: child, purpose: 'youthHealth' }, readClock())
})
afterAll(() => journey.close())

test('who leaves loses access at once, and a coordinator involves somebody else', async () => {
  const page = await journey.visitor({ width: 375 })
  // So tall that the tabs at the bottom cover no half of a choice.
  await page.setViewportSize({ width: 375, height: 4_000 })
  await signInAs(page, 'Sanne de Wit')
  await page.goto(`/werkplek/gezinnen/${child}/zorg`)
  await page.getByRole('heading', { name: 'Wie is betrokken bij Noor van Veen' }).waitFor()
  await expectAccessible(page)
  await page.getByText('Laat iemand het overnemen').click()
  await page.getByRole('button', { name: 'Laat overnemen' }).click()
  await page.getByText('Kies een collega uit de lijst.').first().waitFor()
  await expectAccessible(page)
  const who = page.getByLabel('Wie neemt het over?')
  await who.selectOption((await who.locator('option', { hasText: 'Ingrid Postma' }).getAttribute('value')) ?? '')
  const until = localDate(readClock()).add({ days: 14 })
  const term = page.getByRole('group', { name: 'Tot welke dag?' }).first()
  await term.getByLabel('Dag').fill(String(until.day))
  await term.getByLabel('Maand').fill(String(until.month))
  await term.getByLabel('Jaar').fill(String(until.year))
  await page.getByRole('button', { name: 'Laat overnemen' }).click()
  await page.getByText('De collega kan het overnemen.').waitFor()
  await page.getByText(/Ingrid Postma neemt het over/).waitFor()
  await expectAccessible(page)

  const minh = await journey.visitor()
  await signInAs(minh, 'Minh Tran')
  await minh.goto(`/werkplek/medewerkers/${sanne}`)
  await minh.getByText('betrokken bij 1 persoon').waitFor()
  await expectAccessible(minh)
  const today = localDate(readClock())
  await minh.getByLabel('Eerste dag zonder toegang').fill(`${today.day}-${today.month}-${today.year}`)
  await minh.getByRole('button', { name: 'Zet de dag van vertrek' }).click()
  await minh.getByText('Het account is gesloten.').waitFor()

  await page
    .getByRole('button', { name: /Stop met deze zorg/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.content()).not.toContain('Noor')
  await page.goto(`/werkplek/gezinnen/${child}/zorg`)
  expect(new URL(page.url()).pathname).toBe('/inloggen')

  const ingrid = await journey.visitor()
  await signInAs(ingrid, 'Ingrid Postma')
  await ingrid.goto(`/werkplek/gezinnen/${child}/zorg`)
  await ingrid.getByText('Nu is niemand betrokken.').waitFor()
  await expectAccessible(ingrid)
})
