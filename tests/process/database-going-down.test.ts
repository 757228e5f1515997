import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startEmbedded } from '#platform/postgres/embedded.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'cjg-down-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a database that goes down, as its application was killed, is waited for and started anew', async () => {
  const dataDir = join(folder, 'postgres')
  const first = await startEmbedded({ dataDir, forTests: true })
  process.kill(first.pid, 'SIGINT')
  while (/\bready\b/.test(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8'))) await pause(1)
  const second = await startEmbedded({ dataDir, forTests: true })
  expect(second.started).toBe(true)
  const client = new pg.Client({ connectionString: second.urlFor('postgres') })
  await client.connect()
  expect((await client.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }])
  await client.end()
  await second.stop()
})
