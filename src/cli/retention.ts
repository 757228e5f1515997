/** `./cjg retention`: how long each kind of record is kept, as a table, for who checks it from outside. */
import { termsAsCsv, termsAsMarkdown } from '#contexts/access/public-retention.ts'
import { dutch, findLocale } from '#platform/i18n.ts'
import { done, failed, readOptions, type CommandResult } from './command.ts'

export const retentionUsage = ['./cjg retention [--format markdown|csv] [--language nl|en]'] as const

export function printRetention(args: readonly string[]): CommandResult {
  const options = { format: { type: 'string' }, language: { type: 'string' } } as const
  const { format = 'markdown', language = dutch.tag } = readOptions(args, options, retentionUsage[0])
  const locale = findLocale(language)
  if (locale === null) return failed(`The terms are not there in ${language}.`, `Usage: ${retentionUsage[0]}`)
  if (format !== 'markdown' && format !== 'csv') return failed(`There is no format ${format}.`, `Usage: ${retentionUsage[0]}`)
  return done((format === 'csv' ? termsAsCsv(locale) : termsAsMarkdown(locale)).trimEnd())
}
