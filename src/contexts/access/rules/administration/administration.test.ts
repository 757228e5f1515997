import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { checkClosedDay, checkContact, checkHours, type Contact } from './centre-settings.ts'
import { lastOf } from './heavy-role.ts'
import { checkOrganisation, takesPart, type Organisation } from './organisation.ts'
import { mayDecide, whoCanDecide, type Change, type Proposal } from './proposal.ts'
import { checkLeavingDay, checkRoleTerm, holdsOn } from './role-term.ts'
import { readDay, writeDay } from './typed-day.ts'
import { readHours, writeHours } from './typed-hours.ts'
import { agreedOn, checkWaiting, type WaitingAgreement } from './waiting.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.PlainTime.from(text)
const today = day('2026-11-24')
const days = fc.integer({ min: 0, max: 800 }).map((more) => day('2026-01-01').add({ days: more }))

describe('a role on its days', () => {
  test.each([
    ['2026-11-25', '2026-11-24', 'ends-before-it-begins'],
    [null, '2026-11-23', 'over-already'],
  ])('from %s until %s: %s', (from, until, kind) => {
    expect(checkRoleTerm({ from: from === null ? null : day(from), until: day(until) }, today)).toEqual({ ok: false, error: { kind } })
  })
  test('29 February is a last day like any other, and counts', () => {
    const term = { from: day('2028-02-29'), until: day('2028-02-29') }
    expect(['2028-02-28', '2028-02-29', '2028-03-01'].map((one) => holdsOn(term, day(one)))).toEqual([false, true, false])
  })
  test('what was accepted holds on some day, today or later', () =>
    fc.assert(
      fc.property(fc.option(days), fc.option(days), (from, until) => {
        const checked = checkRoleTerm({ from, until }, today)
        if (!checked.ok) return
        const some = until ?? (from !== null && Temporal.PlainDate.compare(from, today) > 0 ? from : today)
        expect(holdsOn(checked.value, some)).toBe(true)
      }),
    ))
})

test.each([
  ['2026-11-23', 'leaves-in-past'],
  ['2027-11-25', 'leaves-too-late'],
])('leaving on %s: %s', (on, kind) => {
  expect(checkLeavingDay(day(on), today)).toEqual({ ok: false, error: { kind } })
  expect(checkLeavingDay(today, today).ok).toBe(true)
})

describe('a proposal', () => {
  const change: Change = { kind: 'give-role', accountId: 'sanne', role: 'administrator', from: null, until: null }
  const now = Temporal.Instant.from('2026-11-24T09:00:00Z')
  const proposal: Proposal = {
    id: 'p',
    change,
    why: '',
    proposedBy: 'minh',
    proposedAt: now,
    expiresAt: now.add({ hours: 336 }),
    state: 'open',
  }
  const decider = { accountId: 'esther', roles: ['privacyOfficer'] }
  test.each([
    [decider, proposal, null],
    [{ accountId: 'minh', roles: ['administrator'] }, proposal, 'own-proposal'],
    [{ accountId: 'sanne', roles: ['administrator'] }, proposal, 'about-you'],
    [{ accountId: 'bas', roles: ['coordinator'] }, proposal, 'wrong-role'],
    [decider, { ...proposal, state: 'rejected' as const }, 'not-open'],
    [decider, { ...proposal, expiresAt: now }, 'not-open'],
  ])('%j decides: %#', (who, one, kind) => {
    expect(mayDecide(one, who, now)).toEqual(kind === null ? { ok: true, value: null } : { ok: false, error: { kind } })
  })
  test('how long texts are kept is for the privacy officer alone', () => {
    const term: Change = { kind: 'change-term', term: 'retentionDays', was: 90, becomes: 30, from: today }
    const holders = [{ accountId: 'minh', roles: ['administrator'] }, decider].map((one) => ({ ...one, lasting: one.roles }))
    expect(whoCanDecide(term, null, holders)).toEqual(['esther'])
    expect(whoCanDecide({ ...term, term: 'acuteTermMinutes' }, null, holders)).toEqual(['minh', 'esther'])
  })
  const people = fc.constantFrom('a', 'b', 'c', 'd')
  const some = fc.subarray(['administrator', 'privacyOfficer', 'editor'])
  const holder = fc
    .record({ accountId: people, roles: some, ends: some })
    .map(({ accountId, roles, ends }) => ({ accountId, roles, lasting: roles.filter((role) => !ends.includes(role)) }))
  test('nobody who can decide proposed it or is whom it is about; and who can, may', () =>
    fc.assert(
      fc.property(people, people, fc.array(holder), (subject, proposer, holders) => {
        const about: Change = { ...change, accountId: subject }
        for (const id of whoCanDecide(about, proposer, holders)) {
          expect([subject, proposer]).not.toContain(id)
          const roles = holders.filter(({ accountId }) => accountId === id).flatMap((one) => one.roles)
          expect(mayDecide({ ...proposal, change: about, proposedBy: proposer }, { accountId: id, roles }, now).ok).toBe(true)
        }
      }),
    ))
  test('after taking what is not the last, somebody has it still, without an end in sight', () =>
    fc.assert(
      fc.property(fc.uniqueArray(holder, { selector: (one) => one.accountId }), people, (holders, leaver) => {
        const lost = holders.find(({ accountId }) => accountId === leaver)?.roles ?? []
        const last = lastOf(holders, leaver, lost)
        for (const role of ['administrator', 'privacyOfficer'] as const) {
          const hasStill = holders.some(({ accountId, lasting }) => accountId !== leaver && lasting.includes(role))
          expect(last.includes(role)).toBe(lost.includes(role) && !hasStill)
        }
      }),
    ))
})

