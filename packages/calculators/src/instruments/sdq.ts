/** SDQ: 25 items in five scales of five, and an impact supplement. Item numbers and scoring only. Owner: R. Goodman / Youthinmind. */
import type { Band, InstrumentDefinition, Norm } from './definition.ts'

const scales = [
  { id: 'emotional', items: [3, 8, 13, 16, 24], reversed: [], bdsElement: 1112 },
  { id: 'conduct', items: [5, 7, 12, 18, 22], reversed: [7], bdsElement: 1113 },
  { id: 'hyperactivity', items: [2, 10, 15, 21, 25], reversed: [21, 25], bdsElement: 1115 },
  { id: 'peers', items: [6, 11, 14, 19, 23], reversed: [11, 14], bdsElement: 1114 },
  { id: 'prosocial', items: [1, 4, 9, 17, 20], reversed: [], bdsElement: 1117 },
]

export const sdq: InstrumentDefinition = {
  id: 'sdq',
  version: 'sdq-1',
  title: {
    nl: 'Strengths and Difficulties Questionnaire (vragenlijst sterke kanten en moeilijkheden)',
    en: 'Strengths and Difficulties Questionnaire',
  },
  ages: {
    nl: '3-17 jaar; in de jeugdgezondheidszorg bij 5, 7-12 en 13/14 jaar',
    en: '3-17 years; in Dutch child health care at 5, 7-12 and 13/14 years',
  },
  informants: ['parent', 'teacher', 'young-person'],
  bdsCodes: ['06', '08', '09', '10'],
  owner: { nl: 'R. Goodman / Youthinmind', en: 'R. Goodman / Youthinmind' },
  scoring: {
    // plain: not true 0, somewhat true 1, certainly true 2. bds: value list W0572 codes the same answers 1, 2, 3.
    codings: { plain: { 0: 0, 1: 1, 2: 2 }, bds: { 1: 0, 2: 1, 3: 2 } },
    highest: 2,
    scales,
    composites: [
      { id: 'total', of: ['emotional', 'conduct', 'hyperactivity', 'peers'], bdsElement: 1116 },
      { id: 'internalising', of: ['emotional', 'peers'], bdsElement: null },
      { id: 'externalising', of: ['conduct', 'hyperactivity'], bdsElement: null },
    ],
    leastAnswered: {
      value: 3,
      confirmed: true,
      note: {
        nl: 'drie van de vijf vragen; het gemiddelde van de ingevulde vragen maal vijf',
        en: 'three of five items; the mean of the answered items times five',
      },
    },
    rounding: {
      value: 'half-up',
      confirmed: false,
      note: {
        nl: 'afronden bij ontbrekende vragen, en geen totaal als een schaal ontbreekt: zoals openbare scripts het doen, niet bevestigd door de eigenaar',
        en: 'rounding after missing items, and no total with a missing scale: as public scripts do it, not confirmed by the owner',
      },
    },
    impact: {
      items: [1, 2, 3, 4, 5],
      points: {
        value: null,
        confirmed: false,
        note: {
          nl: 'punten per antwoord van de impactvragen: niet gevonden; de organisatie stelt ze in na een blik op de pagina van de eigenaar',
          en: 'points per answer of the impact items: not found; to be set by the centre after a look at the owner’s page',
        },
      },
      bdsElement: 1447,
    },
  },
  conclusions: null,
  remarks: [
    { nl: 'Een uitkomst is een aanleiding voor een gesprek, geen diagnose.', en: 'An outcome is a reason to talk, not a diagnosis.' },
    {
      nl: 'Voor jongeren vervingen Nederlandse normen in 2022 de Britse; hun waarden zijn niet gevonden.',
      en: 'For adolescents Dutch norms replaced the British ones in 2022; their values were not found.',
    },
  ],
  sources: [
    'http://www.sdqinfo.org/c9.html',
    'https://github.com/gbiele/masterfile',
    'https://pubcompare.ai/protocol/QVsirIsBwGXEOges-yxG',
  ],
}

/** BDS elements 1078-1102 are items 1 to 25; 1106-1110 the five impact items. */
export const SDQ_BDS = { firstItem: 1078, items: 25, firstImpact: 1106, impactItems: 5 } as const

type Bands = readonly Band[]

/** Beyond the cut-off: above it, or for prosocial behaviour below it. */
const above = (cutOff: number, highest: number): Bands => [
  { from: 0, to: cutOff, level: 0 },
  { from: cutOff + 1, to: highest, level: 1 },
]
const below = (cutOff: number): Bands => [
  { from: cutOff, to: 10, level: 0 },
  { from: 0, to: cutOff - 1, level: 1 },
]

const DUTCH = {
  instrument: 'sdq',
  version: 'dutch-parent-norms-2018',
  informant: 'parent',
  sex: null,
  levels: [
    { nl: 'binnen de grens', en: 'within the cut-off' },
    { nl: 'voorbij de klinische grens', en: 'beyond the clinical cut-off' },
  ],
  source: 'https://hqlo.biomedcentral.com/articles/10.1186/s12955-018-0948-1/tables/2',
} as const

/** The manuals for child health care have norms, by version and sex, that were not readable. */
const JGZ = { instrument: 'sdq', sex: null, levels: [], bands: null } as const

