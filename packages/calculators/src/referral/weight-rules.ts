import type { RuleSet } from './rule-set.ts'

/** Numbers the weight rules look at. Under 1 year weight for age, to 2 years weight for height, from 2 years the body mass index. */
export const WEIGHT_SLOTS = [
  'sex',
  'datedCount',
  'datesWithoutBirthDate',
  'age',
  'weightKg',
  'heightCm',
  'z',
  'bmi',
  'bmiUnderweight',
  'bmiOverweight',
  'bmiObesity',
  'useHistory',
  'earlierWeightCount',
  'earlierAgeCount',
  'earlierHeightCount',
  'largestDrop',
] as const
export type WeightSlot = (typeof WEIGHT_SLOTS)[number]

export const WEIGHT_RULES: RuleSet<WeightSlot> = {
  version: 'weight/2012-2019-1',
  validFrom: '2019-01-01',
  guideline: 'JGZ-richtlijnen Overgewicht 2012 en Ondergewicht 2019',
  slots: WEIGHT_SLOTS,
  measured: ['z', 'bmi', 'largestDrop'],
  fields: { weightKg: 'weightKg', heightCm: 'heightCm', bmi: 'heightCm', largestDrop: 'an earlier weightKg and heightCm' },
  otherwise: '2031',
  sections: [
    {
      name: 'data',
      rules: [
        { code: '2019', stops: true, when: [['sex', 'unknown']] },
        { code: '2015', stops: true, when: [['datedCount', '<', 1]] },
        { code: '2016', stops: true, when: [['datesWithoutBirthDate', '>', 0]] },
        { code: '2015', stops: true, when: [['age', 'unknown']] },
        { code: '2018', stops: true, when: [['weightKg', 'unknown']] },
        {
          code: '2014',
          stops: true,
          when: [
            ['heightCm', 'unknown'],
            ['age', '>=', 1],
          ],
        },
        { code: '2021', stops: true, when: [['age', '>=', 19]] },
        {
          code: '2022',
          stops: true,
          when: [
            ['age', '>=', 1],
            ['age', '<', 2],
            ['heightCm', '<', 35],
          ],
        },
        {
          code: '2023',
          stops: true,
          when: [
            ['age', '>=', 1],
            ['age', '<', 2],
            ['heightCm', '>', 120],
          ],
        },
      ],
    },
    {
      name: 'under 1 year, weight for age',
      rules: [
        {
          code: '2074',
          when: [
            ['age', '<', 1],
            ['z', '<', -2],
          ],
        },
        {
          code: '2012',
          when: [
            ['useHistory', '=', 1],
            ['age', '<', 1],
            ['earlierWeightCount', '<', 1],
          ],
        },
        // The reference program asks for a height here that it does not use.
        {
          code: '2013',
          mode: 'compatible',
          when: [
            ['useHistory', '=', 1],
            ['age', '<', 1],
            ['earlierHeightCount', '<', 1],
          ],
        },
        {
          code: '2075',
          when: [
            ['useHistory', '=', 1],
            ['age', '<', 1],
            ['largestDrop', '<', -1],
          ],
        },
      ],
    },
    {
      name: '1 to 2 years, weight for height',
      rules: [
        {
          code: '2042',
          refer: true,
          when: [
            ['age', '>=', 1],
            ['age', '<', 2],
            ['z', '>', 2],
          ],
        },
        {
          code: '2073',
          when: [
            ['age', '>=', 1],
            ['age', '<', 2],
            ['z', '>', 1],
          ],
        },
        {
          code: '2076',
          when: [
            ['age', '>=', 1],
            ['age', '<', 2],
            ['z', '<', -3],
          ],
        },
        {
          code: '2074',
          when: [
            ['age', '>=', 1],
            ['age', '<', 2],
            ['z', '<', -2],
          ],
        },
        {
          code: '2012',
          when: [
            ['useHistory', '=', 1],
            ['age', '>=', 1],
            ['age', '<', 2],
            ['earlierWeightCount', '<', 1],
          ],
        },
        {
          code: '2011',
          when: [
            ['useHistory', '=', 1],
            ['age', '>=', 1],
            ['age', '<', 2],
            ['earlierAgeCount', '<', 1],
          ],
        },
        {
          code: '2013',
          when: [
            ['useHistory', '=', 1],
            ['age', '>=', 1],
            ['age', '<', 2],
            ['earlierHeightCount', '<', 1],
          ],
        },
        {
          code: '2075',
          when: [
            ['useHistory', '=', 1],
            ['age', '>=', 1],
            ['age', '<', 2],
            ['largestDrop', '<', -1],
          ],
        },
      ],
    },
    {
      name: 'from 2 years, body mass index',
      rules: [
        {
          code: '2044',
          refer: true,
          when: [
            ['age', '>=', 2],
            ['bmi', '>', 'bmiObesity'],
          ],
        },
        {
          code: '2045',
          when: [
            ['age', '>=', 2],
            ['age', '<', 5],
            ['bmi', '>', 'bmiOverweight'],
          ],
        },
        {
          code: '2046',
          when: [
            ['age', '>=', 5],
            ['bmi', '>', 'bmiOverweight'],
          ],
        },
        {
          code: '2074',
          when: [
            ['age', '>=', 2],
            ['bmi', '<=', 'bmiUnderweight'],
          ],
        },
        {
          code: '2012',
          when: [
            ['useHistory', '=', 1],
            ['age', '>=', 2],
            ['earlierWeightCount', '<', 1],
          ],
        },
        {
          code: '2013',
          when: [
            ['useHistory', '=', 1],
            ['age', '>=', 2],
            ['earlierHeightCount', '<', 1],
          ],
        },
        {
          code: '2075',
          when: [
            ['useHistory', '=', 1],
            ['age', '>=', 2],
            ['largestDrop', '<', -1],
          ],
        },
      ],
    },
  ],
}
