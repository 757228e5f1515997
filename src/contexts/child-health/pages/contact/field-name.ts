/** The name of a field of the form in words, for who compares two versions. */
import type { Locale } from '#platform/locale.ts'
import { contactMessages } from './messages.ts'
import { readersMessages } from '../readers/messages.ts'
import { bodyName } from './body-part.ts'
import { adviceName, topicName } from './talk-part.ts'

export function fieldName(locale: Locale, name: string): string {
  const words = contactMessages(locale)
  const { conclusion, growth, parts } = words
  const plain: Readonly<Record<string, string>> = {
    ...growth.measures,
    ...{ on: conclusion.on, position: growth.position, companion: conclusion.companion, form: conclusion.form },
    ...{ 'note-talk': words.talk.note, 'note-conclusion': conclusion.summary },
  }
  const [kind, rest] = [name.slice(0, name.indexOf('-')), name.slice(name.indexOf('-') + 1)]
  const [topic = '', advice = ''] = rest.split('.')
  switch (kind) {
    case 'i':
      return `${parts.development} ${rest}`
    case 'b':
      return `${parts.body}: ${bodyName(words, rest.replace(/-remark$/, ''))}`
    case 'a':
      return `${topicName(words, topic)}: ${adviceName(words, advice)}`
    case 'd':
      return `${parts.jabs}: ${rest}`
    case 'r':
      return readersMessages(locale).field
    case 'keep':
      return readersMessages(locale).keeping.title
    case 's':
      return conclusion.signals
    case 't':
      return words.talk.talked
    default:
      return (
        plain[name] ??
        (kind === 'note' ? `${parts[rest as keyof typeof parts] ?? rest}: ${words.body.note}` : (growth.measures[rest as 'height'] ?? name))
      )
  }
}
