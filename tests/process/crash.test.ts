import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aHome, ask, opens, startProgram, type Home, type Program } from './program.ts'

let home: Home
let program: Program | null = null
beforeEach(async () => {
  home = await aHome()
})
afterEach(async () => {
  await program?.stop()
  home.remove()
})

/** Several askers at once until told to stop; every code that was shown. */
function askers(url: string, count: number): { readonly codes: string[]; readonly stop: () => Promise<void> } {
  const codes: string[] = []
  const state = { on: true }
  const loops = Array.from({ length: count }, async () => {
    while (state.on) {
      const code = await ask(url, 'Mijn kind slaapt slecht', randomUUID())
      if (code !== null) codes.push(code)
      else await pause(50)
    }
  })
  return {
    codes,
    async stop() {
      state.on = false
      await Promise.all(loops)
    },
  }
}

async function until(true_: () => boolean | Promise<boolean>, most = 60_000): Promise<void> {
  for (const end = Date.now() + most; Date.now() < end; await pause(100)) if (await true_()) return
  throw new Error('It did not come')
}

async function allOpen(url: string, codes: readonly string[]): Promise<void> {
  for (const code of codes) expect(await opens(url, code), 'an acknowledged question is there').toBe(true)
}

test('kill -9 of the application during writes loses nothing that was acknowledged; the next start mends the rest', async () => {
  program = await startProgram({ DATA_DIR: home.dataDir })
  const asking = askers(program.url, 6)
  await until(() => asking.codes.length >= 25)
  await program.kill()
  await asking.stop()
  program = await startProgram({ DATA_DIR: home.dataDir })
  await allOpen(program.url, asking.codes)
})

test('kill -9 of the database during writes: the application starts it again and nothing acknowledged is lost', async () => {
  program = await startProgram({ DATA_DIR: home.dataDir })
  const { url } = program
  const asking = askers(url, 6)
  await until(() => asking.codes.length >= 15)
  const postmaster = Number(readFileSync(join(home.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(postmaster, 'SIGKILL')
  const before = asking.codes.length
  await until(() => asking.codes.length >= before + 10)
  await asking.stop()
  await until(async () => (await fetch(`${url}/ready`)).status === 200)
  await allOpen(url, asking.codes)
})

test('application and database killed together: the next start finds a stale lock and goes on', async () => {
  program = await startProgram({ DATA_DIR: home.dataDir })
  const code = (await ask(program.url, 'Eén vraag', randomUUID())) ?? ''
  const postmaster = Number(readFileSync(join(home.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(postmaster, 'SIGKILL')
  await program.kill()
  program = await startProgram({ DATA_DIR: home.dataDir })
  expect(await opens(program.url, code)).toBe(true)
})
