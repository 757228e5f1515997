/** `./cjg policy`: the access policy as a table, for who checks it from outside. */
import { caseFileMessages, policyAsCsv, policyAsMarkdown } from '#contexts/access/public-files.ts'
import { roleName } from '#contexts/access/public.ts'
import { dutch, findLocale } from '#platform/i18n.ts'
import { done, failed, readOptions, type CommandResult } from './command.ts'

export const policyUsage = ['./cjg policy [--format markdown|csv] [--language nl|en]'] as const

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
