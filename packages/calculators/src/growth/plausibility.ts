import { asFields, noteUnknown, readId, type Limits } from '../core/fields.ts'
import { refuse, type CaseId, type Problem, type Refusal } from '../core/problems.ts'
import { ENGINE_VERSION } from '../core/version.ts'
import type { Versions } from '../core/versions.ts'
import { AUTO_REFERENCES } from './auto-choice.ts'
import { AUTO } from './growth-case.ts'
import { loadReferences } from './library.ts'
import { swappedDigits, wrongDigits } from './digit-slips.ts'
import { PLAUSIBILITY, PLAUSIBILITY_TEXTS, type QuestionCode } from './plausibility-rules.ts'
import { readSubject, type SubjectInput } from './subject.ts'
import { curveFor, scoreOn, valueOn, type Subject } from './visit-score.ts'
import { readVisits, VISIT_MEASURES, type Visit, type VisitInput, type VisitMeasure } from './visits.ts'

/**
 * Looks at measurements as they are entered and asks about what is hardly possible: a slip of unit, of the decimal point or of a
 * digit, two fields swapped, a child that shrinks. It never changes or drops a number; who measured decides.
 */
export type PlausibilityInput = SubjectInput & { readonly id?: CaseId | undefined; readonly observations: readonly VisitInput[] }
export type Question = {
  /** The place of the visit in the list as it was given. */
  readonly observation: number
  readonly field: VisitMeasure
  readonly code: QuestionCode
  readonly value: number
  /** What was perhaps meant. */
  readonly suggestion: number | null
  readonly z: number | null
  readonly message: string
}
export type PlausibilityAnswer = { readonly id: CaseId; readonly questions: readonly Question[]; readonly versions: Versions }

const ANY: Limits = { above: 0, to: 1e6 }
const LIMITS: Readonly<Record<VisitMeasure, Limits>> = { heightCm: ANY, weightKg: ANY, headCm: ANY }
const FIELDS = new Set(['id', 'sex', 'birthDate', 'gestationalAgeWeeks', 'population', 'observations'])
const VERSIONS: Versions = { engine: ENGINE_VERSION, rules: PLAUSIBILITY.version, tables: {} }
const OTHER_FIELDS: Readonly<Record<VisitMeasure, readonly VisitMeasure[]>> = {
  heightCm: ['weightKg', 'headCm'],
  weightKg: ['heightCm'],
  headCm: ['heightCm'],
}

/** Loads the tables it needs. */
export async function growthPlausibility(input: PlausibilityInput): Promise<PlausibilityAnswer | Refusal> {
  return answerPlausibility(input)
}

export async function answerPlausibility(input: unknown): Promise<PlausibilityAnswer | Refusal> {
  await loadReferences(AUTO_REFERENCES)
  return answerPlausibilityNow(input)
}

export function answerPlausibilityNow(input: unknown): PlausibilityAnswer | Refusal {
  const problems: Problem[] = []
  const fields = asFields(input)
  if (!fields) return refuse(null, [{ field: '', code: 'not-an-object', message: 'A case must be a JSON object.' }])
  const id = readId(fields['id'], problems)
  for (const name in fields) if (!FIELDS.has(name)) noteUnknown('', name, problems)
  const subject = readSubject(fields, problems)
  const visits = readVisits(fields, LIMITS, problems)
  if (problems.length > 0) return refuse(id, problems)
  const questions = visits.flatMap((visit, i) =>
    VISIT_MEASURES.flatMap((field) => {
      const question = Number.isNaN(visit[field]) ? undefined : ask(subject, field, visit, visits.slice(0, i))
      return question ? [question] : []
    }),
  )
  return { id, questions, versions: VERSIONS }
}

/** At most one question per number: the explanation that fits best, else that it stands out. */
function ask(subject: Subject, field: VisitMeasure, visit: Visit, before: readonly Visit[]): Question | undefined {
  const value = visit[field]
  const curve = curveFor(subject, AUTO, field, visit)
  const score = (of: number): number => scoreOn(subject, curve, field, visit, of)
  const earlier = before.findLast((candidate) => candidate[field] > 0 && candidate.age.days < visit.age.days)
  const earlierZ = earlier ? scoreOn(subject, curve, field, earlier, earlier[field]) : Number.NaN
  const isTrusted = Math.abs(earlierZ) <= PLAUSIBILITY.extremeZ[field]
  const z = score(value)
  const hasShrunk = earlier !== undefined && isTrusted && value < earlier[field] - PLAUSIBILITY.shrinkCm[field]
  const hasJumped = isTrusted && Math.abs(z - earlierZ) > PLAUSIBILITY.jumpZ[field]
  const isExtreme = !(Math.abs(z) <= PLAUSIBILITY.extremeZ[field]) && !Number.isNaN(valueOn(subject, curve, field, visit, 0))
  if (!hasShrunk && !hasJumped && !isExtreme) return undefined
  const fits = (of: number): boolean => {
    const scored = score(of)
    if (earlier && isTrusted && of < earlier[field] - PLAUSIBILITY.shrinkCm[field]) return false
    return isTrusted ? Math.abs(scored - earlierZ) < PLAUSIBILITY.fitsNearEarlierZ : Math.abs(scored) < PLAUSIBILITY.fitsZ
  }
  const found = explain(field, visit, score, isTrusted ? earlierZ : Number.NaN, fits)
  const code = found?.code ?? (hasShrunk ? 'shrunk' : hasJumped ? 'jump' : 'extreme')
  const suggestion = found?.suggestion ?? null
  const message = textOf(code, value, suggestion)
  return { observation: visit.place, field, code, value, suggestion, z: Number.isFinite(z) ? z : null, message }
}

type Explanation = { readonly code: QuestionCode; readonly suggestion: number }

/** The likeliest slips come first. A wrong digit is only told from a strange child by an earlier measurement. */
function explain(
  field: VisitMeasure,
  visit: Visit,
  score: (of: number) => number,
  earlierZ: number,
  fits: (of: number) => boolean,
): Explanation | undefined {
  const value = visit[field]
  const isTrusted = Number.isFinite(earlierZ)
  const byFit = (one: number, other: number): number => Math.abs(score(one) - earlierZ) - Math.abs(score(other) - earlierZ)
  const candidates: readonly (readonly [QuestionCode, readonly number[]])[] = [
    ['unit', PLAUSIBILITY.units[field].map((unit) => tidy(value * unit.factor))],
    ['swapped', OTHER_FIELDS[field].map((other) => visit[other])],
    ['decimal-point', [tidy(value * 0.1), tidy(value * 10)]],
    ['digit', isTrusted ? swappedDigits(value) : []],
    ['unit', PLAUSIBILITY.foreignUnits[field].map((unit) => tidy(value * unit.factor))],
    ['digit', isTrusted ? wrongDigits(value).filter(fits).sort(byFit) : []],
  ]
  for (const [code, numbers] of candidates) {
    const suggestion = numbers.find(fits)
    if (suggestion !== undefined) return { code, suggestion }
  }
  return undefined
}

function tidy(value: number): number {
  return Number(value.toPrecision(6))
}

function textOf(code: QuestionCode, value: number, suggestion: number | null): string {
  return PLAUSIBILITY_TEXTS[code].en.replace('{value}', String(value)).replace('{suggestion}', String(suggestion))
}
