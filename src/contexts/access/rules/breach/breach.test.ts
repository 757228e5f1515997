import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import { isClockRunning, noDecisions, noReports, noTelling, whatIsMissing, type Breach, type BreachFacts } from './breach.ts'
import {
  assess,
  close,
  decide,
  dismiss,
  merge,
  recordReport,
  recordTelling,
  reopen,
  suspect,
  takeUp,
  type ChangeRefusal,
} from './change-breach.ts'
import { neededMoment, readMoment, settleMoment } from './typed-moment.ts'

const nine: Instant = Temporal.Instant.from('2026-11-23T08:00Z')
const hours = (count: number): Instant => nine.add({ seconds: Math.round(count * 3_600) })
const facts: BreachFacts = {
  ...{ what: 'Een brief ging naar het verkeerde adres.', cause: 'wrong-recipient', natures: ['confidentiality'] },
  ...{ dataKinds: ['names'], personKinds: ['children'], persons: { least: 1, most: 1 } },
  ...{ consequences: 'Iemand kent nu de naam.', measures: 'De brief is terug.', risk: 'risk' },
}
const decisions = { ...noDecisions, report: 'report', tell: 'tell', decidedBy: 'Directeur' } as const
/** Discovered at nine, told an hour later. */
const anOpen = (given: Partial<Breach> = {}): Breach =>
  ({
    ...{ id: newId<'breach'>(), state: 'open', discoveredAt: nine, awareAt: hours(1), suspectedAt: hours(1) },
    ...{ facts, decisions, reports: noReports, telling: noTelling },
    ...given,
  }) as Breach
const problemsOf = (result: { readonly ok: boolean; readonly error?: ChangeRefusal }): readonly string[] =>
  result.ok
    ? []
    : result.error?.kind === 'problems'
      ? result.error.problems.map(({ field, kind }) => `${field} ${kind}`)
      : [result.error?.kind ?? '']

describe('a suspicion', () => {
  test('PR-32 starts the clock when it is told', () => {
    const told = suspect({ id: newId<'breach'>(), what: ' Een laptop is weg. ', discoveredAt: nine }, hours(2))
    expect(told.ok && told.value).toMatchObject({ state: 'suspected', awareAt: hours(2), facts: { what: 'Een laptop is weg.' } })
  })
  test('all that is wrong is said at once', () => {
    expect(problemsOf(suspect({ id: newId<'breach'>(), what: ' ', discoveredAt: hours(3) }, hours(2)))).toEqual([
      'what empty',
      'discovered in-future',
    ])
  })
  test('is taken up with the moment of awareness, later than it was told only with a reason', () => {
    const suspicion = anOpen({ state: 'suspected' })
    expect(takeUp(suspicion, { awareAt: hours(0.5), why: '' }, hours(3)).ok).toBe(true)
    expect(problemsOf(takeUp(suspicion, { awareAt: hours(2), why: ' ' }, hours(3)))).toEqual(['why empty'])
    expect(takeUp(suspicion, { awareAt: hours(2), why: 'Pas toen was het zeker.' }, hours(3)).ok).toBe(true)
    expect(problemsOf(takeUp(suspicion, { awareAt: hours(-1), why: '' }, hours(3)))).toEqual(['aware aware-before-discovered'])
    expect(problemsOf(takeUp(suspicion, { awareAt: hours(4), why: 'x' }, hours(3)))).toEqual(['aware in-future'])
    expect(problemsOf(takeUp(anOpen(), { awareAt: hours(1), why: '' }, hours(3)))).toEqual(['wrong-state'])
  })
  test('is dismissed with a reason, and not after it was reported', () => {
    expect(problemsOf(dismiss(anOpen({ state: 'suspected' }), '', hours(3)))).toEqual(['why empty'])
    expect(dismiss(anOpen(), 'Er stond niets in.', hours(3))).toMatchObject({
      ok: true,
      value: { state: 'dismissed', whyClosed: 'Er stond niets in.' },
    })
    const reported = anOpen({ reports: { ...noReports, firstReportedAt: hours(2) } })
    expect(problemsOf(dismiss(reported, 'Toch niet.', hours(3)))).toEqual(['why reported-already'])
  })
})

