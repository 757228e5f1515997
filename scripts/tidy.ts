/** Small promises of the tree: a lockfile without download addresses, no test left out, both languages of every message module. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const wrong: string[] = []

if (/"resolved": "(https?|git)/.test(readFileSync(join(root, 'package-lock.json'), 'utf8')))
  wrong.push('package-lock.json holds download addresses')

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string> | undefined>
for (const group of ['dependencies', 'devDependencies', 'optionalDependencies'])
  for (const [name, version] of Object.entries(manifest[group] ?? {}))
    if (!/^\d+\.\d+\.\d+/.test(version)) wrong.push(`package.json: ${name} has no exact version`)

for (const folder of ['src', 'tests', 'scripts', 'bench', 'packages'])
  for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
    if (name.includes('node_modules') || name.includes('dist/') || !name.endsWith('.ts')) continue
    const file = join(folder, name)
    const text = readFileSync(join(root, file), 'utf8')
    if (/\.(test|spec)\.ts$/.test(name) && /\b(test|describe|it)\.(skip|only|todo|fails)\b/.test(text))
      wrong.push(`${file}: a test is left out or alone`)
    if (name.endsWith('messages.nl.ts') && !existsSync(join(root, file.replace('.nl.ts', '.en.ts'))))
      wrong.push(`${file}: English is missing`)
  }

for (const line of wrong) console.error(line)
process.exit(wrong.length === 0 ? 0 : 1)
