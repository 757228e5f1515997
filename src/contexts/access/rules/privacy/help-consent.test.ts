import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { consentExceptions, frameworksWithoutConsent, helpConsent, requiredConsent, type HelpConsentQuestion } from './help-consent.ts'

const on = Temporal.PlainDate.from('2026-06-01')
const born = (text: string) => ({ birthDate: Temporal.PlainDate.from(text) })
const both = ['parent1', 'parent2']
const ask = (question: Partial<HelpConsentQuestion>) =>
  helpConsent({ framework: null, ...born('2018-01-01'), capable: true, authority: both, given: [], exception: null, on, ...question })
const because = (reason: (typeof consentExceptions)[number], explanation = 'argued in the file') => ({ exception: { reason, explanation } })

const complete = { outcome: 'complete' }
const misses = (...missing: string[]) => ({ outcome: 'incomplete', missing })
const excepted = (reason: string, ...without: string[]) => ({ outcome: 'complete-by-exception', reason, without })

/** Eve and day of the twelfth, sixteenth and eighteenth birthday on 1 June 2026. */
const eleven = born('2014-06-02')
const twelve = born('2014-06-01')
const fifteen = born('2010-06-02')
const sixteen = born('2010-06-01')
const seventeen = born('2008-06-02')
const eighteen = born('2008-06-01')

describe('PR-04, PR-08: under 12 everybody with authority, and nobody else', () => {
  test.each<[string, Partial<HelpConsentQuestion>, object]>([
    ['both parents', { given: both }, complete],
    ['one of both: silence is no consent', { given: ['parent1'] }, misses('parent2')],
    ['nobody', {}, misses('parent1', 'parent2')],
    ['the child alone', { given: ['youth'] }, misses('parent1', 'parent2')],
    ['sole authority', { authority: ['parent1'], given: ['parent1'] }, complete],
    ['PR-09: the parent without authority is not heard', { authority: ['parent1'], given: ['parent2'] }, misses('parent1')],
    ['guardian', { authority: ['guardian'], given: ['guardian'] }, complete],
    ['a parent beside a guardian has no say', { authority: ['guardian'], given: both }, misses('guardian')],
    ['nobody has authority', { authority: [], given: both }, misses('representative')],
    ['nobody has authority and somebody calls itself so', { authority: [], given: ['representative'] }, misses('representative')],
    ['the eve of the twelfth birthday', { ...eleven, given: both }, complete],
    ['an exception does not exist here', { ...because('serious-harm'), given: ['parent1'] }, misses('parent2')],
    ['named twice is one', { authority: ['parent1', 'parent1'] }, misses('parent1')],
  ])('%s', (_name, question, outcome) => {
    expect(ask(question)).toEqual(outcome)
  })
})

describe('PR-05: from 12 to 15 two-sided', () => {
  test.each<[string, Partial<HelpConsentQuestion>, object]>([
    ['everybody', { ...twelve, given: ['youth', ...both] }, complete],
    ['the twelfth birthday: the parents alone are not enough', { ...twelve, given: both }, misses('youth')],
    ['the child alone', { ...twelve, given: ['youth'] }, misses('parent1', 'parent2')],
    ['the child and one of both', { ...twelve, given: ['youth', 'parent1'] }, misses('parent2')],
    ['nobody', { ...twelve }, misses('youth', 'parent1', 'parent2')],
    ['sole authority', { ...twelve, authority: ['parent2'], given: ['youth', 'parent2'] }, complete],
    ['serious harm', { ...twelve, ...because('serious-harm'), given: ['youth'] }, excepted('serious-harm', ...both)],
    ['considered wish', { ...twelve, ...because('considered-wish'), given: ['youth'] }, excepted('considered-wish', ...both)],
    [
      'one of both refused',
      { ...twelve, ...because('considered-wish'), given: ['youth', 'parent1'] },
      excepted('considered-wish', 'parent2'),
    ],
    ['reason without explanation', { ...twelve, ...because('serious-harm', ''), given: ['youth'] }, misses(...both)],
    ['reason with an empty explanation', { ...twelve, ...because('serious-harm', ' \n'), given: ['youth'] }, misses(...both)],
    ['an exception is none for the child', { ...twelve, ...because('serious-harm'), given: both }, misses('youth')],
    ['an exception, and the child has not said yes', { ...twelve, ...because('considered-wish') }, misses('youth')],
    ['an exception that nobody needs', { ...twelve, ...because('serious-harm'), given: ['youth', ...both] }, complete],
    ['nobody has authority', { ...twelve, authority: [], given: ['youth'] }, misses('representative')],
    [
      'nobody has authority, serious harm',
      { ...twelve, authority: [], ...because('serious-harm'), given: ['youth'] },
      excepted('serious-harm', 'representative'),
    ],
    ['the eve of the sixteenth birthday', { ...fifteen, given: ['youth'] }, misses('parent1', 'parent2')],
  ])('%s', (_name, question, outcome) => {
    expect(ask(question)).toEqual(outcome)
  })
})

