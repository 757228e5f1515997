/** The programme of one child: the calculator of the vaccination schedule with this child's doses, mother and recorded scheme. Pure. */
import { parseDate } from '#calculators/core/civil-date.ts'
import { programmeOn } from '#calculators/vaccination/choose-programme.ts'
import type { ForecastDose } from '#calculators/vaccination/forecast.ts'
import { planVaccinations, type PastDose, type VaccinationPlan } from '#calculators/vaccination/plan.ts'
import type { Programme, Scheme, Vaccine } from '#calculators/vaccination/programme.ts'
import { programmes } from '#calculators/vaccination/rvp-2025.ts'
import type { MotherFacts } from '#calculators/vaccination/scheme.ts'
import { isSooner, Temporal, type PlainDate } from '#platform/time.ts'

export type ChosenWhy = 'medical' | 'parents' | 'from-abroad'

/** What decides the infant scheme: the facts of the mother, or what a professional chose with a reason (BDS 870, 1579-1587). */
export type SchemeFacts = {
  readonly maternalGivenOn: PlainDate | null
  /** Completed weeks of pregnancy on that day. */
  readonly maternalWeeks: number | null
  readonly motherHbsag: boolean | null
  readonly chosen: Scheme | null
  readonly chosenWhy: ChosenWhy | null
  /** Consent to pass doses with a name to the national register; null: not asked. */
  readonly registerConsent: boolean | null
  /** 0: nothing was recorded. */
  readonly version: number
}

export const noScheme: SchemeFacts = {
  ...{ maternalGivenOn: null, maternalWeeks: null, motherHbsag: null, chosen: null, chosenWhy: null },
  ...{ registerConsent: null, version: 0 },
}

export type DatedVaccine = { readonly vaccine: Vaccine; readonly givenOn: PlainDate }

export type ChildProgramme = {
  readonly programme: Programme
  readonly plan: VaccinationPlan
  /** The verdict of each dose, in the order in which they were handed in. */
  readonly past: readonly PastDose[]
  /** The next dose of each vaccine: due now first, then what comes by date, then what is over. */
  readonly next: readonly ForecastDose[]
}

const order: Readonly<Record<ForecastDose['status'], number>> = { due: 0, future: 1, tooLate: 2, complete: 3, notEligible: 4 }

/** `on`: as it stands on that day; doses after it are left out, as they were not given yet. */
export function programmeOfChild(born: PlainDate, scheme: SchemeFacts, doses: readonly DatedVaccine[], on: PlainDate): ChildProgramme {
  const asOf = civil(isSooner(on, born) ? born : on)
  const programme = programmeOn(programmes, asOf)
  const given = doses.map(({ vaccine, givenOn }) => ({ vaccine, day: civil(givenOn) })).filter(({ day }) => day <= asOf)
  const plan = planVaccinations(programme, {
    ...{ birth: civil(born), asOf, mother: motherOf(born, scheme), doses: given },
    recordedScheme: scheme.chosen ?? undefined,
  })
  return { programme, plan, past: plan.past, next: plan.forecast.toSorted(byUrgency) }
}

function byUrgency(a: ForecastDose, b: ForecastDose): number {
  const dateOf = ({ recommendedFrom }: ForecastDose): string => recommendedFrom?.date ?? '9999'
  return order[a.status] - order[b.status] || (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0)
}

function motherOf(born: PlainDate, { maternalGivenOn, maternalWeeks, motherHbsag }: SchemeFacts): MotherFacts {
  const mother = { motherHBsAg: motherHbsag ?? undefined }
  if (maternalGivenOn === null) return mother
  const daysBeforeBirth = maternalGivenOn.until(born, { largestUnit: 'days' }).days
  return { ...mother, maternalPertussis: { given: true, weeksGestation: maternalWeeks ?? undefined, daysBeforeBirth } }
}

/** Days of the calculators are numbers. */
export function civil(day: PlainDate): number {
  const read = parseDate(day.toString())
  if (read === null) throw new Error(`Not a day of the calculators: ${day.toString()}`)
  return read
}

export type SchemeRefusal = {
  readonly kind: 'maternal-after-birth' | 'maternal-too-early' | 'weeks' | 'reason-missing' | 'in-future' | 'not-born'
}

/** A pregnancy lasts no longer; an earlier vaccination was not in this one. */
const longestPregnancyDays = 310

export function checkScheme(facts: SchemeFacts, born: PlainDate | null, today: PlainDate): readonly SchemeRefusal[] {
  const wrong: SchemeRefusal[] = []
  const { maternalGivenOn: given, maternalWeeks: weeks } = facts
  if (born === null) wrong.push({ kind: 'not-born' })
  if (given !== null && isSooner(today, given)) wrong.push({ kind: 'in-future' })
  if (given !== null && born !== null && Temporal.PlainDate.compare(given, born) >= 0) wrong.push({ kind: 'maternal-after-birth' })
  if (given !== null && born !== null && given.until(born).days > longestPregnancyDays) wrong.push({ kind: 'maternal-too-early' })
  if (weeks !== null && (!Number.isSafeInteger(weeks) || weeks < 0 || weeks > 44)) wrong.push({ kind: 'weeks' })
  if (facts.chosen !== null && facts.chosenWhy === null) wrong.push({ kind: 'reason-missing' })
  return wrong
}
