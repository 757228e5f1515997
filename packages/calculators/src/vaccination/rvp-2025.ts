/**
 * Rijksvaccinatieprogramma in force from 1 January 2025, from public pages; facts in our own words. Each fact names its sources, `sources`
 * says how a source stands. What could not be found says so (`span: null`). To be checked on the live guideline before clinical use.
 */
import type { Course, DoseRule, Latest, Limit, Programme, Scheme, Series, Waiver } from './programme.ts'
import { rvpRemarks } from './rvp-remarks.ts'
import { rvpSources } from './rvp-sources.ts'

/** A started course may begin again until the 18th birthday: the end of the offer, not of the effect of a dose. */
const until18: Latest = { span: '18y', boundary: 'before', laterDose: 'counts', sources: ['S18'] }
const notFound: Limit = { span: null, sources: [] }
/** 2015 principles: begun from the first birthday on, a course is shorter. */
const FIRST_BIRTHDAY: Limit = { span: '12m', sources: ['S15'] }
const LONG_SCHEMES: readonly Scheme[] = ['3+1', 'hbsag']
const COHORT_2024 = '2024-01-01'
const COHORT_2021 = '2021-01-01'
const COHORT_2016 = '2016-01-01'
const COHORT_2022 = '2022-01-01'

// --- DKTP-Hib-HepB -------------------------------------------------------------------------------------------------------------------

const hex0: DoseRule = {
  rule: 'HEX-0',
  sources: ['S07', 'S06', 'S08', 'S10'],
  target: { kind: 'age', from: '6w', to: '9w', sources: ['S07', 'S06', 'S08', 'S10'] },
  minAge: {
    span: '6w',
    sources: ['S07', 'S06', 'S08', 'S10'],
    note: { nl: 'alleen op individuele indicatie vanaf 4 weken (28 dagen)', en: 'only on individual indication from 4 weeks (28 days)' },
  },
  latest: until18,
}
const hexA2: DoseRule = {
  rule: 'HEX-A',
  variant: '2+1',
  sources: ['S10', 'S08'],
  target: { kind: 'age', from: '3m', sources: ['S10', 'S08'] },
  minAge: { span: '3m', sources: ['S10', 'S08'] },
  latest: until18,
}
const hexA3: DoseRule = {
  rule: 'HEX-A',
  variant: '3+1',
  sources: ['S10', 'S08'],
  target: { kind: 'age', from: '3m', sources: ['S10', 'S08'] },
  minInterval: { span: '4w', sources: ['S10', 'S08'] },
  lateStart: { span: '1m', sources: ['S06', 'S08'] },
  latest: until18,
}
const hexB2: DoseRule = {
  rule: 'HEX-B',
  variant: '2+1',
  sources: ['S10', 'S15'],
  target: { kind: 'age', from: '5m', sources: ['S10'] },
  minInterval: { span: '8w', sources: ['S10'] },
  latest: until18,
}
const hexB3: DoseRule = {
  rule: 'HEX-B',
  variant: '3+1',
  sources: ['S10', 'S15'],
  target: { kind: 'age', from: '5m', sources: ['S10'] },
  minInterval: {
    span: '2w',
    sources: ['S15'],
    note: {
      nl: 'binnen de basisreeks; de voetnoot van de bron was niet te lezen',
      en: 'inside the primary series; the footnote of the source was not readable',
    },
  },
  usualInterval: { span: '6w', sources: ['S10'] },
  lateStart: { span: '3m', sources: ['S06', 'S08'] },
  latest: until18,
}
const hexC = (variant: '2+1' | '3+1', at: '12m' | '11m', late: '10m' | '9m'): DoseRule => ({
  rule: 'HEX-C',
  variant,
  cohort: at === '12m' ? 'from-2024' : 'before-2024',
  sources: ['S01', 'S02', 'S10', 'S15'],
  target: { kind: 'age', from: at, sources: at === '12m' ? ['S01', 'S02'] : ['S02', 'S10'] },
  minInterval:
    variant === '2+1'
      ? {
          span: null,
          sources: [],
          assumed: { span: '4m', sources: ['S15'] },
          note: {
            nl: 'voor het schema 2+1 niet gevonden; een dosis wordt beoordeeld naar de uitgangspunten van 2015',
            en: 'not found for the 2+1 scheme; a dose is judged by the 2015 principles',
          },
        }
      : { span: '4m', sources: ['S15'] },
  ...(variant === '2+1' ? { minAge: notFound } : {}),
  usualInterval: { span: '6m', sources: ['S10'] },
  ...(variant === '3+1' ? { lateStart: { span: late, sources: ['S06', 'S08'] } } : {}),
  latest: until18,
})
/** 2015 principles: begun from the first birthday on, two doses and one more. */
const fromFirstBirthday: readonly DoseRule[] = [
  hexA2,
  {
    ...hexB2,
    variant: 'from-1-year',
    minInterval: { span: '2w', sources: ['S15'] },
    target: { kind: 'interval', after: '1m', sources: ['S06'] },
  },
  {
    rule: 'HEX-C',
    variant: 'from-1-year',
    sources: ['S01', 'S02', 'S10', 'S15'],
    minInterval: { span: '4m', sources: ['S15'] },
    usualInterval: { span: '6m', sources: ['S10'] },
    target: { kind: 'interval', after: '6m', sources: ['S10'] },
    latest: until18,
  },
]
const hexSeries: readonly Series[] = [
  { schemes: ['2+1', '3+1'], startedFrom: FIRST_BIRTHDAY, calledScheme: '2+1', doses: fromFirstBirthday },
  { schemes: ['2+1'], bornFrom: COHORT_2024, doses: [hexA2, hexB2, hexC('2+1', '12m', '10m')] },
  { schemes: ['2+1'], bornBefore: COHORT_2024, doses: [hexA2, hexB2, hexC('2+1', '11m', '9m')] },
  { schemes: LONG_SCHEMES, bornFrom: COHORT_2024, lateAfter: '9w', doses: [hex0, hexA3, hexB3, hexC('3+1', '12m', '10m')] },
  { schemes: LONG_SCHEMES, bornBefore: COHORT_2024, lateAfter: '9w', doses: [hex0, hexA3, hexB3, hexC('3+1', '11m', '9m')] },
]

