/** A colleague enters a question for somebody, and hands over a key that works once. */
import { catalogue, formatMoment, localPath } from '#platform/i18n.ts'
import { html, type Html } from '#platform/html.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { radioCards } from '#web/components/choice.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textArea, textField } from '#web/components/field.ts'
import { keyCard } from '#web/components/key-card.ts'
import { heading, paragraph } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { longestMessage } from '../../rules/message-text.ts'
import { answerLanguages, audiences } from '../ask-form.ts'
import { askMessages } from '../ask-messages.ts'
import { questionPath } from './paths.ts'
import { en } from './enter-messages.en.ts'
import { nl } from './enter-messages.nl.ts'

export const enterMessages = catalogue({ nl, en })
export const deskChannels = ['phone', 'walk-in', 'mail'] as const

export type EnterFields = {
  readonly key: string
  readonly channel: string
  readonly text: string
  readonly audience: string
  readonly age: string
  readonly language: string
}

export type EnterView = WorkplaceFrame & {
  readonly fields: EnterFields
  readonly errors: Partial<Readonly<Record<'channel' | 'text' | 'age', string>>>
  /** Personal data that was found, in words: asks what to do with it. */
  readonly personal: readonly string[]
  readonly isAnswerToPost: boolean
}

export const enterPath = '/werkplek/invoeren'

export function enterPage(view: EnterView): Html {
  const { locale, fields, errors, personal } = view
  const words = enterMessages(locale)
  const wrong = Object.entries(errors).map(([id, message]) => ({ id, message }))
  const { languages } = askMessages(locale).ask
  return workplacePage({
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : enterPath,
    current: 'enter',
    errorTitle: wrong.length > 0,
    main: html`${wrong.length === 0 ? null : errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      <form class="cjg-enter" method="post" action="${localPath(locale, enterPath)}" novalidate>
        <input type="hidden" name="key" value="${fields.key}" />
        ${personal.length === 0 ? null : personalChoice(view)}
        ${radioCards({ locale, name: 'channel', label: words.channel, inline: true, value: fields.channel, error: errors.channel, choices: deskChannels.map((value) => ({ value, label: words.channels[value] })) })}
        ${textArea({ locale, name: 'text', label: words.text, hint: words.textHint, value: fields.text, rows: 7, max: longestMessage, error: errors.text })}
        ${selectField({ locale, name: 'audience', label: words.audience, value: fields.audience, options: audiences.map((value) => ({ value, label: words.audiences[value] })) })}
        ${textField({ locale, name: 'age', label: words.age, optional: true, value: fields.age, error: errors.age, width: 'number', inputMode: 'numeric', autocomplete: 'off' })}
        ${selectField({ locale, name: 'language', label: words.language, value: fields.language, options: answerLanguages.map((value) => ({ value, label: languages[value] })) })}
        <div class="cjg-row">${button({ label: words.save, name: 'go', value: 'save' })}</div>
      </form>`,
  })
}

function personalChoice({ locale, personal }: EnterView): Html {
  const words = enterMessages(locale)
  const found = new Intl.ListFormat(locale.format, { type: 'conjunction' }).format(personal)
  return callout({
    kind: 'info',
    title: words.personalTitle,
    role: 'status',
    body: html`${paragraph(words.personalText(found))}
      <div class="cjg-row">
        ${button({ label: words.remove, name: 'go', value: 'remove', variant: 'secondary' })}
        ${button({ label: words.keep, name: 'go', value: 'keep', variant: 'secondary' })}
      </div>`,
  })
}

export type EnteredView = WorkplaceFrame & {
  readonly id: Id<'conversation'>
  /** In its groups; null when the person has a key already. */
  readonly groups: readonly string[] | null
  readonly acute: boolean
  /** The number for outside the hours, when the centre is shut now; null when it is open. */
  readonly dutyPhone: string | null
  readonly due: Instant
  readonly now: Instant
  /** The question was there already; only the key is new. */
  readonly again?: boolean
}

export function enteredPage(view: EnteredView): Html {
  const { locale, groups, acute, id } = view
  const words = enterMessages(locale)
  const when = formatMoment(locale, view.due, view.now)
  return workplacePage({
    ...view,
    title: groups === null ? words.title : words.codeTitle,
    path: null,
    current: 'enter',
    notice: callout({
      kind: 'ok',
      title: view.again ? words.keyMade : groups === null ? words.doneRepeat : words.done,
      role: 'status',
      ...(acute ? {} : { body: paragraph(words.due(when)) }),
    }),
    main: html`${acute ? callout({ kind: 'danger', title: words.acuteTitle, body: paragraph(view.dutyPhone === null ? words.acute(when) : words.acuteClosed(when, view.dutyPhone)) }) : null}
      <div class="cjg-work-head">${heading(1, groups === null ? words.title : words.codeTitle)}</div>
      ${
        groups === null
          ? null
          : html`<p class="cjg-work-lead">${words.codeLead}</p>
              ${keyCard(locale, groups, words.once)} ${paragraph(words.keepNone)} ${heading(2, words.how, { like: 3 })}
              <ol class="cjg-list">
                ${words.steps.map((step) => html`<li>${step}</li>`)}
              </ol>`
      }
      <div class="cjg-row">
        ${linkButton({ label: words.another, href: localPath(locale, enterPath), variant: 'secondary' })}
        ${linkButton({ label: words.toQuestion, href: localPath(locale, questionPath(id, { filter: 'open', page: 1 })), variant: 'quiet' })}
      </div>`,
  })
}
