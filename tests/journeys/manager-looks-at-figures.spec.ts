/** A manager sees how many children had their jabs, where fewer did, and why some neighbourhoods are told together. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readClock } from '#platform/time.ts'
import { fillFigures } from '../../src/demo/health/figures.server.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey.close())

test('from nothing counted yet to one question by area, and the same in a file', async () => {
  const page = await journey.visitor()
  await signInAs(page, 'Mieke Baas')
  await page.getByRole('link', { name: 'Cijfers' }).first().click()
  await page.getByRole('heading', { name: 'Er zijn nog geen cijfers' }).waitFor()
  await expectAccessible(page)

  await fillFigures({ db: journey.database.db, clock: readClock })
  await page.reload()
  await page.getByText('Deze cijfers zijn verzonnen').waitFor()
  await page.getByRole('link', { name: 'BMR, 2 jaar' }).click()
  const areas = page.getByRole('table', { name: 'BMR, 2 jaar: per gebied' })
  await areas
    .getByRole('rowheader', { name: /\d{4} samen$/ })
    .first()
    .waitFor()
  for (const text of await areas.getByRole('row').allInnerTexts()) {
    const [, yes, of] = /([\d.]+) van ([\d.]+)/.exec(text) ?? []
    if (yes !== undefined && of !== undefined) expect([text, Math.min(Number(yes), Number(of) - Number(yes)) >= 5]).toEqual([text, true])
  }
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Groei' }).click()
  await page.getByRole('heading', { name: /Gemeten, 6 jaar: per gebied/ }).waitFor()
  await expectAccessible(page)

  const file = await page.request.get('/werkplek/cijfers/bestand')
  expect(file.headers()['content-type']).toContain('text/csv')
  expect((await file.text()).split('\r\n').length).toBeGreaterThan(50)

  const phone = await journey.visitor({ width: 375 })
  await signInAs(phone, 'Mieke Baas')
  await phone.goto('/en/werkplek/cijfers?thema=groei&vraag=overweight-6')
  await phone.getByRole('heading', { name: /Overweight or obesity, 6 years: by area/ }).waitFor()
  await expectAccessible(phone)
})
