/** Two processes on one PostgreSQL, under load; one is killed in the middle of its work. */
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#platform/config.server.ts'
import { startEmbedded, type Running } from '#platform/postgres/embedded.server.ts'
import { openInstallation } from '../../src/installation.server.ts'
import { aColleague, aRegionWithTwoCentres } from '../builders/centres.ts'
import { cjg, says } from './commands.ts'
import { ask, opens, startProgram } from './program.ts'

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64')
const folder = mkdtempSync(join(tmpdir(), 'cjg-pair-'))
let server: Running
let owner: pg.Client
let env: Record<string, string>
/** Mails that arrived whole. Each takes a while, so that the one who is killed is in the middle of one. */
let mails = 0
const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, taken) {
    stream.resume()
    stream.on('end', () => {
      void pause(400).then(() => {
        mails += 1
        taken()
      })
    })
  },
})
// Who is killed hangs up.
post.on('error', () => {})

beforeAll(async () => {
  server = await startEmbedded({ dataDir: join(folder, 'server'), forTests: true })
  owner = new pg.Client({ connectionString: server.urlFor('postgres') })
  await owner.connect()
  await owner.query('create role municipality login createrole')
  await owner.query('create database pair owner municipality')
  await owner.end()
  owner = new pg.Client({ connectionString: server.urlFor('pair') })
  await owner.connect()
  await new Promise<void>((done) => post.listen(0, '127.0.0.1', done))
  env = {
    DATABASE_URL: server.urlFor('pair', 'municipality'),
    ...{ CJG_CENTRE_KEYS: `1:${key(1)}`, CJG_SEAL_KEY: key(2), CJG_PSEUDONYM_KEY: key(3) },
    ...{ DATA_DIR: join(folder, 'data'), DEMO: '0' },
    SMTP_URL: `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`,
  }
  const installation = await openInstallation(readConfig({ ...env, LOG_LEVEL: 'silent' }))
  const { here } = await aRegionWithTwoCentres(installation.db)
  await aColleague(installation.db, here, { name: 'Anna Bos', profession: 'frontDeskWorker', roles: ['frontDesk'] })
  await installation.close()
})
afterAll(async () => {
  await owner.end()
  await new Promise<void>((done) => post.close(done))
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function count(query: string): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(query)
  return rows[0]?.count ?? 0
}

async function until(isThere: () => boolean | Promise<boolean>, most: number): Promise<void> {
  for (const end = Date.now() + most; Date.now() < end; await pause(100)) if (await isThere()) return
  throw new Error('It did not come')
}

test('kill -9 of one under load: nothing acknowledged is lost, and every job has its effect, through the other', async () => {
  const [first, second] = [await startProgram(env), await startProgram(env)]
  const codes: string[] = []
  const state = { on: true }
  const askers = [first, first, second, second].map(async ({ url }) => {
    while (state.on) {
      // Each tells a job that mails the desk.
      const code = await ask(url, 'Ik wil dood', randomUUID())
      if (code === null) await pause(100)
      else codes.push(code)
    }
  })
  await until(() => codes.length >= 12 && mails >= 2, 90_000)
  await first.kill()
  const before = codes.length
  await until(() => codes.length >= before + 4, 60_000)
  state.on = false
  await Promise.all(askers)
  for (const code of codes) expect(await opens(second.url, code), 'an acknowledged question is there').toBe(true)
  const asked = await count('select count(*) as count from advice.conversation')
  expect(asked).toBeGreaterThanOrEqual(codes.length)
  // The job of the one who was killed is taken over when it gives no sign of life: once more at most, never not at all.
  const open = `select count(*) as count from pgboss.job where name = 'advice.acute-question' and state <> 'completed'`
  await until(async () => (await count(open)) === 0, 120_000)
  expect(mails).toBeGreaterThanOrEqual(asked)
  expect(mails).toBeLessThanOrEqual(asked + 1)
  // What comes back by itself comes once, whatever the number of processes.
  // A late one may fall in the minute of the next, so what counts is how many there are for the time between the first and the last.
  const sealing = `select coalesce(count(*) - ceil(extract(epoch from max(created_on) - min(created_on)) / 60), 0)::int as count
    from pgboss.job where name = 'access.seal-audit'`
  expect(await count(sealing)).toBeLessThanOrEqual(1)
  await second.stop()
  expect(await cjg(env, ['audit', 'verify'])).toMatchObject({ code: 0, output: says(/CJG hier: whole/) })
}, 400_000)
