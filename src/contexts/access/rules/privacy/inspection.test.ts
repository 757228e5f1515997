import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { decideInspection, requesters, type Inspection } from './inspection.ts'
import { pieces, termsFoundIn } from './inspection-contents.ts'
import { fileRegimes } from './regime.ts'

const on = Temporal.PlainDate.from('2026-06-01')
const born = (text: string) => ({ birthDate: Temporal.PlainDate.from(text) })
const [eleven, twelve, fifteen, sixteen, seventeen, eighteen] = [
  born('2014-06-02'),
  born('2014-06-01'),
  born('2010-06-02'),
  born('2010-06-01'),
  born('2008-06-02'),
  born('2008-06-01'),
]
const base: Inspection = {
  regime: 'youth-help',
  who: 'youth',
  ...eleven,
  hasAuthority: false,
  youthCapable: true,
  youthConsent: false,
  goodCareOpposes: false,
  on,
}
const ask = (request: Partial<Inspection>) => decideInspection({ ...base, ...request })
const parent = { who: 'parent', hasAuthority: true } as const
const without = { who: 'parent', hasAuthority: false } as const

type Row = readonly [string, Partial<Inspection>, object]
const own: readonly Row[] = [
  ['11', eleven, { outcome: 'deny', why: 'too-young', alternative: 'information-at-own-level', requiresParent: true }],
  ['12', twelve, { outcome: 'allow', by: 'own-right', requiresParent: false }],
  ['15', fifteen, { outcome: 'allow', by: 'own-right', requiresParent: false }],
  ['16', sixteen, { outcome: 'allow', by: 'own-right', requiresParent: false }],
  ['18', eighteen, { outcome: 'allow', by: 'own-right', requiresParent: false }],
  [
    '15, not capable',
    { ...fifteen, youthCapable: false },
    { outcome: 'deny', why: 'not-capable', alternative: 'information-at-own-level', requiresParent: true },
  ],
  ['17, not capable', { ...seventeen, youthCapable: false }, { outcome: 'deny', why: 'not-capable', requiresParent: true }],
  ['18, not capable', { ...eighteen, youthCapable: false }, { outcome: 'deny', why: 'not-capable', requiresParent: false }],
  ['12, though good care would rather not', { ...twelve, goodCareOpposes: true }, { outcome: 'allow' }],
]
const parents: readonly Row[] = [
  ['child of 11', { ...parent, ...eleven }, { outcome: 'allow', by: 'authority' }],
  ['child of 12, without asking it', { ...parent, ...twelve }, { outcome: 'allow', by: 'authority', requiresParent: false }],
  ['child of 15', { ...parent, ...fifteen }, { outcome: 'allow', by: 'authority' }],
  ['child of 16', { ...parent, ...sixteen }, { outcome: 'deny', why: 'young-person-decides', alternative: null }],
  ['child of 16 that agrees', { ...parent, ...sixteen, youthConsent: true }, { outcome: 'allow', by: 'consent-of-young-person' }],
  ['child of 17, not capable', { ...parent, ...seventeen, youthCapable: false }, { outcome: 'allow', by: 'authority' }],
  ['child of 18', { ...parent, ...eighteen }, { outcome: 'deny', why: 'young-person-decides' }],
  ['child of 18 that agrees', { ...without, ...eighteen, youthConsent: true }, { outcome: 'allow', by: 'consent-of-young-person' }],
  [
    'child of 18, not capable, agrees',
    { ...parent, ...eighteen, youthCapable: false, youthConsent: true },
    { outcome: 'deny', why: 'adult-has-another-representative' },
  ],
  [
    'child of 13 and good care opposes',
    { ...parent, ...twelve, goodCareOpposes: true },
    { outcome: 'deny', why: 'good-care-opposes', reasonRecorded: true, alternative: null },
  ],
  [
    'child of 16 that agrees, and good care opposes',
    { ...parent, ...sixteen, youthConsent: true, goodCareOpposes: true },
    { outcome: 'deny', why: 'good-care-opposes' },
  ],
]
const limited = 'limited-information-on-request'
const others: readonly Row[] = [
  ['parent, child of 11', { ...without, ...eleven }, { outcome: 'deny', why: 'no-authority', alternative: limited, reasonRecorded: true }],
  ['parent, child of 15', { ...without, ...fifteen }, { outcome: 'deny', alternative: limited }],
  ['parent, child of 16: who has authority gets nothing either', { ...without, ...sixteen }, { outcome: 'deny', alternative: null }],
  ['parent, child of 16 that agrees', { ...without, ...sixteen, youthConsent: true }, { outcome: 'deny', alternative: limited }],
  ['parent, child of 17, not capable', { ...without, ...seventeen, youthCapable: false }, { outcome: 'deny', alternative: limited }],
  ['parent, good care opposes', { ...without, ...eleven, goodCareOpposes: true }, { outcome: 'deny', alternative: null }],
  ['step-parent', { who: 'step-parent' }, { outcome: 'deny', why: 'no-authority', alternative: null }],
  ['step-parent with authority', { who: 'step-parent', hasAuthority: true }, { outcome: 'allow', by: 'authority' }],
  [
    'foster parent',
    { who: 'foster-parent' },
    { outcome: 'deny', why: 'no-authority', alternative: 'facts-needed-for-care-from-foster-provider' },
  ],
  ['foster parent who is guardian', { who: 'foster-parent', hasAuthority: true }, { outcome: 'allow', by: 'authority' }],
  ['guardian', { who: 'guardian', hasAuthority: true }, { outcome: 'allow', by: 'authority' }],
  ['guardian, child of 16', { who: 'guardian', hasAuthority: true, ...sixteen }, { outcome: 'deny', why: 'young-person-decides' }],
  ['guardian no more', { who: 'guardian' }, { outcome: 'deny', why: 'no-authority', alternative: null }],
]

