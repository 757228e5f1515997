/** The D-score of every day on which milestones were asked, as an Observation: computed at every look, never kept. */
import type { Observation } from 'fhir/r4.js'
import { itemsFromBds, type ItemKey, type VanWiechenTable } from '#calculators/dscore/index.ts'
import { computeDscore } from '#calculators/dscore/score.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Milestone } from '../record/record.ts'
import { bdsMilestones } from './bds-milestones.ts'
import { coding, concept, ourSystem } from './codes.ts'

export type DscoreTables = { readonly key: ItemKey; readonly milestones: VanWiechenTable }
const daysInYear = 365.25
const answerCodes = { '+': 1, '-': 2, M: 3 } as const

export function dscoreObservations(
  patientId: string,
  tables: DscoreTables,
  child: { readonly birth: PlainDate; readonly gestationDays: number | null },
  all: readonly Milestone[],
): Observation[] {
  const days = [...new Set(all.map(({ observedOn }) => observedOn.toString()))]
  return days.flatMap((day) => {
    const asked = all.filter(({ observedOn }) => observedOn.toString() === day)
    const ageYears = (asked[0]?.observedOn.since(child.birth).days ?? 0) / daysInYear
    const items = itemsFromBds(tables.milestones, Object.fromEntries(asked.flatMap(bdsAnswer)), ageYears)
    const gestationalAgeWeeks = child.gestationDays === null ? undefined : child.gestationDays / 7
    const { d, sem, daz, versions } = computeDscore(tables.key, { ageYears, items, gestationalAgeWeeks })
    if (d === null || Object.keys(items).length === 0) return []
    return [
      {
        resourceType: 'Observation' as const,
        id: `${patientId}.d-score.${day}`,
        status: 'final' as const,
        code: concept(coding(ourSystem('computed'), 'd-score', 'D-score')),
        subject: { reference: `Patient/${patientId}` },
        effectiveDateTime: day,
        valueQuantity: { value: d, unit: 'D' },
        method: { text: `${versions.engine} ${versions.rules}` },
        component: [...(sem === null ? [] : [part('sem', sem)]), ...(daz === null ? [] : [part('daz', daz)])],
        derivedFrom: asked.map(({ id }) => ({ reference: `Observation/${id}` })),
      },
    ]
  })
}

const part = (code: 'sem' | 'daz', value: number) => ({ code: concept(coding(ourSystem('computed'), code)), valueQuantity: { value } })

function bdsAnswer({ item, side, answer }: Milestone): (readonly [string, number])[] {
  const element = bdsMilestones[item.replace(/[a-c]$/, '')]?.[side]
  return element === undefined ? [] : [[element, answerCodes[answer]]]
}
