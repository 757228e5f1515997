/** The number of a person for an exchange of health records: only one that was verified counts (PR-27). Within a transaction that may see it. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { findBsn } from '../sql/bsn.server.ts'
import { openText } from './sealing.server.ts'

/** Null: none, none that was verified, or not for this reader. */
export async function readVerifiedBsn(tx: Tx, ctx: Context, keys: Keys, personId: Id<'person'>): Promise<string | null> {
  const kept = await findBsn(tx, personId)
  return kept?.status === 'verified' ? openText(keys, ctx.centreId, 'bsn', personId, kept.bsn, kept.keyVersion) : null
}
