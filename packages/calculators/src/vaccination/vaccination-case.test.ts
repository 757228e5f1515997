import { expect, test } from 'vitest'
import { programmes } from './rvp-2025.ts'
import { vaccinationCase } from './vaccination-case.ts'
import { VACCINES } from './programme.ts'

const good = {
  id: 'child-1',
  birthDate: '2025-01-31',
  asOf: '2025-05-10',
  context: { maternalPertussis: { given: true, weeksGestation: 24, daysBeforeBirth: 100 }, motherHBsAg: false, sex: 'female' },
  history: [{ vaccine: 'HEX', date: '2025-05-10' }],
}

test('the answer has exactly the fields of the formats page, and where it comes from', () => {
  const outcome = vaccinationCase(programmes, good)
  if (!outcome.ok) throw new Error(outcome.error.message)
  const { value } = outcome
  expect(Object.keys(value)).toEqual(['id', 'scheme', 'past', 'forecast', 'versions'])
  expect(value).toMatchObject({ id: 'child-1', scheme: '2+1', past: [{ vaccine: 'HEX', date: '2025-05-10', valid: true }] })
  expect(value.forecast.map(({ vaccine }) => vaccine)).toEqual(VACCINES)
  expect(value.forecast[0]).toEqual({
    vaccine: 'HEX',
    dose: 2,
    status: 'future',
    earliest: '2025-07-05',
    recommendedFrom: '2025-07-05',
    latest: '2043-01-30',
    rule: 'HEX-B',
    source: 'S10',
  })
  expect(value.versions).toEqual({
    engine: '0.1.0',
    rules: 'rvp-plan-2',
    tables: { 'Rijksvaccinatieprogramma 2025': 'rvp-2025.1' },
  })
  const allowed = new Set(['vaccine', 'dose', 'status', 'earliest', 'recommendedFrom', 'recommendedTo', 'latest', 'rule', 'source'])
  for (const dose of value.forecast) expect(Object.keys(dose).every((name) => allowed.has(name))).toBe(true)
})

test('a dose that does not count says why', () => {
  const outcome = vaccinationCase(programmes, { ...good, history: [{ vaccine: 'HEX', date: '2025-04-29' }] })
  expect(outcome).toMatchObject({
    value: { past: [{ valid: false, reason: 'given too early: from the age of 3 months (S10, S08); counts from 2025-04-30' }] },
  })
})

test('context and its parts may be absent or null', () => {
  for (const context of [
    undefined,
    null,
    {},
    { maternalPertussis: null, maternalPertussisInfection: null, motherHBsAg: null, sex: null },
  ]) {
    expect(vaccinationCase(programmes, { ...good, context, history: [] })).toMatchObject({ ok: true, value: { scheme: '3+1' } })
  }
  expect(
    vaccinationCase(programmes, { ...good, context: { maternalPertussisInfection: { weeksGestation: 20 } }, history: [] }),
  ).toMatchObject({ value: { scheme: '2+1' } })
  expect(vaccinationCase(programmes, { ...good, context: { motherHBsAg: true }, history: [] })).toMatchObject({
    value: { scheme: 'hbsag' },
  })
})

test('on the day of birth everything lies ahead', () => {
  expect(vaccinationCase(programmes, { ...good, asOf: good.birthDate, history: [] })).toMatchObject({ ok: true, value: { past: [] } })
})

const context = (more: object): object => ({ ...good, context: more })
const history = (...doses: unknown[]): object => ({ ...good, history: doses })

test.each<[string, unknown, string]>([
  ['a list', [good], 'not-an-object'],
  ['an unknown field', { ...good, name: 'x' }, 'unknown-field'],
  ['no birth date', { ...good, birthDate: undefined }, 'missing-field'],
  ['no day of asking', { ...good, asOf: null }, 'missing-field'],
  ['a birth date that does not exist', { ...good, birthDate: '2025-02-30' }, 'invalid-date'],
  ['a birth date as a number', { ...good, birthDate: 20250131 }, 'invalid-date'],
  ['asked before birth', { ...good, asOf: '2025-01-30' }, 'visit-before-birth'],
  ['no history', { ...good, history: undefined }, 'missing-field'],
  ['history as an object', { ...good, history: {} }, 'wrong-type'],
  ['a dose as a text', history('HEX'), 'wrong-type'],
  ['a dose with an unknown field', history({ vaccine: 'HEX', date: '2025-05-01', lot: '1' }), 'unknown-field'],
  ['a dose without vaccine', history({ date: '2025-05-01' }), 'missing-field'],
  ['an unknown vaccine', history({ vaccine: 'BCG', date: '2025-05-01' }), 'unknown-value'],
  ['a dose without date', history({ vaccine: 'HEX' }), 'missing-field'],
  ['a dose on a day that does not exist', history({ vaccine: 'HEX', date: '2025-04-31' }), 'invalid-date'],
  ['a dose the day before birth', history({ vaccine: 'HEX', date: '2025-01-30' }), 'dose-before-birth'],
  ['a dose the day after asking', history({ vaccine: 'HEX', date: '2025-05-11' }), 'dose-in-future'],
  [
    'a history without end',
    { ...good, history: Array.from({ length: 201 }, () => ({ vaccine: 'HEX', date: '2025-05-01' })) },
    'out-of-range',
  ],
  ['context as a text', context('none' as unknown as object), 'wrong-type'],
  ['an unknown field in context', context({ smoker: true }), 'unknown-field'],
  ['a sex that is not known', context({ sex: 'girl' }), 'unknown-value'],
  ['a carrier in words', context({ motherHBsAg: 'no' }), 'wrong-type'],
  ['a jab as a yes', context({ maternalPertussis: true }), 'wrong-type'],
  ['a jab without given', context({ maternalPertussis: { weeksGestation: 24 } }), 'missing-field'],
  ['a jab with given in words', context({ maternalPertussis: { given: 'yes' } }), 'wrong-type'],
  ['a jab with an unknown field', context({ maternalPertussis: { given: true, product: 'x' } }), 'unknown-field'],
  ['a jab in days', context({ maternalPertussis: { given: true, weeksGestation: 168 } }), 'wrong-unit'],
  ['a jab after birth', context({ maternalPertussis: { given: true, daysBeforeBirth: -3 } }), 'out-of-range'],
  ['a week in words', context({ maternalPertussis: { given: true, weeksGestation: 'late' } }), 'wrong-type'],
  ['an infection as a yes', context({ maternalPertussisInfection: true }), 'wrong-type'],
  ['an infection without week', context({ maternalPertussisInfection: {} }), 'missing-field'],
  ['an infection with an unknown field', context({ maternalPertussisInfection: { weeksGestation: 20, proven: true } }), 'unknown-field'],
  ['an infection in days', context({ maternalPertussisInfection: { weeksGestation: 140 } }), 'wrong-unit'],
])('%s is refused with a code and a sentence', (_, input, code) => {
  const outcome = vaccinationCase(programmes, input)
  expect(outcome.ok ? 'accepted' : outcome.error.code).toBe(code)
  expect(outcome.ok ? '' : outcome.error.message).toMatch(/\w+ \w+/u)
})
