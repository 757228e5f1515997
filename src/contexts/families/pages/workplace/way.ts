/** A way on beside the title of a panel, where the reader may write. */
import type { Html, Printable } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import { link } from '#web/components/text.ts'
import { deedPath } from './paths.ts'

type Place = { readonly locale: Locale; readonly family: { readonly personId: Id<'person'> } }

export function way({ locale, family }: Place, deed: string, label: Html | string, may: boolean): Printable {
  return may ? link(localPath(locale, deedPath(family.personId, deed)), label) : null
}
