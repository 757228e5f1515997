/** Everything of this schema that is sealed under the key of the centre, as data: a new sealed column is a line here. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'

const version = 'centre_key_version'
export const sealedColumns = [
  { table: 'person_detail', key: 'person_id', version, columns: { wishes: 'wishes' } },
  { table: 'person_bsn', key: 'person_id', version, columns: { bsn: 'bsn' } },
  { table: 'contact_point', key: 'id', version, columns: { value: 'contact' } },
  { table: 'home', key: 'id', version, columns: { address: 'address' } },
  { table: 'piece', key: 'id', version, columns: { title: 'piece title', body: 'piece body' } },
  { table: 'statement', key: 'id', version, columns: { text: 'statement' } },
  { table: 'restriction', key: 'id', version, columns: { explanation: 'restriction' } },
  { table: 'incapacity', key: 'id', version, columns: { reason: 'incapable', consulted: 'incapable consulted' } },
  { table: 'incapacity', key: 'id', version: 'end_key_version', columns: { end_reason: 'incapable end' } },
  { table: 'restriction', key: 'id', version: 'end_key_version', columns: { end_explanation: 'restriction end' } },
] as const
export type SealedTable = (typeof sealedColumns)[number]

export type SealedRow = { readonly id: string; readonly version: number; readonly sealed: Readonly<Record<string, Buffer | null>> }

const isSealed = ({ columns }: SealedTable) =>
  sql.join(
    Object.keys(columns).map((column) => sql`${sql.ref(column)} is not null`),
    sql` or `,
  )

/** Rows that another version of the key opens than the newest. */
export async function lockSealedOtherwise(tx: Tx, of: SealedTable, newest: number, most: number): Promise<SealedRow[]> {
  const columns = sql.join(Object.keys(of.columns).map((column) => sql.ref(column)))
  const { rows } = await sql<Record<string, unknown>>`
    select ${sql.ref(of.key)} as "rowId", ${sql.ref(of.version)} as "keyVersion", ${columns} from ${sql.table(`families.${of.table}`)}
    where ${sql.ref(of.version)} <> ${newest} order by ${sql.ref(of.key)} limit ${most} for update`.execute(tx)
  return rows.map(({ rowId, keyVersion, ...sealed }) => ({
    id: rowId as string,
    version: keyVersion as number,
    sealed: sealed as SealedRow['sealed'],
  }))
}

export async function updateSeal(tx: Tx, of: SealedTable, { id, version, sealed }: SealedRow): Promise<void> {
  const sets = sql.join(Object.entries(sealed).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))
  await sql`update ${sql.table(`families.${of.table}`)} set ${sets}, ${sql.ref(of.version)} = ${version} where ${sql.ref(of.key)} = ${id}::uuid`.execute(
    tx,
  )
}

/** How many rows each version of the key opens; who has nothing sealed needs none. */
export async function countSeals(tx: Tx): Promise<ReadonlyMap<number, number>> {
  const total = new Map<number, number>()
  for (const of of sealedColumns) {
    const { rows } = await sql<{ version: number; rows: number }>`
      select ${sql.ref(of.version)} as version, count(*) as rows from ${sql.table(`families.${of.table}`)} where ${isSealed(of)} group by 1`.execute(
      tx,
    )
    for (const one of rows) total.set(one.version, (total.get(one.version) ?? 0) + one.rows)
  }
  return total
}
