/**
 * Browser modules that share code with the server: the same source files, with their types taken off, under one address that
 * carries a digest of them all. Imports stay relative, so that the browser finds them as Node does; only what an entry reaches is
 * served. Reading the imports is done at the first page that needs them, stripping and compressing at the first request for a file.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Asset } from '../assets.server.ts'
import { forEver } from './caching.ts'
import { withoutWarning } from './plain.server.ts'

export type BrowserModules = {
  /** What a page puts in its head for an entry: its address, and what it imports before it can run. */
  readonly entry: (name: string) => PageModule
  readonly find: (url: string) => Promise<Asset | null>
}

export type PageModule = { readonly src: string; readonly preload: readonly string[] }

/** Entries by name; files from the root of the project, such as `src/contexts/child-health/browser/growth.ts`. */
export type Entries = Readonly<Record<string, string>>

type Import = { readonly to: string; readonly isDynamic: boolean }
type Source = { readonly text: string; readonly imports: readonly Import[] }
type Graph = { readonly sources: ReadonlyMap<string, Source>; readonly prefix: string }

const importing = /(?:^|\n)(?:import|export)\s+(?!type\b)(?:[^'"`;()=]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g
const specifier = /(\bfrom\s*|\bimport\s*\(?\s*)(["'])([.#][^"'\n]*\.ts)\2/g

export function makeBrowserModules(root: string, entries: Entries): BrowserModules {
  const aliases = readAliases(root)
  const made = new Map<string, Promise<Asset>>()
  let graph: Graph | null = null
  const open = (): Graph => (graph ??= readGraph(root, Object.values(entries), aliases))
  return {
    entry(name) {
      const file = entries[name]
      if (file === undefined) throw new Error(`No browser module ${name}`)
      const { sources, prefix } = open()
      return { src: addressOf(prefix, file), preload: neededAtOnce(sources, file).map((one) => addressOf(prefix, one)) }
    },
    async find(url) {
      if (!url.startsWith('/assets/modules.')) return null
      const { sources, prefix } = open()
      const file = url.startsWith(prefix) ? url.slice(prefix.length).replace(/\.js$/, '.ts') : ''
      const source = sources.get(file)
      if (source === undefined || addressOf(prefix, file) !== url) return null
      const known = made.get(file) ?? makeAsset(url, runnable(file, source.text, aliases))
      made.set(file, known)
      return known
    },
  }
}

function readAliases(root: string): ReadonlyMap<string, string> {
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: Record<string, string> }
  return new Map(Object.entries(imports).map(([alias, path]) => [alias.replace('*', ''), path.replace(/^\.\//, '').replace('*', '')]))
}

/** Every file that the entries reach, and one digest of all of them. */
function readGraph(root: string, files: readonly string[], aliases: ReadonlyMap<string, string>): Graph {
  const sources = new Map<string, Source>()
  const read = (file: string): void => {
    if (sources.has(file)) return
    if (file.endsWith('.server.ts')) throw new Error(`A browser module reaches ${file}, which never leaves the server`)
    const text = readFileSync(join(root, file), 'utf8')
    const imports = importsOf(file, text, aliases)
    sources.set(file, { text, imports })
    for (const { to } of imports) read(to)
  }
  for (const file of files) read(file)
  const hash = createHash('sha256')
  for (const [file, { text }] of [...sources].toSorted(([one], [other]) => (one < other ? -1 : 1))) hash.update(`${file}\0${text}\0`)
  return { sources, prefix: `/assets/modules.${hash.digest('hex').slice(0, 12)}/` }
}

function importsOf(file: string, text: string, aliases: ReadonlyMap<string, string>): Import[] {
  return [...text.matchAll(importing)].map(([, plain, dynamic]) => ({
    to: targetOf(file, plain ?? dynamic ?? '', aliases),
    isDynamic: plain === undefined,
  }))
}

function targetOf(file: string, target: string, aliases: ReadonlyMap<string, string>): string {
  if (target.startsWith('.')) return posix.join(dirname(file), target)
  for (const [alias, folder] of aliases) if (target.startsWith(alias)) return folder + target.slice(alias.length)
  throw new Error(`${file} runs in the browser and imports ${target}: packages are not served`)
}

/** The files of the static imports, the entry itself left out. */
function neededAtOnce(sources: ReadonlyMap<string, Source>, entry: string): string[] {
  const found = new Set<string>([entry])
  for (const file of found) for (const { to, isDynamic } of sources.get(file)?.imports ?? []) if (!isDynamic) found.add(to)
  found.delete(entry)
  return [...found]
}

const addressOf = (prefix: string, file: string): string => prefix + file.replace(/\.ts$/, '.js')

/** The file as a browser runs it: types and comments gone, imports relative and by the names that are served. */
function runnable(file: string, text: string, aliases: ReadonlyMap<string, string>): string {
  const stripped = withoutWarning(() => stripTypeScriptTypes(text, { mode: 'transform' }))
  return stripped.replaceAll(specifier, (_, before: string, quote: string, target: string) => {
    const path = posix.relative(dirname(file), targetOf(file, target, aliases)).replace(/\.ts$/, '.js')
    return `${before}${quote}${path.startsWith('.') ? path : `./${path}`}${quote}`
  })
}

async function makeAsset(url: string, code: string): Promise<Asset> {
  const bytes = Buffer.from(code, 'utf8')
  const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}"`
  const [brotli, zipped] = await Promise.all([
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    promisify(gzip)(bytes, { level: 9 }),
  ])
  const contentType = 'text/javascript; charset=utf-8'
  const headers = { 'content-type': contentType, 'cache-control': forEver, etag, vary: 'accept-encoding' }
  return { url, contentType, bytes, brotli, gzip: zipped, headers }
}
