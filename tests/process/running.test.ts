/** What whoever runs the centre relies on: an orderly end, figures without people, pages of another release, data of an earlier one. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmbedded } from '#platform/postgres/embedded.server.ts'
import { growTo, migrationNames, takeSnapshot } from '../upgrade/states.ts'
import { aHome, ask, opens, startProgram, type Home } from './program.ts'

let home: Home
beforeAll(async () => {
  home = await aHome()
})
afterAll(() => home.remove())

async function aFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

test('told to stop: no longer ready, still answering, and who was asking is answered', async () => {
  const program = await startProgram({ DATA_DIR: home.dataDir, DRAIN_SECONDS: '2' })
  const { url } = program
  expect((await fetch(`${url}/ready`)).status).toBe(200)
  // Somebody is half-way sending a code on a slow line.
  const slow = request(`${url}/terug`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  const answered = once(slow, 'response') as Promise<[IncomingMessage]>
  slow.write('code=')
  const stopped = program.stop()
  await pause(300)
  expect((await fetch(`${url}/ready`)).status).toBe(503)
  expect((await fetch(`${url}/health`)).status).toBe(200)
  await pause(3_000)
  await expect(fetch(`${url}/health`)).rejects.toThrow()
  slow.end('AAAA')
  const [answer] = await answered
  // A whole page: that this is no code.
  expect(answer.statusCode).toBe(422)
  answer.resume()
  await stopped
})

test('figures for the monitor stand on a port of their own, and say nothing of anybody', async () => {
  const port = await aFreePort()
  const program = await startProgram({ DATA_DIR: home.dataDir, METRICS_PORT: String(port) })
  const code = (await ask(program.url, 'Mijn dochter Fatima slaapt slecht', randomUUID())) ?? ''
  expect(await opens(program.url, code)).toBe(true)
  await fetch(`${program.url}/zoeken?q=Fatima`)
  await fetch(`${program.url}/bestaat-niet/${code}`)
  const figures = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  expect(figures).toMatch(/^opencjg_requests_total\{method="POST",route="\/vraag",status="200"\} 1$/m)
  expect(figures).toMatch(/^opencjg_requests_total\{method="POST",route="\/terug",status="303"\} 1$/m)
  expect(figures).toMatch(/^opencjg_jobs_overdue\{job="access.seal-audit"\} 0$/m)
  expect(figures).toMatch(/^opencjg_ready 1$/m)
  for (const secret of [/Fatima/i, new RegExp(code), /[0-9a-f]{8}-[0-9a-f]{4}-/, /127\.0\.0\.1/, /bestaat/, /hier/])
    expect(figures).not.toMatch(secret)
  expect((await fetch(`http://127.0.0.1:${port}/other`)).status).toBe(404)
  expect((await fetch(`${program.url}/metrics`)).status).toBe(404)
  // A page of another release is not left bare.
  const sheet = await fetch(`${program.url}/assets/public.0123456789ab.css`)
  expect([sheet.status, sheet.headers.get('cache-control')]).toEqual([200, 'public, max-age=60'])
  await program.stop()
})

test('a data directory that the release before this one wrote starts, with every row that was in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cjg-before-'))
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'LAYOUT'), '1\n')
  const before = await startEmbedded({ dataDir: join(dataDir, 'postgres') })
  for (const name of migrationNames.slice(0, -1)) await growTo(before.urlFor('postgres'), name)
  // The index of the library is made anew at each start.
  const rows = [...(await takeSnapshot(before.urlFor('postgres')))].filter(([{ name }]) => !name.startsWith('search_'))
  await before.stop()
  const program = await startProgram({ DATA_DIR: dataDir })
  expect((await fetch(`${program.url}/ready`)).status).toBe(200)
  expect(await (await fetch(`${program.url}/`)).text()).toMatch(/CJG Oud/)
  const now = await startEmbedded({ dataDir: join(dataDir, 'postgres') })
  const kept = await takeSnapshot(
    now.urlFor('postgres'),
    rows.map(([table]) => table),
  )
  for (const [table, all] of rows) expect(kept.get(table), table.name).toEqual(expect.arrayContaining([...all]))
  await program.stop()
  expect(readFileSync(join(dataDir, 'LAYOUT'), 'utf8')).toBe('1\n')
  rmSync(folder, { recursive: true })
})
