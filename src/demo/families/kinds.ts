/**
 * The sorts of families of the demonstration: every form of household and authority that the rules tell apart (PR-04 to PR-10), and the borders of age.
 * How often each comes is so that every screen has some, not what is usual in the Netherlands.
 */
export const kinds = [
  'married',
  'two-homes',
  'divorced-sole',
  'unmarried-registered',
  'unmarried-not-registered',
  'unmarried-since-2023',
  'one-parent',
  'widowed',
  'blended',
  'two-mothers',
  'adopted',
  'foster',
  'guardian-grandmother',
  'young-mother',
  'newcomers',
  'secret-address',
  'expecting',
  'twins',
  'many-children',
  'on-their-own',
  'incapable',
  'colleague',
  'moved',
  'child-died',
  'parents-disagree',
  'child-disagrees',
  'exception-serious-harm',
  'turns-12',
  'turns-16',
  'turns-18',
  'leap-day',
  'help-ended',
] as const
export type Kind = (typeof kinds)[number]

const often: Partial<Record<Kind, number>> = {
  married: 5,
  'two-homes': 4,
  'unmarried-registered': 2,
  'one-parent': 3,
  blended: 3,
  'many-children': 2,
}

/** One round of families: every kind once, and then those that come more often. */
export const round: readonly Kind[] = [...kinds, ...kinds.flatMap((kind) => Array.from({ length: (often[kind] ?? 1) - 1 }, () => kind))]

/** Rounds per centre: together some three hundred families. */
export const roundsOf: Readonly<Record<string, number>> = { lindewaard: 5, vlietstad: 3 }
export const seedOf = (centre: string, turn: number): string => `OpenCJG families ${centre} ${turn}`
