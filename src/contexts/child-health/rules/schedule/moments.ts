/**
 * Contact moments of youth health care, as data: what is done, by whom, at which age. The set below is the common anchor from pregnancy to 18 years;
 * since the Landelijk Professioneel Kader (2016) it is no law, and each organisation makes it its own (templates).
 * Source: reference page "JGZ contact moments, pregnancy to 18 years" (moments, ages, disciplines as far as found); codes of BDS W0686 and W0679.
 */
export const phases = ['prenatal', '4-7-days', '2-weeks-6-months', '7-12-months', '1-4-years', '4-12-years', '12-18-years'] as const
export type Phase = (typeof phases)[number]
/** BDS W0686: doctor, nurse, doctor's assistant, clinic assistant, nurse specialist, speech therapist, screener, behavioural scientist; 98: other. */
export const disciplines = ['01', '02', '03', '04', '05', '06', '07', '08', '98'] as const
export type Discipline = (typeof disciplines)[number]
/** BDS W0679: video, letter or mail, face to face, group meeting, group vaccination, home visit, walk-in, text messages, telephone; 98: other. */
export const forms = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '98'] as const
export type Form = (typeof forms)[number]
export const parts = [
  ...([
    'growth',
    'development',
    'body',
    'jabs',
    'talk',
    'eye',
    'hearing',
    'language',
    'motor',
    'psychosocial',
    'heelPrick',
    'questionnaire',
  ] as const),
] as const
export type Part = (typeof parts)[number]

export type Moment = {
  readonly code: string
  readonly nameNl: string
  readonly nameEn: string
  readonly phase: Phase
  /** The window by age in days; before birth, days until the expected day as a negative number. `windows.ts` turns it into days of the calendar. */
  readonly fromDays: number
  readonly dueDays: number
  readonly untilDays: number
  readonly discipline: Discipline
  readonly form: Form
  readonly minutes: number
  readonly parts: readonly Part[]
  /** Doses of the programme, by their rule. */
  readonly doses: readonly string[]
}

/** An age in months as days, as the tables of growth count them. */
export function monthsAsDays(months: number): number {
  return Math.round(months * 30.4375)
}

const m = monthsAsDays
const w = (weeks: number): number => weeks * 7

type Row = readonly [
  code: string,
  names: readonly [nl: string, en: string],
  phase: Phase,
  window: readonly [from: number, due: number, until: number],
  who: readonly [discipline: Discipline, form: Form, minutes: number],
  parts: readonly Part[],
  doses?: readonly string[],
]

/**
 * Ages and disciplines are of the source; where it tells no discipline, 98 stands ("the organisation chooses"). The days around an age, and the minutes, are
 * our own choice. Left out: the older 7.5 months and special education (an organisation adds them), and the jab against RSV (a dose by season, no contact).
 */
