/** Writes a backup: one moment of the whole database and the files beside it, compressed and sealed, with flat memory. */
import { createReadStream, type Dirent } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Keys } from '../keys.server.ts'
import { Trouble } from '../trouble.ts'
import { keysOf } from './key-marks.server.ts'
import { Ledger, writeItem, type Item, type Totals } from './records.ts'
import { sealPieces } from './sealed-file.server.ts'
import { columnList, listCounters, listTables, neededCentreKeys, refuseHiddenRows, tableName, type Table } from './tables.server.ts'
import { listWaitingJobs } from './waiting-jobs.server.ts'

export type BackupSource = {
  readonly ownerUrl: string
  readonly dataDir: string
  readonly keys: Keys
  readonly backupKey: Buffer
  readonly madeAt: string
}

/** In the data directory, but not for a backup: the database itself, the keys, and what each machine makes anew. */
const leftOut = new Set(['postgres', 'postgres.new', 'keys', 'postgres.log', 'LAYOUT', 'backups'])
/** Taken as it was before the database is: a head that is further than the rows would look like rows cut off. */
const grows = 'audit-heads'

/** Makes the backup at `path`; nothing stands there before it is whole. */
export async function writeBackup(source: BackupSource, path: string): Promise<Totals> {
  const unfinished = `${path}.unfinished`
  const ledger = new Ledger()
  try {
    await using file = await open(unfinished, 'w', 0o600)
    await pipeline(
      Readable.from(bytesOf(listItems(source, ledger)), { objectMode: false }),
      createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
      (compressed: AsyncIterable<Buffer>) => sealPieces(source.backupKey, compressed),
      async (pieces: AsyncIterable<Buffer>) => {
        for await (const piece of pieces) await file.writeFile(piece)
      },
    )
    await file.sync()
  } catch (problem) {
    await rm(unfinished, { force: true })
    const code = problem instanceof Error && 'code' in problem && 'syscall' in problem ? String(problem.code) : null
    throw code === null ? problem : new Trouble(`The backup could not be written to ${path} (${code}).`)
  }
  await rename(unfinished, path)
  return ledger.totals
}

async function* bytesOf(items: AsyncIterable<Item>): AsyncGenerator<Buffer> {
  for await (const item of items) yield writeItem(item)
}

async function* listItems(source: BackupSource, ledger: Ledger): AsyncGenerator<Item> {
  const client = new pg.Client({ connectionString: source.ownerUrl, application_name: 'opencjg backup' })
  client.on('error', () => {}) // a lost connection fails the query that runs, which is where it is handled
  await client.connect()
  try {
    for await (const item of itemsOf(client, source)) {
      // A part's own note of the end is made here: who counts along cannot count wrong.
      const counted = 'rows' in item ? ledger.endOfPart(item.rows) : item
      if (counted === null || ('rows' in item ? false : !ledger.follow(item))) throw new Error('A backup was written out of order')
      yield counted
    }
    const end: Item = { kind: 'end', ...ledger.totals }
    ledger.follow(end)
    yield end
  } finally {
    await client.end()
  }
}

type Part = Item | { readonly rows: number }

async function* itemsOf(client: pg.Client, { dataDir, keys, madeAt }: BackupSource): AsyncGenerator<Part> {
  const heads = await measureHeads(dataDir)
  const tables = await beginSnapshot(client)
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from platform.migration order by name',
  )
  const needed = await neededCentreKeys(client, tables)
  yield { kind: 'backup', format: 1, madeAt, migrations, keys: { ...keysOf(keys), needed } }
  for (const { path, bytes } of heads) if (bytes > 0) yield* filePart(path, createReadStream(join(dataDir, path), { end: bytes - 1 }))
  for (const table of tables) yield* tablePart(client, table)
  for (const counter of await listCounters(client)) yield { kind: 'counter', ...counter }
  yield* await listWaitingJobs(client)
  await client.query('commit')
  for await (const path of listFiles(dataDir)) yield* filePart(path, createReadStream(join(dataDir, path)))
}

/** One moment of the whole database for everything that follows; a migration waits until the backup is done. */
async function beginSnapshot(client: pg.Client): Promise<Table[]> {
  await client.query(`begin isolation level repeatable read, read only;
    set local app.backup = 'whole'; set local app.actor_kind = 'system'; set local timezone = 'UTC'; set local datestyle = 'ISO'`)
  const tables = await listTables(client)
  if (tables.length > 0) await client.query(`lock table ${tables.map(tableName).join(', ')} in access share mode`)
  await refuseHiddenRows(client)
  return tables
}

async function* tablePart(client: pg.Client, table: Table): AsyncGenerator<Part> {
  yield { kind: 'table', ...table, columns: [...table.columns] }
  // As a query: the plain form of COPY leaves out partitions and policies of the table.
  const stream = client.query(copyTo(`copy (select ${columnList(table)} from only ${tableName(table)}) to stdout`))
  for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk
  yield { rows: stream.rowCount }
}

async function* filePart(path: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Part> {
  yield { kind: 'file', path }
  for await (const chunk of chunks) yield chunk
  yield { rows: 0 }
}

/** Lines are only ever added at the end, so a length is a moment. */
async function measureHeads(dataDir: string): Promise<{ path: string; bytes: number }[]> {
  const heads: { path: string; bytes: number }[] = []
  for await (const path of listFolder(dataDir, join(dataDir, grows))) heads.push({ path, bytes: (await stat(join(dataDir, path))).size })
  return heads
}

async function* listFiles(dataDir: string): AsyncGenerator<string> {
  for (const entry of await entriesOf(dataDir))
    if (!leftOut.has(entry.name) && entry.name !== grows) yield* listEntry(dataDir, join(dataDir, entry.name), entry)
}

async function* listFolder(dataDir: string, folder: string): AsyncGenerator<string> {
  for (const entry of await entriesOf(folder)) yield* listEntry(dataDir, join(folder, entry.name), entry)
}

async function* listEntry(dataDir: string, path: string, entry: Dirent): AsyncGenerator<string> {
  if (entry.isDirectory()) yield* listFolder(dataDir, path)
  else if (entry.isFile()) yield relative(dataDir, path)
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => a.name.localeCompare(b.name))
  } catch {
    return []
  }
}
