/** Which texts of a record are kept back or about a third person. The one place where the transfer asks for it; today no table keeps such a mark. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { TextMark } from '../../rules/transfer/texts.ts'

/** By the id of the row that has the text. */
export async function listMarks(_tx: Tx, _personId: Id<'person'>): Promise<ReadonlyMap<string, TextMark>> {
  return new Map()
}
