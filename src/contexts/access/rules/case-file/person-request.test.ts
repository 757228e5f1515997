import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import {
  decideRequest,
  decisions,
  deliver,
  dueOn,
  extend,
  extendedDueOn,
  isOverdue,
  mayAsk,
  refusalGrounds,
  requestKinds,
  withdraw,
  type PersonRequest,
  type RequestKind,
} from './person-request.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-24')
const at = { at: Temporal.Instant.from('2026-11-24T09:00:00Z'), today }
const aRequest = (kind: RequestKind = 'erasure', receivedOn = today): PersonRequest => ({
  ...{ id: newId<'personRequest'>(), kind, personId: newId<'person'>(), requesterId: newId<'person'>(), capacity: 'self' },
  ...{ receivedOn, dueOn: dueOn(receivedOn), state: 'received' },
})
const hold = { ground: 'court-case', from: day('2026-11-01'), until: null } as const

describe('terms', () => {
  test.each([
    ['2026-01-30', '2026-02-28', '2026-04-30'],
    ['2026-01-31', '2026-02-28', '2026-04-30'],
    ['2028-01-31', '2028-02-29', '2028-04-30'],
    ['2028-02-29', '2028-03-29', '2028-05-29'],
    ['2026-11-30', '2026-12-30', '2027-02-28'],
    ['2027-11-30', '2027-12-30', '2028-02-29'],
    ['2026-12-15', '2027-01-15', '2027-03-15'],
  ])('received on %s: due on %s, extended until %s', (received, due, extended) => {
    expect([dueOn(day(received)).toString(), extendedDueOn(day(received)).toString()]).toEqual([due, extended])
  })

  test('always in the next month, on the same day or the last of the month; extended always two months later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const received = day('2000-01-01').add({ days })
        for (const [due, months] of [
          [dueOn(received), 1],
          [extendedDueOn(received), 3],
        ] as const) {
          expect((due.year - received.year) * 12 + due.month - received.month).toBe(months)
          expect(due.day).toBe(Math.min(received.day, due.daysInMonth))
        }
        expect(Temporal.PlainDate.compare(dueOn(received), received.add({ days: 28 }))).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('overdue the day after, not on the day', () => {
    const request = aRequest()
    expect(isOverdue(request, request.dueOn)).toBe(false)
    expect(isOverdue(request, request.dueOn.add({ days: 1 }))).toBe(true)
    expect(
      isOverdue(deliver({ ...request, state: 'decided', decision: 'granted', ground: null, decidedAt: at.at }, today), day('2030-01-01')),
    ).toBe(false)
  })

  test('extended once, and within the first month', () => {
    const request = aRequest()
    const longer = extend(request, request.dueOn)
    expect(longer).toMatchObject({ ok: true, value: { state: 'extended', dueOn: extendedDueOn(request.receivedOn) } })
    expect(extend(request, request.dueOn.add({ days: 1 }))).toEqual({ ok: false, error: { kind: 'too-late' } })
    expect(longer.ok && extend(longer.value, today)).toEqual({ ok: false, error: { kind: 'extended-already' } })
  })
})

test('PR-19 PR-09: who stands towards the file asks anything but limited information, who does not asks that alone', () => {
  for (const kind of requestKinds)
    for (const capacity of ['self', 'authority', 'none'] as const)
      expect(mayAsk(kind, capacity) === null, `${kind} ${capacity}`).toBe((capacity === 'none') === (kind === 'limited-information'))
})

describe('deciding', () => {
  test('PR-21: while a hold runs an erasure is refused on that ground and nothing else', () => {
    for (const decision of decisions)
      for (const ground of [...refusalGrounds, null]) {
        const done = decideRequest(aRequest(), { decision, ground }, [hold], at)
        expect(done.ok, `${decision} ${ground}`).toBe(decision === 'refused' && ground === 'statutory-hold')
      }
    const over = { ...hold, until: today }
    expect(decideRequest(aRequest(), { decision: 'granted', ground: null }, [over], at).ok).toBe(true)
    expect(decideRequest(aRequest(), { decision: 'granted', ground: null }, [{ ...hold, from: day('2026-11-25') }], at).ok).toBe(true)
    expect(decideRequest(aRequest(), { decision: 'refused', ground: 'statutory-hold' }, [], at)).toEqual({
      ok: false,
      error: { kind: 'no-hold' },
    })
  })

  test('a hold stops no other request', () => {
    expect(decideRequest(aRequest('correction'), { decision: 'granted', ground: null }, [hold], at).ok).toBe(true)
  })

  test('a question is answered; a refusal names its ground, a grant has none', () => {
    expect(decideRequest(aRequest('question'), { decision: 'refused', ground: 'other' }, [], at)).toMatchObject({
      error: { kind: 'wrong-decision' },
    })
    expect(decideRequest(aRequest('copy'), { decision: 'refused', ground: null }, [], at)).toMatchObject({ error: { kind: 'no-ground' } })
    expect(decideRequest(aRequest('copy'), { decision: 'granted', ground: 'other' }, [], at)).toMatchObject({ value: { ground: null } })
  })

  test('decided, delivered or withdrawn, nothing changes it any more', () => {
    const decided = decideRequest(aRequest('copy'), { decision: 'granted', ground: null }, [], at)
    const withdrawn = withdraw(aRequest('copy'), today)
    if (!decided.ok || !withdrawn.ok) throw new Error('These can be done')
    for (const request of [decided.value, deliver(decided.value, today), withdrawn.value]) {
      expect(decideRequest(request, { decision: 'refused', ground: 'other' }, [], at)).toMatchObject({ error: { kind: 'not-open' } })
      expect(withdraw(request, today)).toMatchObject({ error: { kind: 'not-open' } })
      expect(extend(request, today)).toMatchObject({ error: { kind: 'not-open' } })
    }
    expect(deliver(aRequest(), today)).toMatchObject({ state: 'received' })
  })
})
