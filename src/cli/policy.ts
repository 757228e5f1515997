/** `./cjg policy`: the access policy as a table, for who checks it from outside; and which edition of it held when on this installation. */
import { caseFileMessages, policyAsCsv, policyAsMarkdown } from '#contexts/access/public-files.ts'
import { readPolicyRegister } from '#contexts/access/public-policy.ts'
import { listCentres, roleName } from '#contexts/access/public.ts'
import { dutch, findLocale } from '#platform/i18n.ts'
import type { Services } from '#platform/services.ts'
import { commandContext, done, failed, readOptions, type CommandResult } from './command.ts'

export const policyUsage = [
  './cjg policy [--format markdown|csv] [--language nl|en]',
  './cjg policy editions   (which version held from when until when; the audit log names the version in each line)',
] as const

export function printPolicy(args: readonly string[]): CommandResult {
  const { format = 'markdown', language = dutch.tag } = readOptions(
    args,
    { format: { type: 'string' }, language: { type: 'string' } },
    policyUsage[0],
  )
  const locale = findLocale(language)
  if (locale === null) return failed(`The policy is not there in ${language}.`, `Usage: ${policyUsage[0]}`)
  if (format !== 'markdown' && format !== 'csv') return failed(`There is no format ${format}.`, `Usage: ${policyUsage[0]}`)
  const print = format === 'csv' ? policyAsCsv : policyAsMarkdown
  return done(print(caseFileMessages(locale), (role) => roleName(locale, role)).trimEnd())
}

/** A version a line, the newest first. The register is of the installation; it is read by the log of its first centre. */
export async function policyEditions(services: Pick<Services, 'db' | 'clock'>, args: readonly string[]): Promise<CommandResult> {
  readOptions(args.slice(1), {}, policyUsage[1])
  const [centre] = await listCentres(services.db)
  if (centre === undefined) return failed('There is no centre yet.')
  const register = await readPolicyRegister(commandContext(services, centre))
  if (!register.ok) return failed('This is not permitted.')
  return done(
    ...register.value.editions.map(
      ({ version, heldFrom, heldUntil }) =>
        `${version}  from ${heldFrom.toString({ smallestUnit: 'second' })}  ${heldUntil === null ? 'holds now' : `until ${heldUntil.toString({ smallestUnit: 'second' })}`}`,
    ),
  )
}
