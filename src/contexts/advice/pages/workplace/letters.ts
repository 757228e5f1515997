/** The letters of a question: the asker's on cream, the centre's on white, what only the team sees dashed in purple. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, localPath } from '#platform/i18n.ts'
import { letter } from '#web/components/letter.ts'
import { tag } from '#web/components/tag.ts'
import { link } from '#web/components/text.ts'
import { icon } from '#web/drawings/icons.ts'
import type { WorkLetter } from '../../use-cases/read-question.server.ts'
import { paths } from '../paths.ts'
import { professionName } from '../professions.ts'
import { floodMessages } from './flood-messages.ts'
import { workMessages } from './messages.ts'
import { reportPath } from './report.ts'
import { titleOf, type QuestionView } from './question-view.ts'

export function workLetter(view: QuestionView, one: WorkLetter, options: { readonly level?: 2 | 3; readonly isNew?: boolean } = {}): Html {
  const { locale, now } = view
  const words = workMessages(locale).question
  const sent = along(view, one)
  const kind = one.author === 'asker' ? 'asker' : one.kind === 'note' || one.kind === 'handover' ? 'internal' : 'centre'
  return letter({
    locale,
    kind,
    who: writerOf(view, one),
    when: { exact: one.at.toString(), shown: formatMoment(locale, one.at, now) },
    text: one.text,
    level: options.level ?? 2,
    more: options.isNew ? html`${tag('now', words.isNew)} ${sent}` : one.author === 'asker' ? ofAsker(view, one) : sent,
  })
}

/** What stands under a letter of the asker: that it came in a pause, and a way to report it. */
function ofAsker({ locale, question }: QuestionView, { id, apart, reported }: WorkLetter): Html {
  const words = floodMessages(locale)
  const report = reported
    ? tag('neutral', words.report.reported, 'flag')
    : html`<a class="nl-link cjg-small" href="${localPath(locale, reportPath(question.id, id))}">${words.report.do}</a>`
  return html`${apart ? html`${tag('warn', words.pause.apart, 'clock')} ` : null}${report}`
}

function writerOf(view: QuestionView, { author, kind }: WorkLetter): string {
  const { locale, me } = view
  const words = workMessages(locale).question
  if (author === 'asker') return kind === 'appointment-wish' ? words.wish : words.asker
  const name = author.id === me ? words.fromYou : author.publicName
  switch (kind) {
    case 'note':
      return words.note(name)
    case 'handover':
      return words.handover(name)
    case 'question':
    case 'reply':
    case 'answer':
    case 'appointment-wish':
      return words.from(name, professionName(view, author.profession))
  }
}

function along(view: QuestionView, { articles, offersAppointment }: WorkLetter): Html | null {
  const { locale } = view
  const words = workMessages(locale).question
  if (articles.length === 0 && !offersAppointment) return null
  return html`<ul class="cjg-along" aria-label="${words.sentAlong}">
    ${articles.map((slug) => html`<li>${icon('book', 18)}${link(localPath(locale, paths.article(slug)), titleOf(view, slug))}</li>`)}
    ${offersAppointment ? html`<li>${icon('calendar', 18)}<span>${words.offered}</span></li>` : null}
  </ul>`
}
