import { expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { readErasure, writeErasure } from './erasure.ts'

const erasure = {
  at: '2026-11-24T09:00:00.000001Z',
  kind: 'conversation',
  centreId: newId<'centre'>(),
  id: newId<'conversation'>(),
} as const

test('a line tells what was erased, and reads back the same', () => {
  expect(readErasure(writeErasure(erasure))).toEqual(erasure)
})

test.each([
  ['cut off by a crash', writeErasure(erasure).slice(0, -3)],
  ['empty', ''],
  ['of a kind that only another version knows', writeErasure(erasure).replace('conversation', 'spaceship')],
  ['with more than it should say', `${writeErasure(erasure)} Jan`],
  ['without a moment', writeErasure({ ...erasure, at: 'gisteren' })],
])('a line that is %s says nothing', (_, line) => {
  expect(readErasure(line)).toBeNull()
})
