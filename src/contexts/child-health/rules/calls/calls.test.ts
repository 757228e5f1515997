import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { programmeOn } from '#calculators/vaccination/choose-programme.ts'
import { programmes } from '#calculators/vaccination/rvp-2025.ts'
import { startAt } from '#calculators/vaccination/span.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { nationalMoments } from '../schedule/moments.ts'
import { civilDay, windowOf } from '../schedule/windows.ts'
import { daysThatMatter, dueDoses, dueMoments, orderMoments, readSubject, type KnownContact } from './due.ts'
import { channelOf, daysBetweenAttempts, mayInvite, nextAttempt } from './invite.ts'
import { checkVerdict, needsDecision } from './missed.ts'
import { readDay, readTime } from './typed-day.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const civil = (text: string): number => civilDay(day(text))
const ordered = orderMoments(nationalMoments)
const today = civil('2026-11-24')
const momentOf = (code: string) => nationalMoments.find((one) => one.code === code) ?? nationalMoments[0]!
const birth = startAt(civil('2025-09-24'))
const known = (moment: string, over: Partial<KnownContact> = {}): KnownContact => ({
  ...{ moment, status: 'due', outcome: null, appointed: false, window: windowOf(momentOf(moment), birth), ...over },
})
const subjects = (contacts: readonly KnownContact[], on = today): string[] =>
  dueMoments(ordered, birth, contacts, on).map(({ subject, overdue }) => `${subject}${overdue ? ' late' : ''}`)

describe('who is due for a moment', () => {
  test('in its window, and after it as long as it can be made up for', () => {
    expect(subjects([])).toEqual(['moment:12m late', 'moment:14m'])
    expect(subjects([], civil('2027-01-25'))).toEqual(['moment:14m late'])
    expect(subjects([], civil('2025-09-25'))).toEqual([])
  })
  test.each([
    ['realised', { status: 'realised', outcome: '01' }],
    ['being held now', { status: 'begun' }],
    ['no interest (BDS W0690 05)', { status: 'not-realised', outcome: '05' }],
    ['by agreement (BDS W0690 06)', { status: 'not-realised', outcome: '06' }],
    ['with an appointment', { appointed: true }],
  ])('nobody is called up for what is %s', (_what, over) => {
    expect(subjects([known('14m', over)])).not.toContain('moment:14m')
  })
  test.each(['02', '03', '04', '07'])('who stayed away (BDS W0690 %s) is due again', (outcome) => {
    expect(subjects([known('14m', { status: outcome === '07' ? 'cancelled' : 'not-realised', outcome })])).toContain('moment:14m')
  })
  test('a later moment that was realised takes the place of the one before', () => {
    expect(subjects([known('14m', { status: 'realised', outcome: '01' })])).toEqual([])
  })
  test('a contact that was due longer ago than what matters changes nothing, whatever the age', () => {
    const statuses = fc.constantFrom('realised', 'due', 'not-realised')
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6939 }),
        fc.array(fc.tuple(fc.constantFrom(...nationalMoments), statuses), { maxLength: 8 }),
        (age, held) => {
          const start = startAt(today - age)
          const contacts = held.map(([moment, status]): KnownContact => ({
            ...known(moment.code),
            status,
            window: windowOf(moment, start),
          }))
          const recent = contacts.filter(({ window }) => window.due >= today - daysThatMatter(ordered))
          expect(dueMoments(ordered, start, recent, today)).toEqual(dueMoments(ordered, start, contacts, today))
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('who is due for a dose', () => {
  const programme = programmeOn(programmes, today)
  const child = { birth: birth.day, asOf: today, mother: {}, doses: [] }
  test('by the programme, without the vaccines from which somebody refrains', () => {
    const due = dueDoses(programme, child, new Set()).map(({ subject }) => subject)
    expect(due).toContain('dose:BMR-1')
    expect(dueDoses(programme, child, new Set(['BMR'])).map(({ subject }) => subject)).not.toContain('dose:BMR-1')
  })
  test('what was given is not due', () => {
    const given = { ...child, doses: [{ vaccine: 'BMR' as const, day: today - 3 }] }
    expect(dueDoses(programme, given, new Set()).map(({ subject }) => subject)).not.toContain('dose:BMR-1')
  })
})

test('a subject is a moment or a dose', () => {
  expect(readSubject('moment:14m')).toBe('moment:14m')
  expect(readSubject('dose:HPV-1')).toBe('dose:HPV-1')
  for (const text of ['', 'moment:', 'child:14m', 'moment:14m;drop', 'session:1']) expect(readSubject(text)).toBeNull()
})

describe('whom a round invites', () => {
  test('the first time nobody was invited before; each later one needs the one before it, two weeks old', () => {
    expect(mayInvite(1, null, today)).toBe(true)
    expect(mayInvite(2, null, today)).toBe(false)
    expect(mayInvite(1, { attempt: 1, on: today - 100 }, today)).toBe(false)
    expect(mayInvite(2, { attempt: 1, on: today - daysBetweenAttempts }, today)).toBe(true)
    expect(mayInvite(2, { attempt: 1, on: today - daysBetweenAttempts + 1 }, today)).toBe(false)
    expect(mayInvite(3, { attempt: 1, on: today - 100 }, today)).toBe(false)
  })
  test('whatever the history, an attempt is made once', () => {
    const days = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 30 })), { maxLength: 30 })
    fc.assert(
      fc.property(days, (steps) => {
        const made: number[] = []
        let now = today
        let last: { attempt: number; on: number } | null = null
        for (const [attempt, wait] of steps) {
          now += wait
          if (!mayInvite(attempt, last, now)) continue
          made.push(attempt)
          last = { attempt, on: now }
        }
        expect(made).toEqual(made.map((_, at) => at + 1))
      }),
    )
  })
  test('by hand the next one follows by itself, no more than five times', () => {
    expect(nextAttempt(null, today)).toEqual({ ok: true, value: 1 })
    expect(nextAttempt({ attempt: 1, on: today - 3 }, today)).toEqual({ ok: false, error: { kind: 'invited-already' } })
    expect(nextAttempt({ attempt: 5, on: today - 300 }, today)).toEqual({ ok: false, error: { kind: 'too-often' } })
  })
  test('by an own page where there is one, with a mail where we know the address', () => {
    expect(channelOf(undefined)).toBe('letter')
    expect(channelOf({ hasMail: false })).toBe('own-page')
    expect(channelOf({ hasMail: true })).toBe('mail')
  })
})

