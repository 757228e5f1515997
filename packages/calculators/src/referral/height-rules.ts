import type { RuleSet } from './rule-set.ts'

/** Numbers the height rules look at. Scores are rounded to three decimals, ages to four, before they are compared. */
export const HEIGHT_SLOTS = [
  'sex',
  'datedCount',
  'datesWithoutBirthDate',
  'age',
  'valueCount',
  'heightCm',
  'z',
  'useHistory',
  'gestationalAgeWeeks',
  'birthWeightG',
  'birthLengthCm',
  'birthWeightZ',
  'birthLengthZ',
  'targetZ',
  'zMinusTarget',
  'earlierCount',
  'earlierLowestZ',
  'repeatedCount',
  'repeatedLowestZ',
  'changeFromHighest',
  'changeFromLowest',
] as const
export type HeightSlot = (typeof HEIGHT_SLOTS)[number]

/** In `sex`. */
const BOY = 0
const GIRL = 1

export const HEIGHT_RULES: RuleSet<HeightSlot> = {
  version: 'height/2019-1',
  validFrom: '2019-01-01',
  guideline: 'JGZ-richtlijn Lengtegroei 2019',
  slots: HEIGHT_SLOTS,
  measured: [
    'z',
    'zMinusTarget',
    'birthWeightZ',
    'birthLengthZ',
    'repeatedLowestZ',
    'earlierLowestZ',
    'changeFromHighest',
    'changeFromLowest',
  ],
  fields: {
    birthWeightG: 'birthWeightG',
    birthLengthCm: 'birthLengthCm',
    gestationalAgeWeeks: 'gestationalAgeWeeks',
    birthWeightZ: 'gestationalAgeWeeks',
    birthLengthZ: 'gestationalAgeWeeks',
    targetZ: 'fatherCm and motherCm',
    zMinusTarget: 'fatherCm and motherCm',
    earlierLowestZ: 'an earlier heightCm',
    repeatedLowestZ: 'a heightCm of half a year to a year ago',
    changeFromHighest: 'an earlier heightCm from 3 years',
    changeFromLowest: 'an earlier heightCm from 3 years',
  },
  otherwise: '1031',
  sections: [
    {
      name: 'data',
      rules: [
        { code: '1019', stops: true, when: [['sex', 'unknown']] },
        { code: '1015', stops: true, when: [['datedCount', '<', 1]] },
        { code: '1016', stops: true, when: [['datesWithoutBirthDate', '>', 0]] },
        { code: '1015', stops: true, when: [['age', 'unknown']] },
        {
          code: '1018',
          stops: true,
          when: [
            ['valueCount', '<', 1],
            ['age', '<', 18],
          ],
        },
        { code: '1021', stops: true, when: [['age', '>=', 18]] },
        { code: '1022', stops: true, when: [['age', '<', 0.0833]] },
        { code: '1024', stops: true, when: [['z', 'unknown']] },
      ],
    },
    {
      name: 'one measurement, under 3 years',
      rules: [
        {
          code: '1013',
          when: [
            ['age', '<', 3],
            ['z', '<', -2.5],
            ['birthWeightG', 'unknown'],
          ],
        },
        {
          code: '1010',
          when: [
            ['age', '<', 3],
            ['z', '<', -2.5],
            ['gestationalAgeWeeks', 'unknown'],
          ],
        },
        {
          code: '1045',
          refer: true,
          when: [
            ['age', '<', 3],
            ['z', '<', -3],
            ['gestationalAgeWeeks', '>=', 37],
            ['birthWeightG', '>=', 2500],
          ],
        },
        {
          code: '1061',
          refer: true,
          when: [
            ['age', '<', 3],
            ['z', '<', -3],
            ['birthWeightZ', '>=', -2],
          ],
        },
        {
          code: '1048',
          refer: true,
          when: [
            ['age', '<', 3],
            ['z', '>', 3],
          ],
        },
        // The guideline refers a child that is tall again and again; the reference program asks for signs first and never gets here.
        {
          code: '1050',
          refer: true,
          mode: 'guideline',
          when: [
            ['age', '<', 3],
            ['useHistory', '=', 1],
            ['repeatedCount', '>', 0],
            ['z', '>', 2.5],
            ['earlierLowestZ', '>', 2.5],
          ],
        },
        {
          code: '1011',
          when: [
            ['age', '<', 3],
            ['z', '>', 2.5],
            ['earlierCount', '<', 1],
            ['useHistory', '=', 1],
          ],
        },
        {
          code: '1077',
          when: [
            ['age', '<', 3],
            ['z', '>', 1],
          ],
        },
      ],
    },
    {
      name: 'one measurement, 3 to 10 years',
      rules: [
        {
          code: '1044',
          refer: true,
          when: [
            ['age', '>=', 3],
            ['age', '<', 10],
            ['z', '<', -2.5],
          ],
        },
        {
          code: '1042',
          refer: true,
          when: [
            ['age', '>=', 3],
            ['age', '<', 10],
            ['z', '<', -2],
            ['birthWeightZ', '<', -2],
          ],
        },
        {
          code: '1041',
          refer: true,
          when: [
            ['age', '>=', 3],
            ['age', '<', 10],
            ['z', '<', -2],
            ['birthLengthZ', '<', -2],
          ],
        },
        {
          code: '1043',
          refer: true,
          when: [
            ['age', '>=', 3],
            ['age', '<', 10],
            ['z', '<', -2],
            ['zMinusTarget', '<', -1.6],
          ],
        },
        {
          code: '1053',
          refer: true,
          when: [
            ['age', '>=', 3],
            ['age', '<', 10],
            ['z', '>=', -2],
            ['z', '<', -1],
            ['zMinusTarget', '<', -2],
          ],
        },
        {
          code: '1013',
          when: [
            ['age', '>=', 3],
            ['age', '<', 10],
            ['z', '<', -2],
            ['birthWeightG', 'unknown'],
          ],
        },
        {
          code: '1012',
          when: [
            ['age', '>=', 3],
            ['age', '<', 10],
            ['z', '<', -2],
            ['birthLengthCm', 'unknown'],
          ],
        },
        {
          code: '1014',
          when: [
            ['age', '>=', 3],
            ['age', '<', 10],
            ['z', '<', -1],
            ['targetZ', 'unknown'],
          ],
        },
        {
          code: '1047',
          refer: true,
          when: [
            ['age', '>=', 3],
            ['age', '<', 10],
            ['z', '>', 2.5],
          ],
        },
        {
          code: '1046',
          refer: true,
          when: [
            ['age', '>=', 3],
            ['age', '<', 10],
            ['z', '>', 2],
            ['zMinusTarget', '>', 2],
          ],
        },
        {
          code: '1082',
          when: [
            ['age', '>=', 3],
            ['age', '<', 10],
            ['z', '>', 2],
            ['targetZ', 'unknown'],
          ],
        },
        {
          code: '1079',
          when: [
            ['age', '>=', 3],
            ['age', '<', 8],
            ['sex', '=', GIRL],
            ['z', '>', 1],
          ],
        },
        {
          code: '1079',
          when: [
            ['age', '>=', 3],
            ['age', '<', 9],
            ['sex', '=', BOY],
            ['z', '>', 1],
          ],
        },
        {
          code: '1081',
          when: [
            ['age', '>=', 3],
            ['age', '<', 10],
            ['z', '>', 1],
          ],
        },
        {
          code: '1011',
          when: [
            ['age', '>=', 3],
            ['age', '<', 10],
            ['earlierCount', '<', 1],
            ['useHistory', '=', 1],
          ],
        },
      ],
    },
    {
      name: 'one measurement, 10 to 18 years',
      rules: [
        {
          code: '1044',
          refer: true,
          when: [
            ['age', '>=', 10],
            ['z', '<', -2.5],
          ],
        },
        {
          code: '1047',
          refer: true,
          when: [
            ['age', '>=', 10],
            ['z', '>', 2.5],
          ],
        },
        {
          code: '1071',
          when: [
            ['age', '>=', 10],
            ['z', '>', 2],
            ['sex', '=', GIRL],
            ['heightCm', '>=', 170],
          ],
        },
        {
          code: '1072',
          when: [
            ['age', '>=', 10],
            ['z', '>', 2],
            ['sex', '=', BOY],
            ['heightCm', '>=', 185],
          ],
        },
        {
          code: '1073',
          when: [
            ['age', '>=', 10],
            ['z', '>', 2],
            ['sex', '=', GIRL],
            ['heightCm', '<', 170],
          ],
        },
        {
          code: '1073',
          when: [
            ['age', '>=', 10],
            ['z', '>', 2],
            ['sex', '=', BOY],
            ['heightCm', '<', 185],
          ],
        },
        {
          code: '1074',
          when: [
            ['age', '>=', 10],
            ['z', '<=', 2],
            ['sex', '=', GIRL],
            ['heightCm', '>=', 170],
          ],
        },
        {
          code: '1075',
          when: [
            ['age', '>=', 10],
            ['z', '<=', 2],
            ['sex', '=', BOY],
            ['heightCm', '>=', 185],
          ],
        },
      ],
    },
    {
      name: 'compared with earlier measurements, under 3 years',
      rules: [
        {
          code: '1025',
          when: [
            ['useHistory', '=', 1],
            ['age', '<', 3],
            ['earlierCount', '<', 1],
          ],
        },
        {
          code: '1013',
          when: [
            ['useHistory', '=', 1],
            ['age', '<', 3],
            ['z', '<', -2.5],
            ['repeatedLowestZ', '<', -2.5],
            ['birthWeightG', 'unknown'],
          ],
        },
        {
          code: '1049',
          refer: true,
          mode: 'compatible',
          when: [
            ['useHistory', '=', 1],
            ['age', '<', 3],
            ['z', '<', -2.5],
            ['repeatedLowestZ', '<', -2.5],
            ['gestationalAgeWeeks', '<', 37],
            ['birthWeightG', '>=', 2500],
          ],
        },
        // The guideline means children born at term too.
        {
          code: '1049',
          refer: true,
          mode: 'guideline',
          when: [
            ['useHistory', '=', 1],
            ['age', '<', 3],
            ['z', '<', -2.5],
            ['repeatedLowestZ', '<', -2.5],
            ['birthWeightG', '>=', 2500],
          ],
        },
        {
          code: '1062',
          refer: true,
          when: [
            ['useHistory', '=', 1],
            ['age', '<', 3],
            ['z', '<', -2.5],
            ['repeatedLowestZ', '<', -2.5],
            ['birthWeightZ', '>=', -2],
          ],
        },
        {
          code: '1050',
          refer: true,
          mode: 'compatible',
          when: [
            ['useHistory', '=', 1],
            ['age', '<', 3],
            ['repeatedCount', '>', 0],
            ['z', '>', 2.5],
            ['earlierLowestZ', '>', 2.5],
          ],
        },
      ],
    },
    {
      name: 'compared with earlier measurements, 3 to 10 years',
      rules: [
        {
          code: '1025',
          when: [
            ['useHistory', '=', 1],
            ['age', '>=', 3],
            ['age', '<', 10],
            ['earlierCount', '<', 1],
          ],
        },
        {
          code: '1055',
          refer: true,
          when: [
            ['useHistory', '=', 1],
            ['age', '>=', 3],
            ['age', '<', 10],
            ['changeFromHighest', '<', -2],
          ],
        },
        {
          code: '1076',
          when: [
            ['useHistory', '=', 1],
            ['age', '>=', 3],
            ['age', '<', 10],
            ['z', '>=', -2],
            ['changeFromHighest', '<', -1],
            ['zMinusTarget', '<', -1],
          ],
        },
        {
          code: '1054',
          refer: true,
          when: [
            ['useHistory', '=', 1],
            ['age', '>=', 3],
            ['age', '<', 10],
            ['changeFromLowest', '>', 2],
          ],
        },
      ],
    },
  ],
}
