/**
 * A database for scenarios: an embedded PostgreSQL of its own in a temporary folder, migrated, and gone afterwards. No installation is opened, and keys are
 * made for it alone.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { makeDatabase, makePool, type Database } from '#platform/db.server.ts'
import type { Keys } from '#platform/keys.server.ts'
import { ensureServingLogin, migrate } from '#platform/migrate.server.ts'
import { startEmbedded } from '#platform/postgres/embedded.server.ts'

/** What scenarios are played on. */
export type Scratch = { readonly db: Database; readonly keys: Keys }

export function scratchKeys(): Keys {
  return { centre: new Map([[1, randomBytes(32)]]), seal: randomBytes(32), pseudonym: randomBytes(32) }
}

/** Opens one, lets `work` play on it, and takes it away, whatever happens. */
export async function onScratch<T>(work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cjg-scenarios-'))
  try {
    const server = await startEmbedded({ dataDir: join(folder, 'postgres'), forTests: true })
    try {
      return await withDatabase(server.urlFor, work)
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function withDatabase<T>(urlFor: (name: string) => string, work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: urlFor('postgres') })
  await admin.connect()
  await admin.query('create database scenarios')
  await admin.end()
  await migrate(urlFor('scenarios'), resolve(import.meta.dirname, '../../../db/migrations'))
  const keys = scratchKeys()
  const pool = makePool(await ensureServingLogin(urlFor('scenarios'), keys.pseudonym), 4)
  try {
    return await work({ db: makeDatabase(pool), keys })
  } finally {
    await pool.end()
  }
}
