import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { endOfIncapacity, judgeIncapable, lastThatHeld, mayJudge, type Judgement, type Period } from './incapacity.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const today = day('2026-11-24')
const born = day('2012-02-29')
const judgement = (more: Partial<Judgement> = {}): Judgement => ({
  ...{ from: day('2026-11-01'), reason: 'Overziet niet wat de behandeling betekent.', consulted: 'Fatma Arslan, jeugdarts' },
  ...more,
})
const kinds = (given: Judgement, known: readonly Period[] = [], birth: PlainDate | null = born): string[] => {
  const judged = judgeIncapable(given, known, birth, today)
  return judged.ok ? [] : judged.error.map(({ kind, field }) => (field === undefined ? kind : `${kind} ${field}`))
}

describe('PR-04: who is 12 or older and cannot judge own interests, as a professional decides it', () => {
  // Born on 29 February: twelve from 29 February 2024; in a common year from 1 March.
  test.each([
    ['the day before the twelfth birthday', '2024-02-28', born, ['below-twelve from']],
    ['the twelfth birthday', '2024-02-29', born, []],
    ['the day before, of a common year', '2026-02-28', day('2014-02-28').add({ days: 1 }), ['below-twelve from']],
    ['the twelfth birthday of a common year', '2026-03-01', day('2014-03-01'), []],
    ['today', '2026-11-24', born, []],
    ['tomorrow', '2026-11-25', born, ['judged-in-future from']],
    ['at 15', '2026-11-24', day('2010-11-25'), []],
    ['at 16', '2026-11-24', day('2010-11-24'), []],
    ['at 17', '2026-11-24', day('2008-11-25'), []],
    ['at 18', '2026-11-24', day('2008-11-24'), []],
  ])('%s', (_when, from, birth, expected) => expect(kinds(judgement({ from: day(from) }), [], birth)).toEqual(expected))

  test('without a birth date it cannot be known whether it counts', () => expect(kinds(judgement(), [], null)).toEqual(['age-not-known']))

  test('FAM-12: everything that is missing is told at once', () =>
    expect(kinds({ from: null, reason: ' ', consulted: '' })).toEqual([
      'not-a-date from',
      'no-reason reason',
      'nobody-consulted consulted',
    ]))

  test('one at a time, and not in a time that was written down before', () => {
    expect(kinds(judgement(), [{ from: day('2026-01-01'), until: null }])).toEqual(['incapable-already'])
    const over = { from: day('2026-01-01'), until: day('2026-11-01') }
    expect(kinds(judgement({ from: day('2026-10-31') }), [over])).toEqual(['incapable-then from'])
    expect(kinds(judgement({ from: day('2026-11-01') }), [over])).toEqual([])
  })
})

describe('its end', () => {
  const period = { from: day('2026-05-01'), until: null }
  test.each([
    ['2026-04-30', ['ends-before-it-begins']],
    ['2026-05-01', []],
    ['2026-11-24', []],
    ['2026-11-25', ['judged-in-future']],
  ])('on %s', (on, expected) => {
    const ended = endOfIncapacity({ on: day(on), reason: 'Het gaat veel beter.' }, period, today)
    expect(ended.ok ? [] : ended.error.map(({ kind }) => kind)).toEqual(expected)
  })

  test('what ended on the day it began never held, and what held last is what counts', () => {
    const [first, mistake] = [
      { from: day('2025-01-01'), until: day('2025-06-01') },
      { from: day('2026-01-01'), until: day('2026-01-01') },
    ]
    expect(lastThatHeld([first, mistake])).toEqual(first)
    expect(lastThatHeld([mistake])).toBeNull()
    expect(lastThatHeld([first, period, mistake])).toEqual(period)
  })
})

test.each([
  ['care', 'youthHealth', true],
  ['clearedCare', 'youthHelp', true],
  ['care', 'support', false],
  ['care', 'coordination', false],
  ['care', 'advice', false],
  ['standIn', 'youthHealth', false],
  ['emergency', 'emergency', false],
  ['authority', 'own', false],
  ['self', 'own', false],
] as const)('%s for %s judges: %s', (relation, purpose, expected) =>
  expect(mayJudge({ by: { relation, purpose, sourceId: '' } })).toBe(expected),
)

test('a judgement that is accepted never overlaps one that was there', () => {
  const days = fc.integer({ min: 0, max: 1000 }).map((n) => day('2024-03-01').add({ days: n }))
  fc.assert(
    fc.property(days, days, fc.nat(400), (from, start, length) => {
      const known = { from: start, until: start.add({ days: length }) }
      const judged = judgeIncapable(judgement({ from }), [known], born, today)
      if (judged.ok) expect(Temporal.PlainDate.compare(judged.value.from, known.until)).toBeGreaterThanOrEqual(0)
    }),
  )
})
