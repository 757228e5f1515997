import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { isFreshProof } from './proof.ts'

const nine = Temporal.Instant.from('2026-11-24T09:00:00Z')

test('a proof counts for ten minutes', () => {
  expect(isFreshProof(nine, nine)).toBe(true)
  expect(isFreshProof(nine, nine.add({ minutes: 10 }).subtract({ milliseconds: 1 }))).toBe(true)
  expect(isFreshProof(nine, nine.add({ minutes: 10 }))).toBe(false)
  expect(isFreshProof(null, nine)).toBe(false)
  expect(isFreshProof(undefined, nine)).toBe(false)
})
