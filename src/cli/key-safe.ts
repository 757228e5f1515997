/** `./cjg key export` and `import`: all keys in one file under a passphrase, so that they can be kept apart from the backups. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Config } from '#platform/config.server.ts'
import { findKeys, keyTexts, loadBackupKey, putKeys } from '#platform/keys.server.ts'
import { lockKeys, unlockKeys } from '#platform/key-safe.server.ts'
import { Trouble } from '#platform/trouble.ts'
import { done, readOptions, required, type CommandResult } from './command.ts'

const usage = { export: './cjg key export --to <file>', import: './cjg key import --from <file> [--print]' } as const

export async function keySafeCommand(
  config: Config,
  args: readonly string[],
  readStdin: () => Promise<string>,
): Promise<CommandResult | null> {
  const [deed, ...rest] = args
  if (deed === 'export') return exportKeys(config, rest, readStdin)
  if (deed === 'import') return importKeys(config, rest, readStdin)
  return null
}

async function exportKeys(config: Config, args: readonly string[], readStdin: () => Promise<string>): Promise<CommandResult> {
  const file = required(readOptions(args, { to: { type: 'string' } }, usage.export).to, 'to', usage.export)
  const keys = findKeys(config)
  if (keys === null) throw new Trouble('There are no keys here yet.')
  if (existsSync(file)) throw new Trouble(`${file} is there already. Nothing was changed.`)
  writeFileSync(file, lockKeys(keyTexts(keys, loadBackupKey(config, true)), await readStdin()), { mode: 0o600 })
  return done(
    `Every key is in ${file}, under the passphrase.`,
    'Keep it apart from the backups, and the passphrase apart from both. Make it again after each ./cjg key rotate.',
  )
}

async function importKeys(config: Config, args: readonly string[], readStdin: () => Promise<string>): Promise<CommandResult> {
  const options = readOptions(args, { from: { type: 'string' }, print: { type: 'boolean' } }, usage.import)
  const file = required(options.from, 'from', usage.import)
  if (!existsSync(file)) throw new Trouble(`${file} is not there.`)
  const texts = unlockKeys(readFileSync(file, 'utf8'), await readStdin())
  if (options.print === true)
    return done(
      `CJG_CENTRE_KEYS=${texts.centre}`,
      `CJG_SEAL_KEY=${texts.seal}`,
      `CJG_PSEUDONYM_KEY=${texts.pseudonym}`,
      ...(texts.signing === undefined ? [] : [`CJG_SIGNING_KEY=${texts.signing}`]),
      ...(texts.backup === undefined ? [] : [`CJG_BACKUP_KEY=${texts.backup}`]),
    )
  if (config.keys !== null) throw new Trouble('The keys come from the environment here: use --print, and set them there.')
  putKeys(config.dataDir, texts)
  return done(`The keys are in ${config.dataDir}/keys.`)
}
