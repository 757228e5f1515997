/** `./cjg conformance`: plays files of scenarios against the use cases, on a scratch database that it starts itself. Opens and touches no installation. */
import { done, failed, type CommandResult } from './command.ts'
import { accessPlayersOn } from './conformance/access-players.ts'
import { playCases, type PlayedCase } from './conformance/play.ts'
import { readScenarioFile } from './conformance/scenario-file.ts'
import { onScratch } from './conformance/scratch.ts'

export const conformanceUsage = [
  './cjg conformance access FILE > results.json   (who may see what: docs/formats/scenarios.md)',
  '  Answers {"cases":[{"id", "actual"}]}; a case that cannot be answered has "error" and makes the exit code 1.',
] as const

export async function conformanceCommand(args: readonly string[]): Promise<CommandResult> {
  const [deed, file, ...more] = args
  if (deed === undefined || deed === 'help') return done('Usage:', ...usageLines)
  if (deed !== 'access') return failed(`Unknown: conformance ${deed}.`, 'Usage:', ...usageLines)
  if (file === undefined || more.length > 0) return failed('Give one file of scenarios.', 'Usage:', ...usageLines)
  const cases = readScenarioFile(file, deed)
  return report(await onScratch((scratch) => playCases(cases, accessPlayersOn(scratch))))
}

const usageLines = conformanceUsage.map((line) => `  ${line}`)

/** One case a line, so that results can be compared by eye; what went wrong is told beside it, not in it. */
function report(cases: readonly PlayedCase[]): CommandResult {
  const wrong = cases.filter(({ error }) => error !== undefined)
  const lines = cases.map((played, at) => `${JSON.stringify(played)}${at < cases.length - 1 ? ',' : ''}`)
  return {
    lines: ['{"cases":[', ...lines, ']}'],
    exitCode: wrong.length === 0 ? 0 : 1,
    complaints: wrong.map(({ id, error }) => `Case ${id ?? '(without id)'}: ${error?.message ?? ''}`),
  }
}
