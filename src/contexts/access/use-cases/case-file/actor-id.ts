import type { Context } from '#platform/context.ts'

/** Who did it, as a row remembers it: the account, or for a job or the demonstration the centre itself. */
export function actorIdOf({ actor, centreId }: Context): string {
  return actor.kind === 'staff' ? actor.accountId : centreId
}
