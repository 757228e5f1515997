import type { Locale } from '#platform/i18n.ts'
import type { Danger } from '../rules/acute-danger.ts'
import type { Library } from '../rules/content.ts'
import { findHelpline, localText } from '../rules/library.ts'
import type { AcuteWarning } from '../pages/ask.ts'

/** The numbers that fit what was read, each once, the most urgent first; with when to call and the hours. */
export function helplinesFor(library: Library, locale: Locale, dangers: readonly Danger[]): AcuteWarning['helplines'] {
  const ids = [...new Set(dangers.flatMap(({ helplines }) => helplines))]
  return ids
    .toSorted((a, b) => Number(b === '112') - Number(a === '112'))
    .flatMap((id) => findHelpline(library, id) ?? [])
    .map((line) => ({ ...line, when: `${localText(line.when, locale)} ${localText(line.hours, locale)}.` }))
}
