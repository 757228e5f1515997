import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { isOurs } from './contact-form.ts'
import { isKeptFromFamily, lookedAtBefore, longestWhy, readerChoice, readerChoices, readKeeping } from './readers.ts'

const typed = { why: 'Gevaar voor de moeder.', consulted: 'anna', months: '3' }

describe('PR-22: kept back with a reason, a consulted professional and a day to look again', () => {
  test.each([
    [{}, null],
    [{ why: '  ' }, ['why']],
    [{ why: 'x'.repeat(longestWhy + 1) }, ['why']],
    [{ why: 'x'.repeat(longestWhy) }, null],
    [{ consulted: '' }, ['consulted']],
    [{ consulted: 'myself' }, ['consulted']],
    [{ months: '' }, ['months']],
    [{ months: '24' }, ['months']],
    [{ why: '', consulted: '', months: '0' }, ['why', 'consulted', 'months']],
  ])('%o', (change, faults) => {
    const read = readKeeping({ ...typed, ...change }, ['anna', 'bo'])
    expect(read.ok ? null : read.error).toEqual(faults)
  })
  test('looked at again within a year at most, also from the last day of a month', () => {
    const day = (text: string) => Temporal.PlainDate.from(text)
    expect(lookedAtBefore(day('2026-11-30'), { why: 'x', consulted: 'anna', months: 3 }).toString()).toBe('2027-02-28')
    expect(lookedAtBefore(day('2026-11-30'), { why: 'x', consulted: 'anna', months: 12 }).toString()).toBe('2027-11-30')
  })
})

describe('PR-17: labelled as about somebody', () => {
  test('what is not a choice is the family: an unknown word hides nothing by itself', () => {
    expect(readerChoices.map(readerChoice)).toEqual([...readerChoices])
    expect([readerChoice(''), readerChoice('everybody')]).toEqual(['family', 'family'])
  })
  test.each([
    [null, null, false],
    ['sibling' as const, null, true],
    [null, {}, true],
  ])('about %o, withheld %o: kept from the family %o', (aboutWhom, withheld, expected) =>
    expect(isKeptFromFamily({ aboutWhom, withheld })).toBe(expected),
  )
})

test('the form knows the readers of its texts, and of nothing else', () => {
  expect(isOurs({ 'r-note-talk': 'kept', 'r-b-skin': 'sibling', 'keep-why': 'x', 'keep-with': 'y', 'keep-months': '3' })).toBe(true)
  for (const name of ['r-height', 'r-note-', 'keep-all']) expect(isOurs({ [name]: 'x' }), name).toBe(false)
})
