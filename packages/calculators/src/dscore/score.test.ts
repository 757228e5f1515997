import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { table as dutchTable } from '../tables/dscore/dutch.ts'
import { table as gcdgTable } from '../tables/dscore/gcdg.ts'
import { anchors } from '../../tests/dscore-anchors.ts'
import { itemKey, loadKey } from './item-key.ts'
import type { ItemKey, KeyName } from './item-key.ts'
import { computeDscore, dscorePosterior } from './score.ts'
import type { Answers } from './score.ts'

fc.configureGlobal({ seed: 20250101 })

const keys: Readonly<Record<KeyName, ItemKey>> = {
  gsed2406: await loadKey('gsed2406'),
  dutch: await loadKey('dutch'),
  gcdg: await loadKey('gcdg'),
}
const vanWiechen = keys.gsed2406.codes.filter((code) => code.startsWith('ddi'))
const answers = fc.dictionary(fc.constantFrom(...vanWiechen), fc.constantFrom<0 | 1>(0, 1), { minKeys: 1, maxKeys: 20 })
const age = fc.double({ min: 0, max: 3.5, noNaN: true })

test.each(anchors)(
  'an independent computation in 40 figures gives the same: $key at $ageYears years',
  ({ key, d, sem, daz, ...question }) => {
    const result = computeDscore(keys[key], question)
    expect(result.d).toBeCloseTo(d, 10)
    expect(result.sem).toBeCloseTo(sem, 10)
    if (daz === null) expect(result.daz).toBeNull()
    else expect(result.daz).toBeCloseTo(daz, 10)
  },
)

test('gives the D-score and SEM that the documentation of the reference program prints for its example', () => {
  const { d, sem } = computeDscore(keys.gsed2406, { ageYears: 0.0575, items: { ddifmd001: 0, ddicmm029: 1, ddigmd053: 1 } })
  expect(d?.toFixed(2)).toBe('11.58')
  expect(sem?.toFixed(2)).toBe('3.99')
})

/** The ten rows of the reference program's own test, in the order ddifmd001, ddicmm029, ddigmd053 (null = no answer). */
const ROWS: readonly (readonly (0 | 1 | null)[])[] = [
  [null, null, null],
  [null, null, 0],
  [0, null, 0],
  [0, 0, 1],
  [0, 1, 0],
  [1, 0, 0],
  [0, 1, 1],
  [1, 0, 1],
  [1, 1, 0],
  [1, 1, 1],
]

test.each([
  ['dutch', dutchTable, [null, -1.87, -1.94, 1.26, 1.26, 1.26, 4.63, 4.63, 4.63, 12.06]],
  ['gcdg', gcdgTable, [null, null, 3.47, 0.96, 4.83, 4.83, 4.83, 4.83, 11.81, 11.81]],
] as const)(
  'with the unit slope of older releases key %s gives what the tests of the reference program expect',
  (name, table, expected) => {
    const key = itemKey(name, { ...table, slope: 1 }, null)
    const found = ROWS.map(
      ([a, b, c]) => computeDscore(key, { ageYears: 21 / 365.25, items: { ddifmd001: a, ddicmm029: b, ddigmd053: c } }).d,
    )
    expect(found.map((d) => (d === null ? null : Number(d.toFixed(2))))).toEqual(expected)
  },
)

test('no usable answer gives no D-score, and says so', () => {
  const result = computeDscore(keys.gsed2406, { ageYears: 1, items: { ddigmd052: 1, ddicmm035: null } })
  expect(result).toMatchObject({ d: null, sem: null, daz: null, itemsUsed: 0, proportionPass: null })
})

test('below one month before birth there is no D-score, just above there is', () => {
  const items = { ddicmm029: 1 } as const
  for (const key of Object.values(keys)) {
    expect(computeDscore(key, { ageYears: -30 / 365.25, items }).d).not.toBeNull()
    expect(computeDscore(key, { ageYears: -31 / 365.25, items })).toMatchObject({ d: null, sem: null, daz: null, itemsUsed: 1 })
  }
})

test('an age outside the reference gives a D-score without DAZ', () => {
  const result = computeDscore(keys.gsed2406, { ageYears: 3.5648, items: { ddicmm050: 1 } })
  expect(result.d).not.toBeNull()
  expect(result.daz).toBeNull()
  expect(computeDscore(keys.gsed2406, { ageYears: 3.5647, items: { ddicmm050: 1 } }).daz).not.toBeNull()
})

test('the published jump of the prior at nine months moves a one-item D-score by 0.86', () => {
  const at = (ageYears: number): number => computeDscore(keys.gsed2406, { ageYears, items: { ddigmd063: 1 } }).d ?? Number.NaN
  expect(at(0.7501) - at(0.75)).toBeCloseTo(0.86, 2)
})

