/** One deed of the team on one question: locked, written in the audit log, with its key open. */
import { act, type Colleague, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, type Result } from '#platform/result.ts'
import type { Account, Refusal } from '../rules/conversation.ts'
import { insertMessage, lockConversation, type ConversationRow } from '../sql/conversations.server.ts'
import type { Desk } from './desk.ts'
import { sealText, unwrapForCentre, type ConversationKey } from './sealing.server.ts'

export type WorkRefusal =
  | Refusal
  /** Of another centre, erased, or never there: these look the same. */
  | { readonly kind: 'unknown' }
  /** Somebody wrote since this page was opened; nothing is lost. */
  | { readonly kind: 'changed-meanwhile'; readonly version: number }

export type Deed = Result<null, WorkRefusal | NotPermitted>

type Work = (tx: Tx, row: ConversationRow, key: ConversationKey) => Promise<Result<null, WorkRefusal>>

export async function work(ctx: Context, desk: Desk, id: Id<'conversation'>, detail: string, deed: Work): Promise<Deed> {
  return act(ctx, 'conversation.work', async (tx, permit) => {
    const row = await lockConversation(tx, id)
    if (row === null) return err({ kind: 'unknown' })
    permit.record({ actionCode: 'U', objectType: 'conversation', objectId: id, detail })
    return deed(tx, row, keyOf(ctx, desk, row))
  })
}

type NewLetter = {
  readonly kind: 'answer' | 'note' | 'handover'
  readonly text: string
  readonly articles?: readonly string[]
  readonly offersAppointment?: boolean
}

export async function write(tx: Tx, ctx: Context, key: ConversationKey, letter: NewLetter): Promise<void> {
  const id = newId<'message'>(ctx.now.epochMilliseconds)
  await insertMessage(tx, {
    ...{
      centre_id: ctx.centreId,
      id,
      conversation_id: key.conversationId,
      kind: letter.kind,
      author: 'centre',
      account_id: accountOf(ctx),
      at: ctx.now,
    },
    body: sealText(key, id, letter.text),
    articles: [...(letter.articles ?? [])],
    offers_appointment: letter.offersAppointment === true,
  })
}

export function keyOf(ctx: Context, desk: Desk, row: ConversationRow): ConversationKey {
  return unwrapForCentre(desk.keys, ctx.centreId, row.key_for_centre, row.centre_key_version, row.id as Id<'conversation'>)
}

export const draftPlace = (account: Account): string => `draft ${account}`

/** A key that was used, or an account. */
export const hasOwnWay = (row: ConversationRow): boolean => row.code_confirmed_at !== null || row.resident_id !== null

export const peopleOf = (colleagues: readonly Colleague[]): ReadonlyMap<string, Colleague> =>
  new Map(colleagues.map((one) => [one.id, one]))

/** The permit was asked for, so it is somebody of the staff, or the demonstration in a name. */
export function accountOf(ctx: Context): Account {
  if (ctx.actor.kind !== 'staff') throw new Error('Only staff work on questions')
  return ctx.actor.accountId
}
