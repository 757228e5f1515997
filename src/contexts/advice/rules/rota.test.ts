import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import {
  canBeOnDuty,
  checkAbsence,
  halfDayAt,
  likeTheWeekBefore,
  openHalves,
  putOnDuty,
  staffing,
  swap,
  type Absence,
  type Candidate,
  type Known,
} from './rota.ts'

const at = (text: string) => Temporal.Instant.from(text)
const date = (text: string): PlainDate => Temporal.PlainDate.from(text)
const hours = (weekdays: readonly number[], opens: string, closes: string) =>
  weekdays.map((weekday) => ({ weekday, opens: Temporal.PlainTime.from(opens), closes: Temporal.PlainTime.from(closes) }))
const times = { hours: [...hours([1, 2, 3, 4], '08:30', '17:00'), ...hours([5], '09:00', '12:00')], closedDays: [date('2026-12-24')] }

const person = (given: Partial<Candidate> = {}): Candidate => ({ id: newId<'account'>(), active: true, roles: ['professional'], ...given })
const [sanne, bilal, left] = [person(), person({ roles: ['frontDesk'] }), person({ active: false })]
const today = date('2026-11-24')
const away = (account: Candidate['id'], from: string, until: string): Absence => ({
  ...{ id: newId<'absence'>(), account, from: date(from), until: date(until) },
})

test.each([
  ['a whole day', '2026-11-24', ['morning', 'afternoon']],
  ['a morning only', '2026-11-27', ['morning']],
  ['a Saturday', '2026-11-28', []],
  ['Christmas', '2026-12-25', []],
  ['a closed day of the centre', '2026-12-24', []],
])('%s has the halves %s', (_what, day, halves) => {
  expect(openHalves(times, date(day))).toEqual(halves)
})

test.each([
  ['during the morning', '2026-11-24T09:00:00Z', '2026-11-24 morning'],
  ['a second before half past twelve', '2026-11-24T11:29:59Z', '2026-11-24 morning'],
  ['at half past twelve', '2026-11-24T11:30:00Z', '2026-11-24 afternoon'],
  ['at closing it is tomorrow', '2026-11-24T16:00:00Z', '2026-11-25 morning'],
  ['on Friday afternoon it is Monday', '2026-11-27T13:00:00Z', '2026-11-30 morning'],
  ['in the hour that comes twice', '2026-10-25T00:30:00Z', '2026-10-26 morning'],
])('%s', (_when, now, expected) => {
  const on = halfDayAt(times, at(now))
  expect(on === null ? null : `${on.day.toString()} ${on.half}`).toBe(expected)
})

test('the half-day of any moment is one on which the centre is open, and never one that is over', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 * 24 * 60 }), (minutes) => {
      const now = at('2026-01-01T00:00:00Z').add({ minutes })
      const on = halfDayAt(times, now)
      expect(on).not.toBeNull()
      if (on === null) return
      expect(openHalves(times, on.day)).toContain(on.half)
      expect(Temporal.PlainDate.compare(on.day, now.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate())).toBeGreaterThanOrEqual(0)
    }),
  )
})

test.each<[string, Candidate | null, readonly Absence[], unknown]>([
  ['who is there', sanne, [], { kind: 'covered', by: sanne.id }],
  ['who left', left, [], { kind: 'gap', because: 'left', was: left.id }],
  ['who answers no questions any more', person({ ...sanne, roles: ['editor'] }), [], { kind: 'gap', because: 'left', was: sanne.id }],
  ['who is away', sanne, [away(sanne.id, '2026-11-24', '2026-11-24')], { kind: 'gap', because: 'away', was: sanne.id }],
  ['who was away until yesterday', sanne, [away(sanne.id, '2026-11-20', '2026-11-23')], { kind: 'covered', by: sanne.id }],
  ['nobody', null, [], { kind: 'gap', because: 'nobody' }],
])('a half-day of %s', (_who, one, absences, expected) => {
  expect(staffing(one?.id ?? null, one, absences, today)).toEqual(expected)
})

const known = (put: Candidate | null, day = today, isOpen = true, absences: readonly Absence[] = []): Known => ({
  ...{ on: { day, half: 'morning' }, isOpen, put: put?.id ?? null, staffing: staffing(put?.id ?? null, put, absences, day) },
})
const as = (me: Candidate | null, plans = false, absences: readonly Absence[] = []) => ({ me: me?.id ?? null, plans, today, absences })

