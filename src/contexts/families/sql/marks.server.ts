/** Marks by which a number or an address is found again, as data: a new marked column is a line here. */
import { sql } from 'kysely'
import { brokenConstraint, type Tx } from '#platform/db.server.ts'

export const markedTables = [
  { table: 'person_bsn', key: 'person_id', sealed: 'bsn' },
  { table: 'home', key: 'id', sealed: 'address' },
] as const
export type MarkedTable = (typeof markedTables)[number]

export type MarkedRow = { readonly id: string; readonly sealed: Buffer; readonly version: number }

/** Rows after this one whose mark another key made. */
export async function lockMarkedOtherwise(
  tx: Tx,
  of: MarkedTable,
  markKey: Buffer,
  after: string | null,
  most: number,
): Promise<MarkedRow[]> {
  const { rows } = await sql<MarkedRow>`
    select ${sql.ref(of.key)} as id, ${sql.ref(of.sealed)} as sealed, centre_key_version as version from ${sql.table(`families.${of.table}`)}
    where mark_key is distinct from ${markKey} and (${after}::uuid is null or ${sql.ref(of.key)} > ${after}::uuid)
    order by ${sql.ref(of.key)} limit ${most} for update`.execute(tx)
  return rows
}

/** False when the number is of two people: it was written down again while the marks did not find it. That is for a person to look at. */
export async function updateMark(tx: Tx, of: MarkedTable, id: string, mark: Buffer, markKey: Buffer): Promise<boolean> {
  await sql`savepoint marking`.execute(tx)
  try {
    await sql`update ${sql.table(`families.${of.table}`)} set mark = ${mark}, mark_key = ${markKey} where ${sql.ref(of.key)} = ${id}::uuid`.execute(
      tx,
    )
    await sql`release savepoint marking`.execute(tx)
    return true
  } catch (problem) {
    if (brokenConstraint(problem) !== 'bsn_is_of_one_person') throw problem
    await sql`rollback to savepoint marking`.execute(tx)
    return false
  }
}
