import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay } from '#platform/holidays.ts'
import { newId } from '#platform/id.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { findingReference } from './finding-reference.ts'
import { answer, ask, close, lateness, outcomes, workingDaysAfter, type Finding } from './finding.ts'

const date = (text: string): PlainDate => Temporal.PlainDate.from(text)
const [officer, colleague] = [newId<'account'>(), newId<'account'>()]
const at = Temporal.Instant.from('2026-11-24T09:00:00Z')
const today = date('2026-11-24')
const open: Finding = {
  id: newId<'finding'>(),
  day: date('2026-11-23'),
  accountId: colleague,
  personId: null,
  dueOn: date('2026-12-08'),
  state: 'open',
}
const asked = ask(open, officer, today)
const answered = asked.ok ? answer(asked.value, colleague, at) : asked

describe('PR-31: a finding goes from open through a question and an answer to an outcome', () => {
  test('asked: five working days to answer', () =>
    expect(asked).toMatchObject({ ok: true, value: { state: 'asked', answerDueOn: date('2026-12-01') } }))
  test('answered by the colleague, and by nobody else', () => {
    expect(answered).toMatchObject({ ok: true, value: { state: 'answered' } })
    expect(asked.ok && answer(asked.value, officer, at)).toEqual({ ok: false, error: { kind: 'not-yours' } })
    expect(answer(open, colleague, at)).toEqual({ ok: false, error: { kind: 'not-asked' } })
  })
  test('asked once more after an answer, not while one is waited for', () => {
    expect(asked.ok && ask(asked.value, officer, today)).toEqual({ ok: false, error: { kind: 'asked-already' } })
    expect(answered.ok && ask(answered.value, officer, today)).toMatchObject({ ok: true, value: { state: 'asked' } })
  })
  test.each(outcomes)('nobody decides about the own lines: %s', (outcome) => {
    expect(close(open, colleague, { outcome, words: 'x', at })).toEqual({ ok: false, error: { kind: 'own-lines' } })
    expect(ask(open, colleague, today)).toEqual({ ok: false, error: { kind: 'own-lines' } })
  })
  test.each([
    [open, 'right', '', null],
    [open, 'wrong', ' ', 'no-words'],
    [open, 'needs-talk', '', 'no-words'],
    [open, 'explained', 'x', 'not-answered'],
    [open, 'fine', 'x', 'no-outcome'],
    [answered.ok ? answered.value : open, 'explained', 'x', null],
  ] as const)('closing %o as %s with %o', (finding, outcome, words, refusal) => {
    const closed = close(finding, officer, { outcome, words, at })
    expect(closed.ok ? null : closed.error.kind).toBe(refusal)
    if (closed.ok) expect(close(closed.value, officer, { outcome, words, at })).toEqual({ ok: false, error: { kind: 'closed' } })
  })
  test('a finding has a name to read out', () => expect(findingReference('01990000-0000-7000-8000-0000001f3a09')).toBe('T-001F3A09'))
})

describe('terms', () => {
  test('late the day after the term', () => {
    expect([date('2026-12-08'), date('2026-12-09')].map((now) => lateness(open, now))).toEqual([null, 'review'])
    expect(asked.ok && [date('2026-12-01'), date('2026-12-02')].map((now) => lateness(asked.value, now))).toEqual([null, 'answer'])
  })
  test.each([
    ['over Christmas and New Year', '2026-12-23', 5, '2026-12-31'],
    ['over 29 February, a Tuesday', '2028-02-28', 1, '2028-02-29'],
    ['over the summer-time night', '2026-03-27', 1, '2026-03-30'],
    ['over Easter', '2026-04-03', 1, '2026-04-07'],
  ])('%s', (_, from, count, expected) => expect(workingDaysAfter(date(from), count).toString()).toBe(expected))
  test('always ends on a working day, with exactly so many after the first day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 20 }), (days, count) => {
        const from = date('2000-01-01').add({ days })
        const end = workingDaysAfter(from, count)
        expect(isWorkingDay(end)).toBe(true)
        const between = Array.from({ length: from.until(end).days }, (_, i) => from.add({ days: i + 1 }))
        expect(between.filter((one) => isWorkingDay(one))).toHaveLength(count)
      }),
    )
  })
})
