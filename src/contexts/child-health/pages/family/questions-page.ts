/** Our own open questions before a visit, and what the reader filled in before. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import type { Locale } from '#platform/locale.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { textArea } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { foldOut, paragraph, row } from '#web/components/text.ts'
import { daysBetween } from '../../rules/charts/visits.ts'
import { longestAnswer, questionsAt, type VisitAnswers, type VisitQuestion } from '../../rules/family/visit-questions.ts'
import { errorsOf, familyPage, partPath, type FamilyView } from './frame.ts'
import { familyMessages } from './messages.ts'

export type QuestionsView = FamilyView & {
  readonly fields: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
}

export function questionText(locale: Locale, question: VisitQuestion, isOwn: boolean): string {
  const { texts, textsOwn } = familyMessages(locale).questions
  const own: Partial<Readonly<Record<VisitQuestion, string>>> = textsOwn
  return (isOwn ? own[question] : undefined) ?? texts[question]
}

export function questionsPage(view: QuestionsView): Html {
  const { locale, health, errors, today } = view
  const all = familyMessages(locale)
  const { questions: words } = all
  const { birthDate } = health.child
  const set = birthDate === null ? null : questionsAt(Math.max(0, daysBetween(birthDate, today)))
  const labels = Object.fromEntries((set?.questions ?? []).map((one) => [one, questionText(locale, one, health.isOwn)]))
  return familyPage(view, {
    ...{ child: health.child, part: 'questions', title: words.title, lead: words.lead, errors: errorsOf(errors, labels) },
    main: html`${health.mayTell ? null : callout({ kind: 'info', title: all.closed })}
    ${set === null ? paragraph(words.none) : health.mayTell ? form(view, set.questions) : null} ${before(view)}
    ${panel({ id: 'papier', title: words.paperTitle, body: paragraph(words.paper) })}`,
  })
}

function form({ locale, health, fields, errors }: QuestionsView, questions: readonly VisitQuestion[]): Html {
  const { questions: words } = familyMessages(locale)
  return html`<form method="post" action="${localPath(locale, partPath(health.child.id, 'questions'))}" novalidate>
    ${paragraph(health.isOwn ? words.whoOwn : words.who)}
    ${questions.map((name) =>
      textArea({
        ...{ locale, name, label: questionText(locale, name, health.isOwn), value: fields[name], error: errors[name] },
        ...{ rows: 2, max: longestAnswer, optional: true },
      }),
    )}
    ${row(button({ label: words.save }))}
  </form>`
}

function before({ locale, health }: QuestionsView): Html | null {
  const { questions: words } = familyMessages(locale)
  if (health.questionnaires.length === 0) return null
  return panel({
    id: 'eerder',
    title: words.before,
    body: health.questionnaires.map((one) =>
      foldOut(words.filledOn(formatDate(locale, one.filledOn)), answerList(locale, one.answers, health.isOwn)),
    ),
  })
}

/** Question and answer, in the words of who was asked. */
export function answerList(locale: Locale, answers: VisitAnswers, isOwn: boolean): Html {
  // `as`: the answers were read by the rule, which knows these names only.
  const given = Object.entries(answers) as [VisitQuestion, string][]
  return html`<dl class="cjg-answers">
    ${given.map(
      ([question, answer]) =>
        html`<dt>${questionText(locale, question, isOwn)}</dt>
          <dd dir="auto">${answer}</dd>`,
    )}
  </dl>`
}