// --- Pneumococcal --------------------------------------------------------------------------------------------------------------------

const pneuLatest: Latest = { span: '2y', boundary: 'before', laterDose: 'does-not-count', sources: ['S15'] }
const pneu1: DoseRule = {
  rule: 'PNEU-1',
  sources: ['S06', 'S10'],
  target: { kind: 'age', from: '3m', sources: ['S06', 'S10'] },
  minAge: notFound,
  latest: pneuLatest,
}
const pneu2: DoseRule = {
  rule: 'PNEU-2',
  sources: ['S10', 'S15'],
  target: { kind: 'age', from: '5m', sources: ['S10'] },
  minInterval: {
    span: '8w',
    sources: ['S10'],
    note: { nl: 'in de uitgangspunten van 2015 was het minstens 6 weken', en: 'the 2015 principles had a minimum of 6 weeks' },
  },
  latest: pneuLatest,
}
const pneu3 = (at: '12m' | '11m'): DoseRule => ({
  rule: 'PNEU-3',
  cohort: at === '12m' ? 'from-2024' : 'before-2024',
  sources: ['S01', 'S02', 'S10', 'S15'],
  target: { kind: 'age', from: at, sources: at === '12m' ? ['S01', 'S02'] : ['S02', 'S10'] },
  minInterval: { span: '4m', sources: ['S15'] },
  usualInterval: { span: '6m', sources: ['S10'] },
  latest: pneuLatest,
})
const pneuSeries: readonly Series[] = [
  {
    startedFrom: FIRST_BIRTHDAY,
    doses: [
      pneu1,
      {
        ...pneu2,
        variant: 'from-1-year',
        minInterval: { span: '8w', sources: ['S15'] },
        target: { kind: 'interval', after: '8w', sources: ['S15'] },
      },
    ],
  },
  { bornFrom: COHORT_2024, doses: [pneu1, pneu2, pneu3('12m')] },
  { bornBefore: COHORT_2024, doses: [pneu1, pneu2, pneu3('11m')] },
]

// --- Rotavirus -----------------------------------------------------------------------------------------------------------------------

