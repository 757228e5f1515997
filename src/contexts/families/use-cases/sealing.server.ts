/** Texts about people, sealed under the key of the centre and bound to their place. */
import type { Id } from '#platform/id.ts'
import { newestVersion, pseudonym, type Keys } from '#platform/keys.server.ts'
import { openForCentre, sealForCentre } from '../../access/public.ts'

export type Place =
  | 'address'
  | 'contact'
  | 'bsn'
  | 'wishes'
  | 'incapable'
  | 'incapable consulted'
  | 'incapable end'
  | 'piece title'
  | 'piece body'
  | 'statement'
  | 'restriction'
  | 'restriction end'

export function sealText(keys: Keys, centreId: Id<'centre'>, place: Place, id: string, text: string): Buffer {
  return sealForCentre(keys, centreId, `${place} ${id}`, Buffer.from(text)).sealed
}

export function openText(keys: Keys, centreId: Id<'centre'>, place: Place, id: string, sealed: Buffer, version: number): string {
  return openForCentre(keys, centreId, `${place} ${id}`, { sealed, version }).toString()
}

/** Finds the same number or address again within the centre, without telling which it is. Made anew when the key is rotated (`remark-families.server.ts`). */
export function markOf(keys: Keys, centreId: Id<'centre'>, what: 'bsn' | 'address', text: string): Buffer {
  return pseudonym(keys, `families ${what}`, `${centreId} ${text}`)
}

/** By which a mark is known to be of the key of now; says nothing of the key. */
export function markKey(keys: Keys): Buffer {
  return pseudonym(keys, 'families mark key', '').subarray(0, 8)
}

export const keyVersion = (keys: Keys): number => newestVersion(keys)
