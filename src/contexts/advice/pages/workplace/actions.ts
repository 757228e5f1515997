/** What one can do with a question beside writing: take it, lay it down, hand it over, close it. */
import { attribute, html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { button, linkButton } from '#web/components/button.ts'
import { selectField, textArea } from '#web/components/field.ts'
import { heading, link, small } from '#web/components/text.ts'
import { icon, type IconName } from '#web/drawings/icons.ts'
import { longestMessage } from '../../rules/message-text.ts'
import { disciplines } from '../../rules/disciplines.ts'
import { professionName } from '../professions.ts'
import { floodMessages } from './flood-messages.ts'
import { workMessages } from './messages.ts'
import { deedPath, type QuestionDeed } from './paths.ts'
import { pausePath } from './pause.ts'
import { isWithOther, topics, type QuestionView } from './question-view.ts'

/** With more letters than this the place to write is out of sight. */
const manyLetters = 3

/** A form of one button. */
export function deedButton(
  view: QuestionView,
  deed: QuestionDeed,
  label: string,
  look: { readonly icon?: IconName; readonly quiet?: boolean } = {},
): Html {
  return html`<form method="post" action="${deedPath(view.locale, view.question.id, deed, view.place)}">
    ${button({ label, variant: look.quiet ? 'quiet' : 'secondary', ...(look.icon ? { icon: look.icon } : {}) })}
  </form>`
}

export function questionActions(view: QuestionView): Html | null {
  const { locale, question } = view
  const words = workMessages(locale).question
  if (question.state === 'closed' || isWithOther(question)) return null
  const mine = question.state === 'taken'
  const mayClose = question.state !== 'waiting'
  return html`<div class="cjg-deeds">
    ${mine ? deedButton(view, 'leg-neer', words.layDown, { icon: 'down' }) : deedButton(view, 'pak', question.state === 'answered' ? words.takeOver : words.take, { icon: 'check' })}
    ${unfolding(words.handOver, 'swap', hasError(view, 'handover-account', 'handover-note'), handOverForm(view))}
    ${question.keyCanBeHanded ? deedButton(view, 'sleutel', words.handKey, { icon: 'key' }) : null}
    ${view.mayPause && question.pause === null ? linkButton({ label: floodMessages(locale).pause.do, href: localPath(locale, pausePath(question.id)), variant: 'secondary', icon: 'clock' }) : null}
    ${mayClose ? unfolding(words.close, 'door', hasError(view, 'close-topic'), closeForm(view)) : null}
    ${question.letters.length > manyLetters ? html`<p class="cjg-deeds__jump">${link('#answer', words.toAnswer)}</p>` : null}
  </div>`
}

const hasError = ({ errors }: QuestionView, ...fields: readonly (keyof NonNullable<QuestionView['errors']>)[]): boolean =>
  fields.some((field) => errors?.[field] !== undefined)

function unfolding(label: string, name: IconName, open: boolean, body: Html): Html {
  return html`<details class="cjg-deed" name="deed" ${attribute('open', open)}>
    <summary class="nl-button nl-button--secondary cjg-deed__button">
      <span class="nl-button__icon-start">${icon(name)}</span><span class="nl-button__label">${label}</span>
    </summary>
    <div class="cjg-deed__panel">${body}</div>
  </details>`
}

function handOverForm(view: QuestionView): Html {
  const { locale, me, question, place, typed, errors } = view
  const words = workMessages(locale).question
  const colleagues = question.colleagues
    .filter(({ id }) => id !== me)
    .map(({ id, name, profession }) => ({ value: id, label: `${name}, ${professionName(view, profession)}` }))
  return html`<form method="post" action="${deedPath(locale, question.id, 'geef-door', place)}" novalidate>
    ${heading(2, words.handOverTitle, { like: 3 })}
    ${selectField({ locale, id: 'handover-account', name: 'account', label: words.colleague, empty: words.nobody, value: typed?.account, options: colleagues, error: errors?.['handover-account'] })}
    ${selectField({
      locale,
      id: 'handover-discipline',
      name: 'discipline',
      label: words.discipline,
      empty: words.nobody,
      value: typed?.discipline,
      options: disciplines.map((value) => ({ value, label: professionName(view, value) })),
    })}
    ${textArea({ locale, id: 'handover-note', name: 'note', label: words.handOverNote, hint: words.handOverNoteHint, optional: true, value: typed?.handoverNote ?? '', rows: 3, max: longestMessage, error: errors?.['handover-note'] })}
    ${button({ label: words.handOver })}
  </form>`
}

function closeForm(view: QuestionView): Html {
  const { locale, question, place, typed, errors } = view
  const words = workMessages(locale)
  return html`<form method="post" action="${deedPath(locale, question.id, 'sluit', place)}" novalidate>
    ${heading(2, words.question.closeTitle, { like: 3 })}
    ${selectField({
      locale,
      id: 'close-topic',
      name: 'topic',
      label: words.question.topic,
      empty: words.errors.topic,
      value: typed?.topic ?? question.topic ?? undefined,
      options: topics.map((value) => ({ value, label: words.topics[value] })),
      error: errors?.['close-topic'],
    })}
    ${small(words.question.closeText)} ${button({ label: words.question.close })}
  </form>`
}
