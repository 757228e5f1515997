import { asFields, noteMissing, noteUnknown, readId, readNumber, readWord } from '../core/fields.ts'
import { refuse, type CaseId, type Problem, type Refusal } from '../core/problems.ts'
import type { Versions } from '../core/versions.ts'
import { AUTO_REFERENCES } from './auto-choice.ts'
import { AUTO, readReference } from './growth-case.ts'
import { growthVersions } from './growth-versions.ts'
import { loadReferences } from './library.ts'
import { MEASURE_LIMITS } from './limits.ts'
import { readSubject, type SubjectInput } from './subject.ts'
import { curveFor, scoreOn, valueOn, type Subject } from './visit-score.ts'
import { readVisits, type Visit, type VisitInput, type VisitMeasure } from './visits.ts'
import { REFERENCES, type ReferenceName } from './words.ts'

/**
 * How fast a child grows between visits. Both visits of an interval are judged on the same curve, chosen at the later one.
 * `expected` is what the child would measure if it kept its score; `gainFromExpected` is what it did better or worse.
 * The conditional gain corrects for the pull to the middle and needs the correlation of the scores at the two ages, which
 * depends on the population studied: it is only given when the case brings it.
 */
export type VelocityInput = SubjectInput & {
  readonly id?: CaseId | undefined
  readonly measure: 'height' | 'weight' | 'head'
  readonly reference?: ReferenceName | 'auto' | null | undefined
  readonly correlation?: number | null | undefined
  readonly observations: readonly VisitInput[]
}
export type VelocityInterval = {
  readonly fromAgeYears: number
  readonly toAgeYears: number
  readonly days: number
  readonly from: number
  readonly to: number
  readonly change: number
  /** In cm or kg per year. */
  readonly perYear: number
  readonly reference: ReferenceName
  readonly fromZ: number | null
  readonly toZ: number | null
  readonly changeZ: number | null
  readonly expected: number | null
  readonly gainFromExpected: number | null
  readonly conditionalGainZ: number | null
  /** The interval is so short that measuring error weighs heavily. */
  readonly isShort: boolean
}
export type VelocityAnswer = {
  readonly id: CaseId
  readonly measure: string
  readonly intervals: readonly VelocityInterval[]
  readonly versions: Versions
}

/** Below these numbers of days an interval is called short: our choice, to be changed here. */
export const SHORT_INTERVAL_DAYS = { heightCm: 91, weightKg: 7, headCm: 14 } as const
const NAMES = ['height', 'weight', 'head'] as const
const FIELD_OF: readonly VisitMeasure[] = ['heightCm', 'weightKg', 'headCm']
const FIELDS = new Set([
  'id',
  'sex',
  'birthDate',
  'gestationalAgeWeeks',
  'population',
  'measure',
  'reference',
  'correlation',
  'observations',
])

/** Loads the tables it needs. */
export async function growthVelocity(input: VelocityInput): Promise<VelocityAnswer | Refusal> {
  return answerVelocity(input)
}

export async function answerVelocity(input: unknown): Promise<VelocityAnswer | Refusal> {
  const reference = asFields(input)?.['reference']
  const known = REFERENCES.find((name) => name === reference)
  await loadReferences(known ? [known] : AUTO_REFERENCES)
  return answerVelocityNow(input)
}

export function answerVelocityNow(input: unknown): VelocityAnswer | Refusal {
  const problems: Problem[] = []
  const fields = asFields(input)
  if (!fields) return refuse(null, [{ field: '', code: 'not-an-object', message: 'A case must be a JSON object.' }])
  const id = readId(fields['id'], problems)
  for (const name in fields) if (!FIELDS.has(name)) noteUnknown('', name, problems)
  if (fields['measure'] === undefined || fields['measure'] === null) noteMissing('', 'measure', problems)
  const measure = readWord(fields['measure'], NAMES, '', 'measure', problems)
  const { reference = null } = fields
  const asked = reference === null ? AUTO : readReference(reference, 'reference', undefined, problems)
  const correlation = readNumber(fields['correlation'], '', 'correlation', { above: -1, to: 0.999999 }, problems)
  const subject = readSubject(fields, problems)
  const visits = readVisits(fields, MEASURE_LIMITS, problems)
  if (problems.length > 0) return refuse(id, problems)
  const field = FIELD_OF[measure]!
  const measured = visits.filter((visit) => visit[field] > 0)
  const intervals = measured.slice(1).flatMap((to, i) => {
    const from = measured[i]!
    return to.age.days > from.age.days ? [intervalOf(subject, asked, field, from, to, correlation)] : []
  })
  const used = intervals.reduce((bits, interval) => bits | (1 << REFERENCES.indexOf(interval.reference)), 0)
  return { id, measure: NAMES[measure]!, intervals, versions: { ...growthVersions(used), rules: 'growth-velocity/1' } }
}

function intervalOf(subject: Subject, asked: number, field: VisitMeasure, from: Visit, to: Visit, correlation: number): VelocityInterval {
  const curve = curveFor(subject, asked, field, to)
  const fromZ = scoreOn(subject, curve, field, from, from[field])
  const toZ = scoreOn(subject, curve, field, to, to[field])
  const expected = valueOn(subject, curve, field, to, fromZ)
  const days = to.age.days - from.age.days
  const change = to[field] - from[field]
  return {
    fromAgeYears: from.age.years,
    toAgeYears: to.age.years,
    days,
    from: from[field],
    to: to[field],
    change,
    perYear: (change / days) * 365.25,
    reference: REFERENCES[curve.reference]!,
    fromZ: known(fromZ),
    toZ: known(toZ),
    changeZ: known(toZ - fromZ),
    expected: known(expected),
    gainFromExpected: known(to[field] - expected),
    conditionalGainZ: known((toZ - correlation * fromZ) / Math.sqrt(1 - correlation * correlation)),
    isShort: days < SHORT_INTERVAL_DAYS[field],
  }
}

function known(number: number): number | null {
  return Number.isFinite(number) ? number : null
}
