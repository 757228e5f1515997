import { parseDate, planVaccinations, rvp2025 } from '../src/vaccination/index.ts'
import type { ForecastDose, MotherFacts, PastDose, Programme, Scheme, VaccinationPlan, Vaccine } from '../src/vaccination/index.ts'

/** Such as 'HEX 2025-05-10'. */
export type DoseText = `${Vaccine} ${string}`

export const VACCINATED: MotherFacts = { maternalPertussis: { given: true, weeksGestation: 24, daysBeforeBirth: 100 } }
export const UNPROTECTED: MotherFacts = {}
export const CARRIER: MotherFacts = { motherHBsAg: true }

export type Child = {
  readonly born: string
  readonly asOf: string
  readonly doses?: readonly DoseText[]
  readonly mother?: MotherFacts
  readonly recordedScheme?: Scheme
  readonly programme?: Programme
}

export function plan({ born, asOf, doses = [], mother = VACCINATED, recordedScheme, programme = rvp2025 }: Child): VaccinationPlan {
  return planVaccinations(programme, {
    birth: day(born),
    asOf: day(asOf),
    mother,
    doses: doses.map((text) => {
      const [vaccine, date] = text.split(' ')
      return { vaccine: vaccine as Vaccine, day: day(date ?? '') } // DoseText begins with a vaccine
    }),
    recordedScheme,
  })
}

export function day(text: string): number {
  const found = parseDate(text)
  if (found === null) throw new Error(`not a date: ${text}`)
  return found
}

/** What is forecast for one vaccine. */
export function next(vaccine: Vaccine, child: Child): ForecastDose {
  const found = plan(child).forecast.find((dose) => dose.vaccine === vaccine)
  if (found === undefined) throw new Error(`no forecast for ${vaccine}`)
  return found
}

/** The same without the reasons behind the dates. */
export function nextDates(vaccine: Vaccine, child: Child): Record<string, unknown> {
  const { dose, status, rule, source, earliest, recommendedFrom, recommendedTo, latest } = next(vaccine, child)
  const dates = { earliest, recommendedFrom, recommendedTo, latest }
  const written = Object.entries(dates).flatMap(([name, one]) => (one === null ? [] : [[name, one.date] as const]))
  return { dose, status, rule, source, ...Object.fromEntries(written) }
}

/** The verdict on the last dose given. */
export function lastVerdict(child: Omit<Child, 'asOf'> & { readonly asOf?: string }): PastDose {
  const last = child.doses?.at(-1)?.split(' ')[1] ?? ''
  const found = plan({ ...child, asOf: child.asOf ?? last }).past.at(-1)
  if (found === undefined) throw new Error('no dose given')
  return found
}
