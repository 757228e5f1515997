/** A measurement outside a contact: the day, what was measured, and what is asked about it before it is kept. */
import { html, type Html } from '#platform/html.ts'
import { formatDecimal, type Locale } from '#platform/locale.ts'
import { callout } from '#web/components/callout.ts'
import { checkCards, radioCards } from '#web/components/choice.ts'
import { textField } from '#web/components/field.ts'
import { paragraph } from '#web/components/text.ts'
import { typedMeasures } from '../../rules/record/child-facts.ts'
import type { MeasurementDoubt } from '../../rules/record/check-measurement.ts'
import { valueText } from '../charts/growth-plot.ts'
import { formPage, type FormView } from './form-page.ts'
import { recordMessages } from './messages.ts'

export const measureNames = ['on', 'height', 'weight', 'head', 'recumbent', 'sure'] as const
export type MeasureFormView = FormView & { readonly doubts: readonly MeasurementDoubt[] }

export function measureForm(view: MeasureFormView): Html {
  const { locale, fields, errors, doubts } = view
  const { measure: words, form } = recordMessages(locale)
  const questions = doubts.filter(({ mayStand }) => mayStand)
  // Asked about once everything else is right; the answer holds for exactly these questions.
  const isAsked = questions.length > 0 && questions.length === doubts.length
  return formPage({
    ...{ ...view, slug: 'meten', title: words.title, save: form.save, back: form.back },
    body: html`${paragraph(words.lead)}
    ${isAsked ? callout({ kind: 'warn', title: form.sureTitle, body: questions.map((doubt) => html`<p>${doubtText(locale, doubt)}</p>`) }) : null}
    ${isAsked ? checkCards({ locale, name: 'sure', label: form.sureTitle, choices: [{ value: keyOf(questions), label: form.sure }] }) : null}
    ${textField({ locale, name: 'on', label: words.on, hint: words.onHint, value: fields['on'], error: errors['on'], autocomplete: 'off', width: 'group' })}
    ${typedMeasures.map((name) =>
      textField({
        locale,
        name,
        label: words.fields[name],
        value: fields[name],
        error: errors[name],
        autocomplete: 'off',
        inputMode: 'numeric',
        width: 'group',
        optional: true,
      }),
    )}
    ${radioCards({
      ...{ locale, name: 'recumbent', label: words.recumbent, inline: true, value: fields['recumbent'] ?? 'unknown' },
      choices: (['standing', 'lying', 'unknown'] as const).map((value) => ({ value, label: words.recumbents[value] })),
    })}`,
  })
}

/** Which questions were answered: with other numbers there may be other questions. */
export const keyOf = (questions: readonly MeasurementDoubt[]): string =>
  questions.map(({ field, code, value }) => `${field} ${code} ${value}`).join(', ')

/** Refusals by field; questions too, as long as there are refusals beside them they wait. */
export function doubtErrors(locale: Locale, doubts: readonly MeasurementDoubt[]): Readonly<Record<string, string>> {
  const refused = doubts.filter(({ mayStand }) => !mayStand)
  return Object.fromEntries(refused.map((doubt) => [doubt.field, doubtText(locale, doubt)]))
}

export function doubtText(locale: Locale, { field, code, value, suggestion, limit }: MeasurementDoubt): string {
  const { measure: words, measures } = recordMessages(locale)
  const isShort = code === 'in-grams' || code === 'in-millimetres'
  const shown = (number: number | null): string => {
    if (number === null) return ''
    return field === 'on' || isShort
      ? formatDecimal(locale, number, Number.isInteger(number) ? 0 : 2)
      : valueText(locale, { measure: field }, { value: number })
  }
  const text = words.doubts[code](
    shown(value),
    shown(suggestion),
    limit === null ? '' : formatDecimal(locale, limit, Number.isInteger(limit) ? 0 : 1),
  )
  return field === 'on' ? text : `${measures[field]}: ${text}`
}
