import { html, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import { tag, type TagKind } from '#web/components/tag.ts'
import type { Reason } from '../../rules/review/reasons.ts'
import { reviewMessages } from './messages.ts'

const grave: ReadonlySet<Reason> = new Set(['own-file', 'own-family', 'same-home', 'no-basis'])

/** Chance is no suspicion, and looks so. */
const kindOf = (reason: Reason): TagKind => (reason === 'by-chance' ? 'neutral' : grave.has(reason) ? 'warn' : 'info')

export function reasonTags(locale: Locale, reasons: readonly Reason[]): Html {
  const { reasons: words } = reviewMessages(locale)
  return html`${reasons.map((reason) => html`${tag(kindOf(reason), words[reason])} `)}`
}
