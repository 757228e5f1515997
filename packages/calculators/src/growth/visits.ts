import { readAge, type Age, type AgeFields } from '../core/age.ts'
import { asFields, noteMissing, noteUnknown, readNumber, type Fields, type Limits } from '../core/fields.ts'
import type { Problem } from '../core/problems.ts'

/** Visits with measurements, for the calculators that look at more than one: sorted by age, unknown measurements NaN. */
export type VisitInput = AgeFields & {
  readonly heightCm?: number | null | undefined
  readonly weightKg?: number | null | undefined
  readonly headCm?: number | null | undefined
}
export const VISIT_MEASURES = ['heightCm', 'weightKg', 'headCm'] as const
export type VisitMeasure = (typeof VISIT_MEASURES)[number]
export type Visit = { readonly place: number; readonly age: Age } & { [measure in VisitMeasure]: number }

const MOST_VISITS = 1000
const AGE_FIELDS = new Set(['birthDate', 'date', 'ageDays', 'ageMonths', 'ageYears'])

/** `place` is the place in the list as it was given. A visit without an age is a problem: nothing can be compared with it. */
export function readVisits(fields: Fields, limits: Readonly<Record<VisitMeasure, Limits>>, problems: Problem[]): Visit[] {
  const list = fields['observations']
  const visits: Visit[] = []
  if (list === undefined || list === null) noteMissing('', 'observations', problems)
  else if (!Array.isArray(list)) problems.push({ field: 'observations', code: 'wrong-type', message: 'must be a list.' })
  else if (list.length > MOST_VISITS) {
    problems.push({ field: 'observations', code: 'too-many', message: `has more than ${MOST_VISITS} visits.` })
  } else {
    for (let place = 0; place < list.length; place += 1) {
      const visit = asFields(list[place])
      const at = `observations[${place}].`
      if (visit) visits.push(readVisit(visit, place, at, fields['birthDate'], limits, problems))
      else problems.push({ field: at.slice(0, -1), code: 'not-an-object', message: 'must be an object.' })
    }
  }
  return visits.sort((one, other) => one.age.days - other.age.days || one.place - other.place)
}

function readVisit(
  visit: Fields,
  place: number,
  at: string,
  caseBirthDate: unknown,
  limits: Readonly<Record<VisitMeasure, Limits>>,
  problems: Problem[],
): Visit {
  const { date, ageDays, ageMonths, ageYears } = visit
  const before = problems.length
  const age = readAge({ birthDate: visit['birthDate'] ?? caseBirthDate, date, ageDays, ageMonths, ageYears }, at, problems)
  if (Number.isNaN(age.days) && problems.length === before) noteMissing(at, 'age', problems)
  const result: Visit = { place, age, heightCm: Number.NaN, weightKg: Number.NaN, headCm: Number.NaN }
  for (const name in visit) {
    const measure = VISIT_MEASURES.find((known) => known === name)
    if (measure) result[measure] = readNumber(visit[name], at, name, limits[measure], problems)
    else if (!AGE_FIELDS.has(name)) noteUnknown(at, name, problems)
  }
  return result
}