const rotaLatest: Latest = {
  span: '167d',
  boundary: 'including',
  laterDose: 'does-not-count',
  sources: ['S12', 'S11', 'S13'],
  note: {
    nl: 'de reeks moet klaar zijn vóór 24 weken; met 4 weken tussen de doses past een start na dag 139 niet meer',
    en: 'the course must end before 24 weeks; with 4 weeks between the doses, a start after day 139 cannot be completed',
  },
}
const rotaSeries: readonly Series[] = [
  {
    doses: [
      {
        rule: 'ROTA-1',
        sources: ['S12', 'S11', 'S10', 'S13'],
        target: { kind: 'age', from: '6w', to: '9w', sources: ['S12', 'S11', 'S10'] },
        minAge: { span: '6w', sources: ['S12', 'S11', 'S13'] },
        latest: rotaLatest,
      },
      {
        rule: 'ROTA-2',
        sources: ['S11', 'S10', 'S13'],
        target: { kind: 'age', from: '3m', sources: ['S11', 'S10'] },
        minInterval: { span: '4w', sources: ['S11', 'S10', 'S13'] },
        latest: rotaLatest,
      },
    ],
  },
]

// --- BMR -----------------------------------------------------------------------------------------------------------------------------

const bmr1: DoseRule = {
  rule: 'BMR-1',
  sources: ['S14', 'S15', 'S10'],
  target: { kind: 'age', from: '14m', to: '15m', sources: ['S14', 'S10'] },
  minAge: {
    span: '12m',
    sources: ['S14', 'S15'],
    note: {
      nl: 'een eerdere dosis (BMR-0, bij reis of uitbraak) telt niet mee',
      en: 'an earlier dose (BMR-0, travel or outbreak) does not count',
    },
  },
  latest: until18,
}
const bmr2 = (cohort: string, target: DoseRule['target']): DoseRule => ({
  rule: 'BMR-2',
  cohort,
  sources: ['S01', 'S03', 'S04', 'S15'],
  target,
  minInterval: { span: '4w', sources: ['S15'] },
  latest: until18,
})
const bmrSeries: readonly Series[] = [
  { bornFrom: COHORT_2022, doses: [bmr1, bmr2('from-2022', { kind: 'age', from: '30m', to: '42m', sources: ['S01', 'S03'] })] },
  {
    bornFrom: COHORT_2016,
    bornBefore: COHORT_2022,
    doses: [
      bmr1,
      bmr2('2016-2021', {
        kind: 'campaign',
        from: '2025-01-01',
        to: '2027-12-31',
        fromAge: '5y',
        beforeAge: '10y',
        sources: ['S03', 'S04'],
      }),
    ],
  },
  { bornBefore: COHORT_2016, doses: [bmr1, bmr2('before-2016', { kind: 'age', from: '9y', sources: ['S04'] })] },
]

// --- Meningococcal ACWY, HPV ---------------------------------------------------------------------------------------------------------

const menacwySeries: readonly Series[] = [
  {
    doses: [
      {
        rule: 'MENACWY-1',
        sources: ['S10', 'S15'],
        target: { kind: 'age', from: '14m', sources: ['S10'] },
        minAge: {
          span: '12m',
          sources: ['S15'],
          note: {
            nl: 'in 2015 voor MenC geschreven; voor MenACWY zelf niet gevonden',
            en: 'written for MenC in 2015; for MenACWY itself not found',
          },
        },
        latest: until18,
      },
      {
        rule: 'MENACWY-2',
        sources: ['S24', 'S25'],
        target: { kind: 'calendar-year', turning: 14, sources: ['S24', 'S25'] },
        minInterval: notFound,
        countsFromYearTurning: 14,
        latest: until18,
      },
    ],
  },
]
const hpvSeries: readonly Series[] = [
  {
    doses: [
      {
        rule: 'HPV-1',
        sources: ['S17', 'S16', 'S04'],
        target: { kind: 'calendar-year', turning: 10, sources: ['S17', 'S16', 'S04'] },
        minAge: notFound,
        latest: until18,
      },
      {
        rule: 'HPV-2',
        sources: ['S16', 'S15'],
        target: { kind: 'interval', after: '6m', sources: ['S16'] },
        minInterval: {
          span: '150d',
          sources: ['S16', 'S15'],
          note: {
            nl: 'na een tweede dosis die eerder kwam is een derde nodig',
            en: 'after a second dose that came sooner a third is needed',
          },
        },
        latest: until18,
      },
    ],
  },
]

// --- Boosters ------------------------------------------------------------------------------------------------------------------------

