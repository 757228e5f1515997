import { expect, test } from 'vitest'
import { CARRIER, next, nextDates, plan, UNPROTECTED, VACCINATED } from '../../tests/vaccination-builders.ts'
import type { Child, DoseText } from '../../tests/vaccination-builders.ts'
import { VACCINES } from './programme.ts'
import type { Vaccine } from './programme.ts'

const fullHex: DoseText[] = ['HEX 2021-04-10', 'HEX 2021-06-10', 'HEX 2021-12-10']
const hexFor = (year: number): DoseText[] => fullHex.map((text) => text.replace('2021', String(year)) as DoseText) // only the year changes

test('one forecast for every vaccine, in the order of the formats page', () => {
  expect(plan({ born: '2025-01-01', asOf: '2025-01-01' }).forecast.map(({ vaccine }) => vaccine)).toEqual(VACCINES)
})

test.each<[what: string, vaccine: Vaccine, child: Child, expected: Record<string, unknown>]>([
  [
    'HEX-0: 6 to 9 weeks',
    'HEX',
    { born: '2025-01-01', asOf: '2025-02-11', mother: UNPROTECTED },
    {
      dose: 1,
      status: 'future',
      rule: 'HEX-0',
      source: 'S07',
      earliest: '2025-02-12',
      recommendedFrom: '2025-02-12',
      recommendedTo: '2025-03-05',
      latest: '2042-12-31',
    },
  ],
  ['HEX-0 is due on day 42', 'HEX', { born: '2025-01-01', asOf: '2025-02-12', mother: UNPROTECTED }, { status: 'due' }],
  [
    'HEX-A in 2+1 at 3 months',
    'HEX',
    { born: '2025-01-31', asOf: '2025-04-29', mother: VACCINATED },
    { dose: 1, status: 'future', rule: 'HEX-A', source: 'S10', earliest: '2025-04-30', recommendedFrom: '2025-04-30' },
  ],
  [
    'HEX-A in 3+1 is dose 2, at 3 months and 4 weeks after',
    'HEX',
    { born: '2025-01-01', asOf: '2025-03-11', mother: UNPROTECTED, doses: ['HEX 2025-02-20'] },
    { dose: 2, status: 'future', rule: 'HEX-A', earliest: '2025-03-20', recommendedFrom: '2025-04-01' },
  ],
  [
    'HEX-B in 2+1: 8 weeks after a late first dose',
    'HEX',
    { born: '2025-01-01', asOf: '2025-05-01', doses: ['HEX 2025-05-01'] },
    { dose: 2, rule: 'HEX-B', earliest: '2025-06-26', recommendedFrom: '2025-06-26' },
  ],
  [
    'HEX-C for cohort 2024 at 12 months',
    'HEX',
    { born: '2024-01-01', asOf: '2024-12-31', doses: ['HEX 2024-04-01', 'HEX 2024-06-01'] },
    { dose: 3, status: 'future', rule: 'HEX-C', source: 'S01', recommendedFrom: '2025-01-01' },
  ],
  [
    'HEX-C for cohort 2023 at 11 months',
    'HEX',
    { born: '2023-12-31', asOf: '2025-01-05', doses: ['HEX 2024-03-31', 'HEX 2024-05-31'] },
    { dose: 3, status: 'due', rule: 'HEX-C', recommendedFrom: '2024-11-30' },
  ],
  [
    'HEX-C in 3+1 is dose 4 and has a known earliest day',
    'HEX',
    { born: '2024-01-01', asOf: '2024-06-01', mother: UNPROTECTED, doses: ['HEX 2024-02-15', 'HEX 2024-04-01', 'HEX 2024-06-01'] },
    { dose: 4, rule: 'HEX-C', earliest: '2024-10-01', recommendedFrom: '2025-01-01' },
  ],
  [
    'HEX complete',
    'HEX',
    { born: '2024-01-01', asOf: '2025-03-01', doses: ['HEX 2024-04-01', 'HEX 2024-06-01', 'HEX 2025-01-02'] },
    { status: 'complete', rule: 'HEX-C' },
  ],
  [
    'a late start of 3+1: 0, 1, 3 and 10 months, second dose',
    'HEX',
    { born: '2024-01-01', asOf: '2024-07-10', mother: UNPROTECTED, doses: ['HEX 2024-07-10'] },
    { dose: 2, earliest: '2024-08-07', recommendedFrom: '2024-08-10' },
  ],
  [
    'a late start of 3+1, third dose',
    'HEX',
    { born: '2024-01-01', asOf: '2024-08-10', mother: UNPROTECTED, doses: ['HEX 2024-07-10', 'HEX 2024-08-10'] },
    { dose: 3, earliest: '2024-08-24', recommendedFrom: '2024-10-10' },
  ],
  [
    'a late start of 3+1, fourth dose, cohort 2024',
    'HEX',
    { born: '2024-01-01', asOf: '2024-10-10', mother: UNPROTECTED, doses: ['HEX 2024-07-10', 'HEX 2024-08-10', 'HEX 2024-10-10'] },
    { dose: 4, recommendedFrom: '2025-05-10' },
  ],
  [
    'a late start of 3+1, fourth dose, cohort 2023',
    'HEX',
    { born: '2023-12-01', asOf: '2024-10-10', mother: UNPROTECTED, doses: ['HEX 2024-07-10', 'HEX 2024-08-10', 'HEX 2024-10-10'] },
    { dose: 4, recommendedFrom: '2025-04-10' },
  ],
  [
    'a late start of 3+1 with a late second dose: the usual 6 weeks after it',
    'HEX',
    { born: '2024-01-01', asOf: '2024-11-01', mother: UNPROTECTED, doses: ['HEX 2024-07-10', 'HEX 2024-11-01'] },
    { dose: 3, earliest: '2024-11-15', recommendedFrom: '2024-12-13' },
  ],
  [
    'a late start of 3+1 with a late third dose: the usual 6 months after it',
    'HEX',
    { born: '2024-01-01', asOf: '2025-03-01', mother: UNPROTECTED, doses: ['HEX 2024-07-10', 'HEX 2024-08-10', 'HEX 2025-03-01'] },
    { dose: 4, earliest: '2025-07-01', recommendedFrom: '2025-09-01' },
  ],
  [
    'on day 63 a start is not late',
    'HEX',
    { born: '2025-01-01', asOf: '2025-03-05', mother: UNPROTECTED, doses: ['HEX 2025-03-05'] },
    { recommendedFrom: '2025-04-02' },
  ],
  [
    'on day 64 a start is late',
    'HEX',
    { born: '2025-01-01', asOf: '2025-03-06', mother: UNPROTECTED, doses: ['HEX 2025-03-06'] },
    { recommendedFrom: '2025-04-06' },
  ],
  [
    'begun from the first birthday: three doses',
    'HEX',
    { born: '2024-01-01', asOf: '2025-02-01', mother: UNPROTECTED, doses: ['HEX 2025-01-10'] },
    { dose: 2, rule: 'HEX-B', earliest: '2025-01-24', recommendedFrom: '2025-02-10' },
  ],
  [
    'PNEU-1 at 3 months, earliest day not known',
    'PNEU',
    { born: '2025-01-01', asOf: '2025-03-31' },
    { dose: 1, status: 'future', rule: 'PNEU-1', source: 'S06', recommendedFrom: '2025-04-01', latest: '2026-12-31' },
  ],
  [
    'PNEU-3 for cohort 2024 at 12 months',
    'PNEU',
    { born: '2024-01-01', asOf: '2025-01-01', doses: ['PNEU 2024-04-01', 'PNEU 2024-06-01'] },
    { dose: 3, status: 'due', rule: 'PNEU-3', earliest: '2024-10-01', recommendedFrom: '2025-01-01' },
  ],
  ['PNEU lapses at 2 years', 'PNEU', { born: '2023-01-01', asOf: '2025-01-01' }, { dose: 1, status: 'tooLate', latest: '2024-12-31' }],
  ['PNEU the day before is still due', 'PNEU', { born: '2023-01-02', asOf: '2025-01-01' }, { dose: 1, status: 'due' }],
  [
    'PNEU begun from 1 year: one more dose',
    'PNEU',
    { born: '2024-01-01', asOf: '2025-02-01', doses: ['PNEU 2025-02-01'] },
    { dose: 2, rule: 'PNEU-2', earliest: '2025-03-29' },
  ],
  [
    'PNEU begun from 1 year: complete with two',
    'PNEU',
    { born: '2024-01-01', asOf: '2025-05-01', doses: ['PNEU 2025-02-01', 'PNEU 2025-03-29'] },
    { status: 'complete' },
  ],
  [
    'ROTA-1: 6 to 9 weeks',
    'ROTA',
    { born: '2025-01-01', asOf: '2025-02-12' },
    {
      dose: 1,
      status: 'due',
      rule: 'ROTA-1',
      source: 'S12',
      earliest: '2025-02-12',
      recommendedFrom: '2025-02-12',
      recommendedTo: '2025-03-05',
      latest: '2025-06-17',
    },
  ],
  [
    'ROTA-2 at 3 months and 4 weeks after',
    'ROTA',
    { born: '2025-01-01', asOf: '2025-03-01', doses: ['ROTA 2025-02-20'] },
    { dose: 2, status: 'future', rule: 'ROTA-2', earliest: '2025-03-20', recommendedFrom: '2025-04-01', latest: '2025-06-17' },
  ],
  ['ROTA on day 167 is due', 'ROTA', { born: '2025-01-01', asOf: '2025-06-17' }, { status: 'due' }],
  ['ROTA on day 168 is too late', 'ROTA', { born: '2025-01-01', asOf: '2025-06-18' }, { status: 'tooLate', latest: '2025-06-17' }],
  [
    'ROTA-2 after a start on day 139 fits',
    'ROTA',
    { born: '2025-01-01', asOf: '2025-05-20', doses: ['ROTA 2025-05-20'] },
    { dose: 2, status: 'future', earliest: '2025-06-17' },
  ],
  [
    'ROTA-2 after a start on day 140 has no room',
    'ROTA',
    { born: '2025-01-01', asOf: '2025-05-21', doses: ['ROTA 2025-05-21'] },
    { dose: 2, status: 'tooLate' },
  ],
  ['ROTA from birth on 1 January 2024', 'ROTA', { born: '2024-01-01', asOf: '2024-02-20' }, { status: 'due' }],
  ['no ROTA born the day before', 'ROTA', { born: '2023-12-31', asOf: '2024-02-20' }, { status: 'notEligible' }],
  [
    'BMR-1 at 14 months',
    'BMR',
    { born: '2024-05-20', asOf: '2025-07-19' },
    {
      dose: 1,
      status: 'future',
      rule: 'BMR-1',
      source: 'S14',
      earliest: '2025-05-20',
      recommendedFrom: '2025-07-20',
      recommendedTo: '2025-08-20',
      latest: '2042-05-19',
    },
  ],
  [
    'BMR-2 for cohort 2022: 2.5 to 3.5 years',
    'BMR',
    { born: '2022-01-01', asOf: '2024-06-30', doses: ['BMR 2023-03-01'] },
    {
      dose: 2,
      status: 'future',
      rule: 'BMR-2',
      source: 'S01',
      earliest: '2023-03-29',
      recommendedFrom: '2024-07-01',
      recommendedTo: '2025-07-01',
    },
  ],
  [
    'BMR-2 for cohort 2021: campaign, from the 5th birthday',
    'BMR',
    { born: '2021-12-31', asOf: '2026-12-30', doses: ['BMR 2023-03-01'] },
    { dose: 2, status: 'future', recommendedFrom: '2026-12-31', recommendedTo: '2027-12-31' },
  ],
  [
    'BMR-2 for cohort 2016: campaign, until the 10th birthday',
    'BMR',
    { born: '2016-01-01', asOf: '2025-01-01', doses: ['BMR 2017-03-01'] },
    { dose: 2, status: 'due', recommendedFrom: '2025-01-01', recommendedTo: '2025-12-31' },
  ],
  [
    'BMR-2 for cohort 2015: at 9 years',
    'BMR',
    { born: '2015-12-31', asOf: '2024-12-30', doses: ['BMR 2017-03-01'] },
    { dose: 2, status: 'future', recommendedFrom: '2024-12-31' },
  ],
  ['BMR until the day before the 18th birthday', 'BMR', { born: '2007-06-10', asOf: '2025-06-09' }, { status: 'due' }],
  ['BMR on the 18th birthday is too late', 'BMR', { born: '2007-06-10', asOf: '2025-06-10' }, { status: 'tooLate' }],
  [
    'MENACWY-1 at 14 months',
    'MENACWY',
    { born: '2024-05-20', asOf: '2025-07-20' },
    {
      dose: 1,
      status: 'due',
      rule: 'MENACWY-1',
      source: 'S10',
      earliest: '2025-05-20',
      recommendedFrom: '2025-07-20',
      latest: '2042-05-19',
    },
  ],
  [
    'MENACWY-2 in the year of turning 14',
    'MENACWY',
    { born: '2011-12-31', asOf: '2024-12-31', doses: ['MENACWY 2013-03-01'] },
    { dose: 2, status: 'future', rule: 'MENACWY-2', source: 'S24', recommendedFrom: '2025-01-01', recommendedTo: '2025-12-31' },
  ],
  [
    'MENACWY-2 also without a first dose',
    'MENACWY',
    { born: '2011-12-31', asOf: '2025-01-01' },
    { dose: 2, status: 'due', rule: 'MENACWY-2' },
  ],
  [
    'MENACWY complete after the adolescent dose',
    'MENACWY',
    { born: '2011-12-31', asOf: '2025-06-01', doses: ['MENACWY 2025-05-01'] },
    { status: 'complete' },
  ],
  [
    'HPV-1 in the year of turning 10',
    'HPV',
    { born: '2015-12-31', asOf: '2024-12-31' },
    {
      dose: 1,
      status: 'future',
      rule: 'HPV-1',
      source: 'S17',
      recommendedFrom: '2025-01-01',
      recommendedTo: '2025-12-31',
      latest: '2033-12-30',
    },
  ],
  [
    'HPV-2 six months after, not before 150 days',
    'HPV',
    { born: '2015-12-31', asOf: '2025-03-31', doses: ['HPV 2025-03-31'] },
    { dose: 2, status: 'future', rule: 'HPV-2', earliest: '2025-08-28', recommendedFrom: '2025-09-30' },
  ],
  [
    'HPV after two doses too close: one more is needed',
    'HPV',
    { born: '2015-12-31', asOf: '2025-06-30', doses: ['HPV 2025-01-31', 'HPV 2025-05-31'] },
    { dose: 2, rule: 'HPV-2' },
  ],
  [
    'DKT-5 for cohort 2021: between the 5th and 6th birthday',
    'DKT',
    { born: '2021-01-01', asOf: '2025-12-31', doses: fullHex },
    { dose: 1, status: 'future', rule: 'DKT-5', source: 'S01', recommendedFrom: '2026-01-01', recommendedTo: '2026-12-31' },
  ],
  ['DKT-5 is due on the 5th birthday', 'DKT', { born: '2021-01-01', asOf: '2026-01-01', doses: fullHex }, { status: 'due' }],
  ['no DKT for cohort 2020', 'DKT', { born: '2020-12-31', asOf: '2026-01-01', doses: fullHex }, { status: 'notEligible' }],
  [
    'DKTP-4 for cohort 2020: 3.5 to 4 years',
    'DKTP_BOOSTER',
    { born: '2020-12-31', asOf: '2024-06-29', doses: fullHex },
    { dose: 1, status: 'future', rule: 'DKTP-4', source: 'S10', recommendedFrom: '2024-06-30', recommendedTo: '2024-12-31' },
  ],
  ['no DKTP for cohort 2021', 'DKTP_BOOSTER', { born: '2021-01-01', asOf: '2025-01-01', doses: fullHex }, { status: 'notEligible' }],
  [
    'DTP-14 for cohort 2016',
    'DTP',
    { born: '2016-01-01', asOf: '2029-12-31', doses: hexFor(2016) },
    { dose: 1, status: 'future', rule: 'DTP-14', source: 'S04', recommendedFrom: '2030-01-01' },
  ],
  ['DTP-14 is due on the 14th birthday', 'DTP', { born: '2016-01-01', asOf: '2030-01-01', doses: hexFor(2016) }, { status: 'due' }],
  [
    'DTP-9 for cohort 2015',
    'DTP',
    { born: '2015-12-31', asOf: '2024-12-30', doses: hexFor(2016) },
    { dose: 1, status: 'future', rule: 'DTP-9', source: 'S24', recommendedFrom: '2024-12-31' },
  ],
  [
    'DTP is its own count',
    'DTP',
    { born: '2012-01-01', asOf: '2025-01-01', doses: [...hexFor(2012), 'DKTP_BOOSTER 2016-01-02', 'DTP 2021-01-02'] },
    { dose: 1, status: 'complete' },
  ],
  [
    'HEPB-0 at birth for the child of a carrier',
    'HEPB0',
    { born: '2025-01-01', asOf: '2025-01-01', mother: CARRIER },
    {
      dose: 0,
      status: 'due',
      rule: 'HEPB-0',
      source: 'S08',
      recommendedFrom: '2025-01-01',
      recommendedTo: '2025-01-03',
      latest: '2025-01-03',
    },
  ],
  ['HEPB-0 is due on day 2', 'HEPB0', { born: '2025-01-01', asOf: '2025-01-03', mother: CARRIER }, { status: 'due' }],
  ['HEPB-0 is too late on day 3', 'HEPB0', { born: '2025-01-01', asOf: '2025-01-04', mother: CARRIER }, { dose: 0, status: 'tooLate' }],
  [
    'HEPB-0 given',
    'HEPB0',
    { born: '2025-01-01', asOf: '2025-03-04', mother: CARRIER, doses: ['HEPB0 2025-01-01'] },
    { dose: 0, status: 'complete' },
  ],
  ['HEPB-0 for nobody else', 'HEPB0', { born: '2025-01-01', asOf: '2025-01-01' }, { status: 'notEligible' }],
  [
    'RSV, born in the autumn group: September and October',
    'RSV',
    { born: '2025-04-01', asOf: '2025-08-31' },
    {
      dose: 1,
      status: 'future',
      rule: 'RSV',
      source: 'S19',
      recommendedFrom: '2025-09-01',
      recommendedTo: '2025-10-31',
      latest: '2026-03-31',
    },
  ],
  [
    'RSV, born on 30 September',
    'RSV',
    { born: '2025-09-30', asOf: '2025-09-30' },
    { status: 'due', recommendedFrom: '2025-09-30', recommendedTo: '2025-10-31' },
  ],
  [
    'RSV, born on 1 October: within two weeks',
    'RSV',
    { born: '2025-10-01', asOf: '2025-10-01' },
    { status: 'due', recommendedFrom: '2025-10-01', recommendedTo: '2025-10-15' },
  ],
  ['RSV, born on 31 March', 'RSV', { born: '2026-03-31', asOf: '2026-04-20' }, { status: 'due', recommendedTo: '2026-04-14' }],
  ['no RSV born on 31 March 2025', 'RSV', { born: '2025-03-31', asOf: '2025-09-01' }, { status: 'notEligible' }],
  ['RSV on the first birthday is too late', 'RSV', { born: '2025-04-01', asOf: '2026-04-01' }, { status: 'tooLate' }],
  ['RSV the day before is still due', 'RSV', { born: '2025-04-01', asOf: '2026-03-31' }, { status: 'due' }],
])('%s', (_, vaccine, child, expected) => {
  expect(nextDates(vaccine, child)).toMatchObject(expected)
})

