import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { NewColleague } from '../../rules/administration/staff-file.ts'
import type { Profession } from '../../rules/account.ts'
import type { Role } from '../../rules/permissions.ts'

export type StaffImport = {
  readonly id: Id<'staffImport'>
  readonly state: 'tried' | 'accepted' | 'undone'
  readonly by: string | null
  readonly triedAt: Instant
  readonly acceptedAt: Instant | null
  readonly people: number
}

export type KeptRow = NewColleague & { readonly accountId: Id<'account'> | null }

function imports(tx: Tx) {
  return tx
    .selectFrom('access.staff_import as i')
    .leftJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 'i.centre_id').onRef('a.id', '=', 'i.tried_by'))
    .select(['i.id', 'i.state', 'a.display_name as by', 'i.tried_at', 'i.accepted_at'])
    .select((eb) =>
      eb
        .selectFrom('access.staff_import_row as r')
        .whereRef('r.centre_id', '=', 'i.centre_id')
        .whereRef('r.import_id', '=', 'i.id')
        .select(eb.fn.countAll<number>().as('count'))
        .as('people'),
    )
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof imports>['executeTakeFirst']>>>

const toImport = (row: Row): StaffImport => ({
  id: row.id as Id<'staffImport'>,
  state: row.state as StaffImport['state'],
  by: row.by,
  triedAt: row.tried_at,
  acceptedAt: row.accepted_at,
  people: row.people ?? 0,
})

export async function listImports(tx: Tx): Promise<StaffImport[]> {
  return (await imports(tx).orderBy('i.tried_at', 'desc').orderBy('i.id', 'desc').limit(20).execute()).map(toImport)
}

/** The one of this very file that was tried or accepted; an undone one counts no more. */
export async function findImportOfFile(tx: Tx, fileHash: Buffer): Promise<StaffImport | null> {
  const row = await imports(tx).where('i.file_hash', '=', fileHash).where('i.state', '<>', 'undone').executeTakeFirst()
  return row === undefined ? null : toImport(row)
}

export async function lockImport(tx: Tx, id: Id<'staffImport'>): Promise<StaffImport | null> {
  const row = await imports(tx).where('i.id', '=', id).forUpdate('i').executeTakeFirst()
  return row === undefined ? null : toImport(row)
}

export async function findImport(tx: Tx, id: Id<'staffImport'>): Promise<StaffImport | null> {
  const row = await imports(tx).where('i.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toImport(row)
}

export async function insertImport(
  tx: Tx,
  of: { readonly centreId: string; readonly id: string; readonly fileHash: Buffer; readonly by: string | null; readonly at: Instant },
  people: readonly NewColleague[],
): Promise<void> {
  const { centreId, id, fileHash, by, at } = of
  await tx.insertInto('access.staff_import').values({ centre_id: centreId, id, file_hash: fileHash, tried_by: by, tried_at: at }).execute()
  await tx
    .insertInto('access.staff_import_row')
    .values(
      people.map((one) => ({
        ...{ centre_id: centreId, import_id: id, line: one.line, email: one.email, display_name: one.name, profession: one.profession },
        ...{ roles: [...one.roles], organisation_id: one.organisationId, from_day: one.from, until_day: one.until },
      })),
    )
    .execute()
}

export async function listRows(tx: Tx, id: Id<'staffImport'>): Promise<KeptRow[]> {
  const rows = await tx.selectFrom('access.staff_import_row').selectAll().where('import_id', '=', id).orderBy('line').execute()
  return rows.map((row) => ({
    line: row.line,
    email: row.email,
    name: row.display_name,
    profession: row.profession as Profession,
    roles: row.roles as Role[],
    organisationId: row.organisation_id,
    from: row.from_day,
    until: row.until_day,
    accountId: row.account_id as Id<'account'> | null,
  }))
}

export async function setRowAccount(tx: Tx, id: Id<'staffImport'>, line: number, accountId: Id<'account'> | null): Promise<void> {
  await tx
    .updateTable('access.staff_import_row')
    .set({ account_id: accountId })
    .where('import_id', '=', id)
    .where('line', '=', line)
    .execute()
}

export async function setImportState(tx: Tx, id: Id<'staffImport'>, state: 'accepted' | 'undone', at: Instant): Promise<void> {
  await tx
    .updateTable('access.staff_import')
    .set(state === 'accepted' ? { state, accepted_at: at } : { state, undone_at: at })
    .where('id', '=', id)
    .execute()
}

/** After it was undone the names go; that it was, and how many there were, the audit log tells. */
export async function deleteRows(tx: Tx, id: Id<'staffImport'>): Promise<void> {
  await tx.deleteFrom('access.staff_import_row').where('import_id', '=', id).execute()
}

export async function deleteOldTries(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('access.staff_import').where('state', '=', 'tried').where('tried_at', '<=', before).execute()
}

/** Why an account cannot be taken back any more; null: nothing was done with it. */
export type Touched = 'signed-in' | 'changed' | 'used'

export async function findTouched(tx: Tx, ids: readonly Id<'account'>[]): Promise<Map<string, Touched>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; touched: Touched | null }>`
    select a.id, case
      when a.password_hash is not null or a.issuer is not null
        or exists (select from access.audit_event e where e.centre_id = a.centre_id and e.object_type = 'account' and e.object_id = a.id
          and e.event_type = 'session.begin') then 'signed-in'
      when a.version > 1 or a.state <> 'active' then 'changed'
      when exists (select from access.proposal p where p.centre_id = a.centre_id and p.account_id = a.id)
        or (select coalesce(array_agg(r.role order by r.role), '{}') from access.account_role r where r.centre_id = a.centre_id and r.account_id = a.id)
          is distinct from (select coalesce(array_agg(given order by given), '{}') from unnest(w.roles) given) then 'changed'
      end as touched
    from access.account a
    join access.staff_import_row w on w.centre_id = a.centre_id and w.account_id = a.id
    where a.id = any(${ids})`.execute(tx)
  return new Map(rows.flatMap(({ id, touched }) => (touched === null ? [] : [[id, touched] as const])))
}

/** Takes accounts away with their roles and their invitations; breaks a foreign key when something else knows them. */
export async function deleteAccounts(tx: Tx, ids: readonly Id<'account'>[]): Promise<void> {
  await tx
    .deleteFrom('access.invitation')
    .where('account_id', 'in', [...ids])
    .execute()
  await tx
    .deleteFrom('access.account')
    .where('id', 'in', [...ids])
    .execute()
}
