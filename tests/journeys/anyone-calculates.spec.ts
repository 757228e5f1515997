import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, openJourney, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey.close())

const ready = (page: Page) => page.locator('[data-aid][data-ready]').waitFor()

async function fillInAGirl(page: Page): Promise<void> {
  await page.getByText('Meisje', { exact: true }).click()
  await page.getByLabel('Datum of leeftijd').fill('14 maanden')
  await page.getByLabel('Lengte (cm)').fill('76,3')
  await page.getByLabel('Gewicht (kg)').fill('9,4')
}

const addMeasurement = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Nog een meting' }).click()
  await page.locator('#v2-when').waitFor()
}

describe('with script', () => {
  test('a parent checks growth on the own device: after the modules nothing leaves it', async () => {
    const page = await journey.visitor({ path: '/rekenhulp/groei', width: 375 })
    await ready(page)
    await page.waitForLoadState('networkidle')
    const asked: string[] = []
    page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`))
    await page.getByText('Je rekent op je eigen toestel.').waitFor()
    expect(await page.getByText('Onze server rekent voor je.').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Reken uit' }).click()
    await page.getByRole('heading', { name: 'Nog 2 dingen' }).waitFor()
    expect(await page.title()).toMatch(/^Fout: Groei narekenen/)
    await fillInAGirl(page)
    await addMeasurement(page)
    await page.locator('#v2-when').fill('3 maanden')
    await page.locator('#v2-height').fill('60')
    await page.getByRole('button', { name: 'Reken uit' }).click()
    await page.getByRole('heading', { name: 'Zo groeit dit kind' }).waitFor()
    expect(await page.title()).toMatch(/^Groei narekenen/)
    await page.getByText('Lengte: 76,3 cm op de leeftijd van 14 maanden. Dat is gemiddeld voor de leeftijd.').first().waitFor()
    expect(await page.getByRole('img', { name: /Lengte naar leeftijd/ }).count()).toBe(1)
    expect(await page.locator('#v2-height').inputValue()).toBe('60')
    await page.getByText('Voor professionals').click()
    await page.getByText('Geen verwijsregel gaat op').first().waitFor()
    expect(asked).toEqual([])
    expect(new URL(page.url()).search).toBe('')
    await expectAccessible(page)
  })

  test('development and vaccinations are computed there too, in both languages', async () => {
    for (const [path, example, answer] of [
      ['/rekenhulp/ontwikkeling', 'Vul een voorbeeld in', 'Zo ontwikkelt dit kind zich'],
      ['/en/rekenhulp/ontwikkeling', 'Fill in an example', 'How this child develops'],
      ['/rekenhulp/vaccinaties', 'Vul een voorbeeld in', 'Het schema van dit kind'],
      ['/en/rekenhulp/vaccinaties', 'Fill in an example', 'The schedule of this child'],
      ['/en/rekenhulp/groei', 'Fill in an example', 'How this child grows'],
    ] as const) {
      const page = await journey.visitor({ path })
      await ready(page)
      await page.waitForLoadState('networkidle')
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.getByRole('button', { name: example }).click()
      await page.getByRole('heading', { name: answer }).waitFor()
      expect(asked, path).toEqual([])
      await page.close()
    }
  })

  test('what is typed stays text', async () => {
    const page = await journey.visitor({ path: '/rekenhulp/groei' })
    await ready(page)
    await page.getByLabel('Datum of leeftijd').fill('"><img src=x onerror=alert(1)>')
    await page.getByRole('button', { name: 'Reken uit' }).click()
    await page.getByRole('heading', { name: /Nog \d ding/ }).waitFor()
    expect(await page.locator('main img').count()).toBe(0)
    expect(await page.getByLabel('Datum of leeftijd').inputValue()).toBe('"><img src=x onerror=alert(1)>')
  })
})

describe('without script', () => {
  test('the server answers the same, says so, and the form keeps what was typed', async () => {
    const page = await journey.visitor({ path: '/rekenhulp/groei', javaScript: false, width: 375 })
    await page.getByText('Onze server rekent voor je.').waitFor()
    expect(await page.getByText('Je rekent op je eigen toestel.').isVisible()).toBe(false)
    await fillInAGirl(page)
    await addMeasurement(page)
    expect(await page.locator('#v1-height').inputValue()).toBe('76,3')
    await page.getByRole('button', { name: 'Reken uit' }).click()
    await page.getByText('Lengte: 76,3 cm op de leeftijd van 14 maanden. Dat is gemiddeld voor de leeftijd.').first().waitFor()
    expect(new URL(page.url()).search).toBe('')
  })

  test('faults come first, each with its field', async () => {
    const page = await journey.visitor({ path: '/rekenhulp/vaccinaties', javaScript: false })
    await page.getByRole('button', { name: 'Reken uit' }).click()
    await page.getByRole('heading', { name: 'Nog 1 ding' }).waitFor()
    expect(await page.title()).toMatch(/^Fout:/)
    await page.getByRole('link', { name: 'Geboortedatum: Vul dit in.' }).click()
    expect(new URL(page.url()).hash).toBe('#birth')
  })
})

test('by keyboard alone: choose, type, Enter, and read the answer', async () => {
  const page = await journey.visitor({ path: '/rekenhulp/groei' })
  await ready(page)
  await page.locator('#sex').focus()
  await page.keyboard.press('ArrowDown')
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '')
  for (let i = 0; i < 12 && (await focused()) !== 'v1-when'; i += 1) await page.keyboard.press('Tab')
  await page.keyboard.type('5 jaar')
  await page.keyboard.press('Tab')
  await page.keyboard.type('98')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Zo groeit dit kind' }).waitFor()
  expect(await focused()).toBe('answer')
  await page.getByText('veel kleiner dan de meeste kinderen').first().waitFor()
  for (let i = 0; i < 6 && !(await page.getByText('De regel zegt: verwijs').isVisible()); i += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement?.tagName === 'SUMMARY')) await page.keyboard.press('Enter')
  }
  expect(await page.getByText('De regel zegt: verwijs').isVisible()).toBe(true)
})

test('Enter in the age field of development computes, once the questions are there', async () => {
  const page = await journey.visitor({ path: '/rekenhulp/ontwikkeling' })
  await ready(page)
  await page.getByLabel('Hoe oud is het kind?').fill('14 maanden')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Wat kan het kind?' }).waitFor()
  await page.locator('#i-ddigmm066').check({ force: true })
  await page.getByLabel('Hoe oud is het kind?').press('Enter')
  await page.getByRole('heading', { name: 'Zo ontwikkelt dit kind zich' }).waitFor()
})

/** Wide in Dutch, on a phone in English, where words are as long; the empty forms are looked at both ways with the other pages. */
const pages = ['groei', 'ontwikkeling', 'vaccinaties'].flatMap((part) => [
  [`/rekenhulp/${part}`, 1280] as const,
  [`/en/rekenhulp/${part}`, 375] as const,
])

test.each(pages)('the answer and the faults of %s are accessible and fit in %d', async (path, width) => {
  const page = await journey.visitor({ path, width })
  await ready(page)
  await page.locator('button[value=example]').click()
  await page.locator('#answer').waitFor()
  await page.evaluate(() => document.querySelectorAll<HTMLDetailsElement>('.cjg-fold').forEach((fold) => (fold.open = true)))
  await expectAccessible(page)
  await page.reload()
  await ready(page)
  await page.locator('[data-aid] button').first().click()
  await page.locator('.cjg-error-summary').waitFor()
  await expectAccessible(page)
})

test('a visitor finds the calculators from the entrance for who works with children', async () => {
  const page = await journey.visitor({ path: '/werken-met-kinderen', width: 375 })
  await page
    .getByRole('main')
    .getByRole('link', { name: /Rekenhulp/ })
    .click()
  await page.getByRole('link', { name: /Groei/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Groei narekenen' }).waitFor()
})
