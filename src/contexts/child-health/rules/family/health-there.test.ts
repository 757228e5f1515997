import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { healthThere } from './health-there.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['a child', '2020-02-01', '2026-11-30', false, 'shown'],
  ['the day before turning 23', '2003-12-01', '2026-11-30', false, 'shown'],
  ['turning 23 without a record', '2003-11-30', '2026-11-30', false, 'none'],
  ['turning 23 with a record', '2003-11-30', '2026-11-30', true, 'kept'],
  ['born on 29 February', '2004-02-29', '2027-02-28', false, 'shown'],
  ['a parent', '1985-05-05', '2026-11-30', false, 'none'],
])('%s: %s on %s, record %o: %s', (_who, born, today, hasRecord, expected) => {
  expect(healthThere(day(born), day(today), hasRecord)).toBe(expected)
})

test('without a birth date somebody is not born yet, or not known', () => expect(healthThere(null, day('2026-11-30'), false)).toBe('shown'))
