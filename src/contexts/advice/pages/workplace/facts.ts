/** The facts beside a question: by when, whose, how urgent and why, until when it is kept, who read along. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { avatar } from '#web/workplace/account-menu.ts'
import { initialsOf } from '#web/workplace/shell.ts'
import { tag } from '#web/components/tag.ts'
import { link, moment } from '#web/components/text.ts'
import { deedPath, questionPath } from './paths.ts'
import { professionName } from '../professions.ts'
import { conversationHoldsPath } from '#contexts/access/public-retention.ts'
import { holdMessages } from './hold-messages.ts'
import { floodMessages } from './flood-messages.ts'
import { workMessages } from './messages.ts'
import type { QuestionView } from './question-view.ts'
import { isOpen } from './question-words.ts'
import { termMark, termSentence } from './term-text.ts'

export function questionFacts(view: QuestionView): Html {
  const { locale, question } = view
  const words = workMessages(locale)
  const w = words.facts
  const { rating, topic, postcode4 } = question
  return html`<aside class="cjg-inbox__facts" aria-label="${w.name}">
    <dl class="cjg-about">
      ${isOpen(question) ? fact(w.answerBefore, term(view)) : null} ${fact(w.whose, whose(view))}
      ${topic === null ? null : fact(w.topic, tag('neutral', topicName(view, topic)))} ${fact(w.urgency, urgency(view))}
      ${rating === null ? null : fact(w.rating, w.ratings[rating] ?? rating)}
      ${postcode4 === null ? null : fact(w.about, words.who.postcode(String(postcode4)))} ${fact(w.opened, opened(view))}
      ${fact(w.appointment, appointment(view))}
      ${fact(
        question.regime === 'account' ? w.keptUntil : w.codeExpires,
        html`${moment(question.codeExpires.toString(), formatDate(locale, question.codeExpires))}
          <p class="cjg-about__hint">${w.codeExpiresText}</p>
          ${view.mayHold ? html`<p class="cjg-about__hint">${link(`${localPath(locale, conversationHoldsPath)}?gesprek=${question.id}`, holdMessages(locale).title)}</p>` : null}`,
      )}
      ${fact(w.readers, readers(view))}
      ${question.together.length === 0 ? null : fact(floodMessages(locale).together.title, together(view))}
    </dl>
  </aside>`
}

/** A flood bundled is never a flood hidden: everything that stands behind can be opened. */
function together({ locale, place, question }: QuestionView): Html {
  return html`<p class="cjg-about__hint">${floodMessages(locale).together.text}</p>
    <ul class="cjg-about__reasons">
      ${question.together.map(({ id, subject }) => html`<li><a class="nl-link" dir="auto" href="${localPath(locale, questionPath(id, place))}">${subject}</a></li>`)}
    </ul>`
}

const fact = (term: string, detail: Printable): Html =>
  html`<div>
    <dt>${term}</dt>
    <dd>${detail}</dd>
  </div>`

function topicName({ locale }: QuestionView, topic: string): string {
  const names: Readonly<Record<string, string>> = workMessages(locale).topics
  return names[topic] ?? topic
}

function term({ locale, now, question }: QuestionView): Html {
  const words = workMessages(locale).facts
  const { urgency, due, escalated } = question
  return html`${termMark(locale, urgency, due, now)}
    <p class="cjg-about__hint">${termSentence(locale, due, now)}</p>
    <p class="cjg-about__hint">${escalated ? words.escalated : words.escalation}</p>`
}

function whose(view: QuestionView): Printable {
  const { locale, question } = view
  const words = workMessages(locale).facts
  const { assignedTo, mine, discipline } = question
  const who = mine ? words.you : (assignedTo?.name ?? words.nobody)
  const wanted = assignedTo === null && discipline !== null
  return html`<span translate="no">${who}</span>${wanted ? html`, ${words.forDiscipline(professionName(view, discipline))}` : null}`
}

function urgency({ locale, place, question }: QuestionView): Html {
  const words = workMessages(locale)
  const acute = question.urgency === 'acute'
  const reasons = question.urgencyReasons.map((kind) => words.reasons[kind] ?? kind)
  const change = html`<form method="post" action="${deedPath(locale, question.id, 'haast', place)}">
    <input type="hidden" name="urgency" value="${acute ? 'ordinary' : 'acute'}" />
    <button class="cjg-about__change" type="submit">${acute ? words.facts.toOrdinary : words.facts.toAcute}</button>
  </form>`
  return html`${acute ? tag('danger', words.facts.urgencies.acute, 'warning') : words.facts.urgencies.ordinary}
  ${
    reasons.length === 0
      ? null
      : html`<p class="cjg-about__hint">${words.facts.because}</p>
          <ul class="cjg-about__reasons">
            ${reasons.map((reason) => html`<li>${reason}</li>`)}
          </ul>`
  }
  ${question.state === 'closed' ? null : change}`
}

/** Never whose account: the team does not know. */
function opened({ locale, question: { regime } }: QuestionView): Html {
  const words = workMessages(locale).facts
  return html`${words.regimes[regime]}${regime === 'account' ? html`<p class="cjg-about__hint">${words.accountText}</p>` : null}`
}

function appointment({ locale, place, question }: QuestionView): Html {
  const words = workMessages(locale).facts
  const { firstAppointment, wantsAppointment } = question
  const made = firstAppointment !== null
  const shown = made
    ? words.appointmentMade(formatDate(locale, firstAppointment))
    : words.appointments[wantsAppointment ? 'wished' : 'none']
  return html`${shown}
    <form method="post" action="${deedPath(locale, question.id, 'afspraak', place)}">
      <input type="hidden" name="made" value="${made ? 'no' : 'yes'}" />
      <button class="cjg-about__change" type="submit">${made ? words.toNotMade : words.toMade}</button>
    </form>
    <p class="cjg-about__hint">${words.appointmentText}</p>`
}

function readers({ locale, question }: QuestionView): Printable {
  const words = workMessages(locale).facts
  if (question.readers.length === 0) return words.noReaders
  return html`<ul class="cjg-readers">
      ${question.readers.map(({ name, publicName }) => html`<li>${avatar(initialsOf(name))}<span translate="no">${publicName}</span></li>`)}
    </ul>
    <p class="cjg-about__hint">${words.readersText}</p>`
}
