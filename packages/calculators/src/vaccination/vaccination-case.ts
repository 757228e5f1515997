/** The calculator `vaccination-schedule` as the formats page lays it down: one case in, one result out, each fault named. */
import { answer, refuse } from '../core/outcome.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Versions } from '../core/versions.ts'
import { readDate } from '../core/read-age.ts'
import { isAbsent, isFiniteNumber, isRecord, missing, notANumber, unknownField } from '../core/read-case.ts'
import type { CaseFields } from '../core/read-case.ts'
import { programmeOn } from './choose-programme.ts'
import type { CivilDay } from '../core/civil-date.ts'
import { describePastDose } from './describe.ts'
import type { ForecastDose } from './forecast.ts'
import { planVaccinations } from './plan.ts'
import type { GivenDose, PastDose, VaccinationPlan } from './plan.ts'
import { VACCINES } from './programme.ts'
import type { Programme, Scheme, Vaccine } from './programme.ts'
import type { MotherFacts } from './scheme.ts'

export type VaccinationResult = {
  readonly id: unknown
  readonly scheme: Scheme
  readonly past: readonly { readonly vaccine: Vaccine; readonly date: string; readonly valid: boolean; readonly reason?: string }[]
  readonly forecast: readonly PlainForecast[]
  readonly versions: Versions
}

type PlainForecast = Pick<ForecastDose, 'vaccine' | 'dose' | 'status' | 'rule' | 'source'> & {
  readonly earliest?: string
  readonly recommendedFrom?: string
  readonly recommendedTo?: string
  readonly latest?: string
}

const FIELDS = new Set(['id', 'birthDate', 'asOf', 'context', 'history'])
const CONTEXT_FIELDS = new Set(['maternalPertussis', 'maternalPertussisInfection', 'motherHBsAg', 'sex'])
const JAB_FIELDS = new Set(['given', 'weeksGestation', 'daysBeforeBirth'])
const INFECTION_FIELDS = new Set(['weeksGestation'])
const DOSE_FIELDS = new Set(['vaccine', 'date'])
const KNOWN_VACCINES: ReadonlySet<unknown> = new Set(VACCINES)
/** More doses than this in one child is not a history but a mistake. */
const MOST_DOSES = 200

/** Computes one case with the edition that holds on its day. */
export function vaccinationCase(editions: readonly Programme[], input: unknown): Outcome<VaccinationResult> {
  const outcome = planOfCase(editions, input)
  if (!outcome.ok) return outcome
  const { id, plan } = outcome.value
  const { scheme, past, forecast, versions } = plan
  return answer({ id, scheme, past: past.map(plainPast), forecast: forecast.map(plainForecast), versions })
}

/** The plan of a case that has been checked, with all that is behind its dates. */
export function planOfCase(
  editions: readonly Programme[],
  input: unknown,
): Outcome<{ readonly id: unknown; readonly plan: VaccinationPlan }> {
  if (!isRecord(input)) return refuse('not-an-object', 'a case must be an object')
  const unknown = unknownField(input, FIELDS)
  if (unknown !== null) return unknown
  const birth = readDate(input, 'birthDate')
  if (!birth.ok) return birth
  const asOf = readDate(input, 'asOf')
  if (!asOf.ok) return asOf
  if (asOf.value < birth.value) return refuse('visit-before-birth', "'asOf' lies before 'birthDate'")
  const mother = readContext(input['context'])
  if (!mother.ok) return mother
  const doses = readHistory(input['history'], birth.value, asOf.value)
  if (!doses.ok) return doses
  const child = { birth: birth.value, asOf: asOf.value, mother: mother.value, doses: doses.value }
  return answer({ id: input['id'] ?? null, plan: planVaccinations(programmeOn(editions, asOf.value), child) })
}

function plainPast(dose: PastDose): VaccinationResult['past'][number] {
  const { vaccine, date, valid } = dose
  const reason = describePastDose(dose, 'en')
  return reason === null ? { vaccine, date, valid } : { vaccine, date, valid, reason }
}

function plainForecast(from: ForecastDose): PlainForecast {
  const plain: { -readonly [Field in keyof PlainForecast]: PlainForecast[Field] } = {
    vaccine: from.vaccine,
    dose: from.dose,
    status: from.status,
    rule: from.rule,
    source: from.source,
  }
  if (from.earliest !== null) plain.earliest = from.earliest.date
  if (from.recommendedFrom !== null) plain.recommendedFrom = from.recommendedFrom.date
  if (from.recommendedTo !== null) plain.recommendedTo = from.recommendedTo.date
  if (from.latest !== null) plain.latest = from.latest.date
  return plain
}