/** How the waivers for late starters carry over to the new boosters. */
const WAIVER_NOT_FOUND: Waiver = { vaccine: 'HEX', ...notFound }
const waitsForHex = { vaccine: 'HEX', sources: ['S18'] } as const
const dktSeries: readonly Series[] = [
  {
    doses: [
      {
        rule: 'DKT-5',
        sources: ['S01', 'S04'],
        target: { kind: 'year-of-life', from: '5y', before: '6y', sources: ['S01', 'S04'] },
        minInterval: notFound,
        waiver: WAIVER_NOT_FOUND,
        latest: until18,
      },
    ],
  },
]
const dktpSeries: readonly Series[] = [
  {
    doses: [
      {
        rule: 'DKTP-4',
        sources: ['S10', 'S04', 'S15'],
        target: { kind: 'age', from: '42m', to: '4y', sources: ['S10'] },
        minInterval: notFound,
        waiver: { vaccine: 'HEX', span: '2y', sources: ['S15'] },
        latest: until18,
      },
    ],
  },
]
const dtpSeries: readonly Series[] = [
  {
    bornFrom: COHORT_2016,
    doses: [
      {
        rule: 'DTP-14',
        sources: ['S04', 'S05'],
        target: { kind: 'age', from: '14y', sources: ['S04', 'S05'] },
        minInterval: notFound,
        waiver: WAIVER_NOT_FOUND,
        latest: until18,
      },
    ],
  },
  {
    bornBefore: COHORT_2016,
    doses: [
      {
        rule: 'DTP-9',
        sources: ['S24', 'S15'],
        target: { kind: 'age', from: '9y', sources: ['S24'] },
        minInterval: notFound,
        waiver: { vaccine: 'HEX', span: '6y', sources: ['S15'] },
        latest: until18,
      },
    ],
  },
]

// --- At birth, RSV -------------------------------------------------------------------------------------------------------------------

const hepb0Series: readonly Series[] = [
  {
    doses: [
      {
        rule: 'HEPB-0',
        sources: ['S08', 'S06'],
        target: { kind: 'age', from: '0d', to: '2d', sources: ['S08', 'S06'] },
        latest: {
          span: '2d',
          boundary: 'including',
          laterDose: 'does-not-count',
          sources: ['S08', 'S06'],
          note: {
            nl: 'binnen 48 uur; omdat het uur van de geboorte niet wordt gevraagd, tot en met de tweede dag na de geboorte',
            en: 'within 48 hours; as the hour of birth is not asked, up to and including the second day after birth',
          },
        },
      },
    ],
  },
]
const rsvSeries: readonly Series[] = [
  {
    doses: [
      {
        rule: 'RSV',
        sources: ['S19', 'S20', 'S21', 'S31'],
        target: {
          kind: 'season',
          outside: { firstMonth: 4, lastMonth: 9 },
          offered: { firstMonth: 9, lastMonth: 10 },
          inSeasonWithin: '2w',
          sources: ['S19', 'S20', 'S21'],
        },
        latest: {
          span: '12m',
          boundary: 'before',
          laterDose: 'does-not-count',
          sources: ['S19', 'S20', 'S21'],
          note: {
            nl: 'één bron zegt ook, voor de najaarsgroep: jonger dan 6 maanden aan het begin van het seizoen (niet bevestigd)',
            en: 'one source adds for the autumn group: younger than 6 months at the start of the season (not confirmed)',
          },
        },
      },
    ],
  },
]

const courses: readonly Course[] = [
  { vaccine: 'HEX', rivmCode: '11', firstNumber: 1, series: hexSeries },
  { vaccine: 'PNEU', rivmCode: '08', firstNumber: 1, series: pneuSeries },
  { vaccine: 'ROTA', rivmCode: '29', firstNumber: 1, eligible: { bornFrom: COHORT_2024, sources: ['S12'] }, series: rotaSeries },
  { vaccine: 'BMR', rivmCode: '04', firstNumber: 1, series: bmrSeries },
  { vaccine: 'MENACWY', rivmCode: '28', firstNumber: 1, series: menacwySeries },
  { vaccine: 'HPV', rivmCode: '09', firstNumber: 1, series: hpvSeries },
  {
    vaccine: 'DKT',
    rivmCode: '13',
    firstNumber: 1,
    eligible: { bornFrom: COHORT_2021, sources: ['S01', 'S04'] },
    waitsFor: waitsForHex,
    follows: ['HEX'],
    series: dktSeries,
  },
  {
    vaccine: 'DKTP_BOOSTER',
    rivmCode: '27',
    firstNumber: 1,
    eligible: { bornBefore: COHORT_2021, sources: ['S10', 'S04'] },
    waitsFor: waitsForHex,
    follows: ['HEX'],
    series: dktpSeries,
  },
  {
    vaccine: 'DTP',
    rivmCode: '02',
    firstNumber: 1,
    waitsFor: waitsForHex,
    follows: ['HEX', 'DKT', 'DKTP_BOOSTER'],
    series: dtpSeries,
  },
  { vaccine: 'HEPB0', rivmCode: '05', firstNumber: 0, eligible: { motherHBsAg: true, sources: ['S08', 'S06'] }, series: hepb0Series },
  { vaccine: 'RSV', rivmCode: null, firstNumber: 1, eligible: { bornFrom: '2025-04-01', sources: ['S19', 'S20'] }, series: rsvSeries },
]

