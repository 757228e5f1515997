import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { familyStandings, startOfDay, type FamilyFacts } from './standings.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const facts = (over: Partial<FamilyFacts> = {}): FamilyFacts => ({
  personId: 'child',
  birthDate: day('2014-02-01'),
  deceasedOn: null,
  incapable: null,
  authority: [{ holderId: 'mother', from: day('2014-02-01'), until: null }],
  ...over,
})
const who = (given: FamilyFacts, at: string): string[] =>
  familyStandings(given)
    .filter(({ from, until }) => {
      const moment = Temporal.Instant.from(at)
      return Temporal.Instant.compare(from, moment) <= 0 && (until === null || Temporal.Instant.compare(moment, until) < 0)
    })
    .map(({ holderId }) => holderId)
    .toSorted()

describe('PR-23: whose file it is, exactly from the birthday at 00:00 local time', () => {
  test.each([
    ['the last moment of being 11', '2026-01-31T22:59:59.999Z', ['mother']],
    ['the first moment of being 12', '2026-01-31T23:00:00Z', ['child', 'mother']],
    ['the last moment of being 15', '2030-01-31T22:59:59.999Z', ['child', 'mother']],
    ['the first moment of being 16', '2030-01-31T23:00:00Z', ['child']],
  ])('%s', (_, at, expected) => expect(who(facts(), at)).toEqual(expected))

  test('a summer birthday begins at 22:00 UTC', () => {
    expect(who(facts({ birthDate: day('2014-07-01') }), '2026-06-30T21:59:59Z')).toEqual(['mother'])
    expect(who(facts({ birthDate: day('2014-07-01') }), '2026-06-30T22:00:00Z')).toEqual(['child', 'mother'])
  })
})

describe('PR-04: rights follow authority and capacity on the date', () => {
  test('a parent whose authority ended has none from that day on', () => {
    const given = facts({ authority: [{ holderId: 'father', from: day('2014-02-01'), until: day('2020-05-01') }] })
    expect(who(given, '2020-04-30T21:59:59Z')).toEqual(['father'])
    expect(who(given, '2020-04-30T22:00:00Z')).toEqual([])
  })
  test('who cannot judge own interests is represented until 18 and has no standing alone', () => {
    const given = facts({ incapable: { from: day('2029-01-01'), until: null } })
    expect(who(given, '2028-12-01T12:00:00Z')).toEqual(['child', 'mother'])
    expect(who(given, '2031-06-01T12:00:00Z')).toEqual(['mother'])
    expect(who(given, '2032-02-01T12:00:00Z')).toEqual([])
  })
  test('incapable only after 16: nobody represents in between', () => {
    const given = facts({ incapable: { from: day('2031-01-01'), until: null } })
    expect(who(given, '2030-06-01T12:00:00Z')).toEqual(['child'])
    expect(who(given, '2031-06-01T12:00:00Z')).toEqual(['mother'])
  })
  // Born on 1 February 2014: 12 on 1-2-2026, 16 on 1-2-2030, 18 on 1-2-2032.
  test.each([
    [
      'at 13',
      '2027-05-01',
      '2028-05-01',
      [
        ['2027-04-30', 'child mother'],
        ['2027-05-01', 'mother'],
        ['2028-04-30', 'mother'],
        ['2028-05-01', 'child mother'],
        ['2030-02-01', 'child'],
      ],
    ],
    [
      'from 15 to 17',
      '2029-06-01',
      '2031-06-01',
      [
        ['2029-05-31', 'child mother'],
        ['2030-02-01', 'mother'],
        ['2031-05-31', 'mother'],
        ['2031-06-01', 'child'],
      ],
    ],
    [
      'until the sixteenth birthday',
      '2029-06-01',
      '2030-02-01',
      [
        ['2030-01-31', 'mother'],
        ['2030-02-01', 'child'],
      ],
    ],
    [
      'from the twelfth birthday',
      '2026-02-01',
      '2026-03-01',
      [
        ['2026-01-31', 'mother'],
        ['2026-02-01', 'mother'],
        ['2026-03-01', 'child mother'],
      ],
    ],
    [
      'at 17, and it ends at 19',
      '2031-06-01',
      '2033-06-01',
      [
        ['2031-05-31', 'child'],
        ['2031-06-01', 'mother'],
        ['2032-02-01', ''],
        ['2033-06-01', 'child'],
      ],
    ],
  ] as const)('it ends, and rights come back that day: %s', (_, from, until, expected) => {
    const given = facts({ incapable: { from: day(from), until: day(until) } })
    for (const [on, holders] of expected) expect(who(given, startOfDay(day(on)).toString()).join(' '), on).toBe(holders)
  })
  test('who died has no standing of their own any more', () => {
    expect(who(facts({ deceasedOn: day('2027-01-01') }), '2027-06-01T12:00:00Z')).toEqual(['mother'])
  })
})

const days = fc.integer({ min: 0, max: 9000 }).map((n) => day('2005-01-01').add({ days: n }))
const periods = fc.tuple(days, fc.option(fc.integer({ min: 1, max: 3000 }))).map(([from, length]) => ({
  from,
  until: length === null ? null : from.add({ days: length }),
}))

test('PR-04: nobody who cannot judge own interests stands alone, and outside that time nothing differs', () => {
  fc.assert(
    fc.property(days, periods, days, (birthDate, incapable, on) => {
      const moment = startOfDay(on).toString()
      const [with_, without_] = [who(facts({ birthDate, incapable }), moment), who(facts({ birthDate }), moment)]
      const holds =
        Temporal.PlainDate.compare(incapable.from, on) <= 0 &&
        (incapable.until === null || Temporal.PlainDate.compare(on, incapable.until) < 0)
      if (holds) expect(with_).not.toContain('child')
      else expect(with_).toEqual(without_)
    }),
  )
})

test('PR-07: whoever has no authority has no standing, and nobody a standing of no length', () => {
  fc.assert(
    fc.property(days, fc.option(days), fc.option(periods), days, fc.option(days), (birthDate, deceasedOn, incapable, from, until) => {
      const standings = familyStandings(facts({ birthDate, deceasedOn, incapable, authority: [{ holderId: 'p', from, until }] }))
      for (const one of standings) {
        expect(['child', 'p']).toContain(one.holderId)
        if (one.until !== null) expect(Temporal.Instant.compare(one.from, one.until)).toBe(-1)
        if (one.holderId === 'p') expect(Temporal.Instant.compare(startOfDay(from), one.from)).toBeLessThanOrEqual(0)
      }
    }),
  )
})
