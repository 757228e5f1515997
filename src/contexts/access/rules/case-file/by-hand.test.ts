import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay } from '#platform/holidays.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { channels, checkEntered, checkHandOver, deliveryWays, identityChecks, kindsByHand } from './by-hand.ts'
import { dueOn, extendedDueOn, isOverdue, lastDayOf } from './person-request.ts'

const date = (text: string): PlainDate => Temporal.PlainDate.from(text)
const today = date('2026-11-24')
const good = { kind: 'copy', channel: 'letter', identity: 'passport', receivedOn: today }

describe('PR-19: written in for who has no account', () => {
  test.each([
    [{}, null],
    [{ receivedOn: date('2026-10-24') }, null],
    [{ receivedOn: date('2026-10-23') }, 'wrong-day'],
    [{ receivedOn: date('2026-11-25') }, 'wrong-day'],
    [{ receivedOn: null }, 'wrong-day'],
    [{ receivedOn: date('1970-01-01') }, 'wrong-day'],
    [{ kind: 'question' }, null],
    [{ kind: 'weten' }, 'no-kind'],
    [{ channel: 'mijn' }, 'no-channel'],
    [{ identity: '' }, 'no-identity'],
  ] as const)('%o', (change, refusal) => {
    const checked = checkEntered({ ...good, ...change }, today)
    expect(checked.ok ? null : checked.error.kind).toBe(refusal)
  })
  test('every kind, channel and check that is offered is taken', () => {
    for (const kind of kindsByHand)
      for (const channel of channels)
        for (const identity of identityChecks) expect(checkEntered({ kind, channel, identity, receivedOn: today }, today).ok).toBe(true)
  })
  test.each(['received', 'extended', 'delivered', 'withdrawn'] as const)('nothing goes out of hand when it is %s', (state) => {
    expect(checkHandOver({ state }, { way: 'in-hand', identity: 'passport' })).toEqual({ ok: false, error: { kind: 'not-decided' } })
  })
  test('handed over to somebody who was seen to be who it is', () => {
    for (const way of deliveryWays) expect(checkHandOver({ state: 'decided' }, { way, identity: 'id-card' }).ok).toBe(true)
    expect(checkHandOver({ state: 'decided' }, { way: 'in-hand', identity: '' })).toEqual({ ok: false, error: { kind: 'no-identity' } })
    expect(checkHandOver({ state: 'decided' }, { way: 'mail', identity: 'id-card' })).toEqual({ ok: false, error: { kind: 'no-way' } })
  })
})

describe('PR-19: when a term is over', () => {
  test.each([
    ['a Saturday: Monday', '2026-11-28', '2026-11-30'],
    ['Christmas: the Monday after', '2026-12-25', '2026-12-28'],
    ['29 February, a Tuesday: that day', '2028-02-29', '2028-02-29'],
    ['the Sunday of the summer-time night: Monday', '2026-03-29', '2026-03-30'],
    ['the Sunday of the winter-time night: Monday', '2026-10-25', '2026-10-26'],
    ['Good Friday is a working day', '2026-04-03', '2026-04-03'],
    ['Easter Sunday: Tuesday', '2026-04-05', '2026-04-07'],
    ['before there was any record', '1900-02-28', '1900-02-28'],
  ])('ending on %s', (_, due, last) => {
    expect(lastDayOf(date(due)).toString()).toBe(last)
    const request = { state: 'received', dueOn: date(due) } as const
    expect(isOverdue(request, date(last))).toBe(false)
    expect(isOverdue(request, date(last).add({ days: 1 }))).toBe(true)
  })
  test('always: never late before the told day is over, late after at most a week more, and an extension is never earlier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const received = date('1950-01-01').add({ days })
        for (const due of [dueOn(received), extendedDueOn(received)]) {
          const last = lastDayOf(due)
          expect(isWorkingDay(last)).toBe(true)
          expect(Temporal.PlainDate.compare(last, due)).toBeGreaterThanOrEqual(0)
          expect(due.until(last).days).toBeLessThan(7)
        }
        expect(Temporal.PlainDate.compare(extendedDueOn(received), dueOn(received))).toBe(1)
      }),
    )
  })
})
