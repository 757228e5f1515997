/** Both sides of the days on which a dose comes up and goes away, for every dose of the programme, in every scheme and cohort. */
import { expect, test } from 'vitest'
import { CARRIER, next, UNPROTECTED, VACCINATED } from '../../tests/vaccination-builders.ts'
import type { DoseText } from '../../tests/vaccination-builders.ts'
import { limitsOf } from './choose-programme.ts'
import { compileProgramme } from './compiled.ts'
import type { Vaccine } from './programme.ts'
import { rvp2025 } from './rvp-2025.ts'
import type { MotherFacts } from './scheme.ts'

type Row = [
  /** The limit that decides, and where it helps the scheme. */
  limit: string,
  vaccine: Vaccine,
  born: string,
  mother: MotherFacts,
  doses: DoseText[],
  lastDayBefore: string,
  firstDay: string,
]

const hex = (...dates: string[]): DoseText[] => dates.map((date): DoseText => `HEX ${date}`)
const pneu = (...dates: string[]): DoseText[] => dates.map((date): DoseText => `PNEU ${date}`)
const fullHex = hex('2021-04-10', '2021-06-10', '2021-12-10')

const COMES_UP: Row[] = [
  ['HEX-A/2+1.target', 'HEX', '2025-01-31', VACCINATED, [], '2025-04-29', '2025-04-30'],
  ['HEX-B/2+1.target', 'HEX', '2025-01-01', VACCINATED, hex('2025-04-01'), '2025-05-31', '2025-06-01'],
  ['HEX-C/2+1/from-2024.target', 'HEX', '2024-01-01', VACCINATED, hex('2024-04-01', '2024-06-01'), '2024-12-31', '2025-01-01'],
  ['HEX-C/2+1/from-2024.target', 'HEX', '2024-02-29', VACCINATED, hex('2024-06-01', '2024-08-01'), '2025-02-27', '2025-02-28'],
  ['HEX-C/2+1/before-2024.target', 'HEX', '2023-12-31', VACCINATED, hex('2024-03-31', '2024-05-31'), '2024-11-29', '2024-11-30'],
  ['HEX-C/2+1.usualInterval', 'HEX', '2024-01-01', VACCINATED, hex('2024-04-01', '2024-08-31'), '2025-02-27', '2025-02-28'],
  ...[UNPROTECTED, CARRIER].flatMap((mother): Row[] => [
    ['HEX-0.target', 'HEX', '2025-01-01', mother, [], '2025-02-11', '2025-02-12'],
    ['HEX-A/3+1.target', 'HEX', '2025-01-01', mother, hex('2025-02-12'), '2025-03-31', '2025-04-01'],
    ['HEX-A/3+1.minInterval', 'HEX', '2025-01-01', mother, hex('2025-03-05'), '2025-04-01', '2025-04-02'],
    ['HEX-A/3+1.lateStart', 'HEX', '2025-01-01', mother, hex('2025-03-31'), '2025-04-29', '2025-04-30'],
    // Day 63 is no late start, day 64 is, in either cohort.
    ['HEX-A/3+1.minInterval', 'HEX', '2023-01-01', mother, hex('2023-03-05'), '2023-04-01', '2023-04-02'],
    ['HEX-A/3+1.lateStart', 'HEX', '2023-01-01', mother, hex('2023-03-06'), '2023-04-05', '2023-04-06'],
    ['HEX-A/3+1.lateStart', 'HEX', '2025-01-01', mother, hex('2025-03-06'), '2025-04-05', '2025-04-06'],
    ['HEX-B/3+1.target', 'HEX', '2025-01-01', mother, hex('2025-02-12', '2025-04-01'), '2025-05-31', '2025-06-01'],
    ['HEX-B/3+1.usualInterval', 'HEX', '2025-01-01', mother, hex('2025-02-12', '2025-05-01'), '2025-06-11', '2025-06-12'],
    ['HEX-B/3+1.lateStart', 'HEX', '2025-01-01', mother, hex('2025-03-31', '2025-04-30'), '2025-06-29', '2025-06-30'],
    ['HEX-C/3+1/from-2024.target', 'HEX', '2024-01-01', mother, hex('2024-02-15', '2024-04-01', '2024-06-01'), '2024-12-31', '2025-01-01'],
    [
      'HEX-C/3+1/before-2024.target',
      'HEX',
      '2023-12-31',
      mother,
      hex('2024-02-15', '2024-04-01', '2024-05-30'),
      '2024-11-29',
      '2024-11-30',
    ],
    ['HEX-C/3+1.usualInterval', 'HEX', '2024-01-01', mother, hex('2024-02-15', '2024-04-01', '2024-08-01'), '2025-01-31', '2025-02-01'],
    [
      'HEX-C/3+1/from-2024.lateStart',
      'HEX',
      '2024-01-01',
      mother,
      hex('2024-04-10', '2024-05-10', '2024-07-10'),
      '2025-02-09',
      '2025-02-10',
    ],
    [
      'HEX-C/3+1/before-2024.lateStart',
      'HEX',
      '2023-12-31',
      mother,
      hex('2024-04-10', '2024-05-10', '2024-07-10'),
      '2025-01-09',
      '2025-01-10',
    ],
  ]),
  ...[VACCINATED, UNPROTECTED].flatMap((mother): Row[] => [
    ['HEX-B/from-1-year.target', 'HEX', '2024-01-01', mother, hex('2025-01-31'), '2025-02-27', '2025-02-28'],
    ['HEX-C/from-1-year.target', 'HEX', '2024-01-01', mother, hex('2025-01-31', '2025-02-28'), '2025-08-27', '2025-08-28'],
  ]),
  ['PNEU-1.target', 'PNEU', '2025-01-01', VACCINATED, [], '2025-03-31', '2025-04-01'],
  ['PNEU-2.target', 'PNEU', '2025-01-01', VACCINATED, pneu('2025-04-01'), '2025-05-31', '2025-06-01'],
  ['PNEU-2.minInterval', 'PNEU', '2025-01-01', VACCINATED, pneu('2025-04-10'), '2025-06-04', '2025-06-05'],
  ['PNEU-2/from-1-year.target', 'PNEU', '2024-01-01', VACCINATED, pneu('2025-02-01'), '2025-03-28', '2025-03-29'],
  ['PNEU-3/from-2024.target', 'PNEU', '2024-01-01', VACCINATED, pneu('2024-04-01', '2024-06-01'), '2024-12-31', '2025-01-01'],
  ['PNEU-3/before-2024.target', 'PNEU', '2023-12-31', VACCINATED, pneu('2024-03-31', '2024-05-30'), '2024-11-29', '2024-11-30'],
  ['PNEU-3.usualInterval', 'PNEU', '2024-01-01', VACCINATED, pneu('2024-04-01', '2024-08-01'), '2025-01-31', '2025-02-01'],
  ['ROTA-1.target', 'ROTA', '2024-01-01', VACCINATED, [], '2024-02-11', '2024-02-12'],
  ['ROTA-2.target', 'ROTA', '2025-01-01', VACCINATED, ['ROTA 2025-02-12'], '2025-03-31', '2025-04-01'],
  ['ROTA-2.minInterval', 'ROTA', '2025-01-01', VACCINATED, ['ROTA 2025-03-05'], '2025-04-01', '2025-04-02'],
  ['BMR-1.target', 'BMR', '2024-12-31', VACCINATED, [], '2026-02-27', '2026-02-28'],
  ['BMR-2/from-2022.target', 'BMR', '2022-01-01', VACCINATED, ['BMR 2023-03-01'], '2024-06-30', '2024-07-01'],
  ['BMR-2/2016-2021.target', 'BMR', '2021-12-31', VACCINATED, ['BMR 2023-03-01'], '2026-12-30', '2026-12-31'],
  ['BMR-2/2016-2021.target', 'BMR', '2016-01-01', VACCINATED, ['BMR 2017-03-01'], '2024-12-31', '2025-01-01'],
  ['BMR-2/before-2016.target', 'BMR', '2015-12-31', VACCINATED, ['BMR 2017-03-01'], '2024-12-30', '2024-12-31'],
  ['BMR-2.minInterval', 'BMR', '2015-12-31', VACCINATED, ['BMR 2025-03-01'], '2025-03-28', '2025-03-29'],
  ['MENACWY-1.target', 'MENACWY', '2024-12-31', VACCINATED, [], '2026-02-27', '2026-02-28'],
  ['MENACWY-2.target', 'MENACWY', '2011-12-31', VACCINATED, ['MENACWY 2013-03-01'], '2024-12-31', '2025-01-01'],
  ['MENACWY-2.target', 'MENACWY', '2012-01-01', VACCINATED, ['MENACWY 2013-03-01'], '2025-12-31', '2026-01-01'],
  ['HPV-1.target', 'HPV', '2015-12-31', VACCINATED, [], '2024-12-31', '2025-01-01'],
  ['HPV-1.target', 'HPV', '2016-01-01', VACCINATED, [], '2025-12-31', '2026-01-01'],
  ['HPV-2.target', 'HPV', '2015-12-31', VACCINATED, ['HPV 2025-08-31'], '2026-02-27', '2026-02-28'],
  ['DKT-5.target', 'DKT', '2021-01-01', VACCINATED, fullHex, '2025-12-31', '2026-01-01'],
  ['DKTP-4.target', 'DKTP_BOOSTER', '2020-12-31', VACCINATED, fullHex, '2024-06-29', '2024-06-30'],
  ['DTP-14.target', 'DTP', '2016-01-01', VACCINATED, fullHex, '2029-12-31', '2030-01-01'],
  ['DTP-9.target', 'DTP', '2015-12-31', VACCINATED, hex('2016-04-10', '2016-06-10', '2016-12-10'), '2024-12-30', '2024-12-31'],
  ['RSV.target', 'RSV', '2025-04-01', VACCINATED, [], '2025-08-31', '2025-09-01'],
]

