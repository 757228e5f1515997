import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'

export type SentInvitation = {
  readonly id: Id<'invitation'>
  readonly subject: string
  readonly channel: 'own-page' | 'mail' | 'letter'
  readonly invitedOn: PlainDate
}

/** Since a day, the newest first. */
export async function listInvitations(tx: Tx, personId: Id<'person'>, since: PlainDate): Promise<SentInvitation[]> {
  const rows = await tx
    .selectFrom('child_health.invitation')
    .select(['id', 'subject', 'channel', 'invited_on as invitedOn'])
    .where('person_id', '=', personId)
    .where('invited_on', '>=', since)
    .orderBy('invited_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows as SentInvitation[] // the check of the table keeps the channels
}
