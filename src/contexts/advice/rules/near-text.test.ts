import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differentBits, isNear, markOf, textFeatures } from './near-text.ts'

const mark = (text: string): Uint8Array =>
  markOf(textFeatures(text).map((feature) => createHash('sha256').update(feature).digest().subarray(0, 16)))

const story =
  'Jullie zijn een stelletje oplichters en ik ga iedereen op school vertellen dat niemand hier ooit iets moet vragen want jullie doen niets'

test.each([
  ['another number', 'Koop nu 17 horloges!', 'koop NU 18 horloges'],
  ['a word changed', story, story.replace('oplichters', 'bedriegers')],
  ['a word in front', story, `Hallo ${story}`],
  ['a word less', story, story.replace(' ooit', '')],
])('nearly the same: %s', (_what, one, other) => {
  expect(isNear(mark(one), mark(other))).toBe(true)
})

test.each([
  ['Mijn kind slaapt slecht, wat kan ik doen?', 'Mijn kind eet slecht, wat moet ik nu doen?'],
  ['Mijn dochter van 3 wil niet eten.', 'Mijn zoon van 13 wil niet naar school.'],
  ['Hoi', 'Help'],
  ['🧸', '🎉'],
  ['112', '113'],
])('two questions, not one text: %s - %s', (one, other) => {
  expect(isNear(mark(one), mark(other))).toBe(false)
})

test('a text is always near itself, likeness has no direction, and numbers do not count', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(differentBits(mark(a), mark(a))).toBe(0)
      expect(differentBits(mark(a), mark(b))).toBe(differentBits(mark(b), mark(a)))
    }),
  )
  fc.assert(fc.property(fc.nat(), (n) => isNear(mark(`Koop nu ${n}`), mark('Koop nu'))))
})
