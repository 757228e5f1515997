/** The program behind `./cjg`: opens the installation, runs one command, and closes. */
import { text } from 'node:stream/consumers'
import { readConfig } from '#platform/config.server.ts'
import { Trouble } from '#platform/trouble.ts'
import type { CommandResult } from './cli/command.ts'
import { answerAtOnce, runAlone, runBeforeOpening, runCommand, type Surroundings } from './cli/commands.ts'
import { openInstallation } from './installation.server.ts'

/** What is being done goes to the standard error, so that the answer alone can be piped on. */
const around: Surroundings = {
  readStdin: () => text(process.stdin),
  onStep: (step) => process.stderr.write(`  ${step} …\n`),
}

async function main(args: readonly string[]): Promise<CommandResult> {
  const known = answerAtOnce(args) ?? (await runAlone(args))
  if (known !== null) return known
  const isLogWished = (process.env['LOG_LEVEL'] ?? '') !== ''
  const read = readConfig(process.env)
  const config = { ...read, logLevel: isLogWished ? read.logLevel : 'error' }
  const early = await runBeforeOpening(config, args, around)
  if (early !== null) return early
  const installation = await openInstallation(config, around.onStep)
  try {
    return await runCommand(installation, args, around)
  } finally {
    await installation.close()
  }
}

try {
  const { lines, exitCode, complaints } = await main(process.argv.slice(2))
  const out = exitCode === 0 || complaints !== undefined ? process.stdout : process.stderr
  for (const line of lines) out.write(`${line}\n`)
  for (const line of complaints ?? []) process.stderr.write(`${line}\n`)
  process.exitCode = exitCode
} catch (problem) {
  console.error(problem instanceof Trouble ? problem.message : problem)
  process.exitCode = 1
}
