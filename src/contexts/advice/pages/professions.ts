import type { Locale } from '#platform/i18n.ts'
import { termIn, type Site } from '#web/site.ts'
import { askMessages } from './ask-messages.ts'

/** The name of a profession, in the words of this centre. */
export function professionName(
  { locale, site }: { readonly locale: Locale; readonly site: Pick<Site, 'terms'> },
  profession: string,
): string {
  return termIn(locale, site, profession, askMessages(locale).professions[profession] ?? profession)
}
