/** Sessions of the staff: begun by signing in, found on every request, ended here or everywhere. The database knows the hash of the token only. */
import { createHash, randomBytes } from 'node:crypto'
import type { Actor, Context } from '#platform/context.ts'
import { inTransaction, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import type { Instant } from '#platform/time.ts'
import { isTimeToTouch, mostSessions, startTimes, stateOf } from '../rules/session.ts'
import { lockAccount } from '../sql/accounts.server.ts'
import {
  deleteSession,
  deleteSessionsOf,
  findSessionByHash,
  insertSession,
  keepNewestSessions,
  touchSession,
} from '../sql/sessions.server.ts'
import { act, type NotPermitted, type Permit } from './act.server.ts'

export type StaffActor = Extract<Actor, { kind: 'staff' }>

export type SignedIn = { readonly token: string; readonly accountId: Id<'account'> }

/** How somebody proved who they are: `acr` is what the identity provider said of it; not `proved`: it knew the person from an earlier time. */
export type Proof = { readonly accountId: Id<'account'>; readonly acr: string; readonly proved?: boolean } & Browser

/** The browser that signs in: what it is, and the session that it still had. */
export type Browser = { readonly device?: string; readonly previousToken?: string }

/** Begins a session for an active account; a session that this browser still had ends. */
export async function beginSession(ctx: Context, proof: Proof): Promise<Result<SignedIn, { kind: 'no-account' } | NotPermitted>> {
  return act(ctx, 'session.begin', (tx, permit) => startSession(tx, ctx, permit, proof))
}

/** The same within a transaction that is under way. */
export async function startSession(
  tx: Tx,
  ctx: Context,
  permit: Permit<'session.begin'>,
  { accountId, acr, proved = true, previousToken, device = '' }: Proof,
): Promise<Result<SignedIn, { kind: 'no-account' }>> {
  const account = await lockAccount(tx, accountId)
  if (account?.state !== 'active') return err({ kind: 'no-account' })
  if (previousToken !== undefined) await deleteSession(tx, hashOf(previousToken))
  const token = randomBytes(32).toString('base64url')
  await insertSession(tx, {
    ...startTimes(ctx.now),
    centreId: ctx.centreId,
    id: newId(ctx.now.epochMilliseconds),
    accountId,
    tokenHash: hashOf(token),
    acr: acr.slice(0, 200),
    device: device.slice(0, 40),
    provedAt: proved ? ctx.now : null,
  })
  await keepNewestSessions(tx, accountId, mostSessions)
  permit.record({ actionCode: 'E', objectType: 'account', objectId: accountId, detail: acr.slice(0, 200) })
  return ok({ token, accountId })
}

/** Who this token belongs to now, with the roles of now; null when it is unknown, too old, or its account is closed. */
export async function findSession(
  { db }: Pick<Services, 'db'>,
  centreId: Id<'centre'>,
  token: string,
  now: Instant,
): Promise<StaffActor | null> {
  const tokenHash = hashOf(token)
  return inTransaction(db, { centreId, actor: 'system', now }, async (tx) => {
    const session = await findSessionByHash(tx, tokenHash)
    if (session === null || stateOf(session, now) !== 'live') return null
    if (isTimeToTouch(session, now)) await touchSession(tx, tokenHash, now)
    const { accountId, roles, profession, displayName: name, id, provedAt } = session
    return { kind: 'staff', accountId, roles, profession, name, session: { id, provedAt } }
  })
}

/** Signs out here. */
export async function endSession(ctx: Context, token: string): Promise<Result<null, { kind: 'no-session' } | NotPermitted>> {
  return act(ctx, 'session.end', async (tx, permit) => {
    const accountId = await deleteSession(tx, hashOf(token))
    if (accountId === null) return err({ kind: 'no-session' })
    permit.record({ actionCode: 'E', objectType: 'account', objectId: accountId })
    return ok(null)
  })
}

/** Signs out everywhere: on every device where this person is signed in. Answers how many sessions ended. */
export async function endAllSessions(ctx: Context): Promise<Result<number, { kind: 'no-session' } | NotPermitted>> {
  return act(ctx, 'session.end', async (tx, permit) => {
    if (ctx.actor.kind !== 'staff') return err({ kind: 'no-session' })
    const { accountId } = ctx.actor
    const ended = await deleteSessionsOf(tx, accountId)
    permit.record({ actionCode: 'E', objectType: 'account', objectId: accountId, detail: `everywhere ${ended}` })
    return ok(ended)
  })
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
