/** Who may do what with a session: the team works with its children, who plans sets it up; for all others it is not there. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { permits } from '../../../access/public.ts'
import { findSession, listMembers, lockSession } from '../../sql/sessions/sessions.server.ts'
import type { KeptSession } from '../../rules/sessions/session.ts'

export type NotThere = { readonly kind: 'not-there' }

export const mayPlan = ({ actor }: Pick<Context, 'actor'>): boolean => permits(actor, 'vaccination.plan')

async function isOfTeam(tx: Tx, { actor }: Pick<Context, 'actor'>, id: Id<'session'>): Promise<boolean> {
  if (actor.kind === 'system') return true
  return actor.kind === 'staff' && (await listMembers(tx, id)).includes(actor.accountId)
}

/** Null: no such session, or one of another team. */
export async function sessionOfTeam(
  tx: Tx,
  ctx: Context,
  id: Id<'session'>,
  lock: 'share' | 'alone' | 'none' = 'none',
): Promise<KeptSession | null> {
  const session = lock === 'none' ? await findSession(tx, id) : await lockSession(tx, id, lock)
  return session !== null && (await isOfTeam(tx, ctx, id)) ? session : null
}

/** The same for pages that show numbers to who plans as well. */
export async function sessionToLookAt(
  tx: Tx,
  ctx: Context,
  id: Id<'session'>,
): Promise<{ readonly session: KeptSession; readonly isTeam: boolean } | null> {
  const session = await findSession(tx, id)
  if (session === null) return null
  const isTeam = await isOfTeam(tx, ctx, id)
  return isTeam || mayPlan(ctx) ? { session, isTeam } : null
}