test('one item gives a standard error of about 4.5, as the method page says', () => {
  expect(computeDscore(keys.gsed2406, { ageYears: 1, items: { ddigmd063: 1 } }).sem).toBeCloseTo(4.6, 0)
})

test('the order of the answers makes no difference', () => {
  fc.assert(
    fc.property(answers, age, (items, ageYears) => {
      const reversed = Object.fromEntries(Object.entries(items).toReversed())
      const one = computeDscore(keys.gsed2406, { ageYears, items })
      const other = computeDscore(keys.gsed2406, { ageYears, items: reversed })
      return Math.abs((one.d ?? 0) - (other.d ?? 0)) < 1e-10 && Math.abs((one.sem ?? 0) - (other.sem ?? 0)) < 1e-10
    }),
  )
})

test('one more pass never lowers D, one more fail never raises it, however hard or easy the item', () => {
  fc.assert(
    fc.property(answers, age, fc.constantFrom(...vanWiechen), (items, ageYears, extra) => {
      const without = Object.fromEntries(Object.entries(items).filter(([code]) => code !== extra))
      fc.pre(Object.keys(without).length > 0)
      const d = (more: Answers): number => computeDscore(keys.gsed2406, { ageYears, items: { ...without, ...more } }).d ?? Number.NaN
      return d({ [extra]: 1 }) >= d({}) && d({ [extra]: 0 }) <= d({})
    }),
  )
})

test('DAZ rises with D and comes from the D rounded to two decimals', () => {
  fc.assert(
    fc.property(answers, fc.double({ min: 0.1, max: 3.5, noNaN: true }), (items, ageYears) => {
      const all = (score: 0 | 1): Answers => Object.fromEntries(Object.keys(items).map((code) => [code, score]))
      const low = computeDscore(keys.gsed2406, { ageYears, items: all(0) }).daz
      const high = computeDscore(keys.gsed2406, { ageYears, items: all(1) }).daz
      return low !== null && high !== null && low < high
    }),
  )
})

test('every item of every key at once, in absurd patterns: finite, on the grid, the same as by logarithms', () => {
  for (const key of Object.values(keys)) {
    for (const pattern of [() => 1, () => 0, (_: string, at: number) => at % 2] as const) {
      const items = Object.fromEntries(key.codes.map((code, at) => [code, pattern(code, at) as 0 | 1]))
      const { d, sem } = computeDscore(key, { ageYears: 1.5, items })
      const naive = byLogarithms(key, items)
      expect(d).toBeCloseTo(naive.d, 8)
      expect(sem).toBeCloseTo(naive.sem, 6)
    }
  }
})

/** The same posterior, summing logarithms and without tables. */
function byLogarithms(key: ItemKey, items: Answers): { d: number; sem: number } {
  const mean = {
    gsed2406: 18.434 - 9.206 * 1.5 + 61.255 * Math.log(2.42),
    dutch: 44.35 - 2.7 + 28.47 * Math.log(1.75),
    gcdg: 47.65 - 4.575 + 26.7 * Math.log(1.69),
  }[key.name]
  const points = Array.from({ length: key.gridSize }, (_, at) => key.gridFrom + at)
  const logs = points.map((point) => {
    let sum = -0.5 * ((point - mean) / 5) ** 2
    key.codes.forEach((code, at) => {
      const side = ((point - (key.difficulties[at] ?? 0)) / key.slope) * (items[code] === 1 ? -1 : 1)
      sum -= side > 30 ? side + Math.exp(-side) : Math.log1p(Math.exp(side))
    })
    return sum
  })
  const largest = Math.max(...logs)
  const weights = logs.map((one) => Math.exp(one - largest))
  const total = weights.reduce((sum, one) => sum + one, 0)
  const d = points.reduce((sum, point, at) => sum + point * (weights[at] ?? 0), 0) / total
  return { d, sem: Math.sqrt(points.reduce((sum, point, at) => sum + (point - d) ** 2 * (weights[at] ?? 0), 0) / total) }
}

test('the logit metric is the D-score on the scale of the model, without DAZ', () => {
  const question = { ageYears: 1, items: { ddigmd063: 1, ddicmm036: 0 } } as const
  const plain = computeDscore(keys.gsed2406, question)
  const logit = computeDscore(keys.gsed2406, { ...question, metric: 'logit' })
  expect((logit.d ?? 0) * 4.064264 + 54.939147).toBeCloseTo(plain.d ?? 0, 10)
  expect((logit.sem ?? 0) * 4.064264).toBeCloseTo(plain.sem ?? 0, 10)
  expect(logit.daz).toBeNull()
})

