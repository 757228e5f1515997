/** A new password for oneself: after a fresh proof; every other session ends, and whoever is half-way with the old one begins again. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Mail } from '#platform/mail.server.ts'
import { hashPassword, verifyPassword } from '#platform/password-hash.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { checkPassword, type PasswordRefusal } from '../rules/password.ts'
import { findAccountById, updateAccount } from '../sql/accounts.server.ts'
import { deletePendingSignInsOf } from '../sql/pending-sign-ins.server.ts'
import { deleteOtherSessions, deleteSessionsOf } from '../sql/sessions.server.ts'
import { act, type NotPermitted } from './act.server.ts'
import { changeOwn, type NotLocal } from './own-access.server.ts'

export const passwordMailJob = 'access.password-changed'

type Refused = PasswordRefusal | { readonly kind: 'not-repeated' | 'same' | 'no-password' } | NotLocal

/** The app, passkeys and recovery codes stay as they are. */
export async function changePassword(
  { jobs }: Pick<Services, 'jobs'>,
  ctx: Context,
  typed: { readonly password: string; readonly again: string },
): Promise<Result<{ ended: number }, Refused | NotPermitted>> {
  if (typed.password !== typed.again) return err({ kind: 'not-repeated' })
  return changeOwn(ctx, async (tx, permit, { accountId, session }, account): Promise<Result<{ ended: number }, Refused>> => {
    if (account.passwordHash === null) return err({ kind: 'no-password' })
    const good = checkPassword(typed.password, { email: account.email, name: account.displayName })
    if (!good.ok) return good
    if ((await verifyPassword(good.value, account.passwordHash)) === 'right') return err({ kind: 'same' })
    await updateAccount(tx, accountId, { password_hash: await hashPassword(good.value) })
    await deletePendingSignInsOf(tx, accountId)
    const ended = session === undefined ? await deleteSessionsOf(tx, accountId) : await deleteOtherSessions(tx, accountId, session.id)
    await jobs.tell(tx, passwordMailJob, { centreId: ctx.centreId, accountId })
    permit.record({
      actionCode: 'U',
      eventType: 'account.changePassword',
      objectType: 'account',
      objectId: accountId,
      detail: `ended ${ended}`,
    })
    return ok({ ended })
  })
}

/** That it was changed, and what to do when that was somebody else: no link, no name, nothing of the password. */
export async function sendPasswordNotice(
  ctx: Context,
  mail: Mail,
  accountId: Id<'account'>,
  words: { readonly subject: string; readonly text: string },
): Promise<void> {
  const found = await act(ctx, 'account.tellPassword', async (tx, permit) => {
    permit.record({ actionCode: 'E', objectType: 'account', objectId: accountId })
    return ok(await findAccountById(tx, accountId))
  })
  if (found.ok && found.value?.state === 'active') await mail.send({ to: found.value.email, ...words })
}
