/** The label of a field of the forms about people, by its name: for the summary of what is wrong. */
import type { Locale } from '#platform/i18n.ts'
import { familyMessages } from './messages.ts'

/** `about`: the call name of whom a tie is with. `own`: labels of one form that are not those of all. */
export function fieldLabel(locale: Locale, name: string, about: string, own: Readonly<Record<string, string>> = {}): string | undefined {
  const words = familyMessages(locale)
  const special: Readonly<Record<string, string>> = {
    ...{ bsn: words.bsn, language: words.language, wishes: words.wishes, decision: words.known.choose, tie: words.fields.tie(about) },
    ...{ title: words.fields.pieceTitle, body: words.fields.pieceBody },
  }
  const found: unknown = own[name] ?? special[name] ?? { ...words.fields }[name]
  return typeof found === 'string' ? found : undefined
}
