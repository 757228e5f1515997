/** One measurement or milestone that is wrong: what it says, and why it is withdrawn. */
import { html, type Html } from '#platform/html.ts'
import { radioCards } from '#web/components/choice.ts'
import { paragraph } from '#web/components/text.ts'
import { withdrawalReasons } from '../../rules/record/whole-record.ts'
import { formPage, type FormView } from './form-page.ts'
import { recordMessages } from './messages.ts'

export const withdrawNames = ['why'] as const
/** `said`: "3 maart 2026, Gewicht: 9,4 kg". */
export type WithdrawFormView = FormView & { readonly slug: string; readonly backTo: string; readonly said: string }

export function withdrawForm(view: WithdrawFormView): Html {
  const { locale, fields, errors, said } = view
  const { withdraw: words } = recordMessages(locale)
  return formPage({
    ...{ ...view, title: words.title, save: words.button, back: words.back },
    body: html`<p class="nl-paragraph"><strong>${said}</strong></p>
      ${paragraph(words.lead)}
      ${radioCards({
        ...{ locale, name: 'why', label: words.why, value: fields['why'], error: errors['why'] },
        choices: withdrawalReasons.map((value) => ({
          value,
          label: words.reasons[value],
          ...(value === 'other-child' ? { hint: words.otherHint } : {}),
        })),
      })}`,
  })
}