test.each(COMES_UP)('%s: %s born %s', (limit, vaccine, born, mother, doses, lastDayBefore, firstDay) => {
  const [early, due] = [lastDayBefore, firstDay].map((asOf) => next(vaccine, { born, mother, doses, asOf }))
  expect([early?.status, early?.recommendedFrom?.date, early?.recommendedFrom?.basis.id]).toEqual(['future', firstDay, limit])
  expect([due?.status, due?.recommendedFrom?.date]).toEqual(['due', firstDay])
})

const GOES_AWAY: Row[] = [
  ['HEX-A/2+1.latest', 'HEX', '2007-06-10', VACCINATED, [], '2025-06-09', '2025-06-10'],
  ['HEX-0.latest', 'HEX', '2007-06-10', CARRIER, [], '2025-06-09', '2025-06-10'],
  ['HEX-A/2+1.latest', 'HEX', '2008-02-29', UNPROTECTED, [], '2026-02-27', '2026-02-28'],
  ['HEX-B/2+1.latest', 'HEX', '2007-06-10', VACCINATED, hex('2007-09-10'), '2025-06-09', '2025-06-10'],
  ['HEX-C/2+1.latest', 'HEX', '2007-06-10', VACCINATED, hex('2007-09-10', '2007-11-10'), '2025-06-09', '2025-06-10'],
  ...[UNPROTECTED, CARRIER].flatMap((mother): Row[] => [
    ['HEX-A/3+1.latest', 'HEX', '2007-06-10', mother, hex('2007-08-10'), '2025-06-09', '2025-06-10'],
    ['HEX-B/3+1.latest', 'HEX', '2007-06-10', mother, hex('2007-08-10', '2007-09-10'), '2025-06-09', '2025-06-10'],
    ['HEX-C/3+1.latest', 'HEX', '2007-06-10', mother, hex('2007-08-10', '2007-09-10', '2007-11-10'), '2025-06-09', '2025-06-10'],
  ]),
  ['HEX-B/from-1-year.latest', 'HEX', '2007-06-10', UNPROTECTED, hex('2009-08-10'), '2025-06-09', '2025-06-10'],
  ['HEX-C/from-1-year.latest', 'HEX', '2007-06-10', UNPROTECTED, hex('2009-08-10', '2009-09-10'), '2025-06-09', '2025-06-10'],
  ['PNEU-1.latest', 'PNEU', '2023-06-10', VACCINATED, [], '2025-06-09', '2025-06-10'],
  ['PNEU-1.latest', 'PNEU', '2024-02-29', VACCINATED, [], '2026-02-27', '2026-02-28'],
  ['PNEU-2.latest', 'PNEU', '2023-06-10', VACCINATED, pneu('2023-09-10'), '2025-06-09', '2025-06-10'],
  ['PNEU-2/from-1-year.latest', 'PNEU', '2023-06-10', VACCINATED, pneu('2024-09-10'), '2025-06-09', '2025-06-10'],
  ['PNEU-3.latest', 'PNEU', '2023-06-10', VACCINATED, pneu('2023-09-10', '2023-11-10'), '2025-06-09', '2025-06-10'],
  ['ROTA-1.latest', 'ROTA', '2025-01-01', VACCINATED, [], '2025-06-17', '2025-06-18'],
  ['ROTA-2.latest', 'ROTA', '2025-01-01', VACCINATED, ['ROTA 2025-02-12'], '2025-06-17', '2025-06-18'],
  ['BMR-1.latest', 'BMR', '2007-06-10', VACCINATED, [], '2025-06-09', '2025-06-10'],
  ['BMR-2.latest', 'BMR', '2007-06-10', VACCINATED, ['BMR 2009-06-10'], '2025-06-09', '2025-06-10'],
  ['MENACWY-2.latest', 'MENACWY', '2007-06-10', VACCINATED, [], '2025-06-09', '2025-06-10'],
  ['HPV-1.latest', 'HPV', '2007-06-10', VACCINATED, [], '2025-06-09', '2025-06-10'],
  ['HPV-2.latest', 'HPV', '2007-06-10', VACCINATED, ['HPV 2018-06-10'], '2025-06-09', '2025-06-10'],
  ['DKT-5.latest', 'DKT', '2021-06-10', VACCINATED, hex('2021-09-10', '2021-11-10', '2022-06-10'), '2039-06-09', '2039-06-10'],
  ['DKTP-4.latest', 'DKTP_BOOSTER', '2007-06-10', VACCINATED, hex('2007-09-10', '2007-11-10', '2008-06-10'), '2025-06-09', '2025-06-10'],
  ['DTP-9.latest', 'DTP', '2007-06-10', VACCINATED, hex('2007-09-10', '2007-11-10', '2008-06-10'), '2025-06-09', '2025-06-10'],
  ['DTP-14.latest', 'DTP', '2016-06-10', VACCINATED, hex('2016-09-10', '2016-11-10', '2017-06-10'), '2034-06-09', '2034-06-10'],
  ['HEPB-0.latest', 'HEPB0', '2025-01-01', CARRIER, [], '2025-01-03', '2025-01-04'],
  ['RSV.latest', 'RSV', '2025-04-01', VACCINATED, [], '2026-03-31', '2026-04-01'],
]

