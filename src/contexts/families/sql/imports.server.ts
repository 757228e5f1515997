/** Files with families: with the sight of the system. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type ImportRun = {
  readonly id: Id<'import'>
  readonly fileHash: Buffer
  readonly rows: number
  readonly state: 'tried' | 'done' | 'undone'
  readonly doneAt: Instant | null
}

const columns = ['id', 'file_hash as fileHash', 'rows', 'state', 'done_at as doneAt'] as const

export async function insertRun(
  tx: Tx,
  centreId: string,
  run: Omit<ImportRun, 'state' | 'doneAt'>,
  by: { readonly id: string | null; readonly at: Instant },
): Promise<void> {
  await tx
    .insertInto('families.import_run')
    .values({ centre_id: centreId, id: run.id, file_hash: run.fileHash, rows: run.rows, state: 'tried', tried_by: by.id, tried_at: by.at })
    .execute()
}

export async function lockRun(tx: Tx, id: Id<'import'>): Promise<ImportRun | null> {
  const row = await tx.selectFrom('families.import_run').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  return (row as ImportRun | undefined) ?? null
}

export type ListedRun = Omit<ImportRun, 'fileHash'> & { readonly triedBy: string | null; readonly triedAt: Instant }

/** What was only tried says nothing any more once something came of it. */
export async function listRuns(tx: Tx, most: number): Promise<ListedRun[]> {
  const rows = await tx
    .selectFrom('families.import_run')
    .select(['id', 'rows', 'state', 'done_at as doneAt', 'tried_by as triedBy', 'tried_at as triedAt'])
    .where('state', '<>', 'tried')
    .orderBy('tried_at', 'desc')
    .limit(most)
    .execute()
  return rows as ListedRun[]
}

export async function isImported(tx: Tx, fileHash: Buffer): Promise<boolean> {
  const row = await tx
    .selectFrom('families.import_run')
    .select('id')
    .where('file_hash', '=', fileHash)
    .where('state', '=', 'done')
    .executeTakeFirst()
  return row !== undefined
}

export async function updateRunDone(
  tx: Tx,
  centreId: string,
  id: Id<'import'>,
  at: Instant,
  people: readonly { readonly line: number; readonly personId: string }[],
): Promise<void> {
  await tx.updateTable('families.import_run').set({ state: 'done', done_at: at }).where('id', '=', id).execute()
  if (people.length === 0) return
  await tx
    .insertInto('families.import_row')
    .values(people.map(({ line, personId }) => ({ centre_id: centreId, run_id: id, line, person_id: personId })))
    .execute()
}

export async function updateRunUndone(tx: Tx, id: Id<'import'>, at: Instant): Promise<void> {
  await tx.updateTable('families.import_run').set({ state: 'undone', undone_at: at }).where('id', '=', id).execute()
}

export async function listImported(tx: Tx, id: Id<'import'>): Promise<Id<'person'>[]> {
  const rows = await tx.selectFrom('families.import_row').select('person_id').where('run_id', '=', id).execute()
  return rows.map(({ person_id }) => person_id as Id<'person'>)
}

/** Whom somebody changed, worked with, wrote about or tied to another since the file came in. */
export async function listChanged(tx: Tx, ids: readonly string[], doneAt: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from families.person p join families.person_detail d on d.centre_id = p.centre_id and d.person_id = p.id
    where p.id = any (${ids}::uuid[]) and (p.version > 1 or d.version > 1
      or exists (select from families.piece x where x.person_id = p.id)
      or exists (select from families.incapacity x where x.person_id = p.id)
      or exists (select from families.merge x where x.kept_id = p.id or x.gone_id = p.id)
      or exists (select from families.contact_point x where x.person_id = p.id and x.created_at > ${doneAt})
      or exists (select from families.person_bsn x where x.person_id = p.id and (x.recorded_at > ${doneAt} or x.status = 'verified'))
      or exists (select from families.tie x where (x.person_id = p.id or x.other_id = p.id) and (x.recorded_at > ${doneAt} or x.until_day is not null))
      or exists (select from families.authority x where (x.child_id = p.id or x.holder_id = p.id) and x.recorded_at > ${doneAt}))`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** The people with all that hangs on them, and the homes where nobody is left. */
export async function deletePersons(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const homes = await tx.selectFrom('families.home_member').select('home_id').where('person_id', 'in', ids).execute()
  await tx.deleteFrom('families.person').where('id', 'in', ids).execute()
  if (homes.length === 0) return
  await tx
    .deleteFrom('families.home')
    .where(
      'id',
      'in',
      homes.map(({ home_id }) => home_id),
    )
    .where('id', 'not in', (eb) => eb.selectFrom('families.home_member').select('home_id'))
    .execute()
}
