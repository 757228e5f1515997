import { expect, test } from 'vitest'
import { successorOf, type Successor } from './successor.ts'

const one = (accountId: string, is: Partial<Successor>): Successor => ({ accountId, named: false, works: false, coordinates: false, ...is })

test.each<[string, readonly Successor[], string | null]>([
  [
    'the one who was named, before a coordinator',
    [one('coordinator', { coordinates: true }), one('named', { named: true, works: true })],
    'named',
  ],
  [
    'not the one who was named and works there no more',
    [one('coordinator', { coordinates: true }), one('named', { named: true })],
    'coordinator',
  ],
  [
    'a coordinator who was named, before one who is here longer',
    [one('long', { coordinates: true }), one('named', { named: true, coordinates: true })],
    'named',
  ],
  ['one coordinator alone, the longest here', [one('long', { coordinates: true }), one('short', { coordinates: true })], 'long'],
  ['never a colleague who only works with the person: they do not know of it', [one('nurse', { works: true })], null],
  ['nobody', [], null],
])('%s', (_name, here, expected) => {
  expect(successorOf(here)).toBe(expected)
})
