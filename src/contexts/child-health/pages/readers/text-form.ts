/** Who reads one text of a contact: chosen anew, with the reason and the term when it is kept back. */
import { html, type Html } from '#platform/html.ts'
import { radioCards } from '#web/components/choice.ts'
import { small } from '#web/components/text.ts'
import { readerChoices, type ReaderChoice } from '../../rules/contact/readers.ts'
import type { TextToChange } from '../../use-cases/readers/read-kept-back.server.ts'
import { formPage, type FormView } from '../record/form-page.ts'
import { textName, whichContact } from './list-page.ts'
import { readersMessages } from './messages.ts'
import { keptBackSlug, readersSlug } from './paths.ts'
import { keepingFields } from './readers-part.ts'

export const readersNames = ['readers', 'keep-why', 'keep-with', 'keep-months'] as const
export type TextFormView = FormView & TextToChange

/** What stands in the form by itself: how it is now. */
export const fieldsOfText = ({ text }: TextToChange): Readonly<Record<string, string>> => ({
  readers: nowOf(text),
  'keep-why': text.withheld?.reason ?? '',
})
const nowOf = ({ withheld, aboutWhom }: TextToChange['text']): ReaderChoice => (withheld !== null ? 'kept' : (aboutWhom ?? 'family'))

export function textForm(view: TextFormView): Html {
  const { locale, fields, errors, text, colleagues } = view
  const words = readersMessages(locale)
  return formPage({
    ...{ ...view, slug: readersSlug(text), title: words.text.title, save: words.text.save, back: words.text.back },
    backTo: nowOf(text) === 'family' ? `contact/${text.contactId}` : keptBackSlug,
    body: html`<p class="nl-paragraph"><strong>${words.text.lead(textName(locale, text), whichContact(view, text))}</strong></p>
      ${text.words === '' ? null : html`<blockquote class="cjg-contact__words" dir="auto">${text.words}</blockquote>`}
      ${radioCards({
        ...{ locale, name: 'readers', label: words.field, value: fields['readers'], error: errors['readers'] },
        choices: readerChoices.map((value) => ({ value, label: words.choices[value] })),
      })}
      ${keepingFields({ locale, typed: fields, errors, consulted: colleagues })} ${small(words.text.open)}`,
  })
}
