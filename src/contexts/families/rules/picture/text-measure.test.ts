import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textWidth, wrapText } from './text-measure.ts'

/** Measured at 14 px, bold, in Atkinson Hyperlegible Next (Latin), Vazirmatn (Arabic) and Source Sans 3 (Cyrillic). */
test.each([
  ['Mila', 28.5],
  ['William', 49.4],
  ['Wolfeschlegelsteinhausen', 171.3],
  ['MMMM', 48.1],
  ['iiii', 16.8],
  ['QQQQ', 42.4],
  ['Żółćęśąźń', 77.1],
  ['Олександр', 89.9],
  ['محمد عبد الرحمن', 119.2],
  ['王小明', 25.2],
])('%s is thought at least as wide as a browser draws it', (text, drawn) => expect(textWidth(text, 14)).toBeGreaterThanOrEqual(drawn))

describe('breaking', () => {
  test.each([
    ['Sem', 80, ['Sem']],
    ['Oma van der Berg', 80, ['Oma van', 'der Berg']],
    ['Anna-Sophie', 70, ['Anna-', 'Sophie']],
    ['Wolfeschlegelsteinhausen', 84, ['Wolfeschle', 'gelsteinha', 'usen']],
    ['', 80, []],
    ['  ', 80, []],
  ])('%s within %d', (text, most, lines) => expect(wrapText(text, 14, most)).toEqual(lines))

  test('loses no sign but spaces, and keeps lines within the width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 30, max: 200 }), (text, most) => {
        const lines = wrapText(text, 14, most)
        expect(lines.join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''))
        for (const line of lines) expect(textWidth(line, 14)).toBeLessThanOrEqual(most)
      }),
    )
  })
})
