/** Who writes something down: the colleague, or the centre itself for a job or the demonstration. */
import type { Context } from '#platform/context.ts'

export function asker({ actor, centreId, now }: Context): { readonly id: string; readonly at: Context['now'] } {
  return { id: actor.kind === 'staff' ? actor.accountId : centreId, at: now }
}
