import { readAge, type AgeFields } from '../core/age.ts'
import {
  asFields,
  noteMissing,
  noteUnknown,
  readBoolean,
  readId,
  readNumber,
  readWord,
  show,
  type Fields,
  type Limits,
} from '../core/fields.ts'
import type { CaseId, Problem } from '../core/problems.ts'
import { roundToDecimals } from '../core/round.ts'
import {
  BIRTH_LENGTH_CM,
  BIRTH_WEIGHT_G,
  GESTATIONAL_WEEKS,
  INFANT_WEIGHT,
  INFANT_YEARS,
  MEASURE_LIMITS,
  PARENT_CM,
} from '../growth/limits.ts'
import { POPULATIONS, SEXES, type Population, type Sex } from '../growth/words.ts'
import { MODES, type Mode } from './rule-set.ts'

/** What somebody may ask of the referral rules. */
export const REFERRAL_RULES = ['height', 'weight', 'head', 'language'] as const
export type ReferralRule = (typeof REFERRAL_RULES)[number]

type Known<T> = T | null | undefined
export type ObservationInput = AgeFields & {
  readonly heightCm?: Known<number>
  readonly weightKg?: Known<number>
  readonly headCm?: Known<number>
  /** Van Wiechen items by number: 1 shown, 2 not shown, 3 reported by the parent. */
  readonly items?: Known<Readonly<Record<string, 1 | 2 | 3 | null>>>
}
export type ReferralInput = {
  readonly id?: Known<CaseId>
  readonly rule: ReferralRule
  readonly mode?: Known<Mode>
  readonly sex?: Known<Sex>
  readonly birthDate?: Known<string>
  /** Completed weeks; in compatible mode a number above 60 is read as days. */
  readonly gestationalAgeWeeks?: Known<number>
  readonly birthWeightG?: Known<number>
  readonly birthLengthCm?: Known<number>
  readonly fatherCm?: Known<number>
  readonly motherCm?: Known<number>
  readonly population?: Known<Population>
  readonly useHistory?: Known<boolean>
  readonly observations: readonly ObservationInput[]
}

/** One visit: decimal years rounded to four decimals; what is not known is NaN. */
export type Observation = {
  age: number
  hasDateWithoutBirth: boolean
  heightCm: number
  weightKg: number
  headCm: number
  /** Places 0 to 5 for items 41 to 46: 2, 1, 0 or NaN. */
  items: Float64Array | undefined
}
export type ReferralCase = {
  id: CaseId
  rule: ReferralRule
  mode: Mode
  /** 0 boy, 1 girl, NaN not known. */
  sex: number
  gestationalAgeWeeks: number
  birthWeightG: number
  birthLengthCm: number
  fatherCm: number
  motherCm: number
  isHindustani: boolean
  useHistory: boolean
  hasBirthDate: boolean
  observations: Observation[]
}

const MOST_OBSERVATIONS = 1000
const GESTATION: Readonly<Record<Mode, Limits>> = { compatible: { from: 0, to: 420 }, guideline: GESTATIONAL_WEEKS }
const CASE_FIELDS = new Set([
  'id',
  'rule',
  'mode',
  'sex',
  'birthDate',
  'gestationalAgeWeeks',
  'birthWeightG',
  'birthLengthCm',
  'fatherCm',
  'motherCm',
  'population',
  'useHistory',
  'observations',
])

/** Reads a case. Unknown sex or age are not problems here: the rules have codes for them. */
export function readReferralCase(input: unknown, problems: Problem[]): ReferralCase | undefined {
  const fields = asFields(input)
  if (!fields) {
    problems.push({ field: '', code: 'not-an-object', message: 'A case must be a JSON object.' })
    return undefined
  }
  for (const name in fields) if (!CASE_FIELDS.has(name)) noteUnknown('', name, problems)
  if (fields['rule'] === undefined || fields['rule'] === null) noteMissing('', 'rule', problems)
  const mode = MODES[Math.max(0, readWord(fields['mode'], MODES, '', 'mode', problems))] ?? 'compatible'
  return {
    id: readId(fields['id'], problems),
    rule: REFERRAL_RULES[readWord(fields['rule'], REFERRAL_RULES, '', 'rule', problems)] ?? 'height',
    mode,
    sex: readSex(fields['sex'], problems),
    gestationalAgeWeeks: readWeeks(fields['gestationalAgeWeeks'], mode, problems),
    birthWeightG: readNumber(fields['birthWeightG'], '', 'birthWeightG', BIRTH_WEIGHT_G, problems),
    birthLengthCm: readNumber(fields['birthLengthCm'], '', 'birthLengthCm', BIRTH_LENGTH_CM, problems),
    fatherCm: readNumber(fields['fatherCm'], '', 'fatherCm', PARENT_CM, problems),
    motherCm: readNumber(fields['motherCm'], '', 'motherCm', PARENT_CM, problems),
    isHindustani: POPULATIONS[readWord(fields['population'], POPULATIONS, '', 'population', problems)] === 'hindustani',
    useHistory: readBoolean(fields['useHistory'], '', 'useHistory', problems) ?? true,
    ...readObservations(fields, problems),
  }
}

