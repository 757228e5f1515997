import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standsTogether } from './flood.ts'

const none: readonly string[] = []

test.each([
  [0, 0, false, false],
  [2, 11, false, false],
  [3, 0, true, false],
  [0, 12, false, true],
  [40, 99, true, true],
])('after %i of one text and %i from one source: by text %s, by source %s', (ofText, ofSource, byText, bySource) => {
  expect(standsTogether({ ofText, ofSource, urgencyReasons: none })).toEqual({ byText, bySource })
})

test('words of danger never stand behind another question, whatever the flood', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (ofText, ofSource) => {
      expect(standsTogether({ ofText, ofSource, urgencyReasons: ['violence'] })).toEqual({ byText: false, bySource: false })
    }),
  )
})
