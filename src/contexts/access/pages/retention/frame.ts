/** What the pages of keeping and destroying share: addresses, the ways between them, numbers of files, and going on to the next page. */
import { html, type Html } from '#platform/html.ts'
import { localPath, plural, type Locale } from '#platform/i18n.ts'
import { filterChip } from '#web/components/notices.ts'
import { heading, link } from '#web/components/text.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { retentionMessages } from './messages.ts'

export const retentionPath = '/werkplek/bewaren'
export const proposalPath = (id: string): string => `${retentionPath}/voorstel/${id}`
export const holdsPath = `${retentionPath}/bewaarplicht`
/** Answered by the context of conversations. */
export const conversationHoldsPath = `${retentionPath}/gesprekken`
export const proofsPath = `${retentionPath}/bewijs`
export const termsPath = `${retentionPath}/termijnen`

export type RetentionPart = 'proposals' | 'holds' | 'proofs' | 'terms'
const paths: Readonly<Record<RetentionPart, string>> = { proposals: retentionPath, holds: holdsPath, proofs: proofsPath, terms: termsPath }

export type RetentionFrame = WorkplaceFrame & {
  readonly done: string | null
  readonly errors: Readonly<Record<string, string>>
  readonly isAnswerToPost: boolean
  /** The privacy officer decides and keeps; the second person looks, and confirms. */
  readonly decides: boolean
}

/** "Dossier …3f2a91c0": enough to tell two apart, and nobody is found by it. */
export function fileName(locale: Locale, personId: string): string {
  return retentionMessages(locale).file(`…${personId.slice(-8)}`)
}

export const yearsText = (locale: Locale, years: number): string => plural(locale, years, retentionMessages(locale).years)

export function retentionPage(
  frame: RetentionFrame,
  of: {
    readonly part: RetentionPart
    readonly title: string
    readonly lead: string | null
    readonly path: string
    readonly before?: Html
    readonly main: Html
  },
): Html {
  const { locale, done, errors, isAnswerToPost } = frame
  const words = retentionMessages(locale)
  const wrong = Object.entries(errors).map(([id, message]) => (id === 'form' ? { message } : { id, message }))
  const ways = html`<nav class="cjg-chips cjg-work-ways" aria-label="${words.partsName}">
    ${(['proposals', 'holds', 'proofs', 'terms'] as const).map((part) => filterChip(words.parts[part], localPath(locale, paths[part]), part === of.part))}
  </nav>`
  return workplacePage({
    ...frame,
    title: of.title,
    path: isAnswerToPost ? null : of.path,
    current: 'retention',
    errorTitle: wrong.length > 0,
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    main: html`${errorSummary(locale, wrong)}${of.before ?? null}
      <div class="cjg-work-head">${heading(1, of.title)}</div>
      ${of.lead === null ? null : html`<p class="cjg-work-lead">${of.lead}</p>`}${ways}${of.main}`,
  })
}

export function nextPage(locale: Locale, href: string | null, first: string | null): Html | null {
  const words = retentionMessages(locale)
  if (href === null && first === null) return null
  return html`<p class="cjg-pages">
    ${first === null ? null : link(localPath(locale, first), words.first)}${href === null ? null : link(localPath(locale, href), words.next)}
  </p>`
}
