import { expect, test } from 'vitest'
import { idFor, newId, readId } from './id.ts'

test('ids sort in the order they were made, also within one millisecond', () => {
  const made = Array.from({ length: 1_000 }, () => newId(1_795_000_000_000))
  expect(made.toSorted()).toEqual(made)
  expect(new Set(made).size).toBe(1_000)
  expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('the same text gives the same id, another text another', () => {
  expect(idFor('a')).toBe(idFor('a'))
  expect(idFor('a')).not.toBe(idFor('b'))
  expect(readId(idFor('a'))).toBe(idFor('a'))
})

test.each(['', 'x', '../etc', '01990000-0000-7000-8000-00000000000', "'; drop table"])('%j is no id', (text) => {
  expect(readId(text)).toBeNull()
})
