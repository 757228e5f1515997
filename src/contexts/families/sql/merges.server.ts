/** Moving what is of one person to another, row by row, and back. With the sight of the system. */
import { sql } from 'kysely'
import { brokenConstraint, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

/** Where rows point to a person; a test compares with the schema. */
export const pointers = [
  { table: 'tie', column: 'person_id' },
  { table: 'tie', column: 'other_id' },
  { table: 'authority', column: 'child_id' },
  { table: 'authority', column: 'holder_id' },
  { table: 'home_member', column: 'person_id' },
  { table: 'contact_point', column: 'person_id' },
  { table: 'piece', column: 'person_id' },
  { table: 'incapacity', column: 'person_id' },
  { table: 'statement', column: 'person_id' },
  { table: 'statement', column: 'author_id' },
  { table: 'erased_piece', column: 'person_id' },
  { table: 'restriction', column: 'person_id' },
] as const

/** Of another context: the table with its schema, and how a row is known. */
export type Pointer = { readonly table: string; readonly column: string; readonly key?: string }

const keyOf = ({ table, key }: { readonly table: string; readonly key?: string | undefined }): string =>
  key ?? (table === 'erased_piece' ? 'piece_id' : 'id')
const whole = (table: string): string => (table.includes('.') ? table : `families.${table}`)

export type Step = { readonly table: string; readonly rowId: string; readonly column: string; readonly key?: string | undefined }

export async function listPointing(tx: Tx, { table, column, key }: Pointer, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select ${sql.ref(keyOf({ table, key }))} as id from ${sql.table(whole(table))} where ${sql.ref(column)} = ${personId}::uuid order by 1 for update`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

const ourOnce = ['authority_of_one_once', 'lives_there_once', 'incapacity_once', 'restriction_once']

/** False: the other has the same already (one authority, one home, one reason at a time); that row stays where it is. */
export async function pointElsewhere(
  tx: Tx,
  { table, rowId, column, key }: Step,
  personId: string,
  sameThere: readonly string[] = [],
): Promise<boolean> {
  await sql`savepoint pointing`.execute(tx)
  try {
    await sql`update ${sql.table(whole(table))} set ${sql.ref(column)} = ${personId}::uuid where ${sql.ref(keyOf({ table, key }))} = ${rowId}::uuid`.execute(
      tx,
    )
    await sql`release savepoint pointing`.execute(tx)
    return true
  } catch (problem) {
    if (![...ourOnce, ...sameThere].includes(brokenConstraint(problem) ?? '')) throw problem
    await sql`rollback to savepoint pointing`.execute(tx)
    return false
  }
}

const marks = ['is_colleague', 'restricted'] as const

/** A file that asked for more care asks for it as part of another too. Answers which of both words came to it by that. */
export async function restrictAlong(tx: Tx, goneId: string, keptId: string): Promise<string[]> {
  const found: string[] = []
  for (const mark of marks) {
    const { numAffectedRows } = await sql`update families.person_detail kept set ${sql.ref(mark)} = true from families.person_detail gone
      where kept.person_id = ${keptId}::uuid and gone.person_id = ${goneId}::uuid and gone.centre_id = kept.centre_id
        and ${sql.ref(`gone.${mark}`)} and not ${sql.ref(`kept.${mark}`)}`.execute(tx)
    if (numAffectedRows === 1n) found.push(mark)
  }
  return found
}

/** The word goes again, unless the file got a reason of its own meanwhile. */
export async function unrestrictAlong(tx: Tx, keptId: string, mark: string): Promise<void> {
  const isColleague = mark === 'is_colleague'
  await sql`update families.person_detail d set ${sql.ref(isColleague ? 'is_colleague' : 'restricted')} = exists (
      select from families.restriction r where r.centre_id = d.centre_id and r.person_id = d.person_id and r.ended_at is null
        and (r.reason = 'colleague') = ${isColleague})
    where d.person_id = ${keptId}::uuid`.execute(tx)
}

/** Ties that the one has and the other has as well: they need not come twice. */
export async function listSameTies(tx: Tx, goneId: string, keptId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select g.id from families.tie g join families.tie k on k.centre_id = g.centre_id and k.kind = g.kind and k.id <> g.id
    where (g.person_id = ${goneId}::uuid and k.person_id = ${keptId}::uuid and k.other_id = g.other_id)
       or (g.other_id = ${goneId}::uuid and k.other_id = ${keptId}::uuid and k.person_id = g.person_id)`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

export async function areTied(tx: Tx, a: string, b: string): Promise<boolean> {
  const { rows } = await sql`
    select from families.tie where (person_id = ${a}::uuid and other_id = ${b}::uuid) or (person_id = ${b}::uuid and other_id = ${a}::uuid)
    union all select from families.authority where (child_id = ${a}::uuid and holder_id = ${b}::uuid) or (child_id = ${b}::uuid and holder_id = ${a}::uuid)
    limit 1`.execute(tx)
  return rows.length > 0
}

export async function updateMergedInto(tx: Tx, id: Id<'person'>, into: Id<'person'> | null): Promise<void> {
  await tx
    .updateTable('families.person')
    .set((eb) => ({ merged_into: into, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export type Merge = { readonly id: Id<'merge'>; readonly keptId: Id<'person'>; readonly goneId: Id<'person'>; readonly mergedAt: Instant }

const columns = ['id', 'kept_id as keptId', 'gone_id as goneId', 'merged_at as mergedAt'] as const

export async function insertMerge(
  tx: Tx,
  centreId: string,
  { id, keptId, goneId, mergedAt }: Merge,
  by: string,
  steps: readonly Step[],
): Promise<void> {
  await tx
    .insertInto('families.merge')
    .values({ centre_id: centreId, id, kept_id: keptId, gone_id: goneId, merged_by: by, merged_at: mergedAt })
    .execute()
  if (steps.length === 0) return
  await tx
    .insertInto('families.merge_step')
    .values(
      steps.map(({ table, rowId, column }, i) => ({
        ...{ centre_id: centreId, merge_id: id, step: i + 1, table_name: table, row_id: rowId, column_name: column },
      })),
    )
    .execute()
}

/** Those into this person that still stand, newest first: undone in that order. */
export async function listMerges(tx: Tx, keptId: string): Promise<Merge[]> {
  const rows = await tx
    .selectFrom('families.merge')
    .select(columns)
    .where('kept_id', '=', keptId)
    .where('undone_at', 'is', null)
    .orderBy('merged_at', 'desc')
    .orderBy('id', 'desc')
    .forUpdate()
    .execute()
  return rows as Merge[]
}

export async function listSteps(tx: Tx, mergeId: string): Promise<Step[]> {
  return tx
    .selectFrom('families.merge_step')
    .select(['table_name as table', 'row_id as rowId', 'column_name as column'])
    .where('merge_id', '=', mergeId)
    .orderBy('step', 'desc')
    .execute()
}

export async function updateMergeUndone(tx: Tx, id: string, by: string, at: Instant): Promise<void> {
  await tx.updateTable('families.merge').set({ undone_by: by, undone_at: at }).where('id', '=', id).execute()
}

/** The number goes along under a new seal, as a seal is bound to its person. */
export async function updateBsnOwner(tx: Tx, from: string, to: string, bsn: Buffer, keyVersion: number): Promise<void> {
  await tx
    .updateTable('families.person_bsn')
    .set({ person_id: to, bsn, centre_key_version: keyVersion })
    .where('person_id', '=', from)
    .execute()
}
