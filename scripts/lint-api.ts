/** Checks the description of the API against the Dutch API Design Rules. Offline, without a database; an error or a warning fails. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { apiDocument } from '../src/api/document.ts'

const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'cjg-api-'))
try {
  const file = join(folder, 'openapi.json')
  writeFileSync(file, JSON.stringify(apiDocument(), null, 2))
  const ruleset = join(root, 'api/adr-2.2-spectral-ruleset.yaml')
  const { status, stdout, stderr, error } = spawnSync(
    join(root, 'node_modules/.bin/spectral'),
    ['lint', '--ruleset', ruleset, '--fail-severity', 'warn', '--format', 'text', file],
    { encoding: 'utf8' },
  )
  console.log(`${stdout}${stderr}${error?.message ?? ''}`.replaceAll(file, 'openapi.json').trim())
  process.exitCode = status === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true })
}
