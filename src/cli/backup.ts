/** `./cjg backup`: one sealed file of everything but the keys. May be made while the application runs. */
import { openInstallation } from '../installation.server.ts'
import { listCentres } from '#contexts/access/public.ts'
import { recordBackup } from '#contexts/access/use-cases/audit/record-installation.server.ts'
import { verifyBackup } from '#platform/backup/read-backup.server.ts'
import type { Totals } from '#platform/backup/records.ts'
import { writeBackup } from '#platform/backup/write-backup.server.ts'
import type { Config } from '#platform/config.server.ts'
import { loadBackupKey } from '#platform/keys.server.ts'
import { readClock } from '#platform/time.ts'
import { commandContext, done, readOptions, required, type CommandResult } from './command.ts'

export const backupUsage = [
  './cjg backup make --to <file>      (database and files, without the keys; while the application runs)',
  './cjg backup verify --from <file>  (proves that the file is whole and that the key here opens it; changes nothing)',
] as const

export async function backupCommand(
  config: Config,
  args: readonly string[],
  onStep: (step: string) => void,
): Promise<CommandResult | null> {
  const [deed, ...rest] = args
  switch (deed) {
    case 'make':
      return make(config, rest, onStep)
    case 'verify':
      return verify(config, rest)
    case undefined:
    default:
      return null
  }
}

async function make(config: Config, args: readonly string[], onStep: (step: string) => void): Promise<CommandResult> {
  const { to } = readOptions(args, { to: { type: 'string' } }, backupUsage[0])
  const path = required(to, 'to', backupUsage[0])
  const installation = await openInstallation(config, onStep)
  try {
    const { ownerUrl, keys, db } = installation
    const madeAt = readClock().round('second').toString()
    const backupKey = loadBackupKey(config, true)
    for (const centre of await listCentres(db)) await recordBackup(commandContext({ db, clock: readClock }, centre), madeAt)
    const totals = await writeBackup({ ownerUrl, dataDir: config.dataDir, keys, backupKey, madeAt }, path)
    return done(
      `The backup ${path} is made: ${describe(totals)}.`,
      'It holds no keys: ./cjg key export makes a file of those, to keep elsewhere.',
    )
  } finally {
    await installation.close()
  }
}

async function verify(config: Config, args: readonly string[]): Promise<CommandResult> {
  const { from } = readOptions(args, { from: { type: 'string' } }, backupUsage[1])
  const path = required(from, 'from', backupUsage[1])
  const { head, totals } = await verifyBackup(loadBackupKey(config, false), path)
  return done(`The backup ${path} of ${head.madeAt} is whole: ${describe(totals)}.`)
}

export function describe({ rows, tables, files, jobs }: Totals): string {
  return `${rows} rows of ${tables} tables, ${files} files, ${jobs} waiting jobs`
}
