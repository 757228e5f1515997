/** Loads a proven backup into a database that was migrated to the state of the backup: everything in one transaction, or nothing. */
import { once } from 'node:events'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { Trouble } from '../trouble.ts'
import type { Item, NoteOf } from './records.ts'
import { columnList, listTables, quote, tableName, type Table } from './tables.server.ts'
import { tellAgain, type WaitingJob } from './waiting-jobs.server.ts'

export type Loading = {
  readonly ownerUrl: string
  /** Takes the files in as they come; called with null when no more comes. */
  readonly takeFile: (path: string, bytes: AsyncIterable<Buffer>) => Promise<void>
  /** The last thing before it all becomes true: what must not come back is taken out here. */
  readonly beforeCommit: (client: pg.ClientBase) => Promise<void>
}

export async function loadBackup(items: AsyncIterable<Item>, loading: Loading): Promise<void> {
  const client = new pg.Client({ connectionString: loading.ownerUrl, application_name: 'opencjg restore' })
  client.on('error', () => {}) // a lost connection fails the query that runs, which is where it is handled
  await client.connect()
  try {
    await client.query(`begin; set local timezone = 'UTC'; set local datestyle = 'ISO'`)
    const tables = await listTables(client)
    const promises = await loosen(client, tables)
    const jobs = await loadItems(client, items, tables, loading)
    await tighten(client, promises)
    await loading.beforeCommit(client)
    await client.query(promises.force.join(';'))
    if (jobs.length > 0) await tellAgain(loading.ownerUrl, client, jobs)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

type Promises = { readonly foreignKeys: readonly string[]; readonly triggers: readonly string[]; readonly force: readonly string[] }

/**
 * Rows come as they were: no trigger stamps them anew (the audit log would no longer be as it was sealed), no order among
 * tables, and no row-level security, under which COPY does not load. All of it is undone before anybody can see.
 */
async function loosen(client: pg.ClientBase, tables: readonly Table[]): Promise<Promises> {
  if (tables.length === 0) return { foreignKeys: [], triggers: [], force: [] }
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conparentid = 0 and connamespace::regnamespace::text !~ '^(pg_|pgboss$)' order by 1, 2`)
  const { rows: forced } = await client.query<{ name: string }>(`
    select oid::regclass::text as name from pg_class where relforcerowsecurity and relkind in ('r', 'p') order by 1`)
  const all = tables.map(tableName)
  await client.query(
    [
      ...keys.map(({ table, name }) => `alter table ${table} drop constraint ${name}`),
      ...forced.map(({ name }) => `alter table ${name} no force row level security`),
      ...all.map((name) => `alter table ${name} disable trigger user`),
      `truncate ${all.join(', ')}`,
    ].join(';'),
  )
  return {
    foreignKeys: keys.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`),
    triggers: all.map((name) => `alter table ${name} enable trigger user`),
    force: forced.map(({ name }) => `alter table ${name} force row level security`),
  }
}

/** Each promise is proven again over all rows by the database itself. */
async function tighten(client: pg.ClientBase, { foreignKeys, triggers }: Promises): Promise<void> {
  await client.query([...foreignKeys, ...triggers].join(';'))
}

async function loadItems(
  client: pg.Client,
  items: AsyncIterable<Item>,
  tables: readonly Table[],
  { takeFile }: Loading,
): Promise<WaitingJob[]> {
  const known = new Set(tables.map(tableName))
  const jobs: WaitingJob[] = []
  const stream = items[Symbol.asyncIterator]()
  for (let next = await stream.next(); next.done !== true; next = await stream.next()) {
    const item = next.value
    if (Buffer.isBuffer(item)) throw new Error('Bytes of a backup belong to no part')
    if (item.kind === 'table') {
      if (!known.has(tableName(item)))
        throw new Trouble(`The backup holds a table ${item.schema}.${item.name} that its own version does not know.`)
      await loadTable(client, item, stream)
    } else if (item.kind === 'file') await takeFile(item.path, partOf(stream))
    else if (item.kind === 'job') jobs.push(item)
    else if (item.kind === 'counter')
      await client.query('select setval($1::regclass, $2::bigint, $3)', [quote(item.schema, item.name), item.last, item.isCalled])
  }
  return jobs
}

/** The bytes of the part that was begun; ends after its last note, which it hands to `onEnd`. */
async function* partOf(stream: AsyncIterator<Item>, onEnd: (end: NoteOf<'end-of-part'>) => void = () => {}): AsyncGenerator<Buffer> {
  for (;;) {
    const next = await stream.next()
    if (next.done === true) throw new Error('A part of a backup has no end')
    if (Buffer.isBuffer(next.value)) yield next.value
    else if (next.value.kind === 'end-of-part') return onEnd(next.value)
  }
}

async function loadTable(client: pg.Client, table: Table, stream: AsyncIterator<Item>): Promise<void> {
  const target = client.query(copyFrom(`copy ${tableName(table)} (${columnList(table)}) from stdin`))
  const finished = once(target, 'finish')
  // It is awaited below; until then a refusal of the database must not end the process.
  finished.catch(() => {})
  let rows = 0
  const part = partOf(stream, (end) => (rows = end.rows))
  for await (const chunk of part) if (!target.write(chunk)) await Promise.race([once(target, 'drain'), finished])
  target.end()
  await finished
  if (target.rowCount !== rows) throw new Error(`${tableName(table)} took ${target.rowCount} of ${rows} rows`)
}
