/** Moving conversations between a key and an account. Row-level security shows a resident the own ones, and the one whose key was given. */
import { sql, type Insertable } from 'kysely'
import type { AdviceConversation } from '../../../../db/types.ts'
import { brokenConstraint, databaseErrorCode, type Tx } from '#platform/db.server.ts'
import type { ConversationRow } from './conversations.server.ts'

/** Newest activity first. */
export async function listOfResident(tx: Tx, residentId: string): Promise<ConversationRow[]> {
  return tx
    .selectFrom('advice.conversation')
    .selectAll()
    .where('resident_id', '=', residentId)
    .orderBy('last_activity_at', 'desc')
    .orderBy('id')
    .execute()
}

/** Locked until the transaction ends, always in the same order. */
export async function lockOfResident(tx: Tx, residentId: string): Promise<ConversationRow[]> {
  return tx.selectFrom('advice.conversation').selectAll().where('resident_id', '=', residentId).orderBy('id').forUpdate().execute()
}

/** The account went away while the conversation came in. */
export function isAccountGone(problem: unknown): boolean {
  return databaseErrorCode(problem) === '23503' && brokenConstraint(problem) === 'resident_of_conversation'
}

export async function insertPart(tx: Tx, row: Insertable<AdviceConversation>): Promise<void> {
  await tx.insertInto('advice.conversation').values(row).execute()
}

/** A letter goes along under its own id, sealed anew for where it is now. */
export async function moveMessage(tx: Tx, id: string, to: { readonly conversationId: string; readonly body: Buffer }): Promise<void> {
  await tx.updateTable('advice.message').set({ conversation_id: to.conversationId, body: to.body }).where('id', '=', id).execute()
}

/** Who read the letters before they moved, read these. */
export async function copyReaders(tx: Tx, from: string, to: string): Promise<void> {
  await tx
    .insertInto('advice.reader')
    .columns(['centre_id', 'conversation_id', 'account_id', 'first_read_at'])
    .expression((eb) =>
      eb
        .selectFrom('advice.reader')
        .select(['centre_id', sql<string>`${to}::uuid`.as('conversation_id'), 'account_id', 'first_read_at'])
        .where('conversation_id', '=', from),
    )
    .execute()
}
