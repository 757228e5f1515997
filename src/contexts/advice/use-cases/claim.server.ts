/**
 * PR-35: a conversation moves into the account of its asker, wholly or in part, by an act of the asker alone: who does it has the conversation
 * open by its key and is signed in. Of the whole the key opens nothing any more; of a part, what was not chosen stays with the key.
 */
import { act, type NotPermitted, type ResidentActor } from '#contexts/access/public.ts'
import type { Tx } from '#platform/db.server.ts'
import { idFor, type Id } from '#platform/id.ts'
import { pseudonym } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Instant } from '#platform/time.ts'
import { divide, stateOfPart, type SplitRefusal, type Wish } from '../rules/claim.ts'
import type { Account } from '../rules/conversation.ts'
import { foldedText, subjectOf } from '../rules/message-text.ts'
import { keptUntil } from '../rules/retention.ts'
import { placeOfHold } from './hold-conversation.server.ts'
import { deleteAskerSessionsOf } from '../sql/asker-sessions.server.ts'
import { copyHolds } from '../sql/holds.server.ts'
import { findPausesOfOwn } from '../sql/pauses.server.ts'
import { copyReaders, insertPart, isAccountGone, moveMessage } from '../sql/claims.server.ts'
import {
  findConversation,
  listMessages,
  lockConversation,
  updateConversation,
  type ConversationRow,
  type MessageRow,
} from '../sql/conversations.server.ts'
import { stateColumns, stateOf } from './conversation-row.ts'
import type { Desk } from './desk.ts'
import type { Gone } from './own-conversation.server.ts'
import type { AskerVisit } from './open-with-code.server.ts'
import { newConversationKey, sealText, unsealText, wrapForCentre, type ConversationKey } from './sealing.server.ts'

export type Claimed = { readonly id: Id<'conversation'>; readonly kind: 'whole' | 'part' }
export type ClaimRefusal =
  | SplitRefusal
  /** Erased, or in the account of somebody else: these look the same. */
  | Gone
  /** The account was deleted in another window. */
  | { readonly kind: 'no-account' }

/** The same form twice is one move; two windows, two accounts or an erasure at the same moment end in one of the outcomes, whole. */
export async function claimConversation(
  visit: AskerVisit,
  resident: ResidentActor,
  desk: Desk,
  wish: Wish & { readonly key: string },
): Promise<Result<Claimed, ClaimRefusal | NotPermitted>> {
  const { conversationId } = visit.key
  const ctx = { ...visit.ctx, actor: resident }
  const keptDays = (await desk.centre(ctx.centreId)).retentionDays
  const into = { resident_id: resident.residentId, claimed_at: ctx.now, code_expires_at: keptUntil('account', ctx.now, keptDays) }
  try {
    return await act<'conversation.claim', Claimed, ClaimRefusal>(
      ctx,
      'conversation.claim',
      async (tx, permit) => {
        const row = await lockConversation(tx, conversationId)
        if (row === null) return err({ kind: 'gone' })
        const record = (actionCode: 'C' | 'U', objectId: string, detail: string): void =>
          permit.record({ actionCode, objectType: 'conversation', objectId, detail })
        if (row.resident_id !== null) {
          record('U', row.id, 'repeat')
          return ok({ id: conversationId, kind: 'whole' })
        }
        const partId = idFor<'conversation'>(`part ${row.id} ${wish.key}`)
        if (wish.kind === 'part' && (await findConversation(tx, partId)) !== null) {
          record('U', partId, 'repeat')
          return ok({ id: partId, kind: 'part' })
        }
        // Notes of the team are not among these: they stay where they were written.
        const letters = await listMessages(tx, row.id)
        const isPaused = letters.some((one) => one.set_aside) || (await findPausesOfOwn(tx, row, ctx.now)).length > 0
        const split = divide(
          letters.map(({ id }) => id),
          wish,
          isPaused,
        )
        if (!split.ok) return split
        if (split.value.kind === 'whole') {
          await deleteAskerSessionsOf(tx, row.id)
          await updateConversation(tx, row, { ...into, ...noCode })
          record('U', row.id, 'whole')
          return ok({ id: conversationId, kind: 'whole' })
        }
        const { along, stay } = split.value
        const pick = (ids: readonly string[]): MessageRow[] => letters.filter(({ id }) => ids.includes(id))
        await moveApart(tx, { row, key: visit.key, desk, partId, into, along: pick(along), stay: pick(stay) })
        record('U', row.id, 'part')
        record('C', partId, 'part')
        return ok({ id: partId, kind: 'part' })
      },
      { conversationId },
    )
  } catch (problem) {
    if (isAccountGone(problem)) return err({ kind: 'no-account' })
    throw problem
  }
}

