/** A measurement as an Observation: height, weight and head by the Dutch core profiles, with the BDS number as a further coding; and the BMI of two of a day. */
import type { Observation, Quantity } from 'fhir/r4.js'
import type { Id } from '#platform/id.ts'
import { measures, type Measure, type Measurement } from '../record/record.ts'
import { bdsList, codeIn, coding, concept, measureCodes, ourSystem, systems } from './codes.ts'
import { readDay, referred } from './read.ts'

const vitalSigns = concept(coding(systems.observationCategory, 'vital-signs', 'Vital Signs'))
const position = coding(systems.snomed, '425260001', 'Body position for height measurement')
const standing = coding(systems.snomed, '10904000', 'Orthostatic body position')
const lying = coding(systems.snomed, '102538003', 'Recumbent body position')
/** BDS W0253: lying and standing. */
const bdsLying = coding(bdsList(253), '1', 'Liggend gemeten')
const bdsStanding = coding(bdsList(253), '2', 'Staand gemeten')

export function measurementToFhir(patientId: string, measurement: Measurement): Observation {
  const { code, unit, bds, profile } = measureCodes[measurement.measure]
  const { recumbent } = measurement
  return {
    resourceType: 'Observation',
    id: measurement.id,
    ...(profile === null ? {} : { meta: { profile: [profile] } }),
    status: 'final',
    category: [vitalSigns],
    code: concept(code, ...(bds === null ? [] : [coding(systems.bds, bds)])),
    subject: { reference: `Patient/${patientId}` },
    ...(measurement.contactId === null ? {} : { encounter: { reference: `Encounter/${measurement.contactId}` } }),
    effectiveDateTime: measurement.measuredOn.toString(),
    valueQuantity: quantity(inUnit(measurement.value, unit), unit),
    ...(recumbent === null
      ? {}
      : {
          component: [
            { code: concept(position), valueCodeableConcept: recumbent ? concept(lying, bdsLying) : concept(standing, bdsStanding) },
          ],
        }),
  }
}

export const quantity = (value: number, unit: string): Quantity => ({ value, unit, system: systems.ucum, code: unit })

const inUnit = (value: number, unit: 'cm' | 'kg'): number => (unit === 'cm' ? value / 10 : value / 1000)

/** The whole millimetres or grams of a quantity in a unit that is used for it; null for any other. */
function toOurs({ value, code, system }: Quantity, unit: 'cm' | 'kg'): number | null {
  const factors: Readonly<Record<string, number>> = unit === 'cm' ? { mm: 1, cm: 10, m: 1000 } : { g: 1, kg: 1000 }
  const factor = system === systems.ucum ? factors[code ?? ''] : undefined
  if (factor === undefined || value === undefined) return null
  const whole = Math.round(value * factor)
  return whole > 0 && whole < 1_000_000 && Math.abs(whole - value * factor) < 1e-6 ? whole : null
}

/** Which measure an Observation is of; null when it is of none. */
export function measureOf(observation: Observation): Measure | null {
  return (
    measures.find((measure) => {
      const { code } = measureCodes[measure]
      return codeIn(observation.code, code.system ?? '') === code.code
    }) ?? null
  )
}

/** Null: not a measurement of a professional, or one that is not final, or whose day or value cannot be read. */
export function measurementFromFhir(observation: Observation): Measurement | null {
  const measure = measureOf(observation)
  const measuredOn = readDay(observation.effectiveDateTime)
  if (measure === null || measuredOn === null || observation.status !== 'final' || codeIn(observation.method, ourSystem('method')) !== null)
    return null
  const value = toOurs(observation.valueQuantity ?? {}, measureCodes[measure].unit)
  if (value === null) return null
  const seen = observation.component?.find((one) => codeIn(one.code, systems.snomed) === position.code)?.valueCodeableConcept
  const place = codeIn(seen, systems.snomed)
  return {
    id: (observation.id ?? '') as Id<'measurement'>,
    contactId: referred(observation.encounter?.reference, 'Encounter') as Id<'contact'> | null,
    ...{ measuredOn, measure, value },
    recumbent: measure !== 'height' || place === null ? null : place === lying.code ? true : place === standing.code ? false : null,
  }
}

/** Weight over height squared, for every day on which both were measured: computed, never kept. */
export function bmiObservations(patientId: string, all: readonly Measurement[]): Observation[] {
  return all.flatMap((weight) => {
    const height =
      weight.measure === 'weight'
        ? all.find(({ measure, measuredOn }) => measure === 'height' && measuredOn.equals(weight.measuredOn))
        : undefined
    if (height === undefined) return []
    const bmi = weight.value / 1000 / (height.value / 1000) ** 2
    return [
      {
        resourceType: 'Observation' as const,
        id: `${patientId}.bmi.${weight.measuredOn.toString()}`,
        status: 'final' as const,
        category: [vitalSigns],
        code: concept(coding(systems.loinc, '39156-5', 'Body mass index (BMI) [Ratio]'), coding(ourSystem('computed'), 'bmi', 'BMI')),
        subject: { reference: `Patient/${patientId}` },
        effectiveDateTime: weight.measuredOn.toString(),
        valueQuantity: { ...quantity(Math.round(bmi * 100) / 100, 'kg/m2') },
        derivedFrom: [weight, height].map(({ id }) => ({ reference: `Observation/${id}` })),
      },
    ]
  })
}
