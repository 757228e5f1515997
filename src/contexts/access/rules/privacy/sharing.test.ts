import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { conflictTests, decideShare, grounds, recipientFunctions, type Ground, type Share } from './sharing.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const on = day('2026-06-01')
const consent = { recipients: ['gp-ivo'], items: ['letter-1'], purpose: null, until: day('2026-12-31'), withdrawnOn: null }
const argued = Object.fromEntries(conflictTests.map((name) => [name, 'argued']))
const share = (ground: Ground | null, more: Partial<Share> = {}) =>
  decideShare({
    ground,
    recipient: 'gp-ivo',
    recipientFunction: null,
    item: 'letter-1',
    purpose: null,
    consent: null,
    conflict: {},
    necessary: true,
    objection: false,
    goodCareOpposes: false,
    on,
    ...more,
  })
const said = (ground: Ground | null, more: Partial<Share> = {}) => {
  const decision = share(ground, more)
  return decision.outcome === 'allow' ? 'allow' : decision.why
}

test('PR-13: no ground, no share, whatever else there is', () => {
  expect(share(null)).toEqual({ outcome: 'deny', why: 'no-ground', missingTests: [], logged: true, recordedInFile: false })
  expect(said(null, { consent, conflict: argued, recipientFunction: 'supervision-order' })).toBe('no-ground')
})

test('PR-13: what is shared is logged and stands in the file', () => {
  expect(share('consent', { consent })).toEqual({ outcome: 'allow', ground: 'consent', logged: true, recordedInFile: true })
})

describe('PR-15: consent', () => {
  test.each<[string, Partial<Share>, string]>([
    ['recipient and item named', { consent }, 'allow'],
    ['none', {}, 'no-consent'],
    ['another recipient', { consent, recipient: 'gp-eva' }, 'other-recipient'],
    ['another item', { consent, item: 'letter-2' }, 'other-item'],
    ['for another purpose', { consent: { ...consent, purpose: 'one plan' }, purpose: 'research' }, 'other-purpose'],
    ['the last day', { consent: { ...consent, until: on } }, 'allow'],
    ['the day after', { consent: { ...consent, until: day('2026-05-31') } }, 'consent-expired'],
    ['withdrawn today', { consent: { ...consent, withdrawnOn: on } }, 'consent-withdrawn'],
    ['withdrawn tomorrow', { consent: { ...consent, withdrawnOn: day('2026-06-02') } }, 'allow'],
    ['the person objects', { consent, objection: true }, 'objection'],
  ])('%s', (_name, more, outcome) => {
    expect(said('consent', more)).toBe(outcome)
  })
})

describe('section 5: which ground reaches whom', () => {
  const reach: Readonly<Record<Exclude<Ground, 'consent' | 'conflict-of-duties'>, readonly Share['recipientFunction'][]>> = {
    'directly-involved': ['supervision-order', 'voluntary', null],
    'legal-duty': ['supervision-order'],
    'legal-right': ['safe-home-report'],
    research: [...recipientFunctions, null],
  }
  for (const ground of ['directly-involved', 'legal-duty', 'legal-right', 'research'] as const)
    test.each([...recipientFunctions, null])(`${ground} and %s`, (recipientFunction) => {
      const reached = reach[ground].includes(recipientFunction)
      expect(said(ground, { recipientFunction })).toBe(reached ? 'allow' : 'ground-does-not-reach-recipient')
      expect(said(ground, { recipientFunction, necessary: false })).toBe(reached ? 'not-necessary' : 'ground-does-not-reach-recipient')
    })

  test('an objection blocks research, and no legal duty or right', () => {
    expect(said('research', { objection: true })).toBe('objection')
    expect(said('legal-duty', { recipientFunction: 'supervision-order', objection: true })).toBe('allow')
    expect(said('legal-right', { recipientFunction: 'safe-home-report', objection: true })).toBe('allow')
  })

  test('good care stops a share, and no legal duty', () => {
    expect(said('consent', { consent, goodCareOpposes: true })).toBe('good-care-opposes')
    expect(said('directly-involved', { goodCareOpposes: true })).toBe('good-care-opposes')
    expect(said('legal-duty', { recipientFunction: 'supervision-order', goodCareOpposes: true })).toBe('allow')
  })
})

describe('PR-14: a conflict of duties needs all five tests', () => {
  test('all filled: allowed, and argued in the file', () => {
    expect(share('conflict-of-duties', { conflict: argued })).toMatchObject({ outcome: 'allow', recordedInFile: true })
  })

  test.each(conflictTests)('without %s: refused, and it is named', (name) => {
    for (const left of [{ ...argued, [name]: ' ' }, Object.fromEntries(Object.entries(argued).filter(([key]) => key !== name))])
      expect(share('conflict-of-duties', { conflict: left })).toMatchObject({ why: 'conflict-not-argued', missingTests: [name] })
  })

  test('none: all five are named', () => {
    expect(share('conflict-of-duties')).toMatchObject({ why: 'conflict-not-argued', missingTests: conflictTests })
  })
})

test('always: logged; in the file exactly when shared; less is never more', () => {
  const anyShare: fc.Arbitrary<Share> = fc.record({
    ground: fc.option(fc.constantFrom(...grounds)),
    recipient: fc.constantFrom('gp-ivo', 'gp-eva'),
    recipientFunction: fc.option(fc.constantFrom(...recipientFunctions)),
    item: fc.constantFrom('letter-1', 'letter-2'),
    purpose: fc.constant(null),
    consent: fc.option(fc.constant(consent)),
    conflict: fc.subarray([...conflictTests]).map((names) => Object.fromEntries(names.map((name) => [name, 'argued']))),
    necessary: fc.boolean(),
    objection: fc.boolean(),
    goodCareOpposes: fc.boolean(),
    on: fc.constant(on),
  })
  fc.assert(
    fc.property(anyShare, (asked) => {
      const decision = decideShare(asked)
      expect([decision.logged, decision.recordedInFile]).toEqual([true, decision.outcome === 'allow'])
      if (decision.outcome === 'allow') return
      for (const less of [
        { ground: null },
        { consent: null },
        { conflict: {} },
        { necessary: false },
        { objection: true },
        { goodCareOpposes: true },
      ])
        expect(decideShare({ ...asked, ...less }).outcome).toBe('deny')
    }),
  )
})
