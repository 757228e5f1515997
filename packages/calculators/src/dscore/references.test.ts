import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { ageAtMedian, parametersAt } from './age-reference.ts'
import { chooseReference } from './choose-reference.ts'
import { dazOf, dscoreAtZ } from './daz.ts'
import { itemAge } from './item-age.ts'
import { loadKey } from './item-key.ts'

fc.configureGlobal({ seed: 20250101 })

const gsed = await loadKey('gsed2406')
const dutch = await loadKey('dutch')
const gcdg = await loadKey('gcdg')
const all = [gsed, dutch, gcdg].flatMap((key) => [...key.references.values(), ...(key.preterm?.weeks.values() ?? [])])

test('the tables hold what they should', () => {
  expect(gsed.codes).toHaveLength(1582)
  expect(dutch.codes).toHaveLength(76)
  expect(gcdg.codes).toHaveLength(565)
  expect([...gsed.references.keys()].toSorted()).toEqual(['dutch', 'phase1', 'preliminary_standards'])
  expect([...(gsed.preterm?.weeks.keys() ?? [])]).toEqual([25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36])
  expect(all).toHaveLength(5 + 24)
})

test.each(all)('$name: ages and medians rise, spreads are positive, the median has DAZ 0', (reference) => {
  reference.ages.forEach((age, row) => {
    expect(reference.sigma[row]).toBeGreaterThan(0)
    if (row > 0) {
      expect(age).toBeGreaterThan(reference.ages[row - 1] ?? Number.NaN)
      expect(reference.mu[row]).toBeGreaterThan(reference.mu[row - 1] ?? Number.NaN)
    }
    expect(dazOf(reference, age, reference.mu[row] ?? Number.NaN)).toBeCloseTo(0, reference.distribution === 'LMS' ? 12 : 2)
  })
})

test.each(all)('$name: D at z undoes z at D, and DAZ rises with D', (reference) => {
  const first = reference.ages[0] ?? 0
  const last = reference.ages.at(-1) ?? 0
  fc.assert(
    fc.property(fc.double({ min: first, max: last, noNaN: true }), fc.double({ min: -2.5, max: 4, noNaN: true }), (age, z) => {
      const d = dscoreAtZ(reference, age, z)
      // At the youngest ages the lowest z-scores have no D-score (LMS), or only the floor of 1 (Box-Cox t).
      if (d === null || d <= 1) return true
      const back = dazOf(reference, age, d)
      const above = dazOf(reference, age, d + 0.01)
      return back !== null && above !== null && Math.abs(back - z) < 1e-8 && above > back
    }),
  )
})

test('exactly on the first and last age is inside, beyond is not', () => {
  for (const reference of all) {
    const first = reference.ages[0] ?? 0
    const last = reference.ages.at(-1) ?? 0
    expect(parametersAt(reference, first)?.mu).toBe(reference.mu[0])
    expect(parametersAt(reference, last)?.mu).toBe(reference.mu.at(-1))
    expect(parametersAt(reference, first - 0.0001)).toBeNull()
    expect(parametersAt(reference, last + 0.0001)).toBeNull()
    expect(dazOf(reference, last + 0.0001, 50)).toBeNull()
    expect(dscoreAtZ(reference, first - 0.0001, 0)).toBeNull()
  }
})

test('parameters are continuous in age', () => {
  for (const reference of all) {
    for (const age of reference.ages.subarray(1, -1)) {
      const before = parametersAt(reference, age - 1e-9)
      const after = parametersAt(reference, age + 1e-9)
      // Two rows of the preterm tables lie 0.0001 year apart: the slope there is steep, but the curve does not jump.
      expect(Math.abs((before?.mu ?? 0) - (after?.mu ?? 0))).toBeLessThan(1e-4)
    }
  }
})

test('D-scores below 1 have no LMS z-score under a fractional power, and count as 1 in the Box-Cox t form', () => {
  const lms = dutch.references.get('dutch')
  const bct = gsed.references.get('preliminary_standards')
  if (lms === undefined || bct === undefined) throw new Error('no such reference')
  expect(dazOf(lms, 0.1, -2)).toBeNull()
  expect(dazOf(bct, 0.1, -2)).toBe(dazOf(bct, 0.1, 1))
  expect(dscoreAtZ(bct, 0.05, -30)).toBe(1)
})

