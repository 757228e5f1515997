import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId, type Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { checkSampleSize, draw, reasonsOf, type Known, type Pair } from './draw.ts'
import { isSearchingInVain, isUnusualHour, isUnusualVolume, noHabit, type Habit } from './habit.ts'
import { inOrder, isTellingSurname, reasons } from './reasons.ts'

const day = Temporal.PlainDate.from('2026-11-23')
const at = Temporal.Instant.from('2026-11-23T09:00:00Z')
const open = { opens: 510, closes: 1020 }
const me = newId<'account'>()
const aPair = (of: Partial<Pair> = {}): Pair => ({
  ...{
    accountId: me,
    personId: newId<'person'>(),
    times: 1,
    firstAt: at,
    lastAt: at,
    opened: true,
    withoutBasis: false,
    inEmergency: false,
  },
  ...{ hours: [10], restricted: false, relationUntil: null, place: 99 },
  ...of,
})
const known = (of: Partial<Known> = {}): Known => ({
  ...{ day, open, sampleSize: 5, kinOf: () => [], habitOf: () => null, peersUsualOf: () => null },
  ...of,
})
const habit = (of: Partial<Habit> = {}): Habit => ({
  days: 40,
  usual: 8,
  most: 15,
  hours: Array.from({ length: 24 }, (_, h) => (h > 7 && h < 18 ? 50 : 0)),
  ...of,
})

describe('PR-31: why a file that a colleague opened is put before the officer', () => {
  test.each([
    ['nothing to say of it', {}, {}, []],
    ['drawn by chance, the last place', { place: 5 }, {}, ['by-chance']],
    ['not drawn, the first place after', { place: 6 }, {}, []],
    ['without anything that allows it', { withoutBasis: true }, {}, ['no-basis']],
    ['in an emergency, of a file for fewer eyes', { inEmergency: true, restricted: true }, {}, ['emergency', 'restricted-file']],
    ['seven days before the relation ends', { relationUntil: day.add({ days: 7 }) }, {}, ['near-end']],
    ['eight days before', { relationUntil: day.add({ days: 8 }) }, {}, []],
    ['on the day that it ended', { relationUntil: day }, {}, ['near-end']],
    ['an own child, at home', {}, { kinOf: () => ['same-home', 'own-family'] as const }, ['own-family', 'same-home']],
    [
      'a neighbour of the same name',
      {},
      { kinOf: () => ['same-surname', 'own-neighbourhood'] as const },
      ['own-neighbourhood', 'same-surname'],
    ],
    ['at three in the night', { hours: [3] }, {}, ['unusual-hour']],
    [
      'at three in the night by who works at night',
      { hours: [3] },
      { habitOf: () => habit({ hours: Array.from({ length: 24 }, () => 20) }) },
      [],
    ],
    ['on a day that the centre is closed', {}, { open: null }, ['unusual-hour']],
  ] as const)('%s', (_, pair, of, expected) => {
    expect(reasonsOf(aPair(pair), known(of as Partial<Known>))).toEqual(expected)
  })

  test('only found by searching: own and family count, the rest does not', () => {
    const kinOf = () => ['own-family', 'same-surname', 'colleague-file'] as const
    const found = reasonsOf(aPair({ opened: false, withoutBasis: true, restricted: true, place: null }), known({ kinOf }))
    expect(found).toEqual(['own-family'])
  })
})

describe('what is usual', () => {
  test.each([
    ['few files are never many', 11, noHabit, 1, false],
    ['more than ever and than twice the usual day', 17, habit(), 9, true],
    ['as many as on the busiest day', 15, habit(), 9, false],
    ['more than ever, but not twice the usual day', 16, habit(), 9, false],
    ['more than ever, but peers are as busy', 18, habit(), 13, false],
    ['new here, three times what peers do is not more', 15, habit({ days: 3 }), 5, false],
    ['new here, more than three times', 16, habit({ days: 3 }), 5, true],
    ['new here, nobody to compare with', 200, noHabit, null, false],
  ] as const)('PR-31 volume: %s', (_, files, own, peers, expected) => expect(isUnusualVolume(files, own, peers)).toBe(expected))

  test.each([
    [6, true],
    [7, false],
    [12, false],
    [17, false],
    [18, true],
    [23, true],
  ])('hour %i outside 8.30 to 17.00, with an hour on both sides, is unusual: %s', (hour, expected) => {
    expect(isUnusualHour(hour, open, noHabit)).toBe(expected)
  })

  test('six searches without opening anything', () => expect([5, 6].map(isSearchingInVain)).toEqual([false, true]))

  test.each([
    [5, 100, true],
    [6, 100, false],
    [20, 10_000, true],
    [21, 10_000, false],
    [0, 100, false],
  ])('a surname with %i bearers among %i files tells something: %s', (bearers, files, expected) => {
    expect(isTellingSurname({ bearers, files })).toBe(expected)
  })
})

const reasonFacts = fc.record({
  withoutBasis: fc.boolean(),
  inEmergency: fc.boolean(),
  restricted: fc.boolean(),
  opened: fc.boolean(),
  hours: fc.array(fc.integer({ min: 0, max: 23 }), { maxLength: 5 }),
  place: fc.option(fc.integer({ min: 1, max: 20 })),
})

test('always: reasons stand in their order, once, and nothing without a reason is put before anybody', () => {
  fc.assert(
    fc.property(fc.array(reasonFacts, { maxLength: 20 }), (facts) => {
      const found = draw(facts.map(aPair), [], known())
      for (const one of found) {
        expect(one.reasons.length).toBeGreaterThan(0)
        expect(inOrder(one.reasons)).toEqual(one.reasons)
        expect(new Set(one.reasons).size).toBe(one.reasons.length)
      }
    }),
  )
})

test('always: a larger sample draws all that a smaller one draws', () => {
  fc.assert(
    fc.property(fc.array(reasonFacts, { maxLength: 20 }), fc.integer({ min: 1, max: 20 }), (facts, size) => {
      const pairs = facts.map(aPair)
      const keys = (sampleSize: number): Id<'person'>[] =>
        draw(pairs, [], known({ sampleSize })).flatMap(({ personId, reasons: why }) =>
          why.includes('by-chance') && personId !== null ? [personId] : [],
        )
      expect(keys(size + 1)).toEqual(expect.arrayContaining(keys(size)))
    }),
  )
})

test('every reason has a place in the order once', () => expect(new Set(reasons).size).toBe(reasons.length))
test.each([
  [0, false],
  [1, true],
  [50, true],
  [51, false],
  [2.5, false],
])('a sample of %s can be chosen: %s', (size, expected) => expect(checkSampleSize(size)).toBe(expected))
