import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { groupsSeen, nextBirthday, whySeen } from './own-file.ts'
import { familyStandings, startOfDay } from './standings.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

test.each([
  ['2015-06-10', '2026-11-24', { age: 12, on: '2027-06-10' }],
  ['2014-11-25', '2026-11-24', { age: 12, on: '2026-11-25' }],
  ['2014-11-24', '2026-11-24', { age: 16, on: '2030-11-24' }],
  ['2012-02-29', '2026-11-24', { age: 16, on: '2028-02-29' }],
  ['2016-02-29', '2026-11-24', { age: 12, on: '2028-02-29' }],
  ['2010-11-24', '2026-11-24', null],
] as const)('born on %s, on %s the next birthday that changes something is %o', (born, today, next) => {
  const found = nextBirthday(day(born), day(today))
  expect(found === null ? null : { age: found.age, on: found.on.toString() }).toEqual(next)
})

test.each([
  ['2028-03-01', '2012-02-28', 'authority'],
  ['2030-02-01', '2014-02-01', 'sixteen'],
  ['2032-02-01', '2014-02-01', 'eighteen'],
  ['2027-05-05', '2014-02-01', 'authority'],
] as const)('authority until %s over who was born on %s ends because of: %s', (until, born, ends) => {
  const why = whySeen({ relation: 'authority', until: startOfDay(day(until)) }, day(born))
  expect(why).toMatchObject({ kind: 'authority', ends })
  expect(why.kind === 'authority' && why.until?.toString()).toBe(until)
})

test('what the page says of the end is what the standing is, for every birth date', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9000 }), (days) => {
      const born = day('2004-01-01').add({ days })
      const facts = { personId: 'child', birthDate: born, deceasedOn: null, incapable: null }
      const [own, parent] = familyStandings({ ...facts, authority: [{ holderId: 'parent', from: born, until: null }] })
      if (own === undefined || parent === undefined) throw new Error('Two standings were expected')
      const on = nextBirthday(born, born.add({ years: 13 }))?.on
      expect(whySeen({ relation: 'authority', until: parent.until }, born)).toMatchObject({ ends: 'sixteen' })
      expect(on === undefined ? null : startOfDay(on).equals(parent.until ?? startOfDay(born))).toBe(true)
      expect(startOfDay(nextBirthday(born, born)?.on ?? born).equals(own.from)).toBe(true)
    }),
  )
})

test('PR-10: a parent sees no secret address, who it is about does; a file that went into another shows nothing', () => {
  expect(groupsSeen({ relation: 'self', until: null }, 'open')).toContain('secretAddress')
  expect(groupsSeen({ relation: 'authority', until: null }, 'open')).not.toContain('secretAddress')
  expect(groupsSeen({ relation: 'authority', until: null }, 'open')).toContain('log')
  expect(groupsSeen({ relation: 'self', until: null }, 'merged')).toEqual([])
})
