import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { err } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { recordConsent, whyNotCovered, withdrawConsent, type ConsentScope, type GivenConsent } from './consent.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-06-01')
const given: GivenConsent = {
  givenBy: 'parent1',
  givenOn: today,
  how: 'spoken',
  purpose: 'one plan',
  items: ['letter-1'],
  recipients: ['gp-ivo'],
  until: null,
  withdrawnOn: null,
}
const about = { birthDate: day('2018-01-01'), capable: true, authority: ['parent1', 'parent2'] }
const [eleven, twelve, fifteen, sixteen] = [day('2014-06-02'), day('2014-06-01'), day('2010-06-02'), day('2010-06-01')]

describe('PR-06: a consent is told whole, and by somebody with a say on that day', () => {
  test('the capacity is computed', () => {
    const [byParent, byYouth] = [
      recordConsent(given, about, today),
      recordConsent({ ...given, givenBy: 'youth' }, { ...about, birthDate: sixteen }, today),
    ]
    expect([byParent.ok && byParent.value.capacity, byYouth.ok && byYouth.value.capacity]).toEqual(['for-young-person', 'young-person'])
  })

  test.each([
    ['child of 11', 'youth', { birthDate: eleven }, false],
    ['child of 12', 'youth', { birthDate: twelve }, true],
    ['child of 12, not capable', 'youth', { birthDate: twelve, capable: false }, false],
    ['parent, child of 15', 'parent1', { birthDate: fifteen }, true],
    ['parent, child of 16', 'parent1', { birthDate: sixteen }, false],
    ['parent, child of 16, not capable', 'parent1', { birthDate: sixteen, capable: false }, true],
    ['PR-09: parent without authority', 'parent2', { authority: ['parent1'] }, false],
    ['guardian', 'guardian', { authority: ['guardian'] }, true],
    ['a teacher', 'teacher', {}, false],
    ['nobody has authority', 'representative', { authority: [] }, false],
  ])('%s: %s %j, %s', (_name, givenBy, facts, accepted) => {
    const recorded = recordConsent({ ...given, givenBy }, { ...about, ...facts }, today)
    expect(recorded.ok).toBe(accepted)
    if (!recorded.ok) expect(recorded.error.kind).toBe('no-standing')
  })

  test('a say counts on the day of giving, not today', () => {
    const asChild = { ...given, givenOn: day('2026-05-31') }
    expect(recordConsent(asChild, { ...about, birthDate: sixteen }, today).ok).toBe(true)
    expect(recordConsent(given, { ...about, birthDate: sixteen }, today).ok).toBe(false)
  })

  test.each<[string, Partial<GivenConsent>]>([
    ['no-purpose', { purpose: ' ' }],
    ['no-items', { items: [] }],
    ['no-items', { items: ['', ' '] }],
    ['no-recipients', { recipients: [] }],
    ['given-in-future', { givenOn: day('2026-06-02') }],
    ['ends-before-given', { until: day('2026-05-31') }],
    ['withdrawn-before-given', { withdrawnOn: day('2026-05-31') }],
    ['withdrawn-in-future', { withdrawnOn: day('2026-06-02') }],
  ])('%s is refused: %j', (kind, change) => {
    expect(recordConsent({ ...given, ...change }, about, today)).toEqual(err({ kind }))
  })

  test('what ends, or was withdrawn, on the day itself can be told', () => {
    expect(recordConsent({ ...given, until: today, withdrawnOn: today }, about, today).ok).toBe(true)
  })

  test('taken back once, it stays so from the first day on', () => {
    const recorded = recordConsent(given, about, today)
    if (!recorded.ok) throw new Error('not recorded')
    const back = withdrawConsent(recorded.value, today)
    expect(back.withdrawnOn).toEqual(today)
    expect(withdrawConsent(back, today.add({ days: 3 }))).toBe(back)
  })
})

describe('PR-15: other recipient, item or purpose, expired or withdrawn: not covered', () => {
  const wish = { recipient: 'gp-ivo', item: 'letter-1', purpose: 'one plan', on: today }
  test.each<[string, Partial<ConsentScope>, string | null]>([
    ['all as named', {}, null],
    ['no end', { until: null }, null],
    ['the last day', { until: today }, null],
    ['the day after the last', { until: day('2026-05-31') }, 'consent-expired'],
    ['withdrawn today', { withdrawnOn: today }, 'consent-withdrawn'],
    ['withdrawn yesterday', { withdrawnOn: day('2026-05-31') }, 'consent-withdrawn'],
    ['withdrawn tomorrow', { withdrawnOn: day('2026-06-02') }, null],
    ['another recipient', { recipients: ['gp-eva'] }, 'other-recipient'],
    ['another item', { items: ['letter-2'] }, 'other-item'],
    ['another purpose', { purpose: 'research' }, 'other-purpose'],
    ['nothing named', { recipients: [], items: [] }, 'other-recipient'],
  ])('%s', (_name, change, why) => {
    expect(whyNotCovered({ ...given, ...change }, wish)).toBe(why)
  })

  test('what is withdrawn covers nothing from that day on', () => {
    fc.assert(
      fc.property(fc.nat(2000), (later) => {
        expect(whyNotCovered({ ...given, withdrawnOn: today }, { ...wish, on: today.add({ days: later }) })).toBe('consent-withdrawn')
      }),
    )
  })
})