describe('was not brought', () => {
  const owners = new Set(['a'])
  const verdict = { decision: 'not-brought', owner: 'a', followUpBefore: day('2026-12-01'), reason: 'Derde keer.' } as const
  const refusal = (over: Partial<Parameters<typeof checkVerdict>[0]>): string | null => {
    const checked = checkVerdict({ ...verdict, ...over }, owners, day('2026-11-24'))
    return checked.ok ? null : checked.error.kind
  }
  test('a concern has a reason, somebody who has it in hand, and a term', () => {
    expect(refusal({})).toBeNull()
    expect(refusal({ reason: ' ' })).toBe('no-reason')
    expect(refusal({ owner: 'b' })).toBe('no-owner')
    expect(refusal({ followUpBefore: null })).toBe('no-term')
    expect(refusal({ followUpBefore: day('2026-11-23') })).toBe('term-in-past')
    expect(refusal({ followUpBefore: day('2027-03-24') })).toBe('term-too-far')
  })
  test('without a concern nobody has anything in hand', () => {
    expect(checkVerdict({ ...verdict, decision: 'no-concern' }, owners, day('2026-11-24'))).toMatchObject({
      value: { owner: null, followUpBefore: null },
    })
  })
  test('what was agreed, or what we cancelled, is not decided about', () => {
    expect(['02', '03', '04', '05'].every((one) => needsDecision(one as '02'))).toBe(true)
    expect(['06', '07'].some((one) => needsDecision(one as '06'))).toBe(false)
  })
})

test('a day and a time as people type them', () => {
  expect(readDay({ day: ' 8', month: '12', year: '2026' })?.toString()).toBe('2026-12-08')
  expect(readDay({ day: '', month: '', year: '' })).toBe('empty')
  for (const wrong of [
    { day: '31', month: '2', year: '2026' },
    { day: '8', month: '', year: '2026' },
    { day: '8', month: '12', year: '26' },
  ])
    expect(readDay(wrong)).toBeNull()
  for (const text of ['9.30', '9:30', '09:30', '0930', '9.30 uur'])
    expect(readTime(day('2026-12-08'), text)?.toString(), text).toBe('2026-12-08T08:30:00Z')
  expect(readTime(day('2026-12-08'), '9')?.toString()).toBe('2026-12-08T08:00:00Z')
  for (const text of ['', '25.00', '9.75', 'negen']) expect(readTime(day('2026-12-08'), text), text).toBeNull()
})
