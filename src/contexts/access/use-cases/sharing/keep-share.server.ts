/** What becomes of a share that was decided: given once consent is complete, stopped, put on paper and handed over. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, Temporal, type PlainDate } from '#platform/time.ts'
import {
  findOwnPartOf,
  lockShare,
  updateShareGiven,
  updateShareHanded,
  updateShareStopped,
  type ShareRow,
} from '../../sql/sharing/shares.server.ts'
import { lockConsent } from '../../sql/sharing/consents.server.ts'
import type { NotPermitted } from '../act.server.ts'
import { inTransaction, type Tx } from '#platform/db.server.ts'
import type { Verb } from '../../rules/permissions.ts'
import { actInCompartment } from '../case-file/compartments.server.ts'
import { actOnFile, type FilePermit, type NoAccess, type Of as FileDeed } from '../case-file/on-file.server.ts'
import { readSharing, type KnownShare } from './read-sharing.server.ts'
import { isComplete, type ConsentState } from '../../rules/sharing/consent-state.ts'

export type NotThere = { readonly kind: 'no-share' }
type Of = { readonly personId: Id<'person'>; readonly shareId: Id<'share'> }
type Outcome<E> = Promise<Result<null, E | NotThere | NoAccess | NotPermitted>>

/**
 * The way to a share: the way to the file, and for one of a hidden part the way into that part, so that every row of the log carries it. Who is no member
 * goes the ordinary way, and finds nothing there.
 */
async function actOnShare<V extends Verb, T, E>(
  ctx: Context,
  verb: V,
  { shareId, ...of }: Omit<FileDeed, 'compartmentId'> & Of,
  work: (tx: Tx, permit: FilePermit<V>, within: Id<'compartment'> | null) => Promise<Result<T, E>>,
): Promise<Result<T, E | NoAccess | NotPermitted>> {
  const { actor, centreId, db } = ctx
  const within =
    actor.kind === 'staff'
      ? await inTransaction(db, { centreId, actor: 'system' }, (tx) => findOwnPartOf(tx, shareId, actor.accountId))
      : null
  if (within === null) return actOnFile(ctx, verb, of, (tx, permit) => work(tx, permit, null))
  return actInCompartment(ctx, verb, { ...of, compartmentId: within }, (tx, permit) => work(tx, permit, within))
}

/** Who received a share of a hidden part sees it, but acts on it in no other part of the file. */
async function lockShareIn(tx: Tx, { personId, shareId }: Of, within: Id<'compartment'> | null): Promise<ShareRow | null> {
  const share = await lockShare(tx, personId, shareId)
  return share?.compartmentId === within ? share : null
}
/** What the log says of every share: its ground and consent. */
const about = ({ ground, consentId }: Pick<ShareRow, 'ground' | 'consentId'>) => ({
  legalGround: ground,
  ...(consentId === null ? {} : { consentId }),
})

/** PR-15, asked again at the moment that counts. */
export async function giveShare(
  keys: Keys,
  ctx: Context,
  { personId, shareId }: Of,
): Outcome<{ readonly kind: 'not-waiting' } | { readonly kind: 'consent-not-complete'; readonly state: ConsentState }> {
  return actOnShare(
    ctx,
    'share.decide',
    { personId, shareId, does: 'share', fields: 'sharing', actionCode: 'U' },
    async (
      tx,
      permit,
      within,
    ): Promise<
      Result<null, NotThere | { readonly kind: 'not-waiting' } | { readonly kind: 'consent-not-complete'; readonly state: ConsentState }>
    > => {
      const share = await lockShareIn(tx, { personId, shareId }, within)
      if (share === null || share.consentId === null || ctx.actor.kind !== 'staff') return err({ kind: 'no-share' })
      if (share.givenAt !== null || share.stoppedAt !== null) return err({ kind: 'not-waiting' })
      // Nobody takes it back between looking and giving.
      await lockConsent(tx, personId, share.consentId)
      const { consents } = await readSharing(tx, keys, ctx, permit)
      const consent = consents.find(({ id }) => id === share.consentId)
      if (consent === undefined) return err({ kind: 'no-share' })
      if (!isComplete(consent.state)) return err({ kind: 'consent-not-complete', state: consent.state })
      await updateShareGiven(tx, shareId, ctx.actor.accountId, ctx.now)
      const detail = `${share.ground} ${share.purpose}`
      permit.record({
        actionCode: 'U',
        eventType: 'share.give',
        objectType: 'share',
        objectId: shareId,
        fieldGroup: 'sharing',
        detail,
        ...about(share),
      })
      return ok(null)
    },
  )
}

