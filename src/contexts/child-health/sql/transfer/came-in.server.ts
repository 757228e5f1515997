/** Which rows a transfer made or changed, whether somebody built on them since, and taking them out again. The names of tables are ours, never typed. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { hangsInVaccination } from '../../../vaccination/public-transfer.ts'

/** `was`: the columns of a row of ours that were changed, as they were; null: the row itself came in. */
export type CameIn = { readonly table: string; readonly rowId: string; readonly was: unknown }
type Of = { readonly centreId: string; readonly personId: Id<'person'>; readonly transferId: Id<'transfer'> }

/** The columns of a row as they are before they are changed. */
export async function rememberColumns(tx: Tx, table: string, rowId: string, columns: readonly string[]): Promise<CameIn> {
  const { rows } = await sql<{ was: unknown }>`
    select (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(t)) where key = any(${columns}::text[])) as was
    from ${sql.table(table)} t where t.id = ${rowId}::uuid`.execute(tx)
  return { table, rowId, was: rows[0]?.was ?? null }
}

export async function insertCameIn(tx: Tx, { centreId, personId, transferId }: Of, all: readonly CameIn[], at: number): Promise<void> {
  if (all.length === 0) return
  await tx
    .insertInto('child_health.came_in')
    .values(
      all.map(({ table, rowId, was }) => ({
        ...{ centre_id: centreId, id: newId(at), person_id: personId, transfer_id: transferId, of_table: table, row_id: rowId },
        was: was === null ? null : JSON.stringify(was),
      })),
    )
    .execute()
  for (const table of new Set(all.map((one) => one.table)))
    await sql`update child_health.came_in c set looks = ${looksOf} from ${sql.table(table)} t
      where c.transfer_id = ${transferId}::uuid and c.of_table = ${table} and t.centre_id = c.centre_id and t.id = c.row_id`.execute(tx)
}

/**
 * What a row looks like: not under which key its words are sealed, nor whose file it is in after people were put together, nor that it was withdrawn (such
 * a row goes along). Columns that a later version of the product adds do not count as long as they are empty.
 */
const looksOf = sql`sha256(convert_to((jsonb_strip_nulls(to_jsonb(t)) - ${[
  ...['person_id', 'centre_key_version', 'feedback_key_version', 'withdrawn_at', 'withdrawn_by', 'withdrawn_why'],
  // Sealed words, also of a mark that keeps them back.
  ...['withheld_reason', 'withheld_key_version', 'done_words', 'done_key_version'],
  ...['indication', 'words', 'remark', 'reason', 'feedback', 'answers', 'explanation'],
]}::text[])::text, 'UTF8'))`

/** In the order in which they can be taken out. */
export async function listCameIn(tx: Tx, transferId: Id<'transfer'>): Promise<CameIn[]> {
  const { rows } = await sql<CameIn>`
    select of_table as "table", row_id as "rowId", was from child_health.came_in where transfer_id = ${transferId}::uuid order by id`.execute(
    tx,
  )
  return rows
}

/** How many rows that came in were changed since, by their table. */
export async function countChanged(tx: Tx, transferId: Id<'transfer'>, tables: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const table of tables) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from child_health.came_in c left join ${sql.table(table)} t on t.centre_id = c.centre_id and t.id = c.row_id
      where c.transfer_id = ${transferId}::uuid and c.of_table = ${table} and (t.id is null or c.looks is distinct from ${looksOf})`.execute(
      tx,
    )
    if ((rows[0]?.n ?? 0) > 0) found.set(table, rows[0]?.n ?? 0)
  }
  return found
}

/** What may hang on a row of a record: column by column, so that a test can hold it against the schema. */
export const hangs: readonly { readonly table: string; readonly column: string; readonly on: string }[] = [
  ...[
    ...['contact_note', 'measurement', 'milestone', 'finding', 'advice', 'signal', 'screening', 'referral', 'questionnaire', 'topic'],
    ...['draft', 'invitation', 'missed'],
  ].map((table) => ({ table: `child_health.${table}`, column: 'contact_id', on: 'child_health.contact' })),
  { table: 'child_health.referral', column: 'signal_id', on: 'child_health.signal' },
  { table: 'child_health.referral', column: 'screening_id', on: 'child_health.screening' },
  ...hangsInVaccination,
]
/** A contact of our own schedule may have had these before it was filled in. */
const mayBeOlder = ['child_health.draft', 'child_health.invitation', 'child_health.missed']

/** How many rows somebody here hung on what came in, by their table. */
export async function countBuiltOn(tx: Tx, transferId: Id<'transfer'>): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const { table, column, on } of hangs) {
    const key = table === 'child_health.draft' ? 'contact_id' : 'id'
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from child_health.came_in c join ${sql.table(table)} t on t.centre_id = c.centre_id and t.${sql.ref(column)} = c.row_id
      where c.transfer_id = ${transferId}::uuid and c.of_table = ${on} and (c.was is null or not ${mayBeOlder.includes(table)})
        and not exists (select from child_health.came_in o where o.transfer_id = c.transfer_id and o.of_table = ${table} and o.row_id = t.${sql.ref(key)})`.execute(
      tx,
    )
    const n = rows[0]?.n ?? 0
    if (n > 0) found.set(table, (found.get(table) ?? 0) + n)
  }
  return found
}

/** Rows that came in go; what was changed becomes as it was. Children before what they hang on. */
export async function takeOutRows(tx: Tx, transferId: Id<'transfer'>, tables: readonly string[]): Promise<number> {
  let count = 0
  for (const table of tables) {
    const { numAffectedRows = 0n } = await sql`delete from ${sql.table(table)} t using child_health.came_in c
      where c.transfer_id = ${transferId}::uuid and c.of_table = ${table} and c.was is null and t.centre_id = c.centre_id and t.id = c.row_id`.execute(
      tx,
    )
    count += Number(numAffectedRows)
  }
  for (const { table, rowId, was } of await listCameIn(tx, transferId)) if (was !== null) await putBack(tx, table, rowId, was)
  await tx.deleteFrom('child_health.came_in').where('transfer_id', '=', transferId).execute()
  return count
}

async function putBack(tx: Tx, table: string, rowId: string, was: unknown): Promise<void> {
  const columns = Object.keys(was as object)
  const named = sql.join(columns.map((column) => sql.ref(column)))
  await sql`update ${sql.table(table)} set (${named}) = row(${sql.join(columns.map((column) => sql.ref(`before.${column}`)))})
    from (select (jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(was)}::jsonb)).*) before
    where ${sql.ref(`${table}.id`)} = ${rowId}::uuid`.execute(tx)
}