/** A sex that is neither is unknown to the rules, not an error: they have a code for it. */
function readSex(value: unknown, problems: Problem[]): number {
  if (value === undefined || value === null) return Number.NaN
  if (typeof value !== 'string') problems.push({ field: 'sex', code: 'wrong-type', message: 'must be text.' })
  if (value === SEXES[0]) return 0
  return value === SEXES[1] ? 1 : Number.NaN
}

function readWeeks(value: unknown, mode: Mode, problems: Problem[]): number {
  const weeks = readNumber(value, '', 'gestationalAgeWeeks', GESTATION[mode], problems)
  return weeks > 60 ? Math.floor(weeks / 7) : weeks
}

function readObservations(fields: Fields, problems: Problem[]): Pick<ReferralCase, 'observations' | 'hasBirthDate'> {
  const list = fields['observations']
  const birthDate = fields['birthDate']
  const observations: Observation[] = []
  let hasBirthDate = birthDate !== undefined && birthDate !== null
  if (list === undefined || list === null) noteMissing('', 'observations', problems)
  else if (!Array.isArray(list)) problems.push({ field: 'observations', code: 'wrong-type', message: 'must be a list.' })
  else if (list.length > MOST_OBSERVATIONS) {
    problems.push({ field: 'observations', code: 'too-many', message: `has more than ${MOST_OBSERVATIONS} visits.` })
  } else {
    for (let i = 0; i < list.length; i += 1) {
      const at = `observations[${i}].`
      const visit = asFields(list[i])
      if (visit) {
        hasBirthDate ||= visit['birthDate'] !== undefined && visit['birthDate'] !== null
        addObservation(observations, readObservation(visit, at, birthDate, problems))
      } else problems.push({ field: at.slice(0, -1), code: 'not-an-object', message: 'must be an object.' })
    }
  }
  return { observations, hasBirthDate }
}

function readObservation(visit: Fields, at: string, caseBirthDate: unknown, problems: Problem[]): Observation {
  const birthDate = visit['birthDate'] ?? caseBirthDate
  const { date, ageDays, ageMonths, ageYears } = visit
  const age = readAge({ birthDate, date, ageDays, ageMonths, ageYears }, at, problems)
  const hasDate = date !== undefined && date !== null
  const observation: Observation = {
    age: roundToDecimals(age.years, 4),
    hasDateWithoutBirth: hasDate && (birthDate === undefined || birthDate === null),
    heightCm: Number.NaN,
    weightKg: Number.NaN,
    headCm: Number.NaN,
    items: undefined,
  }
  for (const name in visit) {
    switch (name) {
      case 'birthDate':
      case 'date':
      case 'ageDays':
      case 'ageMonths':
      case 'ageYears':
        break
      case 'heightCm':
      case 'headCm':
        observation[name] = readNumber(visit[name], at, name, { above: 0, ...MEASURE_LIMITS[name] }, problems)
        break
      case 'weightKg': {
        const limits = age.years < INFANT_YEARS ? INFANT_WEIGHT : MEASURE_LIMITS.weightKg
        observation.weightKg = readNumber(visit[name], at, name, { above: 0, ...limits }, problems)
        break
      }
      case 'items':
        observation.items = readItems(visit[name], at, problems)
        break
      default:
        noteUnknown(at, name, problems)
    }
  }
  return observation
}

const FIRST_ITEM = 41
const LAST_ITEM = 46
const LAST_OF_SCHEME = 75

/** Items 41 to 46 count; other items of the scheme may be in the record and are left alone. */
function readItems(value: unknown, at: string, problems: Problem[]): Float64Array | undefined {
  if (value === undefined || value === null) return undefined
  const items = asFields(value)
  if (!items) {
    problems.push({ field: `${at}items`, code: 'wrong-type', message: 'must be an object.' })
    return undefined
  }
  const scores = new Float64Array(LAST_ITEM - FIRST_ITEM + 1).fill(Number.NaN)
  for (const name in items) {
    const number = /^[1-9]\d?$/.test(name) ? Number(name) : 0
    const answer = items[name]
    if (number < 1 || number > LAST_OF_SCHEME) noteUnknown(`${at}items.`, name, problems)
    else if (answer !== null && answer !== undefined) {
      if (answer !== 1 && answer !== 2 && answer !== 3) {
        const message = `${show(answer)} is not 1 (shown), 2 (not shown) or 3 (reported by the parent).`
        problems.push({ field: `${at}items.${name}`, code: 'unknown-value', message })
      } else if (number >= FIRST_ITEM && number <= LAST_ITEM) scores[number - FIRST_ITEM] = answer === 1 ? 2 : answer === 3 ? 1 : 0
    }
  }
  return scores
}

/** Measurements of one day are one visit: what the first did not know is filled in. */
function addObservation(observations: Observation[], added: Observation): void {
  const same = Number.isNaN(added.age) ? undefined : observations.find((observation) => observation.age === added.age)
  if (!same) {
    observations.push(added)
    return
  }
  for (const name of ['heightCm', 'weightKg', 'headCm'] as const) if (Number.isNaN(same[name])) same[name] = added[name]
  same.items ??= added.items
  if (added.items) for (let i = 0; i < added.items.length; i += 1) if (Number.isNaN(same.items![i]!)) same.items![i] = added.items[i]!
}
