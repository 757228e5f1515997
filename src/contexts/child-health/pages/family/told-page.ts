/** For who works with the child: what the family told, with who of them. A page of the record. */
import { html, type Html } from '#platform/html.ts'
import { formatDate } from '#platform/i18n.ts'
import { localDate } from '#platform/time.ts'
import { bulletList, foldOut, paragraph, small } from '#web/components/text.ts'
import type { OpenedTopic } from '../../use-cases/family/read-own-health.server.ts'
import type { Told } from '../../use-cases/family/read-told.server.ts'
import { contactMessages } from '../contact/messages.ts'
import { topicName } from '../contact/talk-part.ts'
import { recordPage, workPanel, type RecordView } from '../record/frame.ts'
import { familyMessages } from './messages.ts'
import { answerList } from './questions-page.ts'
import { measured, measureName } from './words.ts'

export type ToldView = RecordView & { readonly told: Told }

export function toldPage(view: ToldView): Html {
  const { locale, told } = view
  const { told: words } = familyMessages(locale)
  const waiting = told.topics.filter(({ contactId }) => contactId === null)
  const talked = told.topics.filter(({ contactId }) => contactId !== null)
  return recordPage({
    ...{ ...view, part: null, slug: 'verteld', title: words.title },
    main: html`<div class="cjg-stack">
      ${paragraph(words.lead)}
      ${workPanel('topics', words.topics, html`${waiting.length === 0 ? paragraph(words.topicsNone) : topics(view, waiting)}${talked.length === 0 ? null : foldOut(words.talked, topics(view, talked))}`)}
      ${workPanel('answers', words.questionnaires, questionnaires(view))} ${workPanel('home', words.measurements, measurements(view))}
    </div>`,
  })
}

const nameOf = ({ locale, told }: ToldView, id: string): string => told.names.get(id) ?? familyMessages(locale).told.somebody

function topics(view: ToldView, all: readonly OpenedTopic[]): Html {
  const { locale } = view
  const { told: words } = familyMessages(locale)
  return bulletList(
    all.map(
      ({ topic, words: said, askedBy, askedAt }) =>
        html`<strong>${topicName(contactMessages(locale), topic)}</strong>${said === '' ? null : html`: <span dir="auto">${said}</span>`}
          ${small(words.by(nameOf(view, askedBy), formatDate(locale, localDate(askedAt))))}`,
    ),
  )
}

function questionnaires(view: ToldView): Html {
  const { locale, told } = view
  const { told: words } = familyMessages(locale)
  if (told.questionnaires.length === 0) return paragraph(words.questionnairesNone)
  return html`${told.questionnaires.map((one, i) =>
    foldOut(
      words.by(nameOf(view, one.filledBy), formatDate(locale, one.filledOn)),
      answerList(locale, one.answers, one.informant === 'young-person'),
      { open: i === 0 },
    ),
  )}`
}

function measurements(view: ToldView): Html {
  const { locale, told } = view
  const { told: words } = familyMessages(locale)
  if (told.measurements.length === 0) return paragraph(words.measurementsNone)
  return bulletList(
    told.measurements
      .toReversed()
      .map(
        ({ measure, value, measuredOn, toldBy }) =>
          html`${measureName(locale, measure)}:
            <strong>${measured(locale, measure, value)}</strong> ${small(words.by(nameOf(view, toldBy), formatDate(locale, measuredOn)))}`,
      ),
  )
}
