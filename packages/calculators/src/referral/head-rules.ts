import type { RuleSet } from './rule-set.ts'

/** Numbers the head rules look at; they judge children under 1 year only. */
export const HEAD_SLOTS = [
  'sex',
  'datedCount',
  'datesWithoutBirthDate',
  'age',
  'valueCount',
  'z',
  'useHistory',
  'observationCount',
  'earlierCount',
  'largestRise',
  'riseInHalfYear',
  'largestDrop',
] as const
export type HeadSlot = (typeof HEAD_SLOTS)[number]

export const HEAD_RULES: RuleSet<HeadSlot> = {
  version: 'head/2020-1',
  validFrom: '2020-01-01',
  guideline: 'Beslisboom hoofdomtrek (informeel)',
  slots: HEAD_SLOTS,
  measured: ['z', 'largestRise', 'riseInHalfYear', 'largestDrop'],
  fields: {
    largestRise: 'an earlier headCm',
    riseInHalfYear: 'a headCm of at most half a year ago',
    largestDrop: 'an earlier headCm',
  },
  otherwise: '3031',
  sections: [
    {
      name: 'data',
      rules: [
        { code: '3019', stops: true, when: [['sex', 'unknown']] },
        { code: '3015', stops: true, when: [['datedCount', '<', 1]] },
        { code: '3016', stops: true, when: [['datesWithoutBirthDate', '>', 0]] },
        { code: '3015', stops: true, when: [['age', 'unknown']] },
        {
          code: '3018',
          stops: true,
          when: [
            ['valueCount', '<', 1],
            ['age', '<', 1],
          ],
        },
        { code: '3021', stops: true, when: [['age', '>=', 1]] },
        { code: '3024', stops: true, when: [['z', 'unknown']] },
      ],
    },
    {
      name: 'one measurement',
      rules: [
        { code: '3041', refer: true, when: [['z', '>', 2.5]] },
        { code: '3043', refer: true, when: [['z', '<', -2]] },
      ],
    },
    {
      name: 'compared with earlier measurements',
      rules: [
        // The reference program counts the visits, known or not; the guideline mode counts what is known.
        {
          code: '3022',
          mode: 'compatible',
          when: [
            ['useHistory', '=', 1],
            ['observationCount', '<', 2],
          ],
        },
        {
          code: '3022',
          mode: 'guideline',
          when: [
            ['useHistory', '=', 1],
            ['datedCount', '<', 2],
          ],
        },
        {
          code: '3023',
          mode: 'guideline',
          when: [
            ['useHistory', '=', 1],
            ['valueCount', '<', 2],
          ],
        },
        {
          code: '3025',
          when: [
            ['useHistory', '=', 1],
            ['earlierCount', '<', 1],
          ],
        },
        {
          code: '3042',
          refer: true,
          when: [
            ['useHistory', '=', 1],
            ['largestRise', '>', 2.5],
          ],
        },
        {
          code: '3044',
          when: [
            ['useHistory', '=', 1],
            ['riseInHalfYear', '>', 0.5],
          ],
        },
        {
          code: '3045',
          when: [
            ['useHistory', '=', 1],
            ['largestDrop', '<', -0.5],
          ],
        },
      ],
    },
  ],
}
