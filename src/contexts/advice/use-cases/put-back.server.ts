/**
 * Back to a key, until the first appointment. First a fresh key is shown and nothing changes; only when its person gives a group of it back
 * does the conversation leave the account, so that a lost page loses no conversation.
 */
import { act, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { pseudonym } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { sameBytes } from '#platform/slow-hash.server.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { randomBytes, randomInt } from 'node:crypto'
import { mayPutBack } from '../rules/claim.ts'
import { checkGroup, codeText, makeCode, randomBytesNeeded, type GroupAnswer, type ReturnCode } from '#platform/return-code.ts'
import { keptUntil } from '../rules/retention.ts'
import {
  findConversation,
  isSelectorTaken,
  lockConversation,
  updateConversation,
  type ConversationRow,
} from '../sql/conversations.server.ts'
import type { Desk } from './desk.ts'
import { codeColumns } from './new-code.server.ts'
import type { Gone } from './own-conversation.server.ts'
import { unwrapForCentre } from './sealing.server.ts'

export type PutBackRefusal = Gone | { readonly kind: 'had-appointment'; readonly since: PlainDate }

/** `proof` shows later that this key was made here, for this conversation: nobody puts one back under a key of their own making. */
export type OfferedKey = { readonly code: ReturnCode; readonly proof: string; readonly askedGroup: number; readonly codeExpires: PlainDate }

export async function offerKey(
  ctx: Context,
  desk: Desk,
  id: Id<'conversation'>,
): Promise<Result<OfferedKey, PutBackRefusal | NotPermitted>> {
  const { retentionDays } = await desk.centre(ctx.centreId)
  return act<'conversation.putBack', OfferedKey, PutBackRefusal>(ctx, 'conversation.putBack', async (tx, permit) => {
    const may = allowed(await findConversation(tx, id))
    if (!may.ok) return may
    permit.record({ actionCode: 'E', objectType: 'conversation', objectId: id, detail: 'offer-key' })
    const code = makeCode(randomBytes(randomBytesNeeded))
    const codeExpires = localDate(keptUntil('anonymous', ctx.now, retentionDays))
    return ok({ code, proof: proofOf(desk, id, code), askedGroup: randomInt(1, 6), codeExpires })
  })
}

export type GivenKey = { readonly code: ReturnCode; readonly proof: string; readonly askedGroup: number; readonly group: string }

/** `wrong-group`: the key was not kept well yet; nothing has changed. */
export type WrongGroup = {
  readonly kind: 'wrong-group'
  readonly answer: Exclude<GroupAnswer, { kind: 'right' }>
  readonly codeExpires: PlainDate
}

export async function putBack(
  ctx: Context,
  desk: Desk,
  id: Id<'conversation'>,
  given: GivenKey,
): Promise<Result<{ codeExpires: PlainDate }, PutBackRefusal | WrongGroup | { readonly kind: 'begin-again' } | NotPermitted>> {
  const { code } = given
  if (!sameBytes(Buffer.from(given.proof), Buffer.from(proofOf(desk, id, code)))) {
    ctx.asked.push('conversation.putBack')
    return err({ kind: 'begin-again' })
  }
  const { retentionDays } = await desk.centre(ctx.centreId)
  const expires = keptUntil('anonymous', ctx.now, retentionDays)
  const codeExpires = localDate(expires)
  const answer = checkGroup(code, given.askedGroup, given.group)
  const salt = randomBytes(16)
  const { recognise, key: codeKey } = await desk.hash(code.verifier, salt)
  try {
    return await act<'conversation.putBack', { codeExpires: PlainDate }, PutBackRefusal | WrongGroup>(
      ctx,
      'conversation.putBack',
      async (tx, permit) => {
        const row = await lockConversation(tx, id)
        // The same form twice: the first one put it back under this very key.
        if (row !== null && row.resident_id === null && row.selector === code.selector) {
          permit.record({ actionCode: 'U', objectType: 'conversation', objectId: id, detail: 'repeat' })
          return ok({ codeExpires })
        }
        const may = allowed(row)
        if (row === null || !may.ok) return may.ok ? err({ kind: 'gone' }) : may
        if (answer.kind !== 'right') return err({ kind: 'wrong-group', answer, codeExpires })
        const key = unwrapForCentre(desk.keys, ctx.centreId, row.key_for_centre, row.centre_key_version, id)
        const columns = codeColumns({ code, salt, recognise, key: codeKey }, key)
        // A group was given back: the key is kept, and a form that asked once does not renew it.
        const back = { resident_id: null, claimed_at: null, ...columns, code_confirmed_at: ctx.now, code_expires_at: expires }
        await updateConversation(tx, row, back)
        permit.record({ actionCode: 'U', objectType: 'conversation', objectId: id })
        return ok({ codeExpires })
      },
      // What it becomes must be seen as well: the one conversation that this proof is about.
      { conversationId: id },
    )
  } catch (problem) {
    if (isSelectorTaken(problem)) return err({ kind: 'begin-again' })
    throw problem
  }
}

/** One with a key already is seen here when the same form comes twice, and is none of the account's. */
function allowed(row: ConversationRow | null): Result<null, PutBackRefusal> {
  if (row === null || row.resident_id === null) return err({ kind: 'gone' })
  const may = mayPutBack(row.first_appointment_at)
  return may.ok ? may : err({ kind: 'had-appointment', since: localDate(may.error.since) })
}

function proofOf({ keys }: Pick<Desk, 'keys'>, id: string, code: ReturnCode): string {
  return pseudonym(keys, 'put-back', `${id} ${codeText(code)}`).toString('base64url')
}
