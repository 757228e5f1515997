/** Sending a child on: to whom, why, with whose yes, and by when an answer is expected. Nothing of the agreement is filled in by itself. */
import { html, type Html } from '#platform/html.ts'
import { checkCards } from '#web/components/choice.ts'
import { selectField, textArea, textField } from '#web/components/field.ts'
import { paragraph } from '#web/components/text.ts'
import { longestReason, whoAgrees, type Agreeing } from '../../rules/screening/referral.ts'
import { receivers } from '../../rules/record/whole-record.ts'
import { formPage, type FormView } from '../record/form-page.ts'
import { recordMessages } from '../record/messages.ts'
import { screeningMessages } from './messages.ts'
import { referralPart } from './paths.ts'

export const referralNames = ['screening', 'contact', 'to', 'why', 'on', 'before', 'without'] as const
export type ReferralFormView = FormView & {
  readonly agreedBy: readonly string[]
  /** The round that leads to it, in words; empty: anew. */
  readonly because: string
}

export function referralForm(view: ReferralFormView): Html {
  const { locale, fields, errors, record, today, agreedBy, because } = view
  const words = screeningMessages(locale).referral
  const needed = whoAgrees(record.child.birthDate, today)
  const contact = fields['contact'] ?? ''
  const options = receivers.map((value) => ({ value, label: recordMessages(locale).referrals.to[value] }))
  return formPage({
    ...view,
    ...{ slug: referralPart('nieuw'), title: words.new, save: words.save, back: words.back },
    backTo: contact === '' ? 'screening' : `contact/${contact}`,
    body: html`<input type="hidden" name="screening" value="${fields['screening'] ?? ''}" /><input
        type="hidden"
        name="contact"
        value="${contact}"
      />
      ${paragraph(words.lead)} ${because === '' ? null : paragraph(html`${words.from}: <strong>${because}</strong>`)}
      ${selectField({ locale, name: 'to', label: words.to, empty: screeningMessages(locale).form.choose, options, value: fields['to'], error: errors['to'] })}
      ${textArea({ locale, name: 'why', label: words.why, hint: words.whyHint, rows: 4, max: longestReason, value: fields['why'] ?? '', error: errors['why'] })}
      ${agreement(view, needed, agreedBy)}
      ${textField({ locale, name: 'on', label: words.on, width: 'group', autocomplete: 'off', value: fields['on'], error: errors['on'] })}
      ${textField({ locale, name: 'before', label: words.before, hint: words.beforeHint, width: 'group', autocomplete: 'off', value: fields['before'], error: errors['before'] })}`,
  })
}

function agreement({ locale, errors, fields }: ReferralFormView, needed: readonly Agreeing[], agreedBy: readonly string[]): Html {
  const words = screeningMessages(locale).referral
  const hints = words.agreedHint
  const hint = needed.length === 2 ? hints.both : needed[0] === 'parents' ? hints.parents : hints.youngPerson
  const choices = needed.map((value) => ({ value, label: words.agreeing[value] }))
  const without =
    needed.length < 2
      ? null
      : textArea({
          locale,
          name: 'without',
          label: words.without,
          hint: words.withoutHint,
          optional: true,
          rows: 2,
          value: fields['without'] ?? '',
          error: errors['without'],
        })
  return html`${checkCards({ locale, name: 'agreed', label: words.agreed, hint, values: agreedBy, error: errors['agreed'], choices })}
  ${without}`
}
