/** Mail addresses of those who have an own page with a file, for a mail that says only that something is there. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { listHolderMails } from '../../sql/case-file/reach.server.ts'
import { mailPlace } from '../residents.server.ts'
import { openForCentre } from '../sealed.server.ts'

/** Within a deed with the sight of the system. */
export async function openHolderMails(tx: Tx, keys: Keys, centreId: Id<'centre'>, personId: Id<'person'>): Promise<string[]> {
  return (await listHolderMails(tx, personId)).map((one) => openForCentre(keys, centreId, mailPlace, one).toString('utf8'))
}
