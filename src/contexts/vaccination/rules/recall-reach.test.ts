import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { countReached, reachOutcomes, whoToCall } from './recall-reach.ts'

const on = Temporal.PlainDate.from('2026-11-24')
const facts = (years: number, authority: readonly string[] = ['moeder', 'vader'], capable = true) => ({
  ...{ birthDate: on.subtract({ years }), on, authority, capable },
})

test.each([
  ['below 12: both parents', facts(11), ['moeder', 'vader']],
  ['from 12: the young person too', facts(12), ['moeder', 'vader', 'kind']],
  ['from 16: the young person alone', facts(16), ['kind']],
  ['who cannot judge it: the representatives', facts(16, ['voogd'], false), ['voogd']],
  ['nobody known with authority: nobody to name', facts(3, []), []],
  ['no birth date', null, []],
])('PR-04 %s', (_, known, who) => expect(whoToCall('kind', known)).toEqual(who))

test('reached, tried and not yet are everybody', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom(null, ...reachOutcomes)), (states) => {
      const { reached, tried, notYet } = countReached(states)
      expect(reached + tried + notYet).toBe(states.length)
    }),
  ))
