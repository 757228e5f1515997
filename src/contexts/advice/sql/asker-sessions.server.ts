import type { Insertable, Selectable } from 'kysely'
import type { AdviceAskerSession } from '../../../../db/types.ts'
import { narrowTo, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export async function insertAskerSession(tx: Tx, row: Insertable<AdviceAskerSession>): Promise<void> {
  await tx.insertInto('advice.asker_session').values(row).execute()
}

/** Seen only by a transaction that claims this very hash. */
export async function findAskerSession(tx: Tx, tokenHash: Buffer): Promise<Selectable<AdviceAskerSession> | null> {
  return (await tx.selectFrom('advice.asker_session').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()) ?? null
}

export async function touchAskerSession(tx: Tx, tokenHash: Buffer, conversationId: Id<'conversation'>, now: Instant): Promise<void> {
  await narrowTo(tx, conversationId)
  await tx
    .updateTable('advice.asker_session')
    .set({ last_seen_at: now })
    .where('token_hash', '=', tokenHash)
    .where('last_seen_at', '<', now.subtract({ minutes: 1 }))
    .execute()
}

export async function deleteAskerSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom('advice.asker_session').where('token_hash', '=', tokenHash).execute()
}

/** Everybody who opened this conversation with its code is out. */
export async function deleteAskerSessionsOf(tx: Tx, conversationId: string): Promise<void> {
  await tx.deleteFrom('advice.asker_session').where('conversation_id', '=', conversationId).execute()
}

export async function deleteOldAskerSessions(tx: Tx, idleSince: Instant, now: Instant): Promise<void> {
  await tx
    .deleteFrom('advice.asker_session')
    .where((eb) => eb.or([eb('last_seen_at', '<', idleSince), eb('ends_at', '<', now)]))
    .execute()
}