const rows: readonly Row[] = [
  ['prenatal', ['Voor de geboorte', 'Before birth'], 'prenatal', [-126, -84, 0], ['02', '06', 60], ['talk']],
  ['4-7d', ['4 tot 7 dagen', '4 to 7 days'], '4-7-days', [4, 5, 7], ['07', '06', 30], ['heelPrick', 'hearing']],
  ['2w', ['2 weken', '2 weeks'], '2-weeks-6-months', [10, 14, 21], ['02', '06', 60], ['growth', 'talk']],
  ['4w', ['4 weken', '4 weeks'], '2-weeks-6-months', [25, w(4), w(6)], ['01', '03', 20], ['growth', 'development', 'body', 'eye', 'talk']],
  [
    '8w',
    ['8 weken', '8 weeks'],
    '2-weeks-6-months',
    [w(6), w(8), w(9)],
    ['02', '03', 20],
    ['growth', 'development', 'jabs', 'talk'],
    ['ROTA-1'],
  ],
  [
    ...(['3m', ['3 maanden', '3 months'], '2-weeks-6-months', [84, m(3), m(4)], ['01', '03', 20]] as const),
    ...([
      ['growth', 'development', 'body', 'eye', 'jabs', 'talk'],
      ['HEX-A', 'PNEU-1', 'ROTA-2'],
    ] as const),
  ],
  [
    ...(['5m', ['5 maanden', '5 months'], '2-weeks-6-months', [m(4.5), m(5), m(6)], ['02', '03', 20]] as const),
    ...([
      ['growth', 'development', 'jabs', 'talk'],
      ['HEX-B', 'PNEU-2'],
    ] as const),
  ],
  ['9m', ['9 maanden', '9 months'], '7-12-months', [m(8), m(9), m(11)], ['01', '03', 20], ['growth', 'development', 'body', 'eye', 'talk']],
  [
    ...(['12m', ['12 maanden', '12 months'], '7-12-months', [m(11), m(12), m(13)], ['02', '03', 20]] as const),
    ...([
      ['growth', 'development', 'jabs', 'talk'],
      ['HEX-C', 'PNEU-3'],
    ] as const),
  ],
  [
    ...(['14m', ['14 maanden', '14 months'], '1-4-years', [m(13), m(14), m(16)], ['01', '03', 20]] as const),
    ...([
      ['growth', 'development', 'body', 'eye', 'jabs', 'talk'],
      ['BMR-1', 'MENACWY-1'],
    ] as const),
  ],
  ['18m', ['18 maanden', '18 months'], '1-4-years', [m(17), m(18), m(21)], ['02', '03', 20], ['growth', 'development', 'language', 'talk']],
  [
    '2y',
    ['2 jaar', '2 years'],
    '1-4-years',
    [m(23), m(24), m(30)],
    ['98', '03', 20],
    ['growth', 'development', 'language', 'psychosocial', 'talk'],
  ],
  [
    '3y',
    ['3 jaar', '3 years'],
    '1-4-years',
    [m(35), m(36), m(40)],
    ['98', '03', 20],
    ['growth', 'development', 'eye', 'jabs', 'talk'],
    ['BMR-2'],
  ],
  [
    '3.9y',
    ['3 jaar en 9 maanden', '3 years and 9 months'],
    '1-4-years',
    [m(42), m(45), m(48)],
    ['98', '03', 20],
    ['growth', 'development', 'eye', 'jabs', 'talk'],
    ['DKTP-4'],
  ],
  [
    '5y',
    ['5 jaar, groep 2', '5 years, school group 2'],
    '4-12-years',
    [m(54), m(60), m(66)],
    ['03', '03', 30],
    ['growth', 'eye', 'hearing', 'motor', 'psychosocial', 'jabs'],
    ['DKT-5'],
  ],
  [
    '10y',
    ['10 tot 11 jaar, groep 7', '10 to 11 years, school group 7'],
    '4-12-years',
    [m(120), m(126), m(144)],
    ['98', '03', 20],
    ['growth', 'psychosocial', 'talk'],
    ['HPV-1', 'HPV-2'],
  ],
  [
    '13-14y',
    ['13 tot 14 jaar, klas 2', '13 to 14 years, second class'],
    '12-18-years',
    [m(156), m(162), m(180)],
    ['98', '03', 20],
    ['growth', 'psychosocial', 'talk'],
    ['MENACWY-2', 'DTP-14'],
  ],
  ['15-17y', ['15 tot 17 jaar', '15 to 17 years'], '12-18-years', [m(180), m(192), m(216)], ['98', '03', 20], ['psychosocial', 'talk']],
]

export const nationalMoments: readonly Moment[] = rows.map(
  ([code, [nameNl, nameEn], phase, [fromDays, dueDays, untilDays], [discipline, form, minutes], inIt, doses = []]) => ({
    ...{ code, nameNl, nameEn, phase, fromDays, dueDays, untilDays, discipline, form, minutes, parts: inIt, doses },
  }),
)
