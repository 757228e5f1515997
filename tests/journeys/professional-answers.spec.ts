import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askQuestion, comeBack, expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey.close())

describe.each([
  ['with script', true],
  ['without script', false],
])('%s', (name, javaScript) => {
  test('a parent asks, a professional answers, the parent returns, rates and replies', async () => {
    const question = `Mijn kind slaapt slecht, ${name}. Wat helpt?`
    const parent = await journey.visitor({ javaScript, width: 375 })
    const code = await askQuestion(parent, question)
    const sanne = await journey.visitor({ javaScript })
    await signInAs(sanne, 'Sanne de Wit')
    await sanne.goto('/werkplek/vragen')
    await sanne
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click()
    await sanne.getByRole('button', { name: 'Pak op' }).first().click()
    await sanne.getByText('Deze vraag is nu van jou.').waitFor()
    await sanne.locator('#answer-text').fill('Goed dat je dit vraagt. Een vast ritme helpt.')
    await sanne.getByRole('button', { name: 'Verstuur antwoord' }).click()
    await sanne.getByText('Je antwoord is verstuurd.').waitFor()
    await comeBack(parent, code)
    await parent.getByText('Een vast ritme helpt.').waitFor()
    await parent.getByText('Sanne, jeugdverpleegkundige').first().waitFor()
    await parent.getByText('Wie las mee: Sanne (jeugdverpleegkundige).').waitFor()
    await parent.getByRole('button', { name: 'Een beetje' }).click()
    await parent.getByText('Dank je. Daar leren wij van.').waitFor()
    await parent.getByLabel('Wat wil je nog zeggen?').fill('En als hij wakker wordt?')
    await parent.getByRole('button', { name: 'Verstuur' }).click()
    await parent.getByText('Je bericht is verstuurd.').waitFor()
    await sanne.reload()
    await sanne.getByText('En als hij wakker wordt?').waitFor()
  })
})

test('two professionals at once: the second hears what happened and keeps the own text', async () => {
  const parent = await journey.visitor()
  await askQuestion(parent, 'Samen tegelijk antwoord geven?')
  const [sanne, bilal] = [await journey.visitor(), await journey.visitor()]
  await signInAs(sanne, 'Sanne de Wit')
  await signInAs(bilal, 'Bilal Kaya')
  for (const page of [sanne, bilal]) {
    await page.goto('/werkplek/vragen')
    await page
      .getByRole('link', { name: /Samen tegelijk/ })
      .first()
      .click()
    await page.locator('#answer-text').waitFor()
  }
  await sanne.locator('#answer-text').fill('Antwoord van Sanne')
  await bilal.locator('#answer-text').fill('Antwoord van Bilal')
  await sanne.getByRole('button', { name: 'Verstuur antwoord' }).click()
  await sanne.getByText('Je antwoord is verstuurd.').waitFor()
  await bilal.getByRole('button', { name: 'Verstuur antwoord' }).click()
  await bilal
    .getByText(/niets verloren/)
    .first()
    .waitFor()
  await bilal.getByText('Antwoord van Sanne').first().waitFor()
  expect(await bilal.locator('#answer-text').inputValue()).toBe('Antwoord van Bilal')
  await expectAccessible(bilal)
})

test('what is not allowed and what does not exist look the same; a manager sees no questions', async () => {
  const mieke = await journey.visitor()
  await signInAs(mieke, 'Mieke Baas')
  const pages: string[] = []
  for (const path of ['/werkplek/vragen', '/werkplek/vragen/01990000-0000-7000-8000-000000000000', '/werkplek/vragen/zomaar']) {
    const answer = await mieke.goto(path)
    expect(answer?.status()).toBe(404)
    pages.push(await mieke.locator('main').innerHTML())
  }
  expect(new Set(pages).size).toBe(1)
})

test('signing out ends the session; the workplace then asks to sign in', async () => {
  const bilal = await journey.visitor()
  await signInAs(bilal, 'Bilal Kaya')
  await bilal.locator('.cjg-account > summary').click()
  await bilal.getByRole('button', { name: 'Uitloggen', exact: true }).click()
  await bilal.goto('/werkplek/vragen')
  expect(new URL(bilal.url()).pathname).toBe('/inloggen')
})

test('every page of the workplace, wide and on a phone, in both languages, empty and in use', async () => {
  const parent = await journey.visitor()
  await askQuestion(parent, 'Ik durf niet naar huis, hij slaat mij. Wat nu?').catch(async () => {
    // The numbers for danger came first: go on from there.
    await parent.getByRole('button', { name: 'Verder' }).click()
  })
  for (const width of [1280, 375]) {
    const page = await journey.visitor({ width })
    // So high that the tabs at the bottom, which stay in sight, cover no half of a link: who reads scrolls it free.
    await page.setViewportSize({ width, height: 4000 })
    await signInAs(page, 'Sanne de Wit')
    for (const path of ['/werkplek', '/werkplek/vragen', '/werkplek/vragen?toon=klaar', '/werkplek/vragen?toon=wacht-op-vrager'])
      for (const language of ['', '/en']) {
        await page.goto(language + path)
        await expectAccessible(page)
      }
    await page.goto('/werkplek/vragen')
    await page.locator('.cjg-inbox__rows a').first().click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Verstuur antwoord' }).click()
    await page.getByText('Schrijf eerst je antwoord.').first().waitFor()
    await expectAccessible(page)
  }
})
