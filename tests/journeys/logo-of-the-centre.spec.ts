import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vlietstadLogo } from '../../src/demo/vlietstad-logo.server.ts'
import { setLogo } from '../../src/contexts/access/use-cases/set-logo.server.ts'
import { aContext } from '../builders/centres.ts'
import { aPng } from '../builders/logo.ts'
import { expectAccessible, openJourney, signInAs, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey.close())

const png = (buffer: Uint8Array, name = 'logo.png') => ({ name, mimeType: 'image/png', buffer: Buffer.from(buffer) })

/** As a browser writes one: with a canvas, a colour profile and clear parts. */
async function aWebp(page: Page) {
  const url = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 90 })
    canvas.getContext('2d')?.fillRect(20, 20, 200, 40)
    return canvas.toDataURL('image/webp', 0.8)
  })
  return { name: 'logo.webp', mimeType: 'image/webp', buffer: Buffer.from(url.split(',')[1] ?? '', 'base64') }
}

/** Waits for it to be drawn; how large it stands on the screen. */
async function logoOn(page: Page, within = '.cjg-header'): Promise<{ width: number; height: number }> {
  const image = page.locator(`${within} .cjg-logo__image`)
  await image.evaluate((one) => (one as HTMLImageElement).decode())
  return (await image.boundingBox()) ?? { width: 0, height: 0 }
}

async function openLook(width: number, javaScript = true): Promise<Page> {
  const minh = await journey.visitor({ width, javaScript })
  // So high that no field lies half under the bar of tabs.
  await minh.setViewportSize({ width, height: 6000 })
  await signInAs(minh, 'Minh Tran')
  await minh.goto('/werkplek/uiterlijk')
  return minh
}

test.each([
  [375, false],
  [1280, true],
] as const)(
  'an administrator puts up a logo, %i wide: a wrong file is refused with the words kept, and it comes and goes',
  async (width, script) => {
    const minh = await openLook(width, script)
    await minh.getByLabel('Wat er op het logo staat, in het Nederlands').fill('Opvoedpunt Hier')
    await minh.getByLabel('Wat er op het logo staat, in het Engels').fill('Parenting point Here')
    await minh.getByLabel('Het plaatje').setInputFiles(png(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')))
    await minh.getByRole('button', { name: 'Plaats het logo' }).click()
    await minh.getByRole('link', { name: 'Dit is een SVG.' }).waitFor()
    expect(await minh.getByLabel('Wat er op het logo staat, in het Nederlands').inputValue()).toBe('Opvoedpunt Hier')
    expect(await minh.getByLabel('Wat er op het logo staat, in het Engels').inputValue()).toBe('Parenting point Here')
    if (script) await expectAccessible(minh)
    await minh.getByLabel('Het plaatje').setInputFiles(png(Buffer.alloc(6 * 1024 * 1024)))
    await minh.getByRole('button', { name: 'Plaats het logo' }).click()
    await minh.getByRole('link', { name: 'Dit bestand is groter dan 2 MB.' }).waitFor()
    expect(await minh.getByLabel('Wat er op het logo staat, in het Nederlands').inputValue()).toBe('Opvoedpunt Hier')
    await minh.getByLabel('Het plaatje').setInputFiles(script ? await aWebp(minh) : png(vlietstadLogo()))
    await minh.getByRole('button', { name: 'Plaats het logo' }).click()
    await minh.getByText('Het logo staat er.').waitFor()
    await logoOn(minh, '.cjg-work-bar')
    if (script) await expectAccessible(minh)
    const visitor = await journey.visitor({ width })
    await visitor.getByRole('banner').getByRole('link', { name: 'Opvoedpunt Hier, naar de startpagina' }).waitFor()
    const { width: wide, height } = await logoOn(visitor)
    expect([wide > 90, height >= 44]).toEqual([true, true])
    await expectAccessible(visitor)
    await minh.getByRole('button', { name: 'Haal het logo weg' }).click()
    await minh.getByText('Het logo is weg.').waitFor()
    await visitor.reload()
    await visitor.getByRole('banner').getByRole('link', { name: 'CJG hier, naar de startpagina' }).waitFor()
  },
)

const shapes = [
  ['very wide', { width: 2400, height: 40 }],
  ['very tall', { width: 40, height: 2400 }],
  ['as good as square', { width: 300, height: 280 }],
] as const

test('a logo of any shape stays within the header, and nothing shifts when it comes', async () => {
  const { database, centres, app } = journey
  const visitors = new Map<number, Page>()
  for (const width of [320, 1280]) visitors.set(width, await journey.visitor({ width, path: '/contact' }))
  let seen: string | null = null
  for (const [shape, size] of shapes) {
    const wish = { image: aPng(size), alt: { nl: 'Opvoedpunt Hier', en: 'Parenting point Here' } }
    const set = await setLogo(aContext(database.db, centres.here, { kind: 'system', name: 'test' }), wish, seen)
    if (!set.ok) throw new Error(`No logo that is ${shape}`)
    seen = set.value.hash
    app.parts.centres.forget()
    for (const [width, visitor] of visitors) {
      // While the picture is still on its way, its place is as large.
      await visitor.route('**/logo/*', () => {})
      await visitor.goto('/contact', { waitUntil: 'domcontentloaded' })
      const coming = await visitor.locator('.cjg-header .cjg-logo__image').boundingBox()
      await visitor.unrouteAll({ behavior: 'ignoreErrors' })
      await visitor.goto('/contact')
      const there = await logoOn(visitor)
      expect([coming?.width, coming?.height], `${shape}, ${width}`).toEqual([there.width, there.height])
      const header = await visitor.locator('.cjg-header__row').boundingBox()
      expect([there.width <= 240, there.height <= 56, (header?.height ?? 0) <= 80], `${shape}, ${width}`).toEqual([true, true, true])
      const link = await visitor.locator('.cjg-header .cjg-logo').boundingBox()
      expect([(link?.width ?? 0) >= 44, (link?.height ?? 0) >= 44], `${shape}, ${width}`).toEqual([true, true])
      await expectAccessible(visitor)
    }
  }
})
