/** Coming back: a code opens its conversation for this device, by a cookie that holds for a short time. */
import { randomBytes } from 'node:crypto'
import { act, deleteAttempt, insertAttempt, listAttempts, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { pseudonym } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { sameBytes } from '#platform/slow-hash.server.ts'
import { isBefore, localDate, type Instant, type PlainDate } from '#platform/time.ts'
import { readCode, type CodeRefusal, type ReturnCode } from '#platform/return-code.ts'
import { secondsToWait, windowMinutes } from '../rules/slow-down.ts'
import {
  findBySelector,
  findConversation,
  lockConversation,
  updateConversation,
  type ConversationRow,
} from '../sql/conversations.server.ts'
import { deleteAskerSession, findAskerSession, insertAskerSession, touchAskerSession } from '../sql/asker-sessions.server.ts'
import type { Desk } from './desk.ts'
import { codeColumns, newCode, shown, type MadeCode } from './new-code.server.ts'
import type { OwnVisit } from './own-conversation.server.ts'
import { newToken, tokenHash, tokenKey, unwrapFor, wrapFor, type ConversationKey } from './sealing.server.ts'

export type OpenRefusal =
  | CodeRefusal
  | { readonly kind: 'wait'; readonly seconds: number }
  /** Wrong, expired or erased: these look the same. `seconds` is the wait before the next try. */
  | { readonly kind: 'unknown-code'; readonly seconds: number }

export const idleMinutes = 30
export const longestHours = 12

export type Opened = {
  readonly token: string
  /** The code that takes the place of one that a colleague handed over: to show once. Null for a code of one's own. */
  readonly renewed: { readonly code: string; readonly due: Instant; readonly codeExpires: PlainDate } | null
}

/** Opens the conversation of a code. Typing errors do not count as a try; a wrong code slows that selector from that source. */
export async function openWithCode(
  ctx: Context,
  desk: Desk,
  typed: string,
  source: Buffer,
): Promise<Result<Opened, OpenRefusal | NotPermitted>> {
  const read = readCode(typed)
  if (!read.ok) {
    ctx.asked.push('conversation.open')
    return read
  }
  const code = read.value
  // The try is written down before the hash is computed, so that many guesses at one moment do not pass for one.
  const tries = await lookAtTries(ctx, desk, code, source)
  if (tries.wait > 0) return err({ kind: 'wait', seconds: tries.wait })
  const key = await recognise(desk, tries.row, code)
  const row = tries.row
  if (key === null || row === null || isBefore(row.code_expires_at, ctx.now))
    return err({ kind: 'unknown-code', seconds: await waitAfterWrong(ctx, desk, code, source) })
  return begin(ctx, { key, selector: code.selector, tryId: tries.tryId, made: row.code_from_desk ? await newCode(desk) : null })
}

async function lookAtTries(
  ctx: Context,
  desk: Desk,
  code: ReturnCode,
  source: Buffer,
): Promise<{ wait: number; row: ConversationRow | null; tryId: string | null }> {
  ctx.asked.push('conversation.open')
  return inTransaction(ctx.db, { centreId: ctx.centreId, actor: 'visitor', claim: code.selector, durable: false }, async (tx) => {
    const wait = secondsToWait(await listAttempts(tx, attempt(desk, code, source), ctx.now.subtract({ minutes: windowMinutes })), ctx.now)
    if (wait > 0) return { wait, row: null, tryId: null }
    return {
      wait,
      row: await findBySelector(tx, code.selector),
      tryId: await insertAttempt(tx, ctx.centreId, attempt(desk, code, source), ctx.now),
    }
  })
}

/** The slow hash is computed for an unknown selector too: the time tells nothing. */
async function recognise(desk: Desk, row: ConversationRow | null, code: ReturnCode): Promise<ConversationKey | null> {
  const { recognise: found, key } = await desk.hash(code.verifier, row?.verifier_salt ?? randomBytes(16))
  if (row === null || row.verifier_hash === null || row.key_for_code === null) return null
  if (!sameBytes(found, row.verifier_hash)) return null
  return unwrapFor('code', key, row.key_for_code, row.id as Id<'conversation'>)
}

async function waitAfterWrong(ctx: Context, desk: Desk, code: ReturnCode, source: Buffer): Promise<number> {
  return inTransaction(ctx.db, { centreId: ctx.centreId, actor: 'visitor' }, async (tx) =>
    secondsToWait(await listAttempts(tx, attempt(desk, code, source), ctx.now.subtract({ minutes: windowMinutes })), ctx.now),
  )
}

const attempt = (desk: Desk, code: ReturnCode, source: Buffer) => ({
  kind: 'return-code' as const,
  target: pseudonym(desk.keys, 'selector', code.selector),
  source,
})

type Recognised = {
  readonly key: ConversationKey
  readonly selector: string
  readonly tryId: string | null
  /** The code that takes the place of one from the desk. */
  readonly made: MadeCode | null
}

function begin(ctx: Context, { key, selector, tryId, made }: Recognised): Promise<Result<Opened, NotPermitted | OpenRefusal>> {
  const token = newToken()
  const { conversationId } = key
  return act(
    ctx,
    'conversation.open',
    async (tx, permit) => {
      // Locked while it is renewed: of two who use one code of the desk at the same moment, one is too late.
      const row = made === null ? await findConversation(tx, conversationId) : await lockConversation(tx, conversationId)
      if (row === null || row.selector !== selector) return err({ kind: 'unknown-code', seconds: 0 })
      // It was no wrong try after all.
      if (tryId !== null) await deleteAttempt(tx, tryId)
      await insertAskerSession(tx, {
        centre_id: ctx.centreId,
        token_hash: tokenHash(token),
        conversation_id: conversationId,
        key_for_token: wrapFor('token', tokenKey(token), key),
        last_seen_at: ctx.now,
        ends_at: ctx.now.add({ hours: longestHours }),
      })
      // Whoever types the whole code has it; from then on the form that asked renews nothing.
      const confirmed = { code_confirmed_at: row.code_confirmed_at ?? ctx.now }
      if (made !== null) await updateConversation(tx, row, { ...codeColumns(made, key), ...confirmed, code_from_desk: false })
      else if (row.code_confirmed_at === null) await updateConversation(tx, row, confirmed)
      const detail = made === null ? {} : { detail: 'renew-code' }
      permit.record({ actionCode: 'E', objectType: 'conversation', objectId: conversationId, eventType: 'conversation.open', ...detail })
      const own = { due: row.due_at, codeExpires: localDate(row.code_expires_at) }
      return ok({ token, renewed: made === null ? null : { code: shown(conversationId, made).text, ...own } })
    },
    { conversationId },
  )
}

export type AskerVisit = OwnVisit & { readonly token: string }

/** Who comes with this cookie: the request as the asker of one conversation, with its key; null when the visit is over. */
export async function findAskerVisit(ctx: Context, token: string): Promise<AskerVisit | null> {
  const hash = tokenHash(token)
  return inTransaction(ctx.db, { centreId: ctx.centreId, actor: 'visitor', claim: hash.toString('hex'), durable: false }, async (tx) => {
    const session = await findAskerSession(tx, hash)
    if (session === null || isOver(session, ctx.now)) return null
    const conversationId = session.conversation_id as Id<'conversation'>
    const key = unwrapFor('token', tokenKey(token), session.key_for_token, conversationId)
    if (key === null) return null
    await touchAskerSession(tx, hash, conversationId, ctx.now)
    return { ctx: { ...ctx, actor: { kind: 'asker', conversationId } }, key, token }
  })
}

function isOver(session: { readonly last_seen_at: Instant; readonly ends_at: Instant }, now: Instant): boolean {
  return isBefore(session.ends_at, now) || isBefore(session.last_seen_at.add({ minutes: idleMinutes }), now)
}

/** The asker leaves this device; others with the same code stay. */
export async function endAskerVisit(visit: AskerVisit): Promise<Result<null, NotPermitted>> {
  return act(visit.ctx, 'conversation.changeOwn', async (tx, permit) => {
    await deleteAskerSession(tx, tokenHash(visit.token))
    permit.record({ actionCode: 'E', objectType: 'conversation', objectId: visit.key.conversationId, eventType: 'conversation.leave' })
    return ok(null)
  })
}
