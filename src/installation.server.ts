/** One installation in one process: database, keys, jobs and mail, opened in order and closed in the opposite one. */
import { existsSync, mkdirSync, accessSync, constants, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Config } from '#platform/config.server.ts'
import { notePolicy } from '#contexts/access/public-policy.ts'
import { checkServer, makeDatabase, makePool } from '#platform/db.server.ts'
import { makeJobs } from '#platform/jobs.server.ts'
import { loadKeys } from '#platform/keys.server.ts'
import { makeLog, type Log } from '#platform/log.server.ts'
import { makeMail } from '#platform/mail.server.ts'
import { ensureServingLogin, migrate } from '#platform/migrate.server.ts'
import { startEmbedded } from '#platform/postgres/embedded.server.ts'
import type { Services } from '#platform/services.ts'
import { readClock } from '#platform/time.ts'
import { Trouble } from '#platform/trouble.ts'

export const root = resolve(import.meta.dirname, '..')
export const migrationsFolder = join(root, 'db/migrations')
const layout = '1'

export type Installation = Services & {
  readonly serveUrl: string
  readonly ownerUrl: string
  readonly close: () => Promise<void>
}

/** Opens everything but the port. `onStep` hears what is being done, for whoever waits. */
export async function openInstallation(config: Config, onStep: (step: string) => void = () => {}): Promise<Installation> {
  const log = makeLog(config.logLevel)
  if (config.database === 'embedded' || config.keys === null) prepareDataDir(config.dataDir)
  const keys = loadKeys(config)
  const { ownerUrl, stopServer } = await openServer(config, log, onStep)
  try {
    const ran = await migrate(ownerUrl, migrationsFolder, (name) => onStep(`Updating the database: ${name}`))
    if (ran.length > 0) log.info({ kind: 'migrations', count: ran.length }, 'The database was updated')
    const given = config.database === 'embedded' ? null : config.database.serveUrl
    const serveUrl = given ?? (await ensureServingLogin(ownerUrl, keys.pseudonym))
    const pool = makePool(serveUrl, config.poolSize)
    const jobs = makeJobs(serveUrl, log)
    const db = makeDatabase(pool)
    const noted = await notePolicy(db, readClock())
    if (noted !== null) log.info({ kind: 'policy' }, `Another edition of the access policy holds: ${noted}`)
    return {
      config,
      db,
      pool,
      keys,
      jobs,
      mail: makeMail(config.smtpUrl, config.mailFrom),
      log,
      clock: readClock,
      serveUrl,
      ownerUrl,
      async close() {
        await jobs.stop()
        await pool.end()
        await stopServer()
      },
    }
  } catch (problem) {
    await stopServer()
    throw problem
  }
}

/** The database server alone: started when it is the embedded one, asked whether it answers when it is another. */
export async function openServer(
  config: Config,
  log: Log,
  onStep: (step: string) => void,
): Promise<{ ownerUrl: string; stopServer: () => Promise<void> }> {
  if (config.database !== 'embedded') {
    await checkServer(config.database.ownerUrl)
    return { ownerUrl: config.database.ownerUrl, stopServer: async () => {} }
  }
  onStep('Starting the database')
  const dataDir = join(config.dataDir, 'postgres')
  let server = await startEmbedded({ dataDir })
  let busy = false
  // A database that dies under the application (killed, out of memory) is started again; PostgreSQL mends itself from its log.
  const watch = setInterval(() => {
    if (busy || existsSync(`/proc/${server.pid}`)) return
    busy = true
    startEmbedded({ dataDir })
      .then((again) => (server = again))
      .catch((problem: unknown) => log.error({ error: problem, kind: 'database' }, 'The database could not be started again'))
      .finally(() => (busy = false))
  }, 1_000)
  watch.unref()
  return {
    ownerUrl: server.urlFor('postgres'),
    async stopServer() {
      clearInterval(watch)
      await server.stop()
    },
  }
}

/** Makes the data directory, proves that it can be written, and that it is of this layout. */
export function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
  } catch {
    throw new Trouble(`The data directory ${dataDir} cannot be written.`)
  }
  const marker = join(dataDir, 'LAYOUT')
  if (!existsSync(marker)) writeFileSync(marker, `${layout}\n`)
  const found = readFileSync(marker, 'utf8').trim()
  if (found !== layout)
    throw new Trouble(`The data directory ${dataDir} has layout ${found}, and this version knows ${layout}. Choose another DATA_DIR.`)
}
