import { expect, test } from 'vitest'
import { loadKey } from './item-key.ts'
import { nextItems } from './next-items.ts'
import { computeDscore } from './score.ts'
import type { Answers } from './score.ts'

const gsed = await loadKey('gsed2406')

test('the best next item has a difficulty near the child: about even chances', () => {
  const [best, ...others] = nextItems(gsed, { ageYears: 1, items: {} })
  expect(best?.chanceOfPass).toBeGreaterThan(0.4)
  expect(best?.chanceOfPass).toBeLessThan(0.6)
  expect(others).toHaveLength(4)
  for (const other of others) expect(other.expectedSem).toBeGreaterThanOrEqual(best?.expectedSem ?? Number.NaN)
})

test('the expected standard error is that of both answers, weighted by their chance', () => {
  const items: Answers = { ddigmd063: 1, ddicmm036: 0 }
  for (const { item, chanceOfPass, expectedSem } of nextItems(gsed, { ageYears: 1, items, limit: 3 })) {
    const spread = (score: 0 | 1): number =>
      (computeDscore(gsed, { ageYears: 1, items: { ...items, [item]: score } }).sem ?? Number.NaN) ** 2
    expect(expectedSem ** 2).toBeCloseTo(chanceOfPass * spread(1) + (1 - chanceOfPass) * spread(0), 8)
  }
})

test('answered items, items without a difficulty and items outside the wish are not asked', () => {
  const first = nextItems(gsed, { ageYears: 1, items: {} })[0]?.item ?? ''
  expect(nextItems(gsed, { ageYears: 1, items: { [first]: 0 } }).map(({ item }) => item)).not.toContain(first)
  expect(nextItems(gsed, { ageYears: 1, items: {}, candidates: ['ddigmd052', 'ddigmd063'] }).map(({ item }) => item)).toEqual(['ddigmd063'])
  expect(nextItems(gsed, { ageYears: 1, items: {}, limit: 100 }).every(({ item }) => item.startsWith('ddi'))).toBe(true)
})

test('where there is no D-score there is no next item', () => {
  expect(nextItems(gsed, { ageYears: -1, items: {} })).toEqual([])
  expect(nextItems(gsed, { ageYears: null, items: {} })).toEqual([])
})

test('asking the best item each time narrows the estimate faster than asking in order of code', () => {
  const answer = (item: string): 0 | 1 => ((gsed.difficulties[gsed.indexOf.get(item) ?? 0] ?? 0) < 46 ? 1 : 0)
  const semAfter = (pick: (items: Answers) => string): number => {
    const items: Record<string, 0 | 1> = {}
    for (let step = 0; step < 8; step += 1) {
      const item = pick(items)
      items[item] = answer(item)
    }
    return computeDscore(gsed, { ageYears: 1, items }).sem ?? Number.NaN
  }
  const inOrder = gsed.codes.filter((code) => code.startsWith('ddi'))
  const best = semAfter((items) => nextItems(gsed, { ageYears: 1, items, limit: 1 })[0]?.item ?? '')
  const plain = semAfter((items) => inOrder[Object.keys(items).length] ?? '')
  expect(best).toBeLessThan(plain)
})
