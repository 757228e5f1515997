import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { EarlierWord } from '../../rules/carried.ts'

type Sealed = { readonly sealed: Buffer; readonly version: number }
export type KeptWord = Omit<EarlierWord, 'explanation'> & { readonly explanation: Sealed | null }

/** Oldest first; to a resident row-level security shows the own ones. */
export async function listEarlierWords(tx: Tx, personId: Id<'person'>): Promise<KeptWord[]> {
  const { rows } = await sql<Omit<KeptWord, 'explanation'> & { explanation: Buffer | null; version: number | null }>`
    select id, said_by as "saidBy", vaccine, says, how, said_at as "saidAt", said_to as "saidTo", explanation, centre_key_version as version
    from vaccination.earlier_word where person_id = ${personId}::uuid order by said_at, id`.execute(tx)
  return rows.map(({ explanation, version, ...one }) => ({
    ...one,
    explanation: explanation === null || version === null ? null : { sealed: explanation, version },
  }))
}

export async function insertEarlierWord(
  tx: Tx,
  { centreId, personId, transferId }: { readonly centreId: string; readonly personId: Id<'person'>; readonly transferId: string },
  { id, saidBy, vaccine, says, how, saidAt, saidTo, explanation }: KeptWord,
): Promise<void> {
  await tx
    .insertInto('vaccination.earlier_word')
    .values({
      ...{ centre_id: centreId, id, person_id: personId, transfer_id: transferId, said_by: saidBy, vaccine, says, how, said_at: saidAt },
      ...{ said_to: saidTo, explanation: explanation?.sealed ?? null, centre_key_version: explanation?.version ?? null },
    })
    .execute()
}
