/**
 * The national register keeps a plan of its own and sends it. It is kept beside ours: neither overwrites the other, and where they differ
 * a professional sees both.
 */
import { parseDate } from '../core/civil-date.ts'
import type { ForecastDose } from './forecast.ts'
import type { VaccinationPlan } from './plan.ts'
import type { Programme, Vaccine } from './programme.ts'

/** One line of the plan as the register sends it: kind of vaccination (RIVM code), earliest date and target date (BDS 1449, 1450, 1451). */
export type RegisterDose = { readonly rivmCode: string; readonly earliest: string | null; readonly target: string | null }

export type PlanDifference =
  | 'same'
  | 'only-ours'
  | 'only-register'
  | 'register-earlier'
  | 'register-later'
  /** The register plans a dose that by our rules is not to be given (complete, not offered or too late). */
  | 'register-plans-ours-does-not'
  /** A kind of vaccination that our programme does not have. */
  | 'unknown-kind'

export type ComparedDose = {
  readonly vaccine: Vaccine | null
  readonly difference: PlanDifference
  /** Days from our date to the register's; positive when the register is later. Of the target where both have one, else of the earliest date. */
  readonly days: number | null
  readonly ours: ForecastDose | null
  readonly register: RegisterDose | null
}

/** Every line of both plans, paired by vaccine. */
export function compareWithRegister(
  programme: Programme,
  plan: VaccinationPlan,
  register: readonly RegisterDose[],
): readonly ComparedDose[] {
  const vaccineOf = new Map(programme.courses.flatMap(({ rivmCode, vaccine }) => (rivmCode === null ? [] : [[rivmCode, vaccine] as const])))
  const seen = new Set<Vaccine>()
  const theirs = register.map((line): ComparedDose => {
    const vaccine = vaccineOf.get(line.rivmCode) ?? null
    const ours = plan.forecast.find((dose) => dose.vaccine === vaccine) ?? null
    if (vaccine === null || ours === null) return { vaccine, difference: 'unknown-kind', days: null, ours, register: line }
    // A second line for the same vaccine is a later dose: our plan gives the next one only.
    if (seen.has(vaccine)) return { vaccine, difference: 'only-register', days: null, ours: null, register: line }
    seen.add(vaccine)
    return { vaccine, ...difference(ours, line), ours, register: line }
  })
  const onlyOurs = plan.forecast
    .filter((dose) => isPlanned(dose) && !seen.has(dose.vaccine))
    .map((ours): ComparedDose => ({ vaccine: ours.vaccine, difference: 'only-ours', days: null, ours, register: null }))
  return [...theirs, ...onlyOurs]
}

function isPlanned({ status }: ForecastDose): boolean {
  return status === 'due' || status === 'future'
}

function difference(ours: ForecastDose, line: RegisterDose): { readonly difference: PlanDifference; readonly days: number | null } {
  if (!isPlanned(ours)) return { difference: 'register-plans-ours-does-not', days: null }
  const days = daysBetween(ours.recommendedFrom?.date, line.target) ?? daysBetween(ours.earliest?.date, line.earliest)
  if (days === null || days === 0) return { difference: 'same', days }
  return { difference: days < 0 ? 'register-earlier' : 'register-later', days }
}

function daysBetween(ours: string | undefined, theirs: string | null): number | null {
  const from = ours === undefined ? null : parseDate(ours)
  const to = theirs === null ? null : parseDate(theirs)
  return from === null || to === null ? null : to - from
}
