/** The body: what is looked at at this age; all fine with one key, and words where something asks for attention. */
import { html, type Html } from '#platform/html.ts'
import { textField } from '#web/components/field.ts'
import { icon } from '#web/drawings/icons.ts'
import { bodyTopicsAt } from '../../rules/contact/body-topics.ts'
import { field, textOf } from '../../rules/contact/contact-form.ts'
import type { LiveView } from './live-view.ts'
import { contactMessages, type ContactWords } from './messages.ts'
import { readersField } from '../readers/readers-part.ts'
import { foldedNote, part, segments } from './part.ts'
import type { Errors } from './signals-live.ts'

export const bodyName = (words: ContactWords, topic: string): string => {
  const names: Readonly<Record<string, string>> = words.body.topics
  return names[topic] ?? topic
}

export function bodyPart(view: LiveView, errors: Errors): Html {
  const { locale, facts } = view
  const words = contactMessages(locale)
  const topics = bodyTopicsAt(facts.today - (facts.born ?? facts.today), facts.sex)
  return part(
    'body',
    words.parts.body,
    html`<button class="cjg-contact__fine" type="submit" name="go" value="fine" id="all-fine">
      ${icon('check', 18)}${words.body.allFine}
    </button>`,
    html`<ul class="cjg-items">
        ${topics.map((topic) => topicRow(view, topic, errors))}
      </ul>
      ${foldedNote(view, 'body')}`,
  )
}

function topicRow({ locale, typed }: LiveView, topic: string, errors: Errors): Html {
  const words = contactMessages(locale)
  const { results, remark } = words.body
  const name = field.body(topic)
  return html`<li class="cjg-item cjg-item--body">
    <span class="cjg-item__gist" id="body-${topic}">${bodyName(words, topic)}</span>
    ${segments(name, `body-${topic}`, textOf(typed, name), [
      { value: 'fine', sign: results.fine, label: results.fine, look: 'good' },
      { value: 'attention', sign: results.attention, label: results.attention, look: 'care' },
      { value: '', sign: '?', label: results.none },
    ])}
    <span class="cjg-item__remark"
      >${textField({
        ...{ locale, name: field.remark(topic), label: remark(bodyName(words, topic)) },
        ...{ value: textOf(typed, field.remark(topic)), error: errors[field.remark(topic)] },
      })}
      ${readersField({ locale, typed }, name, bodyName(words, topic))}</span
    >
  </li>`
}