test('the usual interval gives way where it would push a dose past its last day', () => {
  const doses: DoseText[] = ['PNEU 2024-11-01', 'PNEU 2025-07-20']
  const child = { born: '2024-01-01', asOf: '2025-11-20', doses } as const
  expect(nextDates('PNEU', child)).toMatchObject({
    dose: 3,
    status: 'due',
    earliest: '2025-11-20',
    recommendedFrom: '2025-11-20',
    latest: '2025-12-31',
  })
})

test('a date that is not known is absent, and the limit is named as not known', () => {
  const hexC = next('HEX', { born: '2024-01-01', asOf: '2024-12-31', doses: ['HEX 2024-04-01', 'HEX 2024-06-01'] })
  expect(hexC.earliest).toBeNull()
  expect(hexC.notKnown).toMatchObject([
    { id: 'HEX-C/2+1.minAge', span: null, standing: 'not-found' },
    { id: 'HEX-C/2+1.minInterval', span: null, standing: 'not-found' },
  ])
  for (const [vaccine, ...limits] of [
    ['PNEU', 'PNEU-1.minAge'],
    ['HPV', 'HPV-1.minAge'],
    ['DKT', 'DKT-5.minInterval', 'DKT-5.waiver'],
    ['DTP', 'DTP-14.minInterval', 'DTP-14.waiver'],
  ] as const) {
    const dose = next(vaccine, { born: '2024-01-01', asOf: '2024-01-02' })
    expect(dose.earliest).toBeNull()
    expect(dose.notKnown.map(({ id }) => id)).toEqual(limits)
  }
})

