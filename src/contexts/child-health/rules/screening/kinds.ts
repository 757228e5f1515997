/**
 * The kinds of screening of youth health care, with what is recorded of each. Numbers of the Basisdataset JGZ (BDS 4.0.0): heel prick R037, vision R038,
 * hearing R040, motor test R043, language G073, psychosocial R054. Names of instruments and charts only: no item of an instrument is in the product.
 */
export const screeningKinds = ['heel-prick', 'hearing-newborn', 'eye', 'acuity', 'hearing', 'motor', 'language', 'psychosocial'] as const
export type ScreeningKind = (typeof screeningKinds)[number]

/** BDS W0336, with what is no result of the child: the family said no, or it did not succeed. */
export const screeningResults = ['sufficient', 'doubtful', 'insufficient', 'refused', 'not-possible'] as const
export type ScreeningResult = (typeof screeningResults)[number]
export const conclusions = ['sufficient', 'doubtful', 'insufficient'] as const
export type Conclusion = (typeof conclusions)[number]

/** Was it done? */
export const hows = ['done', 'refused', 'not-possible'] as const
export type How = (typeof hows)[number]

/** What stands per side: good or not (BDS W0175, W0284), a visual acuity in hundredths (W0683), or the softest sound in decibels (W0392). */
export type SideUnit = 'good-or-not' | 'acuity' | 'decibel'
export const GOOD = 1
export const NOT_GOOD = 2

export type KindShape = {
  /** The most rounds of one series: heel prick W0316, hearing of newborns three; elsewhere as often as it is asked for. */
  readonly mostRounds: number
  /** All rounds of a life are one series; otherwise each occasion begins with a first round. */
  readonly isOneSeries: boolean
  readonly sides: SideUnit | null
  readonly methods: readonly string[]
  readonly instruments: readonly string[]
  /** Of a score; null: none is asked. */
  readonly score: { readonly from: number; readonly to: number } | null
  /** Why not: of a refusal, and of a try that did not succeed. */
  readonly refusedBecause: readonly string[]
  readonly failedBecause: readonly string[]
  /** Usual ages, in completed months, from and until; outside of them is asked about. */
  readonly months: { readonly from: number; readonly until: number }
}

const usual = {
  ...{ mostRounds: 9, isOneSeries: false, sides: null, methods: [], instruments: [], score: null },
  ...{ refusedBecause: [], failedBecause: ['restless', 'ill', 'other'] },
} as const

export const kindShapes: Readonly<Record<ScreeningKind, KindShape>> = {
  'heel-prick': {
    ...{ ...usual, mostRounds: 4, isOneSeries: true },
    // W0313 and W0317, as far as they say why.
    refusedBecause: ['declined', 'medical', 'done-elsewhere', 'unknown'],
    failedBecause: ['too-little-blood', 'too-early', 'not-arrived', 'transfusion', 'other'],
    // Offered up to six months, also to children from abroad (RIVM, manual of the heel prick).
    months: { from: 0, until: 6 },
  },
  'hearing-newborn': {
    ...{ ...usual, mostRounds: 3, isOneSeries: true, sides: 'good-or-not' },
    // W0638; who is in intensive care is screened there by AABR (element 1413).
    methods: ['OAE', 'AABR', 'AABR NICU'],
    // Treatment has to begin before six months.
    months: { from: 0, until: 6 },
  },
  // The red reflex at one and three months (840, 841); history and inspection from six months to 66 months.
  eye: { ...usual, sides: 'good-or-not', methods: ['fundus-reflex', 'inspection'], months: { from: 0, until: 67 } },
  acuity: {
    ...{ ...usual, sides: 'acuity' },
    // W0682: distance and chart.
    methods: ['E 4 m', 'E 5 m', 'LEA 4 m', 'LEA 5 m'],
    // From 36 months on indication, at 42-48 and 54-66 months for everybody (JGZ guideline eye disorders 2019); later on indication.
    months: { from: 35, until: 228 },
  },
  // In school group 2 for everybody, later on indication.
  hearing: { ...usual, sides: 'decibel', methods: ['audiometer'], months: { from: 36, until: 228 } },
  motor: {
    ...usual,
    instruments: ['BFMT'],
    // W0555: the class of the percentile, 1 below P5 to 5 above the average.
    score: { from: 1, to: 5 },
    // School group 2: five and six years; a year of room on both sides.
    months: { from: 48, until: 84 },
  },
  language: {
    ...usual,
    // W0283.
    instruments: ['Van-Wiechen', 'Van-Wiechen-taal', 'LSI', 'GMS', 'lexicon', 'SNEL', 'VTO', 'other'],
    score: { from: 0, to: 999 },
    months: { from: 12, until: 84 },
  },
  psychosocial: {
    ...usual,
    // W0640.
    instruments: ['ASQ', 'BITSEA', 'DMO', 'KIPPPI-0-1', 'KIPPPI-1-4', 'SDQ-3', 'SDQ-5', 'SDQ-7-12', 'SDQ-13-14', 'SPARK', 'other'],
    score: { from: 0, to: 999 },
    months: { from: 0, until: 228 },
  },
}

/** Of these the result follows from what was found; of the others the professional says it. */
export const isComputed = (kind: ScreeningKind): boolean => kind === 'hearing-newborn' || kind === 'eye'

/** W0683: the lines of the chart, in hundredths. */
export const acuityLines = [10, 12, 16, 20, 25, 32, 40, 50, 63, 80, 100] as const
/** W0392. */
export const LOUDEST = 90
export const DECIBEL_STEP = 5
/** W0378: the test tone is offered at 15 or 20 dB; who hears all of them is heard well enough. */
export const TEST_TONE = 20
