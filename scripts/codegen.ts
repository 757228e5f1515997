/** Makes db/types.ts from the migrated database; with --verify it only compares. Used by `npm run check` as well. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { migrate } from '../src/platform/migrate.server.ts'
import { startEmbedded } from '../src/platform/postgres/embedded.server.ts'

const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'cjg-types-'))
const server = await startEmbedded({ dataDir: join(folder, 'postgres'), forTests: true })
let status = 1
try {
  const url = server.urlFor('postgres')
  await migrate(url, join(root, 'db/migrations'))
  const made = join(folder, 'types.ts')
  const done = spawnSync(
    join(root, 'node_modules/.bin/kysely-codegen'),
    [
      ...[
        '--dialect',
        'postgres',
        '--url',
        url,
        '--out-file',
        made,
        '--exclude-pattern',
        'pgboss.*',
        '--default-schema',
        'none',
        '--log-level',
        'error',
      ],
      ...['--type-mapping', JSON.stringify({ timestamptz: 'Instant', date: 'PlainDate', time: 'PlainTime', int8: 'number' })],
    ],
    { stdio: 'inherit', cwd: root },
  )
  if (done.status !== 0) throw new Error('The types could not be made')
  const text = readFileSync(made, 'utf8').replace(
    'from "kysely";',
    'from "kysely";\nimport type { Instant, PlainDate, PlainTime } from "../src/platform/time.ts";',
  )
  writeFileSync(made, text)
  spawnSync(join(root, 'node_modules/.bin/oxfmt'), ['-c', join(root, '.oxfmtrc.json'), made], { cwd: root })
  const target = join(root, 'db/types.ts')
  const fresh = readFileSync(made, 'utf8')
  if (!process.argv.includes('--verify')) writeFileSync(target, fresh)
  const same = readFileSync(target, 'utf8') === fresh
  if (!same) console.error('db/types.ts is not what the migrations make: run `npm run types`.')
  status = same ? 0 : 1
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(status)
