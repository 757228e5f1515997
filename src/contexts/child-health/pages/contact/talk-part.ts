/** Talk: what the family asked for first, then what belongs to the age; advice to tick, and words that the family reads back. */
import { attribute, html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { textArea } from '#web/components/field.ts'
import { link, small } from '#web/components/text.ts'
import { icon } from '#web/drawings/icons.ts'
import { field, longestNote, textOf } from '../../rules/contact/contact-form.ts'
import { adviceAt, adviceOf, isTalkTopic, topicsToTalkAbout, type TalkTopic } from '../../rules/contact/talk-topics.ts'
import type { AskedTopic } from '../../use-cases/contact/read-contact.server.ts'
import { contactMessages, type ContactWords } from './messages.ts'
import { familyMessages } from '../family/messages.ts'
import { readersField } from '../readers/readers-part.ts'
import { part } from './part.ts'
import { recordPath, type ContactView } from './view.ts'

/** So many topics of the age stand open when the family asked for nothing. */
const OPEN_TOPICS = 2

export const topicName = (words: ContactWords, topic: string): string => words.talk.topics[isTalkTopic(topic) ? topic : 'other']
export const adviceName = (words: ContactWords, advice: string): string => {
  const names: Readonly<Record<string, string>> = words.talk.advice
  return names[advice] ?? advice
}

export function talkPart(view: ContactView): Html {
  const { locale, facts, typed, screen } = view
  const words = contactMessages(locale)
  const asked = screen.topics.map(({ topic }) => topic)
  const all = topicsToTalkAbout(asked, facts.today - (facts.born ?? facts.today))
  const wanted = new Set(asked.map((topic) => (isTalkTopic(topic) ? topic : 'other')))
  const isTicked = (topic: TalkTopic): boolean => adviceOf(topic).some((advice) => textOf(typed, field.advice(topic, advice)) !== '')
  const shown = all.filter((topic, i) => wanted.has(topic) || isTicked(topic) || (wanted.size === 0 && i < OPEN_TOPICS))
  const more = all.filter((topic) => !shown.includes(topic))
  return part(
    'talk',
    words.parts.talk,
    words.talk.readBack,
    html`${shown.map((topic) => topicGroup(view, topic))}
    ${
      more.length === 0
        ? null
        : html`<details class="cjg-contact__note">
            <summary>${words.talk.more}</summary>
            ${more.map((topic) => topicGroup(view, topic))}
          </details>`
    }
    ${textArea({ locale, name: field.note('talk'), label: words.talk.note, value: textOf(typed, field.note('talk')), rows: 3, max: longestNote })}
    ${readersField(view, field.note('talk'), words.parts.talk)}
    ${small(link(localPath(locale, `${recordPath(screen.child.id)}/verteld`), familyMessages(locale).told.title))}`,
  )
}

/** What is ticked stays to be seen, whatever the age. */
function shownAdvice({ facts, typed }: ContactView, topic: TalkTopic): readonly string[] {
  const ofAge = adviceAt(topic, facts.today - (facts.born ?? facts.today))
  return adviceOf(topic).filter((advice) => ofAge.includes(advice) || textOf(typed, field.advice(topic, advice)) !== '')
}

function topicGroup(view: ContactView, topic: TalkTopic): Html {
  const { locale, typed, screen } = view
  const words = contactMessages(locale)
  const asked = screen.topics.filter((one) => (isTalkTopic(one.topic) ? one.topic : 'other') === topic)
  return html`<fieldset class="cjg-talk" id="talk-${topic}" tabindex="-1">
    <legend>
      <strong>${words.talk.topics[topic]}</strong>${asked.length === 0 ? null : html`<span class="cjg-soft"> · ${words.talk.asked}</span>`}
    </legend>
    ${asked.map((one) => askedWords(view, one))}
    <div class="cjg-chips">
      ${shownAdvice(view, topic).map((advice) => chip(field.advice(topic, advice), adviceName(words, advice), textOf(typed, field.advice(topic, advice)) !== ''))}
    </div>
  </fieldset>`
}

/** What the family wrote about it, and the box that says that it was talked about. */
function askedWords({ locale, typed }: ContactView, { id, words: told, by }: AskedTopic): Html {
  const { talk: words, somebody } = contactMessages(locale)
  const name = field.talked(id)
  return html`<div class="cjg-talk__asked">
    <p dir="auto"><span class="cjg-soft">${by ?? somebody}</span>${told === '' ? null : html`: “${told}”`}</p>
    <label class="cjg-talk__done"
      ><input
        class="cjg-check__input"
        type="checkbox"
        name="${name}"
        value="1"
        data-talked
        ${attribute('checked', textOf(typed, name) !== '')}
      /><span>${words.talked}</span></label
    >
  </div>`
}

function chip(name: string, label: string, on: boolean): Html {
  return html`<label class="cjg-tick"
    ><input type="checkbox" id="${name}" name="${name}" value="1" ${attribute('checked', on)} /><span class="cjg-tick__label"
      ><span class="cjg-tick__off">${icon('plus', 16)}</span><span class="cjg-tick__on">${icon('check', 16)}</span>${label}</span
    ></label
  >`
}
