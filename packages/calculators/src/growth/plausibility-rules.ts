import type { VisitMeasure } from './visits.ts'

/** When a measurement gives reason to ask, as data. The limits are ours; they are wide, because a needless question costs trust. */
type PerMeasure<T> = Readonly<Record<VisitMeasure, T>>
type Unit = { readonly name: string; readonly factor: number }

export const PLAUSIBILITY = {
  version: 'growth-plausibility/1',
  /** Beyond this score rather an error than a child (WHO's own limits). */
  extremeZ: { heightCm: 6, weightKg: 6, headCm: 5 } satisfies PerMeasure<number>,
  /** A change of score since the visit before that asks for a second look. */
  jumpZ: { heightCm: 2.5, weightKg: 3, headCm: 2.5 } satisfies PerMeasure<number>,
  /** How much less than before a child may measure: the error of measuring, and standing after lying. A weight may fall. */
  shrinkCm: { heightCm: 1, weightKg: Number.POSITIVE_INFINITY, headCm: 0.7 } satisfies PerMeasure<number>,
  /** Another reading of the number explains it when its score comes this close to the score before … */
  fitsNearEarlierZ: 1,
  /** … or, without a score before, to the middle. */
  fitsZ: 3,
  units: {
    heightCm: [
      { name: 'millimetres', factor: 0.1 },
      { name: 'metres', factor: 100 },
    ],
    weightKg: [{ name: 'grams', factor: 0.001 }],
    headCm: [{ name: 'millimetres', factor: 0.1 }],
  } satisfies PerMeasure<readonly Unit[]>,
  /** Tried after a swap of digits, which is likelier here. */
  foreignUnits: {
    heightCm: [{ name: 'inches', factor: 2.54 }],
    weightKg: [{ name: 'pounds', factor: 0.45359237 }],
    headCm: [{ name: 'inches', factor: 2.54 }],
  } satisfies PerMeasure<readonly Unit[]>,
} as const

export type QuestionCode = 'unit' | 'swapped' | 'decimal-point' | 'digit' | 'shrunk' | 'jump' | 'extreme'

export const PLAUSIBILITY_TEXTS: Readonly<Record<QuestionCode, { readonly en: string; readonly nl: string }>> = {
  unit: {
    en: 'Was {value} given in another unit? Then it would be {suggestion}.',
    nl: 'Is {value} in een andere eenheid ingevuld? Dan zou het {suggestion} zijn.',
  },
  swapped: {
    en: 'Have two fields been swapped? {suggestion} would fit here, {value} does not.',
    nl: 'Zijn twee velden verwisseld? {suggestion} zou hier passen, {value} niet.',
  },
  'decimal-point': {
    en: 'Is the decimal point in the right place? {suggestion} would fit, {value} does not.',
    nl: 'Staat de komma goed? {suggestion} zou passen, {value} niet.',
  },
  digit: {
    en: 'Is there a wrong digit? {suggestion} would fit the measurement before, {value} does not.',
    nl: 'Is er een cijfer verkeerd? {suggestion} zou passen bij de meting ervoor, {value} niet.',
  },
  shrunk: { en: '{value} is less than at an earlier visit. Is it right?', nl: '{value} is minder dan bij een eerder bezoek. Klopt dat?' },
  jump: { en: '{value} differs much from the visit before. Is it right?', nl: '{value} wijkt veel af van het bezoek ervoor. Klopt dat?' },
  extreme: { en: '{value} is very unusual at this age. Is it right?', nl: '{value} is heel ongewoon op deze leeftijd. Klopt dat?' },
}
