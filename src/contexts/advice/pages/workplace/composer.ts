/**
 * Where the team writes: an answer, or a note for the team. Two panels chosen by a radio button, so that
 * what stands in one stays while the other is read; without style both are simply there.
 */
import { attribute, html, type Html } from '#platform/html.ts'
import { shellMessages } from '#web/messages.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { selectField, textArea } from '#web/components/field.ts'
import { heading, paragraph } from '#web/components/text.ts'
import { longestMessage } from '../../rules/message-text.ts'
import { workLetter } from './letters.ts'
import { workMessages } from './messages.ts'
import { deedPath } from './paths.ts'
import { isWithOther, titleOf, type QuestionView } from './question-view.ts'
import { clockText } from './term-text.ts'

export function composer(view: QuestionView): Html {
  const { locale, question } = view
  const words = workMessages(locale).composer
  if (question.state === 'closed')
    return section(view, html`${callout({ kind: 'ok', title: words.closedTitle, body: paragraph(words.closedText) })}${noteForm(view)}`)
  if (isWithOther(question)) {
    const name = question.assignedTo?.publicName ?? words.somebody
    return section(
      view,
      html`${callout({ kind: 'info', icon: 'people', title: words.takenTitle(name), body: paragraph(words.takenText) })}
      ${ownText(view) === '' ? null : keptDraft(view)}${noteForm(view)}`,
    )
  }
  const noteFirst = view.errors?.['note-text'] !== undefined
  return section(
    view,
    html`${view.conflict ? conflict(view, view.conflict.seenLetters) : null}
      <fieldset class="cjg-write__tabs">
        <legend class="cjg-hidden">${words.choose}</legend>
        ${tab('answer', words.answer, !noteFirst)}${tab('note', words.note, noteFirst)}
      </fieldset>
      <div class="cjg-write__answer">${answerForm(view)}</div>
      <div class="cjg-write__note">${noteForm(view)}</div>`,
  )
}

const section = ({ locale }: QuestionView, body: Html): Html =>
  html`<section class="cjg-write" id="answer" aria-label="${workMessages(locale).composer.choose}">${body}</section>`

function tab(value: 'answer' | 'note', label: string, on: boolean): Html {
  return html`<div class="cjg-write__tab">
    <input type="radio" name="write" id="write-${value}" value="${value}" ${attribute('checked', on)} />
    <label for="write-${value}">${label}</label>
  </div>`
}

const ownText = ({ typed, question }: QuestionView): string => typed?.text ?? question.draft?.text ?? ''

function answerForm(view: QuestionView): Html {
  const { locale, question, place } = view
  const words = workMessages(locale).composer
  return html`<form method="post" action="${deedPath(locale, question.id, 'antwoord', place)}" data-send="send-answer" novalidate>
    ${answerText(view)} ${sendAlong(view)}
    <div class="cjg-write__send">
      ${button({ label: words.save, variant: 'secondary', formAction: deedPath(locale, question.id, 'concept', place) })}
      ${button({ label: view.conflict ? words.sendNow : words.send, id: 'send-answer' })} ${saved(view)}
    </div>
    ${question.state === 'waiting' ? html`<p class="cjg-small">${words.takes}</p>` : null}
  </form>`
}

function answerText(view: QuestionView): Html {
  const { locale, question, errors } = view
  const words = workMessages(locale).composer
  return html`<input type="hidden" name="version" value="${question.version}" />
    <input type="hidden" name="seen" value="${question.letters.length}" />
    ${textArea({ locale, id: 'answer-text', name: 'text', label: view.conflict ? words.yours : words.answerLabel, value: ownText(view), rows: 7, max: longestMessage, error: errors?.['answer-text'] })}`
}

function saved({ locale, question, conflict: changed }: QuestionView): Html | null {
  if (question.draft === null || changed) return null
  const { savedAt } = question.draft
  return html`<p class="cjg-write__saved">
    <time datetime="${savedAt.toString()}">${workMessages(locale).composer.saved(clockText(locale, savedAt))}</time>
  </p>`
}

/** A question that somebody else took while this was written: the text stays, and cannot go out. */
function keptDraft(view: QuestionView): Html {
  const { locale, question, place } = view
  const words = workMessages(locale).composer
  return html`<form method="post" action="${deedPath(locale, question.id, 'concept', place)}" novalidate>
    ${paragraph(words.takenKept)} ${answerText(view)}
    <div class="cjg-write__send">${button({ label: words.save, variant: 'secondary' })} ${saved(view)}</div>
  </form>`
}

function sendAlong(view: QuestionView): Html {
  const { locale, suggestions, library, question, typed } = view
  const words = workMessages(locale).composer
  const chosen = typed?.articles ?? question.draft?.articles ?? []
  const offered = [...new Set([...suggestions.map(({ slug }) => slug), ...chosen])]
  const others = library.filter(({ slug }) => !offered.includes(slug))
  return html`<fieldset class="cjg-write__along">
    <legend>${words.along} <span class="cjg-optional">${shellMessages(locale).optional}</span></legend>
    <div class="cjg-checks">
      ${offered.map((slug, i) => check({ id: `article-${i + 1}`, name: 'articles', value: slug, label: titleOf(view, slug), on: chosen.includes(slug) }))}
      ${check({ id: 'appointment', name: 'appointment', value: '1', label: words.appointment, hint: words.appointmentHint, on: typed?.appointment ?? false })}
    </div>
    ${
      others.length === 0
        ? null
        : selectField({
            locale,
            id: 'article-other',
            name: 'articles',
            label: words.others,
            empty: words.othersEmpty,
            options: others.map(({ slug, title }) => ({ value: slug, label: title })),
          })
    }
  </fieldset>`
}

type Check = {
  readonly id: string
  readonly name: string
  readonly value: string
  readonly label: string
  readonly hint?: string
  readonly on: boolean
}

function check({ id, name, value, label, hint, on }: Check): Html {
  return html`<div class="cjg-check">
    <input class="cjg-check__input" type="checkbox" id="${id}" name="${name}" value="${value}" ${attribute('checked', on)} />
    <label class="cjg-check__label" for="${id}"
      >${label}${hint === undefined ? null : html` <span class="cjg-check__hint">${hint}</span>`}</label
    >
  </div>`
}

function noteForm(view: QuestionView): Html {
  const { locale, question, place, typed, errors } = view
  const words = workMessages(locale).composer
  return html`<form method="post" action="${deedPath(locale, question.id, 'notitie', place)}" data-send="send-note" novalidate>
    ${textArea({ locale, id: 'note-text', name: 'text', label: words.noteLabel, hint: words.noteHint, value: typed?.note ?? '', rows: 4, max: longestMessage, error: errors?.['note-text'] })}
    <div class="cjg-write__send">${button({ label: words.saveNote, variant: 'secondary', icon: 'lock', id: 'send-note' })}</div>
  </form>`
}

/** Both texts in sight: what the other wrote first, then one's own, which stays in the field. */
function conflict(view: QuestionView, seenLetters: number): Html {
  const { locale, question } = view
  const words = workMessages(locale).composer
  const fresh = question.letters.slice(seenLetters)
  if (fresh.length === 0) return callout({ kind: 'warn', title: words.changedOnly, role: 'alert' })
  return html`<div class="cjg-write__conflict">
    ${callout({ kind: 'warn', title: words.changedTitle, body: paragraph(words.changedText), role: 'alert' })}
    ${heading(2, words.theirs, { like: 3 })} ${fresh.map((one) => workLetter(view, one, { level: 3 }))}
  </div>`
}