describe('assessing', () => {
  const wish = { discoveredAt: nine, awareAt: hours(1), facts, why: '' }
  test.each([
    ['nothing wrong', {}, []],
    ['aware before discovered', { awareAt: hours(-1), why: 'x' }, ['aware aware-before-discovered']],
    ['discovered in the future', { discoveredAt: hours(200), awareAt: hours(200), why: 'x' }, ['discovered in-future', 'aware in-future']],
    ['the clock moved without a word', { awareAt: hours(2) }, ['why empty']],
    ['most before least', { facts: { ...facts, persons: { least: 9, most: 2 } } }, ['persons numbers-reversed']],
    ['half a person', { facts: { ...facts, persons: { least: 0.5, most: 2 } } }, ['persons not-a-number']],
    ['no text', { facts: { ...facts, what: '  ' } }, ['what empty']],
    [
      'several at once',
      { awareAt: hours(-1), facts: { ...facts, what: '', persons: { least: 2, most: 1 } } },
      ['what empty', 'persons numbers-reversed', 'aware aware-before-discovered', 'why empty'],
    ],
  ])('%s', (_name, given, problems) => {
    expect(problemsOf(assess(anOpen(), { ...wish, ...given }, hours(100)))).toEqual(problems)
  })
  test('AVG 33(1) a risk that turns out likely undoes the decision not to report', () => {
    const kept = anOpen({ decisions: { ...decisions, report: 'not', whyNotReport: 'Geen risico.' }, facts: { ...facts, risk: 'unlikely' } })
    expect(problemsOf(assess(kept, wish, hours(9)))).toEqual(['report must-report'])
  })
  test('an earlier awareness may make a report late: then its reason is asked', () => {
    const reported = anOpen({ awareAt: hours(10), reports: { ...noReports, firstReportedAt: hours(80) } })
    expect(problemsOf(assess(reported, { ...wish, awareAt: hours(1), why: 'Gemaild.' }, hours(90)))).toEqual([
      'whyLate late-without-reason',
    ])
  })
})

describe('deciding', () => {
  test.each([
    ['report and tell', decisions, []],
    ['AVG 33(1) not report with a risk', { ...decisions, report: 'not', whyNotReport: 'Klein.' }, ['report must-report']],
    ['nobody decided', { ...decisions, decidedBy: ' ' }, ['decidedBy empty']],
    ['not tell without a reason', { ...decisions, tell: 'not' }, ['whyNotTell empty']],
    [
      'everything wrong at once',
      { ...noDecisions, report: 'not', tell: 'not' },
      ['report must-report', 'whyNotReport empty', 'whyNotTell empty', 'decidedBy empty'],
    ],
  ] as const)('%s', (_name, wish, problems) => {
    expect(problemsOf(decide(anOpen(), wish))).toEqual(problems)
  })
  test('AVG 33(1) without a risk it need not be reported, with the reason', () => {
    const unlikely = anOpen({ facts: { ...facts, risk: 'unlikely' } })
    const decided = decide(unlikely, { ...decisions, report: 'not', whyNotReport: 'De schijf was versleuteld.' })
    expect(decided.ok && isClockRunning(decided.value)).toBe(false)
  })
  test('what was done is not decided away', () => {
    const done = anOpen({
      reports: { ...noReports, firstReportedAt: hours(2) },
      telling: { ...noTelling, toldAt: hours(2), toldCount: 1 },
      facts: { ...facts, risk: 'unlikely' },
    })
    expect(problemsOf(decide(done, { ...decisions, report: 'not', whyNotReport: 'x', tell: 'not', whyNotTell: 'x' }))).toEqual([
      'report reported-already',
      'tell told-already',
    ])
  })
})

describe('reporting', () => {
  test.each([
    ['in time', hours(73), '', []],
    ['AVG 33(1) late without a reason', hours(73.01), '', ['whyLate late-without-reason']],
    ['AVG 33(1) late with a reason', hours(80), 'Het was vakantie.', []],
    ['before the awareness', hours(0.5), '', ['reported reported-before-aware']],
    ['in the future', hours(500), 'x', ['reported in-future']],
  ])('%s', (_name, firstReportedAt, whyLate, problems) => {
    expect(problemsOf(recordReport(anOpen(), { ...noReports, firstReportedAt, whyLate }, hours(100)))).toEqual(problems)
  })
  test('AVG 33(4) a first report may be completed later, not before', () => {
    const first = { ...noReports, firstReportedAt: hours(10) }
    expect(recordReport(anOpen(), first, hours(100)).ok).toBe(true)
    expect(recordReport(anOpen(), { ...first, completedAt: hours(90) }, hours(100)).ok).toBe(true)
    expect(problemsOf(recordReport(anOpen(), { ...first, completedAt: hours(9) }, hours(100)))).toEqual([
      'completed completed-before-reported',
    ])
  })
  test('who decided must be known first', () => {
    expect(problemsOf(recordReport(anOpen({ decisions: noDecisions }), { ...noReports, firstReportedAt: hours(3) }, hours(9)))).toEqual([
      'decidedBy empty',
    ])
  })
})

