/**
 * Makes a fresh checkout ready: installs exactly the locked packages when they are missing or changed
 * (the pinned Node runtime among them), and runs a script on that Node. Plain JavaScript for Node 20,
 * as nothing is installed yet when it starts.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const marker = join(root, 'node_modules', '.opencjg-installed')

export function fail(sentence) {
  console.error(`\n${sentence}`)
  process.exit(1)
}

/** @param {'run' | 'develop'} kind what is needed: to run leaves out the tools for tests */
export function install(kind) {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch))
    fail('OpenCJG runs on Linux (x64 or arm64). Use a container or a Linux machine.')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const [have, as] = existsSync(marker) ? readFileSync(marker, 'utf8').trim().split(' ') : []
  if (have === wanted && (as === 'develop' || as === kind) && existsSync(pinnedNode())) return
  // What is asked for may be piped on: the standard output is for the answer alone, the standard input for who answers.
  console.error(
    kind === 'run' ? 'Installing what OpenCJG needs (once, about a minute) …' : 'Installing what the tests need (once, about a minute) …',
  )
  const args = ['ci', '--no-audit', '--no-fund', ...(kind === 'run' ? ['--omit=dev'] : ['--include=dev'])]
  const npm = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: '' } })
  if (npm.status !== 0) fail('The packages could not be installed; see the lines of npm above.')
  if (!existsSync(pinnedNode())) fail(`The pinned Node runtime is missing (${pinnedNode()}).`)
  writeFileSync(marker, `${wanted} ${kind}\n`)
}

export function pinnedNode() {
  return join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
}

/** Runs a script on the pinned Node in the place of this process: signals go on to it, its exit code is ours. */
export function runPinned(script, args = []) {
  // When this process is killed without a word, the program is told to stop too.
  const guard = spawnSync('setpriv', ['--version'], { stdio: 'ignore' }).status === 0 ? ['setpriv', '--pdeathsig=TERM'] : []
  const [command, ...rest] = [...guard, pinnedNode(), '--disable-warning=ExperimentalWarning', join(root, script), ...args]
  const child = spawn(command, rest, {
    cwd: process.cwd(),
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
      // Compiled modules are kept beside the packages: a second start takes half the time.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node'),
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal === 'SIGINT' ? 'SIGTERM' : signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
