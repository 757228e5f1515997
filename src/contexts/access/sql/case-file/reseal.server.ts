/** Everything about files in this schema that is sealed under the key of the centre, as data: a new sealed column is a line here. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'

/** `place`: what the seal is bound to, of a row with this id. */
export const sealedColumns = [
  {
    table: 'emergency_access',
    version: 'centre_key_version',
    columns: { explanation: (centre: string, id: string) => `emergency ${centre} ${id} explanation` },
  },
  {
    table: 'emergency_access',
    version: 'review_key_version',
    columns: { review_note: (centre: string, id: string) => `emergency ${centre} ${id} note` },
  },
  { table: 'breach', version: 'centre_key_version', columns: { content: (_: string, id: string) => `breach ${id}` } },
  { table: 'breach_revision', version: 'centre_key_version', columns: { content: (_: string, id: string) => `breach-revision ${id}` } },
  {
    table: 'person_request',
    version: 'centre_key_version',
    columns: {
      text: (_: string, id: string) => `request-text ${id}`,
      extension_reason: (_: string, id: string) => `request-extension ${id}`,
      reasons: (_: string, id: string) => `request-reasons ${id}`,
    },
  },
  { table: 'colleague_facts', version: 'centre_key_version', columns: { facts: (_: string, id: string) => `colleague-facts ${id}` } },
  { table: 'review_step', version: 'centre_key_version', columns: { text: (_: string, id: string) => `review-step ${id}` } },
  {
    table: 'destruction',
    version: 'centre_key_version',
    columns: { postponed_reason: (_: string, id: string) => `destruction-postponed ${id}` },
  },
  { table: 'kept_piece', version: 'centre_key_version', columns: { reason: (_: string, id: string) => `kept-piece ${id}` } },
  { table: 'statutory_hold', version: 'centre_key_version', columns: { note: (_: string, id: string) => `hold-note ${id}` } },
] as const
export type SealedTable = (typeof sealedColumns)[number]
export type SealedRow = { readonly id: string; readonly version: number; readonly sealed: Readonly<Record<string, Buffer | null>> }

/** Rows that another version of the key opens than the newest. */
export async function lockFilesSealedOtherwise(tx: Tx, of: SealedTable, newest: number): Promise<SealedRow[]> {
  const columns = sql.join(Object.keys(of.columns).map((column) => sql.ref(column)))
  const { rows } = await sql<Record<string, unknown>>`
    select id as "rowId", ${sql.ref(of.version)} as "keyVersion", ${columns} from ${sql.table(`access.${of.table}`)}
    where ${sql.ref(of.version)} <> ${newest} order by id for update`.execute(tx)
  return rows.map(({ rowId, keyVersion, ...sealed }) => ({
    id: rowId as string,
    version: keyVersion as number,
    sealed: sealed as SealedRow['sealed'],
  }))
}

export async function updateFileSeal(tx: Tx, of: SealedTable, { id, version, sealed }: SealedRow): Promise<void> {
  const sets = sql.join(Object.entries(sealed).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))
  await sql`update ${sql.table(`access.${of.table}`)} set ${sets}, ${sql.ref(of.version)} = ${version} where id = ${id}::uuid`.execute(tx)
}

/** How many rows each version of the key opens. */
export async function countFilesByKeyVersion(tx: Tx): Promise<Map<number, number>> {
  const total = new Map<number, number>()
  for (const of of sealedColumns) {
    const { rows } = await sql<{ version: number; rows: number }>`
      select ${sql.ref(of.version)} as version, count(*) as rows from ${sql.table(`access.${of.table}`)} where ${sql.ref(of.version)} is not null group by 1`.execute(
      tx,
    )
    for (const one of rows) total.set(one.version, (total.get(one.version) ?? 0) + one.rows)
  }
  return total
}