test('no booster while the primary course is not complete; once it is, the booster is due', () => {
  const born = { born: '2021-01-01', asOf: '2026-01-01' } as const
  const waiting = next('DKT', { ...born, doses: ['HEX 2021-04-10'] })
  expect(waiting).toMatchObject({ status: 'future', reason: 'primary-course-first', recommendedFrom: null })
  expect(next('DKT', { ...born, doses: fullHex })).toMatchObject({ status: 'due', reason: null })
})

test('after a course completed after the second birthday DKTP-4 falls away; on that birthday it does not', () => {
  const born = { born: '2020-01-01', asOf: '2024-01-01' } as const
  expect(next('DKTP_BOOSTER', { ...born, doses: ['HEX 2020-04-10', 'HEX 2020-06-10', 'HEX 2022-01-02'] })).toMatchObject({
    status: 'notEligible',
    reason: 'waived-after-late-course',
  })
  expect(next('DKTP_BOOSTER', { ...born, doses: ['HEX 2020-04-10', 'HEX 2020-06-10', 'HEX 2022-01-01'] })).toMatchObject({ status: 'due' })
})

test('the waiver of DTP-9 after the sixth birthday is not known to carry over to DTP-14', () => {
  expect(
    next('DTP', { born: '2015-01-01', asOf: '2024-01-01', doses: ['HEX 2015-04-10', 'HEX 2015-06-10', 'HEX 2021-01-02'] }).reason,
  ).toBe('waived-after-late-course')
  expect(
    next('DTP', { born: '2016-01-01', asOf: '2030-01-01', doses: ['HEX 2016-04-10', 'HEX 2016-06-10', 'HEX 2022-01-02'] }),
  ).toMatchObject({ status: 'due', reason: null })
})

