/**
 * The secrets of a conversation. Its key is random and made once; it is wrapped for the centre (key
 * outside the database) and for the return code (slow hash), and for the cookie of an asker who gave
 * the code. Everything that people wrote is sealed under it, bound to its place.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Id } from '#platform/id.ts'
import { centreKey, newestVersion, seal, unseal, type Keys } from '#platform/keys.server.ts'

export type ConversationKey = { readonly bytes: Buffer; readonly conversationId: Id<'conversation'> }

export function newConversationKey(conversationId: Id<'conversation'>): ConversationKey {
  return { bytes: randomBytes(32), conversationId }
}

const bound = (purpose: string, conversationId: string): string => `${purpose} ${conversationId}`

/** The key wrapped under a key that only the code, or only the cookie, gives. */
export function wrapFor(purpose: 'code' | 'token', wrapping: Buffer, key: ConversationKey): Buffer {
  return seal(wrapping, key.bytes, bound(purpose, key.conversationId))
}

export function unwrapFor(
  purpose: 'code' | 'token',
  wrapping: Buffer,
  wrapped: Buffer,
  conversationId: Id<'conversation'>,
): ConversationKey | null {
  const bytes = unseal(wrapping, wrapped, bound(purpose, conversationId))
  return bytes === null ? null : { bytes, conversationId }
}

export function wrapForCentre(keys: Keys, centreId: Id<'centre'>, key: ConversationKey): { wrapped: Buffer; version: number } {
  const version = newestVersion(keys)
  const wrapping = centreKey(keys, centreId, version)
  if (wrapping === null) throw new Error('The newest centre key is missing')
  return { wrapped: seal(wrapping, key.bytes, bound('centre', key.conversationId)), version }
}

/** Throws when the key version is not there: the installation lost a key, which no page can mend. */
export function unwrapForCentre(
  keys: Keys,
  centreId: Id<'centre'>,
  wrapped: Buffer,
  version: number,
  conversationId: Id<'conversation'>,
): ConversationKey {
  const wrapping = centreKey(keys, centreId, version)
  const bytes = wrapping === null ? null : unseal(wrapping, wrapped, bound('centre', conversationId))
  if (bytes === null) throw new Error(`The centre key of version ${version} does not open a conversation`)
  return { bytes, conversationId }
}

/** Text of people, sealed for one place: `place` is the kind and id of the row. */
export function sealText(key: ConversationKey, place: string, text: string): Buffer {
  return seal(key.bytes, Buffer.from(text, 'utf8'), bound(place, key.conversationId))
}

export function unsealText(key: ConversationKey, place: string, sealed: Buffer): string {
  const text = unseal(key.bytes, sealed, bound(place, key.conversationId))
  if (text === null) throw new Error('A sealed text does not open')
  return text.toString('utf8')
}

/** The subject of a conversation. Empty after a restore took away the letter whose words it was. */
export function readSubject(key: ConversationKey, sealed: Buffer): string {
  return sealed.length === 0 ? '…' : unsealText(key, 'subject', sealed)
}

/** A cookie's token: 32 random bytes; the database knows its hash, and the key wrapped under another derivation of it. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update('recognise ').update(token).digest()
}

export function tokenKey(token: string): Buffer {
  return createHash('sha256').update('key ').update(token).digest()
}
