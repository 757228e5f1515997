/** What the programme offers a child next, one nl-core-Vaccination-request for each vaccine: computed at every look, never kept. */
import type { ImmunizationRecommendation } from 'fhir/r4.js'
import type { ForecastDose } from '#calculators/vaccination/forecast.ts'
import type { PlainDate } from '#platform/time.ts'
import { coding, concept, ourSystem, profiles, systems, vaccineConcept } from './codes.ts'

type Next = Pick<ForecastDose, 'vaccine' | 'dose' | 'status' | 'rule' | 'earliest' | 'recommendedFrom' | 'recommendedTo' | 'latest'>
const status = 'http://terminology.hl7.org/CodeSystem/immunization-recommendation-status'

/** What is complete, or was never offered to this child, is no recommendation. */
export function recommendationsToFhir(patientId: string, forecast: readonly Next[], today: PlainDate): ImmunizationRecommendation[] {
  return forecast.flatMap((next): ImmunizationRecommendation[] => {
    if (next.status === 'complete' || next.status === 'notEligible') return []
    const day = next.recommendedFrom?.date ?? next.earliest?.date ?? null
    return [
      {
        resourceType: 'ImmunizationRecommendation',
        id: `${patientId}.${next.vaccine.toLowerCase().replaceAll('_', '-')}`,
        meta: { profile: [profiles.recommendation] },
        patient: { reference: `Patient/${patientId}` },
        date: today.toString(),
        recommendation: [
          {
            vaccineCode: [vaccineConcept(next.vaccine)],
            forecastStatus: concept(statusOf(next, today)),
            ...(day === null
              ? {}
              : { dateCriterion: [{ code: concept(coding(systems.loinc, '30980-7', 'Date vaccine due')), value: day }] }),
            series: next.rule,
            doseNumberPositiveInt: next.dose,
          },
        ],
      },
    ]
  })
}

function statusOf({ status: is, recommendedTo }: Next, today: PlainDate) {
  if (is === 'tooLate') return coding(ourSystem('forecast-status'), 'too-late', 'Too late')
  const isOver = recommendedTo !== null && recommendedTo.date < today.toString()
  return is === 'due' && isOver ? coding(status, 'overdue', 'Overdue') : coding(status, 'due', 'Due')
}
