import type { Limits } from '../core/fields.ts'

/**
 * Bounds of what a measurement can be at all. A value outside is a certain slip, and refused; a value inside that is unlikely
 * is computed (and `growth-plausibility` asks about it). Zero and less are let through: they give no z-score, with a reason.
 */
export const MEASURE_LIMITS = {
  heightCm: { to: 300, hint: 'Was it given in millimetres? Use centimetres.' },
  weightKg: { to: 650, hint: 'Was it given in grams? Use kilograms.' },
  headCm: { to: 120, hint: 'Was it given in millimetres? Use centimetres.' },
  bmi: { to: 300 },
  armCm: { to: 120, hint: 'Was it given in millimetres? Use centimetres.' },
  tricepsSkinfoldMm: { to: 200 },
  subscapularSkinfoldMm: { to: 200 },
  sittingHeightCm: { to: 300, hint: 'Was it given in millimetres? Use centimetres.' },
  legLengthCm: { to: 300, hint: 'Was it given in millimetres? Use centimetres.' },
  waistCm: { to: 400, hint: 'Was it given in millimetres? Use centimetres.' },
  hipCm: { to: 400, hint: 'Was it given in millimetres? Use centimetres.' },
  sittingHeightRatio: { to: 1.5, hint: 'Was it given as a percentage? Use a share such as 0.52.' },
  waistHipRatio: { to: 5, hint: 'Was it given as a percentage? Use a share such as 0.85.' },
} as const satisfies Readonly<Record<string, Limits>>

/** Below two years nobody weighs this much: a newborn's weight in grams is caught here, however small the child. */
export const INFANT_WEIGHT: Limits = { to: 100, hint: 'Was it given in grams? Use kilograms.' }
export const INFANT_YEARS = 2

export const GESTATIONAL_WEEKS: Limits = { from: 0, to: 60, hint: 'Were days meant? Give completed weeks.' }
export const BIRTH_WEIGHT_G: Limits = { from: 100, to: 9000 }
export const BIRTH_LENGTH_CM: Limits = { from: 10, to: 90, hint: 'Was it given in millimetres? Use centimetres.' }
export const PARENT_CM: Limits = { from: 50, to: 280, hint: 'Was it given in millimetres? Use centimetres.' }
export const ANY_Z: Limits = { from: -50, to: 50 }