describe('telling', () => {
  test.each([
    ['told with a number', { toldAt: hours(3), toldCount: 4 }, []],
    ['told without a number', { toldAt: hours(3), toldCount: null }, ['toldCount told-without-number']],
    ['told to nobody', { toldAt: hours(3), toldCount: 0 }, ['toldCount not-a-number']],
    ['a number without a moment', { toldAt: null, toldCount: 4 }, ['told no-moment']],
    ['before it was discovered', { toldAt: hours(-1), toldCount: 4 }, ['told told-before-discovered']],
    ['in the future', { toldAt: hours(101), toldCount: null }, ['toldCount told-without-number', 'told in-future']],
    ['only the letter, for later', { toldAt: null, toldCount: null }, []],
  ])('%s', (_name, given, problems) => {
    expect(problemsOf(recordTelling(anOpen(), { ...noTelling, ...given }, hours(100)))).toEqual(problems)
  })
})

describe('closing', () => {
  const whole = anOpen({
    reports: { ...noReports, firstReportedAt: hours(3), completedAt: hours(4) },
    telling: { ...noTelling, toldAt: hours(5), toldCount: 1 },
  })
  test('a whole one closes, and opens again with a reason', () => {
    const closed = close(whole, hours(9))
    expect(closed).toMatchObject({ ok: true, value: { state: 'closed', closedAt: hours(9) } })
    if (!closed.ok) return
    expect(problemsOf(reopen(closed.value, ' '))).toEqual(['why empty'])
    expect(reopen(closed.value, 'Er was nog een brief.')).toEqual({ ok: true, value: whole })
  })
  test('everything that is missing is said at once', () => {
    const bare = anOpen({
      facts: { ...facts, risk: null, natures: [], measures: '', consequences: '', persons: null },
      decisions: noDecisions,
    })
    expect(problemsOf(close(bare, hours(9)))).toEqual([
      'risk empty',
      'natures empty',
      'measures empty',
      'consequences empty',
      'persons empty',
      'report empty',
      'tell empty',
    ])
    expect(problemsOf(close(anOpen({ reports: { ...noReports, firstReportedAt: hours(3) } }), hours(9)))).toEqual([
      'completed not-yet-complete',
      'told not-yet-told',
    ])
    expect(problemsOf(close(anOpen(), hours(9)))).toEqual(['reported not-yet-reported', 'told not-yet-told'])
  })
})

describe('merging duplicates', () => {
  test('AVG 33(1) the older moments count: whoever knew first started the clock', () => {
    const older = anOpen({ discoveredAt: hours(-5), awareAt: hours(-4), state: 'suspected' })
    const into = anOpen()
    const done = merge(older, into, hours(2))
    expect(done.ok && done.value).toMatchObject({
      merged: { state: 'merged', into: into.id },
      kept: { discoveredAt: hours(-5), awareAt: hours(-4), facts },
    })
  })
  test.each([
    ['into itself', 'open', 'itself'],
    ['into one that was merged', 'merged', 'other'],
    ['into one that is closed', 'closed', 'other'],
  ] as const)('not %s', (_name, state, which) => {
    const duplicate = anOpen()
    const into = which === 'itself' ? duplicate : anOpen({ state, closedAt: hours(2), into: duplicate.id, whyClosed: '' })
    expect(problemsOf(merge(duplicate, into, hours(3)))).toEqual(['into unknown'])
  })
  test('not one that was reported, and not where it would make a report late without a word', () => {
    const reported = anOpen({ reports: { ...noReports, firstReportedAt: hours(70) } })
    expect(problemsOf(merge(reported, anOpen(), hours(80)))).toEqual(['wrong-state'])
    expect(problemsOf(merge(anOpen({ awareAt: hours(-9), discoveredAt: hours(-9) }), reported, hours(80)))).toEqual([
      'into late-without-reason',
    ])
  })
})

describe('a moment that somebody types', () => {
  const typed = (day: string, month: string, year: string, time: string) => readMoment({ day, month, year, time })
  const one = (text: string) => ({ first: Temporal.Instant.from(text), last: Temporal.Instant.from(text) })
  test.each([
    [['23', '11', '2026', '9.05'], one('2026-11-23T09:05+01:00')],
    [['3', '7', '2026', '23:59 uur'], one('2026-07-03T23:59+02:00')],
    [['3', '7', '2026', '0805'], one('2026-07-03T08:05+02:00')],
    [['29', '2', '2028', '8:00'], one('2028-02-29T08:00+01:00')],
    [['29', '2', '2027', '8:00'], 'not-a-moment'],
    [['23', '11', '2026', '24.00'], 'not-a-moment'],
    [['23', '11', '26', '9.00'], 'not-a-moment'],
    [['23', '11', '2026', ''], 'not-a-moment'],
    [['', '', ' ', ''], 'nothing'],
    // The hour that is skipped in spring, and the one that comes twice in autumn.
    [['28', '3', '2027', '2.30'], 'no-such-time'],
    [
      ['25', '10', '2026', '2.30'],
      { first: Temporal.Instant.from('2026-10-25T02:30+02:00'), last: Temporal.Instant.from('2026-10-25T02:30+01:00') },
    ],
  ] as const)('%j', ([day, month, year, time], read) => {
    expect(typed(day, month, year, time)).toEqual(read)
  })
})

