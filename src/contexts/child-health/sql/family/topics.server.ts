import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

type Sealed = { readonly sealed: Buffer; readonly version: number }
export type KeptTopic = {
  readonly id: Id<'topic'>
  readonly topic: string
  readonly words: Sealed | null
  readonly askedBy: string
  readonly askedAt: Instant
  /** The contact in which it was talked about. */
  readonly contactId: Id<'contact'> | null
}

/** What was not taken off the list, oldest first; to a resident row-level security shows the own ones. */
export async function listTopics(tx: Tx, personId: Id<'person'>): Promise<KeptTopic[]> {
  const rows = await tx
    .selectFrom('child_health.topic')
    .select([
      'id',
      'topic',
      'words',
      'centre_key_version as version',
      'asked_by as askedBy',
      'asked_at as askedAt',
      'contact_id as contactId',
    ])
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
  return rows.map(({ words, version, ...row }) => ({
    ...row,
    words: words === null || version === null ? null : { sealed: words, version },
  })) as KeptTopic[] // ids are of these tables
}

export type NewTopicRow = { readonly id: Id<'topic'>; readonly topic: string; readonly words: Sealed | null }
export type Asked = { readonly by: Id<'person'>; readonly at: Instant }

export async function insertTopics(
  tx: Tx,
  centreId: Id<'centre'>,
  personId: Id<'person'>,
  topics: readonly NewTopicRow[],
  { by, at }: Asked,
): Promise<void> {
  if (topics.length === 0) return
  const rows = topics.map(({ id, topic, words }) => ({
    ...{ centre_id: centreId, id, person_id: personId, topic, words: words?.sealed ?? null, centre_key_version: words?.version ?? null },
    ...{ asked_by: by, asked_at: at },
  }))
  await tx.insertInto('child_health.topic').values(rows).execute()
}

/** False: not one of the own ones that wait. */
export async function removeTopic(tx: Tx, personId: Id<'person'>, id: Id<'topic'>, { by, at }: Asked): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('child_health.topic')
    .set({ removed_at: at, words: null, centre_key_version: null })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('asked_by', '=', by)
    .where('contact_id', 'is', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
