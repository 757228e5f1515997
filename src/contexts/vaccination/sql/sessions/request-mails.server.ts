/** Requests of one person in one round of a session: whether the mail that something waits went out. With the sight of the system. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type RoundOf = { readonly sessionId: Id<'session'>; readonly askedOf: Id<'person'>; readonly attempt: number }

/** Two jobs that want to send the same meet here: the second finds that it was sent. Answers the children about whom it is; none when there is nothing to send. */
export async function lockUnmailed(tx: Tx, { sessionId, askedOf, attempt }: RoundOf): Promise<Id<'person'>[]> {
  const { rows } = await sql<{ personId: Id<'person'>; isMailed: boolean }>`
    select r.person_id as "personId", r.mailed_at is not null as "isMailed" from vaccination.answer_request r
    where r.session_id = ${sessionId}::uuid and r.asked_of = ${askedOf}::uuid and r.attempt = ${attempt}::smallint and r.channel = 'mail'
    order by r.id for update`.execute(tx)
  return rows.some(({ isMailed }) => isMailed) ? [] : rows.map(({ personId }) => personId)
}

export async function markMailed(tx: Tx, { sessionId, askedOf, attempt }: RoundOf, at: Instant): Promise<void> {
  await tx
    .updateTable('vaccination.answer_request')
    .set({ mailed_at: at })
    .where('session_id', '=', sessionId)
    .where('asked_of', '=', askedOf)
    .where('attempt', '=', attempt)
    .where('channel', '=', 'mail')
    .execute()
}
