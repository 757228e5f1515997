/** A centre comes to be: in its region, with its hours. Only a command or the demonstration founds one; nobody signed in can. */
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { checkCentre, type CentreRefusal, type NewCentre } from '../rules/centre.ts'
import { ensureRegion, findTaken, insertCentre, lockFounding } from '../sql/centres.server.ts'
import { act, type NotPermitted } from './act.server.ts'

export type FoundRefusal =
  | CentreRefusal
  /** The short name, a host name, or being the default is another centre's already. */
  | { readonly kind: 'taken'; readonly what: 'slug' | 'host' | 'default'; readonly by: string }

/** Founds a centre and answers its id. The first line of its audit log is its own founding. */
export async function foundCentre(
  ctx: Omit<Context, 'centreId'>,
  wish: NewCentre,
): Promise<Result<Id<'centre'>, FoundRefusal | NotPermitted>> {
  // There is no centre yet in whose log a refusal could stand.
  if (ctx.actor.kind !== 'system') return err({ kind: 'not-permitted' })
  const checked = checkCentre(wish)
  if (!checked.ok) return checked
  const id = newId<'centre'>(ctx.now.epochMilliseconds)
  return act({ ...ctx, centreId: id }, 'centre.found', async (tx, permit): Promise<Result<Id<'centre'>, FoundRefusal>> => {
    await lockFounding(tx)
    const taken = await findTaken(tx, checked.value)
    if (taken !== null) return err({ kind: 'taken', what: taken.kind, by: taken.by })
    await insertCentre(tx, id, await ensureRegion(tx, checked.value.region), checked.value)
    permit.record({ actionCode: 'C', objectType: 'centre', objectId: id, detail: checked.value.slug })
    return ok(id)
  })
}
