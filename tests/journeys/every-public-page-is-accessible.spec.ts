import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeAccessibilityReport } from './accessibility-report.ts'
import { askQuestion, comeBack, expectAccessible, openJourney, type Journey } from './journey.ts'
import { publicPages, widths } from './public-pages.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(async () => {
  await journey.close()
  if (process.env['ACCESSIBILITY_REPORT'] === '1') writeAccessibilityReport()
})

test.each(publicPages.flatMap((path) => [path, `/en${path === '/' ? '' : path}`]))('%s, wide and on a phone', async (path) => {
  const page = await journey.visitor({ path, width: widths[0] })
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page)
  }
  await page.context().close()
})

test('the steps of asking, their warnings and errors, the key and the conversation', async () => {
  for (const width of widths) {
    const page = await journey.visitor({ path: '/vraag', width })
    await page.getByRole('button', { name: 'Verder' }).click()
    await expectAccessible(page)
    await page.getByLabel('Wat wil je vragen of vertellen?').fill('Ik durf niet naar huis. Bel 06 1234 5678.')
    await page.getByRole('button', { name: 'Verder' }).click()
    await expectAccessible(page)
    const code = await askQuestion(page, 'Mijn kind van 4 droomt veel.')
    await expectAccessible(page)
    await comeBack(page, 'AAAA')
    await expectAccessible(page)
    await comeBack(page, code)
    await page.getByText('Mijn kind van 4 droomt veel.').waitFor()
    await expectAccessible(page)
    for (const link of ['Vraag een afspraak', 'Wis mijn gesprek']) {
      await page.goto('/gesprek')
      await page.getByRole('link', { name: link }).click()
      await expectAccessible(page)
    }
    await page.goto('/zoeken')
    await page.getByLabel('Waar gaat je vraag over?').first().fill('boos')
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    await expectAccessible(page)
  }
})

async function expectBothAccessible(page: Page, path: string): Promise<void> {
  for (const address of [path, `/en${path}`]) {
    await page.goto(address)
    expect(new URL(page.url()).pathname).toBe(address)
    await expectAccessible(page)
  }
}

test.each(widths)('the own pages of an asker, in both languages, %i wide', async (width) => {
  const page = await journey.visitor({ width })
  await comeBack(page, await askQuestion(page, `Mijn dochter van ${width === 375 ? 5 : 6} wil niet naar school.`))
  for (const path of ['/gesprek', '/gesprek/account', '/gesprek/afspraak', '/gesprek/wissen']) await expectBothAccessible(page, path)
  await page.context().close()
})

test.each(widths)('the own pages of a resident, in both languages, %i wide', async (width) => {
  const page = await journey.visitor({ width, path: '/mijn/inloggen' })
  await page.getByRole('link', { name: 'Inloggen met de inlogdienst' }).click()
  await page.getByRole('button', { name: /Samira Haddou/ }).click()
  await page.waitForURL('**/mijn')
  for (const path of ['/mijn', '/mijn/gesprekken', '/mijn/dossier', '/mijn/dossier/sleutel', '/mijn/wissen'])
    await expectBothAccessible(page, path)
  await page.context().close()
})

test('a public page sends nothing to anybody else, and stays small', async () => {
  const page = await journey.visitor({ path: '/vraag' })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  expect(asked.filter((url) => !url.startsWith(journey.url))).toEqual([])
  expect(asked.length).toBeLessThanOrEqual(10)
})
