import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lanesOf, type Bar } from './lanes.ts'

test.each<[string, readonly Bar[], number[]]>([
  [
    'bars that do not meet share a lane',
    [
      { tops: [10], bottoms: [0, 20] },
      { tops: [60], bottoms: [50, 70] },
    ],
    [0, 0],
  ],
  [
    'of two that meet, the one whose child hangs in the other runs lower',
    [
      { tops: [0], bottoms: [40] },
      { tops: [20], bottoms: [60] },
    ],
    [1, 0],
  ],
  ['nothing', [], []],
])('%s', (_, bars, lanes) => expect(lanesOf(bars)).toEqual(lanes))

test('no two bars lie on each other', () => {
  const ends = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(fc.record({ tops: ends, bottoms: ends }), { maxLength: 8 }), (bars) => {
      const lanes = lanesOf(bars)
      for (const [i, one] of bars.entries())
        for (const [j, other] of bars.slice(0, i).entries()) {
          if (lanes[i] !== lanes[j]) continue
          const [a, b] = [
            [...one.tops, ...one.bottoms],
            [...other.tops, ...other.bottoms],
          ]
          expect(Math.max(...a) < Math.min(...b) || Math.max(...b) < Math.min(...a)).toBe(true)
        }
    }),
  )
})
