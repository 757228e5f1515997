import { expect, test } from 'vitest'
import { lastVerdict, next } from '../../tests/vaccination-builders.ts'
import { limitsOf } from './choose-programme.ts'
import { describeBasis, describePastDose, describeSpan } from './describe.ts'
import { rvp2025 } from './rvp-2025.ts'

const limit = (id: string): Parameters<typeof describeBasis>[0] => {
  const found = limitsOf(rvp2025).find((one) => one.id === id)
  if (found === undefined) throw new Error(`no limit ${id}`)
  return found
}

test('lengths of time in words', () => {
  expect([describeSpan('1d', 'nl'), describeSpan('8w', 'nl'), describeSpan('1m', 'nl'), describeSpan('18y', 'nl')]).toEqual([
    '1 dag',
    '8 weken',
    '1 maand',
    '18 jaar',
  ])
  expect([describeSpan('150d', 'en'), describeSpan('1w', 'en'), describeSpan('3m', 'en'), describeSpan('1y', 'en')]).toEqual([
    '150 days',
    '1 week',
    '3 months',
    '1 year',
  ])
})

test('a limit tells its sources, and that they are older or not the guideline itself', () => {
  expect(describeBasis(limit('HEX-0.minAge'), 'nl')).toBe('vanaf de leeftijd van 6 weken (S07, S06, S08, S10)')
  expect(describeBasis(limit('HEX-B/2+1.minInterval'), 'nl')).toBe('minstens 8 weken na de vorige dosis (niet uit de richtlijn zelf; S10)')
  expect(describeBasis(limit('BMR-2.minInterval'), 'nl')).toBe('minstens 4 weken na de vorige dosis (uit een oudere richtlijn; S15)')
  expect(describeBasis(limit('BMR-2.minInterval'), 'en')).toBe('at least 4 weeks after the dose before (from an older guideline; S15)')
  expect(describeBasis(limit('HEX-A/3+1.lateStart'), 'en')).toBe('after a late start 1 month after the first dose (S06, S08)')
})

test('a limit that no source tells says: not known', () => {
  expect(describeBasis(limit('PNEU-1.minAge'), 'nl')).toBe('jongste leeftijd: niet bekend')
  expect(describeBasis(limit('HEX-C/2+1.minInterval'), 'en')).toBe('shortest time after the dose before: not known')
})

test('why a dose does not count', () => {
  expect(describePastDose(lastVerdict({ born: '2024-01-01', doses: ['BMR 2024-12-01'] }), 'nl')).toBe(
    'te vroeg gegeven: vanaf de leeftijd van 12 maanden (uit een oudere richtlijn; S14, S15); telt vanaf 2025-01-01',
  )
  expect(describePastDose(lastVerdict({ born: '2025-01-01', doses: ['ROTA 2025-08-01'] }), 'en')).toBe(
    'given too late: at the latest at the age of 167 days (S12, S11, S13); last day 2025-06-17',
  )
  expect(
    describePastDose(lastVerdict({ born: '2025-01-01', doses: ['HEX 2025-04-01', 'HEX 2025-06-01', 'HEX 2025-08-01'] }), 'nl'),
  ).toContain('voorlopig, de echte grens is niet bekend')
  expect(describePastDose(lastVerdict({ born: '2015-01-01', doses: ['HPV 2025-02-01', 'HPV 2025-02-01'] }), 'nl')).toBe(
    'dezelfde vaccinatie staat al op deze dag',
  )
  expect(describePastDose(lastVerdict({ born: '2025-01-01', doses: ['HEX 2025-04-01'] }), 'nl')).toBeNull()
})

test('a target without a length is simply as the schedule has it', () => {
  const dose = next('HPV', { born: '2020-01-01', asOf: '2025-01-01' })
  expect(dose.recommendedFrom === null ? '' : describeBasis(dose.recommendedFrom.basis, 'nl')).toBe('volgens het schema (S17, S16, S04)')
})
