/**
 * Invitations: an administrator asks somebody by mail to work here, with roles. The secret of the link is kept nowhere: it follows by a key outside
 * the database from the invitation and how often it was sent, so that the job that mails it needs the id only and may run twice.
 */
import { createHash } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { lastingPseudonym, type Keys } from '#platform/keys.server.ts'
import type { Mail } from '#platform/mail.server.ts'
import { hashPassword } from '#platform/password-hash.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { checkAccount, readRole, type AccountRefusal } from '../rules/account.ts'
import { isHeavy } from '../rules/administration/heavy-role.ts'
import { expiryOf, stateOfInvitation, type InvitationState } from '../rules/invitation.ts'
import { checkPassword, type PasswordRefusal } from '../rules/password.ts'
import { findAccountByEmail, findAccountById, insertAccount, insertRole, lockAccount, updateAccount } from '../sql/accounts.server.ts'
import {
  endInvitation,
  insertInvitation,
  isInvited,
  listOpenInvitations,
  lockInvitation,
  lockInvitationByToken,
  renewInvitation,
  type Invitation,
} from '../sql/invitations.server.ts'
import { act, type NotPermitted, type Permit } from './act.server.ts'
import type { EmailTaken, RoleNeedsTwo } from './accounts.server.ts'
import { recordFailure } from './record-failure.server.ts'
import { beginSecondStep } from './second-step.server.ts'

type Needs = Pick<Services, 'keys' | 'jobs'>

export const invitationMailJob = 'access.invitation-mail'

export type Wish = { readonly email: string; readonly profession: string; readonly roles: readonly string[]; readonly language: string }

export type InviteRefusal = AccountRefusal | EmailTaken | RoleNeedsTwo | { readonly kind: 'invited-already' }

export async function invite(needs: Needs, ctx: Context, wish: Wish): Promise<Result<Id<'invitation'>, InviteRefusal | NotPermitted>> {
  return act(ctx, 'account.manage', async (tx, permit): Promise<Result<Id<'invitation'>, InviteRefusal>> => {
    // The name is the invited person's own to give; one that is good enough stands in here.
    const checked = checkAccount({ ...wish, displayName: wish.email.slice(0, 100) || '-' })
    if (!checked.ok) return checked
    const { email, profession, roles } = checked.value
    const heavy = roles.find(isHeavy)
    if (heavy !== undefined) return err({ kind: 'role-needs-two', role: heavy })
    if ((await findAccountByEmail(tx, email)) !== null) return err({ kind: 'email-taken' })
    if (await isInvited(tx, email)) return err({ kind: 'invited-already' })
    return ok(await openInvitationFor(needs, tx, ctx, permit, { email, profession, roles, accountId: null }, wish.language))
  })
}

/** Invites whom an account was made for, by a list or a command: the link gives it a password. Nobody who can sign in already. */
export async function inviteToAccount(
  needs: Needs,
  ctx: Context,
  accountIds: readonly Id<'account'>[],
  language: string,
): Promise<Result<number, NotPermitted>> {
  return act(ctx, 'account.manage', async (tx, permit) => {
    let sent = 0
    for (const id of accountIds) {
      const account = await lockAccount(tx, id)
      if (account?.state !== 'active' || account.passwordHash !== null || account.issuer !== null) continue
      if (await isInvited(tx, account.email)) continue
      const { email, profession } = account
      // To be shown only: accepting leaves the roles of the account as they are.
      const roles = account.roles.map(readRole).filter((role) => role !== null)
      await openInvitationFor(needs, tx, ctx, permit, { email, profession, roles, accountId: id }, language)
      sent += 1
    }
    permit.record({ actionCode: 'E', eventType: 'account.inviteMany', objectType: 'centre', objectId: ctx.centreId, detail: `run ${sent}` })
    return ok(sent)
  })
}

async function openInvitationFor(
  { keys, jobs }: Needs,
  tx: Tx,
  ctx: Context,
  permit: Permit<'account.manage'>,
  whom: Pick<Invitation, 'email' | 'profession' | 'roles' | 'accountId'>,
  language: string,
): Promise<Id<'invitation'>> {
  if (ctx.actor.kind !== 'staff') throw new Error('Only somebody who is signed in invites')
  const id = newId<'invitation'>(ctx.now.epochMilliseconds)
  const tokenHash = hashOf(tokenFor(keys, ctx, id, 1))
  const times = { createdAt: ctx.now, expiresAt: expiryOf(ctx.now) }
  await insertInvitation(tx, { ...whom, ...times, centreId: ctx.centreId, id, language, tokenHash, invitedBy: ctx.actor.accountId })
  await jobs.tell(tx, invitationMailJob, { centreId: ctx.centreId, invitationId: id })
  record(permit, 'C', 'account.invite', id, whom.roles.join(',') || 'no role')
  return id
}

type NotOpen = { readonly kind: 'not-open' }

/** Sends another link; the one before is dead from now on. */
export async function resendInvitation(
  { keys, jobs }: Needs,
  ctx: Context,
  id: Id<'invitation'>,
): Promise<Result<null, NotOpen | NotPermitted>> {
  return act(ctx, 'account.manage', async (tx, permit) => {
    const found = await lockInvitation(tx, id)
    if (found?.state !== 'open') return err({ kind: 'not-open' })
    const sent = found.sent + 1
    await renewInvitation(tx, id, { sent, tokenHash: hashOf(tokenFor(keys, ctx, id, sent)), expiresAt: expiryOf(ctx.now) })
    await jobs.tell(tx, invitationMailJob, { centreId: ctx.centreId, invitationId: id })
    record(permit, 'U', 'account.inviteAgain', id)
    return ok(null)
  })
}

