/** `./cjg restore`: puts a backup into an empty installation. The whole file is proven before anything is changed. */
import { resolve } from 'node:path'
import { restoreInstallation } from '../restore.server.ts'
import type { Config } from '#platform/config.server.ts'
import { Trouble } from '#platform/trouble.ts'
import { describe } from './backup.ts'
import { done, readOptions, required, type CommandResult } from './command.ts'

export const restoreUsage = [
  './cjg restore --from <file> [--erasures <file>] [--accept-lost-keys]',
  '  Into an installation without centres, whose keys were put back (./cjg key import). Stop the application first.',
  '  --erasures: what was erased since the backup was made (./cjg erasures export, or DATA_DIR/erasures of the lost machine)',
  '  --accept-lost-keys: restore although what lost keys had sealed can then not be read or proven',
] as const

const options = { from: { type: 'string' }, erasures: { type: 'string' }, 'accept-lost-keys': { type: 'boolean' } } as const

export async function restoreCommand(config: Config, args: readonly string[], onStep: (step: string) => void): Promise<CommandResult> {
  const values = readOptions(args, options, restoreUsage[0])
  const from = required(values.from, 'from', restoreUsage[0])
  if (values.erasures?.trim() === '') throw new Trouble(`--erasures names no file.\nUsage: ${restoreUsage[0]}`)
  const outcome = await restoreInstallation(
    config,
    {
      from: resolve(from),
      erasures: values.erasures === undefined ? null : resolve(values.erasures),
      acceptLostKeys: values['accept-lost-keys'] === true,
    },
    onStep,
  )
  return done(
    `Restored from the backup of ${outcome.madeAt}: ${describe(outcome.totals)}.`,
    outcome.erasuresKnown
      ? `Erased again: ${outcome.erasedAgain}.`
      : 'No list of later erasures was given or found: what was erased after the backup was made is back. Erase it again by hand.',
    ...outcome.lost.map((sentence) => `LOST: ${sentence}`),
    ...outcome.keptAside.map((path) => `What stood there before is kept as ${path}.`),
    'Now prove it: ./cjg audit verify',
  )
}
