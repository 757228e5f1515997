/** Keeps measurements of one child of one day: checked by the rule, all of them or none. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { formatDate } from '#calculators/core/civil-date.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import type { NotPermitted } from '../../../access/public.ts'
import { findChild } from '../../../families/public-child.ts'
import { loadGrowthTables } from '../../rules/growth-answer.ts'
import { checkMeasurement, readMeasurements, type MeasurementDoubt, type TypedMeasurements } from '../../rules/record/check-measurement.ts'
import { typedMeasures, type ChildFacts } from '../../rules/record/child-facts.ts'
import type { Measurement } from '../../rules/record/record.ts'
import { insertMeasurements } from '../../sql/record/measurements.server.ts'
import { actorIdOf } from './actor-id.ts'
import { readFacts } from './read-facts.server.ts'

export type MeasurementsRefusal =
  | { readonly kind: 'doubts'; readonly doubts: readonly MeasurementDoubt[] }
  | { readonly kind: 'nothing-measured' }

export type NewMeasurements = {
  readonly typed: TypedMeasurements
  readonly recumbent: boolean | null
  /** Somebody looked at the questions about these numbers, and said that they are right. */
  readonly isSure: (doubt: MeasurementDoubt) => boolean
  readonly contactId: Id<'contact'> | null
}

/** The measurements that may be kept, or what stands in the way. */
export function decideMeasurements(facts: ChildFacts, { typed, recumbent, isSure, contactId }: NewMeasurements, at: number) {
  const doubts = checkMeasurement(typed, facts).filter((doubt) => !doubt.mayStand || !isSure(doubt))
  if (doubts.length > 0) return err({ kind: 'doubts', doubts } as const)
  const { day, values } = readMeasurements(typed)
  if (day === null) return ok([])
  const measuredOn = Temporal.PlainDate.from(formatDate(day))
  return ok(
    typedMeasures.flatMap((measure): Measurement[] => {
      const value = values[measure]
      const lying = measure === 'height' ? recumbent : null
      return value === null ? [] : [{ id: newId(at), contactId, measuredOn, measure, value, recumbent: lying }]
    }),
  )
}

/** Saves what was decided, and writes down what. */
export async function keepMeasurements(tx: Tx, ctx: Context, permit: FilePermit, all: readonly Measurement[]): Promise<void> {
  await insertMeasurements(tx, ctx.centreId, permit.personId, all, { by: actorIdOf(ctx), at: ctx.now })
  for (const { id, measure } of all)
    permit.record({ actionCode: 'C', objectType: 'measurement', objectId: id, fieldGroup: 'healthPieces', detail: measure })
}

/** Outside a contact: what was measured elsewhere, or came in later. */
export async function recordMeasurements(
  ctx: Context,
  personId: Id<'person'>,
  wish: NewMeasurements,
): Promise<Result<readonly Id<'measurement'>[], MeasurementsRefusal | NoAccess | NotPermitted>> {
  await loadGrowthTables()
  const of = { personId, does: 'write', fields: 'healthPieces', also: ['index', 'identity'], actionCode: 'C' } as const
  return actOnFile(ctx, 'health.write', of, async (tx, permit): Promise<Result<readonly Id<'measurement'>[], MeasurementsRefusal>> => {
    const child = await findChild(tx, personId)
    if (child === null) throw new Error('A file that was opened has no person')
    const { facts } = await readFacts(tx, child, ctx.now)
    const decided = decideMeasurements(facts, wish, ctx.now.epochMilliseconds)
    if (!decided.ok) return decided
    if (decided.value.length === 0) return err({ kind: 'nothing-measured' })
    await keepMeasurements(tx, ctx, permit, decided.value)
    return ok(decided.value.map(({ id }) => id))
  })
}
