import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { ok, type Result } from '#platform/result.ts'
import { findAccountById, listAccountRows } from '../sql/accounts.server.ts'
import { act, type NotPermitted } from './act.server.ts'
import type { Centre } from './centres.server.ts'

/** Somebody of the demonstration whom a visitor may try on. */
export type SampleAccount = {
  readonly id: Id<'account'>
  readonly name: string
  readonly email: string
  readonly profession: string
  readonly roles: readonly string[]
}

/** One account per profession and set of roles, of a demonstration centre only: a real centre shows nobody. */
export async function listSampleAccounts(
  ctx: Context,
  centre: Pick<Centre, 'demonstration'>,
): Promise<Result<SampleAccount[], NotPermitted>> {
  return act(ctx, 'demonstration.signIn', async (tx) => {
    const found = new Map<string, SampleAccount>()
    for (const { id, displayName: name, email, profession, roles, state } of centre.demonstration ? await listAccountRows(tx) : []) {
      const kind = `${profession} ${roles.join(',')}`
      if (state === 'active' && roles.length > 0 && !found.has(kind)) found.set(kind, { id, name, email, profession, roles })
    }
    return ok([...found.values()])
  })
}

/** The account behind a choice, while it is active. */
export async function findSampleAccount(
  ctx: Context,
  centre: Pick<Centre, 'demonstration'>,
  id: Id<'account'>,
): Promise<Result<SampleAccount | null, NotPermitted>> {
  return act(ctx, 'demonstration.signIn', async (tx) => {
    const account = centre.demonstration ? await findAccountById(tx, id) : null
    if (account?.state !== 'active') return ok(null)
    const { displayName: name, email, profession, roles } = account
    return ok({ id, name, email, profession, roles })
  })
}
