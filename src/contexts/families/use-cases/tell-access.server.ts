/** Tells access, in the transaction in which they changed, the facts of a person that decide who may see what. */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { localDate } from '#platform/time.ts'
import { keepSubject } from '../../access/public-files.ts'
import { lastThatHeld } from '../rules/incapacity.ts'
import { fileState } from '../rules/file-state.ts'
import { findFileFacts } from '../sql/persons.server.ts'

export async function tellAccess(tx: Tx, ctx: Pick<Context, 'centreId' | 'now'>, personId: Id<'person'>): Promise<void> {
  const facts = await withSystemSight(tx, () => findFileFacts(tx, personId))
  if (facts === null) throw new Error('A person that changed is not there')
  const { birthDate, deceasedOn, incapacities, authority, mergedInto } = facts
  const incapable = lastThatHeld(incapacities)
  const state = fileState(facts, localDate(ctx.now))
  await keepSubject(tx, ctx.centreId, { personId, birthDate, deceasedOn, incapable, authority, state, mergedInto })
}
