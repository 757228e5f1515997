import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { divide, mayPutBack, stateOfPart } from './claim.ts'
import type { Account, ConversationState } from './conversation.ts'

const nurse = 'nurse' as Account
const worker = 'worker' as Account
const letters = ['a', 'b', 'c']

describe('which letters go along', () => {
  test.each([
    ['the whole', { kind: 'whole' }, { kind: 'whole' }],
    ['one', { kind: 'part', letters: ['b'] }, { kind: 'part', along: ['b'], stay: ['a', 'c'] }],
    ['two, in the order of the conversation', { kind: 'part', letters: ['c', 'a'] }, { kind: 'part', along: ['a', 'c'], stay: ['b'] }],
    ['one that was chosen twice', { kind: 'part', letters: ['a', 'a'] }, { kind: 'part', along: ['a'], stay: ['b', 'c'] }],
    ['all of them is the whole', { kind: 'part', letters: ['c', 'b', 'a'] }, { kind: 'whole' }],
  ] as const)('%s', (_name, wish, split) => {
    expect(divide(letters, wish, false)).toEqual({ ok: true, value: split })
  })
  test('nothing chosen, and a letter that is gone, are refused', () => {
    expect(divide(letters, { kind: 'part', letters: [] }, false)).toEqual({ ok: false, error: { kind: 'nothing-chosen' } })
    expect(divide(letters, { kind: 'part', letters: ['a', 'z'] }, false)).toEqual({ ok: false, error: { kind: 'letters-changed' } })
  })
  test('from a paused conversation only the whole goes along: a part would slip out of the pause', () => {
    expect(divide(letters, { kind: 'part', letters: ['a'] }, true)).toEqual({ ok: false, error: { kind: 'paused' } })
    expect(divide(letters, { kind: 'whole' }, true)).toEqual({ ok: true, value: { kind: 'whole' } })
    expect(divide(letters, { kind: 'part', letters: ['a', 'b', 'c'] }, true)).toEqual({ ok: true, value: { kind: 'whole' } })
  })
  test('nothing is lost and nothing is doubled, whatever is chosen', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }), fc.func(fc.boolean()), (all, picks) => {
        const split = divide(all, { kind: 'part', letters: all.filter((one) => picks(one)) }, false)
        if (!split.ok) return split.error.kind === 'nothing-chosen'
        if (split.value.kind === 'whole') return true
        const { along, stay } = split.value
        return along.length > 0 && stay.length > 0 && [...along, ...stay].toSorted().join() === all.toSorted().join()
      }),
    )
  })
})

const states: readonly ConversationState[] = [
  { state: 'waiting' },
  { state: 'taken', by: nurse },
  { state: 'answered', by: nurse },
  { state: 'closed', closedBy: 'asker', by: null },
  { state: 'closed', closedBy: 'centre', by: nurse },
]

describe('the state of each part', () => {
  test.each([
    ['an older question and its answer are answered', { state: 'taken', by: nurse }, false, worker, { state: 'answered', by: worker }],
    ['the newest goes on as before', { state: 'taken', by: nurse }, true, null, { state: 'taken', by: nurse }],
    ['a question without its answer waits on', { state: 'waiting' }, false, null, { state: 'waiting' }],
    ['what a colleague took over stays taken', { state: 'taken', by: nurse }, true, worker, { state: 'taken', by: nurse }],
    ['answered stays answered', { state: 'answered', by: nurse }, false, null, { state: 'answered', by: nurse }],
    ['closed stays closed', states[3], true, null, states[3]],
  ] as const)('%s', (_name, whole, hasNewest, last, expected) => {
    expect(stateOfPart(whole as ConversationState, { hasNewest, last })).toEqual(expected)
  })
  test('a question that is open stays open in one part at least; one that is not opens in neither', () => {
    const author = fc.constantFrom(null, nurse, worker)
    fc.assert(
      fc.property(fc.constantFrom(...states), author, author, (whole, last, other) => {
        const parts = [stateOfPart(whole, { hasNewest: true, last }), stateOfPart(whole, { hasNewest: false, last: other })]
        const open = ({ state }: ConversationState): boolean => state === 'waiting' || state === 'taken'
        return parts.some(open) === open(whole)
      }),
    )
  })
})

test('back to a key until the first appointment', () => {
  expect(mayPutBack(null)).toEqual({ ok: true, value: null })
  expect(mayPutBack('2026-12-01')).toEqual({ ok: false, error: { kind: 'had-appointment', since: '2026-12-01' } })
})