test('tails stay finite and exact where the reference program gives up', () => {
  const bct = gsed.references.get('preliminary_standards')
  if (bct === undefined) throw new Error('no such reference')
  const daz = dazOf(bct, 1, 5)
  expect(daz).toBeLessThan(-5)
  expect(dscoreAtZ(bct, 1, daz ?? 0)).toBeCloseTo(5, 6)
})

test('the week of gestation chooses the preterm table: up to 36 weeks, up to 4 years, 21-24 weeks with 25', () => {
  const name = (age: number, weeks?: number, population?: string): string | undefined => chooseReference(gsed, age, weeks, population)?.name
  expect(name(1)).toBe('preliminary_standards (gsed2406)')
  expect(name(1, 40)).toBe('preliminary_standards (gsed2406)')
  expect(name(1, 37)).toBe('preliminary_standards (gsed2406)')
  // As in the growth references: above 36 weeks is term, and there is no table between two completed weeks.
  expect(name(1, 36.9)).toBe('preliminary_standards (gsed2406)')
  expect(name(1, 30.5)).toBeUndefined()
  expect(name(1, 24.5)).toBe('ph2023, 25 weeks of gestation')
  expect(name(1, 20.9)).toBeUndefined()
  expect(name(1, 25)).toBe('ph2023, 25 weeks of gestation')
  expect(name(1, 24)).toBe('ph2023, 25 weeks of gestation')
  expect(name(1, 21)).toBe('ph2023, 25 weeks of gestation')
  expect(name(1, 20)).toBeUndefined()
  expect(name(4, 30)).toBe('ph2023, 30 weeks of gestation')
  expect(name(4.0001, 30)).toBe('preliminary_standards (gsed2406)')
  expect(name(1, 30, 'phase1')).toBe('ph2023, 30 weeks of gestation')
  expect(name(1, 30, 'dutch')).toBe('dutch (gsed2406)')
  expect(chooseReference(dutch, 1, 30)?.name).toBe('nl2014, 30 weeks of gestation')
  expect(chooseReference(gcdg, 1, 30)?.name).toBe('gcdg (gcdg)')
  expect(chooseReference(gsed, 1, undefined, 'nobody')).toBeNull()
})

test('the age at which half pass is where the median equals the difficulty; a larger share takes longer', () => {
  const reference = gsed.references.get('preliminary_standards')
  if (reference === undefined) throw new Error('no such reference')
  const half = itemAge(gsed, 'ddigmd063', 50)
  expect(half.d).toBe(33.74)
  expect(parametersAt(reference, half.ageYears ?? Number.NaN)?.mu).toBeCloseTo(33.74, 10)
  const ages = [10, 25, 50, 75, 90].map((percent) => itemAge(gsed, 'ddigmd063', percent).ageYears ?? Number.NaN)
  expect(ages).toEqual(ages.toSorted((a, b) => a - b))
  expect(itemAge(gsed, 'ddicmm029', 10).ageYears).toBeNull()
  expect(itemAge(gsed, 'ddigmd052', 50)).toEqual({ d: null, ageYears: null })
  expect(itemAge(gsed, 'ddigmd063', 50, 'dutch').ageYears).not.toBe(half.ageYears)
  expect(itemAge(gsed, 'ddigmd063', 50, 'nobody')).toEqual({ d: null, ageYears: null })
})

test('the first and last median of a table are reached at its first and last age', () => {
  for (const reference of all) {
    expect(ageAtMedian(reference, reference.mu[0] ?? 0)).toBe(reference.ages[0])
    expect(ageAtMedian(reference, reference.mu.at(-1) ?? 0)).toBe(reference.ages.at(-1))
    expect(ageAtMedian(reference, (reference.mu.at(-1) ?? 0) + 0.01)).toBeNull()
  }
})
