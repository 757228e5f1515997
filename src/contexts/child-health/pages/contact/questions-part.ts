/** What the family answered before this visit, to read; the questions are our own. Newest first; what was told for an earlier visit stands with the record. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { link } from '#web/components/text.ts'
import { answerList } from '../family/questions-page.ts'
import { contactMessages } from './messages.ts'
import { part } from './part.ts'
import { recordPath, type ContactView } from './view.ts'

export function questionsPart({ locale, screen: { answers, child } }: ContactView): Html {
  const words = contactMessages(locale)
  return part(
    'questions',
    words.parts.questions,
    answers === null ? null : formatDate(locale, answers.filledOn),
    answers === null
      ? html`<p class="cjg-soft">
          ${words.questions.none} ${link(localPath(locale, `${recordPath(child.id)}/verteld`), words.questions.earlier)}
        </p>`
      : answerList(locale, answers.answers, answers.informant === 'young-person'),
  )
}