export const sdqNorms: readonly Norm[] = [
  {
    id: 'sdq-british-parent',
    instrument: 'sdq',
    version: 'british-3-bands',
    title: { nl: 'Oorspronkelijk Brits, ouder, drie groepen', en: 'Original British, parent, three bands' },
    informant: 'parent',
    ages: null,
    sex: null,
    levels: [
      { nl: 'laagste groep', en: 'lowest band' },
      { nl: 'middelste groep', en: 'middle band' },
      { nl: 'hoogste groep', en: 'highest band' },
    ],
    bands: {
      total: [
        { from: 0, to: 13, level: 0 },
        { from: 14, to: 16, level: 1 },
        { from: 17, to: 40, level: 2 },
      ],
    },
    source: 'https://newcastlesafeguardingchildren.org.uk/glossary/strengths-and-difficulties-questionnaire-sdq/',
  },
  {
    id: 'sdq-british-teacher',
    instrument: 'sdq',
    version: 'british-4-bands',
    title: { nl: 'Brits, leerkracht, vier groepen', en: 'British, teacher, four bands' },
    informant: 'teacher',
    ages: null,
    sex: null,
    levels: [
      { nl: 'rond het gemiddelde', en: 'close to average' },
      { nl: 'iets verhoogd', en: 'slightly raised' },
      { nl: 'hoog', en: 'high' },
      { nl: 'zeer hoog', en: 'very high' },
    ],
    levelsOfScale: {
      prosocial: [
        { nl: 'rond het gemiddelde', en: 'close to average' },
        { nl: 'iets verlaagd', en: 'slightly lowered' },
        { nl: 'laag', en: 'low' },
        { nl: 'zeer laag', en: 'very low' },
      ],
    },
    bands: {
      total: fourBands([0, 12, 16, 19], 40),
      emotional: fourBands([0, 4, 5, 6], 10),
      conduct: fourBands([0, 3, 4, 5], 10),
      hyperactivity: fourBands([0, 6, 8, 9], 10),
      peers: fourBands([0, 3, 5, 6], 10),
      prosocial: [
        { from: 6, to: 10, level: 0 },
        { from: 5, to: 5, level: 1 },
        { from: 4, to: 4, level: 2 },
        { from: 0, to: 3, level: 3 },
      ],
    },
    source: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC4830858/table/Tab1',
  },
  {
    ...DUTCH,
    id: 'sdq-dutch-parent-2-3',
    title: { nl: 'Nederlands, ouder, 2-3 jaar', en: 'Dutch, parent, 2-3 years' },
    ages: { from: 2, to: 3 },
    bands: { total: above(12, 40), hyperactivity: above(6, 10), prosocial: below(6), externalising: above(9, 20) },
  },
  {
    ...DUTCH,
    id: 'sdq-dutch-parent-4-5',
    title: { nl: 'Nederlands, ouder, 4-5 jaar', en: 'Dutch, parent, 4-5 years' },
    ages: { from: 4, to: 5 },
    bands: {
      total: above(13, 40),
      emotional: above(3, 10),
      hyperactivity: above(6, 10),
      prosocial: below(6),
      internalising: above(5, 20),
      externalising: above(9, 20),
    },
  },
  {
    ...DUTCH,
    id: 'sdq-dutch-parent-6-11',
    title: { nl: 'Nederlands, ouder, 6-11 jaar', en: 'Dutch, parent, 6-11 years' },
    ages: { from: 6, to: 11 },
    bands: {
      total: above(17, 40),
      emotional: above(5, 10),
      conduct: above(3, 10),
      hyperactivity: above(7, 10),
      peers: above(3, 10),
      prosocial: below(6),
      internalising: above(8, 20),
      externalising: above(10, 20),
    },
  },
  {
    ...DUTCH,
    id: 'sdq-dutch-parent-12-18',
    title: { nl: 'Nederlands, ouder, 12-18 jaar: waarden niet gevonden', en: 'Dutch, parent, 12-18 years: values not found' },
    ages: { from: 12, to: 18 },
    bands: null,
  },
  {
    ...JGZ,
    id: 'sdq-jgz-parent-7-12',
    version: 'jgz-manual-2006',
    title: { nl: 'Handleiding JGZ, ouder, 7-12 jaar: waarden niet gevonden', en: 'JGZ manual, parent, 7-12 years: values not found' },
    informant: 'parent',
    ages: { from: 7, to: 12 },
    source: 'http://docplayer.nl/182173-Handleiding-voor-het-gebruik-van-de-sdq-binnen-de-jeugdgezondheidszorg.html',
  },
  ...(['parent', 'young-person'] as const).map((informant): Norm => ({
    ...JGZ,
    id: `sdq-jgz-${informant}-12-17`,
    version: 'jgz-manual-2019',
    title: { nl: 'Handleiding JGZ, 12-17 jaar: waarden niet gevonden', en: 'JGZ manual, 12-17 years: values not found' },
    informant,
    ages: { from: 12, to: 17 },
    source:
      'https://5dok.net/document/9ynxn31q-handleiding-strengths-difficulties-questionnaire-adolescenten-jeugdgezondheidszorg-vragenlijst-psychosociale.html',
  })),
]

function fourBands(starts: readonly [number, number, number, number], highest: number): Bands {
  return starts.map((from, level) => ({ from, to: (starts[level + 1] ?? highest + 1) - 1, level }))
}
