import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { answerUntil, checkWhole, judgeWholeErasure } from './whole-erasure.ts'

const alone = { otherRequests: false, unseenPieces: false }
const day = (text: string) => Temporal.PlainDate.from(text)

describe('PR-21, PR-24 erasing a whole person on request', () => {
  test('a term that runs, or whose end is not known, does not stop it', () => {
    expect(judgeWholeErasure(['term-runs', 'end-unknown', 'request-open'], alone)).toEqual({ stays: [], first: [] })
  })
  test('help that runs, a child whose file is here, a piece for another: these stay, and the letter says so', () => {
    const judged = judgeWholeErasure(['piece-kept', 'needed-by-family', 'care-open'], alone)
    expect(judged).toEqual({ stays: ['care-open', 'needed-by-family', 'piece-kept'], first: [] })
    expect(checkWhole('granted', judged)).toEqual({ kind: 'must-stay' })
    expect(checkWhole('partly', judged)).toBeNull()
  })
  test('PR-22: a hidden part stops it too, and is never among what the letter tells', () => {
    const judged = judgeWholeErasure(['hidden-part-open', 'share-open'], { ...alone, otherRequests: true })
    expect(judged).toEqual({ stays: [], first: ['request-open', 'share-open', 'hidden-part-open'] })
    expect(checkWhole('granted', judged)).toEqual({ kind: 'settle-first' })
    expect(checkWhole('partly', judged)).toBeNull()
  })
  test('PR-22: a piece that the family does not see is looked at before it goes', () => {
    expect(judgeWholeErasure([], { ...alone, unseenPieces: true })).toEqual({ stays: [], first: ['piece-unseen'] })
  })
  test('the request itself is open, and no reason to wait; another one is', () => {
    expect(checkWhole('granted', judgeWholeErasure(['request-open'], alone))).toBeNull()
    expect(checkWhole('granted', judgeWholeErasure(['request-open'], { ...alone, otherRequests: true }))).toEqual({ kind: 'settle-first' })
  })
  test('nothing has to stay: a part of it is no answer', () => {
    expect(checkWhole('partly', judgeWholeErasure([], alone))).toEqual({ kind: 'nothing-stays' })
  })
  test('Awb 6:7: the answer stays as long as somebody may object, and one day no more', () => {
    expect(answerUntil(day('2026-11-24'))).toEqual(day('2027-01-06'))
    // The sixth Friday is Christmas Day; Monday 28 December is the last day.
    expect(answerUntil(day('2026-11-13'))).toEqual(day('2026-12-29'))
  })
})
