/** Why a measurement has no z-score. Inside as a number; outside as a code and a sentence. */
export const NO_REASON = 0
export const REASON = {
  noTable: 1,
  ageNeeded: 2,
  ageOutside: 3,
  heightOutside: 4,
  notPositive: 5,
  oedema: 6,
  gestationalAgeNeeded: 7,
  noWeek: 8,
  noScore: 9,
  heightNeeded: 10,
} as const
export type Reason = typeof NO_REASON | (typeof REASON)[keyof typeof REASON]

export const REASON_CODES = [
  '',
  'no-table',
  'age-needed',
  'age-outside-table',
  'height-outside-table',
  'not-positive',
  'oedema',
  'gestational-age-needed',
  'no-table-for-week',
  'no-score',
  'height-needed',
] as const
export type ReasonCode = Exclude<(typeof REASON_CODES)[number], ''>

export const REASON_TEXTS: readonly string[] = [
  '',
  'The reference has no table for this measure, sex and population.',
  'The age is needed.',
  'The age is outside the table.',
  'The height is outside the table.',
  'The measurement is zero or negative.',
  'With oedema a weight says nothing about growth.',
  'The gestational age is needed.',
  'The reference has no table for this gestational age (completed weeks are needed).',
  'The table gives no z-score for this value.',
  'The height is needed.',
]
