/** The commands of `./cjg`, as data: what `help` shows and what runs is one list. */
import type { Config } from '#platform/config.server.ts'
import type { Services } from '#platform/services.ts'
import { CALCULATOR_NAMES } from '#calculators/bulk/registry.ts'
import { backupCommand, backupUsage } from './backup.ts'
import { auditCommand, auditUsage } from './audit.ts'
import { clientCommand, clientUsage } from './client.ts'
import { centreCommand, centreUsage } from './centre.ts'
import { conformanceCommand, conformanceUsage } from './conformance.ts'
import { done, failed, readOptions, type CommandResult } from './command.ts'
import { demoCommand, demoUsage } from './demo.ts'
import { erasuresCommand, erasuresUsage } from './erasures.ts'
import { familiesCommand, familiesUsage } from './families.ts'
import { mailCommand, mailUsage } from './mail.ts'
import { keyCommand, keyUsage, newKeySet } from './key.ts'
import { keySafeCommand } from './key-safe.ts'
import { policyEditions, policyUsage, printPolicy } from './policy.ts'
import { processingCommand, processingUsage } from './processing.ts'
import { restoreCommand, restoreUsage } from './restore.ts'
import { printRetention, retentionUsage } from './retention.ts'
import { transferCommand, transferUsage } from './transfer.ts'
import { userCommand, userUsage } from './user.ts'

/** What a command may use of its surroundings beside the installation. */
export type Surroundings = {
  readonly readStdin: () => Promise<string>
  readonly onStep: (step: string) => void
  /** Where an answer goes that is too long to keep; the standard output by default. */
  readonly out?: NodeJS.WritableStream
}

export type Command = {
  readonly name: string
  readonly summary: string
  readonly usage: readonly string[]
  readonly run: (services: Services, args: readonly string[], around: Surroundings) => Promise<CommandResult>
  /** For deeds that come before an installation can be opened, or open it themselves; null: `run` does it. */
  readonly runClosed?: (config: Config, args: readonly string[], around: Surroundings) => Promise<CommandResult | null>
  /** For deeds that have nothing to do with this installation, its settings neither. */
  readonly runAlone?: (args: readonly string[]) => Promise<CommandResult>
}

const migrateUsage = ['./cjg migrate   (every other command and the start of the application do it too)'] as const

export const commands: readonly Command[] = [
  {
    name: 'migrate',
    summary: 'brings the database to this version',
    usage: migrateUsage,
    // Opening the installation migrates; there is nothing left to do.
    async run(_services, args) {
      readOptions(args, {}, migrateUsage[0])
      return done('The database is of this version.')
    },
  },
  {
    name: 'demo',
    summary: 'fills the demonstration: two invented centres in use',
    usage: demoUsage,
    run: (services, args, { onStep }) => demoCommand(services, args, onStep),
  },
  { name: 'centre', summary: 'adds and lists centres, shows and changes how one is set', usage: centreUsage, run: centreCommand },
  {
    name: 'user',
    summary: 'accounts of the staff, the first administrator among them',
    usage: userUsage,
    run: (services, args, { readStdin }) => userCommand(services, args, readStdin),
  },
  { name: 'client', summary: 'programs of partners that use the API with a key', usage: clientUsage, run: clientCommand },
  {
    name: 'mail',
    summary: 'takes in a mail to the address of a centre, from the mail server',
    usage: mailUsage,
    run: (services, args, { readStdin }) => mailCommand(services, args, readStdin),
  },
  { name: 'families', summary: 'takes in families from a file, after a dry run', usage: familiesUsage, run: familiesCommand },
  {
    name: 'audit',
    summary: 'proves that the audit log is as it was sealed, and exports it',
    usage: auditUsage,
    run: auditCommand,
  },
  {
    name: 'processing',
    summary: 'prints the register of processing activities and the draft of the DPIA',
    usage: processingUsage,
    run: processingCommand,
  },
  {
    name: 'key',
    summary: 'makes, rotates, forgets, and keeps keys apart',
    usage: keyUsage,
    run: keyCommand,
    runClosed: (config, args, { readStdin }) => keySafeCommand(config, args, readStdin),
  },
  {
    name: 'backup',
    summary: 'makes a sealed backup of everything but the keys',
    usage: backupUsage,
    run: async (_services, [deed]) => unknownDeed('backup', deed, backupUsage),
    runClosed: (config, args, { onStep }) => backupCommand(config, args, onStep),
  },
  {
    name: 'restore',
    summary: 'puts a backup into an empty installation',
    usage: restoreUsage,
    run: async (_services, [deed]) => unknownDeed('restore', deed, restoreUsage),
    runClosed: (config, args, { onStep }) => restoreCommand(config, args, onStep),
  },
  {
    name: 'conformance',
    summary: 'plays scenarios on a scratch database: who may see what',
    usage: conformanceUsage,
    run: (_services, args) => conformanceCommand(args),
    runAlone: conformanceCommand,
  },
  {
    name: 'policy',
    summary: 'prints who may see and do what with a file, and which version held when',
    usage: policyUsage,
    run: policyEditions,
  },
  {
    name: 'transfer',
    summary: 'hands a health record over, looks at one that came, and takes it over',
    usage: transferUsage,
    run: transferCommand,
  },
  { name: 'erasures', summary: 'lists what was erased, for a restore', usage: erasuresUsage, run: erasuresCommand },
]

