/** An administrator gives a program a key, sees it once, and takes it back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey.close())

test('a key is shown once, and taken back', async () => {
  const minh = await journey.visitor()
  await signInAs(minh, 'Minh Tran')
  await minh.goto('/werkplek/programmas')
  await expectAccessible(minh)
  await minh.getByRole('button', { name: 'Maak een sleutel' }).click()
  await minh.getByText('Vul een naam in van 2 tot 80 tekens.').first().waitFor()
  await expectAccessible(minh)
  await minh.getByLabel('Naam van het programma').fill('Site van de gemeente')
  await minh.getByText('Horen dat er iets gebeurde', { exact: true }).click()
  await minh.getByRole('button', { name: 'Maak een sleutel' }).click()
  const key = (await minh.locator('.cjg-secret').textContent()) ?? ''
  expect(key).toMatch(/^cjgk_[\w-]{43}$/)
  await expectAccessible(minh)
  await minh.setViewportSize({ width: 375, height: 2_400 })
  await minh.goto('/en/werkplek/programmas')
  expect(await minh.content()).not.toContain(key)
  await expectAccessible(minh)
  await minh.getByRole('button', { name: /Take the key back/ }).click()
  await minh.getByText('The key has been taken back.').waitFor()
  await expectAccessible(minh)
})
