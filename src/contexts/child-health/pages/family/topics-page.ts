/** Topics for the next visit: what waits, and a form to put something on the list. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { checkCards } from '#web/components/choice.ts'
import { textArea } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { bulletList, paragraph, row } from '#web/components/text.ts'
import { longestWords, topicsToChoose } from '../../rules/family/topics.ts'
import { daysBetween } from '../../rules/charts/visits.ts'
import type { OpenedTopic } from '../../use-cases/family/read-own-health.server.ts'
import { contactMessages } from '../contact/messages.ts'
import { topicName } from '../contact/talk-part.ts'
import { errorsOf, familyPage, partPath, type FamilyView } from './frame.ts'
import { familyMessages } from './messages.ts'
import { ownHealthPath } from './paths.ts'

export type TopicsView = FamilyView & {
  readonly chosen: readonly string[]
  readonly words: string
  readonly errors: Readonly<Record<string, string>>
}

export function topicsPage(view: TopicsView): Html {
  const { locale, health, errors } = view
  const all = familyMessages(locale)
  const { topics: words } = all
  const waiting = health.topics.filter(({ contactId }) => contactId === null)
  const talked = health.topics.filter(({ contactId }) => contactId !== null)
  return familyPage(view, {
    ...{ child: health.child, part: 'topics', title: words.title, lead: health.isOwn ? words.leadOwn : words.lead },
    errors: errorsOf(errors),
    main: html`${panel({ id: 'lijst', title: words.waiting, body: waiting.length === 0 ? paragraph(words.none) : waitingList(view, waiting) })}
    ${health.mayTell ? form(view) : callout({ kind: 'info', title: all.closed })}
    ${talked.length === 0 ? null : panel({ id: 'besproken', title: words.talked, body: bulletList(talked.map((one) => said(view, one))) })}`,
  })
}

function said({ locale }: TopicsView, { topic, words: told }: OpenedTopic): Html {
  return html`${topicName(contactMessages(locale), topic)}${told === '' ? null : html`: <span dir="auto">${told}</span>`}`
}

function waitingList(view: TopicsView, waiting: readonly OpenedTopic[]): Html {
  const { locale, health } = view
  const { topics: words } = familyMessages(locale)
  return html`<ul class="cjg-own-health__mine">
    ${waiting.map(
      (one) =>
        html`<li>
          <span>${said(view, one)}</span>
          ${
            health.mayTell
              ? html`<form method="post" action="${localPath(locale, ownHealthPath(health.child.id, `volgend-bezoek/${one.id}/weg`))}">
                  ${button({ label: words.remove, hiddenLabel: topicName(contactMessages(locale), one.topic), variant: 'quiet', icon: 'trash' })}
                </form>`
              : null
          }
        </li>`,
    )}
  </ul>`
}

function form({ locale, health, chosen, words: typed, errors, today }: TopicsView): Html {
  const { topics: words } = familyMessages(locale)
  const { birthDate, id } = health.child
  const age = birthDate === null ? 0 : Math.max(0, daysBetween(birthDate, today))
  const contact = contactMessages(locale)
  return html`<form method="post" action="${localPath(locale, partPath(id, 'topics'))}" novalidate>
    ${checkCards({
      ...{ locale, name: 'topics', label: words.choose, error: errors['topics'], values: chosen },
      choices: topicsToChoose(age).map((topic) => ({ value: topic, label: topicName(contact, topic) })),
    })}
    ${textArea({ locale, name: 'words', label: words.words, hint: words.wordsHint, value: typed, error: errors['words'], rows: 4, max: longestWords, optional: true })}
    ${row(button({ label: words.save }))}
  </form>`
}
