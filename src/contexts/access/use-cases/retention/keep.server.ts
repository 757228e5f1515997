/** Keeping longer, always with a reason: postponing a proposal, a piece that stays for another, a hold on a file, a longer term for the centre. */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, Temporal, type PlainDate } from '#platform/time.ts'
import type { HoldGround } from '../../rules/case-file/person-request.ts'
import { checkKeeping, longestReason, type KeepGround, type KeepRefusal } from '../../rules/retention/confirm.ts'
import type { LengthenedTerm } from '../../rules/retention/regimes.ts'
import { insertHold } from '../../sql/case-file/person-requests.server.ts'
import { findDestruction, lockDestruction, updatePostponed } from '../../sql/retention/destructions.server.ts'
import { insertLengthening, lockSubject } from '../../sql/retention/file-facts.server.ts'
import { lockRunningHold, updateOneHoldLifted } from '../../sql/retention/holds.server.ts'
import { putKept } from '../../sql/retention/proofs.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { actorIdOf } from '../case-file/actor-id.ts'
import { sealForCentre, type Sealed } from '../sealed.server.ts'
import type { NoProposal, RetentionNeeds } from './confirm.server.ts'
import { proposeSome } from './propose.server.ts'

type Wish = { readonly reason: string; readonly until: PlainDate | null }

export const placeOfPostponement = (id: string): string => `destruction-postponed ${id}`
export const placeOfKeptPiece = (id: string): string => `kept-piece ${id}`
export const placeOfHold = (id: string): string => `hold-note ${id}`

const sealed = (keys: Keys, { centreId }: Context, place: string, text: string): Sealed =>
  sealForCentre(keys, centreId, place, Buffer.from(text.trim()))

export async function postponeProposal(
  { keys }: Pick<RetentionNeeds, 'keys'>,
  ctx: Context,
  id: Id<'destruction'>,
  { reason, until }: Wish,
): Promise<Result<null, NoProposal | KeepRefusal | NotPermitted>> {
  return act(ctx, 'retention.keep', async (tx, permit): Promise<Result<null, NoProposal | KeepRefusal>> => {
    const found = await withSystemSight(tx, () => lockDestruction(tx, id))
    if (found === null) return err({ kind: 'no-proposal' })
    const wrong = checkKeeping(reason, until, localDate(ctx.now))
    if (wrong !== null || until === null) return err(wrong ?? { kind: 'no-day' })
    const text = sealed(keys, ctx, placeOfPostponement(id), reason)
    await withSystemSight(tx, () => updatePostponed(tx, id, { until, reason: text, by: actorIdOf(ctx) }))
    permit.record({
      ...{ actionCode: 'U', eventType: 'retention.postpone', objectType: 'destruction', objectId: id },
      subjectId: found.personId,
    })
    return ok(null)
  })
}

/** PR-21: it stays, with the reason; the rest of the file is judged anew at once. */
export async function keepPiece(
  { keys, keepers }: RetentionNeeds,
  ctx: Context,
  id: Id<'destruction'>,
  { pieceId, ground, ...wish }: Wish & { readonly pieceId: Id<'piece'>; readonly ground: KeepGround },
): Promise<Result<null, NoProposal | KeepRefusal | NotPermitted>> {
  return act(ctx, 'retention.keep', async (tx, permit): Promise<Result<null, NoProposal | KeepRefusal>> => {
    const found = await withSystemSight(tx, () => lockDestruction(tx, id))
    const isThere = found !== null && (await withSystemSight(tx, () => hasPiece(tx, keepers, found.personId, pieceId)))
    if (found === null || !isThere) return err({ kind: 'no-proposal' })
    const wrong = checkKeeping(wish.reason, wish.until, localDate(ctx.now))
    if (wrong !== null || wish.until === null) return err(wrong ?? { kind: 'no-day' })
    const { personId } = found
    const kept = { id: newId<'keptPiece'>(ctx.now.epochMilliseconds), pieceId, ground, until: wish.until, personId }
    const reason = sealed(keys, ctx, placeOfKeptPiece(kept.id), wish.reason)
    permit.record({
      actionCode: 'C',
      eventType: 'retention.keepPiece',
      objectType: 'piece',
      objectId: pieceId,
      subjectId: personId,
      detail: ground,
    })
    await withSystemSight(tx, async () => {
      await putKept(tx, ctx.centreId, { ...kept, reason, by: actorIdOf(ctx), at: ctx.now })
      await proposeSome(tx, ctx, permit, keepers, [personId])
    })
    return ok(null)
  })
}

