/** Makes the browser for the journeys ready: Chromium from the locked package, unpacked once, with the libraries it needs. Prints its path. */
import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, chmodSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

const root = resolve(import.meta.dirname, '..')
const source = join(root, 'node_modules/@sparticuz/chromium')

export async function prepareBrowser(): Promise<{ executable: string; libraries: string | null }> {
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string }
  const folder = join(root, 'node_modules/.cache', `chromium-${version}`)
  const executable = join(folder, 'chromium')
  mkdirSync(folder, { recursive: true })
  if (!existsSync(executable)) {
    await pipeline(createReadStream(join(source, 'bin/chromium.br')), createBrotliDecompress(), createWriteStream(`${executable}.new`))
    chmodSync(`${executable}.new`, 0o755)
    renameSync(`${executable}.new`, executable)
  }
  if (missing(executable, null).length === 0) return { executable, libraries: null }
  const libraries = join(folder, 'lib')
  if (!existsSync(libraries)) await unpackLibraries(folder)
  const still = missing(executable, libraries)
  if (still.length > 0) installWithApt(still)
  return { executable, libraries }
}

async function unpackLibraries(folder: string): Promise<void> {
  const tar = join(folder, 'libraries.tar')
  await pipeline(createReadStream(join(source, 'bin/al2023.tar.br')), createBrotliDecompress(), createWriteStream(tar))
  const done = spawnSync('tar', ['-xf', tar, '-C', folder], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`The libraries of the browser could not be unpacked: ${done.stderr}`)
}

function missing(executable: string, libraries: string | null): string[] {
  const done = spawnSync('ldd', [executable], {
    encoding: 'utf8',
    env: { ...process.env, ...(libraries === null ? {} : { LD_LIBRARY_PATH: libraries }) },
  })
  return done.stdout
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? '')
}

function installWithApt(names: readonly string[]): void {
  const packages = ['libnss3', 'libnspr4', 'fontconfig']
  const apt = (args: readonly string[]): number | null => spawnSync('apt-get', args, { stdio: 'inherit' }).status
  if (apt(['update', '-qq']) !== 0 || apt(['install', '-y', '-qq', ...packages]) !== 0)
    throw new Error(`The browser misses ${names.join(', ')}; install ${packages.join(' ')}.`)
}

if (import.meta.main) {
  const { executable } = await prepareBrowser()
  console.log(executable)
}