test('the hepatitis B dose at birth is not counted in HEX', () => {
  expect(nextDates('HEX', { born: '2025-01-01', asOf: '2025-02-20', mother: CARRIER, doses: ['HEPB0 2025-01-01'] })).toMatchObject({
    dose: 1,
    status: 'due',
    rule: 'HEX-0',
  })
})

test('each date names the limit that decided, with its sources and how they stand', () => {
  const child = { born: '2025-01-01', asOf: '2025-05-20' } as const
  const hexB = next('HEX', { ...child, doses: ['HEX 2025-05-10'] })
  expect(hexB.earliest?.basis).toMatchObject({
    id: 'HEX-B/2+1.minInterval',
    kind: 'minInterval',
    span: '8w',
    sources: ['S10'],
    standing: 'secondary',
  })
  expect(hexB.recommendedFrom?.basis.id).toBe('HEX-B/2+1.minInterval')
  expect(hexB.latest?.basis).toMatchObject({ id: 'HEX-B/2+1.latest', sources: ['S18'], standing: 'older' })
  const bmr = next('BMR', child)
  expect(bmr.earliest?.basis).toMatchObject({ id: 'BMR-1.minAge', standing: 'older' })
  expect(next('HEX', { ...child, mother: CARRIER }).earliest?.basis.standing).toBe('current')
  const late = next('HEX', { born: '2024-01-01', asOf: '2024-07-10', mother: UNPROTECTED, doses: ['HEX 2024-07-10'] })
  expect(late.recommendedFrom?.basis.id).toBe('HEX-A/3+1.lateStart')
})

test('what judges a dose for the time being is told as an assumption', () => {
  const { past } = plan({ born: '2025-01-01', asOf: '2025-09-01', doses: ['HEX 2025-04-01', 'HEX 2025-06-01', 'HEX 2025-08-01'] })
  expect(past[2]).toMatchObject({ valid: false, basis: { assumed: true, standing: 'older', span: '4m' } })
})
