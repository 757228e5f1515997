/** The vaccinations of one child on one day: which of the given doses count, and what comes next of every vaccine. */
import { formatDate } from '../core/civil-date.ts'
import type { CivilDay } from '../core/civil-date.ts'
import { compileProgramme } from './compiled.ts'
import type { Basis } from './basis.ts'
import { ENGINE_VERSION } from '../core/version.ts'
import type { Versions } from '../core/versions.ts'
import { forecastCourse } from './forecast.ts'
import type { ForecastDose } from './forecast.ts'
import { judgeDoses } from './judge-doses.ts'
import type { DatedDose, InvalidReason, LastCounted, Verdict } from './judge-doses.ts'
import type { Programme, Scheme, Vaccine } from './programme.ts'
import { chooseScheme } from './scheme.ts'
import type { MotherFacts, SchemeReason } from './scheme.ts'
import { startAt } from './span.ts'

/** Raised when the reading of the rules changes, whatever the programme. */
export const VACCINATION_RULES = 'rvp-plan-2'

export type GivenDose = { readonly vaccine: Vaccine; readonly day: CivilDay }

export type ChildToVaccinate = {
  readonly birth: CivilDay
  readonly asOf: CivilDay
  readonly mother: MotherFacts
  /** In any order; none before birth or after `asOf`. */
  readonly doses: readonly GivenDose[]
  /** The scheme that the doctor or nurse has recorded, when it differs from what the facts on the mother give. */
  readonly recordedScheme?: Scheme | undefined
}

export type PastDose = {
  readonly vaccine: Vaccine
  readonly date: string
  readonly valid: boolean
  /** The dose of the programme whose place it takes. */
  readonly rule: string | null
  readonly reason: InvalidReason | 'extra-dose' | null
  readonly basis: Basis | null
  /** The first, or for `too-late` the last, day on which it would have counted. */
  readonly limitDate: string | null
}

export type VaccinationPlan = {
  readonly scheme: Scheme
  readonly schemeReason: SchemeReason
  /** The rule behind the reason, where it is one that a centre can change. */
  readonly schemeBasis: Basis | null
  readonly past: readonly PastDose[]
  readonly forecast: readonly ForecastDose[]
  readonly versions: Versions
}

/** Computes the plan. The input is taken as valid; `vaccinationCase` checks input from outside. */
export function planVaccinations(programme: Programme, child: ChildToVaccinate): VaccinationPlan {
  const { courses } = compileProgramme(programme)
  const chosen =
    child.recordedScheme === undefined
      ? chooseScheme(programme, child.mother)
      : { scheme: child.recordedScheme, reason: 'recorded-choice' as const }
  const birth = startAt(child.birth)
  const verdicts: (Verdict | undefined)[] = Array.from({ length: child.doses.length })
  const progress = new Map<Vaccine, { complete: boolean; lastCounted: CivilDay | null }>()
  const forecast: ForecastDose[] = []
  const given = byVaccine(child.doses)
  const lastCounted: LastCounted = (vaccines, until) => lastCountedOf(child.doses, verdicts, vaccines, until)
  const courseChild = { birth, scheme: chosen.scheme, asOf: child.asOf, lastCounted }
  const forecastChild = { birth, asOf: child.asOf, motherHBsAg: child.mother.motherHBsAg === true, lastCounted }
  let { scheme, reason, basis }: { scheme: Scheme; reason: SchemeReason; basis: Basis | null } = { ...chosen, basis: null }
  for (const course of courses) {
    const state = judgeDoses(course, courseChild, given.get(course.vaccine) ?? NO_DOSES, verdicts)
    progress.set(course.vaccine, { complete: state.position >= state.series.doses.length, lastCounted: state.lastCounted })
    if (state.series.calledScheme !== null && state.series.calledScheme !== scheme) {
      scheme = state.series.calledScheme
      reason = 'not-begun-before-first-birthday'
      basis = state.series.startedFrom?.basis ?? null
    }
    forecast.push(forecastCourse(course, state, forecastChild, progress))
  }
  return {
    scheme,
    schemeReason: reason,
    schemeBasis: basis,
    past: child.doses.map((dose, at) => pastDose(dose, verdicts[at])),
    forecast,
    versions: versionsOf(programme),
  }
}

function lastCountedOf(
  doses: readonly GivenDose[],
  verdicts: readonly (Verdict | undefined)[],
  vaccines: readonly Vaccine[],
  until: CivilDay,
): CivilDay | null {
  let latest: CivilDay | null = null
  for (let at = 0; at < doses.length; at += 1) {
    const { vaccine, day } = doses[at]!
    const counts = (verdicts[at]?.rule ?? null) !== null && day <= until && vaccines.includes(vaccine)
    if (counts && (latest === null || day > latest)) latest = day
  }
  return latest
}

const NO_DOSES: readonly DatedDose[] = []

/** The doses of each vaccine, in order of date. */
function byVaccine(doses: readonly GivenDose[]): ReadonlyMap<Vaccine, readonly DatedDose[]> {
  const groups = new Map<Vaccine, DatedDose[]>()
  for (let at = 0; at < doses.length; at += 1) {
    const { vaccine, day } = doses[at]!
    const group = groups.get(vaccine)
    if (group === undefined) groups.set(vaccine, [{ day, at }])
    else insert(group, { day, at })
  }
  return groups
}

/** Keeps the order of date; on one day that of the input. Registers tell doses in order, so there is seldom anything to move. */
function insert(group: DatedDose[], dose: DatedDose): void {
  let place = group.length
  while (place > 0 && group[place - 1]!.day > dose.day) place -= 1
  if (place === group.length) group.push(dose)
  else group.splice(place, 0, dose)
}

function pastDose({ vaccine, day }: GivenDose, verdict: Verdict | undefined): PastDose {
  if (verdict === undefined) throw new Error(`the programme has no course for ${vaccine}`)
  const { valid, rule, reason, basis, limitDay } = verdict
  return {
    vaccine,
    date: formatDate(day),
    valid,
    rule: rule?.rule ?? null,
    reason,
    basis,
    limitDate: limitDay === null ? null : formatDate(limitDay),
  }
}

const versionsBy = new WeakMap<Programme, Versions>()

function versionsOf(programme: Programme): Versions {
  const known = versionsBy.get(programme)
  if (known !== undefined) return known
  const made = {
    engine: ENGINE_VERSION,
    rules: VACCINATION_RULES,
    tables: { [programme.title]: programme.version },
  }
  versionsBy.set(programme, made)
  return made
}
