import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import { readRole } from '../rules/account.ts'
import type { Role } from '../rules/permissions.ts'

export type Invitation = {
  readonly id: Id<'invitation'>
  readonly email: string
  readonly profession: string
  readonly roles: readonly Role[]
  readonly sent: number
  readonly language: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly state: string
  /** An account that is there already: accepting gives it a password. */
  readonly accountId: Id<'account'> | null
}

function invitations(tx: Tx) {
  return tx
    .selectFrom('access.invitation')
    .select(['id', 'email', 'profession', 'roles', 'sent', 'language', 'created_at', 'expires_at', 'state', 'account_id'])
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof invitations>['executeTakeFirst']>>>

function toInvitation(row: Row): Invitation {
  return {
    id: row.id as Id<'invitation'>,
    email: row.email,
    profession: row.profession,
    roles: row.roles.map(readRole).filter((role) => role !== null),
    sent: row.sent,
    language: row.language,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    state: row.state,
    accountId: row.account_id as Id<'account'> | null,
  }
}

/** Those that are open or ran out; used and revoked ones are history, which the audit log has. */
export async function listOpenInvitations(tx: Tx): Promise<Invitation[]> {
  return (await invitations(tx).where('state', '=', 'open').orderBy('created_at').execute()).map(toInvitation)
}

export async function lockInvitation(tx: Tx, id: Id<'invitation'>): Promise<Invitation | null> {
  const row = await invitations(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? null : toInvitation(row)
}

/** Held until the transaction ends: a link that two open at once is used once. */
export async function lockInvitationByToken(tx: Tx, tokenHash: Buffer): Promise<Invitation | null> {
  const row = await invitations(tx).where('token_hash', '=', tokenHash).forUpdate().executeTakeFirst()
  return row === undefined ? null : toInvitation(row)
}

export async function isInvited(tx: Tx, email: string): Promise<boolean> {
  return (
    (await tx.selectFrom('access.invitation').select('id').where('email', '=', email).where('state', '=', 'open').executeTakeFirst()) !==
    undefined
  )
}

export async function insertInvitation(
  tx: Tx,
  row: Omit<Invitation, 'sent' | 'state'> & {
    readonly centreId: Id<'centre'>
    readonly tokenHash: Buffer
    readonly invitedBy: Id<'account'>
  },
): Promise<void> {
  await tx
    .insertInto('access.invitation')
    .values({
      centre_id: row.centreId,
      id: row.id,
      email: row.email,
      profession: row.profession,
      roles: [...row.roles],
      token_hash: row.tokenHash,
      language: row.language,
      invited_by: row.invitedBy,
      account_id: row.accountId,
      created_at: row.createdAt,
      expires_at: row.expiresAt,
    })
    .execute()
}

export async function renewInvitation(
  tx: Tx,
  id: Id<'invitation'>,
  anew: { readonly tokenHash: Buffer; readonly sent: number; readonly expiresAt: Instant },
): Promise<void> {
  await tx
    .updateTable('access.invitation')
    .set({ token_hash: anew.tokenHash, sent: anew.sent, expires_at: anew.expiresAt })
    .where('id', '=', id)
    .execute()
}

export async function endInvitation(tx: Tx, id: Id<'invitation'>, state: 'used' | 'revoked'): Promise<void> {
  await tx.updateTable('access.invitation').set({ state }).where('id', '=', id).execute()
}
