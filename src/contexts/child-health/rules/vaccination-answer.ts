/** Vaccinations: the plan of one child with the rule behind each date, beside the plan of the register. Pure; server and browser. */
import { programmeOn } from '#calculators/vaccination/choose-programme.ts'
import type { ForecastDose } from '#calculators/vaccination/forecast.ts'
import { planVaccinations, type VaccinationPlan } from '#calculators/vaccination/plan.ts'
import type { Programme } from '#calculators/vaccination/programme.ts'
import { compareWithRegister, type ComparedDose } from '#calculators/vaccination/register-plan.ts'
import { programmes } from '#calculators/vaccination/rvp-2025.ts'
import type { VaccinationQuestion } from './vaccination-form.ts'

export type VaccinationAnswer = {
  readonly question: VaccinationQuestion
  readonly programme: Programme
  readonly plan: VaccinationPlan
  /** By urgency: due now first, then what comes in order of date, then what is over. */
  readonly doses: readonly ForecastDose[]
  readonly compared: readonly ComparedDose[]
}

const order: Readonly<Record<ForecastDose['status'], number>> = { due: 0, future: 1, tooLate: 2, complete: 3, notEligible: 4 }

export function answerVaccination(question: VaccinationQuestion): VaccinationAnswer {
  const programme = programmeOn(programmes, question.child.asOf)
  const plan = planVaccinations(programme, question.child)
  const compared = question.register.length === 0 ? [] : compareWithRegister(programme, plan, question.register)
  return { question, programme, plan, doses: plan.forecast.toSorted(byUrgency), compared }
}

function byUrgency(a: ForecastDose, b: ForecastDose): number {
  const dateOf = (dose: ForecastDose): string => dose.recommendedFrom?.date ?? '9999'
  return order[a.status] - order[b.status] || (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0)
}
