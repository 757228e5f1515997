import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { likeness, swap, type Compared } from './duplicates.ts'
import { matchOf, readQuery } from './search-query.ts'
import { edits, sound, wordSound } from './sound.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-24')

/** "Noor van der Bakker 2014-02-01 f" */
function who(text: string): Compared {
  const [, callName = '', prefix = '', familyName = '', born = '', sex] =
    /^(\S+) (?:((?:van|de|der|el) )*)?(\S+) (\S+)(?: ([fm]))?$/.exec(text) ?? []
  return {
    ...{ callName, givenNames: callName, prefix: prefix.trim(), familyName },
    birthDate: born === '?' ? null : day(born),
    expectedOn: null,
    sex: sex === 'f' ? 'female' : sex === 'm' ? 'male' : 'unknown',
  }
}

describe('how a name sounds', () => {
  test.each([
    ['Bijlsma', 'Beylsma', 'Beilsma'],
    ['Meijer', 'Meyer', 'Meier'],
    ['Jansen', 'Janssen', 'Jannsen'],
    ['Sophie', 'Sofie', 'Zofie'],
    ['Carlijn', 'Karlein', 'Carlyn'],
    ['Lisa', 'Liza'],
    ['Cecile', 'Sesile'],
    ['Claudia', 'Kloudia'],
    ['Youssef', 'Joussef', 'Yousef'],
    ['Bakker', 'Bakkers', 'Backer'],
    ['Schmidt', 'Schmitt', 'Schmit'],
    ['Thijs', 'Tijs', 'Teis'],
    ['Chantal', 'Gantal'],
    ['Zoë', 'Zoe', 'Soe'],
    ['Vries', 'Fries'],
  ])('%s, %s, …', (...names) => {
    expect(new Set(names.map(wordSound)).size).toBe(1)
  })

  test.each([
    ['Mila', 'Milo'],
    ['Bakker', 'Bekker'],
    ['Sem', 'Sam'],
    ['Tim', 'Tom'],
    ['Groot', 'Graat'],
  ])('%s is not %s', (a, b) => expect(wordSound(a)).not.toBe(wordSound(b)))

  test('prefixes are not in it, and every name is there once', () =>
    expect(sound({ callName: 'Noor', givenNames: 'Noor Ansje', familyName: 'van der Groot' })).toBe('NOR ANSJE GROT'))

  test('the distance is one of its own: same both ways, none to itself, never more than the longest', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), (a, b) => {
        expect(edits(a, b)).toBe(edits(b, a))
        expect(edits(a, a)).toBe(0)
        expect(edits(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length))
        if (a !== b) expect(edits(a, b)).toBeGreaterThan(0)
      }),
    ))
  test.each([
    ['bakker', 'baker', 1],
    ['bakker', 'bakekr', 1],
    ['bakker', 'bokkar', 2],
    ['', 'abc', 3],
  ])('%s to %s: %i', (a, b, steps) => expect(edits(a, b)).toBe(steps))
})

describe('is it the same person?', () => {
  test.each([
    ['Noor Bakker 2014-02-01 f', 'Noor Bakker 2014-02-01 f', ['same-birth-date', 'same-name']],
    ['Zoë Bakker 2014-02-01 f', 'Zoe Bakker 2014-02-01 f', ['same-birth-date', 'same-name']],
    ['Sophie Meijer 2014-02-01 f', 'Sofie Meyer 2014-02-01 f', ['same-birth-date', 'sounds-alike']],
    ['Noor Bakker 2014-02-01 f', 'Noor Bakekr 2014-02-01 f', ['same-birth-date', 'sounds-alike']],
    ['Noor Bakker 2014-02-01 f', 'Noor Bakker 2014-01-02 f', ['birth-date-swapped', 'same-name']],
    ['Mila de Groot 1985-05-05 f', 'Mila de Groot-Bakker 1985-05-05 f', ['same-birth-date', 'double-name']],
    ['Mila de Groot 1985-05-05 f', 'Mila Bakker 1985-05-05 f', ['same-birth-date', 'other-family-name']],
    ['Mila de Groot 1985-05-05 f', 'Mila Groot 1985-05-05 f', ['same-birth-date', 'same-name']],
    ['Mila de Groot ? f', 'Mila de Groot 1985-05-05 f', ['birth-date-unknown', 'same-name']],
  ])('%s and %s: maybe', (a, b, reasons) => {
    expect(likeness(who(a), who(b), null, today)?.reasons).toEqual(reasons)
    expect(likeness(who(b), who(a), null, today)?.reasons).toEqual(reasons)
  })

  test.each([
    ['twins', 'Sem Bakker 2014-02-01 m', 'Noor Bakker 2014-02-01 f'],
    ['twins with names that rhyme', 'Sanne Bakker 2014-02-01 f', 'Hanne Bakker 2014-02-01 f'],
    ['twins with short names', 'Tim Bakker 2014-02-01 m', 'Tom Bakker 2014-02-01 m'],
    ['twins, a boy and a girl', 'Robin Bakker 2014-02-01 m', 'Robyn Bakker 2014-02-01 f'],
    ['the same name, another day', 'Noor Bakker 2014-02-01 f', 'Noor Bakker 2014-02-02 f'],
    ['the same day, another name', 'Noor Bakker 2014-02-01 f', 'Fatma Kaya 2014-02-01 f'],
    ['children with one first name', 'Noor Bakker 2014-02-01 f', 'Noor Kaya 2014-02-01 f'],
    ['no date, half the name', 'Mila de Groot ? f', 'Mila Bakker 1985-05-05 f'],
  ])('%s: no', (_what, a, b) => expect(likeness(who(a), who(b), null, today)).toBeNull())

  test('the same number is the same person whatever else; two numbers are two people whatever else', () => {
    expect(likeness(who('Noor Bakker 2014-02-01'), who('Ans Kaya 1950-01-01'), true, today)).toEqual({ score: 100, reasons: ['same-bsn'] })
    expect(likeness(who('Noor Bakker 2014-02-01'), who('Noor Bakker 2014-02-01'), false, today)).toBeNull()
  })

  test('swapping day and month twice is the same day again', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const date = day('1980-01-01').add({ days })
        const other = swap(date)
        if (other !== null) expect(swap(other)?.toString()).toBe(date.toString())
      }),
    ))
})

describe('finding', () => {
  const noor = who('Noor de Bakker 2014-02-01 f')
  test.each([
    'noor bakker',
    'Bakker',
    'bakekr',
    'baker noor',
    'noor 1-2-2014',
    '2014-02-01',
    '2 1 2014',
    'noor de bak',
    'NOOR BACKER',
    '1 feb 2014 bakker',
  ])('%s finds Noor', (text) => {
    const query = readQuery(text, today)
    expect(query === null ? null : matchOf(query, noor)).toBeGreaterThan(0.5)
  })
  test.each(['kaya', 'noor kaya', 'noor 3-2-2014', 'bokkar', 'nr', '31-2-2014'])('%s does not', (text) => {
    const query = readQuery(text, today)
    expect(query === null ? null : matchOf(query, noor)).toBeNull()
  })
  test.each(['', ' ', 'a', 'de', '!?'])('"%s" is nothing to search for', (text) => expect(readQuery(text, today)).toBeNull())
})
