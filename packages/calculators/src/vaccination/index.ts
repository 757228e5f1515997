/** Vaccination schedule: which given doses count, what comes next and when, each date with its rule, sources and their standing. */
export { limitsOf, programmeOn } from './choose-programme.ts'
export { configureProgramme } from './configure.ts'
export type { LimitSettings } from './configure.ts'
export { formatDate, parseDate } from '../core/civil-date.ts'
export type { CivilDay } from '../core/civil-date.ts'
export type { Basis, LimitKind, Standing } from './basis.ts'
export {
  describeBasis,
  describeForecast,
  describePastDose,
  describeRemark,
  describeScheme,
  describeSpan,
  vaccinationWords,
} from './describe.ts'
export type { Language, Text } from '../core/text.ts'
export type { VaccinationMessages } from './messages.nl.ts'
export type { ForecastDose, ForecastReason, ForecastStatus, ReasonedDate } from './forecast.ts'
export { planVaccinations, VACCINATION_RULES } from './plan.ts'
export type { ChildToVaccinate, GivenDose, PastDose, VaccinationPlan } from './plan.ts'
export { VACCINES } from './programme.ts'
export type { Programme, Remark, Scheme, Source, Span, Vaccine } from './programme.ts'
export { compareWithRegister } from './register-plan.ts'
export type { ComparedDose, PlanDifference, RegisterDose } from './register-plan.ts'
export { programmes, rvp2025 } from './rvp-2025.ts'
export { chooseScheme } from './scheme.ts'
export type { MotherFacts, SchemeReason } from './scheme.ts'
export { vaccinationCase } from './vaccination-case.ts'
export type { VaccinationResult } from './vaccination-case.ts'
