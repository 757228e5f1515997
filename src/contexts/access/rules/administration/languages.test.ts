import fc from 'fast-check'
import { expect, test } from 'vitest'
import { locales } from '#platform/locale.ts'
import { leaveOut, offeredLanguages } from './languages.ts'

const tags = locales.map(({ tag }) => tag)

test('a centre that said nothing offers all; one it left out is not there, and Dutch is whatever was chosen', () => {
  expect(offeredLanguages([])).toEqual(tags)
  expect(offeredLanguages(['en'])).toEqual(tags.filter((tag) => tag !== 'en'))
  expect(offeredLanguages(['nl'])).toEqual(tags)
  expect(leaveOut([])).toEqual({ ok: true, value: tags.filter((tag) => tag !== 'nl') })
})

test('a language that OpenCJG does not speak is refused', () => {
  expect(leaveOut(['en', 'tlh'])).toEqual({ ok: false, error: { kind: 'unknown-language', language: 'tlh' } })
})

test('what was chosen is what is offered, with Dutch', () =>
  fc.assert(
    fc.property(fc.subarray(tags), (chosen) => {
      const left = leaveOut(chosen)
      expect(left.ok && offeredLanguages(left.value)).toEqual(tags.filter((tag) => tag === 'nl' || chosen.includes(tag)))
    }),
  ))