export async function revokeInvitation(ctx: Context, id: Id<'invitation'>): Promise<Result<null, NotOpen | NotPermitted>> {
  return act(ctx, 'account.manage', async (tx, permit) => {
    if ((await lockInvitation(tx, id))?.state !== 'open') return err({ kind: 'not-open' })
    await endInvitation(tx, id, 'revoked')
    record(permit, 'U', 'account.revokeInvitation', id)
    return ok(null)
  })
}

export type ListedInvitation = Invitation & { readonly now: InvitationState }

export async function listInvitations(ctx: Context): Promise<Result<ListedInvitation[], NotPermitted>> {
  return act(ctx, 'account.list', async (tx, permit) => {
    const found = await listOpenInvitations(tx)
    permit.record({ actionCode: 'R', eventType: 'account.listInvitations', detail: `selected ${found.length}` })
    return ok(found.map((one) => ({ ...one, now: stateOfInvitation(one, ctx.now) })))
  })
}

/** The job: mails the link of an open invitation. The mail names the centre and nobody. */
export async function sendInvitation(
  keys: Keys,
  ctx: Context,
  mail: Mail,
  id: Id<'invitation'>,
  letter: (language: string, token: string) => Promise<{ readonly subject: string; readonly text: string }>,
): Promise<void> {
  const found = await act(ctx, 'invitation.send', async (tx, permit) => {
    const kept = await lockInvitation(tx, id)
    permit.record({ actionCode: 'E', objectType: 'invitation', objectId: id })
    return ok(kept !== null && stateOfInvitation(kept, ctx.now) === 'open' ? kept : null)
  })
  if (!found.ok || found.value === null) return
  const { email, language, sent } = found.value
  await mail.send({ to: email, ...(await letter(language, tokenFor(keys, ctx, id, sent))) })
}

export type Shown = { readonly state: InvitationState; readonly email: string; readonly name: string }

/** What stands behind a link; null for one that never was. */
export async function openInvitation(ctx: Context, token: string): Promise<Result<Shown | null, NotPermitted>> {
  const shown = await act(ctx, 'invitation.open', async (tx) => {
    const found = await lockInvitationByToken(tx, hashOf(token))
    if (found === null) return ok(null)
    const account = found.accountId === null ? null : await findAccountById(tx, found.accountId)
    return ok({ state: stateOfInvitation(found, ctx.now), email: found.email, name: account?.displayName ?? '' })
  })
  if (shown.ok && shown.value?.state !== 'open') await recordFailure(ctx, 'invitation.open', shown.value?.state ?? 'unknown')
  return shown
}

export type AcceptRefusal = AccountRefusal | PasswordRefusal | EmailTaken | { readonly kind: 'unknown' | Exclude<InvitationState, 'open'> }

/** Makes the account, with the name and password that the person chose, and leads to the second step. */
export async function acceptInvitation(
  ctx: Context,
  { token, ...wish }: { readonly token: string; readonly name: string; readonly password: string },
): Promise<Result<string, AcceptRefusal | NotPermitted>> {
  return act(ctx, 'invitation.accept', async (tx, permit): Promise<Result<string, AcceptRefusal>> => {
    const found = await lockInvitationByToken(tx, hashOf(token))
    if (found === null) return err({ kind: 'unknown' })
    const state = stateOfInvitation(found, ctx.now)
    if (state !== 'open') return err({ kind: state })
    const made = await makeAccount(tx, ctx, found, wish)
    if (!made.ok) return made
    await endInvitation(tx, found.id, 'used')
    const detail = `by invitation: ${found.roles.join(',') || 'no role'}`
    permit.record({ actionCode: 'C', eventType: 'account.add', objectType: 'account', objectId: made.value, detail })
    return ok(await beginSecondStep(tx, ctx, made.value))
  })
}

async function makeAccount(
  tx: Tx,
  ctx: Context,
  { email, profession, roles, accountId }: Invitation,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<Result<Id<'account'>, AccountRefusal | PasswordRefusal | EmailTaken>> {
  const checked = checkAccount({ displayName: name, email, profession, roles })
  if (!checked.ok) return checked
  const good = checkPassword(password, { email, name: checked.value.displayName })
  if (!good.ok) return good
  const { roles: _roles, ...account } = checked.value
  if (accountId !== null) {
    if ((await lockAccount(tx, accountId))?.state !== 'active') return err({ kind: 'email-taken' })
    const { displayName: display_name, publicName: public_name } = account
    await updateAccount(tx, accountId, { display_name, public_name, password_hash: await hashPassword(good.value) })
    return ok(accountId)
  }
  const id = newId<'account'>(ctx.now.epochMilliseconds)
  const added = await insertAccount(tx, {
    ...account,
    id,
    centreId: ctx.centreId,
    passwordHash: await hashPassword(good.value),
    now: ctx.now,
  })
  if (!added) return err({ kind: 'email-taken' })
  // One that was sent before heavy roles wanted two people may name one: it comes by a proposal now.
  for (const role of roles.filter((one) => !isHeavy(one))) await insertRole(tx, ctx.centreId, id, role)
  return ok(id)
}

function tokenFor(keys: Keys, { centreId }: Context, id: Id<'invitation'>, sent: number): string {
  return lastingPseudonym(keys, 'invitation', `${centreId} ${id} ${sent}`).toString('base64url')
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

function record(permit: Permit<'account.manage'>, actionCode: 'C' | 'U', eventType: string, objectId: string, detail?: string): void {
  permit.record({ actionCode, eventType, objectType: 'invitation', objectId, ...(detail === undefined ? {} : { detail }) })
}
