import { expect, test } from 'vitest'
import { CARRIER, next, plan, UNPROTECTED, VACCINATED } from '../../tests/vaccination-builders.ts'
import type { DoseText } from '../../tests/vaccination-builders.ts'
import { rvp2025 } from './rvp-2025.ts'
import { chooseScheme } from './scheme.ts'
import type { MotherFacts } from './scheme.ts'

const jab = (weeksGestation?: number, daysBeforeBirth?: number, given = true): MotherFacts => ({
  maternalPertussis: { given, weeksGestation, daysBeforeBirth },
})

test.each<[string, MotherFacts, string, string]>([
  ['vaccinated at 13+0 weeks', jab(13, 100), '2+1', 'mother-vaccinated'],
  ['vaccinated at 12+6 weeks', jab(12 + 6 / 7, 100), '3+1', 'no-valid-maternal-protection'],
  ['vaccinated 15 days before birth', jab(30, 15), '2+1', 'mother-vaccinated'],
  ['vaccinated 14 days before birth: not more than two weeks', jab(30, 14), '3+1', 'no-valid-maternal-protection'],
  ['vaccination not given', jab(24, 100, false), '3+1', 'no-valid-maternal-protection'],
  ['vaccinated, week not known', jab(undefined, 100), '3+1', 'no-valid-maternal-protection'],
  ['vaccinated, days before birth not known', jab(24), '3+1', 'no-valid-maternal-protection'],
  ['pertussis at 13 weeks', { maternalPertussisInfection: { weeksGestation: 13 } }, '2+1', 'mother-had-pertussis'],
  ['pertussis before 13 weeks', { maternalPertussisInfection: { weeksGestation: 12.9 } }, '3+1', 'no-valid-maternal-protection'],
  ['nothing known', {}, '3+1', 'no-valid-maternal-protection'],
  ['mother carries hepatitis B', { motherHBsAg: true }, 'hbsag', 'mother-carries-hepatitis-b'],
  ['carries hepatitis B and was vaccinated', { ...jab(24, 100), motherHBsAg: true }, 'hbsag', 'mother-carries-hepatitis-b'],
  ['does not carry hepatitis B', { ...jab(24, 100), motherHBsAg: false }, '2+1', 'mother-vaccinated'],
])('%s: %s', (_, mother, scheme, reason) => {
  expect(chooseScheme(rvp2025, mother)).toEqual({ scheme, reason })
})

test('the first HEX dose is HEX-A in the 2+1 scheme, HEX-0 in the others', () => {
  const born = { born: '2025-01-01', asOf: '2025-01-02' }
  expect(next('HEX', { ...born, mother: VACCINATED }).rule).toBe('HEX-A')
  expect(next('HEX', { ...born, mother: UNPROTECTED }).rule).toBe('HEX-0')
  expect(next('HEX', { ...born, mother: CARRIER }).rule).toBe('HEX-0')
})

test('a recorded choice wins', () => {
  const found = plan({ born: '2025-01-01', asOf: '2025-01-02', mother: VACCINATED, recordedScheme: '3+1' })
  expect(found).toMatchObject({ scheme: '3+1', schemeReason: 'recorded-choice' })
  expect(found.forecast[0]?.rule).toBe('HEX-0')
})

test('a course begun on the first birthday is 2+1, the day before it is not', () => {
  const child = { born: '2024-03-10', asOf: '2025-06-01', mother: UNPROTECTED } as const
  expect(plan({ ...child, doses: ['HEX 2025-03-10'] })).toMatchObject({ scheme: '2+1', schemeReason: 'not-begun-before-first-birthday' })
  expect(plan({ ...child, doses: ['HEX 2025-03-09'] })).toMatchObject({ scheme: '3+1', schemeReason: 'no-valid-maternal-protection' })
  expect(plan({ ...child, mother: CARRIER, doses: ['HEX 2025-03-10'] })).toMatchObject({ scheme: 'hbsag' })
})

test('who has no dose by the first birthday can only begin the shorter course: the scheme is the one that a dose today would begin', () => {
  const on = (asOf: string, mother: MotherFacts, doses: DoseText[] = []): unknown[] => {
    const { scheme, schemeReason, forecast } = plan({ born: '2024-03-10', asOf, mother, doses })
    return [scheme, schemeReason, forecast[0]?.rule, forecast[0]?.earliest?.date]
  }
  expect(on('2025-03-09', UNPROTECTED)).toEqual(['3+1', 'no-valid-maternal-protection', 'HEX-0', '2024-04-21'])
  const shorter = ['2+1', 'not-begun-before-first-birthday', 'HEX-A', '2024-06-10']
  expect(on('2025-03-10', UNPROTECTED)).toEqual(shorter)
  expect(on('2032-06-01', UNPROTECTED)).toEqual(shorter)
  // A dose that does not count begins nothing.
  expect(on('2025-03-10', UNPROTECTED, ['HEX 2024-03-20'])).toEqual(shorter)
  expect(on('2025-03-10', CARRIER)).toEqual(['hbsag', 'mother-carries-hepatitis-b', 'HEX-0', '2024-04-21'])
  // By the facts on the mother already 2+1: nothing changes on the first birthday.
  expect(on('2025-03-09', VACCINATED)).toEqual(['2+1', 'mother-vaccinated', 'HEX-A', '2024-06-10'])
  expect(on('2025-03-10', VACCINATED)).toEqual(['2+1', 'mother-vaccinated', 'HEX-A', '2024-06-10'])
})
