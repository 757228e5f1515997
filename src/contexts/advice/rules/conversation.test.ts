import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer, close, handOver, layDown, replyByAsker, take, type Account, type ConversationState } from './conversation.ts'

const sanne = 'sanne' as Account
const bilal = 'bilal' as Account
const waiting: ConversationState = { state: 'waiting' }
const taken: ConversationState = { state: 'taken', by: sanne }
const answered: ConversationState = { state: 'answered', by: sanne }
const closed: ConversationState = { state: 'closed', closedBy: 'centre', by: sanne }

describe('one has it at a time', () => {
  test('a free question is taken; a colleague then hears who has it', () => {
    expect(take(waiting, sanne)).toEqual({ ok: true, value: taken })
    expect(take(taken, bilal)).toEqual({ ok: false, error: { kind: 'taken-by-other', by: sanne } })
    expect(take(taken, sanne)).toEqual({ ok: true, value: taken })
  })
  test('only who has it answers it or puts it back', () => {
    expect(answer(taken, bilal)).toMatchObject({ ok: false, error: { kind: 'taken-by-other' } })
    expect(answer(waiting, bilal)).toEqual({ ok: true, value: { state: 'answered', by: bilal } })
    expect(layDown(taken, bilal).ok).toBe(false)
    expect(layDown(taken, sanne)).toEqual({ ok: true, value: waiting })
  })
  test('handing over goes to a colleague or to a discipline', () => {
    expect(handOver(taken, sanne, bilal)).toEqual({ ok: true, value: { state: 'taken', by: bilal } })
    expect(handOver(taken, sanne, null)).toEqual({ ok: true, value: waiting })
    expect(handOver(taken, bilal, bilal).ok).toBe(false)
  })
})

describe('the asker', () => {
  test('gets the same professional back, also after the end', () => {
    expect(replyByAsker(answered)).toEqual(taken)
    expect(replyByAsker(closed)).toEqual(taken)
    expect(replyByAsker({ state: 'closed', closedBy: 'asker', by: null })).toEqual(waiting)
  })
  test('may end a question that nobody took; the centre may not', () => {
    expect(close(waiting, 'asker').ok).toBe(true)
    expect(close(waiting, 'centre')).toEqual({ ok: false, error: { kind: 'not-yours' } })
  })
})

test('whatever happens, a closed conversation is opened by its asker only, and a taken one always has somebody', () => {
  const who = fc.constantFrom(sanne, bilal)
  const step = fc.oneof(
    fc.record({ do: fc.constant('take' as const), by: who }),
    fc.record({ do: fc.constant('lay' as const), by: who }),
    fc.record({ do: fc.constant('hand' as const), by: who, to: fc.option(who) }),
    fc.record({ do: fc.constant('answer' as const), by: who }),
    fc.record({ do: fc.constant('close' as const), by: fc.constantFrom('asker' as const, 'centre' as const) }),
    fc.record({ do: fc.constant('reply' as const) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let now: ConversationState = waiting
      const outcome = (one: Exclude<(typeof steps)[number], { do: 'reply' }>, from: ConversationState) => {
        switch (one.do) {
          case 'take':
            return take(from, one.by)
          case 'lay':
            return layDown(from, one.by)
          case 'hand':
            return handOver(from, one.by, one.to)
          case 'answer':
            return answer(from, one.by)
          case 'close':
            return close(from, one.by)
        }
      }
      for (const one of steps) {
        const before: ConversationState = now
        if (one.do === 'reply') now = replyByAsker(now)
        else {
          const result = outcome(one, before)
          if (result.ok) now = result.value
        }
        if (before.state === 'closed' && now.state !== 'closed') expect(one.do).toBe('reply')
        if (now.state === 'taken' || now.state === 'answered') expect([sanne, bilal]).toContain(now.by)
        if (before.state === 'taken' && now.state === 'answered') expect(now.by).toBe(before.by)
      }
    }),
  )
})
