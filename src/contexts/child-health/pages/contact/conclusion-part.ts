/** Finish: what was decided about the signals, who came along, how it was, and a summary. */
import { html, type Html } from '#platform/html.ts'
import { selectField, textArea, textField } from '#web/components/field.ts'
import { companions, contactForms } from '../../rules/contact/close-contact.ts'
import { field, longestNote, textOf } from '../../rules/contact/contact-form.ts'
import { keepingFields, readersField } from '../readers/readers-part.ts'
import { liveDoubt } from './growth-live.ts'
import { contactMessages } from './messages.ts'
import { part } from './part.ts'
import { liveSignals } from './signals-live.ts'
import type { ContactView } from './view.ts'

export function conclusionPart(view: ContactView): Html {
  const { locale, typed, errors } = view
  const words = contactMessages(locale)
  const { conclusion } = words
  return part(
    'conclusion',
    words.parts.conclusion,
    null,
    html`<h3 class="nl-heading nl-heading--level-3">${conclusion.signals}</h3>
      <div data-live="signals">${liveSignals(view, errors)}</div>
      <div class="cjg-beside">
        ${selectField({
          ...{
            locale,
            name: 'companion',
            label: conclusion.companion,
            value: textOf(typed, 'companion'),
            empty: conclusion.companionUnknown,
          },
          options: companions.map((value) => ({ value, label: conclusion.companions[value] })),
        })}
        ${selectField({
          ...{ locale, name: 'form', label: conclusion.form, value: textOf(typed, 'form') || '03' },
          options: contactForms.map((value) => ({ value, label: conclusion.forms[value] })),
        })}
        <div>
          ${textField({ locale, name: 'on', label: conclusion.on, value: textOf(typed, 'on'), error: errors['on'] })}
          <div data-live="doubt-on">${liveDoubt(view, 'on')}</div>
        </div>
      </div>
      ${textArea({ locale, name: field.note('conclusion'), label: conclusion.summary, value: textOf(typed, field.note('conclusion')), rows: 2, max: longestNote })}
      ${readersField(view, field.note('conclusion'), words.parts.conclusion)}
      ${keepingFields({ ...view, consulted: view.screen.colleagues })}`,
  )
}
