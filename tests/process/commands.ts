/** `./cjg` within the process of the test, on a data directory of its own: the same road as the program, without a start of Node each time. */
import pg from 'pg'
import { join } from 'node:path'
import { expect } from 'vitest'
import { listTables, tableName } from '#platform/backup/tables.server.ts'
import { readConfig } from '#platform/config.server.ts'
import { startEmbedded } from '#platform/postgres/embedded.server.ts'
import { Trouble } from '#platform/trouble.ts'
import { runBeforeOpening, runCommand } from '../../src/cli/commands.ts'
import { openInstallation } from '../../src/installation.server.ts'
import type { Ended } from './program.ts'

/** For `toMatchObject`: the output says something like that. */
export const says = (sentence: RegExp): unknown => expect.stringMatching(sentence)

type Place = string | Readonly<Record<string, string>>

export async function cjg(place: Place, args: readonly string[], input = ''): Promise<Ended> {
  const env = typeof place === 'string' ? { DATA_DIR: place } : place
  const config = readConfig({ DEMO: '0', LOG_LEVEL: 'silent', ...env })
  const around = { readStdin: async () => input, onStep: () => {} }
  try {
    const early = await runBeforeOpening(config, args, around)
    if (early !== null) return { code: early.exitCode, output: early.lines.join('\n') }
    const installation = await openInstallation(config)
    try {
      const { lines, exitCode } = await runCommand(installation, args, around)
      return { code: exitCode, output: lines.join('\n') }
    } finally {
      await installation.close()
    }
  } catch (problem) {
    if (problem instanceof Trouble) return { code: 1, output: problem.message }
    throw problem
  }
}

/** A digest of all rows of each table, past row-level security; the database is started for it when it does not run. */
export async function digestOfEveryTable(dataDir: string): Promise<Record<string, string>> {
  const server = await startEmbedded({ dataDir: join(dataDir, 'postgres') })
  try {
    return await digestsAt(server.urlFor('postgres'))
  } finally {
    await server.stop()
  }
}

export async function digestsAt(superuserUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  const digests: Record<string, string> = {}
  for (const table of await listTables(client)) {
    const { rows } = await client.query<{ digest: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as digest from ${tableName(table)} t`,
    )
    digests[`${table.schema}.${table.name}`] = rows[0]?.digest ?? ''
  }
  await client.end()
  return digests
}
