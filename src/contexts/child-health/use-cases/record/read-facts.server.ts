/** What the rules have to know of a child, out of the record: the figures that server and browser compute with. */
import { parseDate, type CivilDay } from '#calculators/core/civil-date.ts'
import type { Sex as TableSex } from '#calculators/growth/words.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import { localDate } from '#platform/time.ts'
import { listTwins, type Child } from '../../../families/public-child.ts'
import type { Background, Measurement, Milestone } from '../../rules/record/record.ts'
import { typedMeasures, type ChildFacts, type KnownMeasurement, type TypedMeasure } from '../../rules/record/child-facts.ts'
import { findBackground } from '../../sql/record/background.server.ts'
import { listJustMeasured, listMeasurements } from '../../sql/record/measurements.server.ts'
import { listMilestones } from '../../sql/record/milestones.server.ts'

/** So long after a twin was measured the same numbers are asked about. */
const JUST_NOW = { minutes: 90 }

export const civilDay = (date: PlainDate): CivilDay => parseDate(date.toString()) ?? 0
const isTyped = (measure: string): measure is TypedMeasure => typedMeasures.some((one) => one === measure)
const sexOf = ({ sex }: Child): TableSex | null => (sex === 'female' || sex === 'male' ? sex : null)

export type FactsOf = {
  readonly facts: ChildFacts
  readonly background: Background
  readonly measurements: readonly Measurement[]
  readonly milestones: readonly Milestone[]
  readonly twins: readonly Child[]
}

/** Within the transaction in which the file was opened; the twins are those that the reader may see. */
export async function readFacts(tx: Tx, child: Child, now: Instant): Promise<FactsOf> {
  const [background, measurements, milestones, twins] = [
    await findBackground(tx, child.id),
    await listMeasurements(tx, child.id),
    await listMilestones(tx, child.id),
    await listTwins(tx, child),
  ]
  const just = await listJustMeasured(
    tx,
    twins.map(({ id }) => id),
    now.subtract(JUST_NOW),
  )
  const { gestationDays, population, birthWeightG, birthLengthMm, birthHeadMm, motherHeightMm, fatherHeightMm } = background
  const facts: ChildFacts = {
    ...{ today: civilDay(localDate(now)), born: child.birthDate === null ? null : civilDay(child.birthDate), sex: sexOf(child) },
    ...{ gestationDays, population, birthWeightG, birthLengthMm, birthHeadMm, motherHeightMm, fatherHeightMm },
    measurements: measurements.flatMap((one): KnownMeasurement[] =>
      isTyped(one.measure) ? [{ measure: one.measure, day: civilDay(one.measuredOn), value: one.value, recumbent: one.recumbent }] : [],
    ),
    milestones: milestones.map(({ item, side, answer, observedOn }) => ({ item, side, answer, day: civilDay(observedOn) })),
    twins: twins.map(({ id, callName }) => ({
      name: callName,
      justMeasured: just.flatMap(({ personId, measure, value }) => (personId === id && isTyped(measure) ? [{ measure, value }] : [])),
    })),
  }
  return { facts, background, measurements, milestones, twins }
}
