/**
 * Our pages under the token files of two invented municipalities, one that knows only `--utrecht-*` and one
 * that knows only `--nl-*`, put after our own style sheet as their installation would.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessible, openJourney, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey.close())

type Followed = {
  readonly link: string
  readonly heading: { readonly color: string; readonly font: string }
  readonly button: { readonly back: string; readonly text: string; readonly radius: string }
  readonly box: { readonly edge: string; readonly radius: string }
}

const expected: Readonly<Record<string, Followed>> = {
  'utrecht-only': {
    link: 'rgb(110, 20, 90)',
    heading: { color: 'rgb(90, 15, 70)', font: 'monospace' },
    button: { back: 'rgb(110, 20, 90)', text: 'rgb(255, 250, 240)', radius: '3px' },
    box: { edge: 'rgb(120, 60, 100)', radius: '2px' },
  },
  'nl-only': {
    link: 'rgb(0, 70, 140)',
    heading: { color: 'rgb(0, 60, 120)', font: 'monospace' },
    button: { back: 'rgb(0, 70, 140)', text: 'rgb(240, 250, 255)', radius: '3px' },
    box: { edge: 'rgb(60, 90, 120)', radius: '2px' },
  },
}

async function under(theme: string, path: string): Promise<Page> {
  const page = await journey.visitor({ path: '/' })
  const css = readFileSync(new URL(`./foreign-tokens/${theme}.css`, import.meta.url), 'utf8')
  await page.route('**/assets/public.*.css', async (route) => {
    const ours = await route.fetch()
    await route.fulfill({ response: ours, body: `${await ours.text()}\n${css}` })
  })
  await page.goto(path)
  return page
}

test.each(Object.keys(expected))('%s: buttons, links, text boxes and headings follow', async (theme) => {
  const page = await under(theme, '/contact')
  const link = await page
    .locator('.cjg-article .nl-link, .cjg-prose a')
    .first()
    .evaluate((at) => getComputedStyle(at).color)
  const heading = await page.locator('h1').evaluate((at) => {
    const { color, fontFamily } = getComputedStyle(at)
    return { color, font: fontFamily }
  })
  await page.goto('/vraag')
  const button = await page
    .locator('.nl-button--primary')
    .first()
    .evaluate((at) => {
      const { backgroundColor, color, borderTopLeftRadius } = getComputedStyle(at)
      return { back: backgroundColor, text: color, radius: borderTopLeftRadius }
    })
  await page.goto('/terug')
  const box = await page
    .locator('.utrecht-textbox')
    .first()
    .evaluate((at) => {
      const { borderTopColor, borderTopLeftRadius } = getComputedStyle(at)
      return { edge: borderTopColor, radius: borderTopLeftRadius }
    })
  expect({ link, heading, button, box }).toEqual(expected[theme])
})

test.each(Object.keys(expected))('%s: nothing loses contrast, and what has the focus shows it', async (theme) => {
  const page = await under(theme, '/terug')
  await expectAccessible(page)
  await page.locator('.utrecht-textbox').first().focus()
  const outline = (): Promise<{ width: number; style: string; color: string }> =>
    page.evaluate(() => {
      const { outlineWidth, outlineStyle, outlineColor } = getComputedStyle(document.activeElement ?? document.body)
      return { width: Number.parseFloat(outlineWidth), style: outlineStyle, color: outlineColor }
    })
  const box = await outline()
  await page.keyboard.press('Tab')
  for (const { width, style, color } of [box, await outline()]) {
    expect(width).toBeGreaterThanOrEqual(2)
    expect([style, color]).toEqual(['solid', 'rgb(30, 30, 30)'])
  }
})