describe('an organisation', () => {
  const wish: Organisation = {
    ...{ name: ' De  Schakel ', category: 'education', covenant: '', agreementDays: null, bsnEntitled: false, helpIsCoreTask: false },
    ...{ from: today, until: null },
  }
  test.each([
    [{ until: day('2026-11-23') }, 'ends-before-it-begins'],
    [{ name: 'x' }, 'wrong-name'],
    [{ name: 'De\u202E School' }, 'wrong-name'],
    [{ agreementDays: 0 }, 'wrong-agreement-days'],
    [{ agreementDays: 91 }, 'wrong-agreement-days'],
    [{ helpIsCoreTask: true }, 'core-task-does-not-fit'],
  ])('VIR-27 %j: %s', (change, kind) => {
    expect(checkOrganisation({ ...wish, ...change })).toEqual({ ok: false, error: { kind } })
  })
  test('takes part on its first and its last day', () => {
    expect(checkOrganisation(wish)).toMatchObject({ ok: true, value: { name: 'De Schakel' } })
    const part = { from: today, until: today }
    expect([-1, 0, 1].map((more) => takesPart(part, today.add({ days: more })))).toEqual([false, true, false])
  })
})

describe('the settings of a centre', () => {
  const contact: Contact = {
    ...{ name: 'CJG Hier', phone: '088 000 12 34', dutyPhone: '088 000 12 99', streetAddress: 'Dorpsplein 4', postalCode: '1234ab' },
    ...{ town: 'Hier', directions: '', pagerAddress: '' },
  }
  test('a postal code in one form; every wrong field is named at once', () => {
    expect(checkContact(contact)).toMatchObject({ ok: true, value: { postalCode: '1234 AB' } })
    expect(checkContact({ ...contact, name: '', phone: 'bel ons', postalCode: '0234 AB', pagerAddress: 'geen adres' })).toEqual({
      ok: false,
      error: { kind: 'wrong-fields', fields: ['name', 'phone', 'postalCode', 'pagerAddress'] },
    })
  })
  const phone = (opens: string, closes: string, weekday = 1) => ({ kind: 'phone' as const, weekday, opens: at(opens), closes: at(closes) })
  test.each([
    [[phone('09:00', '09:00')], 'wrong-hours'],
    [[phone('12:00', '09:00')], 'wrong-hours'],
    [[phone('09:00', '12:00'), phone('11:59', '13:00')], 'wrong-hours'],
    [[], 'never-open'],
    [[{ ...phone('09:00', '12:00'), kind: 'walk-in' as const }], 'never-open'],
  ])('hours that cannot be: %#', (hours, kind) => {
    expect(checkHours(hours)).toMatchObject({ ok: false, error: { kind } })
  })
  test('closing at noon and opening again at noon is no overlap', () => {
    expect(checkHours([phone('09:00', '12:00'), phone('12:00', '13:00')]).ok).toBe(true)
  })
  test('a closed day is today or later, within two years', () => {
    expect(checkClosedDay(day('2026-11-23'), today)).toEqual({ ok: false, error: { kind: 'day-in-past' } })
    expect(checkClosedDay(today, today).ok).toBe(true)
    expect(checkClosedDay(day('2028-11-25'), today)).toEqual({ ok: false, error: { kind: 'day-too-far' } })
  })
  test.each([
    ['9-12.30, 13:00-17', '9.00-12.30, 13.00-17.00'],
    ['9.00 tot 17.00 uur', '9.00-17.00'],
    ['', ''],
  ])('typed hours %j are %j', (typed, written) => {
    const read = readHours(typed)
    expect(read === 'not-hours' ? read : writeHours(read)).toBe(written)
  })
  test.each(['25-26', '9', '9-12-13', 'dicht', '9.60-10'])('typed hours %j are told back', (typed) => {
    expect(readHours(typed)).toBe('not-hours')
  })
  test.each(['31-2-2026', '2026-02-29', 'morgen', '1-1-26', '99-99-9999'])('%j is no day', (typed) => {
    expect(readDay(typed)).toBe('not-a-day')
  })
  test('a day written is read back the same', () => {
    fc.assert(
      fc.property(days, (one) => {
        expect(String(readDay(writeDay(one)))).toBe(one.toString())
      }),
    )
  })
})

describe('agreements on waiting', () => {
  const agreed = (since: string, until: string | null): WaitingAgreement => ({
    ...{ help: 'social-work', mostDays: 10, since: day(since) },
    until: until === null ? null : day(until),
  })
  test.each([
    [agreed('2026-02-01', '2026-01-31'), 'ends-before-it-begins'],
    [{ ...agreed('2026-02-01', null), mostDays: 181 }, 'wrong-days'],
    [{ ...agreed('2026-02-01', null), mostDays: Number.NaN }, 'wrong-days'],
    [agreed('2026-01-31', null), 'overlaps'],
  ])('%#: %s', (wish, kind) => {
    expect(checkWaiting(wish, [agreed('2026-01-01', '2026-01-31')])).toEqual({ ok: false, error: { kind } })
  })
  test('at any day one holds at most', () => {
    const span = fc.tuple(days, fc.option(fc.integer({ min: 0, max: 300 })))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), days, (spans, on) => {
        const kept: WaitingAgreement[] = []
        for (const [since, length] of spans) {
          const until = length === null ? null : since.add({ days: length })
          const checked = checkWaiting({ help: 'social-work', mostDays: 5, since, until }, kept)
          if (checked.ok) kept.push(checked.value)
        }
        const holding = kept.filter((one) => agreedOn([one], 'social-work', on) !== null)
        expect(holding.length).toBeLessThanOrEqual(1)
        expect(agreedOn(kept, 'social-work', on)).toBe(holding[0] ?? null)
      }),
    )
  })
})
