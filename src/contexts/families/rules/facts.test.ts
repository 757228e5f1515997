import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { ageInYears, reachesAge } from '#platform/age.ts'
import { checkFacts, checkName, type PersonFacts } from './facts.ts'
import { datesIn, readDateParts } from './typed-date.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-24')
const kinds = (facts: Partial<PersonFacts>) => checkFacts({ birthDate: null, expectedOn: null, ...facts }, today).map(({ kind }) => kind)
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => day('1930-01-01').add({ days }))

describe('what can be so of a person', () => {
  test.each([
    ['born today', { birthDate: day('2026-11-24') }, []],
    ['born tomorrow', { birthDate: day('2026-11-25') }, ['born-in-future']],
    ['born 120 years ago', { birthDate: day('1906-11-24') }, []],
    ['born before that', { birthDate: day('1906-11-23') }, ['born-too-long-ago']],
    ['expected in spring', { expectedOn: day('2027-04-01') }, []],
    ['expected over ten months', { expectedOn: day('2027-09-24') }, []],
    ['expected later than that', { expectedOn: day('2027-09-25') }, ['expected-too-far']],
    ['expected a month ago', { expectedOn: day('2026-10-24') }, []],
    ['expected before that', { expectedOn: day('2026-10-23') }, ['expected-too-long-ago']],
    ['born and expected', { birthDate: day('2020-01-01'), expectedOn: day('2027-01-01') }, ['born-and-expected']],
    ['died on the day of birth', { birthDate: day('2020-01-01'), deceasedOn: day('2020-01-01') }, []],
    ['died before birth', { birthDate: day('2020-01-02'), deceasedOn: day('2020-01-01') }, ['deceased-before-birth']],
    ['died tomorrow', { deceasedOn: day('2026-11-25') }, ['deceased-in-future']],
    ['moved tomorrow', { movedOn: day('2026-11-25') }, ['moved-in-future']],
    ['moved before birth', { birthDate: day('2020-01-02'), movedOn: day('2020-01-01') }, ['moved-before-birth']],
    ['help ends tomorrow', { helpEndedOn: day('2026-11-25') }, ['help-ended-in-future']],
  ] as const)('%s', (_what, facts, expected) => expect(kinds(facts)).toEqual(expected))

  test('every refusal names its rule', () => {
    expect(checkFacts({ birthDate: day('2027-01-01'), expectedOn: null }, today)).toEqual([
      { kind: 'born-in-future', rule: 'FAM-03', field: 'birthDate' },
    ])
  })

  test('a name has a letter, and is no longer than the paper', () => {
    const name = { givenNames: 'Noor', callName: 'Noor', prefix: '', familyName: 'Bakker' }
    expect(checkName(name)).toEqual([])
    expect(checkName({ ...name, familyName: ' - ' }).map(({ kind, field }) => [kind, field])).toEqual([['no-name', 'familyName']])
    expect(checkName({ ...name, callName: 'x'.repeat(61) }).map(({ kind, field }) => [kind, field])).toEqual([
      ['name-too-long', 'callName'],
    ])
  })
})

describe('dates as people type them', () => {
  test.each([
    ['', '', '', null],
    ['1', '2', '2014', '2014-02-01'],
    [' 01 ', '02', '2014', '2014-02-01'],
    ['31', '2', '2014', 'not-a-date'],
    ['29', '2', '2023', 'not-a-date'],
    ['29', '2', '2024', '2024-02-29'],
    ['', '2', '2014', 'not-a-date'],
    ['1', '13', '2014', 'not-a-date'],
    ['1', '2', '14', 'not-a-date'],
    ['een', '2', '2014', 'not-a-date'],
  ])('%s / %s / %s', (d, month, year, expected) => {
    const read = readDateParts({ day: d, month, year })
    expect(read === null ? null : read.toString()).toBe(expected)
  })

  test.each([
    ['noor 1-2-2014', '2014-02-01', 'noor'],
    ['2014-02-01', '2014-02-01', ''],
    ['bakker 01/02/14', '2014-02-01', 'bakker'],
    ['1.2.2014 bakker', '2014-02-01', 'bakker'],
    ['01022014', '2014-02-01', ''],
    ['1 februari 2014 noor', '2014-02-01', 'noor'],
    ['3 mrt 84', '1984-03-03', ''],
    ['1 2 2014', '2014-02-01', ''],
  ])('%s', (text, date, rest) => {
    expect(datesIn(text, today)).toEqual({ dates: [day(date)], rest })
  })

  test('what is no date stays text', () => expect(datesIn('31-2-2014 noor', today)).toEqual({ dates: [], rest: '31-2-2014 noor' }))

  test('any date is found again in each notation', () =>
    fc.assert(
      fc.property(anyDay, (date) => {
        const [y, m, d] = [date.year, date.month, date.day]
        for (const text of [
          `${d}-${m}-${y}`,
          `${d}/${m}/${y}`,
          date.toString(),
          `${d} ${'jan feb mrt apr mei jun jul aug sep okt nov dec'.split(' ')[m - 1]} ${y}`,
        ])
          expect(datesIn(`x ${text} y`, today).dates.map(String)).toEqual([date.toString()])
      }),
    ))
})

test('an age is reached on one day, and not on the day before', () =>
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 80 }), (born, years) => {
      expect(ageInYears(born, reachesAge(born, years))).toBe(years)
      expect(ageInYears(born, reachesAge(born, years).subtract({ days: 1 }))).toBe(years - 1)
    }),
  ))