async function hasPiece(tx: Tx, keepers: RetentionNeeds['keepers'], personId: Id<'person'>, pieceId: string): Promise<boolean> {
  for (const keeper of keepers) if ((await keeper.listPieces(tx, personId)).some(({ id }) => id === pieceId)) return true
  return false
}

export type NewHold = Wish & { readonly ground: HoldGround }
export type HoldRefusal = { readonly kind: 'no-file' | 'no-reason' | 'too-long-reason' | 'not-later' }

/** On any file that is here; without a day it lasts until somebody lifts it. */
export async function holdFile(
  { keys }: Pick<RetentionNeeds, 'keys'>,
  ctx: Context,
  whose: { readonly personId: Id<'person'> } | { readonly destructionId: Id<'destruction'> },
  { ground, reason, until }: NewHold,
): Promise<Result<null, HoldRefusal | NotPermitted>> {
  return act(ctx, 'retention.keep', async (tx, permit): Promise<Result<null, HoldRefusal>> => {
    const personId = await withSystemSight(tx, async () => {
      const id = 'personId' in whose ? whose.personId : ((await findDestruction(tx, whose.destructionId))?.personId ?? null)
      return id !== null && (await lockSubject(tx, id)) ? id : null
    })
    if (personId === null) return err({ kind: 'no-file' })
    const from = localDate(ctx.now)
    if (reason.trim() === '') return err({ kind: 'no-reason' })
    if (reason.trim().length > longestReason) return err({ kind: 'too-long-reason' })
    if (until !== null && Temporal.PlainDate.compare(until, from) <= 0) return err({ kind: 'not-later' })
    const id = newId<'hold'>(ctx.now.epochMilliseconds)
    const note = sealed(keys, ctx, placeOfHold(id), reason)
    await insertHold(tx, ctx.centreId, { id, personId, ground, from, until, note, by: actorIdOf(ctx), at: ctx.now })
    permit.record({ actionCode: 'C', eventType: 'retention.hold', objectType: 'hold', objectId: id, subjectId: personId, detail: ground })
    return ok(null)
  })
}

export async function liftHold(ctx: Context, id: Id<'hold'>): Promise<Result<null, { readonly kind: 'no-hold' } | NotPermitted>> {
  return act(ctx, 'retention.keep', async (tx, permit) => {
    const today = localDate(ctx.now)
    const found = await withSystemSight(tx, () => lockRunningHold(tx, id, today))
    if (found === null) return err({ kind: 'no-hold' })
    await withSystemSight(tx, () => updateOneHoldLifted(tx, id, actorIdOf(ctx), today))
    permit.record({ actionCode: 'U', eventType: 'retention.liftHold', objectType: 'hold', objectId: id, subjectId: found.personId })
    return ok(null)
  })
}

export type LengthenRefusal = { readonly kind: 'no-reason' | 'too-long-reason' | 'wrong-years' }
export const mostYearsMore = 80

/** From today on. It never shortens: nothing is the least that can be added. */
export async function lengthenTerm(
  ctx: Context,
  { regime, years, reason }: { readonly regime: LengthenedTerm; readonly years: number; readonly reason: string },
): Promise<Result<null, LengthenRefusal | NotPermitted>> {
  return act(ctx, 'retention.lengthen', async (tx, permit): Promise<Result<null, LengthenRefusal>> => {
    if (!Number.isInteger(years) || years < 0 || years > mostYearsMore) return err({ kind: 'wrong-years' })
    if (reason.trim() === '') return err({ kind: 'no-reason' })
    if (reason.trim().length > longestReason) return err({ kind: 'too-long-reason' })
    const id = newId<'lengthening'>(ctx.now.epochMilliseconds)
    const one = { id, regime, years, reason: reason.trim(), from: localDate(ctx.now), by: actorIdOf(ctx), at: ctx.now }
    await withSystemSight(tx, () => insertLengthening(tx, ctx.centreId, one))
    permit.record({ actionCode: 'C', objectType: 'lengthening', objectId: id, detail: `${regime} ${years}` })
    return ok(null)
  })
}
