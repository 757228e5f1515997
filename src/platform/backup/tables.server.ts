/** What the catalogue says of our tables: all that a backup must hold, so that a new migration needs nothing here. */
import type pg from 'pg'
import { Trouble } from '../trouble.ts'

export type Table = { readonly schema: string; readonly name: string; readonly columns: readonly string[] }

/** Ours is every schema but PostgreSQL's own and the job queue's, which its library makes. */
const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'pgboss')
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  and not (n.nspname = 'platform' and c.relname = 'migration')`

export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[] }>(`
    select n.nspname as schema, c.relname as name, coalesce(array_agg(a.attname::text order by a.attnum)
      filter (where a.attname is not null), '{}') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and c.relpersistence <> 't' and ${ours}
    group by 1, 2 order by 1, 2`)
  return rows
}

export const quote = (...names: readonly string[]): string => names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.')
export const tableName = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => quote(schema, name)
export const columnList = ({ columns }: Table): string => columns.map((column) => quote(column)).join(', ')

export type Counter = { readonly schema: string; readonly name: string; readonly last: string; readonly isCalled: boolean }

export async function listCounters(client: pg.ClientBase): Promise<Counter[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${ours} order by 1, 2`)
  const counters: Counter[] = []
  for (const { schema, name } of rows) {
    const { rows: values } = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quote(schema, name)}`,
    )
    counters.push({ schema, name, last: values[0]?.last ?? '1', isCalled: values[0]?.called ?? false })
  }
  return counters
}

/** Which versions of the centre key the rows need: every table that wraps a key says so in a column of this name. */
export async function neededCentreKeys(client: pg.ClientBase, tables: readonly Table[]): Promise<number[]> {
  const versions = new Set<number>()
  for (const table of tables.filter(({ columns }) => columns.includes('centre_key_version'))) {
    const { rows } = await client.query<{ version: number }>(
      `select distinct centre_key_version as version from ${tableName(table)} where centre_key_version is not null`,
    )
    for (const { version } of rows) versions.add(version)
  }
  return [...versions].toSorted((a, b) => a - b)
}

const policyName = 'whole_for_backup'

/**
 * Row-level security is forced for the owner too (ADR 3), and a backup that passes over rows would be the worst kind. So the
 * owner alone, and only in a transaction that says `app.backup`, sees every row; the serving role gains nothing. Run after
 * the migrations, so that no migration has to think of it.
 */
export async function allowWholeBackup(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ schema: string; name: string; stale: boolean }>(`
    select n.nspname as schema, c.relname as name, p.oid is not null as stale
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_policy p on p.polrelid = c.oid and p.polname = '${policyName}'
    where c.relkind in ('r', 'p') and c.relrowsecurity and ${ours} and pg_has_role(current_user, c.relowner, 'usage')
      and (p.oid is null or not (select r.oid from pg_roles r where r.rolname = current_user) = any (p.polroles))`)
  for (const table of rows)
    await client.query(`${table.stale ? `drop policy ${policyName} on ${tableName(table)};` : ''}
      create policy ${policyName} on ${tableName(table)} for select to current_user using (current_setting('app.backup', true) = 'whole')`)
}

/** Proves that nothing hides a row from what this transaction reads; throws Trouble with the first table that might. */
export async function refuseHiddenRows(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; policy: string | null }>(`
    select c.oid::regclass::text as name, hiding.polname as policy
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join lateral (select polname from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd in ('r', '*')
      and pg_get_expr(p.polqual, p.polrelid) not like '%''system''%' limit 1) hiding on true
    where c.relkind = 'r' and ${ours} and row_security_active(c.oid)
      and (hiding.polname is not null or not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = '${policyName}'
        and (select r.oid from pg_roles r where r.rolname = current_user) = any (p.polroles)))`)
  const [first] = rows
  if (first === undefined) return
  const why = first.policy === null ? 'it is not open for backups' : `by its policy ${first.policy}`
  throw new Trouble(`Rows of ${first.name} might be hidden from the backup (${why}), so none is made. Run ./cjg migrate as its owner.`)
}
