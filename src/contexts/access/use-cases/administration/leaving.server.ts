/** Who leaves: first what will end is shown, then a day is set; on that day everything ends at once. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { checkLeavingDay } from '../../rules/administration/role-term.ts'
import { countBelongings, findPerson, setLeavingDay, type Belongings, type Person } from '../../sql/administration/people.server.ts'
import { findAccountById } from '../../sql/accounts.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { endAccount, type AccountSummary } from '../accounts.server.ts'
import { changeAccount, recordAccount, type NoAccount, type OwnAccount } from './change-account.server.ts'
import { lastHeavyRole, type LastOne } from './heavy-roles.server.ts'

export type { Belongings }
export type { GivenRole } from '../../sql/administration/people.server.ts'

/** What other contexts count of somebody who leaves; access asks nobody, so it is handed in where the application is put together. */
export type CountElsewhere = (tx: Tx, accountId: Id<'account'>) => Promise<{ readonly questions: number }>

export type PersonView = Person &
  Pick<AccountSummary, 'displayName' | 'email' | 'profession' | 'state'> & {
    readonly belongings: Belongings & { readonly questions: number }
    readonly isLocal: boolean
    readonly isBound: boolean
  }

export async function readPerson(
  ctx: Context,
  id: Id<'account'>,
  elsewhere: CountElsewhere,
): Promise<Result<PersonView | null, NotPermitted>> {
  return act(ctx, 'account.list', async (tx, permit) => {
    permit.record({ actionCode: 'R', eventType: 'account.read', objectType: 'account', objectId: id })
    const [account, person] = [await findAccountById(tx, id), await findPerson(tx, id)]
    if (account === null || person === null) return ok(null)
    const { displayName, email, profession, state, passwordHash, issuer } = account
    const belongings = { ...(await countBelongings(tx, id)), ...(await elsewhere(tx, id)) }
    return ok({ ...person, displayName, email, profession, state, belongings, isLocal: passwordHash !== null, isBound: issuer !== null })
  })
}

type LeavingRefusal = NoAccount | OwnAccount | LastOne | { readonly kind: 'leaves-in-past' | 'leaves-too-late' } | NotPermitted

/** Sets the first day without access. Today: everything ends now. */
export async function leaveOn(ctx: Context, accountId: Id<'account'>, day: PlainDate): Promise<Result<'left' | 'planned', LeavingRefusal>> {
  return changeAccount(ctx, accountId, async (tx, permit, account): Promise<Result<'left' | 'planned', LeavingRefusal>> => {
    const today = localDate(ctx.now)
    const checked = checkLeavingDay(day, today)
    if (!checked.ok) return checked
    const last = await lastHeavyRole(tx, ctx, accountId, account.roles)
    if (last !== null) return err({ kind: 'last-one', role: last })
    await setLeavingDay(tx, accountId, day)
    recordAccount(permit, 'account.leaveOn', accountId, day.toString())
    if (!day.equals(today)) return ok('planned')
    await endAccount(tx, ctx, permit, accountId)
    return ok('left')
  })
}

/** Stays after all; only before the day. */
export async function stay(ctx: Context, accountId: Id<'account'>): Promise<Result<null, NoAccount | OwnAccount | NotPermitted>> {
  return changeAccount(ctx, accountId, async (tx, permit) => {
    await setLeavingDay(tx, accountId, null)
    recordAccount(permit, 'account.stay', accountId, 'no leaving day')
    return ok(null)
  })
}