describe('which moment is meant', () => {
  const twice = readMoment({ day: '25', month: '10', year: '2026', time: '2.30' })
  const [first, last] = ['2026-10-25T02:30+02:00', '2026-10-25T02:30+01:00'].map((text) => Temporal.Instant.from(text)) as [
    Instant,
    Instant,
  ]
  test('of two equal times the first, unless it must follow something between them', () => {
    expect(settleMoment('aware', twice, { before: null, after: null }).moment).toEqual(first)
    expect(settleMoment('reported', twice, { before: null, after: first.add({ minutes: 5 }) }).moment).toEqual(last)
  })
  test('what was there stays when the same minute comes back', () => {
    expect(settleMoment('aware', twice, { before: last, after: null }).moment).toEqual(last)
    const withSeconds = first.add({ seconds: 40 })
    expect(settleMoment('aware', twice, { before: withSeconds, after: null }).moment).toEqual(withSeconds)
  })
  test('what cannot be read is said, and the rest is judged with what it was', () => {
    expect(settleMoment('told', 'no-such-time', { before: first, after: null })).toEqual({
      moment: first,
      problems: [{ field: 'told', kind: 'no-such-time' }],
    })
    expect(settleMoment('told', 'nothing', { before: first, after: null })).toEqual({ moment: null, problems: [] })
    expect(neededMoment('aware', 'nothing', { before: first, after: null, otherwise: last })).toEqual({
      moment: last,
      problems: [{ field: 'aware', kind: 'no-moment' }],
    })
  })
})

test('PR-32 whatever moments are given, nothing is accepted in a wrong order or in the future', () => {
  const moment = fc.integer({ min: -200, max: 200 }).map(hours)
  fc.assert(
    fc.property(
      moment,
      moment,
      fc.option(moment, { nil: null }),
      fc.option(moment, { nil: null }),
      moment,
      (discoveredAt, awareAt, firstReportedAt, toldAt, now) => {
        const start = anOpen({ discoveredAt, awareAt })
        const reported = recordReport(start, { ...noReports, firstReportedAt, whyLate: 'reden' }, now)
        if (!reported.ok) return
        const told = recordTelling(reported.value, { ...noTelling, toldAt, toldCount: toldAt === null ? null : 3 }, now)
        if (!told.ok) return
        const moments = [discoveredAt, awareAt, firstReportedAt, now].filter((one) => one !== null)
        expect(moments.toSorted((a, b) => Temporal.Instant.compare(a, b))).toEqual(moments)
        if (toldAt !== null)
          expect([Temporal.Instant.compare(discoveredAt, toldAt) <= 0, Temporal.Instant.compare(toldAt, now) <= 0]).toEqual([true, true])
      },
    ),
  )
})

test('AVG 33(5) a closed breach never misses what the register asks', () => {
  const option = <T>(...values: T[]) => fc.constantFrom(...values)
  fc.assert(
    fc.property(
      option(null, 'unlikely', 'risk', 'high' as const),
      option(null, 'report', 'not' as const),
      option(null, 'tell', 'not' as const),
      fc.boolean(),
      fc.boolean(),
      (risk, report, tell, hasReported, hasTold) => {
        const breach = anOpen({
          facts: { ...facts, risk: risk as BreachFacts['risk'] },
          decisions: { ...decisions, report: report as 'report', tell: tell as 'tell' },
          reports: { ...noReports, firstReportedAt: hasReported ? hours(2) : null, completedAt: hasReported ? hours(3) : null },
          telling: { ...noTelling, toldAt: hasTold ? hours(4) : null, toldCount: hasTold ? 2 : null },
        })
        const closed = close(breach, hours(9))
        expect(closed.ok).toBe(whatIsMissing(breach).length === 0)
        if (closed.ok)
          expect([risk === null, report === 'report' && !hasReported, tell === 'tell' && !hasTold]).toEqual([false, false, false])
      },
    ),
  )
})
