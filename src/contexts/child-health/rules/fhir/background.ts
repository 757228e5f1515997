/** What holds for the whole record (birth, heights of the parents, growth curves), one Observation each by its BDS number. */
import type { Observation } from 'fhir/r4.js'
import type { PlainDate } from '#platform/time.ts'
import { noBackground, populations, type Background } from '../record/record.ts'
import { codeIn, coding, concept, ourSystem, systems } from './codes.ts'
import { quantity } from './measurement.ts'
import { isOneOf } from './read.ts'

type Fact = Exclude<keyof Background, 'population' | 'version'>
/** Numbers of BDS 4 (R014 pregnancy, R016 newborn, R012 parents), with the limits of the record: what lies outside is not read. */
type Known = {
  readonly bds: string
  readonly slug: string
  readonly display: string
  readonly unit: 'd' | 'g' | 'mm'
  readonly from: number
  readonly to: number
}
const facts: Readonly<Record<Fact, Known>> = {
  gestationDays: { bds: '82', slug: 'gestation', display: 'Zwangerschapsduur', unit: 'd', from: 140, to: 320 },
  birthWeightG: { bds: '110', slug: 'birth-weight', display: 'Geboortegewicht', unit: 'g', from: 300, to: 7000 },
  birthLengthMm: { bds: '112', slug: 'birth-length', display: 'Geboortelengte', unit: 'mm', from: 200, to: 700 },
  birthHeadMm: { bds: '113', slug: 'birth-head', display: 'Hoofdomtrek bij geboorte', unit: 'mm', from: 150, to: 500 },
  motherHeightMm: { bds: '238', slug: 'mother-height', display: 'Lengte biologische moeder', unit: 'mm', from: 1000, to: 2500 },
  fatherHeightMm: { bds: '240', slug: 'father-height', display: 'Lengte biologische vader', unit: 'mm', from: 1000, to: 2500 },
}
const names = Object.keys(facts) as Fact[]
const exam = concept(coding(systems.observationCategory, 'exam', 'Exam'))
const curves = ourSystem('growth-population')
const curvesCode = coding(ourSystem('background'), 'growth-population', 'Growth reference as told by the family')

export function backgroundToFhir(patientId: string, background: Background, birth: PlainDate | null): Observation[] {
  if (background.version === 0) return []
  const of = (slug: string): Omit<Observation, 'code'> => ({
    ...{ resourceType: 'Observation', id: `${patientId}.${slug}`, status: 'final', category: [exam] },
    subject: { reference: `Patient/${patientId}` },
    ...(birth === null ? {} : { effectiveDateTime: birth.toString() }),
  })
  const numbers = names.flatMap((name): Observation[] => {
    const value = background[name]
    const { bds, slug, display, unit } = facts[name]
    return value === null ? [] : [{ ...of(slug), code: concept(coding(systems.bds, bds, display)), valueQuantity: quantity(value, unit) }]
  })
  return [
    ...numbers,
    { ...of('growth-population'), code: concept(curvesCode), valueCodeableConcept: concept(coding(curves, background.population)) },
  ]
}

export function isBackground(observation: Observation): boolean {
  const bds = codeIn(observation.code, systems.bds)
  return codeIn(observation.code, ourSystem('background')) === curvesCode.code || names.some((name) => facts[name].bds === bds)
}

/** Version 1 when anything of it was told, else 0. */
export function backgroundFromFhir(observations: readonly Observation[]): Background {
  const told = observations.filter((one) => isBackground(one) && one.status === 'final')
  const numberOf = (name: Fact): number | null => {
    const { bds, unit, from, to } = facts[name]
    const found = told.find((one) => codeIn(one.code, systems.bds) === bds)?.valueQuantity
    const value = found?.code === unit && found.system === systems.ucum ? found.value : undefined
    return value !== undefined && Number.isInteger(value) && value >= from && value <= to ? value : null
  }
  const population = told.map((one) => codeIn(one.valueCodeableConcept, curves)).find((code) => isOneOf(populations, code))
  const numbers = Object.fromEntries(names.map((name) => [name, numberOf(name)])) as Record<Fact, number | null> // one for each name
  return {
    ...numbers,
    population: isOneOf(populations, population) ? population : noBackground.population,
    version: told.length > 0 ? 1 : 0,
  }
}
