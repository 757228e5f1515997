import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestHalves, compoundHalves, slipsOf, weigh, worthShowing } from './search-terms.ts'

const shares = new Map([
  ['kind', 1],
  ['pesten', 0.1],
  ['slaap', 0.2],
  ['gebrek', 0.01],
  ['scheiding', 0.1],
  ['verdriet', 0.1],
])

describe('weighing', () => {
  test('a rare word is worth more than one that stands in every text', () => {
    const worth = (word: string): number => weigh({ typed: word, alternatives: [word] }, shares)[0]?.weight ?? Number.NaN
    expect(worth('pesten')).toBeGreaterThan(worth('kind') * 2)
    expect(worth('onbekend')).toBe(1)
  })

  test('what was typed counts for itself, what stands for it together and for less', () => {
    const [typed, others] = weigh({ typed: 'mobbing', alternatives: ['mobbing', 'pesten', 'gepest'] }, new Map())
    expect(typed).toEqual({ wanted: [{ word: 'mobbing', isBeginning: true }], weight: 1 })
    expect(others).toEqual({
      wanted: [
        { word: 'pesten', isBeginning: true },
        { word: 'gepest', isBeginning: true },
      ],
      weight: 0.7,
    })
  })

  test('only what comes near the best is shown', () => {
    expect(worthShowing([{ rank: 1 }, { rank: 0.3 }, { rank: 0.2 }])).toEqual([{ rank: 1 }, { rank: 0.3 }])
    expect(worthShowing([])).toEqual([])
  })
})

describe('compounds', () => {
  test.each([
    ['slaapgebrek', ['slaap', 'gebrek']],
    ['scheidingsverdriet', ['scheiding', 'verdriet']],
  ])('%s is cut in two known halves', (word, parts) => {
    expect(bestHalves(word, shares)).toEqual({ whole: true, parts })
  })

  test('one known half is better than none', () => {
    expect(bestHalves('slaapfluit', shares)).toEqual({ whole: false, parts: ['slaap'] })
    expect(bestHalves('fluitketel', shares)).toEqual({ whole: false, parts: [] })
  })

  test('halves come from the word, and none is shorter than four letters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,40}$/), (word) => {
        for (const [first, second] of compoundHalves(word)) {
          expect(word.startsWith(first)).toBe(true)
          expect(word.endsWith(second)).toBe(true)
          expect(Math.min(first.length, second.length)).toBeGreaterThanOrEqual(4)
        }
      }),
    )
  })
})

test('a slip of the finger: two letters changed places, or one too many', () => {
  expect(slipsOf('gepset')).toContain('gepest')
  expect(slipsOf('brugklass')).toContain('brugklas')
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{0,40}$/), (word) => {
      expect(slipsOf(word).length).toBeLessThanOrEqual(2 * word.length)
      expect(slipsOf(word)).not.toContain(word)
    }),
  )
})