test.each<[string, Parameters<typeof putOnDuty>, unknown]>([
  ['a coordinator puts somebody down', [known(null), as(null, true), { to: sanne, seen: null }], sanne.id],
  ['a coordinator empties it', [known(sanne), as(null, true), { to: null, seen: sanne.id }], null],
  ['somebody takes a gap', [known(null), as(sanne), { to: sanne, seen: null }], sanne.id],
  ['somebody takes it from who left', [known(left), as(sanne), { to: sanne, seen: left.id }], sanne.id],
  ['somebody gives the own half-day away', [known(sanne), as(sanne), { to: bilal, seen: sanne.id }], bilal.id],
  ['not that of another', [known(bilal), as(sanne), { to: sanne, seen: bilal.id }], 'not-yours'],
  ['not a gap for another', [known(null), as(sanne), { to: bilal, seen: null }], 'not-yours'],
  ['not the own one to nobody', [known(sanne), as(sanne), { to: null, seen: sanne.id }], 'not-yours'],
  ['not who left', [known(null), as(null, true), { to: left, seen: null }], 'cannot-be-on-duty'],
  ['not who is away', [known(null), as(null, true, [away(sanne.id, '2026-11-24', '2026-11-30')]), { to: sanne, seen: null }], 'away'],
  ['not over what changed meanwhile', [known(bilal), as(null, true), { to: sanne, seen: null }], 'changed-meanwhile'],
  ['not yesterday', [known(null, date('2026-11-23')), as(null, true), { to: sanne, seen: null }], 'past'],
  ['not while shut', [known(null, today, false), as(null, true), { to: sanne, seen: null }], 'not-open'],
])('%s', (_what, given, expected) => {
  const decided = putOnDuty(...given)
  expect(decided.ok ? decided.value : decided.error.kind).toBe(expected)
})

const tomorrow = date('2026-11-25')
test.each<[string, Parameters<typeof swap>, unknown]>([
  ['two swap', [known(sanne), known(bilal, tomorrow), as(sanne)], { first: bilal.id, second: sanne.id }],
  ['a coordinator swaps two others', [known(sanne), known(bilal, tomorrow), as(null, true)], { first: bilal.id, second: sanne.id }],
  ['not two others', [known(sanne), known(bilal, tomorrow), as(person())], 'not-yours'],
  ['not with nobody', [known(sanne), known(null, tomorrow), as(sanne)], 'choose-two'],
  ['not with oneself', [known(sanne), known(sanne, tomorrow), as(sanne)], 'choose-two'],
  ['not with who left', [known(sanne), known(left, tomorrow), as(sanne)], 'cannot-be-on-duty'],
  [
    'not into a day of being away',
    [known(sanne), known(bilal, tomorrow), as(sanne, false, [away(sanne.id, '2026-11-25', '2026-11-25')])],
    'away',
  ],
  [
    'out of a day of being away',
    [known(sanne), known(bilal, tomorrow), as(sanne, false, [away(sanne.id, '2026-11-24', '2026-11-24')])],
    { first: bilal.id, second: sanne.id },
  ],
  ['not with yesterday', [known(sanne, date('2026-11-23')), known(bilal), as(sanne)], 'past'],
])('%s', (_what, given, expected) => {
  const decided = swap(...given)
  expect(decided.ok ? decided.value : decided.error.kind).toEqual(expected)
})

test('a week is filled like the week before, without who left or is away', () => {
  const empty = [3, 4, 5].map((days) => ({ day: date('2026-11-30').add({ days: days - 1 }), half: 'morning' as const }))
  const before = new Map([
    ['2026-11-25', sanne],
    ['2026-11-26', left],
    ['2026-11-27', bilal],
  ])
  const filled = likeTheWeekBefore(empty, ({ day }) => before.get(day.toString()) ?? null, [away(bilal.id, '2026-12-04', '2026-12-04')])
  expect(filled.map(({ day, to }) => [day.toString(), to])).toEqual([['2026-12-02', sanne.id]])
})

test('only who is active and works on questions can be on duty', () => {
  expect([sanne, bilal, left, person({ roles: ['editor', 'manager'] })].map(canBeOnDuty)).toEqual([true, true, false, false])
})

test.each<[string, Candidate, string, string, boolean, string | null]>([
  ['oneself, from tomorrow', sanne, '2026-11-25', '2026-11-26', false, null],
  ['oneself, ill since yesterday', sanne, '2026-11-23', '2026-11-24', false, null],
  ['a coordinator notes a colleague', bilal, '2026-11-24', '2026-11-24', true, null],
  ['not a colleague', bilal, '2026-11-24', '2026-11-24', false, 'not-yours'],
  ['not backwards', sanne, '2026-11-26', '2026-11-25', false, 'ends-before-it-begins'],
  ['not what is over', sanne, '2026-11-22', '2026-11-23', false, 'past'],
  ['at most a year', sanne, '2026-11-24', '2027-11-25', false, 'too-long'],
])('being away: %s', (_what, who, from, until, plans, expected) => {
  const checked = checkAbsence({ account: who.id, from: date(from), until: date(until) }, { me: sanne.id, plans, today })
  expect(checked.ok ? null : checked.error.kind).toBe(expected)
})
