import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasReached, reachesAge } from './age.ts'
import { Temporal } from './time.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('PR-04: birthdays are exact', () => {
  test.each([
    ['2014-06-02', 12, '2026-06-02'],
    ['2010-06-02', 16, '2026-06-02'],
    ['2008-06-02', 18, '2026-06-02'],
    ['2012-02-29', 12, '2024-02-29'],
    ['2012-02-29', 13, '2025-03-01'],
    ['2012-02-29', 16, '2028-02-29'],
    ['2008-02-29', 18, '2026-03-01'],
    ['2013-03-01', 12, '2025-03-01'],
    ['2013-02-28', 12, '2025-02-28'],
    ['2013-12-31', 12, '2025-12-31'],
  ])('born %s, %i on %s and not the day before', (birth, years, on) => {
    expect(reachesAge(day(birth), years).toString()).toBe(on)
    expect(hasReached(day(birth), years, day(on))).toBe(true)
    expect(hasReached(day(birth), years, day(on).subtract({ days: 1 }))).toBe(false)
  })

  test('an age that is reached is never lost again', () => {
    const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => day('1990-01-01').add({ days }))
    fc.assert(
      fc.property(anyDay, fc.constantFrom(12, 16, 18, 23), fc.nat(9_000), (birth, years, later) => {
        expect(hasReached(birth, years, reachesAge(birth, years).add({ days: later }))).toBe(true)
      }),
    )
  })
})
