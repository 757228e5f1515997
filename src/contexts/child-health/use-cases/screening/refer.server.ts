/** Sends a child on, writes down what came back, and asks again when nothing comes: each in one transaction, and late stays late. */
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import type { NoAccess } from '../../../access/public-files.ts'
import { sealColumn, type NotPermitted } from '../../../access/public.ts'
import {
  checkAskedAgain,
  checkFeedback,
  checkReferral,
  type FeedbackFault,
  type FeedbackWish,
  type ReferralFault,
  type ReferralWish,
} from '../../rules/screening/referral.ts'
import type { Tx } from '#platform/db.server.ts'
import { listScreenings } from '../../sql/record/record-lists.server.ts'
import { findReferral, insertReferral, keepAskedAgain, keepFeedback, type FoundReferral } from '../../sql/screening/referrals.server.ts'
import { actorIdOf } from '../record/actor-id.ts'
import { writeFor } from '../schedule/write-schedule.server.ts'

type Denied = NoAccess | NotPermitted
const table = 'child_health.referral'

export type ReferRefusal = { readonly kind: 'faults'; readonly faults: readonly ReferralFault[] } | { readonly kind: 'no-such-screening' }

/** `screeningId`: the round that led to it; null: anew. */
export async function refer(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  wish: ReferralWish & { readonly screeningId: Id<'screening'> | null },
): Promise<Result<Id<'referral'>, ReferRefusal | Denied>> {
  return writeFor(ctx, personId, async (tx, { birthDate }, permit): Promise<Result<Id<'referral'>, ReferRefusal>> => {
    const { screeningId } = wish
    const screening = screeningId === null ? null : ((await listScreenings(tx, personId)).find(({ id }) => id === screeningId) ?? null)
    if (screeningId !== null && screening === null) return err({ kind: 'no-such-screening' })
    const checked = checkReferral(wish, { born: birthDate, today: localDate(ctx.now) })
    if (!checked.ok) return err({ kind: 'faults', faults: checked.error })
    const id = newId<'referral'>(ctx.now.epochMilliseconds)
    const reason = sealColumn(keys, ctx.centreId, table, 'reason', id, checked.value.reason)
    const kept = { ...checked.value, id, screeningId, contactId: screening?.contactId ?? null, reason }
    await insertReferral(tx, ctx.centreId, personId, kept, actorIdOf(ctx))
    permit.record({ actionCode: 'C', objectType: 'referral', objectId: id, fieldGroup: 'healthPieces', detail: checked.value.sentTo })
    return ok(id)
  })
}

type OnReferral = { readonly kind: 'no-such-referral' } | { readonly kind: 'answered-already' } | { readonly kind: 'changed-meanwhile' }
export type FeedbackRefusal = OnReferral | { readonly kind: 'faults'; readonly faults: readonly FeedbackFault[] }

/** `version`: of the referral as the form showed it. */
export async function recordFeedback(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  id: Id<'referral'>,
  wish: FeedbackWish & { readonly version: number },
): Promise<Result<null, FeedbackRefusal | Denied>> {
  return writeFor(ctx, personId, async (tx, _child, permit): Promise<Result<null, FeedbackRefusal>> => {
    const found = await openReferral(tx, personId, id, wish.version)
    if (!found.ok) return found
    const checked = checkFeedback(wish, { sentOn: found.value.sentOn, today: localDate(ctx.now) })
    if (!checked.ok) return err({ kind: 'faults', faults: checked.error })
    const { outcome, on, words } = checked.value
    const sealed = words === '' ? null : sealColumn(keys, ctx.centreId, table, 'feedback', id, words)
    if (!(await keepFeedback(tx, found.value, { outcome, on, words: sealed }))) return err({ kind: 'changed-meanwhile' })
    permit.record({ actionCode: 'U', objectType: 'referral', objectId: id, fieldGroup: 'healthPieces', detail: `feedback ${outcome}` })
    return ok(null)
  })
}

export type AskAgainRefusal = OnReferral | { readonly kind: 'term-needed' | 'term-in-past' | 'term-too-far' }

/** Nothing came: somebody asked, has it in hand from now on, and says by when an answer is expected. */
export async function askAgain(
  ctx: Context,
  personId: Id<'person'>,
  id: Id<'referral'>,
  { before, version }: { readonly before: PlainDate | null; readonly version: number },
): Promise<Result<null, AskAgainRefusal | Denied>> {
  return writeFor(ctx, personId, async (tx, _child, permit): Promise<Result<null, AskAgainRefusal>> => {
    const found = await openReferral(tx, personId, id, version)
    if (!found.ok) return found
    const today = localDate(ctx.now)
    const checked = checkAskedAgain(before, today)
    if (!checked.ok) return err({ kind: checked.error })
    const asked = { on: today, before: checked.value, by: actorIdOf(ctx) }
    if (!(await keepAskedAgain(tx, found.value, asked))) return err({ kind: 'changed-meanwhile' })
    permit.record({ actionCode: 'U', objectType: 'referral', objectId: id, fieldGroup: 'healthPieces', detail: 'asked again' })
    return ok(null)
  })
}

async function openReferral(
  tx: Tx,
  personId: Id<'person'>,
  id: Id<'referral'>,
  version: number,
): Promise<Result<FoundReferral, OnReferral>> {
  const found = await findReferral(tx, id)
  if (found === null || found.personId !== personId) return err({ kind: 'no-such-referral' })
  if (found.outcome !== null) return err({ kind: 'answered-already' })
  return found.version === version ? ok(found) : err({ kind: 'changed-meanwhile' })
}