function readContext(context: unknown): Outcome<MotherFacts> {
  if (isAbsent(context)) return answer({})
  if (!isRecord(context)) return refuse('wrong-type', "'context' must be an object")
  const unknown = unknownField(context, CONTEXT_FIELDS)
  if (unknown !== null) return unknown
  const { maternalPertussis, maternalPertussisInfection, motherHBsAg, sex } = context
  if (!isAbsent(motherHBsAg) && typeof motherHBsAg !== 'boolean') return refuse('wrong-type', "'context.motherHBsAg' must be true or false")
  if (!isAbsent(sex) && sex !== 'male' && sex !== 'female') return refuse('unknown-value', "'context.sex' must be male or female")
  const jab = readJab(maternalPertussis)
  if (!jab.ok) return jab
  const infection = readInfection(maternalPertussisInfection)
  if (!infection.ok) return infection
  return answer({ maternalPertussis: jab.value, maternalPertussisInfection: infection.value, motherHBsAg: motherHBsAg ?? undefined })
}

function readJab(jab: unknown): Outcome<MotherFacts['maternalPertussis']> {
  if (isAbsent(jab)) return answer(undefined)
  if (!isRecord(jab)) return refuse('wrong-type', "'context.maternalPertussis' must be an object")
  const unknown = unknownField(jab, JAB_FIELDS)
  if (unknown !== null) return unknown
  const { given } = jab
  if (isAbsent(given)) return missing('context.maternalPertussis.given')
  if (typeof given !== 'boolean') return refuse('wrong-type', "'context.maternalPertussis.given' must be true or false")
  const weeks = readCount(jab, 'weeksGestation')
  if (!weeks.ok) return weeks
  const days = readCount(jab, 'daysBeforeBirth')
  return days.ok ? answer({ given, weeksGestation: weeks.value, daysBeforeBirth: days.value }) : days
}

function readInfection(infection: unknown): Outcome<MotherFacts['maternalPertussisInfection']> {
  if (isAbsent(infection)) return answer(undefined)
  if (!isRecord(infection)) return refuse('wrong-type', "'context.maternalPertussisInfection' must be an object")
  const unknown = unknownField(infection, INFECTION_FIELDS)
  if (unknown !== null) return unknown
  const weeks = readCount(infection, 'weeksGestation')
  if (!weeks.ok) return weeks
  return weeks.value === undefined ? missing('context.maternalPertussisInfection.weeksGestation') : answer({ weeksGestation: weeks.value })
}

/** A number of weeks or days in a pregnancy. */
function readCount(fields: CaseFields, name: 'weeksGestation' | 'daysBeforeBirth'): Outcome<number | undefined> {
  const value = fields[name]
  if (isAbsent(value)) return answer(undefined)
  if (!isFiniteNumber(value)) return notANumber(name)
  if (value < 0) return refuse('out-of-range', `'${name}' cannot be negative`)
  if (name === 'weeksGestation' && value > 60) return refuse('wrong-unit', "'weeksGestation' is in weeks; above 60 days were meant")
  return answer(value)
}

function readHistory(history: unknown, birth: CivilDay, asOf: CivilDay): Outcome<readonly GivenDose[]> {
  if (isAbsent(history)) return missing('history')
  if (!Array.isArray(history)) return refuse('wrong-type', "'history' must be a list of doses")
  if (history.length > MOST_DOSES) return refuse('out-of-range', `'history' has ${history.length} doses; ${MOST_DOSES} is the most`)
  const doses: GivenDose[] = []
  for (let at = 0; at < history.length; at += 1) {
    const dose: unknown = history[at]
    if (!isRecord(dose)) return refuse('wrong-type', `dose ${at + 1} of 'history' must be an object`)
    const unknown = unknownField(dose, DOSE_FIELDS)
    if (unknown !== null) return unknown
    const { vaccine } = dose
    if (isAbsent(vaccine)) return missing(`history[${at}].vaccine`)
    if (!isVaccine(vaccine)) return refuse('unknown-value', `dose ${at + 1} of 'history': 'vaccine' must be one of ${VACCINES.join(', ')}`)
    const date = readDate(dose, 'date')
    if (!date.ok) return date
    if (date.value < birth) return refuse('dose-before-birth', `dose ${at + 1} of 'history' (${vaccine}) lies before birth`)
    if (date.value > asOf) return refuse('dose-in-future', `dose ${at + 1} of 'history' (${vaccine}) lies after 'asOf'`)
    doses.push({ vaccine, day: date.value })
  }
  return answer(doses)
}

function isVaccine(value: unknown): value is Vaccine {
  return KNOWN_VACCINES.has(value)
}
