/** A row's state as the rules know it, and back. */
import type { Account, ConversationState } from '../rules/conversation.ts'
import type { ConversationRow } from '../sql/conversations.server.ts'

export function stateOf(row: Pick<ConversationRow, 'state' | 'assigned_to' | 'closed_by'>): ConversationState {
  const by = row.assigned_to as Account | null
  if (row.state === 'closed') return { state: 'closed', closedBy: row.closed_by === 'centre' ? 'centre' : 'asker', by }
  if (row.state === 'taken' && by !== null) return { state: 'taken', by }
  if (row.state === 'answered' && by !== null) return { state: 'answered', by }
  return { state: 'waiting' }
}

export function stateColumns(now: ConversationState): Pick<ConversationRow, 'state' | 'assigned_to' | 'closed_by'> {
  return {
    state: now.state,
    assigned_to: now.state === 'waiting' ? null : now.by,
    closed_by: now.state === 'closed' ? now.closedBy : null,
  }
}