/** Whoever works with the person may stop a share, in a closed file too: the next request of the recipient finds nothing. */
export async function stopShare(ctx: Context, { personId, shareId }: Of): Outcome<{ readonly kind: 'stopped-already' }> {
  return actOnShare(
    ctx,
    'share.decide',
    { personId, shareId, does: 'read', fields: 'sharing', actionCode: 'U' },
    async (tx, permit, within): Promise<Result<null, NotThere | { readonly kind: 'stopped-already' }>> => {
      const share = await lockShareIn(tx, { personId, shareId }, within)
      if (share === null || ctx.actor.kind !== 'staff') return err({ kind: 'no-share' })
      if (share.stoppedAt !== null) return err({ kind: 'stopped-already' })
      const because = share.givenAt === null ? 'dropped' : 'revoked'
      await updateShareStopped(tx, shareId, { by: ctx.actor.accountId, at: ctx.now, because })
      permit.record({
        actionCode: 'U',
        eventType: 'share.stop',
        objectType: 'share',
        objectId: shareId,
        fieldGroup: 'sharing',
        detail: because,
        ...about(share),
      })
      return ok(null)
    },
  )
}

/** One share, for who works with the person or is of the family: a look at the file, in the log as all of them. */
export async function readShare(
  keys: Keys,
  ctx: Context,
  { personId, shareId }: Of,
): Promise<Result<KnownShare, NotThere | NoAccess | NotPermitted>> {
  return actOnShare(
    ctx,
    'person.read',
    { personId, shareId, does: 'read', fields: 'sharing' },
    async (tx, permit): Promise<Result<KnownShare, NotThere>> => {
      const { shares } = await readSharing(tx, keys, ctx, permit)
      const share = shares.find(({ id }) => id === shareId)
      return share === undefined ? err({ kind: 'no-share' }) : ok(share)
    },
  )
}

/** The letter for somebody outside, as long as the share stands open. Making it is printing, and in the log. */
export async function printShare(
  keys: Keys,
  ctx: Context,
  { personId, shareId }: Of,
): Promise<Result<KnownShare, NotThere | { readonly kind: 'not-open' } | NoAccess | NotPermitted>> {
  return actOnShare(
    ctx,
    'share.decide',
    { personId, shareId, does: 'print', fields: 'sharing' },
    async (tx, permit): Promise<Result<KnownShare, NotThere | { readonly kind: 'not-open' }>> => {
      const { shares } = await readSharing(tx, keys, ctx, permit)
      const share = shares.find(({ id }) => id === shareId)
      if (share === undefined || !share.onPaper) return err({ kind: 'no-share' })
      if (share.standing !== 'open') return err({ kind: 'not-open' })
      permit.record({
        ...{ actionCode: 'R', eventType: 'share.print', objectType: 'share', objectId: shareId, fieldGroup: 'sharing' },
        ...about(share),
      })
      return ok(share)
    },
  )
}

export async function recordHandedOver(
  keys: Keys,
  ctx: Context,
  { personId, shareId, how, on }: Of & { readonly how: 'hand' | 'post'; readonly on: PlainDate },
): Outcome<{ readonly kind: 'not-open' | 'handed-already' | 'not-that-day' }> {
  return actOnShare(
    ctx,
    'share.decide',
    { personId, shareId, does: 'share', fields: 'sharing', actionCode: 'U' },
    async (tx, permit, within): Promise<Result<null, NotThere | { readonly kind: 'not-open' | 'handed-already' | 'not-that-day' }>> => {
      const share = await lockShareIn(tx, { personId, shareId }, within)
      if (share === null || share.recipientName === null || ctx.actor.kind !== 'staff') return err({ kind: 'no-share' })
      if (share.handedHow !== null) return err({ kind: 'handed-already' })
      const { shares } = await readSharing(tx, keys, ctx, permit)
      if (shares.find(({ id }) => id === shareId)?.standing !== 'open' || share.givenAt === null) return err({ kind: 'not-open' })
      const [today, given] = [localDate(ctx.now), localDate(share.givenAt)]
      if (Temporal.PlainDate.compare(on, today) > 0 || Temporal.PlainDate.compare(on, given) < 0) return err({ kind: 'not-that-day' })
      await updateShareHanded(tx, shareId, { how, on, by: ctx.actor.accountId })
      permit.record({
        actionCode: 'U',
        eventType: 'share.hand',
        objectType: 'share',
        objectId: shareId,
        fieldGroup: 'sharing',
        detail: how,
        ...about(share),
      })
      return ok(null)
    },
  )
}
