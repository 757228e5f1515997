/** What decides the infant scheme of vaccinations, one Observation for each fact by its BDS number. Consent for the register is not in it: it was given to the sender. */
import type { Observation } from 'fhir/r4.js'
import type { Scheme } from '#calculators/vaccination/programme.ts'
import type { CarriedScheme } from '../transfer/carried.ts'
import { bdsList, codeIn, coding, concept, ourSystem, systems } from './codes.ts'
import { quantity } from './measurement.ts'
import { isOneOf, readDay } from './read.ts'

const factSystem = ourSystem('vaccination-scheme')
const schemeSystem = ourSystem('infant-scheme')
const whySystem = ourSystem('scheme-reason')
const schemes = ['2+1', '3+1', 'hbsag'] as const satisfies readonly Scheme[]
const reasons = ['medical', 'parents', 'from-abroad'] as const
const bdsSchemes: Readonly<Record<string, string>> = { '2+1': '01', '3+1': '02' }
const bdsReasons: Readonly<Record<(typeof reasons)[number], string>> = { medical: '01', parents: '02', 'from-abroad': '03' }
const facts = {
  maternalGivenOn: coding(systems.bds, '1587', 'Datum maternale kinkhoestvaccinatie'),
  maternalWeeks: coding(factSystem, 'maternal-weeks', 'Completed weeks of pregnancy at that vaccination'),
  motherHbsag: coding(factSystem, 'mother-hbsag', 'Mother carries hepatitis B'),
  chosen: coding(systems.bds, '1584', 'Vaccinatieschema DKTP'),
  chosenWhy: coding(systems.bds, '870', 'Reden afwijkend schema'),
} as const
type Fact = keyof typeof facts

export function schemeToFhir(patientId: string, scheme: CarriedScheme | null): Observation[] {
  if (scheme === null) return []
  const of = (fact: Fact, value: Partial<Observation> | null): Observation[] =>
    value === null
      ? []
      : [
          {
            ...{ resourceType: 'Observation', id: `${patientId}.${fact.toLowerCase()}`, status: 'final', code: concept(facts[fact]) },
            ...{ subject: { reference: `Patient/${patientId}` }, ...value },
          },
        ]
  const { maternalGivenOn, maternalWeeks, motherHbsag, chosen, chosenWhy } = scheme
  const bds = chosen === null ? undefined : bdsSchemes[chosen]
  return [
    ...of('maternalGivenOn', maternalGivenOn === null ? null : { valueDateTime: maternalGivenOn.toString() }),
    ...of('maternalWeeks', maternalWeeks === null ? null : { valueQuantity: quantity(maternalWeeks, 'wk') }),
    ...of('motherHbsag', motherHbsag === null ? null : { valueBoolean: motherHbsag }),
    ...of(
      'chosen',
      chosen === null
        ? null
        : { valueCodeableConcept: concept(coding(schemeSystem, chosen), ...(bds === undefined ? [] : [coding(bdsList(681), bds)])) },
    ),
    ...of(
      'chosenWhy',
      chosenWhy === null
        ? null
        : { valueCodeableConcept: concept(coding(whySystem, chosenWhy), coding(bdsList(429), bdsReasons[chosenWhy])) },
    ),
  ]
}

const isOf = (fact: Fact, { code, status }: Observation): boolean =>
  status === 'final' && codeIn(code, facts[fact].system ?? '') === facts[fact].code

export const isSchemeFact = (observation: Observation): boolean => (Object.keys(facts) as Fact[]).some((fact) => isOf(fact, observation))

/** Null: nothing of it was told. */
export function schemeFromFhir(observations: readonly Observation[]): CarriedScheme | null {
  const of = (fact: Fact): Observation | undefined => observations.find((one) => isOf(fact, one))
  const weeks = of('maternalWeeks')?.valueQuantity?.value
  const hbsag = of('motherHbsag')?.valueBoolean
  const chosen = codeIn(of('chosen')?.valueCodeableConcept, schemeSystem)
  const why = codeIn(of('chosenWhy')?.valueCodeableConcept, whySystem)
  const scheme = {
    maternalGivenOn: readDay(of('maternalGivenOn')?.valueDateTime),
    maternalWeeks: weeks !== undefined && Number.isInteger(weeks) && weeks >= 0 && weeks <= 44 ? weeks : null,
    motherHbsag: typeof hbsag === 'boolean' ? hbsag : null,
    chosen: isOneOf(schemes, chosen) ? chosen : null,
    chosenWhy: isOneOf(schemes, chosen) && isOneOf(reasons, why) ? why : null,
  }
  return Object.values(scheme).every((one) => one === null) ? null : scheme
}
