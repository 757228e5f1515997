/** A professional pauses a conversation and reports a message; the asker reads what happens; a coordinator handles the report. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askQuestion, comeBack, expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey.close())

test('a pause from beginning to end: kept apart, told plainly, danger at once, ended early', async () => {
  const asker = await journey.visitor({ width: 375 })
  const code = await askQuestion(asker, 'Jullie zijn sukkels en ik blijf schrijven.')
  const sanne = await journey.visitor()
  await signInAs(sanne, 'Sanne de Wit')
  await sanne.goto('/werkplek/vragen')
  await sanne
    .getByRole('link', { name: /sukkels/ })
    .first()
    .click()
  const question = sanne.url()
  // On a phone, so high that nothing lies under the tabs at the bottom, from where one would scroll.
  await sanne.setViewportSize({ width: 375, height: 3_000 })
  await expectAccessible(sanne)
  await sanne.setViewportSize({ width: 1280, height: 900 })
  await sanne.getByRole('link', { name: 'Pauzeer' }).click()
  await expectAccessible(sanne)
  await sanne.getByRole('button', { name: 'Begin de pauze' }).click()
  await sanne.getByText('Kies hoelang.').first().waitFor()
  await expectAccessible(sanne)
  await sanne.getByLabel('Hoelang?').selectOption({ label: '1 dag' })
  await sanne.getByLabel('Waarom?').selectOption({ label: 'Schelden of kwetsen' })
  await sanne.getByLabel(/Wat moeten collega/).fill('Morgen weer lezen.')
  await sanne.getByRole('button', { name: 'Begin de pauze' }).click()
  await sanne.getByText(/Dit gesprek staat op pauze tot/).waitFor()
  await expectAccessible(sanne)

  await comeBack(asker, code)
  await asker.getByText(/Je gesprek staat op pauze tot/).waitFor()
  await asker.getByRole('link', { name: '112' }).first().waitFor()
  await expectAccessible(asker)
  await asker.getByLabel('Wat wil je nog zeggen?').fill('Nog een keer sukkels')
  await asker.getByRole('button', { name: 'Verstuur' }).click()
  await asker.getByText('Nog een keer sukkels').waitFor()
  await sanne.goto(question)
  const letter = sanne.locator('.cjg-letter', { hasText: 'Nog een keer sukkels' })
  await letter.getByText('Apart', { exact: true }).waitFor()

  await asker.getByLabel('Wat wil je nog zeggen?').fill('Mijn vader slaat mij nu')
  await asker.getByRole('button', { name: 'Verstuur' }).click()
  await asker.getByText('Mijn vader slaat mij nu').first().waitFor()
  await sanne.goto('/werkplek/vragen')
  await sanne.getByText('Spoed').first().waitFor()

  await sanne.goto('/werkplek/pauzes')
  await expectAccessible(sanne)
  await sanne.getByText('1 bericht staat apart').waitFor()
  await sanne.getByRole('button', { name: /Stop de pauze/ }).click()
  await sanne.getByText('Niets staat op pauze.').waitFor()
  await expectAccessible(sanne)
  await asker.goto('/gesprek')
  expect(await asker.getByText(/staat op pauze/).count()).toBe(0)
})

test('a report: the professional writes, an administrator sees one message, a coordinator records what came of it', async () => {
  const asker = await journey.visitor()
  await askQuestion(asker, 'Ik kom jullie wel halen, oplichters.')
  const bilal = await journey.visitor({ width: 375 })
  // High enough that nothing lies under the tabs at the bottom, from where one would scroll.
  await bilal.setViewportSize({ width: 375, height: 3_000 })
  await signInAs(bilal, 'Bilal Kaya')
  await bilal.goto('/werkplek/vragen')
  await bilal
    .getByRole('link', { name: /oplichters/ })
    .first()
    .click()
  expect(await bilal.getByRole('link', { name: 'Pauzeer' }).count()).toBe(0)
  await bilal.getByRole('link', { name: 'Meld dit bericht' }).click()
  await bilal.getByRole('button', { name: 'Verstuur de melding' }).click()
  await bilal.getByText('Kies wat er mis is.').first().waitFor()
  await expectAccessible(bilal)
  await bilal.getByLabel('Wat is er mis?').selectOption({ label: 'Bedreigen' })
  await bilal.getByLabel('Wat wil je erover zeggen?').fill('Dit is een bedreiging.')
  await bilal.getByRole('button', { name: 'Verstuur de melding' }).click()
  await bilal.getByText('Je melding is verstuurd.').waitFor()
  await bilal.getByText('Gemeld', { exact: true }).waitFor()
  await expectAccessible(bilal)

  const minh = await journey.visitor()
  await signInAs(minh, 'Minh Tran')
  await minh.goto('/werkplek/meldingen')
  await expectAccessible(minh)
  await minh.getByRole('link', { name: 'Bedreigen' }).click()
  await minh.getByText('Ik kom jullie wel halen, oplichters.').waitFor()
  await minh.getByText('Je ziet alleen dit bericht, niet het hele gesprek.').waitFor()

  const ingrid = await journey.visitor({ width: 375 })
  // As above: so high that the tabs at the bottom cover no half of a choice.
  await ingrid.setViewportSize({ width: 375, height: 3_000 })
  await signInAs(ingrid, 'Ingrid Postma')
  await ingrid.goto('/en/werkplek/meldingen')
  await ingrid.getByRole('link', { name: 'Threats' }).click()
  await expectAccessible(ingrid)
  await ingrid.getByText('Somebody went to the police').click()
  await ingrid.getByRole('button', { name: 'Record this' }).click()
  await ingrid.getByText('Write who went to the police and why.').first().waitFor()
  await expectAccessible(ingrid)
  await ingrid.getByLabel('Explanation').fill('I called the district officer.')
  await ingrid.getByRole('button', { name: 'Record this' }).click()
  await ingrid.getByText('Your choice is recorded.').waitFor()
  await expectAccessible(ingrid)
})

test('who may open most has tabs that fit on a phone, on the rota too', async () => {
  const ingrid = await journey.visitor({ width: 375 })
  await signInAs(ingrid, 'Ingrid Postma')
  const minh = await journey.visitor({ width: 375 })
  await signInAs(minh, 'Minh Tran')
  for (const [page, path] of [
    [ingrid, '/werkplek/rooster'],
    [ingrid, '/en/werkplek/rooster'],
    [minh, '/werkplek/programmas'],
  ] as const)
    for (const width of [375, 320]) {
      await page.setViewportSize({ width, height: 4_000 })
      await page.goto(path)
      await expectAccessible(page)
    }
})
