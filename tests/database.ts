/** A fresh database per test file: cloned from a migrated template in one PostgreSQL for the whole run. */
import pg from 'pg'
import { inject } from 'vitest'
import { makeDatabase, makePool, type Database } from '#platform/db.server.ts'
import { ensureServingLogin } from '#platform/migrate.server.ts'
import { testKeys } from './keys.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the owner with `DATABASE` where the name goes. */
    databaseUrl: string
  }
}

export type TestDatabase = {
  readonly db: Database
  readonly pool: pg.Pool
  readonly serveUrl: string
  readonly ownerUrl: string
  /** Runs as the owner, past row-level security: to look at what is really stored. */
  readonly owner: pg.Pool
  readonly close: () => Promise<void>
}

let number = 0

export async function freshDatabase(): Promise<TestDatabase> {
  const template = inject('databaseUrl')
  number += 1
  const name = `t${process.pid}_${number}_${Math.floor(Math.random() * 1e6)}`
  const admin = new pg.Client({ connectionString: template.replace('DATABASE', 'postgres') })
  await admin.connect()
  await admin.query(`create database ${name} template opencjg_template strategy file_copy`)
  const ownerUrl = template.replace('DATABASE', name)
  const serveUrl = await ensureServingLogin(ownerUrl, testKeys.pseudonym)
  const pool = makePool(serveUrl, 10)
  const owner = makePool(ownerUrl, 3)
  return {
    db: makeDatabase(pool),
    pool,
    serveUrl,
    ownerUrl,
    owner,
    async close() {
      await pool.end()
      await owner.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