const noCode = {
  selector: null,
  verifier_salt: null,
  verifier_hash: null,
  key_for_code: null,
  code_confirmed_at: null,
  code_from_desk: false,
} as const

type Apart = {
  readonly row: ConversationRow
  readonly key: ConversationKey
  readonly desk: Desk
  readonly partId: Id<'conversation'>
  readonly into: { readonly resident_id: string; readonly claimed_at: Instant; readonly code_expires_at: Instant }
  readonly along: readonly MessageRow[]
  readonly stay: readonly MessageRow[]
}

/** The chosen letters become a conversation of their own under a new key: the old one does not open them any more. */
async function moveApart(tx: Tx, { row, key, desk, partId, into, along, stay }: Apart): Promise<void> {
  const partKey = newConversationKey(partId)
  const centreId = row.centre_id as Id<'centre'>
  const forCentre = wrapForCentre(desk.keys, centreId, partKey)
  const text = (message: MessageRow): string => unsealText(key, message.id, message.body)
  const first = along[0] as MessageRow // a part has a letter at least
  await insertPart(tx, {
    ...{ centre_id: centreId, id: partId, created_at: first.at, last_activity_at: row.last_activity_at, due_at: row.due_at },
    ...{ audience: row.audience, child_age_years: row.child_age_years, postcode4: row.postcode4, language: row.language },
    ...{ channel: row.channel, topic: row.topic, urgency: row.urgency, urgency_reasons: row.urgency_reasons, discipline: row.discipline },
    ...{ reminded_at: row.reminded_at, escalated_at: row.escalated_at, noticed_at: row.noticed_at },
    notice_address: row.notice_address === null ? null : sealText(partKey, 'notice', unsealText(key, 'notice', row.notice_address)),
    first_appointment_at: row.first_appointment_at,
    ...shared(row, along, stay),
    ...headOf(desk, partKey, first, text),
    key_for_centre: forCentre.wrapped,
    centre_key_version: forCentre.version,
    came_apart: true,
    ...into,
  })
  for (const message of along)
    await moveMessage(tx, message.id, { conversationId: partId, body: sealText(partKey, message.id, text(message)) })
  await copyReaders(tx, row.id, partId)
  await copyHolds(tx, row.id, partId, (note) => sealText(partKey, placeOfHold, unsealText(key, placeOfHold, note)))
  await updateConversation(tx, row, { ...shared(row, stay, along), ...headOf(desk, key, stay[0] as MessageRow, text) })
}

/** The subject is the first words of what is there, so that nothing of what left stays behind in it. */
function headOf(desk: Desk, key: ConversationKey, first: MessageRow, text: (message: MessageRow) => string) {
  const words = text(first)
  const isQuestion = first.kind === 'question'
  return {
    subject: sealText(key, 'subject', subjectOf(words)),
    text_mark: isQuestion ? pseudonym(desk.keys, 'text', foldedText(words)) : null,
  }
}

/** What follows from which letters a part has: whose turn it is, the wish for an appointment, what was said of the answer. */
function shared(row: ConversationRow, mine: readonly MessageRow[], others: readonly MessageRow[]) {
  const newest = [...mine, ...others].reduce((one, other) => (isLater(other, one) ? other : one))
  const last = mine.at(-1)
  const has = (letters: readonly MessageRow[], kind: string): boolean => letters.some((one) => one.kind === kind)
  const lastAnswer = [...mine, ...others].filter(({ kind }) => kind === 'answer').reduce<MessageRow | null>(later, null)
  const hasNewest = mine.includes(newest)
  return {
    ...stateColumns(stateOfPart(stateOf(row), { hasNewest, last: (last?.account_id ?? null) as Account | null })),
    wants_appointment: row.wants_appointment && (has(mine, 'appointment-wish') || !has(others, 'appointment-wish')),
    rating: lastAnswer !== null && mine.includes(lastAnswer) ? row.rating : null,
  }
}

const later = (one: MessageRow | null, other: MessageRow): MessageRow => (one === null || isLater(other, one) ? other : one)

/** In the order in which letters are shown. */
function isLater(one: MessageRow, other: MessageRow): boolean {
  const [a, b] = [one.at.epochMilliseconds, other.at.epochMilliseconds]
  return a === b ? one.id > other.id : a > b
}
