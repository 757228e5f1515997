/** Colleagues with whom keeping something back can have been talked over: who give care here now, without who decides (PR-22). */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { listColleagues, type Colleague } from '../../../access/public.ts'

export async function listConsulted(tx: Tx, ctx: Context): Promise<Colleague[]> {
  const me = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
  const gives = ({ roles }: Colleague): boolean => roles.some((role) => role === 'professional' || role === 'coordinator')
  return (await listColleagues(tx)).filter((one) => one.active && one.id !== me && gives(one))
}