test('a prior of one’s own: a narrow one decides, and it makes an age unnecessary', () => {
  const items = { ddigmd063: 1 } as const
  expect(computeDscore(keys.gsed2406, { ageYears: 1, items, prior: { mean: 20, sd: 0.1 } }).d).toBeCloseTo(20, 2)
  const ageless = computeDscore(keys.gsed2406, { ageYears: null, items, prior: { mean: 50, sd: 20 } })
  expect(ageless.d).not.toBeNull()
  expect(ageless.daz).toBeNull()
  expect(computeDscore(keys.gsed2406, { ageYears: null, items }).d).toBeNull()
  expect(computeDscore(keys.gsed2406, { ageYears: 1, items, prior: { mean: 1000, sd: 5 } }).d).toBeNull()
})

test('a relevance interval skips items far from the estimate, in alphabetical order of their codes', () => {
  const items = { ddicmm050: 0, ddigmd063: 1, ddicmm036: 1 } as const
  const all = computeDscore(keys.gsed2406, { ageYears: 1, items })
  const open = computeDscore(keys.gsed2406, { ageYears: 1, items, relevance: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] })
  expect(open.d).toBeCloseTo(all.d ?? 0, 10)
  const narrow = computeDscore(keys.gsed2406, { ageYears: 1, items, relevance: [-20, 20] })
  expect(narrow.d).toBeCloseTo(computeDscore(keys.gsed2406, { ageYears: 1, items: { ddigmd063: 1, ddicmm036: 1 } }).d ?? 0, 10)
  expect(narrow).toMatchObject({ itemsUsed: 3, itemsSkipped: 1 })
})

test('with every item skipped the D-score is the prior, as in the reference program', () => {
  const items = { ddicmm050: 0, ddigmd063: 1, ddicmm036: 1 } as const
  const none = computeDscore(keys.gsed2406, { ageYears: 1, items, relevance: [90, 99] })
  expect(none).toMatchObject({ itemsUsed: 3, itemsSkipped: 3, proportionPass: 0.6667 })
  expect(none.d).toBeCloseTo(18.434 - 9.206 + 61.255 * Math.log(1.92), 6)
  expect(none.sem).toBeCloseTo(5, 6)
  expect(none.daz).not.toBeNull()
})

test('a relevance interval is in the metric that was asked', () => {
  const items = { ddicmm050: 0, ddigmd063: 1, ddicmm036: 1 } as const
  const d = computeDscore(keys.gsed2406, { ageYears: 1, items, relevance: [-20, 20] }).d ?? 0
  const relevance = [-20 / 4.064264, 20 / 4.064264] as const
  expect(computeDscore(keys.gsed2406, { ageYears: 1, items, relevance, metric: 'logit' }).d).toBeCloseTo((d - 54.939147) / 4.064264, 10)
})

test('a relevance interval starts from the prior on the grid, not from its mean beyond it', () => {
  // By the posterior function of dscore 1.11.0: the prior on the grid has mean -1.54, and 8.61 lies within 12 of that, not of -8.
  const relevance = [-3, 12] as const
  const answer = computeDscore(keys.gsed2406, { ageYears: 1, items: { ddifmd001: 1 }, prior: { mean: -8, sd: 10 }, relevance })
  expect(answer.d).toBeCloseTo(6.67376040441537, 10)
  expect(answer.sem).toBeCloseTo(6.84475951318892, 10)
})

test('the posterior sums to 1 and has the D-score as its mean', () => {
  const question = { ageYears: 1, items: { ddigmd063: 1 } } as const
  const posterior = dscorePosterior(keys.gsed2406, question)
  expect(posterior?.weight.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12)
  expect(posterior?.d.reduce((sum, d, at) => sum + d * (posterior.weight[at] ?? 0), 0)).toBeCloseTo(
    computeDscore(keys.gsed2406, question).d ?? 0,
    10,
  )
  expect(dscorePosterior(keys.gsed2406, { ageYears: -1, items: {} })).toBeNull()
})

test('every result says which reference, table, rules and engine it comes from', () => {
  const items = { ddigmd063: 1 } as const
  expect(computeDscore(keys.gsed2406, { ageYears: 1, items }).versions).toEqual({
    engine: '0.1.0',
    rules: 'dscore-eap-2',
    tables: { 'preliminary_standards (gsed2406)': 'dscore-1.11.0' },
  })
  expect(computeDscore(keys.gsed2406, { ageYears: 1, items, gestationalAgeWeeks: 30 }).versions).toMatchObject({
    tables: { 'ph2023, 30 weeks of gestation': 'dscore-1.11.0, ph2023-1' },
  })
})
