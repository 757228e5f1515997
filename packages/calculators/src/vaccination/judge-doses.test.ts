import { expect, test } from 'vitest'
import { CARRIER, lastVerdict, plan, UNPROTECTED, VACCINATED } from '../../tests/vaccination-builders.ts'
import type { DoseText } from '../../tests/vaccination-builders.ts'
import { compileProgramme } from './compiled.ts'
import { rvp2025 } from './rvp-2025.ts'
import type { MotherFacts } from './scheme.ts'

type Limit = [
  what: string,
  born: string,
  mother: MotherFacts,
  before: DoseText[],
  lastBad: DoseText,
  firstGood: DoseText,
  reason: string,
  basis: string,
]

/** Both sides of every known lower limit. The first day on which a dose counts is also what the verdict names. */
const LOWER: Limit[] = [
  ['HEX-0 from 6 weeks (day 42)', '2025-01-01', UNPROTECTED, [], 'HEX 2025-02-11', 'HEX 2025-02-12', 'too-young', 'HEX-0.minAge'],
  ['HEX-0 with a carrier mother', '2025-01-01', CARRIER, [], 'HEX 2025-02-11', 'HEX 2025-02-12', 'too-young', 'HEX-0.minAge'],
  [
    'HEX-A with a carrier mother, 4 weeks after',
    '2025-01-01',
    CARRIER,
    ['HEPB0 2025-01-01', 'HEX 2025-03-01'],
    'HEX 2025-03-28',
    'HEX 2025-03-29',
    'interval-too-short',
    'HEX-A/3+1.minInterval',
  ],
  [
    'HEX-B with a carrier mother, 2 weeks after',
    '2025-01-01',
    CARRIER,
    ['HEX 2025-02-20', 'HEX 2025-04-01'],
    'HEX 2025-04-14',
    'HEX 2025-04-15',
    'interval-too-short',
    'HEX-B/3+1.minInterval',
  ],
  [
    'HEX-C with a carrier mother, 4 months after',
    '2025-01-01',
    CARRIER,
    ['HEX 2025-02-20', 'HEX 2025-04-01', 'HEX 2025-05-31'],
    'HEX 2025-09-29',
    'HEX 2025-09-30',
    'interval-too-short',
    'HEX-C/3+1.minInterval',
  ],
  [
    'HEX-C with a carrier mother begun after 1 year, still 4 doses',
    '2023-01-01',
    CARRIER,
    ['HEX 2024-02-20', 'HEX 2024-04-01', 'HEX 2024-06-01'],
    'HEX 2024-09-30',
    'HEX 2024-10-01',
    'interval-too-short',
    'HEX-C/3+1.minInterval',
  ],
  ['HEX-A in 2+1 from 3 months', '2025-01-15', VACCINATED, [], 'HEX 2025-04-14', 'HEX 2025-04-15', 'too-young', 'HEX-A/2+1.minAge'],
  [
    'HEX-A, 3 months from 30 November is 28 February',
    '2024-11-30',
    VACCINATED,
    [],
    'HEX 2025-02-27',
    'HEX 2025-02-28',
    'too-young',
    'HEX-A/2+1.minAge',
  ],
  [
    'HEX-A in 3+1, 4 weeks after',
    '2025-01-01',
    UNPROTECTED,
    ['HEX 2025-03-01'],
    'HEX 2025-03-28',
    'HEX 2025-03-29',
    'interval-too-short',
    'HEX-A/3+1.minInterval',
  ],
  [
    'HEX-B in 2+1, 8 weeks after',
    '2025-01-01',
    VACCINATED,
    ['HEX 2025-04-01'],
    'HEX 2025-05-26',
    'HEX 2025-05-27',
    'interval-too-short',
    'HEX-B/2+1.minInterval',
  ],
  [
    'HEX-B in 3+1, 2 weeks after',
    '2025-01-01',
    UNPROTECTED,
    ['HEX 2025-02-20', 'HEX 2025-04-01'],
    'HEX 2025-04-14',
    'HEX 2025-04-15',
    'interval-too-short',
    'HEX-B/3+1.minInterval',
  ],
  [
    'HEX-C in 3+1, 4 months after',
    '2025-01-01',
    UNPROTECTED,
    ['HEX 2025-02-20', 'HEX 2025-04-01', 'HEX 2025-06-01'],
    'HEX 2025-09-30',
    'HEX 2025-10-01',
    'interval-too-short',
    'HEX-C/3+1.minInterval',
  ],
  [
    'HEX-C in 2+1 by the assumed 4 months',
    '2025-01-01',
    VACCINATED,
    ['HEX 2025-04-01', 'HEX 2025-06-01'],
    'HEX 2025-09-30',
    'HEX 2025-10-01',
    'interval-too-short',
    'HEX-C/2+1.minInterval',
  ],
  [
    'HEX-B begun from 1 year, 2 weeks after',
    '2024-01-01',
    UNPROTECTED,
    ['HEX 2025-01-10'],
    'HEX 2025-01-23',
    'HEX 2025-01-24',
    'interval-too-short',
    'HEX-B/from-1-year.minInterval',
  ],
  [
    'HEX-C begun from 1 year, 4 months after',
    '2024-01-01',
    UNPROTECTED,
    ['HEX 2025-01-10', 'HEX 2025-02-10'],
    'HEX 2025-06-09',
    'HEX 2025-06-10',
    'interval-too-short',
    'HEX-C/from-1-year.minInterval',
  ],
  [
    'PNEU-2, 8 weeks after',
    '2025-01-01',
    VACCINATED,
    ['PNEU 2025-04-01'],
    'PNEU 2025-05-26',
    'PNEU 2025-05-27',
    'interval-too-short',
    'PNEU-2.minInterval',
  ],
  [
    'PNEU-3, 4 months after',
    '2025-01-01',
    VACCINATED,
    ['PNEU 2025-04-01', 'PNEU 2025-06-01'],
    'PNEU 2025-09-30',
    'PNEU 2025-10-01',
    'interval-too-short',
    'PNEU-3.minInterval',
  ],
  [
    'PNEU-2 begun from 1 year, 8 weeks after',
    '2024-01-01',
    VACCINATED,
    ['PNEU 2025-02-01'],
    'PNEU 2025-03-28',
    'PNEU 2025-03-29',
    'interval-too-short',
    'PNEU-2/from-1-year.minInterval',
  ],
  ['ROTA-1 from 6 weeks', '2025-01-01', VACCINATED, [], 'ROTA 2025-02-11', 'ROTA 2025-02-12', 'too-young', 'ROTA-1.minAge'],
  [
    'ROTA-2, 4 weeks after',
    '2025-01-01',
    VACCINATED,
    ['ROTA 2025-02-20'],
    'ROTA 2025-03-19',
    'ROTA 2025-03-20',
    'interval-too-short',
    'ROTA-2.minInterval',
  ],
  ['BMR-1 from the first birthday', '2024-05-20', VACCINATED, [], 'BMR 2025-05-19', 'BMR 2025-05-20', 'too-young', 'BMR-1.minAge'],
  ['BMR-1, born on 29 February', '2024-02-29', VACCINATED, [], 'BMR 2025-02-27', 'BMR 2025-02-28', 'too-young', 'BMR-1.minAge'],
  [
    'BMR-2, 4 weeks after',
    '2024-05-20',
    VACCINATED,
    ['BMR 2025-07-20'],
    'BMR 2025-08-16',
    'BMR 2025-08-17',
    'interval-too-short',
    'BMR-2.minInterval',
  ],
  [
    'MENACWY-1 from the first birthday',
    '2024-05-20',
    VACCINATED,
    [],
    'MENACWY 2025-05-19',
    'MENACWY 2025-05-20',
    'too-young',
    'MENACWY-1.minAge',
  ],
  [
    'HPV-2, 150 days after',
    '2015-05-20',
    VACCINATED,
    ['HPV 2025-03-01'],
    'HPV 2025-07-28',
    'HPV 2025-07-29',
    'interval-too-short',
    'HPV-2.minInterval',
  ],
]

