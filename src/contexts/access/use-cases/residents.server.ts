/** Residents with an account: who is signed in, on which devices, signing out, and deleting the account at once. */
import { createHash, randomBytes } from 'node:crypto'
import type { Actor, Context } from '#platform/context.ts'
import { becomeResident, inTransaction, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import type { Instant } from '#platform/time.ts'
import { opensFile } from '../rules/case-file/file-key.ts'
import { isLive, residentEndsAt } from '../rules/resident.ts'
import { isTimeToTouch } from '../rules/session.ts'
import { deleteMailLinksOf } from '../sql/mail-links.server.ts'
import {
  deleteResident,
  deleteResidentSessions,
  findResident,
  findResidentByHash,
  findResidentSession,
  insertResident,
  insertResidentSession,
  listResidentSessions,
  lockResident,
  touchResidentSession,
  type NewResident,
  type ResidentSession,
} from '../sql/residents.server.ts'
import { act, type NotPermitted, type Permit } from './act.server.ts'
import { openForCentre } from './sealed.server.ts'

export type ResidentActor = Extract<Actor, { kind: 'resident' }>
export type ResidentSignedIn = { readonly token: string; readonly residentId: Id<'resident'> }

export const mailPlace = 'resident-mail'

/** Finds the account of a hash or makes it, and begins a session: within the transaction of whatever proved who it is. */
export async function startResidentSession(
  tx: Tx,
  ctx: Context,
  permit: Permit<'resident.signIn'>,
  who: Omit<NewResident, 'id' | 'now'> & { readonly acr: string; readonly device: string },
): Promise<ResidentSignedIn> {
  const [by, hash] = who.mailHash === null ? (['subject_hash', who.subjectHash] as const) : (['mail_hash', who.mailHash] as const)
  if (hash === null) throw new Error('A resident without address and subject')
  const { mailHash, mail, subjectHash } = who
  const id = newId<'resident'>(ctx.now.epochMilliseconds)
  await insertResident(tx, ctx.centreId, { id, mailHash, mail, subjectHash, now: ctx.now })
  const residentId = await findResidentByHash(tx, by, hash)
  if (residentId === null) throw new Error('A resident that was just made is not there')
  await becomeResident(tx, residentId)
  const token = randomBytes(32).toString('base64url')
  await insertResidentSession(tx, ctx.centreId, {
    id: newId(ctx.now.epochMilliseconds),
    tokenHash: hashOf(token),
    residentId,
    device: who.device.slice(0, 40),
    acr: who.acr.slice(0, 200),
    lastSeenAt: ctx.now,
    endsAt: residentEndsAt(ctx.now),
  })
  if (residentId === id) permit.record({ actionCode: 'C', eventType: 'resident.create', objectType: 'resident', objectId: id })
  permit.record({ actionCode: 'E', objectType: 'resident', objectId: residentId, detail: who.acr.slice(0, 200) })
  return { token, residentId }
}

/** Who this token belongs to now; null when it is unknown or too old. */
export async function findSignedInResident(
  { db }: Pick<Services, 'db'>,
  centreId: Id<'centre'>,
  token: string,
  now: Instant,
): Promise<ResidentActor | null> {
  return inTransaction(db, { centreId, actor: 'system' }, async (tx) => {
    const session = await findResidentSession(tx, hashOf(token))
    if (session === null || !isLive(session, now)) return null
    if (isTimeToTouch(session, now)) await touchResidentSession(tx, session.id, now)
    const { residentId, id: sessionId } = session
    return { kind: 'resident', residentId, sessionId, ...(opensFile(session) ? { opensFile: true as const } : {}) }
  })
}

export type OwnAccount = {
  /** The own address; null for who comes in by the identity provider. */
  readonly mail: string | null
  readonly since: Instant
  readonly devices: readonly (Pick<ResidentSession, 'id' | 'device' | 'createdAt' | 'lastSeenAt'> & { readonly here: boolean })[]
}

export async function readOwnAccount(keys: Keys, ctx: Context): Promise<Result<OwnAccount, NotPermitted>> {
  return act(ctx, 'resident.readOwn', async (tx) => {
    const { residentId, sessionId } = me(ctx)
    const resident = await findResident(tx, residentId)
    if (resident === null) throw new Error('Who is signed in has no account')
    const sessions = await listResidentSessions(tx, residentId)
    return ok({
      mail: resident.mail === null ? null : openForCentre(keys, ctx.centreId, mailPlace, resident.mail).toString('utf8'),
      since: resident.createdAt,
      devices: sessions.filter((one) => isLive(one, ctx.now)).map((one) => ({ ...one, here: one.id === sessionId })),
    })
  })
}

/** Signs out here, or everywhere. */
export async function endResidentSessions(ctx: Context, where: 'here' | 'everywhere'): Promise<Result<number, NotPermitted>> {
  return act(ctx, 'resident.changeOwn', async (tx, permit) => {
    const { residentId, sessionId } = me(ctx)
    const ended = await deleteResidentSessions(tx, residentId, where === 'here' ? sessionId : null)
    permit.record({
      actionCode: 'E',
      eventType: 'resident.signOut',
      objectType: 'resident',
      objectId: residentId,
      detail: `${where} ${ended}`,
    })
    return ok(ended)
  })
}

/** Signs out one other device, such as one that was lost. Another's, or one that is out already, is not there. */
export async function endResidentDevice(
  ctx: Context,
  id: Id<'residentSession'>,
): Promise<Result<null, { readonly kind: 'no-session' } | NotPermitted>> {
  return act(ctx, 'resident.changeOwn', async (tx, permit) => {
    const { residentId } = me(ctx)
    if ((await deleteResidentSessions(tx, residentId, id)) === 0) return err({ kind: 'no-session' })
    permit.record({ actionCode: 'E', eventType: 'resident.signOut', objectType: 'resident', objectId: residentId, detail: 'one 1' })
    return ok(null)
  })
}

/** What other contexts keep in an account goes with it, in the same transaction. They are told by who puts the application together: access asks nobody. */
export type EraseWithAccount = (
  tx: Tx,
  permit: Pick<Permit, 'record'>,
  account: { readonly residentId: Id<'resident'>; readonly now: Instant },
) => Promise<'erased' | 'held'>

/**
 * Deletes the account at once, with every session and what is kept in it. What stays is the line in the audit log that this happened: an id
 * that means nothing any more. `held`: a law stops the erasing of something in it for now, and nothing is erased. Locked first: what comes into the account at this moment is in it, or finds it gone.
 */
export async function deleteOwnAccount(
  ctx: Context,
  alsoErase: readonly EraseWithAccount[],
): Promise<Result<null, { readonly kind: 'gone' | 'held' } | NotPermitted>> {
  return act(ctx, 'resident.changeOwn', async (tx, permit): Promise<Result<null, { readonly kind: 'gone' | 'held' }>> => {
    const { residentId } = me(ctx)
    if (!(await lockResident(tx, residentId))) return err({ kind: 'gone' })
    for (const erase of alsoErase) if ((await erase(tx, permit, { residentId, now: ctx.now })) === 'held') return err({ kind: 'held' })
    // A link that is still on its way would make the account anew.
    await deleteMailLinksOf(tx, residentId)
    if (!(await deleteResident(tx, residentId))) return err({ kind: 'gone' })
    permit.record({ actionCode: 'D', eventType: 'resident.delete', objectType: 'resident', objectId: residentId })
    return ok(null)
  })
}

/** `act` lets nobody else come here. */
function me({ actor }: Context): ResidentActor {
  if (actor.kind !== 'resident') throw new Error('No resident is signed in')
  return actor
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
