import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startAt } from '#calculators/vaccination/span.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import type { Id } from '#platform/id.ts'
import type { Contact } from '../record/record.ts'
import { scheduleChanges } from './keep.ts'
import { monthsAsDays, nationalMoments } from './moments.ts'
import { checkMoment, ownSetOn, type Template } from './templates.ts'
import { civilDay, dayAtAge, isPreterm, momentsOf, plainDate, planSchedule } from './windows.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const born = (text: string) => startAt(civilDay(day(text)))
const at = (birth: string, age: number): string => plainDate(dayAtAge(born(birth), age)).toString()
const aChild = { birthDate: day('2025-09-24'), expectedOn: null, deceasedOn: null, movedOn: null }
const codes = (planned: ReturnType<typeof planSchedule>): string[] => planned.map(({ moment }) => moment.code)

describe('the day of an age', () => {
  test('whole months fall on the day of the birthday, weeks are seven days', () => {
    expect(at('2025-09-24', 28)).toBe('2025-10-22')
    expect(at('2025-09-24', monthsAsDays(3))).toBe('2025-12-24')
    expect(at('2025-09-24', monthsAsDays(14))).toBe('2026-11-24')
    expect(at('2025-09-24', monthsAsDays(180))).toBe('2040-09-24')
  })
  test('somebody born on 29 February has the 28th in a common year and the 29th in a leap year', () => {
    expect(at('2024-02-29', monthsAsDays(12))).toBe('2025-02-28')
    expect(at('2024-02-29', monthsAsDays(48))).toBe('2028-02-29')
    expect(at('2024-02-29', monthsAsDays(60))).toBe('2029-02-28')
  })
  test('somebody born on the last of a month has the last day of a shorter one', () => {
    expect(at('2025-12-31', monthsAsDays(14))).toBe('2027-02-28')
  })
  test('a later age is never an earlier day, and the day stays within two of what was counted', () => {
    const births = fc.integer({ min: civilDay(day('2000-01-01')), max: civilDay(day('2040-12-31')) })
    fc.assert(
      fc.property(births, fc.integer({ min: -280, max: 6938 }), (birth, age) => {
        const start = startAt(birth)
        const here = dayAtAge(start, age)
        expect(dayAtAge(start, age + 1)).toBeGreaterThanOrEqual(here)
        expect(Math.abs(here - birth - age)).toBeLessThanOrEqual(4)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the national moments', () => {
  test('each of them is one that a centre could have written down itself', () => {
    for (const moment of nationalMoments) expect(checkMoment(moment), moment.code).toMatchObject({ ok: true })
    expect(new Set(nationalMoments.map(({ code }) => code)).size).toBe(nationalMoments.length)
  })
  test('they are in the order of age', () => {
    expect(nationalMoments.map(({ dueDays }) => dueDays)).toEqual(nationalMoments.map(({ dueDays }) => dueDays).toSorted((a, b) => a - b))
  })
})

describe('the schedule of a child', () => {
  test('a child of 14 months has what is to come, and the moment of 12 months as long as it can be made up for', () => {
    expect(codes(planSchedule(nationalMoments, aChild, day('2026-11-24'))).slice(0, 3)).toEqual(['12m', '14m', '18m'])
    expect(codes(planSchedule(nationalMoments, aChild, day('2026-11-25')))[0]).toBe('14m')
  })
  test('before birth it is the moments of the pregnancy, counted from the expected day', () => {
    const unborn = { ...aChild, birthDate: null, expectedOn: day('2027-01-20') }
    const [only, ...rest] = planSchedule(nationalMoments, unborn, day('2026-11-24'))
    expect(rest).toEqual([])
    expect(only?.moment.code).toBe('prenatal')
    expect(plainDate(only?.window.until ?? 0).toString()).toBe('2027-01-20')
  })
  test('without a day to count from there is none', () => {
    expect(planSchedule(nationalMoments, { ...aChild, birthDate: null }, day('2026-11-24'))).toEqual([])
  })
  test('who moved away or died has none, nor who turned 18', () => {
    expect(planSchedule(nationalMoments, { ...aChild, movedOn: day('2026-01-01') }, day('2026-11-24'))).toEqual([])
    expect(planSchedule(nationalMoments, { ...aChild, deceasedOn: day('2026-01-01') }, day('2026-11-24'))).toEqual([])
    expect(codes(planSchedule(nationalMoments, { ...aChild, birthDate: day('2008-11-24') }, day('2026-11-24')))).toEqual(['15-17y'])
    expect(planSchedule(nationalMoments, { ...aChild, birthDate: day('2008-11-24') }, day('2026-11-25'))).toEqual([])
  })
  test('a child born too early is not corrected, and it is known that this was so', () => {
    expect(isPreterm(258)).toBe(true)
    expect(isPreterm(259)).toBe(false)
    expect(isPreterm(null)).toBe(false)
  })
  test('every window is in order and a moment lasts until the next one is due, whenever somebody was born', () => {
    const births = fc.integer({ min: civilDay(day('2000-01-01')), max: civilDay(day('2040-12-31')) })
    fc.assert(
      fc.property(births, (birth) => {
        for (const { window, lastDay } of momentsOf(nationalMoments, startAt(birth), true)) {
          expect(window.from).toBeLessThanOrEqual(window.due)
          expect(window.due).toBeLessThanOrEqual(window.until)
          expect(lastDay).toBeGreaterThanOrEqual(window.until)
        }
      }),
    )
  })
})

describe('keeping the contacts of a child', () => {
  const planned = planSchedule(nationalMoments, aChild, day('2026-11-24'))
  const contact = (moment: string, over: Partial<Contact> = {}): Contact => ({
    ...{ id: moment as Id<'contact'>, personId: 'p' as Id<'person'>, kind: 'planned', moment, dueFrom: day('2026-10-24') },
    ...{ dueOn: day('2026-11-24'), dueUntil: day('2027-01-24'), status: 'due', outcome: null, form: '03', discipline: '01' },
    ...{ plannedAt: null, heldOn: null, heldBy: null, companion: null, version: 1, ...over },
  })
  test('what is missing is added, what is right stays', () => {
    const { add, move, remove } = scheduleChanges(planned, [contact('14m')], day('2026-11-24'))
    expect(add).toHaveLength(planned.length - 1)
    expect(move).toEqual([])
    expect(remove).toEqual([])
  })
  test('the window of what nobody touched follows the birth date; what was planned does not', () => {
    const old = { dueFrom: day('2026-10-01'), dueOn: day('2026-11-01'), dueUntil: day('2027-01-01') }
    expect(scheduleChanges(planned, [contact('14m', old)], day('2026-11-24')).move).toMatchObject([{ id: '14m' }])
    const appointed = contact('14m', { ...old, plannedAt: Temporal.Instant.from('2026-11-26T09:00:00Z') })
    expect(scheduleChanges(planned, [appointed], day('2026-11-24')).move).toEqual([])
  })
  test('what is no longer offered goes as long as nobody touched it; what is over stays to be seen', () => {
    const { remove } = scheduleChanges(
      [],
      [contact('14m'), contact('9m', { dueUntil: day('2026-08-24') }), contact('18m', { status: 'invited' })],
      day('2026-11-24'),
    )
    expect(remove).toEqual(['14m'])
  })
})

describe('changing the moments', () => {
  const moment = nationalMoments[9] ?? nationalMoments[0]
  if (moment === undefined) throw new Error('There are moments')
  test.each([
    [{ fromDays: 500, dueDays: 400 }, 'window-order'],
    [{ untilDays: 100, dueDays: 90, fromDays: 95 }, 'window-order'],
    [{ untilDays: 9999 }, 'window-out-of-range'],
    [{ dueDays: 426.5 }, 'window-out-of-range'],
    [{ fromDays: -10 }, 'window-not-of-phase'],
    [{ phase: 'prenatal' as const }, 'window-not-of-phase'],
    [{ minutes: 4 }, 'wrong-minutes'],
    [{ nameNl: ' ' }, 'wrong-name'],
    [{ code: '14 M' }, 'wrong-code'],
    [{ parts: [] }, 'no-parts'],
  ])('%j is refused', (change, kind) => {
    expect(checkMoment({ ...moment, ...change })).toEqual({ ok: false, error: { kind } })
  })
  const template = (over: Partial<Template>): Template => ({
    ...{ ...moment, id: 't' as Id<'momentTemplate'>, organisationId: null, validFrom: day('2026-01-01'), validUntil: null },
    ...{ changedBy: null, changedAt: Temporal.Instant.from('2026-01-01T09:00:00Z'), version: 1, ...over },
  })
  test('an own set begins on its first day; before it there is none, and one that was emptied stays empty', () => {
    const all = [template({ validUntil: day('2026-06-01') })]
    expect(ownSetOn(all, null, day('2025-12-31'))).toBeNull()
    expect(ownSetOn(all, null, day('2026-05-31'))).toHaveLength(1)
    expect(ownSetOn(all, null, day('2026-06-01'))).toEqual([])
    expect(ownSetOn(all, 'o' as Id<'organisation'>, day('2026-05-31'))).toBeNull()
  })
})
