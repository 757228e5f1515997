import type { Locale } from '#platform/i18n.ts'
import type { DangerReading } from '../rules/acute-danger.ts'
import type { Library } from '../rules/content.ts'
import { findHelpline, localText } from '../rules/library.ts'
import type { AcuteWarning } from '../pages/ask.ts'

/** The numbers that fit what was read, each once, the most urgent first; with when to call and the hours. */
export function helplinesFor(library: Library, locale: Locale, danger: DangerReading): AcuteWarning['helplines'] {
  return danger.helplines
    .flatMap((id) => findHelpline(library, id) ?? [])
    .map((line) => ({ ...line, when: `${localText(line.when, locale)} ${localText(line.hours, locale)}.` }))
}
