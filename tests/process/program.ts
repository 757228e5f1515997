/** The real program as a process of its own, on a data directory of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readConfig } from '#platform/config.server.ts'
import { openInstallation } from '../../src/installation.server.ts'
import { aRegionWithTwoCentres } from '../builders/centres.ts'

const root = resolve(import.meta.dirname, '../..')

export type Program = {
  readonly url: string
  readonly process: ChildProcess
  /** Asks the program to stop, and waits until it has. */
  readonly stop: () => Promise<void>
  readonly kill: () => Promise<void>
}

export type Home = { readonly dataDir: string; readonly remove: () => void }

/** A data directory with two centres and no demonstration. */
export async function aHome(): Promise<Home> {
  const folder = mkdtempSync(join(tmpdir(), 'cjg-home-'))
  const dataDir = join(folder, 'data')
  const installation = await openInstallation(readConfig({ DATA_DIR: dataDir, DEMO: '0', LOG_LEVEL: 'silent' }))
  await aRegionWithTwoCentres(installation.db)
  await installation.close()
  return { dataDir, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export type Ended = { readonly code: number | null; readonly output: string }

/** Runs the program until it ends by itself. */
export function runUntilEnd(env: Readonly<Record<string, string>>, script = 'src/server.ts', args: readonly string[] = []): Promise<Ended> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
    cwd: root,
    env: clean(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((done) => child.on('exit', (code) => done({ code, output })))
}

export function startProgram(env: Readonly<Record<string, string>>): Promise<Program> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'src/server.ts')], {
    cwd: root,
    env: clean({ PORT: '0', DEMO: '0', LOG_LEVEL: 'error', ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((done) => child.on('exit', () => done()))
  return new Promise((ready, failed) => {
    let output = ''
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const url = /Ready in .*?(http:\/\/localhost:\d+)/.exec(output)?.[1]
      if (url === undefined) return
      const end = async (signal: NodeJS.Signals): Promise<void> => {
        child.kill(signal)
        await ended
      }
      ready({ url, process: child, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', () => failed(new Error(`The program ended: ${output}`)))
  })
}

function clean(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env }
}

/** Sends the last step of asking, as the browser does; gives the code of the key page, or null when nothing was acknowledged. */
export async function ask(url: string, text: string, key: string): Promise<string | null> {
  const body = new URLSearchParams({
    step: '4',
    go: 'send',
    key,
    text,
    audience: 'parents',
    age: '3',
    postcode: '',
    language: 'nl',
    notice: '',
  })
  try {
    const answer = await fetch(`${url}/vraag`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
    const page = await answer.text()
    if (answer.status !== 200) return null
    const signs = [...page.matchAll(/cjg-key__signs">([A-Z2-9]{4})</g)].map(([, group]) => group ?? '').join('')
    return signs.length === 20 ? signs : null
  } catch {
    return null
  }
}

export async function opens(url: string, code: string): Promise<boolean> {
  const answer = await fetch(`${url}/terug`, {
    method: 'POST',
    body: new URLSearchParams({ code }),
    headers: { 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  })
  return answer.status === 303
}

/** Erases the conversation of that code, as its asker does. */
export async function eraseAsAsker(url: string, code: string): Promise<void> {
  const headers = { 'sec-fetch-site': 'same-origin' }
  const opened = await fetch(`${url}/terug`, { method: 'POST', body: new URLSearchParams({ code }), headers, redirect: 'manual' })
  const cookie = opened.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ')
  const erased = await fetch(`${url}/gesprek/wissen`, { method: 'POST', body: new URLSearchParams(), headers: { ...headers, cookie } })
  if (erased.status !== 200) throw new Error(`Erasing answered ${erased.status}`)
}
