/**
 * Invented children by the hundred thousand, one line each, as a registration system would send them: measurements lie around the Dutch
 * median as those of a population do.
 */
import { growthTable, loadReferences } from '../packages/calculators/src/growth/library.ts'
import { valueAt } from '../packages/calculators/src/growth/score.ts'

await loadReferences(['nl1997'])

export const CASE_MAKERS: Readonly<Record<string, (random: () => number, row: number) => object>> = {
  /** Three or four measures, two references. */
  growth(random, row) {
    const sex = sexOf(random)
    const birth = FIRST_BIRTH - 1000 + Math.floor(random() * 1000)
    const days = 30 + Math.floor(random() * 1790)
    const [birthDate, date, years] = [isoDate(birth), isoDate(birth + days), days / 365.25]
    const measures = {
      ...measuredAt(sex, years, random),
      ...(row % 2 === 0 ? { recumbent: years < 2 } : { armCm: tenths(15 + normal(random)) }),
    }
    return { id: `c${row}`, sex, birthDate, date, measures, references: ['who2006', 'nl1997'] }
  },
  'birth-size': (random, row) => ({
    id: row,
    sex: sexOf(random),
    gestationalAgeWeeks: 25 + Math.floor(random() * 17),
    birthWeightG: Math.round(900 + random() * 3200),
    birthLengthCm: tenths(34 + random() * 20),
  }),
  'd-score'(random, row) {
    const years = hundredths(0.08 + random() * 3.4)
    const items = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [ITEMS[(row * 7 + i) % ITEMS.length]!, random() < 0.7 ? 1 : 0]))
    return { id: `c${row}`, ageYears: years, gestationalAgeWeeks: random() < 0.1 ? 33 : 40, key: 'gsed2406', items }
  },
  'growth-referral'(random, row) {
    const sex = sexOf(random)
    const years = 1 + random() * 15
    const observations = [0.8, 0.3, 0].map((before) => {
      const ageYears = Math.round((years - before) * 1e4) / 1e4
      return { ageYears, ...measuredAt(sex, ageYears, random) }
    })
    const family = { gestationalAgeWeeks: 40, birthWeightG: 3400, fatherCm: 182, motherCm: 169 }
    return { id: `c${row}`, rule: ['height', 'weight', 'head'][row % 3], sex, ...family, observations }
  },
  'vaccination-schedule'(random, row) {
    const birth = FIRST_BIRTH + Math.floor(random() * 1800)
    const asOf = birth + Math.floor(random() * 3650)
    const history = USUAL_COURSE.flatMap(([vaccine, age]) => (birth + age <= asOf ? [{ vaccine, date: isoDate(birth + age) }] : []))
    const context = random() < 0.3 ? {} : { maternalPertussis: { given: true, weeksGestation: 24, daysBeforeBirth: 100 } }
    return { id: `c${row}`, birthDate: isoDate(birth), asOf: isoDate(asOf), context, history }
  },
  'target-height': (random, row) => ({
    id: row,
    sex: sexOf(random),
    population: 'dutch',
    fatherCm: tenths(165 + random() * 35),
    motherCm: tenths(152 + random() * 32),
  }),
}

/** The same lines for the same number, so that two runs measure the same. */
export function caseLines(name: string, count: number): string {
  const make = CASE_MAKERS[name]
  if (make === undefined) throw new Error(`There are no invented cases for ${name}.`)
  const random = newRandom(7)
  return Array.from({ length: count }, (_, row) => `${JSON.stringify(make(random, row))}\n`).join('')
}

export function newRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}

const ITEMS = [
  'ddicmm029', 'ddicmm033', 'ddifmd001', 'ddifmd007', 'ddifmd008', 'ddigmd052', 'ddigmd053', 'ddigmd056', 'ddigmm060', 'ddigmd061',
  'ddigmd062', 'ddigmd063', 'ddigmd064', 'ddifmd002', 'ddifmd003', 'ddifmm004', 'ddifmd005', 'ddicmm030', 'ddicmd116', 'ddigmm066',
] // prettier-ignore

/** Days of age at which a usual course is given. */
export const USUAL_COURSE = [
  ['ROTA', 50],
  ['HEX', 92],
  ['PNEU', 92],
  ['ROTA', 95],
  ['HEX', 153],
  ['PNEU', 153],
  ['HEX', 368],
  ['PNEU', 368],
  ['BMR', 430],
  ['MENACWY', 430],
  ['BMR', 1100],
  ['DKT', 1850],
] as const

/** 1 January 2021 in days since 1970. */
const FIRST_BIRTH = 18_628

type Sex = 'male' | 'female'

function measuredAt(sex: Sex, years: number, random: () => number): Readonly<Record<'heightCm' | 'weightKg' | 'headCm', number>> {
  const value = (curve: 'height' | 'weight' | 'head'): number => {
    const table = growthTable('nl1997', 'dutch', sex, curve)
    if (table === undefined) throw new Error(`No Dutch curve for ${curve}.`)
    return valueAt(table, years, normal(random))
  }
  return { heightCm: tenths(value('height')), weightKg: hundredths(value('weight')), headCm: tenths(value('head')) }
}

/** Nearly a standard normal number: the sum of twelve even ones. */
function normal(random: () => number): number {
  let sum = -6
  for (let i = 0; i < 12; i += 1) sum += random()
  return sum
}

function sexOf(random: () => number): Sex {
  return random() < 0.5 ? 'male' : 'female'
}

function isoDate(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
