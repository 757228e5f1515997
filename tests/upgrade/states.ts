/** Installations as earlier versions left them: each migration runs on the typical rows that the versions before it wrote. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { listTables, tableName, type Table } from '#platform/backup/tables.server.ts'
import { migrate, readMigrations } from '#platform/migrate.server.ts'

export const migrationsFolder = resolve(import.meta.dirname, '../../db/migrations')
export const migrationNames: readonly string[] = readMigrations(migrationsFolder).map(({ name }) => name)

/** Brings a database from the state before `name` to that of `name`, and adds the rows that are typical for it. Answers the tables that must have some. */
export async function growTo(ownerUrl: string, name: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const before = new Set((await listTables(client)).map(tableName))
    await migrate(
      ownerUrl,
      migrationsFolder,
      () => {},
      (one) => one <= name,
    )
    const rows = join(import.meta.dirname, `${name.slice(0, 4)}.sql`)
    if (!existsSync(rows)) return []
    await client.query(readFileSync(rows, 'utf8'))
    return (await listTables(client)).map(tableName).filter((table) => !before.has(table))
  } finally {
    await client.end()
  }
}

export type Snapshot = ReadonlyMap<Table, readonly string[]>

/** Every row of every table as text, in the columns that there are now. */
export async function takeSnapshot(ownerUrl: string, tables?: readonly Table[]): Promise<Snapshot> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const all = new Map<Table, string[]>()
  for (const table of tables ?? (await listTables(client))) {
    const columns = table.columns.map((column) => `"${column}"`).join(', ')
    const { rows } = await client.query<{ row: string }>(`select row(${columns})::text as row from ${tableName(table)} order by 1`)
    all.set(
      table,
      rows.map(({ row }) => row),
    )
  }
  await client.end()
  return all
}
