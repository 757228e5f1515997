/** What the family wants to talk about, as long as it waits. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'

export type WaitingTopic = {
  readonly id: Id<'topic'>
  readonly topic: string
  readonly askedBy: Id<'person'>
  readonly words: { readonly sealed: Buffer; readonly version: number } | null
}

export async function listWaitingTopics(tx: Tx, personId: Id<'person'>): Promise<WaitingTopic[]> {
  const rows = await tx
    .selectFrom('child_health.topic')
    .select(['id', 'topic', 'words', 'centre_key_version as version', 'asked_by as askedBy'])
    .where('person_id', '=', personId)
    .where('contact_id', 'is', null)
    .where('removed_at', 'is', null)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, topic, words, version, askedBy }) => ({
    ...{
      id: id as Id<'topic'>,
      topic,
      askedBy: askedBy as Id<'person'>,
      words: words === null || version === null ? null : { sealed: words, version },
    },
  }))
}

export async function markTalkedAbout(tx: Tx, contactId: Id<'contact'>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('child_health.topic')
    .set({ contact_id: contactId })
    .where('id', 'in', [...ids])
    .where('contact_id', 'is', null)
    .execute()
}
