/**
 * Writes docs/api.md from the docstrings of everything that the doors below offer.
 * Run `npm run docs` after a change; `--check` only says whether the page is up to date.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

type Entry = { readonly name: string; readonly text: string }

const root = new URL('../', import.meta.url)
const doors = [
  { file: 'src/index.ts', title: '`@opencjg/calculators`' },
  { file: 'src/dscore/index.ts', title: '`@opencjg/calculators/dscore`' },
  { file: 'src/vaccination/index.ts', title: '`@opencjg/calculators/vaccination`' },
  { file: 'src/instruments/index.ts', title: '`@opencjg/calculators/instruments`' },
  { file: 'src/bulk/public.ts', title: '`@opencjg/calculators/bulk`' },
]

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8')
}

/** The names a door offers, by the file they come from and in its order. */
function offered(door: string): Map<string, string[]> {
  const folder = door.slice(0, door.lastIndexOf('/') + 1)
  const files = new Map<string, string[]>()
  for (const [, names = '', from = ''] of read(door).matchAll(/export (?:type )?\{([^}]*)\} from '([^']+)'/g)) {
    const path = new URL(from, new URL(folder, root)).pathname.slice(root.pathname.length)
    const list = names.split(',').map((name) => name.replace('type ', '').trim())
    files.set(path, [...(files.get(path) ?? []), ...list.filter((name) => name !== '')])
  }
  return files
}

function entryOf(source: string, name: string, path: string): Entry {
  const declaration = new RegExp(
    `(?<doc>/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\n)?export (?:async function|function|const|type) ${name}\\b`,
  ).exec(source)
  if (!declaration) throw new Error(`${path} does not declare ${name}.`)
  const from = declaration.index + (declaration.groups?.['doc'] ?? '').length
  return { name, text: `${plain(declaration.groups?.['doc'])}\n\`\`\`ts\n${signature(source.slice(from))}\n\`\`\`\n` }
}

/** A function up to its body, a type as a whole, a constant up to its value. */
function signature(code: string): string {
  const isFunction = /^export (async )?function/.test(code)
  if (isFunction) return code.slice(0, code.search(/ \{\n/)).replace('export ', '')
  if (code.startsWith('export const')) return (code.split(/ = |: /)[0] ?? '').replace('export ', '')
  const end = code.search(/\n(?![ }|&/*)])/)
  return code
    .slice(0, end < 0 ? undefined : end)
    .trim()
    .replace('export ', '')
}

/** The text of a docstring without its stars. */
function plain(doc: string | undefined): string {
  const lines = (doc ?? '').replace(/^\/\*\*|\*\/\s*$/g, '').split('\n')
  const text = lines
    .map((line) => line.replace(/^\s*\*? ?/, '').trim())
    .join(' ')
    .trim()
  return text === '' ? '' : `${text}\n`
}

function heading(source: string): string {
  const first = /^(?:import[^\n]*\n|\s)*(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\n(?!export )/.exec(source)
  return plain(first?.[1])
}

const parts = ['# API', '', 'Made by scripts/make-api-pages.ts from the docstrings; do not edit.', '']
for (const { file, title } of doors) {
  parts.push(`## ${title}`, '')
  for (const [path, names] of offered(file)) {
    const source = read(path)
    parts.push(`### ${path.replace(/^src\//, '').replace(/\.ts$/, '')}`, '')
    if (heading(source) !== '') parts.push(heading(source))
    for (const name of names) {
      const entry = entryOf(source, name, path)
      parts.push(`#### ${entry.name}`, '', entry.text)
    }
  }
}
const page = `${parts
  .join('\n')
  .replace(/\n{3,}/g, '\n\n')
  .trim()}\n`
const target = new URL('docs/api.md', root)
const isFresh = existsSync(target) && readFileSync(target, 'utf8') === page
if (process.argv.includes('--check')) {
  if (!isFresh) {
    console.log('docs/api.md is not up to date: npm run docs')
    process.exitCode = 1
  }
} else if (!isFresh) {
  mkdirSync(new URL('docs/', root), { recursive: true })
  writeFileSync(target, page)
}