const unknownDeed = (name: string, deed: string | undefined, usage: readonly string[]): CommandResult =>
  failed(`Unknown: ${name} ${deed ?? ''}.`, 'Usage:', ...usage.map((line) => `  ${line}`))

/** Runs without an installation, so ./cjg starts it directly; here it is only told. */
const calc = {
  name: 'calc',
  summary: 'runs a calculator over many cases, one JSON object per line',
  usage: ['./cjg calc <calculator> < cases.ndjson > answers.ndjson', `  calculators: ${CALCULATOR_NAMES.join(', ')}`],
} as const

const retention = { name: 'retention', summary: 'prints how long each kind of record is kept', usage: retentionUsage } as const

const told: readonly Pick<Command, 'name' | 'summary' | 'usage'>[] = [...commands, retention, calc]
const widest = Math.max(...told.map(({ name }) => name.length))

/** What can be answered without opening anything; null when the installation is needed. */
export function answerAtOnce(args: readonly string[]): CommandResult | null {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return help(rest[0])
  const command = told.find((one) => one.name === name)
  if (command === undefined) return failed(`There is no command ${name}.`, '', ...help().lines)
  const asksHelp = rest[0] === 'help' || rest.includes('--help') || rest.includes('-h')
  // The rules are part of the program; only which held when is asked of the installation.
  if (name === 'policy' && !asksHelp) return rest[0] === 'editions' ? null : printPolicy(rest)
  if (name === retention.name && !asksHelp) return printRetention(rest)
  if (name === calc.name || asksHelp || (rest.length === 0 && command.usage.length > 1)) return help(name)
  // Who makes keys has none yet, so there may be nothing that could be opened.
  return name === 'key' && rest.length === 1 && rest[0] === 'new' ? newKeySet() : null
}

/** What a command does whatever the settings are; null when it needs them. */
export async function runAlone(args: readonly string[]): Promise<CommandResult | null> {
  const [name, ...rest] = args
  return (await commands.find((one) => one.name === name)?.runAlone?.(rest)) ?? null
}

/** What a command does before the installation is opened; null when it needs one that is open. */
export async function runBeforeOpening(config: Config, args: readonly string[], around: Surroundings): Promise<CommandResult | null> {
  const [name, ...rest] = args
  return (await commands.find((one) => one.name === name)?.runClosed?.(config, rest, around)) ?? null
}

export async function runCommand(services: Services, args: readonly string[], around: Surroundings): Promise<CommandResult> {
  const [name, ...rest] = args
  const command = commands.find((one) => one.name === name)
  return answerAtOnce(args) ?? (command === undefined ? help() : command.run(services, rest, around))
}

function help(name?: string): CommandResult {
  if (name === undefined)
    return done(
      'OpenCJG, the digital Centre for Youth and Family',
      '',
      'Usage: ./cjg <command>',
      ...told.map((one) => `  ${one.name.padEnd(widest)}  ${one.summary}`),
      `  ${'help'.padEnd(widest)}  this list, or with the name of a command how it is used`,
    )
  const command = told.find((one) => one.name === name)
  if (command === undefined) return failed(`There is no command ${name}.`, '', ...help().lines)
  return done(`${command.name}: ${command.summary}`, '', 'Usage:', ...command.usage.map((line) => `  ${line}`))
}
