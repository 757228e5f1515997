import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHome, runUntilEnd, startProgram, type Home } from './program.ts'

let home: Home
beforeAll(async () => {
  home = await aHome()
})
afterAll(() => home.remove())

/** One sentence for people, no stack, and an exit that scripts notice. */
function expectSentence({ code, output }: { code: number | null; output: string }, sentence: RegExp): void {
  expect(code).toBe(1)
  expect(output).toMatch(sentence)
  expect(output).not.toMatch(/\n\s+at /)
}

test('a port that is taken', async () => {
  const other = createServer()
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  const { port } = other.address() as AddressInfo
  expectSentence(await runUntilEnd({ DATA_DIR: home.dataDir, DEMO: '0', PORT: String(port) }), new RegExp(`Port ${port} is taken`))
  other.close()
})

test('a database that cannot be reached', async () => {
  const keys = {
    CJG_CENTRE_KEYS: `1:${Buffer.alloc(32).toString('base64')}`,
    CJG_SEAL_KEY: Buffer.alloc(32).toString('base64'),
    CJG_PSEUDONYM_KEY: Buffer.alloc(32).toString('base64'),
  }
  expectSentence(
    await runUntilEnd({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', DATA_DIR: home.dataDir, ...keys }),
    /database cannot be reached/,
  )
})

test.each([
  ['PORT', 'abc', /PORT is wrong/],
  ['PORT', '70000', /PORT is wrong/],
  ['DATABASE_URL', 'mysql://x', /DATABASE_URL is wrong/],
  ['DATABASE_URL', 'postgresql://x@127.0.0.1/y', /keys must come from the environment/],
  ['NODE_ENV', 'prod', /NODE_ENV is wrong/],
  ['CJG_SEAL_KEY', 'x', /Set all three/],
  ['OIDC_ISSUER', 'https://login.example', /OIDC_CLIENT_ID is not/],
])('a wrong variable: %s=%s', async (name, value, sentence) => {
  expectSentence(await runUntilEnd({ DATA_DIR: home.dataDir, [name]: value }), sentence)
})

test('a data directory of another version, of another layout, or that cannot be made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cjg-bad-'))
  writeFileSync(join(folder, 'LAYOUT'), '99\n')
  expectSentence(await runUntilEnd({ DATA_DIR: folder }), /layout 99/)
  rmSync(folder, { recursive: true })
  const file = join(mkdtempSync(join(tmpdir(), 'cjg-bad-')), 'a-file')
  writeFileSync(file, '')
  expectSentence(await runUntilEnd({ DATA_DIR: join(file, 'data') }), /cannot be written/)
  const other = await aHome()
  writeFileSync(join(other.dataDir, 'postgres/PG_VERSION'), '15\n')
  expectSentence(await runUntilEnd({ DATA_DIR: other.dataDir }), /belongs to PostgreSQL 15/)
  other.remove()
})

test('two processes share one database, and both are ready', async () => {
  const first = await startProgram({ DATA_DIR: home.dataDir })
  const second = await startProgram({ DATA_DIR: home.dataDir })
  for (const { url } of [first, second]) {
    expect((await fetch(`${url}/ready`)).status).toBe(200)
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'alive' })
  }
  await second.stop()
  expect((await fetch(`${first.url}/ready`)).status).toBe(200)
  await first.stop()
})
