/**
 * The D-score of a child over age: at each contact from the answers of that day alone, with the range that holds the real value with 95 % certainty, among
 * the lines of the reference (who was born early: of that week). Key and tables as in the public calculator.
 */
import { parametersAt, type AgeReference } from '#calculators/dscore/age-reference.ts'
import { chooseReference } from '#calculators/dscore/choose-reference.ts'
import { dscoreAtZ } from '#calculators/dscore/daz.ts'
import { loadKey, type ItemKey } from '#calculators/dscore/item-key.ts'
import { computeDscore } from '#calculators/dscore/score.ts'
import { itemsFromBds, loadVanWiechen, type BdsAnswers, type VanWiechenTable } from '#calculators/dscore/van-wiechen.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Milestone, MilestoneAnswer } from '../record/record.ts'
import { DAYS_PER_YEAR } from './chart-window.ts'
import { completedMonths, daysBetween } from './visits.ts'

export type DevelopmentPoint = {
  readonly on: PlainDate
  readonly ageDays: number
  readonly ageMonths: number
  /** Of the calendar. */
  readonly completedMonths: number
  readonly d: number
  readonly sem: number
  readonly low: number
  readonly high: number
  /** Null where no reference knows the age. */
  readonly daz: number | null
  readonly itemsUsed: number
}
export type DevelopmentLine = { readonly z: number; readonly points: readonly { readonly x: number; readonly y: number }[] }
export type DevelopmentFacts = {
  readonly untilMonths: number
  readonly lines: readonly DevelopmentLine[]
  readonly points: readonly DevelopmentPoint[]
  /** Of who was born so early: lines of this week. Null: of children born at term. */
  readonly weeks: number | null
  readonly key: string
}
export type DevelopmentTables = { readonly key: ItemKey; readonly scheme: VanWiechenTable }

const KEY = 'gsed2406'
/** Two-sided 95 % of the normal distribution. */
const Z_95 = 1.96
const lineScores = [-2, -1, 0, 1, 2] as const
const sheetsInMonths = [15, 48, 60]
const steps = 40

export async function loadDevelopmentTables(): Promise<DevelopmentTables> {
  const [key, scheme] = await Promise.all([loadKey(KEY), loadVanWiechen()])
  return { key, scheme }
}

export function developmentFacts(
  { key, scheme }: DevelopmentTables,
  born: PlainDate,
  weeks: number | null,
  milestones: readonly Milestone[],
): DevelopmentFacts | null {
  const gestationalAgeWeeks = weeks ?? undefined
  const days = Map.groupBy(milestones, ({ observedOn }) => observedOn.toString())
  const points = [...days.values()].flatMap((ofDay): DevelopmentPoint[] => {
    const [first] = ofDay
    if (first === undefined) return []
    const ageDays = daysBetween(born, first.observedOn)
    if (ageDays < 0) return []
    const ageYears = ageDays / DAYS_PER_YEAR
    const items = itemsFromBds(scheme, bdsAnswersOf(scheme, ofDay), ageYears)
    const { d, sem, daz, itemsUsed } = computeDscore(key, { ageYears, items, gestationalAgeWeeks })
    if (d === null || sem === null) return []
    const at = { on: first.observedOn, ageDays, ageMonths: ageYears * 12, completedMonths: completedMonths(born, first.observedOn) }
    return [{ ...at, d, sem, low: d - Z_95 * sem, high: d + Z_95 * sem, daz, itemsUsed }]
  })
  const last = points.toSorted((one, other) => one.ageMonths - other.ageMonths).at(-1)
  if (last === undefined) return null
  const untilMonths = sheetsInMonths.find((until) => last.ageMonths <= until) ?? 60
  const reference = chooseReference(key, last.ageMonths / 12, gestationalAgeWeeks)
  return {
    ...{ untilMonths, lines: linesOf(reference, untilMonths), weeks: weekOf(reference), key: KEY },
    points: points.toSorted((one, other) => one.ageMonths - other.ageMonths),
  }
}

const weekOf = (reference: AgeReference | null): number | null => {
  const week = /(\d+) weeks of gestation$/.exec(reference?.name ?? '')?.[1]
  return week === undefined ? null : Number(week)
}

const codes: Readonly<Record<MilestoneAnswer, number>> = { '+': 1, '-': 2, M: 3 }

/** From numbers of the scheme with sides to the elements of the data set that answers are kept under. */
export function bdsAnswersOf({ milestones }: VanWiechenTable, answers: readonly Milestone[]): BdsAnswers {
  const found: Record<number, number> = {}
  for (const { item, side, answer } of answers) {
    const number = Number.parseInt(item, 10)
    for (const milestone of milestones) {
      if (milestone.number !== number) continue
      const element = { none: milestone.bds, right: milestone.bdsRight, left: milestone.bdsLeft }[side]
      if (element !== null) found[element] = codes[answer]
    }
  }
  return found
}

const known = new Map<string, readonly DevelopmentLine[]>()

/** Once per process: a line depends on its table alone. */
function linesOf(reference: AgeReference | null, untilMonths: number): readonly DevelopmentLine[] {
  if (reference === null) return []
  const name = `${reference.name} ${untilMonths}`
  const found = known.get(name)
  if (found !== undefined) return found
  const ages = Array.from({ length: steps + 1 }, (_, i) => untilMonths * (i / steps) ** 1.5)
  const made = lineScores.map((z) => ({
    z,
    points: ages.flatMap((x) => {
      const y = parametersAt(reference, x / 12) === null ? null : dscoreAtZ(reference, x / 12, z)
      return y === null ? [] : [{ x, y }]
    }),
  }))
  known.set(name, made)
  return made
}
