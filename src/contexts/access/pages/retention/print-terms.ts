/** The terms as a table that people can read: the same data that the program counts by, in plain words. */
import { writeCsv } from '#platform/csv.ts'
import { plural, type Locale } from '#platform/i18n.ts'
import { regimes, retentionRegimes, type Length, type RetentionRegime, type TermVersion } from '../../rules/retention/regimes.ts'
import { termsMessages } from './terms-messages.ts'

export function lengthText(locale: Locale, length: Length): string {
  const words = termsMessages(locale)
  if (length === 'as-long') return words.asLong
  return 'years' in length ? plural(locale, length.years, words.years) : plural(locale, length.days, words.days)
}

/** One row per version of each term. */
export function termsTable(locale: Locale): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const words = termsMessages(locale)
  const row = (regime: RetentionRegime, one: TermVersion): readonly string[] => [
    ...[words.regimes[regime], String(one.version), one.validFrom, words.starts[one.starts], lengthText(locale, one.length)],
    ...[words.ends[one.end], words.kept[regimes[regime].keptBy], one.statutory ? words.law : words.choice, one.source],
  ]
  const { what, version, from, start, length, end, kept, basis, source } = words.columns
  return {
    head: [what, version, from, start, length, end, kept, basis, source],
    rows: retentionRegimes.flatMap((regime) => regimes[regime].versions.map((one) => row(regime, one))),
  }
}

export function termsAsMarkdown(locale: Locale): string {
  const { title, lead } = termsMessages(locale)
  const { head, rows } = termsTable(locale)
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`)
  return `# ${title}\n\n${lead}\n\n${lines.join('')}`
}

export function termsAsCsv(locale: Locale): string {
  const { head, rows } = termsTable(locale)
  return writeCsv([head, ...rows])
}
