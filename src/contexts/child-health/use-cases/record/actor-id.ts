import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'

/** Who writes in the record: the verbs let staff in only. */
export function actorIdOf({ actor }: Context): Id<'account'> {
  if (actor.kind !== 'staff') throw new Error('Only staff writes in the record')
  return actor.accountId
}
