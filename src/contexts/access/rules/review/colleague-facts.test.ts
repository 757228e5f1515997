import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { checkFacts, factsAsText, factsFromText, neighbourhoodOf, surnameWords } from './colleague-facts.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const born = Temporal.PlainDate.from('1985-05-05')

test.each([
  ['1234ab', null, { ok: true, value: { postalCode: '1234 AB', birthDate: null } }],
  [' 1234 AB ', born, { ok: true, value: { postalCode: '1234 AB', birthDate: born } }],
  ['', born, { ok: true, value: { postalCode: null, birthDate: born } }],
  ['', null, { ok: false, error: { kind: 'no-facts' } }],
  ['0234 AB', null, { ok: false, error: { kind: 'wrong-postal-code' } }],
  ['', Temporal.PlainDate.from('2020-01-01'), { ok: false, error: { kind: 'wrong-birth-date' } }],
  ['', 'wrong', { ok: false, error: { kind: 'wrong-birth-date' } }],
] as const)('told %o and %o', (postalCode, birthDate, expected) => expect(checkFacts({ postalCode, birthDate }, today)).toEqual(expected))

test('kept as text and read back', () => {
  const facts = { postalCode: '1234 AB', birthDate: born }
  expect(factsFromText(factsAsText(facts))).toEqual(facts)
})

test.each([
  ['Sanne de Wit', ['wit']],
  ['Amina El Idrissi', ['idrissi']],
  ['Karim van der Berg-Jansen', ['berg', 'jansen']],
  ['Zoë Müller', ['muller']],
  ['Madonna', []],
])('of %s the surname is %o', (name, words) => expect(surnameWords(name)).toEqual(words))

test('a neighbourhood is some streets: four digits and a letter', () => expect(neighbourhoodOf('1234 AB')).toBe('1234A'))
