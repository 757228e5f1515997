/** Mail addresses of those who have an own page with a file, for a mail that says only that something is there. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { listHolderMails } from '../../sql/case-file/reach.server.ts'
import { mailPlace } from '../residents.server.ts'
import { openForCentre } from '../sealed.server.ts'

/** Within a deed with the sight of the system. `only`: of one of those who have a say. */
export async function openHolderMails(
  tx: Tx,
  keys: Keys,
  centreId: Id<'centre'>,
  personId: Id<'person'>,
  only: string | null = null,
): Promise<string[]> {
  return (await listHolderMails(tx, personId, only)).map((one) => openForCentre(keys, centreId, mailPlace, one).toString('utf8'))
}
