/** Parts that the pages of a session share: the frame with what is wrong, tags, and what stands of a child in words. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { tag, type TagKind } from '#web/components/tag.ts'
import { heading, link } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { saidOf, type Readiness } from '../../rules/sessions/readiness.ts'
import type { SessionState } from '../../rules/sessions/session.ts'
import type { OneVaccine } from '../../use-cases/sessions/look-at-children.server.ts'
import type { Errors, Fields } from '../fields.ts'
import { vaccinationMessages } from '../messages.ts'
import { sessionsPath } from '../paths.ts'
import { vaccineName } from '../words.ts'
import { sessionMessages } from './messages.ts'

/** A form that came back. */
export type Back = { readonly form: string; readonly fields: Fields; readonly errors: Errors }
export type SessionView = WorkplaceFrame & { readonly back: Back | null; readonly notice: string | null; readonly isAnswerToPost: boolean }

export const stateLooks: Readonly<Record<SessionState, TagKind>> = { planned: 'info', open: 'now', closed: 'ok', cancelled: 'outline' }

export function sessionFrame(
  view: SessionView,
  of: {
    readonly title: string
    readonly path: string
    readonly up: { readonly href: string; readonly label: string }
    readonly head: Printable
    readonly body: Html
    readonly labels?: Readonly<Record<string, string>>
  },
): Html {
  const { locale, back, notice } = view
  const wrong = Object.entries(back?.errors ?? {}).flatMap(([id, message]) =>
    message === undefined ? [] : [id === 'form' ? { message } : { id, label: of.labels?.[id], message }],
  )
  return workplacePage({
    ...view,
    ...{ title: of.title, path: view.isAnswerToPost ? null : of.path, current: 'vaccines', errorTitle: wrong.length > 0 },
    notice: notice === null ? null : callout({ kind: 'ok', role: 'status', title: notice }),
    main: html`${errorSummary(locale, wrong)}
      <p class="cjg-work-back cjg-no-print">${link(localPath(locale, of.up.href), of.up.label)}</p>
      <div class="cjg-work-head">${heading(1, html`<span dir="auto">${of.title}</span>`)}</div>
      ${of.head} ${of.body}`,
  })
}

export const upToAll = (locale: Locale) => ({ href: sessionsPath, label: sessionMessages(locale).back })

export function partOf({ locale, back }: Pick<SessionView, 'locale' | 'back'>, form: string, start: Fields = {}) {
  return back?.form === form ? { locale, fields: back.fields, errors: back.errors } : { locale, fields: start, errors: {} }
}

/** Why a vaccine may be given on the day, or not. */
export function readyText(locale: Locale, ready: Readiness): string {
  const { ready: words, said } = sessionMessages(locale)
  if (ready.kind === 'no-consent') return said[saidOf([ready.outcome])]
  if (ready.kind === 'refrained') return words.refrained(vaccinationMessages(locale).refrains.kinds[ready.refrain.kind])
  if (ready.kind === 'not-due' && ready.from !== null) return words.notDueFrom(formatDate(locale, ready.from))
  return words[ready.kind]
}

const readyLooks: Readonly<Record<Readiness['kind'], TagKind>> = {
  may: 'now',
  'had-already': 'ok',
  'not-due': 'neutral',
  refrained: 'warn',
  'no-consent': 'outline',
  'doctor-first': 'warn',
  'not-today': 'warn',
}

/** What became of it; before that, what can be done. */
export function vaccineTag(locale: Locale, { vaccine, ready, outcome }: OneVaccine): Html {
  const name = vaccineName(locale, vaccine)
  if (outcome === null) return tag(readyLooks[ready.kind], `${name}: ${readyText(locale, ready)}`)
  return tag(
    outcome === 'given' ? 'ok' : 'neutral',
    `${name}: ${sessionMessages(locale).outcomes[outcome]}`,
    outcome === 'given' ? 'check' : undefined,
  )
}

export const className = (locale: Locale, name: string): string =>
  name === '' ? sessionMessages(locale).noClass : sessionMessages(locale).class(name)
