import { randomBytes } from 'node:crypto'
import type { Id } from '#platform/id.ts'
import { codeText, makeCode, randomBytesNeeded, type ReturnCode } from '#platform/return-code.ts'
import type { Desk } from './desk.ts'
import { wrapFor, type ConversationKey } from './sealing.server.ts'

export type MadeCode = { readonly code: ReturnCode; readonly salt: Buffer; readonly recognise: Buffer; readonly key: Buffer }

/** A new return code with its slow hash. Takes tens of milliseconds off the event loop: call it outside a transaction. */
export async function newCode(desk: Pick<Desk, 'hash'>): Promise<MadeCode> {
  const code = makeCode(randomBytes(randomBytesNeeded))
  const salt = randomBytes(16)
  const { recognise, key } = await desk.hash(code.verifier, salt)
  return { code, salt, recognise, key }
}

/** The columns of a conversation that belong to its code. */
export function codeColumns(made: MadeCode, conversation: ConversationKey) {
  return {
    selector: made.code.selector,
    verifier_salt: made.salt,
    verifier_hash: made.recognise,
    key_for_code: wrapFor('code', made.key, conversation),
    code_confirmed_at: null,
  }
}

export type ShownCode = { readonly conversationId: Id<'conversation'>; readonly text: string }

export function shown(conversationId: Id<'conversation'>, made: MadeCode): ShownCode {
  return { conversationId, text: codeText(made.code) }
}
