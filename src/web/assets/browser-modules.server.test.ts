import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { makeBrowserModules } from './browser-modules.server.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** A project of a few files, with an entry at `src/page/entry.ts`. */
function aProject(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'modules-'))
  folders.push(root)
  const all = { 'package.json': JSON.stringify({ imports: { '#lib/*': './src/lib/*' } }), ...files }
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}

const entries = { page: 'src/page/entry.ts' }
const files = {
  'src/page/entry.ts': [
    `import type { Secret } from './types.ts'`,
    `import { add, type Sum } from '#lib/add.ts'`,
    `/** why */`,
    "export const show = (a: number): Sum => `from './kept.ts' ${add(a, 1)}`",
    `export const later = () => import('./table.ts')`,
    `export type Mine = 'a' | Secret`,
  ].join('\n'),
  'src/page/types.ts': `export type Secret = string`,
  'src/page/table.ts': `import { one } from './deep.ts'\nexport const table = [one]`,
  'src/page/deep.ts': `export const one = 1`,
  'src/lib/add.ts': `export type Sum = string\nexport const add = (a: number, b: number): number => a + b`,
  'src/page/secret.ts': `export const secret = 1`,
}

describe('the modules of a page', () => {
  const modules = makeBrowserModules(aProject(files), entries)
  const { src, preload } = modules.entry('page')
  const textOf = async (url: string): Promise<string> => (await modules.find(url))?.bytes.toString('utf8') ?? ''

  test('stand under one address with a digest, and preload what is imported at once, no more', () => {
    expect(src).toMatch(/^\/assets\/modules\.[0-9a-f]{12}\/src\/page\/entry\.js$/)
    expect(preload).toEqual([src.replace('page/entry.js', 'lib/add.js')])
  })

  test('come without types and comments, with relative imports; text that looks like one stays', async () => {
    const text = await textOf(src)
    expect(text).toContain(`from '../lib/add.js'`)
    expect(text).toContain(`import("./table.js")`.replaceAll('"', text.includes(`import('./table.js')`) ? "'" : '"'))
    expect(text).not.toMatch(/Secret|why|: number/)
  })

  test('are what an entry reaches, also later, and nothing else', async () => {
    expect(await textOf(src.replace('entry.js', 'deep.js'))).toContain('one = 1')
    for (const other of ['page/secret.js', 'page/types.js', 'page/entry.ts', '../package.json', 'page/'])
      expect(await modules.find(src.replace('page/entry.js', other)), other).toBeNull()
    expect(await modules.find(src.replace(/modules\.[0-9a-f]+/, 'modules.000000000000'))).toBeNull()
    expect(await modules.find('/assets/public.css')).toBeNull()
  })

  test('may be kept for ever, and are compressed', async () => {
    const found = await modules.find(src)
    expect(found?.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(found?.brotli && brotliDecompressSync(found.brotli).equals(found.bytes)).toBe(true)
    expect(await modules.find(src)).toBe(found)
  })
})

test('the address changes with any file of the graph', () => {
  const address = (changes: Readonly<Record<string, string>>): string =>
    makeBrowserModules(aProject({ ...files, ...changes }), entries).entry('page').src
  expect(address({})).toBe(address({ 'src/page/secret.ts': 'export const secret = 2' }))
  expect(address({})).not.toBe(address({ 'src/page/deep.ts': 'export const one = 2' }))
})

test.each([
  [`import pg from 'pg'`, 'packages are not served'],
  [`import { x } from './x.server.ts'`, 'never leaves the server'],
])('an entry with %s is refused', (line, reason) => {
  const modules = makeBrowserModules(aProject({ 'src/page/entry.ts': line, 'src/page/x.server.ts': '' }), entries)
  expect(() => modules.entry('page')).toThrow(reason)
})

test('a name that nobody registered is a mistake', () => {
  expect(() => makeBrowserModules(aProject(files), entries).entry('other')).toThrow('No browser module other')
})
