import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#platform/config.server.ts'
import { inTransaction } from '#platform/db.server.ts'
import { startEmbedded, type Running } from '#platform/postgres/embedded.server.ts'
import { openInstallation } from '../../src/installation.server.ts'
import { aRegionWithTwoCentres } from '../builders/centres.ts'
import { cjg, digestsAt, says } from './commands.ts'
import { ask, opens, runUntilEnd, startProgram } from './program.ts'

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64')
const folder = mkdtempSync(join(tmpdir(), 'cjg-own-'))
let server: Running
let env: Record<string, string>

beforeAll(async () => {
  server = await startEmbedded({ dataDir: join(folder, 'server'), forTests: true })
  const admin = new pg.Client({ connectionString: server.urlFor('postgres') })
  await admin.connect()
  // As a municipality's server gives it: an owner that is no superuser, and may make roles.
  await admin.query('create role municipality login createrole')
  await admin.query('create database centre owner municipality')
  await admin.end()
  env = {
    DATABASE_URL: server.urlFor('centre', 'municipality'),
    CJG_CENTRE_KEYS: `1:${key(1)}`,
    CJG_SEAL_KEY: key(2),
    CJG_PSEUDONYM_KEY: key(3),
    DATA_DIR: join(folder, 'data'),
    DEMO: '0',
  }
  const installation = await openInstallation(readConfig({ ...env, LOG_LEVEL: 'silent' }))
  await aRegionWithTwoCentres(installation.db)
  await installation.close()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('several processes serve one PostgreSQL: asked at one, opened at another', async () => {
  const [first, second] = [await startProgram(env), await startProgram(env)]
  const code = await ask(first.url, 'Een vraag aan twee', randomUUID())
  expect(await opens(second.url, code ?? '')).toBe(true)
  for (const { url } of [first, second]) expect((await fetch(`${url}/ready`)).status).toBe(200)
  await first.stop()
  expect(await opens(second.url, code ?? '')).toBe(true)
  await second.stop()
})

test('the serving role is no owner and has no rights beyond its own', async () => {
  const owner = new pg.Client({ connectionString: server.urlFor('postgres') })
  await owner.connect()
  const { rows } = await owner.query<{ rolsuper: boolean; rolbypassrls: boolean; rolcreaterole: boolean }>(
    `select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'centre_serve'`,
  )
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }])
  await owner.end()
})

test('an owner who may not pass row-level security makes a backup of every row, and restores it elsewhere', async () => {
  const restored = { ...env, DATABASE_URL: server.urlFor('second', 'municipality'), DATA_DIR: join(folder, 'second') }
  const admin = new pg.Client({ connectionString: server.urlFor('postgres') })
  await admin.connect()
  await admin.query('create database second owner municipality')
  const installation = await openInstallation(readConfig({ ...env, LOG_LEVEL: 'silent' }))
  const job = { centreId: randomUUID(), conversationId: randomUUID() }
  await installation.jobs.start([{ name: 'test.later', run: async () => {} }])
  await inTransaction(installation.db, { centreId: null, actor: 'system' }, (tx) =>
    installation.jobs.tell(tx, 'test.later', job, { startAfterSeconds: 3_600 }),
  )
  await installation.close()
  const file = join(folder, 'backup')
  expect(await cjg(env, ['backup', 'make', '--to', file])).toMatchObject({ code: 1, output: says(/Set CJG_BACKUP_KEY/) })
  const sealed = { CJG_BACKUP_KEY: key(4) }
  expect(await cjg({ ...env, ...sealed }, ['backup', 'make', '--to', file])).toMatchObject({ code: 0 })
  const digests = await digestsAt(server.urlFor('centre'))
  expect(Object.values(digests).filter((digest) => !digest.startsWith('0 ')).length).toBeGreaterThan(5)
  expect(await cjg({ ...restored, ...sealed }, ['restore', '--from', file])).toMatchObject({ code: 0 })
  const { 'access.audit_event': _, ...same } = digests
  expect(await digestsAt(server.urlFor('second'))).toMatchObject(same)
  const second = new pg.Client({ connectionString: server.urlFor('second') })
  await second.connect()
  const { rows } = await second.query<{ data: unknown }>(`select data from pgboss.job where name = 'test.later' and state = 'created'`)
  expect(rows).toEqual([{ data: job }])
  const { rows: unforced } = await second.query(`select relname from pg_class where relrowsecurity and not relforcerowsecurity`)
  expect(unforced).toEqual([])
  await second.end()
  await admin.end()
})

test('nothing is backed up while a policy might hide rows from it', async () => {
  const owner = new pg.Client({ connectionString: server.urlFor('centre', 'municipality') })
  await owner.connect()
  await owner.query(`create policy strange on access.account as restrictive using (email like 'a%')`)
  const made = await cjg({ ...env, CJG_BACKUP_KEY: key(4) }, ['backup', 'make', '--to', join(folder, 'none')])
  expect(made).toMatchObject({ code: 1, output: says(/Rows of access\.account might be hidden.*policy strange/) })
  expect(existsSync(join(folder, 'none'))).toBe(false)
  await owner.query('drop policy strange on access.account')
  await owner.end()
})

test('a database of a newer version is refused in one sentence', async () => {
  const owner = new pg.Client({ connectionString: server.urlFor('centre', 'municipality') })
  await owner.connect()
  await owner.query(`insert into platform.migration (name, checksum) values ('9999_future.sql', 'x')`)
  const ended = await runUntilEnd(env)
  expect(ended.code).toBe(1)
  expect(ended.output).toMatch(/newer than this version/)
  await owner.query(`delete from platform.migration where name = '9999_future.sql'`)
  await owner.end()
})
