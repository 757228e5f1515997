/** An invented health record of one child, through the queries of the record with the sight of the system. */
import { inTransaction, type Database } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import { noBackground, type Background, type Measure, type Milestone } from '#contexts/child-health/rules/record/record.ts'
import { keepBackground } from '#contexts/child-health/sql/record/background.server.ts'
import { insertMeasurements } from '#contexts/child-health/sql/record/measurements.server.ts'
import { insertMilestones } from '#contexts/child-health/sql/record/milestones.server.ts'
import { aTuesdayMorning } from './centres.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
export type Measured = Partial<Readonly<Record<Measure, number>>>

/** Born at term, with parents of ordinary height. */
export const aBackground: Background = {
  ...noBackground,
  ...{ gestationDays: 39 * 7 + 2, birthWeightG: 3420, birthLengthMm: 505, birthHeadMm: 348, motherHeightMm: 1700, fatherHeightMm: 1830 },
}

export type History = {
  readonly background?: Background
  /** By day, in millimetres and grams. */
  readonly measurements?: Readonly<Record<string, Measured>>
  readonly milestones?: Readonly<Record<string, readonly Pick<Milestone, 'item' | 'side' | 'answer'>[]>>
}

/** A girl of 2014: along her own line, a little below the middle. */
export const aGirlsHistory: History = {
  background: aBackground,
  measurements: {
    '2014-03-01': { height: 535, weight: 4_100, head: 368 },
    '2014-05-02': { height: 590, weight: 5_600, head: 396 },
    '2014-08-01': { height: 660, weight: 7_200, head: 423 },
    '2015-02-02': { height: 740, weight: 9_000, head: 450 },
    '2016-02-01': { height: 860, weight: 11_800, head: 474 },
    '2017-02-03': { height: 950, weight: 14_000 },
    '2019-02-01': { height: 1_095, weight: 18_600 },
    '2024-09-10': { height: 1_430, weight: 35_500 },
  },
  milestones: {
    '2014-05-02': [
      { item: '30', side: 'none', answer: '+' },
      { item: '4', side: 'none', answer: 'M' },
      { item: '57', side: 'none', answer: '+' },
    ],
    '2014-08-01': [
      { item: '5', side: 'none', answer: '+' },
      { item: '6', side: 'right', answer: '+' },
      { item: '6', side: 'left', answer: '+' },
      { item: '32', side: 'none', answer: '+' },
      { item: '58', side: 'none', answer: '-' },
    ],
  },
}

export async function aHistory(
  db: Database,
  centreId: Id<'centre'>,
  personId: Id<'person'>,
  { background, measurements = {}, milestones = {} }: History,
  by: Id<'account'>,
  now: Instant = aTuesdayMorning,
): Promise<void> {
  const recorded = { by, at: now }
  await inTransaction(db, { centreId, actor: 'system', now }, async (tx) => {
    if (background !== undefined) await keepBackground(tx, centreId, personId, background, recorded)
    const measured = Object.entries(measurements).flatMap(([on, values]) =>
      // `as`: the keys are those of the type above.
      (Object.entries(values) as [Measure, number][]).map(([measure, value]) => ({
        ...{ id: newId<'measurement'>(), contactId: null, measuredOn: day(on), measure, value, recumbent: null },
      })),
    )
    await insertMeasurements(tx, centreId, personId, measured, recorded)
    const seen = Object.entries(milestones).flatMap(([on, all]) =>
      all.map((one) => ({ ...one, id: newId<'milestone'>(), contactId: null, observedOn: day(on) })),
    )
    await insertMilestones(tx, centreId, personId, seen, recorded)
  })
}
