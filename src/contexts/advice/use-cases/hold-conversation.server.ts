/**
 * A legal hold on a conversation (PR-21, PR-24): while it runs nobody erases it, not its term, not the account, and not who asked. Who placed it and lifts
 * it is a privacy officer or a coordinator; they say why, sealed with the conversation itself.
 */
import { act, listColleagues, type NotPermitted } from '#contexts/access/public.ts'
import { holdGrounds, type HoldGround } from '#contexts/access/public-openness.ts'
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { lockConversation, type ConversationRow } from '../sql/conversations.server.ts'
import { insertHold, liftRunningHold, listRunningHolds, type ConversationHold } from '../sql/holds.server.ts'
import { listKeysOf } from '../sql/centre-keys.server.ts'
import { sealText, unsealText, unwrapForCentre, type ConversationKey } from './sealing.server.ts'

export const longestHoldReason = 2000
export const holdYears = [1, 2, 5] as const
const mostListed = 200
export const placeOfHold = 'hold'

export type HoldWish = { readonly ground: string; readonly reason: string; readonly until: PlainDate | null }
export type HoldRefusal = { readonly kind: 'no-conversation' | 'no-ground' | 'no-reason' | 'too-long-reason' }

export async function holdConversation(
  keys: Keys,
  ctx: Context,
  conversationId: Id<'conversation'>,
  { ground: typed, reason, until }: HoldWish,
): Promise<Result<null, HoldRefusal | NotPermitted>> {
  return act(ctx, 'conversation.hold', async (tx, permit): Promise<Result<null, HoldRefusal>> => {
    const row = await lockConversation(tx, conversationId)
    if (row === null || ctx.actor.kind !== 'staff') return err({ kind: 'no-conversation' })
    const ground = holdGrounds.find((one) => one === typed)
    if (ground === undefined) return err({ kind: 'no-ground' })
    if (reason.trim() === '') return err({ kind: 'no-reason' })
    if (reason.trim().length > longestHoldReason) return err({ kind: 'too-long-reason' })
    const id = newId<'conversationHold'>(ctx.now.epochMilliseconds)
    const note = sealText(keyOf(keys, ctx, row), placeOfHold, reason.trim())
    const by = ctx.actor.accountId
    await insertHold(tx, ctx.centreId, { id, conversationId, ground, note, from: localDate(ctx.now), until, by, at: ctx.now })
    permit.record({ actionCode: 'C', objectType: 'conversation', objectId: conversationId, detail: ground })
    return ok(null)
  })
}

export async function liftConversationHold(
  ctx: Context,
  id: Id<'conversationHold'>,
): Promise<Result<null, { readonly kind: 'no-hold' } | NotPermitted>> {
  return act(ctx, 'conversation.hold', async (tx, permit) => {
    const by = ctx.actor.kind === 'staff' ? ctx.actor.accountId : ctx.centreId
    const conversationId = await liftRunningHold(tx, id, by, localDate(ctx.now))
    if (conversationId === null) return err({ kind: 'no-hold' })
    permit.record({ actionCode: 'U', eventType: 'conversation.liftHold', objectType: 'conversation', objectId: conversationId })
    return ok(null)
  })
}

export type ShownHold = Omit<ConversationHold, 'note' | 'by' | 'ground'> & {
  readonly ground: HoldGround
  readonly note: string
  readonly by: string | null
}

/** Those that run, the oldest first: why, and nothing of what the conversation says. */
export async function listConversationHolds(keys: Keys, ctx: Context): Promise<Result<ShownHold[], NotPermitted>> {
  return act(ctx, 'conversation.hold', async (tx, permit) => {
    const holds = await listRunningHolds(tx, localDate(ctx.now), mostListed)
    const wrapped = await listKeysOf(
      tx,
      holds.map(({ conversationId }) => conversationId),
    )
    const colleagues = new Map((await listColleagues(tx)).map(({ id, name }) => [id as string, name]))
    permit.record({ actionCode: 'R', eventType: 'conversation.listHolds', detail: `selected ${holds.length}` })
    return ok(
      holds.flatMap(({ note, by, ...hold }) => {
        const found = wrapped.get(hold.conversationId)
        if (found === undefined) return []
        const key = unwrapForCentre(keys, ctx.centreId, found.wrapped, found.version, hold.conversationId)
        return [{ ...hold, note: unsealText(key, placeOfHold, note), by: colleagues.get(by) ?? null }]
      }),
    )
  })
}

function keyOf(keys: Keys, { centreId }: Context, row: ConversationRow): ConversationKey {
  return unwrapForCentre(keys, centreId, row.key_for_centre, row.centre_key_version, row.id as Id<'conversation'>)
}
