/** The keys under which the log of a centre is sealed; none of them is in the database. */
import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { Keys } from '#platform/keys.server.ts'
import { sealedText, type AuditRow, type MomentText } from '../../rules/audit-chain.ts'
import { removalText, type Removal } from '../../rules/audit/removal.ts'

/** As a key object: handing over the bytes each time costs ten times the hash itself. */
export function sealKey(keys: Pick<Keys, 'seal'>, centreId: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', keys.seal, centreId, 'audit seal', 32)))
}

export type KeyAt = (sealedAt: MomentText) => KeyObject

/** The seal key of each time: after a rotation what was sealed before stays under the key of then. */
export function keysOverTime(keys: Pick<Keys, 'seal' | 'olderSeals'>, centreId: string): KeyAt {
  const newest = sealKey(keys, centreId)
  const older = (keys.olderSeals ?? []).map(({ until, key }) => ({ until, key: sealKey({ seal: key }, centreId) }))
  return (sealedAt) => older.find(({ until }) => sealedAt < until)?.key ?? newest
}

/** What stands before the first seal. */
export const beginning: Buffer = Buffer.alloc(32)

export function macOf(key: KeyObject, previous: Buffer, sequence: number, sealedAt: MomentText, row: AuditRow): Buffer {
  return createHmac('sha256', key)
    .update(previous)
    .update(sealedText(sequence, sealedAt, row))
    .digest()
}

/** The seal of a removal begins with other signs than that of any row, so neither can stand for the other. */
export function macOfRemoval(key: KeyObject, centreId: string, removal: Removal): Buffer {
  return createHmac('sha256', key).update(removalText(centreId, removal)).digest()
}
