import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkTheme, themeStyle } from './centre-theme.ts'
import { contrast, failingPairs, pairs, readTokens } from './contrast.ts'

const read = (name: string) => readTokens(readFileSync(new URL(`./${name}.css`, import.meta.url), 'utf8'))
const light = read('tokens')
const dark = { ...light, ...read('dark') }

describe('our own colours', () => {
  test('black on white is 21, a colour on itself 1, whichever way round', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), fc.integer({ min: 0, max: 0xffffff }), (a, b) => {
        const [one, other] = [a, b].map((value) => `#${value.toString(16).padStart(6, '0')}`)
        expect(contrast(one ?? '', other ?? '')).toBeCloseTo(contrast(other ?? '', one ?? ''), 9)
        expect(contrast(one ?? '', one ?? '')).toBe(1)
      }),
    )
  })

  test.each([
    ['light', light],
    ['dark', dark],
  ])('every pair reaches its limit, %s', (_, tokens) => {
    expect(failingPairs(tokens)).toEqual([])
  })

  test('every colour of a pair exists', () => {
    for (const { front, back } of pairs) expect([light[front], light[back]]).toEqual([expect.any(String), expect.any(String)])
  })

  test.each([
    ['ink', 'surface', 14.1],
    ['ink', 'stone', 12.9],
    ['ink', 'sky', 11.5],
    ['ink-soft', 'surface', 6.8],
    ['ink-soft', 'peach', 5.6],
    ['ink', 'stone-100', 11.7],
    ['edge', 'surface', 4.5],
    ['edge', 'stone', 4.1],
    ['on-action', 'action', 8.2],
    ['on-action', 'action-deep', 11.0],
    ['action', 'stone', 7.5],
    ['ink', 'green-100', 11.4],
    ['action', 'green-50', 7.4],
    ['on-sun', 'sun', 9.2],
    ['ink', 'sun-100', 12.5],
    ['on-night-soft', 'night-bar', 9.2],
    ['youth', 'youth-100', 7.3],
    ['draw-white', 'brick', 6.0],
    ['ink', 'pink', 9.7],
    ['ink', 'mint', 10.1],
    ['ink', 'slab', 8.7],
    ['danger', 'danger-fill', 6.1],
    ['warn', 'warn-fill', 5.9],
    ['ok', 'ok-fill', 5.7],
    ['info', 'info-fill', 6.4],
    ['internal', 'internal-fill', 7.1],
  ])('%s on %s is %d, as the design says', (front, back, expected) => {
    expect(contrast(light[front] ?? '', light[back] ?? '')).toBeCloseTo(expected, 0.9)
  })
})

describe('a theme of a centre', () => {
  test('another green is accepted and becomes a class', () => {
    const wish = { action: '#0b5394', 'action-deep': '#073763', 'radius-card': '4px' }
    expect(checkTheme(light, wish)).toEqual({ ok: true, value: wish })
    expect(themeStyle('theme-lindewaard', wish)).toBe(
      '.theme-lindewaard{--cjg-action:#0b5394;--cjg-action-deep:#073763;--cjg-radius-card:4px}\n',
    )
  })

  test('a light action is refused with the pair named, worst first', () => {
    const checked = checkTheme(light, { action: '#8fd9c4' })
    expect(checked).toMatchObject({ ok: false, error: { kind: 'too-little-contrast' } })
    const failing = !checked.ok && checked.error.kind === 'too-little-contrast' ? checked.error.pairs : []
    expect(failing).toContainEqual({ front: 'on-action', back: 'action', least: 4.5, ratio: expect.closeTo(1.6, 1) as number })
    expect(failing.map(({ ratio }) => ratio)).toEqual(failing.map(({ ratio }) => ratio).toSorted((a, b) => a - b))
  })

  test.each(['ink', 'surface', 'danger', 'target', 'font-size', '__proto__', 'constructor'])('%s is not a centre’s to set', (name) => {
    const wish = Object.fromEntries([[name, '#000000']])
    expect(checkTheme(light, wish)).toEqual({ ok: false, error: { kind: 'not-yours-to-set', names: [name] } })
  })

  test.each([
    ['action', 'red'],
    ['action', '#fff'],
    ['action', '#17594e;} body{display:none'],
    ['radius-card', '25px'],
    ['radius-card', '1em'],
    ['font-text', "'Comic', url(https://example.org)"],
  ])('%s: %s is not a value', (name, value) => {
    expect(checkTheme(light, { [name]: value })).toEqual({ ok: false, error: { kind: 'not-a-value', names: [name] } })
  })

  test('whatever is accepted can be read', () => {
    const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('action', 'action-deep', 'youth', 'brick', 'sky'), colour), (wish) => {
        const checked = checkTheme(light, wish)
        if (checked.ok) expect(failingPairs({ ...light, ...checked.value })).toEqual([])
      }),
    )
  })
})
