/** One lookup before the privacy officer: why it is here, the lines of the log, what was said, a question and an outcome. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, formatNumber, localPath, plural } from '#platform/i18n.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { radioCards } from '#web/components/choice.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textArea } from '#web/components/field.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, foldOut, heading, leftToRight, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { deedOf, whyOf } from '../../rules/case-file/log-line.ts'
import type { FieldGroup } from '../../rules/case-file/policy.ts'
import { findingReference } from '../../rules/review/finding-reference.ts'
import { breachesPath } from '../breach/paths.ts'
import { answerTerm, lateness, longestWords, outcomes } from '../../rules/review/finding.ts'
import type { OpenedFinding, OpenedStep } from '../../use-cases/review/findings.server.ts'
import { caseFileMessages } from '../case-file/messages.ts'
import { professionName } from '../messages.ts'
import { reviewMessages } from './messages.ts'
import { fileNumber, findingPath, reviewPath } from './paths.ts'

export type FindingView = WorkplaceFrame &
  OpenedFinding & {
    readonly now: Instant
    readonly today: PlainDate
    readonly typed: { readonly question: string; readonly outcome: string; readonly words: string }
    readonly errors: Readonly<Partial<Record<'vraag' | 'oordeel' | 'woorden' | 'form', string>>>
    readonly done: string | null
    readonly isAnswerToPost: boolean
  }

export function findingPage(view: FindingView): Html {
  const { locale, finding, errors, done } = view
  const words = reviewMessages(locale).one
  const title = words.title(findingReference(finding.id))
  const wrong = Object.entries(errors).map(([id, message]) => (id === 'form' ? { message } : { id, message }))
  return workplacePage({
    ...view,
    title,
    path: view.isAnswerToPost ? null : findingPath(finding.id),
    current: 'supervision',
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}
      <p class="cjg-work-back">${link(localPath(locale, reviewPath), words.back)}</p>
      <div class="cjg-work-head">${heading(1, title)}</div>
      ${breach(view)}${panel({ id: 'facts', body: facts(view) })} ${panel({ id: 'why', title: words.why, body: why(view) })}
      ${panel({ id: 'lines', title: words.lines, body: lines(view) })}
      ${view.steps.length === 0 ? null : panel({ id: 'history', title: words.history, body: history(view, view.steps) })}
      ${finding.state === 'closed' ? null : html`${finding.state === 'asked' ? null : askPanel(view)}${decidePanel(view)}`}`,
  })
}

function breach({ locale, finding }: FindingView): Html | null {
  const words = reviewMessages(locale).one
  if (finding.state !== 'closed' || finding.outcome !== 'wrong') return null
  const register = link(localPath(locale, breachesPath), words.breachRegister)
  return callout({ kind: 'warn', title: words.breach, body: html`${paragraph(words.breachText)}${paragraph(register)}` })
}

function facts({ locale, finding, today }: FindingView): Html {
  const { one: words, list } = reviewMessages(locale)
  const late = lateness(finding, today)
  const due = finding.state === 'asked' ? words.answerBy(formatDate(locale, finding.answerDueOn)) : formatDate(locale, finding.dueOn)
  const state = finding.state === 'closed' ? words.outcomes[finding.outcome] : words.states[finding.state]
  return definitionRows([
    { term: words.facts.who, detail: html`<span dir="auto">${finding.name}</span>, ${professionName(locale, finding.profession)}` },
    { term: words.facts.day, detail: formatDate(locale, finding.day) },
    { term: words.facts.file, detail: finding.personId === null ? words.wholeDay : words.file(fileNumber(finding.personId)) },
    { term: words.facts.times, detail: plural(locale, finding.times, words.times) },
    { term: words.facts.due, detail: html`${due} ${late === null ? null : tag('danger', list.late[late], 'clock')}` },
    { term: words.facts.state, detail: state },
  ])
}

function why({ locale, finding, run }: FindingView): Html {
  const { one: words, reasons, reasonTexts } = reviewMessages(locale)
  const number = (value: number): string => formatNumber(locale, value)
  const how =
    run === null
      ? null
      : foldOut(
          words.how,
          html`${paragraph(words.howText(formatDate(locale, run.day), number(run.sampleSize), number(run.population)))}
          ${small(html`${words.seed}: <span class="cjg-breaks">${leftToRight(run.seed.toString('hex'))}</span>`)}`,
        )
  return html`${bulletList(finding.reasons.map((reason) => html`<strong>${reasons[reason]}.</strong> ${reasonTexts[reason]}`))}${how}`
}

function lines({ locale, lines: all, now }: FindingView): Html {
  const { one: words, deeds, whys } = reviewMessages(locale)
  const { groups, purposes } = caseFileMessages(locale)
  const { at, file, deed, parts, why: reason } = words.lineColumns
  const rows = all.map((line) => {
    const done = deedOf(line.events)
    const because = whyOf({ actorKind: 'staff', basis: line.basis, purpose: line.purpose, deed: done })
    const purpose = 'purpose' in because && because.purpose !== null ? `: ${purposes[because.purpose]}` : ''
    const named = [...new Set(line.groups.split(' '))].filter((one) => one !== '').map((one) => groups[one as FieldGroup] ?? one)
    return html`<tr>
      <th scope="row">${formatMoment(locale, line.at, now)}</th>
      <td data-label="${file}">${line.personId === null ? '' : words.file(fileNumber(line.personId))}</td>
      <td data-label="${deed}">${deeds[done]}</td>
      <td data-label="${parts}">${named.join(', ')}</td>
      <td data-label="${reason}">${whys[because.kind]}${purpose}</td>
    </tr>`
  })
  return html`<table class="cjg-table" aria-labelledby="lines-title">
      <thead>
        <tr>
          ${[at, file, deed, parts, reason].map((one) => html`<th scope="col">${one}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${all.length < 200 ? null : small(words.more(formatNumber(locale, all.length)))}`
}

export function history({ locale, now }: Pick<FindingView, 'locale' | 'now'>, steps: readonly OpenedStep[]): Html {
  const words = reviewMessages(locale).one
  return html`<ul class="cjg-ways-in">
    ${steps.map(
      (step) =>
        html`<li class="cjg-way-in">
          ${small(words.steps[step.step](step.name, formatMoment(locale, step.at, now)))}
          ${step.text === null ? null : html`<p class="nl-paragraph cjg-preserved" dir="auto">${step.text}</p>`}
        </li>`,
    )}
  </ul>`
}

function askPanel({ locale, finding, typed, errors }: FindingView): Html {
  const words = reviewMessages(locale).one
  return panel({
    id: 'ask',
    title: words.ask,
    body: html`${paragraph(words.askText(answerTerm))}
      <form method="post" action="${localPath(locale, `${findingPath(finding.id)}/vraag`)}" novalidate>
        ${textArea({ locale, name: 'vraag', label: words.question, hint: words.questionHint, value: typed.question, error: errors.vraag, max: longestWords, rows: 4 })}
        ${row(button({ label: words.askButton, variant: 'secondary' }))}
      </form>`,
  })
}

function decidePanel({ locale, finding, typed, errors }: FindingView): Html {
  const words = reviewMessages(locale).one
  const choices = outcomes.map((value) => ({ value, label: words.outcomes[value], hint: words.outcomeHints[value] }))
  return panel({
    id: 'decide',
    title: words.decide,
    body: html`<form method="post" action="${localPath(locale, `${findingPath(finding.id)}/oordeel`)}" novalidate>
      ${radioCards({ locale, name: 'oordeel', label: words.outcome, choices, value: typed.outcome, error: errors.oordeel })}
      ${textArea({ locale, name: 'woorden', label: words.words, hint: words.wordsHint, value: typed.words, error: errors.woorden, max: longestWords, rows: 4 })}
      ${row(button({ label: words.decideButton }))}
    </form>`,
  })
}
