import { afterAll, beforeAll, expect, test } from 'vitest'
import { askQuestion, comeBack, expectAccessible, openJourney, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey.close())

/** One with drawings, one that is sensitive, and one that is there in Dutch only. */
const slugs = ['mijn-kind-luistert-niet-of-is-boos', 'waar-kan-ik-wonen-of-slapen', 'mijn-baby-huilt-veel']
const paths = [
  '/',
  '/ouders',
  '/jongeren',
  '/werken-met-kinderen',
  '/onderwerpen',
  '/onderwerpen?voor=parents&leeftijd=1-4',
  '/leeftijd',
  ...slugs.map((slug) => `/onderwerpen/${slug}`),
  '/zoeken',
  '/contact',
  '/privacy',
  '/sleutel',
  '/snel-weg',
  '/vraag',
  '/terug',
  '/inloggen',
  '/bestaat-niet',
  '/dev/mail',
]

test.each(paths.flatMap((path) => [path, `/en${path === '/' ? '' : path}`]))('%s, wide and on a phone', async (path) => {
  for (const width of [1280, 375]) {
    const page = await journey.visitor({ path, width })
    await expectAccessible(page)
    await page.close()
  }
})

test('the steps of asking, their warnings and errors, the key and the conversation', async () => {
  for (const width of [1280, 375]) {
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

test('a public page sends nothing to anybody else, and stays small', async () => {
  const page = await journey.visitor({ path: '/vraag' })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  expect(asked.filter((url) => !url.startsWith(journey.url))).toEqual([])
  expect(asked.length).toBeLessThanOrEqual(10)
})