test('every youngest age and shortest interval of the programme is in the table', () => {
  const tested = new Set(LOWER.map((row) => row[7]))
  const known = compileProgramme(rvp2025).courses.flatMap(({ series }) =>
    series.flatMap(({ doses }) =>
      doses.flatMap(({ minAge, minInterval }) =>
        [minAge, minInterval].flatMap((limit) =>
          limit !== null && (limit.length !== null || limit.assumed !== null) ? [limit.basis.id] : [],
        ),
      ),
    ),
  )
  expect([...new Set(known)].filter((id) => !tested.has(id))).toEqual([])
})

test.each(LOWER)('%s', (_, born, mother, before, lastBad, firstGood, reason, basis) => {
  const bad = lastVerdict({ born, mother, doses: [...before, lastBad] })
  const good = lastVerdict({ born, mother, doses: [...before, firstGood] })
  expect(bad).toMatchObject({ valid: false, rule: null, reason, basis: { id: basis }, limitDate: firstGood.split(' ')[1] })
  expect(good).toMatchObject({ valid: true, reason: null, rule: expect.stringMatching(/\w+/u) as unknown })
})

test.each<[what: string, born: string, before: DoseText[], lastGood: DoseText, firstBad: DoseText]>([
  ['PNEU-1 up to the day before the second birthday', '2023-06-10', [], 'PNEU 2025-06-09', 'PNEU 2025-06-10'],
  ['PNEU-2 up to the day before the second birthday', '2023-06-10', ['PNEU 2023-09-10'], 'PNEU 2025-06-09', 'PNEU 2025-06-10'],
  ['PNEU-2 begun from 1 year, the same', '2023-06-10', ['PNEU 2024-09-10'], 'PNEU 2025-06-09', 'PNEU 2025-06-10'],
  ['ROTA-1 up to day 167', '2025-01-01', [], 'ROTA 2025-06-17', 'ROTA 2025-06-18'],
  ['ROTA-2 up to day 167', '2025-01-01', ['ROTA 2025-03-01'], 'ROTA 2025-06-17', 'ROTA 2025-06-18'],
  [
    'PNEU-3 up to the day before the second birthday',
    '2023-06-10',
    ['PNEU 2023-09-10', 'PNEU 2023-11-10'],
    'PNEU 2025-06-09',
    'PNEU 2025-06-10',
  ],
  ['HEPB-0 up to the second day', '2025-01-01', [], 'HEPB0 2025-01-03', 'HEPB0 2025-01-04'],
  ['RSV up to the day before the first birthday', '2025-04-01', [], 'RSV 2026-03-31', 'RSV 2026-04-01'],
])('%s', (_, born, before, lastGood, firstBad) => {
  expect(lastVerdict({ born, doses: [...before, lastGood] })).toMatchObject({ valid: true })
  expect(lastVerdict({ born, doses: [...before, firstBad] })).toMatchObject({
    valid: false,
    reason: 'too-late',
    limitDate: lastGood.split(' ')[1],
  })
})