describe.each(fileRegimes)('%s', (regime) => {
  test.each(own)('PR-23: the young person, %s', (_name, request, outcome) => {
    expect(ask({ regime, ...request })).toMatchObject(outcome)
  })
  test.each(parents)('PR-23: the parent with authority, %s', (_name, request, outcome) => {
    expect(ask({ regime, ...request })).toMatchObject(outcome)
  })
  test.each(others)('PR-07, PR-09: rights follow authority only: %s', (_name, request, outcome) => {
    expect(ask({ regime, ...request })).toMatchObject(outcome)
  })
})

test('PR-01: the answer names the article of the regime', () => {
  expect(fileRegimes.map((regime) => ask({ regime, ...twelve }).article)).toEqual(['Jeugdwet 7.3.10', 'BW 7:456', 'Wmo 2015 5.3.2'])
})

describe('PR-10, PR-17, MC-11: what an answer holds', () => {
  const hidden = ['other-parent/address', 'Other parent: contact', 'other-parent/statements', 'third person', 'reporter', 'reporting code']

  test('nothing of the other parent, of a third person, of the reporting code', () => {
    for (const request of [twelve, { ...parent, ...eleven }])
      expect(termsFoundIn(ask(request).contents, [...hidden, 'withheld-for-safety'])).toEqual([])
  })

  test('no address at all for a parent: it may be the secret one of the other', () => {
    expect(termsFoundIn(ask({ ...parent, ...eleven }).contents, ['address'])).toEqual([])
    expect(termsFoundIn(ask(twelve).contents, ['address'])).toEqual(['address'])
  })

  test('terms are found whatever the capitals and signs, and an empty term is none', () => {
    expect(termsFoundIn(['young-person/record'], ['Young person record', 'RECORD', 'recorder', '', ' - '])).toEqual([
      'Young person record',
      'RECORD',
    ])
  })
})

describe('always', () => {
  const request: fc.Arbitrary<Inspection> = fc.record({
    regime: fc.constantFrom(...fileRegimes),
    who: fc.constantFrom(...requesters),
    birthDate: fc.integer({ min: 0, max: 22 * 365 }).map((days) => on.subtract({ days })),
    hasAuthority: fc.boolean(),
    youthCapable: fc.boolean(),
    youthConsent: fc.boolean(),
    goodCareOpposes: fc.boolean(),
    on: fc.constant(on),
  })

  test('a minor is seen by nobody without authority but itself; a refusal shows nothing and is recorded', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const decision = decideInspection(asked)
        const adult = Temporal.PlainDate.compare(asked.birthDate.add({ years: 18 }), on) <= 0
        if (decision.outcome === 'allow') expect(asked.who === 'youth' || asked.hasAuthority || (adult && asked.youthConsent)).toBe(true)
        else expect([decision.contents.length, decision.reasonRecorded]).toEqual([0, true])
      }),
    )
  })

  test('nobody is shown more by losing authority, or because good care opposes', () => {
    fc.assert(
      fc.property(request, (asked) => {
        if (decideInspection(asked).outcome === 'allow') return
        expect(decideInspection({ ...asked, hasAuthority: false }).outcome).toBe('deny')
        expect(decideInspection({ ...asked, goodCareOpposes: true }).outcome).toBe('deny')
      }),
    )
  })

  test('no answer holds a piece that is about somebody else', () => {
    const aboutOthers = pieces.filter((piece) => !/^(young-person|requester)\//.test(piece))
    fc.assert(
      fc.property(request, (asked) => {
        const { contents } = decideInspection(asked)
        for (const piece of aboutOthers) expect(contents).not.toContain(piece)
      }),
    )
  })
})
