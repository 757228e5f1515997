import { afterAll, beforeAll, expect, test } from 'vitest'
import { comeBack, expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey.close())

test('somebody calls: the desk enters the question and hands over a key that works once, without script on a phone too', async () => {
  const bilal = await journey.visitor({ width: 375, javaScript: false })
  await signInAs(bilal, 'Bilal Kaya')
  await bilal.getByRole('link', { name: 'Invoeren' }).click()
  await bilal.getByRole('button', { name: 'Voer in' }).click()
  await bilal.getByRole('link', { name: 'Kies hoe de vraag binnenkwam.' }).waitFor()
  await bilal.getByText('Aan de telefoon').click()
  const text = bilal.getByLabel('De vraag, in de woorden van de persoon')
  await text.fill('Mijn kind bijt. Bel mij op 06 1234 5678.')
  await bilal.getByRole('button', { name: 'Voer in' }).click()
  await bilal.getByText('Er staan persoonlijke gegevens in').waitFor()
  expect(await text.inputValue()).toContain('06 1234 5678')
  await bilal.getByRole('button', { name: 'Haal het weg en voer in' }).click()
  await bilal.getByRole('heading', { name: 'Geef deze sleutel mee' }).waitFor()
  const handed = (await bilal.locator('.cjg-key__signs').allTextContents()).join(' ')
  const parent = await journey.visitor({ width: 375, javaScript: false })
  await comeBack(parent, handed)
  await parent.getByText('Dit is je eigen sleutel').first().waitFor()
  const own = (await parent.locator('.cjg-key__signs').allTextContents()).join(' ')
  await parent.getByRole('link', { name: 'Naar mijn gesprek' }).click()
  await parent.getByText('Mijn kind bijt. Bel mij op [telefoonnummer weggehaald].').waitFor()
  const curious = await journey.visitor()
  await comeBack(curious, handed)
  await curious.getByText('Wij vinden geen gesprek bij deze code').first().waitFor()
  await comeBack(curious, own)
  await curious.getByText('Mijn kind bijt.').first().waitFor()
})

test.each([1280, 375])('entering and the look are accessible and never scroll sideways, %i wide', async (width) => {
  const bilal = await journey.visitor({ width })
  // So high that no field lies half under the bar of tabs: axe sees one moment of scrolling, a person scrolls on.
  await bilal.setViewportSize({ width, height: 2400 })
  await signInAs(bilal, 'Bilal Kaya')
  for (const path of ['/werkplek/invoeren', '/en/werkplek/invoeren']) {
    await bilal.goto(path)
    await expectAccessible(bilal)
  }
  await bilal.locator('button[value=save]').click()
  await expectAccessible(bilal)
  await bilal.locator('label[for=channel]').click()
  await bilal.locator('#text').fill('Hij slaat mij. Ik durf niet naar huis. Bel 06 1234 5678.')
  await bilal.locator('button[value=save]').click()
  await expectAccessible(bilal)
  await bilal.locator('button[value=keep]').click()
  await bilal.locator('.cjg-key').waitFor()
  await expectAccessible(bilal)
  const minh = await journey.visitor({ width })
  await minh.setViewportSize({ width, height: 6000 })
  await signInAs(minh, 'Minh Tran')
  for (const path of ['/en/werkplek/uiterlijk', '/werkplek/uiterlijk']) {
    await minh.goto(path)
    await expectAccessible(minh)
  }
  await minh.locator('#action').fill('#8fd9c4')
  await minh.getByRole('button', { name: 'Bewaar' }).click()
  await minh.getByText('is niet goed te lezen').first().waitFor()
  expect(await minh.locator('#action').inputValue()).toBe('#8fd9c4')
  await expectAccessible(minh)
})
