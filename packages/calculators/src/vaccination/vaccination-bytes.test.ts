import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDate, parseDate } from '../core/civil-date.ts'
import { newJsonBytes } from '../core/json-bytes.ts'
import { vaccinationCalculator } from './calculator.ts'
import { VACCINES } from './programme.ts'

const firstBirth = parseDate('2008-01-01') ?? 0

/** A child with any doses at any time: right, wrong, twice on a day, beyond the course. */
const cases = fc
  .record({
    id: fc.constantFrom<unknown>('Zoë "1"', 7, null, undefined, { nested: ['id'] }),
    birth: fc.integer({ min: 0, max: 6500 }),
    age: fc.integer({ min: 0, max: 7000 }),
    mother: fc.constantFrom({}, { motherHBsAg: true }, { maternalPertussis: { given: true, weeksGestation: 24, daysBeforeBirth: 100 } }),
    doses: fc.array(fc.record({ vaccine: fc.constantFrom(...VACCINES), at: fc.double({ min: 0, max: 1, noNaN: true }) }), {
      maxLength: 14,
    }),
  })
  .map(({ id, birth, age, mother, doses }) => ({
    id,
    birthDate: formatDate(firstBirth + birth),
    asOf: formatDate(firstBirth + birth + age),
    context: mother,
    history: doses.map(({ vaccine, at }) => ({ vaccine, date: formatDate(firstBirth + birth + Math.floor(at * age)) })),
  }))

test('the bytes of an answer are those of the object that the function gives', () => {
  const isTheSame = (input: object): boolean => {
    const out = newJsonBytes(8)
    const isWritten = vaccinationCalculator.write?.(input, out) === true
    return isWritten && new TextDecoder().decode(out.bytes.subarray(0, out.at)) === JSON.stringify(vaccinationCalculator.answer(input))
  }
  fc.assert(fc.property(cases, isTheSame), { numRuns: 500, seed: 3 })
})

test('a case that cannot be computed is left to the function', () => {
  const out = newJsonBytes(8)
  expect(vaccinationCalculator.write?.({ id: 1 }, out)).toBe(false)
  expect(out.at).toBe(0)
})