describe('PR-04: from 16 the young person alone; who cannot judge has a representative', () => {
  test.each<[string, Partial<HelpConsentQuestion>, object]>([
    ['the sixteenth birthday', { ...sixteen, given: ['youth'] }, complete],
    ['the parents alone', { ...sixteen, given: both }, misses('youth')],
    ['an exception does not exist here', { ...sixteen, ...because('serious-harm'), given: both }, misses('youth')],
    ['an adult', { ...eighteen, authority: [], given: ['youth'] }, complete],
    ['12, not capable: as under 12', { ...twelve, capable: false, given: both }, complete],
    ['12, not capable, says yes alone', { ...twelve, capable: false, given: ['youth'] }, misses('parent1', 'parent2')],
    ['12, not capable, exception', { ...twelve, capable: false, ...because('serious-harm'), given: ['youth'] }, misses(...both)],
    ['17, not capable: both parents', { ...seventeen, capable: false, given: ['parent1'] }, misses('parent2')],
    ['18, not capable: one who acts for the adult', { ...eighteen, capable: false, given: ['parent1'] }, complete],
    ['18, not capable, mentor', { ...eighteen, capable: false, authority: ['mentor'], given: ['mentor'] }, complete],
    ['18, not capable, nobody', { ...eighteen, capable: false, authority: [], given: ['youth'] }, misses('representative')],
    ['under 12, capacity does not count', { ...eleven, capable: false, given: both }, complete],
  ])('%s', (_name, question, outcome) => {
    expect(ask(question)).toEqual(outcome)
  })

  test.each(frameworksWithoutConsent)('%s needs no consent, at no age', (framework) => {
    for (const birth of [eleven, twelve, sixteen, eighteen])
      expect(ask({ ...birth, framework })).toEqual({ outcome: 'not-required', because: framework })
  })
})

describe('always', () => {
  const names = ['youth', 'parent1', 'parent2', 'guardian', 'stranger']
  const question: fc.Arbitrary<HelpConsentQuestion> = fc.record({
    framework: fc.constant(null),
    birthDate: fc.integer({ min: 0, max: 22 * 365 }).map((days) => on.subtract({ days })),
    capable: fc.boolean(),
    authority: fc.subarray(['parent1', 'parent2', 'guardian']),
    given: fc.subarray(names),
    exception: fc.option(fc.record({ reason: fc.constantFrom(...consentExceptions), explanation: fc.constantFrom('', 'why') })),
    on: fc.constant(on),
  })

  test('one more yes never makes less complete', () => {
    fc.assert(
      fc.property(question, fc.constantFrom(...names), (asked, more) => {
        const before = helpConsent(asked)
        const after = helpConsent({ ...asked, given: [...asked.given, more] })
        if (before.outcome !== 'incomplete') expect(after.outcome).not.toBe('incomplete')
        else if (after.outcome === 'incomplete') expect(before.missing).toEqual(expect.arrayContaining([...after.missing]))
      }),
    )
  })

  test('who is missing makes it complete by saying yes, unless nobody has authority', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const before = helpConsent(asked)
        if (before.outcome !== 'incomplete' || before.missing.includes('representative')) return
        expect(helpConsent({ ...asked, given: [...asked.given, ...before.missing] }).outcome).not.toBe('incomplete')
      }),
    )
  })

  test('nobody is asked who has no say: the others are those with authority', () => {
    fc.assert(
      fc.property(question, (asked) => {
        for (const name of requiredConsent(asked).others) expect([...asked.authority, 'representative']).toContain(name)
      }),
    )
  })
})
