/**
 * Moving what access keeps of one person to another, row by row, and back: two persons turned out to be one, or not. Hidden parts go along without a word,
 * as all of it is done with the sight of the system. `access.standing` follows the rows that it stands on; authority and own rights `families` tells anew.
 */
import { sql } from 'kysely'
import { brokenConstraint, withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { rebindResident } from './resident-bindings.server.ts'

/** A row that pointed to who is gone: its table in this schema, its key, and the column. */
export type MovedRow = { readonly table: string; readonly rowId: string; readonly column: string }
type Pair = { readonly from: Id<'person'>; readonly to: Id<'person'> }

/** Every column of this schema that points to a person, but for the projections; a test compares. In order: what is decided before what follows from it. */
export const pointers = [
  { table: 'care_relation', column: 'person_id' },
  { table: 'emergency_access', column: 'person_id' },
  { table: 'compartment', column: 'person_id' },
  { table: 'consent', column: 'person_id' },
  { table: 'consent_decision', column: 'given_by' },
  { table: 'consent_words', column: 'said_by' },
  { table: 'share', column: 'person_id' },
  { table: 'statutory_hold', column: 'person_id' },
  { table: 'kept_piece', column: 'person_id' },
  { table: 'person_request', column: 'person_id' },
  { table: 'person_request', column: 'requester_id' },
  { table: 'file_key', column: 'file_id' },
  { table: 'file_key', column: 'person_id' },
  { table: 'notice', column: 'person_id' },
] as const

/** What belongs to a row and says again whose it is. */
export const followers: Readonly<Record<string, readonly { readonly table: string; readonly where: string }[]>> = {
  care_relation: [
    { table: 'standing', where: 'source_id = $row or source_id in (select id from access.stand_in where care_relation_id = $row)' },
  ],
  emergency_access: [{ table: 'standing', where: 'source_id = $row' }],
  consent: [
    { table: 'consent_recipient', where: 'consent_id = $row' },
    { table: 'consent_words', where: 'decision_id in (select id from access.consent_decision where consent_id = $row)' },
    { table: 'consent_decision', where: 'consent_id = $row' },
    { table: 'consent_exception', where: 'consent_id = $row' },
  ],
  share: [{ table: 'share_item', where: 'share_id = $row' }],
}

/** The other has the same already: a relation of the same colleague, a key that is open. Then the row stays where it is. */
const sameThere = ['care_once', 'file_key_open_once']

/** Answers what moved, to be written down with the merge. */
export async function moveSubject(tx: Tx, pair: Pair): Promise<MovedRow[]> {
  const moved: MovedRow[] = []
  await withSystemSight(tx, async () => {
    for (const pointer of pointers)
      for (const rowId of await listPointing(tx, pointer, pair.from)) {
        const row = { table: pointer.table, column: pointer.column, rowId }
        if (await movedTo(tx, row, pair.to)) moved.push(row)
      }
  })
  const account = await rebindResident(tx, pair.from, pair.to)
  return account === null ? moved : [...moved, { table: 'resident_person', rowId: account, column: 'person_id' }]
}

/** One row back to who it was of. */
export async function moveSubjectBack(tx: Tx, row: MovedRow, pair: Pair): Promise<void> {
  if (row.table === 'resident_person') await rebindResident(tx, pair.to, pair.from)
  else await withSystemSight(tx, () => movedTo(tx, row, pair.from))
}

const keyOf = (table: string): string => (table === 'consent_words' ? 'decision_id' : 'id')

async function listPointing(
  tx: Tx,
  { table, column }: { readonly table: string; readonly column: string },
  personId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select ${sql.ref(keyOf(table))} as id from ${sql.table(`access.${table}`)}
    where ${sql.ref(column)} = ${personId}::uuid order by 1`.execute(tx)
  return rows.map(({ id }) => id)
}

async function movedTo(tx: Tx, { table, column, rowId }: MovedRow, personId: string): Promise<boolean> {
  await sql`savepoint moving`.execute(tx)
  try {
    await sql`update ${sql.table(`access.${table}`)} set ${sql.ref(column)} = ${personId}::uuid where ${sql.ref(keyOf(table))} = ${rowId}::uuid`.execute(
      tx,
    )
  } catch (problem) {
    if (!sameThere.includes(brokenConstraint(problem) ?? '')) throw problem
    await sql`rollback to savepoint moving`.execute(tx)
    return false
  }
  for (const follower of column === 'person_id' ? (followers[table] ?? []) : []) {
    const [first = '', ...rest] = follower.where.split('$row')
    const where = rest.reduce((text, part) => sql`${text}${rowId}::uuid${sql.raw(part)}`, sql.raw(first))
    await sql`update ${sql.table(`access.${follower.table}`)} set person_id = ${personId}::uuid where ${where}`.execute(tx)
  }
  await sql`release savepoint moving`.execute(tx)
  return true
}
