/** The fields of a hold: why, in a word and in a sentence, and until when. */
import { html, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import { radioCards } from '#web/components/choice.ts'
import { selectField, textArea } from '#web/components/field.ts'
import { holdGrounds } from '../../rules/case-file/person-request.ts'
import { longestReason } from '../../rules/retention/confirm.ts'
import { yearsText } from './frame.ts'
import { retentionMessages } from './messages.ts'

export const holdYears = [1, 2, 5] as const

export function holdFields(locale: Locale, typed: Readonly<Record<string, string>>, errors: Readonly<Record<string, string>>): Html {
  const words = retentionMessages(locale)
  const errorOf = (id: string): { readonly error?: string } => (errors[id] === undefined ? {} : { error: errors[id] })
  const grounds = holdGrounds.map((value) => ({ value, label: words.holds.grounds[value] }))
  const until = [
    { value: '', label: words.holds.forever },
    ...holdYears.map((years) => ({ value: String(years), label: words.holds.forYears(yearsText(locale, years)) })),
  ]
  return html`${radioCards({ locale, name: 'grond', id: 'grond-plicht', label: words.holds.ground, choices: grounds, value: typed['grond'], ...errorOf('grond-plicht') })}
  ${textArea({ locale, name: 'reden', id: 'reden-plicht', label: words.one.reason, hint: words.one.reasonHint, rows: 2, max: longestReason, value: typed['reden'], ...errorOf('reden-plicht') })}
  ${selectField({ locale, name: 'jaren', id: 'jaren-plicht', label: words.holds.long, options: until, value: typed['jaren'] ?? '' })}`
}
