/**
 * Writes down what was recorded elsewhere before: birth and parents, the contacts that were, and what was measured and seen in them. Once per child: a record
 * that has anything in it already is left as it is. Only for the product itself (the demonstration, benchmarks).
 */
import type { Context } from '#platform/context.ts'
import { withSystemSight } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { PlainDate } from '#platform/time.ts'
import { act, type NotPermitted } from '../../../access/public.ts'
import type { Child } from '../../../families/public-child.ts'
import type { Background, Measure, Milestone } from '../../rules/record/record.ts'
import { keepBackground } from '../../sql/record/background.server.ts'
import { listContacts } from '../../sql/record/contacts.server.ts'
import { insertMeasurements } from '../../sql/record/measurements.server.ts'
import { insertMilestones } from '../../sql/record/milestones.server.ts'
import { insertHeld } from '../../sql/record/held-contacts.server.ts'
import { keepSchedule } from '../schedule/keep-schedule.server.ts'

export type HeldVisit = {
  readonly moment: string
  readonly window: { readonly from: PlainDate; readonly due: PlainDate; readonly until: PlainDate }
  readonly form: string
  readonly discipline: string
  readonly heldOn: PlainDate
  readonly heldBy: Id<'account'>
  readonly measured: Partial<Readonly<Record<Measure, number>>>
  readonly seen: readonly Pick<Milestone, 'item' | 'side' | 'answer'>[]
}
export type History = { readonly background: Omit<Background, 'version'>; readonly visits: readonly HeldVisit[] }

export async function takeOverHistory(
  ctx: Context,
  child: Child,
  { background, visits }: History,
): Promise<Result<null, NotPermitted | { readonly kind: 'there-already' }>> {
  if (ctx.actor.kind !== 'system') return err({ kind: 'not-permitted' })
  return act(ctx, 'health.write', async (tx, permit): Promise<Result<null, { readonly kind: 'there-already' }>> =>
    withSystemSight(tx, async () => {
      if ((await listContacts(tx, child.id)).length > 0) return err({ kind: 'there-already' })
      const [first] = visits
      const at = ctx.now
      if (first !== undefined) await keepBackground(tx, ctx.centreId, child.id, { ...background, version: 0 }, { by: first.heldBy, at })
      const held = visits.map((visit) => ({ ...visit, id: newId<'contact'>(at.epochMilliseconds), personId: child.id }))
      await insertHeld(tx, ctx.centreId, held, at)
      for (const { id: contactId, heldOn, heldBy, measured, seen } of held) {
        const recorded = { by: heldBy, at: heldOn.toZonedDateTime({ timeZone: 'Europe/Amsterdam', plainTime: '10:00' }).toInstant() }
        // `as`: the keys are those of the type above.
        const values = Object.entries(measured) as [Measure, number][]
        const measurements = values.map(([measure, value]) => {
          const recumbent = measure === 'height' ? measuredLying(child, heldOn) : null
          return { id: newId<'measurement'>(at.epochMilliseconds), contactId, measuredOn: heldOn, measure, value, recumbent }
        })
        await insertMeasurements(tx, ctx.centreId, child.id, measurements, recorded)
        await insertMilestones(
          tx,
          ctx.centreId,
          child.id,
          seen.map((one) => ({ ...one, id: newId<'milestone'>(at.epochMilliseconds), contactId, observedOn: heldOn })),
          recorded,
        )
      }
      await keepSchedule(tx, ctx, child, { ...background, version: 1 })
      permit.record({ actionCode: 'C', objectType: 'record', objectId: child.id, subjectId: child.id, fieldGroup: 'healthPieces' })
      return ok(null)
    }),
  )
}

/** Up to two years a child is measured lying. */
const measuredLying = ({ birthDate }: Child, on: PlainDate): boolean =>
  birthDate !== null && birthDate.until(on, { largestUnit: 'year' }).years < 2