export const rvp2025: Programme = {
  id: 'rvp-2025',
  version: 'rvp-2025.1',
  inForceFrom: '2025-01-01',
  title: 'Rijksvaccinatieprogramma 2025',
  maternalProtection: { fromWeeks: 13, moreThanDaysBeforeBirth: 14, sources: ['S06', 'S28'] },
  courses,
  remarks: rvpRemarks,
  notFound: [
    {
      id: 'hex-c-after-2+1',
      vaccines: ['HEX'],
      text: {
        nl: 'kortste tijd en jongste leeftijd voor HEX-C na het schema 2+1',
        en: 'minimum interval and earliest age of HEX-C after the 2+1 scheme',
      },
    },
    {
      id: 'reasons-for-3+1',
      vaccines: ['HEX'],
      text: {
        nl: 'alle redenen voor het schema 3+1 (vaak wordt te vroeg geboren genoemd, niet bevestigd)',
        en: 'the full list of reasons for the 3+1 scheme (prematurity is often named, not confirmed)',
      },
    },
    {
      id: 'latest-ages',
      vaccines: ['MENACWY', 'HPV', 'BMR'],
      text: {
        nl: 'een laatste leeftijd, naast de algemene regel van de 18e verjaardag',
        en: 'a latest age other than the general rule of the 18th birthday',
      },
    },
    {
      id: 'booster-interval',
      vaccines: ['DKT', 'DKTP_BOOSTER', 'DTP'],
      text: { nl: 'de tijd tussen een herhalingsprik en de dosis ervoor', en: 'the interval between a booster and the dose before' },
    },
    {
      id: 'booster-waivers',
      vaccines: ['DKT', 'DTP'],
      text: {
        nl: 'hoe de uitzonderingen voor een late start gelden voor DKT-5 en DTP-14',
        en: 'how the waivers for late starters carry over to DKT-5 and DTP-14',
      },
    },
    {
      id: 'pneumococcal-product',
      vaccines: ['PNEU'],
      text: { nl: 'welk pneumokokkenvaccin wordt gebruikt', en: 'which pneumococcal product is used' },
    },
    {
      id: 'rsv-dosing',
      vaccines: ['RSV'],
      text: {
        nl: 'de dosering en de code van de RSV-prik, en of de algemene regel van 18 jaar is vervangen',
        en: 'the dose of the RSV antibody, its code, and whether the general rule of 18 years is replaced',
      },
    },
    {
      id: 'catch-up-tree',
      vaccines: ['ROTA', 'MENACWY'],
      text: {
        nl: 'inhaalregels buiten deze grenzen, en de beslisboom van 2025/2026',
        en: 'catch-up rules beyond these limits, and the decision tree of 2025/2026',
      },
    },
    {
      id: 'bmr-2-call-up',
      vaccines: ['BMR'],
      text: {
        nl: 'de volgorde waarin de jaren 2016-2021 worden opgeroepen voor BMR-2',
        en: 'the order in which the cohorts 2016-2021 are called up for BMR-2',
      },
    },
    {
      id: 'live-vaccines',
      vaccines: ['BMR'],
      text: { nl: 'de tijd tot andere levende vaccins of immunoglobulinen', en: 'the interval to other live vaccines or immunoglobulins' },
    },
    {
      id: 'contra-indications',
      vaccines: courses.map(({ vaccine }) => vaccine),
      text: { nl: 'de tabellen met contra-indicaties', en: 'the tables of contra-indications' },
    },
  ],
  sources: rvpSources,
}

/** Every edition we hold, oldest first. The next edition is one more entry. */
export const programmes: readonly Programme[] = [rvp2025]
