/** `./cjg processing`: the register of processing activities and the draft of the impact assessment, for who keeps them outside the product. */
import { asMarkdown, dpiaDocument, processingMessages, registerDocument, registerTable } from '#contexts/access/public-processing.ts'
import { writeCsv } from '#platform/csv.ts'
import { dutch, findLocale } from '#platform/i18n.ts'
import type { Services } from '#platform/services.ts'
import { localDate } from '#platform/time.ts'
import { processingRegister } from '../app/processing/register.ts'
import { chooseCentre, done, failed, readOptions, type CommandResult } from './command.ts'

export const processingUsage = [
  './cjg processing register [--format markdown|csv|json] [--language nl|en] [--centre <slug>]',
  './cjg processing dpia [--format markdown|json] [--language nl|en] [--centre <slug>]',
] as const

export async function processingCommand(services: Pick<Services, 'db' | 'clock'>, args: readonly string[]): Promise<CommandResult> {
  const [which, ...rest] = args
  const usage = which === 'dpia' ? processingUsage[1] : processingUsage[0]
  if (which !== 'register' && which !== 'dpia')
    return failed(`Unknown: processing ${which ?? ''}.`, 'Usage:', ...processingUsage.map((line) => `  ${line}`))
  const text = { type: 'string' } as const
  const {
    format = 'markdown',
    language = dutch.tag,
    centre: slug,
  } = readOptions(rest, { format: text, language: text, centre: text }, usage)
  const locale = findLocale(language)
  if (locale === null) return failed(`It is not there in ${language}.`, `Usage: ${usage}`)
  const words = processingMessages(locale)
  if (format === 'csv' && which === 'register')
    return done(writeCsv(registerTable({ ...words.register, language: words.language }, processingRegister)).trimEnd())
  if (format === 'json' && which === 'register') return done(JSON.stringify(processingRegister, null, 1))
  const centre = await chooseCentre(services, slug)
  const place = { locale, centre: centre.name, municipality: centre.municipality, today: localDate(services.clock()) }
  const document = which === 'register' ? registerDocument(place, processingRegister) : dpiaDocument(place, processingRegister)
  if (format === 'json') return done(JSON.stringify(document, null, 1))
  if (format === 'markdown') return done(asMarkdown(document, words.work.todoMark).trimEnd())
  return failed(`There is no format ${format}.`, `Usage: ${usage}`)
}
