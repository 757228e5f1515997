/** The words of the growth calculators, in the order of the contract. Inside, they travel as their place in these lists. */
export const SEXES = ['male', 'female'] as const
export type Sex = (typeof SEXES)[number]

export const POPULATIONS = ['dutch', 'turkish', 'moroccan', 'hindustani', 'down-syndrome'] as const
export type Population = (typeof POPULATIONS)[number]

export const REFERENCES = ['who2006', 'who2007', 'nl1976', 'nl1980', 'nl1997', 'nl2009', 'nl2010', 'nl2012preterm'] as const
export type ReferenceName = (typeof REFERENCES)[number]

export const MEASURES = [
  'height',
  'weight',
  'head',
  'bmi',
  'weight-for-height',
  'arm',
  'triceps',
  'subscapular',
  'sitting-height',
  'leg-length',
  'waist',
  'hip',
  'sitting-height-ratio',
  'waist-hip-ratio',
] as const
export type Measure = (typeof MEASURES)[number]

/** What a table can describe: each measure, and two further tables for weight at a given height. */
export const CURVES = [...MEASURES, 'weight-for-length', 'weight-for-height-16plus'] as const
export type Curve = (typeof CURVES)[number]

export const DUTCH = POPULATIONS.indexOf('dutch')
export const HINDUSTANI = POPULATIONS.indexOf('hindustani')
export const DOWN_SYNDROME = POPULATIONS.indexOf('down-syndrome')
