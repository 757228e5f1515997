/** `./cjg erasures`: which things were erased, as a list that a restore can read. Ids only. */
import { writeFileSync } from 'node:fs'
import { listCentres } from '#contexts/access/public.ts'
import { writeErasure } from '#contexts/access/rules/erasure.ts'
import { exportErasures, listAllErasures } from '#contexts/access/use-cases/erasure-journal.server.ts'
import type { Services } from '#platform/services.ts'
import { done, failed, readOptions, required, type CommandResult } from './command.ts'

export const erasuresUsage = [
  './cjg erasures export --to <file>   (everything that was erased until now; give it to ./cjg restore --erasures)',
] as const

export async function erasuresCommand(services: Pick<Services, 'db' | 'config'>, args: readonly string[]): Promise<CommandResult> {
  const [deed, ...rest] = args
  if (deed !== 'export') return failed(`Unknown: erasures ${deed}.`, 'Usage:', ...erasuresUsage.map((line) => `  ${line}`))
  const { to } = readOptions(rest, { to: { type: 'string' } }, erasuresUsage[0])
  const file = required(to, 'to', erasuresUsage[0])
  const lines: string[] = []
  for (const centre of await listCentres(services.db)) {
    await exportErasures(services, centre)
    lines.push(...(await listAllErasures(services, centre)).map(writeErasure))
  }
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 })
  return done(`${lines.length} erasures written to ${file}.`)
}
