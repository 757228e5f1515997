import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#platform/migrate.server.ts'
import { startEmbedded } from '#platform/postgres/embedded.server.ts'

/** One PostgreSQL for the whole run, with a migrated template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'cjg-test-'))
  const server = await startEmbedded({ dataDir: join(folder, 'postgres'), forTests: true })
  const admin = new pg.Client({ connectionString: server.urlFor('postgres') })
  await admin.connect()
  await admin.query('create database opencjg_template')
  await admin.end()
  await migrate(server.urlFor('opencjg_template'), resolve(import.meta.dirname, '../db/migrations'))
  project.provide('databaseUrl', server.urlFor('DATABASE'))
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
