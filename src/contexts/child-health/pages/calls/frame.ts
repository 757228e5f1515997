/** What the pages of health in the workplace share: the ways between them, a list of people in a panel, and how a subject is named. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatNumber, localPath, type Locale } from '#platform/i18n.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary, type FormError } from '#web/components/error-summary.ts'
import { filterChip } from '#web/components/notices.ts'
import { foldOut, heading, paragraph } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { Moment } from '../../rules/schedule/moments.ts'
import { effortPath } from '../contact/effort-page.ts'
import { sendersPath } from '../transfer/paths.ts'
import { callsMessages } from './messages.ts'
import { healthPath, limitsPath, momentsPath, roundsPath } from './paths.ts'

export type HealthPart = 'lists' | 'rounds' | 'moments' | 'limits' | 'effort' | 'senders'
const paths: Readonly<Record<HealthPart, string>> = {
  ...{ lists: healthPath, rounds: roundsPath, moments: momentsPath, limits: limitsPath, effort: effortPath, senders: sendersPath },
}

export type Errors = Readonly<Record<string, string>>
export type Typed = Readonly<Record<string, string>>

export type HealthFrame = WorkplaceFrame & {
  readonly done: string | null
  readonly isAnswerToPost: boolean
  /** Which of the parts this colleague may open. */
  readonly parts: readonly HealthPart[]
}

export type HealthPage = {
  readonly part: HealthPart
  readonly title: string
  readonly lead: string
  readonly path: string
  readonly wrong?: readonly FormError[]
  readonly main: Html
}

export function healthPage(frame: HealthFrame, { part, title, lead, path, wrong = [], main }: HealthPage): Html {
  const { locale, done, isAnswerToPost, parts } = frame
  const words = callsMessages(locale)
  const ways = html`<nav class="cjg-chips cjg-work-ways" aria-label="${words.ways.name}">
    ${parts.map((one) => filterChip(words.ways[one], localPath(locale, paths[one]), one === part))}
  </nav>`
  return workplacePage({
    ...frame,
    ...{ title, path: isAnswerToPost ? null : path, current: 'health', errorTitle: wrong.length > 0 },
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    main: html`${errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, title)}</div>
      <p class="cjg-work-lead">${lead}</p>
      ${parts.length > 1 ? ways : null}${main}`,
  })
}

/** So many are shown at once; the rest opens on request. */
const shownAtOnce = 15

/** A list in a panel, with how many there are; an empty one says so in a sentence. */
export function listPanel(locale: Locale, id: string, title: string, rows: readonly Printable[], empty: string): Html {
  const list = (some: readonly Printable[]): Html =>
    html`<ul class="cjg-rows" data-list>
      ${some}
    </ul>`
  const rest = rows.slice(shownAtOnce)
  return html`<section class="cjg-work-panel" aria-labelledby="${id}">
    <div class="cjg-work-panel__head">
      ${heading(2, title, { id })}<span class="cjg-work-count">${formatNumber(locale, rows.length)}</span>
    </div>
    ${rows.length === 0 ? html`<div class="cjg-work-panel__body">${paragraph(empty)}</div>` : list(rows.slice(0, shownAtOnce))}
    ${rest.length === 0 ? null : html`<div class="cjg-work-panel__body">${foldOut(callsMessages(locale).more(formatNumber(locale, rest.length)), list(rest))}</div>`}
  </section>`
}

/** "14 maanden", "inenting BMR-1"; a moment that is offered no more by its code. */
export function subjectText(locale: Locale, subject: string, moments: readonly Moment[]): string {
  const words = callsMessages(locale)
  if (subject.startsWith('dose:')) return words.vaccination(subject.slice('dose:'.length))
  if (subject.startsWith('contact:')) return words.extraContact
  const code = subject.slice('moment:'.length)
  const moment = moments.find((one) => one.code === code)
  return moment === undefined ? code : momentName(locale, moment)
}

export function momentName(locale: Locale, { nameNl, nameEn }: Pick<Moment, 'nameNl' | 'nameEn'>): string {
  return locale.tag === 'nl' ? nameNl : nameEn
}
