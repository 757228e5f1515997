import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { familyStandings, startOfDay, type FamilyFacts } from './standings.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const facts = (over: Partial<FamilyFacts> = {}): FamilyFacts => ({
  personId: 'child',
  birthDate: day('2014-02-01'),
  deceasedOn: null,
  incapableFrom: null,
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
    const given = facts({ incapableFrom: day('2029-01-01') })
    expect(who(given, '2028-12-01T12:00:00Z')).toEqual(['child', 'mother'])
    expect(who(given, '2031-06-01T12:00:00Z')).toEqual(['mother'])
    expect(who(given, '2032-02-01T12:00:00Z')).toEqual([])
  })
  test('incapable only after 16: nobody represents in between', () => {
    const given = facts({ incapableFrom: day('2031-01-01') })
    expect(who(given, '2030-06-01T12:00:00Z')).toEqual(['child'])
    expect(who(given, '2031-06-01T12:00:00Z')).toEqual(['mother'])
  })
  test('who died has no standing of their own any more', () => {
    expect(who(facts({ deceasedOn: day('2027-01-01') }), '2027-06-01T12:00:00Z')).toEqual(['mother'])
  })
})

const days = fc.integer({ min: 0, max: 9000 }).map((n) => day('2005-01-01').add({ days: n }))
test('PR-07: whoever has no authority has no standing, and nobody a standing of no length', () => {
  fc.assert(
    fc.property(days, fc.option(days), fc.option(days), days, fc.option(days), (birthDate, deceasedOn, incapableFrom, from, until) => {
      const standings = familyStandings(facts({ birthDate, deceasedOn, incapableFrom, authority: [{ holderId: 'p', from, until }] }))
      for (const one of standings) {
        expect(['child', 'p']).toContain(one.holderId)
        if (one.until !== null) expect(Temporal.Instant.compare(one.from, one.until)).toBe(-1)
        if (one.holderId === 'p') expect(Temporal.Instant.compare(startOfDay(from), one.from)).toBeLessThanOrEqual(0)
      }
    }),
  )
})
