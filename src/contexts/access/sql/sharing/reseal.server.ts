/** What of consent and sharing is sealed under another version of the centre's key, and putting the new seal in its place. The words themselves never change. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'

export type SealedRow = {
  readonly of: 'consent' | 'consent_words' | 'consent_exception' | 'share' | 'share_item'
  readonly id: string
  readonly item: string | null
  readonly text: Buffer
  /** The argument of a share, under the same version as its sheet. */
  readonly more: Buffer | null
  readonly version: number
}

const all = sql`(
  select 'consent' as of, id, null as item, about as text, null::bytea as more, centre_key_version as version from access.consent
  union all select 'consent_words', decision_id, null, words, null, centre_key_version from access.consent_words
  union all select 'consent_exception', id, null, explanation, null, centre_key_version from access.consent_exception
  union all select 'share', id, null, sheet, argument, centre_key_version from access.share
  union all select 'share_item', share_id, item, snapshot, null, centre_key_version from access.share_item)`

export async function listSealedOtherwise(tx: Tx, version: number, most: number): Promise<readonly SealedRow[]> {
  const { rows } = await sql<SealedRow>`select * from ${all} as sealed where version <> ${version} limit ${most}`.execute(tx)
  return rows
}

export async function countSharingByKeyVersion(tx: Tx): Promise<Map<number, number>> {
  const { rows } = await sql<{
    version: number
    number: number
  }>`select version, count(*) as number from ${all} as sealed group by version`.execute(tx)
  return new Map(rows.map(({ version, number }) => [version, number]))
}

export async function updateSeal(tx: Tx, { of, id, item, text, more, version }: SealedRow): Promise<void> {
  switch (of) {
    case 'consent':
      await tx.updateTable('access.consent').set({ about: text, centre_key_version: version }).where('id', '=', id).execute()
      return
    case 'consent_words':
      await tx.updateTable('access.consent_words').set({ words: text, centre_key_version: version }).where('decision_id', '=', id).execute()
      return
    case 'consent_exception':
      await tx
        .updateTable('access.consent_exception')
        .set({ explanation: text, centre_key_version: version })
        .where('id', '=', id)
        .execute()
      return
    case 'share':
      await tx.updateTable('access.share').set({ sheet: text, argument: more, centre_key_version: version }).where('id', '=', id).execute()
      return
    case 'share_item':
      await tx
        .updateTable('access.share_item')
        .set({ snapshot: text, centre_key_version: version })
        .where('share_id', '=', id)
        .where('item', '=', item ?? '')
        .execute()
  }
}
