import type { RuleSet } from './rule-set.ts'

/**
 * Numbers the language rules look at: items 41 to 46 of the Van Wiechen scheme in three windows of age.
 * An item counts 2 when shown, 1 when the parent reports it, 0 when not shown; the latest known answer in a window counts.
 */
export const LANGUAGE_SLOTS = [
  'datedCount',
  'birthDateCount',
  'datesWithoutBirthDate',
  'age',
  'sumAtTwo',
  'negativesAtTwoAndHalf',
  'unknownAtTwoAndHalf',
  'item45',
  'item46',
] as const
export type LanguageSlot = (typeof LANGUAGE_SLOTS)[number]

/** The borders of the windows, in decimal years of four decimals: 23, 28, 29, 34, 35 and 40 months. */
export const WINDOWS = { two: [1.9166, 2.3333], twoAndHalf: [2.4166, 2.8333], three: [2.8333, 3.3333] } as const
const THREE_BEGINS = 2.9166

export const LANGUAGE_RULES: RuleSet<LanguageSlot> = {
  version: 'language/2018-1',
  validFrom: '2018-01-01',
  guideline: 'JGZ-richtlijn Taalontwikkeling 2018',
  slots: LANGUAGE_SLOTS,
  measured: ['sumAtTwo'],
  fields: {
    sumAtTwo: 'items 41 and 42 at two years',
    item45: 'item 45',
    item46: 'item 46',
  },
  otherwise: '4031',
  sections: [
    {
      name: 'data',
      rules: [
        { code: '4016', stops: true, when: [['datesWithoutBirthDate', '>', 0]] },
        {
          code: '4016',
          stops: true,
          when: [
            ['datedCount', '<', 1],
            ['birthDateCount', '<', 1],
          ],
        },
        { code: '4015', stops: true, when: [['age', 'unknown']] },
        { code: '4021', stops: true, when: [['age', '<', WINDOWS.two[0]]] },
        { code: '4022', stops: true, when: [['age', '>', WINDOWS.three[1]]] },
        {
          code: '4023',
          stops: true,
          when: [
            ['age', '>=', WINDOWS.two[1]],
            ['age', '<', WINDOWS.twoAndHalf[0]],
          ],
        },
        {
          code: '4023',
          stops: true,
          when: [
            ['age', '>=', WINDOWS.twoAndHalf[1]],
            ['age', '<', THREE_BEGINS],
          ],
        },
      ],
    },
    {
      name: 'two years',
      rules: [
        {
          code: '4011',
          when: [
            ['age', '<', WINDOWS.two[1]],
            ['sumAtTwo', 'unknown'],
          ],
        },
        {
          code: '4041',
          refer: true,
          when: [
            ['age', '<', WINDOWS.two[1]],
            ['sumAtTwo', '=', 0],
          ],
        },
        {
          code: '4045',
          when: [
            ['age', '<', WINDOWS.two[1]],
            ['sumAtTwo', '=', 1],
          ],
        },
        {
          code: '4042',
          when: [
            ['age', '<', WINDOWS.two[1]],
            ['sumAtTwo', '=', 2],
          ],
        },
        {
          code: '4046',
          when: [
            ['age', '<', WINDOWS.two[1]],
            ['sumAtTwo', '=', 3],
          ],
        },
      ],
    },
    {
      name: 'two and a half years',
      rules: [
        {
          code: '4012',
          when: [
            ['age', '>=', WINDOWS.twoAndHalf[0]],
            ['age', '<', WINDOWS.twoAndHalf[1]],
            ['sumAtTwo', 'unknown'],
          ],
        },
        {
          code: '4041',
          refer: true,
          when: [
            ['age', '>=', WINDOWS.twoAndHalf[0]],
            ['age', '<', WINDOWS.twoAndHalf[1]],
            ['sumAtTwo', '<', 4],
            ['negativesAtTwoAndHalf', '>', 0],
          ],
        },
        {
          code: '4011',
          when: [
            ['age', '>=', WINDOWS.twoAndHalf[0]],
            ['age', '<', WINDOWS.twoAndHalf[1]],
            ['sumAtTwo', '<', 4],
            ['negativesAtTwoAndHalf', '<', 1],
            ['unknownAtTwoAndHalf', '>', 0],
          ],
        },
      ],
    },
    // The reference program leaves an age of exactly 3.3333 years unjudged; the guideline mode closes that gap.
    ...(['compatible', 'guideline'] as const).map((mode) => {
      const border = mode === 'compatible' ? '<' : '<='
      return {
        name: 'three years',
        rules: [
          {
            code: '4011',
            mode,
            when: [
              ['age', '>=', THREE_BEGINS],
              ['age', border, WINDOWS.three[1]],
              ['item45', 'unknown'],
            ],
          },
          {
            code: '4011',
            mode,
            when: [
              ['age', '>=', THREE_BEGINS],
              ['age', border, WINDOWS.three[1]],
              ['item46', 'unknown'],
            ],
          },
          {
            code: '4041',
            refer: true,
            mode,
            when: [
              ['age', '>=', THREE_BEGINS],
              ['age', border, WINDOWS.three[1]],
              ['item45', '=', 0],
            ],
          },
          {
            code: '4043',
            mode,
            when: [
              ['age', '>=', THREE_BEGINS],
              ['age', border, WINDOWS.three[1]],
              ['item46', '=', 0],
            ],
          },
        ],
      } as const
    }),
  ],
}
