import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { openDays } from './open-days.ts'

const start = Temporal.PlainDate.from('2026-11-01')
const day = (n: number): PlainDate => start.add({ days: n })
const covers = (term: { from: PlainDate; until: PlainDate | null }, on: PlainDate): boolean =>
  Temporal.PlainDate.compare(term.from, on) <= 0 && (term.until === null || Temporal.PlainDate.compare(on, term.until) < 0)
const shown = (terms: ReturnType<typeof openDays>) => terms.map(({ from, until }) => [from.toString(), until.toString()])

describe('days without a care relation (PR-11, PR-12)', () => {
  test('nobody is there: the whole term', () => {
    expect(shown(openDays({ from: day(0), until: day(10) }, []))).toEqual([['2026-11-01', '2026-11-11']])
  })
  test('somebody who works with the child without an end needs nothing', () => {
    expect(openDays({ from: day(0), until: day(10) }, [{ from: day(-90), until: null }])).toEqual([])
  })
  test('a relation in the middle leaves the days before and after', () => {
    const open = openDays({ from: day(0), until: day(10) }, [{ from: day(3), until: day(5) }])
    expect(shown(open)).toEqual([
      ['2026-11-01', '2026-11-04'],
      ['2026-11-06', '2026-11-11'],
    ])
  })
  test('every day of the term is covered once: by what was there or by what is added', () => {
    const term = fc.tuple(fc.integer({ min: -5, max: 25 }), fc.integer({ min: 0, max: 12 }))
    fc.assert(
      fc.property(fc.array(term, { maxLength: 5 }), fc.integer({ min: 1, max: 20 }), (terms, length) => {
        const taken = terms.map(([from, days]) => ({ from: day(from), until: day(from + days) }))
        const open = openDays({ from: day(0), until: day(length) }, taken)
        for (let n = -6; n < 40; n += 1) {
          const added = open.filter((one) => covers(one, day(n))).length
          const isWanted = n >= 0 && n < length && !taken.some((one) => covers(one, day(n)))
          expect(added).toBe(isWanted ? 1 : 0)
        }
      }),
    )
  })
})