test('the end of the offer at 18 does not undo a dose', () => {
  expect(lastVerdict({ born: '2005-01-01', doses: ['HPV 2024-01-01'] })).toMatchObject({ valid: true })
})

test('limits that no source tells do not refuse a dose', () => {
  expect(lastVerdict({ born: '2025-01-01', doses: ['PNEU 2025-01-02'] })).toMatchObject({ valid: true })
  expect(lastVerdict({ born: '2016-01-01', doses: ['HPV 2024-01-01'] })).toMatchObject({ valid: true })
  expect(lastVerdict({ born: '2021-01-01', doses: ['DKT 2024-01-01'] })).toMatchObject({ valid: true })
})

test('an early BMR does not count: both regular doses are still needed', () => {
  const { past, forecast } = plan({ born: '2024-01-01', asOf: '2025-03-10', doses: ['BMR 2024-08-01', 'BMR 2025-03-05'] })
  expect(past.map(({ valid, rule }) => [valid, rule])).toEqual([
    [false, null],
    [true, 'BMR-1'],
  ])
  expect(forecast.find(({ vaccine }) => vaccine === 'BMR')).toMatchObject({ dose: 2, rule: 'BMR-2' })
})

test('the interval is counted from the last dose that counts', () => {
  // The second dose came too soon; the third is judged by the first.
  const { past } = plan({ born: '2025-01-01', asOf: '2025-07-01', doses: ['HEX 2025-04-01', 'HEX 2025-05-01', 'HEX 2025-05-27'] })
  expect(past.map(({ valid, rule }) => [valid, rule])).toEqual([
    [true, 'HEX-A'],
    [false, null],
    [true, 'HEX-B'],
  ])
})

test('two records of one vaccine on one day are one dose', () => {
  const { past } = plan({ born: '2015-01-01', asOf: '2025-07-01', doses: ['HPV 2025-04-01', 'HPV 2025-04-01'] })
  expect(past.map(({ valid, reason }) => [valid, reason])).toEqual([
    [true, null],
    [false, 'same-day'],
  ])
})

test('a dose beyond the course is an extra dose, not a fault', () => {
  const doses: DoseText[] = ['BMR 2023-03-01', 'BMR 2024-03-01', 'BMR 2025-03-01']
  expect(lastVerdict({ born: '2022-01-01', doses })).toMatchObject({ valid: true, reason: 'extra-dose', rule: null })
})

test('a dose in the year of turning 14 is the adolescent dose, also without one at 14 months; before that year it is not', () => {
  expect(lastVerdict({ born: '2011-12-31', doses: ['MENACWY 2025-01-01'] })).toMatchObject({ valid: true, rule: 'MENACWY-2' })
  expect(lastVerdict({ born: '2011-12-31', doses: ['MENACWY 2024-12-31'] })).toMatchObject({ valid: true, rule: 'MENACWY-1' })
  expect(lastVerdict({ born: '2018-01-01', doses: ['MENACWY 2019-03-01', 'MENACWY 2024-03-01'] })).toMatchObject({
    valid: true,
    reason: 'extra-dose',
  })
})

test('the verdicts stand in the order of the input, whatever the order of the dates', () => {
  const { past } = plan({ born: '2025-01-01', asOf: '2025-07-01', doses: ['HEX 2025-06-15', 'PNEU 2025-04-01', 'HEX 2025-04-01'] })
  expect(past.map(({ rule }) => rule)).toEqual(['HEX-B', 'PNEU-1', 'HEX-A'])
})
