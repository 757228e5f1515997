/** One question: its letters, where to write, the facts; beside the list on a wide screen, alone on a phone. */
import { attribute, html, type Html } from '#platform/html.ts'
import { formatMoment, localPath } from '#platform/i18n.ts'
import { callout } from '#web/components/callout.ts'
import { button, linkButton } from '#web/components/button.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { link } from '#web/components/text.ts'
import { icon } from '#web/drawings/icons.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { questionActions } from './actions.ts'
import { composer } from './composer.ts'
import { questionFacts } from './facts.ts'
import { doneCallout } from './inbox.ts'
import { workLetter } from './letters.ts'
import { questionList } from './list.ts'
import { floodMessages } from './flood-messages.ts'
import { workMessages } from './messages.ts'
import { inboxPath, questionPath } from './paths.ts'
import { pausePath, pausesPath } from './pause.ts'
import type { WorkLetter } from '../../use-cases/read-question.server.ts'
import { colleagueName, type QuestionView } from './question-view.ts'
import { isOpen, stateTags, whoInFull, writtenIn } from './question-words.ts'
import { termMark } from './term-text.ts'

export function questionPage(view: QuestionView): Html {
  const { locale, question, inbox, place } = view
  const words = workMessages(locale).inbox
  return workplacePage({
    ...view,
    ...(inbox === null ? {} : { counts: { ...view.counts, questions: inbox.counts.open } }),
    title: question.subject,
    path: view.isAnswerToPost ? null : questionPath(question.id, place),
    current: 'questions',
    layout: 'inbox',
    errorTitle: failures(view).length > 0,
    skipTo: { id: 'question', label: words.skip },
    main: html`<div class="cjg-inbox cjg-inbox--question${inbox === null ? ' cjg-inbox--alone' : ''}">
      ${inbox === null ? null : questionList({ locale, site: view.site, now: view.now, inbox, place, openId: question.id })}
      <article class="cjg-inbox__open" id="question" tabindex="-1" aria-labelledby="subject">
        ${top(view)}
        <div class="cjg-inbox__letters">${seenLetters(view).map((one) => workLetter(view, one))}</div>
        ${composer(view)}
      </article>
      ${questionFacts(view)}
    </div>`,
  })
}

/** What is new in a conflict stands with the own text, not here. */
const seenLetters = ({ question, conflict }: QuestionView): readonly WorkLetter[] =>
  question.letters.slice(0, conflict?.seenLetters ?? question.letters.length)

const failures = ({ errors = {} }: QuestionView): { readonly id: string; readonly message: string }[] =>
  Object.entries(errors).map(([id, message]) => ({ id, message }))

function top(view: QuestionView): Html {
  const { locale, question, place } = view
  const words = workMessages(locale)
  const failed = failures(view)
  return html`<header class="cjg-inbox__top">
    <p class="cjg-inbox__back">
      <a class="nl-link" href="${localPath(locale, inboxPath(place))}"
        ><span class="cjg-turned">${icon('chevron', 18)}</span>${words.inbox.back}</a
      >
    </p>
    ${failed.length > 0 ? errorSummary(locale, failed) : null} ${doneCallout(view)} ${changed(view)} ${refusal(view)} ${pauseState(view)}
    <div class="cjg-inbox__subject-line">
      <h1
        class="nl-heading nl-heading--level-1 cjg-inbox__heading"
        id="subject"
        dir="auto"
        ${attribute('lang', writtenIn(locale, question))}
      >
        ${question.subject}
      </h1>
      <span class="cjg-inbox__tags"
        >${stateTags(locale, question)}${isOpen(question) ? html`<span class="cjg-inbox__due">${termMark(locale, question.urgency, question.due, view.now)}</span>` : null}</span
      >
    </div>
    <p class="cjg-inbox__who">${whoInFull(locale, question)}</p>
    ${questionActions(view)}
  </header>`
}

/** That it is paused, or kept apart, stands above everything that one can do with it. */
function pauseState({ locale, now, question, mayPause }: QuestionView): Html | null {
  const words = floodMessages(locale).pause
  const { pause, apart } = question
  if (pause !== null)
    return callout({
      kind: 'warn',
      title: words.running(formatMoment(locale, pause.until, now)),
      body: html`<p>${words.runningText(words.reasons[pause.reason].toLocaleLowerCase(locale.tag))}</p>
        ${
          mayPause
            ? html`<form method="post" action="${localPath(locale, `${pausePath(question.id)}/einde`)}">
                ${button({ label: words.end, variant: 'secondary' })}
              </form>`
            : null
        }`,
    })
  if (!apart) return null
  return callout({
    kind: 'warn',
    title: words.apartTitle,
    body: html`<p>${words.apartText}</p>
      ${mayPause ? html`<p>${link(localPath(locale, pausesPath), floodMessages(locale).pauses.link)}</p>` : null}`,
  })
}

function changed({ locale, question, conflict }: QuestionView): Html | null {
  if (!conflict) return null
  const words = workMessages(locale).composer
  if (conflict.seenLetters >= question.letters.length) return callout({ kind: 'warn', title: words.changedOnly, role: 'alert' })
  return callout({
    kind: 'warn',
    title: words.changedTitle,
    body: html`<p>${words.changedText}</p>
      <p><a href="#answer">${words.changedLink}</a></p>`,
    role: 'alert',
  })
}

function refusal(view: QuestionView): Html | null {
  const { locale, refused } = view
  if (!refused) return null
  const words = workMessages(locale)
  const text =
    refused.kind === 'taken-by-other'
      ? words.refused['taken-by-other'](colleagueName(view, refused.by) ?? words.composer.somebody)
      : words.refused[refused.kind]
  return callout({ kind: 'warn', title: text, role: 'alert' })
}

/** Of another centre, erased, never there, or not allowed: these look the same. */
export function missingQuestionPage(frame: WorkplaceFrame): Html {
  const { locale, site } = frame
  const words = workMessages(locale).missing
  return workplacePage({
    ...frame,
    title: words.title,
    path: null,
    current: frame.entries.includes('questions') ? 'questions' : undefined,
    main: emptyState({
      title: words.title,
      level: 1,
      text: html`<p>${words.text}</p>`,
      scene: site.drawings ? 'bench' : null,
      actions: frame.entries.includes('questions')
        ? [linkButton({ label: words.back, href: localPath(locale, '/werkplek/vragen'), variant: 'secondary' })]
        : [],
    }),
  })
}
