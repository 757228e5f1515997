import { expect, test } from 'vitest'
import { plan } from '../../tests/vaccination-builders.ts'
import { compareWithRegister } from './register-plan.ts'
import type { RegisterDose } from './register-plan.ts'
import { rvp2025 } from './rvp-2025.ts'

const ours = plan({ born: '2025-01-01', asOf: '2025-03-01', doses: ['ROTA 2025-02-20'] })
const compare = (...register: RegisterDose[]): unknown[] =>
  compareWithRegister(rvp2025, ours, register)
    .filter((one) => one.register !== null)
    .map(({ vaccine, difference, days }) => [vaccine, difference, days])

test('the same target is no difference', () => {
  expect(compare({ rivmCode: '11', earliest: '2025-04-01', target: '2025-04-01' })).toEqual([['HEX', 'same', 0]])
})

test('another target is told in days, in both directions', () => {
  expect(compare({ rivmCode: '11', earliest: null, target: '2025-04-08' })).toEqual([['HEX', 'register-later', 7]])
  expect(compare({ rivmCode: '29', earliest: null, target: '2025-03-20' })).toEqual([['ROTA', 'register-earlier', -12]])
})

test('without a target the earliest dates are compared; without dates there is nothing to differ', () => {
  expect(compare({ rivmCode: '29', earliest: '2025-03-27', target: null })).toEqual([['ROTA', 'register-later', 7]])
  expect(compare({ rivmCode: '08', earliest: '2025-03-27', target: null })).toEqual([['PNEU', 'same', null]])
})

test('what the register plans and we do not, a second dose, and a kind we do not know', () => {
  expect(
    compare(
      { rivmCode: '05', earliest: '2025-01-01', target: '2025-01-01' },
      { rivmCode: '11', earliest: '2025-04-01', target: '2025-04-01' },
      { rivmCode: '11', earliest: '2025-06-01', target: '2025-06-01' },
      { rivmCode: '07', earliest: null, target: '2025-06-01' },
    ),
  ).toEqual([
    ['HEPB0', 'register-plans-ours-does-not', null],
    ['HEX', 'same', 0],
    ['HEX', 'only-register', null],
    [null, 'unknown-kind', null],
  ])
})

test('what we plan and the register does not is kept, with our reasons; neither plan is changed', () => {
  const all = compareWithRegister(rvp2025, ours, [])
  expect(all.every(({ difference, register }) => difference === 'only-ours' && register === null)).toBe(true)
  expect(all.map(({ vaccine }) => vaccine)).toEqual(['HEX', 'PNEU', 'ROTA', 'BMR', 'MENACWY', 'HPV', 'DKT', 'DTP'])
  expect(all[0]?.ours).toBe(ours.forecast[0])
})
