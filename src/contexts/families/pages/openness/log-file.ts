/** The list of who looked as a file to keep: a table (CSV, RFC 4180) or JSON. Under a neutral name. */
import { writeCsv } from '#platform/csv.ts'
import type { Locale } from '#platform/i18n.ts'
import { localDateTime } from '#platform/time.ts'
import type { Site } from '#web/site.ts'
import type { FileLog, LogLine } from '../../use-cases/who-looked.server.ts'
import { logColumns } from './log-page.ts'
import { lineWords } from './log-words.ts'

export function logRows(locale: Locale, site: Site, lines: readonly LogLine[]): string[][] {
  return lines.map((line) => {
    const { who, profession, organisation, deed, groups, why } = lineWords(locale, site, line)
    const when = localDateTime(line.at).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')
    return [when, who, profession, organisation, deed, groups.join(', '), why]
  })
}

/** With a mark of the encoding in front, as spreadsheets want it. */
export function logCsv(locale: Locale, site: Site, log: FileLog): string {
  return `\uFEFF${writeCsv([logColumns(locale), ...logRows(locale, site, log.lines)])}`
}

export function logJson(locale: Locale, site: Site, log: FileLog): string {
  const lines = log.lines.map((line) => ({ id: line.id, at: line.at.toString(), ...lineWords(locale, site, line) }))
  return `${JSON.stringify({ format: 'opencjg-who-looked/1', language: locale.tag, about: log.name, figures: log.figures, lines }, null, 1)}\n`
}
