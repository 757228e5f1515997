/** Puts a backup into an empty installation, in an order in which nothing is ever half: prove, check, load, erase again, go on. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { listCentres } from '#contexts/access/public.ts'
import type { Erasure } from '#contexts/access/rules/erasure.ts'
import { recordRestore } from '#contexts/access/use-cases/record-restore.server.ts'
import { clearEmptyDatabase } from '#platform/backup/empty-database.server.ts'
import { missingKeys } from '#platform/backup/key-marks.server.ts'
import { loadBackup } from '#platform/backup/load-backup.server.ts'
import { readBackup, verifyBackup } from '#platform/backup/read-backup.server.ts'
import type { Totals } from '#platform/backup/records.ts'
import type { Config } from '#platform/config.server.ts'
import { findKeys, loadBackupKey, makeLostKeys } from '#platform/keys.server.ts'
import { makeLog } from '#platform/log.server.ts'
import { migrate, readMigrations, refuseForeign } from '#platform/migrate.server.ts'
import { readClock } from '#platform/time.ts'
import { Trouble } from '#platform/trouble.ts'
import { eraseAgain, knownErasures, mergeErasures } from './erasures.server.ts'
import { migrationsFolder, openInstallation, openServer, prepareDataDir } from './installation.server.ts'

export type RestoreWish = { readonly from: string; readonly erasures: string | null; readonly acceptLostKeys: boolean }

export type Restored = {
  readonly madeAt: string
  readonly totals: Totals
  readonly erasuresKnown: boolean
  readonly erasedAgain: number
  readonly lost: readonly string[]
  readonly keptAside: readonly string[]
}

export async function restoreInstallation(config: Config, wish: RestoreWish, onStep: (step: string) => void): Promise<Restored> {
  const backupKey = loadBackupKey(config, false)
  onStep('Proving the backup')
  const { head, totals } = await verifyBackup(backupKey, wish.from)
  refuseForeign(new Map(head.migrations.map(({ name, checksum }) => [name, checksum])), readMigrations(migrationsFolder), 'The backup')
  const lost = missingKeys(head, findKeys(config))
  if (lost.length > 0 && !wish.acceptLostKeys)
    throw new Trouble(['The backup cannot be used with these keys. Nothing was changed.', ...lost].join('\n'))
  prepareDataDir(config.dataDir)
  const erasures = knownErasures(config.dataDir, wish.erasures)
  const { ownerUrl, stopServer } = await openServer(config, makeLog(config.logLevel), onStep)
  const files = new IncomingFiles(config.dataDir)
  let erased: readonly Erasure[] = []
  try {
    await clearEmptyDatabase(ownerUrl)
    const states = new Set(head.migrations.map(({ name }) => name))
    await migrate(
      ownerUrl,
      migrationsFolder,
      (name) => onStep(`Preparing the database: ${name}`),
      (name) => states.has(name),
    )
    onStep('Loading the backup')
    await loadBackup(readBackup(backupKey, wish.from), {
      ownerUrl,
      takeFile: (path, bytes) => files.take(path, bytes),
      async beforeCommit(client) {
        erased = await eraseAgain(client, erasures?.list ?? [])
        files.put()
        if (erasures !== null) await mergeErasures(client, config.dataDir, erasures.list)
      },
    })
    if (lost.length > 0) makeLostKeys(config, Math.max(0, ...Object.keys(head.keys.centre).map(Number)))
  } finally {
    files.forget()
    await stopServer()
  }
  await tellAudit(config, head.madeAt, erased, onStep)
  return { madeAt: head.madeAt, totals, erasuresKnown: erasures !== null, erasedAgain: erased.length, lost, keptAside: files.keptAside }
}

/** Goes on to the newest version, as every start does, and writes in each centre's log that it was restored. */
async function tellAudit(config: Config, madeAt: string, erased: readonly Erasure[], onStep: (step: string) => void): Promise<void> {
  const installation = await openInstallation(config, onStep)
  try {
    for (const centre of await listCentres(installation.db)) {
      const ctx = {
        ...{ db: installation.db, centreId: centre.id, now: readClock(), traceId: 'restore', asked: [] },
        actor: { kind: 'system', name: 'restore' } as const,
      }
      await recordRestore(
        ctx,
        madeAt,
        erased.filter(({ centreId }) => centreId === centre.id),
      )
    }
  } finally {
    await installation.close()
  }
}

/** Files come into a folder of their own, and go to their place just before the database becomes true. */
class IncomingFiles {
  readonly #dataDir: string
  readonly #staging: string
  readonly keptAside: string[] = []

  constructor(dataDir: string) {
    this.#dataDir = dataDir
    this.#staging = join(dataDir, 'restoring')
    this.forget()
  }

  async take(path: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    if (normalize(path) !== path || path.startsWith('..') || path.startsWith('/'))
      throw new Trouble(`The backup holds a file at a strange place: ${path}.`)
    const target = join(this.#staging, path)
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    await using file = await open(target, 'wx', 0o600)
    for await (const chunk of bytes) await file.writeFile(chunk)
    await file.sync()
  }

  put(): void {
    if (!existsSync(this.#staging)) return
    for (const path of readdirSync(this.#staging, { recursive: true, encoding: 'utf8' })) {
      const from = join(this.#staging, path)
      const to = join(this.#dataDir, path)
      if (statSync(from).isDirectory()) mkdirSync(to, { recursive: true, mode: 0o700 })
      else if (!existsSync(to) || !readFileSync(to).equals(readFileSync(from))) this.#place(from, to, path)
    }
  }

  /** Of what stands there already nothing is lost: it may know more than the backup. */
  #place(from: string, to: string, path: string): void {
    if (existsSync(to)) {
      const aside = `${path}.before-restore`
      cpSync(to, join(this.#dataDir, aside))
      this.keptAside.push(aside)
    }
    renameSync(from, to)
  }

  forget(): void {
    rmSync(this.#staging, { recursive: true, force: true })
  }
}
