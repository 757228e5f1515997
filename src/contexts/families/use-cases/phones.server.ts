/** Telephone numbers of people around a file, for a deed that may read how to reach them. A secret number is not opened here: it stands on the page of the family. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { listContacts } from '../sql/contact-points.server.ts'
import { openText } from './sealing.server.ts'

export type Phone = {
  readonly personId: Id<'person'>
  /** Null: secret. */
  readonly number: string | null
  /** May we call it, and leave a message? */
  readonly safe: boolean
}

/** Within a deed that may read the group `contact`; row-level security shows whose numbers may be seen. */
export async function listPhones(tx: Tx, ctx: Context, keys: Keys, personIds: readonly string[]): Promise<Phone[]> {
  const points = (await listContacts(tx, personIds)).filter(({ kind }) => kind === 'phone')
  return points.map(({ id, personId, value, keyVersion, secret, safe }) => ({
    ...{ personId, safe, number: secret ? null : openText(keys, ctx.centreId, 'contact', id, value, keyVersion) },
  }))
}
