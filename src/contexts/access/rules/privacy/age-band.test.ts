import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { ageBandOn } from './age-band.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['2014-06-02', 'under-12'],
  ['2014-06-01', '12-15'],
  ['2010-06-02', '12-15'],
  ['2010-06-01', '16-17'],
  ['2008-06-02', '16-17'],
  ['2008-06-01', 'adult'],
  ['2026-06-02', 'under-12'],
])('PR-04: born %s is %s on 1 June 2026', (birth, band) => {
  expect(ageBandOn(day(birth), day('2026-06-01'))).toBe(band)
})

test.each([
  ['2026-02-28', '16-17'],
  ['2026-03-01', 'adult'],
])('PR-04: born on 29 February 2008, on %s: %s', (on, band) => {
  expect(ageBandOn(day('2008-02-29'), day(on))).toBe(band)
})
