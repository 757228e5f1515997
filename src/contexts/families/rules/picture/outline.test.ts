import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outlineOf, type Point, type Rect } from './outline.ts'

const rect = (left: number, top: number, right: number, bottom: number): Rect => ({ left, top, right, bottom })

test.each<[string, readonly Rect[], number[]]>([
  ['one box', [rect(0, 0, 2, 2)], [4]],
  ['two beside each other become one', [rect(0, 0, 2, 2), rect(2, 0, 4, 2)], [4]],
  ['a step', [rect(0, 0, 2, 2), rect(0, 2, 4, 4)], [6]],
  ['two apart', [rect(0, 0, 1, 1), rect(3, 3, 4, 4)], [4, 4]],
  ['two that touch in a corner stay two', [rect(0, 0, 1, 1), rect(1, 1, 2, 2)], [4, 4]],
  ['a ring has a line inside too', [rect(0, 0, 3, 1), rect(0, 2, 3, 3), rect(0, 0, 1, 3), rect(2, 0, 3, 3)], [4, 4]],
  ['nothing', [], []],
])('%s', (_, rects, corners) => expect(outlineOf(rects).map((loop) => loop.length)).toEqual(corners))

/** By the shoelace formula; a line the other way round counts as a hole. */
const area = (loop: readonly Point[]): number =>
  loop.reduce((sum, [x, y], i) => {
    const [nx, ny] = loop[(i + 1) % loop.length] ?? [0, 0]
    return sum + (x * ny - nx * y) / 2
  }, 0)

test('the line holds exactly the area of the boxes', () => {
  const side = fc.integer({ min: 0, max: 7 })
  const box = fc
    .tuple(side, side, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .map(([x, y, w, h]) => rect(x, y, x + w, y + h))
  fc.assert(
    fc.property(fc.array(box, { maxLength: 6 }), (boxes) => {
      let covered = 0
      for (let x = 0; x < 12; x += 1)
        for (let y = 0; y < 12; y += 1)
          if (boxes.some(({ left, top, right, bottom }) => left <= x && x < right && top <= y && y < bottom)) covered += 1
      expect(outlineOf(boxes).reduce((sum, loop) => sum + area(loop), 0)).toBe(covered)
    }),
  )
})
