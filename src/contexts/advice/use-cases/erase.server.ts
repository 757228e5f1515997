import type { Permit } from '#contexts/access/public.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Instant } from '#platform/time.ts'
import { isHeld } from '../sql/holds.server.ts'
import { deleteConversation, insertFinished, listMessages, type ConversationRow } from '../sql/conversations.server.ts'

/**
 * A conversation is gone, text, keys and all; a cleaned count stays. Each erasure in the log is one on the list outside the database. Of a
 * conversation that came apart from another every letter is named besides: a backup from before has them in the other one.
 * False, and nothing is done, while a hold runs.
 */
export async function eraseConversation(
  tx: Tx,
  permit: Pick<Permit, 'record'>,
  row: ConversationRow,
  { why, now }: { readonly why: string; readonly now: Instant },
): Promise<boolean> {
  if (await isHeld(tx, row.id)) return false
  const messages = await listMessages(tx, row.id)
  await insertFinished(tx, row, messages, now)
  await deleteConversation(tx, row)
  permit.record({ actionCode: 'D', objectType: 'conversation', objectId: row.id, detail: why })
  if (!row.came_apart) return true
  for (const { id } of messages) permit.record({ actionCode: 'D', objectType: 'message', objectId: id, detail: why })
  return true
}
