/** Pausing from a question, and the list of what is paused. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, localPath, plural, type Locale } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { radioCards } from '#web/components/choice.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textArea } from '#web/components/field.ts'
import { heading, link, paragraph, small } from '#web/components/text.ts'
import { scene } from '#web/drawings/scenes.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { longestMessage } from '../../rules/message-text.ts'
import { pauseHours, pauseReasons, type PauseKind } from '../../rules/pause.ts'
import type { RunningPauseItem } from '../../use-cases/pause.server.ts'
import { floodMessages } from './flood-messages.ts'
import { inboxPath, questionPath } from './paths.ts'

export const pausesPath = '/werkplek/pauzes'
const inOpen = { filter: 'open', page: 1 } as const
export const pausePath = (id: string): string => `/werkplek/vragen/${id}/pauze`

export type PauseFields = { readonly what: string; readonly hours: string; readonly reason: string; readonly words: string }

export type PauseView = WorkplaceFrame & {
  readonly id: Id<'conversation'>
  readonly subject: string
  /** The source of the stream is still known, so that it can be paused too. */
  readonly sourceKnown: boolean
  readonly inStream: boolean
  readonly fields: PauseFields
  readonly errors: Partial<Readonly<Record<keyof PauseFields, string>>>
  readonly isAnswerToPost: boolean
}

/** Terms that one of these kinds may have. */
export function hoursField(
  locale: Locale,
  kinds: readonly PauseKind[],
  field: { readonly label: string; readonly value: string; readonly error?: string | undefined },
): Html {
  const words = floodMessages(locale)
  const all = [...new Set(kinds.flatMap((kind) => pauseHours[kind]))].toSorted((a, b) => a - b)
  return selectField({
    ...field,
    locale,
    name: 'hours',
    empty: words.pause.choose,
    options: all.map((hours) => ({ value: String(hours), label: words.hours(hours) })),
  })
}

export function pausePage(view: PauseView): Html {
  const { locale, id, subject, sourceKnown, inStream, fields, errors } = view
  const words = floodMessages(locale).pause
  const wrong = Object.entries(errors).map(([name, message]) => ({ id: name, message }))
  const kinds = sourceKnown ? (['conversation', 'source'] as const) : (['conversation'] as const)
  return workplacePage({
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : pausePath(id),
    current: 'questions',
    errorTitle: wrong.length > 0,
    main: html`${wrong.length === 0 ? null : errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead"><strong dir="auto">${subject}</strong></p>
      ${callout({ kind: 'info', body: html`${paragraph(words.lead)}${paragraph(words.danger)}` })}
      <form class="cjg-enter" method="post" action="${localPath(locale, pausePath(id))}" novalidate>
        ${
          sourceKnown
            ? radioCards({
                locale,
                name: 'what',
                label: words.what,
                value: fields.what,
                error: errors.what,
                choices: kinds.map((value) => ({ value, ...words.kinds[value] })),
              })
            : html`<input type="hidden" name="what" value="conversation" />${inStream ? small(words.sourceGone) : null}`
        }
        ${hoursField(locale, kinds, { label: words.hours, value: fields.hours, error: errors.hours })}
        ${sourceKnown ? small(words.longest) : null}
        ${selectField({ locale, name: 'reason', label: words.reason, empty: words.choose, value: fields.reason, error: errors.reason, options: pauseReasons.map((value) => ({ value, label: words.reasons[value] })) })}
        ${textArea({ locale, name: 'words', label: words.words, hint: words.wordsHint, optional: true, value: fields.words, error: errors.words, rows: 3, max: longestMessage })}
        <div class="cjg-row">${button({ label: words.begin })} ${link(localPath(locale, questionPath(id, inOpen)), words.cancel)}</div>
      </form>`,
  })
}

export type PausesView = WorkplaceFrame & {
  readonly now: Instant
  readonly pauses: readonly RunningPauseItem[]
  readonly ended: boolean
}

export function pausesPage(view: PausesView): Html {
  const { locale, site, pauses, ended } = view
  const words = floodMessages(locale)
  return workplacePage({
    ...view,
    title: words.pauses.title,
    path: pausesPath,
    current: 'questions',
    notice: ended ? callout({ kind: 'ok', title: words.pause.ended, role: 'status' }) : null,
    main: html`<div class="cjg-work-head">${heading(1, words.pauses.title)}</div>
      <p class="cjg-work-lead">${words.pauses.lead}</p>
      <section class="cjg-work-panel" aria-labelledby="running">
        ${
          pauses.length === 0
            ? html`<div class="cjg-work-panel__head">${heading(2, words.pauses.emptyTitle, { id: 'running' })}</div>
                <div class="cjg-work-panel__body cjg-done">
                  ${site.drawings ? scene('bench') : null}
                  <p>${words.pauses.empty}</p>
                </div>`
            : html`<div class="cjg-work-panel__head">${heading(2, words.pause.tag, { id: 'running' })}</div>
                <div class="cjg-work-panel__body">
                  <ul class="cjg-ways-in">
                    ${pauses.map((one) => pauseRow(view, one))}
                  </ul>
                </div>`
        }
      </section>
      <p>${link(localPath(locale, inboxPath({ filter: 'apart', page: 1 })), words.pauses.toApart)}</p>`,
  })
}

function pauseRow({ locale, now }: PausesView, one: RunningPauseItem): Html {
  const words = floodMessages(locale)
  const what = words.pauses.kinds[one.kind]
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph"><strong>${what}</strong>, ${words.pause.reasons[one.reason].toLocaleLowerCase(locale.tag)}</p>
    ${small(`${words.pauses.until(formatMoment(locale, one.endsAt, now))} · ${plural(locale, one.apart, words.pauses.apart)}`)}
    ${small(words.pauses.by(one.beganBy?.publicName ?? words.pauses.somebody, formatMoment(locale, one.beganAt, now)))}
    <div class="cjg-row">
      ${one.conversationId === null ? null : link(localPath(locale, questionPath(one.conversationId, inOpen)), words.pauses.toQuestion)}
      <form method="post" action="${localPath(locale, `${pausesPath}/${one.id}/einde`)}">
        ${button({ label: words.pause.end, hiddenLabel: what, variant: 'secondary' })}
      </form>
    </div>
  </li>`
}
