/**
 * Backup and restore against the bare COPY of the same rows, out of a database and into another: what sealing, proving and
 * checking add. At three sizes, so that growth shows; memory is that of the process at its highest while it works.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { readConfig } from '#platform/config.server.ts'
import { newKey } from '#platform/keys.server.ts'
import { startEmbedded } from '#platform/postgres/embedded.server.ts'
import { runBeforeOpening } from '../src/cli/commands.ts'
import { openInstallation } from '../src/installation.server.ts'
import { aRegionWithTwoCentres } from '#tests/builders/centres.ts'

export type RestoreLine = {
  readonly megabytes: number
  readonly backupSeconds: number
  readonly restoreSeconds: number
  /** Of the bare COPY of the largest table, out and in. */
  readonly outSeconds: number
  readonly inSeconds: number
  readonly fileMegabytes: number
  readonly peakMegabytes: number
}

const around = { readStdin: async () => '', onStep: () => {} }

export async function benchRestore(sizes: readonly number[] = [25_000, 50_000, 100_000]): Promise<RestoreLine[]> {
  const lines: RestoreLine[] = []
  for (const messages of sizes) lines.push(await oneSize(messages))
  return lines
}

async function oneSize(messages: number): Promise<RestoreLine> {
  const folder = mkdtempSync(join(tmpdir(), 'cjg-bench-'))
  const [from, to] = [join(folder, 'from'), join(folder, 'to')]
  const configOf = (dataDir: string) => readConfig({ DATA_DIR: dataDir, DEMO: '0', LOG_LEVEL: 'silent' })
  const run = async (dataDir: string, ...args: readonly string[]): Promise<number> => {
    const begun = performance.now()
    const done = await runBeforeOpening(configOf(dataDir), args, around)
    if (done?.exitCode !== 0) throw new Error(`${args.join(' ')} did not work`)
    return (performance.now() - begun) / 1000
  }
  try {
    const megabytes = await fill(from, messages)
    const bare = await copyBare(from)
    const file = join(folder, 'backup')
    const memory = watchMemory()
    const backupSeconds = await run(from, 'backup', 'make', '--to', file)
    mkdirSync(to)
    cpSync(join(from, 'keys'), join(to, 'keys'), { recursive: true })
    const restoreSeconds = await run(to, 'restore', '--from', file)
    return { megabytes, backupSeconds, restoreSeconds, ...bare, fileMegabytes: statSync(file).size / 1e6, peakMegabytes: memory() }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Conversations of four messages of a kilobyte each; sealed text is random to look at, so that nothing is won by compressing. */
async function fill(dataDir: string, messages: number): Promise<number> {
  const installation = await openInstallation(readConfig({ DATA_DIR: dataDir, DEMO: '0', LOG_LEVEL: 'silent' }))
  const { here } = await aRegionWithTwoCentres(installation.db)
  const client = new pg.Client({ connectionString: installation.ownerUrl })
  await client.connect()
  await client.query(`insert into advice.conversation (centre_id, id, state, created_at, last_activity_at, audience, language, channel, subject, urgency,
      due_at, selector, verifier_salt, verifier_hash, code_expires_at, key_for_code, key_for_centre, centre_key_version)
    select '${here}', gen_random_uuid(), 'waiting', now(), now(), 'parents', 'nl', 'page', '\\x00', 'ordinary', now(),
      translate(lpad(to_hex(n), 6, '0'), '0123456789abcdef', 'ABCDEFGHJKLMNPQR'), decode(repeat('00', 16), 'hex'), decode(repeat('00', 32), 'hex'), now(), '\\x00', '\\x00', 1
    from generate_series(1, ${Math.ceil(messages / 4)}) n`)
  // A thousand bodies of random bytes, each used again: compression looks no further back than the window of one of them.
  await client.query('create temporary table body (n int primary key, bytes bytea)')
  for (let n = 0; n < 1_000; n += 1) await client.query('insert into body values ($1, $2)', [n, randomBytes(1_000)])
  await client.query(`insert into advice.message (centre_id, id, conversation_id, kind, author, at, body)
    select '${here}', gen_random_uuid(), c.id, 'question', 'asker', now(),
      sha256(c.id::text::bytea || b.n::text::bytea) || overlay(b.bytes placing sha256(c.id::text::bytea) from 500)
    from (select id, row_number() over () as n from advice.conversation) c
    cross join lateral (select * from body where body.n between (c.n * 4) % 997 and (c.n * 4) % 997 + 3) b`)
  const { rows } = await client.query<{ size: number }>(
    `select pg_total_relation_size('advice.message') + pg_total_relation_size('advice.conversation') as size`,
  )
  await client.end()
  await installation.close()
  writeFileSync(join(dataDir, 'keys/backup'), newKey())
  return (rows[0]?.size ?? 0) / 1e6
}

/** The same rows by COPY alone: out of the table to nowhere, and from one database into another. */
async function copyBare(dataDir: string): Promise<{ outSeconds: number; inSeconds: number }> {
  const server = await startEmbedded({ dataDir: join(dataDir, 'postgres') })
  const admin = new pg.Client({ connectionString: server.urlFor('postgres') })
  await admin.connect()
  const begun = performance.now()
  for await (const _ of admin.query(copyTo('copy advice.message to stdout')) as AsyncIterable<Buffer>);
  const outSeconds = (performance.now() - begun) / 1000
  const name = `bare_${randomUUID().slice(0, 8)}`
  await admin.query(`create database ${name}`)
  const other = new pg.Client({ connectionString: server.urlFor(name) })
  await other.connect()
  // With the keys of the real table, as those are most of the work of a load.
  await other.query(`create table message (centre_id uuid, id uuid, conversation_id uuid, kind text, author text, account_id uuid, at timestamptz, body bytea,
    articles text[], offers_appointment boolean, primary key (centre_id, id)); create index on message (centre_id, conversation_id, at)`)
  const columns = 'centre_id, id, conversation_id, kind, author, account_id, at, body, articles, offers_appointment'
  const loading = performance.now()
  await pipeline(
    admin.query(copyTo(`copy advice.message (${columns}) to stdout`)),
    other.query(copyFrom(`copy message (${columns}) from stdin`)),
  )
  const inSeconds = (performance.now() - loading) / 1000
  await other.end()
  await admin.query(`drop database ${name}`)
  await admin.end()
  await server.stop()
  return { outSeconds, inSeconds }
}

/** The highest memory of this process above what it began with. */
function watchMemory(): () => number {
  const before = process.memoryUsage.rss()
  let highest = before
  const timer = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 20)
  return () => {
    clearInterval(timer)
    return (highest - before) / 1e6
  }
}

export function printRestore(lines: readonly RestoreLine[]): void {
  for (const { megabytes, backupSeconds, restoreSeconds, outSeconds, inSeconds, fileMegabytes, peakMegabytes } of lines) {
    console.log(
      `${megabytes.toFixed(0).padStart(6)} MB of tables  backup ${(backupSeconds / outSeconds).toFixed(2)} x bare COPY out, restore ${(restoreSeconds / inSeconds).toFixed(2)} x bare COPY in, file ${fileMegabytes.toFixed(0)} MB, memory +${peakMegabytes.toFixed(0)} MB   [${backupSeconds.toFixed(1)} s, ${restoreSeconds.toFixed(1)} s]`,
    )
  }
  const [first, last] = [lines[0], lines.at(-1)]
  if (first === undefined || last === undefined || first === last) return
  // What starting and migrating cost is in both ends alike, and falls out.
  const perGigabyte = (of: (line: RestoreLine) => number): number => ((of(last) - of(first)) / (last.megabytes - first.megabytes)) * 1_000
  const ratio = (of: (line: RestoreLine) => number, bare: (line: RestoreLine) => number): string =>
    `${perGigabyte(of).toFixed(0)} s, ${(perGigabyte(of) / perGigabyte(bare)).toFixed(2)} x the bare COPY of a gigabyte`
  console.log(
    `a gigabyte more: backup ${ratio(
      (line) => line.backupSeconds,
      (line) => line.outSeconds,
    )}`,
  )
  console.log(
    `a gigabyte more: restore ${ratio(
      (line) => line.restoreSeconds,
      (line) => line.inSeconds,
    )}`,
  )
}

if (import.meta.main) {
  const sizes = process.argv.slice(2).map(Number)
  printRestore(await benchRestore(sizes.length === 0 ? undefined : sizes))
}
