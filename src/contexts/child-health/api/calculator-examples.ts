/** A case for each calculator of the API, of an invented child; a test computes every one. */
export const calculatorExamples = {
  growth: { sex: 'male', ageMonths: 24, measures: { heightCm: 86, weightKg: 12.1 }, references: ['nl1997', 'who2006'] },
  'birth-size': { sex: 'female', gestationalAgeWeeks: 38, birthWeightG: 2650, birthLengthCm: 48 },
  'target-height': { sex: 'female', population: 'dutch', fatherCm: 182, motherCm: 168 },
  'bmi-grade': { sex: 'male', ageYears: 5, heightCm: 110, weightKg: 22 },
  'growth-velocity': {
    sex: 'male',
    measure: 'height',
    observations: [
      { ageYears: 2, heightCm: 87 },
      { ageYears: 3, heightCm: 95 },
    ],
  },
  'growth-plausibility': {
    sex: 'male',
    observations: [
      { ageYears: 2, heightCm: 87 },
      { ageYears: 2.5, heightCm: 19 },
    ],
  },
  'growth-referral': { rule: 'head', sex: 'female', gestationalAgeWeeks: 39, observations: [{ ageMonths: 6, headCm: 46.5 }] },
  'd-score': { ageMonths: 9, key: 'gsed2406', items: { ddicmm033: 1, ddigmd062: 0 } },
  'vaccination-schedule': { birthDate: '2025-01-31', asOf: '2025-05-10', history: [{ vaccine: 'HEX', date: '2025-05-10' }] },
  instrument: { instrument: 'spark', informant: 'professional', conclusion: 1 },
} as const satisfies Record<string, object>

export type CalculatorName = keyof typeof calculatorExamples