test.each(GOES_AWAY)('%s: %s born %s', (limit, vaccine, born, mother, doses, lastDay, dayAfter) => {
  const [due, gone] = [lastDay, dayAfter].map((asOf) => next(vaccine, { born, mother, doses, asOf }))
  expect([due?.status, due?.latest?.date, due?.latest?.basis.id]).toEqual(['due', lastDay, limit])
  expect([gone?.status, gone?.reason, gone?.latest?.date]).toEqual(['tooLate', 'last-day-passed', lastDay])
})

const targets = compileProgramme(rvp2025).courses.flatMap(({ series }) =>
  series.flatMap(({ doses }) => doses.map(({ target }) => target.basis.id)),
)
const limits = (kind: string): string[] =>
  limitsOf(rvp2025).flatMap((limit) => (limit.kind === kind && limit.span !== null ? [limit.id] : []))

test('every target, usual interval and late start of the programme is in the table', () => {
  const tested = new Set(COMES_UP.map(([limit]) => limit))
  const missing = [...targets, ...limits('usualInterval'), ...limits('lateStart')].filter((id) => !tested.has(id))
  // Directly after birth there is no day before. The usual interval of a course begun from 1 year is its target.
  expect([...new Set(missing)]).toEqual(['HEPB-0.target', 'HEX-C/from-1-year.usualInterval'])
})

test('every last day of the programme is in the table', () => {
  const tested = new Set(GOES_AWAY.map(([limit]) => limit))
  // From the year of turning 14 the open dose is MENACWY-2, so MENACWY-1 never reaches its last day.
  expect(limits('latest').filter((id) => !tested.has(id))).toEqual(['MENACWY-1.latest'])
})
