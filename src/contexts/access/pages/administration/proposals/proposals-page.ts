/** What waits for a second person, and what was decided lately. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, formatNumber, localPath, type Locale } from '#platform/i18n.ts'
import { localDate, type Instant } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { panel } from '#web/components/panel.ts'
import { tag, type TagKind } from '#web/components/tag.ts'
import { heading, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { ListedProposal } from '../../../use-cases/administration/proposals.server.ts'
import { roleName } from '../../messages.ts'
import { proposalMessages } from './messages.ts'

export const proposalsPath = '/werkplek/voorstellen'

export type ProposalsView = WorkplaceFrame & {
  readonly now: Instant
  readonly me: string
  readonly proposals: readonly ListedProposal[]
  readonly done: { readonly kind: 'ok' | 'warn'; readonly text: string } | null
  readonly error: string | null
}

export function proposalsPage(view: ProposalsView): Html {
  const { locale, proposals, done, error } = view
  const words = proposalMessages(locale)
  const [open, over] = [proposals.filter(({ state }) => state === 'open'), proposals.filter(({ state }) => state !== 'open')]
  const list = (all: readonly ListedProposal[], none: string): Html =>
    all.length === 0
      ? paragraph(none)
      : html`<ul class="cjg-ways-in">
          ${all.map((one) => item(view, one))}
        </ul>`
  return workplacePage({
    ...view,
    title: words.title,
    path: proposalsPath,
    current: 'proposals',
    notice: done === null ? null : callout({ kind: done.kind, role: 'status', title: done.text }),
    errorTitle: error !== null,
    main: html`${errorSummary(locale, error === null ? [] : [{ message: error }])}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${small(words.proofNeeded)} ${panel({ id: 'open', title: words.open, body: list(open, words.none) })}
      ${panel({ id: 'over', title: words.over, body: list(over, words.noneOver) })}`,
  })
}

/** What is proposed, in one sentence. */
export function sayChange(locale: Locale, { change, names }: Pick<ListedProposal, 'change' | 'names'>): string {
  const words = proposalMessages(locale)
  const name = names.subject ?? words.somebody
  switch (change.kind) {
    case 'give-role':
    case 'take-role':
      return words.changes[change.kind](name, roleName(locale, change.role))
    case 'reset-factors':
    case 'unbind':
      return words.changes[change.kind](name)
    case 'change-term': {
      const { term, was, becomes } = change
      return words.changes['change-term'](words.terms[term] ?? term, formatNumber(locale, was), formatNumber(locale, becomes))
    }
  }
}

const tags: Readonly<Record<ListedProposal['state'], TagKind>> = {
  open: 'info',
  approved: 'ok',
  rejected: 'danger',
  withdrawn: 'neutral',
  expired: 'neutral',
  stale: 'warn',
}

function item(view: ProposalsView, one: ListedProposal): Html {
  const { locale, now } = view
  const words = proposalMessages(locale)
  const { change, names, state, why, proposedAt, decidedAt, expiresAt } = one
  const days = [
    'from' in change && change.from !== null ? words.from(formatDate(locale, change.from)) : null,
    'until' in change && change.until !== null ? words.until(formatDate(locale, change.until)) : null,
  ].filter((text) => text !== null)
  const proposer = one.proposedBy === null ? words.commandLine : (names.proposer ?? words.somebody)
  const isDecided = decidedAt !== null && names.decider !== null
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph">
      <strong>${sayChange(locale, one)}</strong> ${state === 'open' ? null : tag(tags[state], words.states[state] ?? state)}
    </p>
    ${days.length === 0 ? null : small(days.join(' '))} ${why === '' ? null : small(words.why(why))}
    ${small(words.by(proposer, formatMoment(locale, proposedAt, now)))}
    ${isDecided ? small(words.decided(names.decider, formatMoment(locale, decidedAt, now))) : null}
    ${state === 'open' ? html`${small(words.expires(formatDate(locale, localDate(expiresAt))))} ${deeds(view, one)}` : null}
  </li>`
}

function deeds({ locale, me }: ProposalsView, one: ListedProposal): Html {
  const words = proposalMessages(locale)
  const about = sayChange(locale, one)
  const press = (path: string, body: Html): Html =>
    html`<form method="post" action="${localPath(locale, `${proposalsPath}/${one.id}/${path}`)}" class="cjg-row">${body}</form>`
  if (one.mine === 'decide')
    return row(
      press('akkoord', button({ label: words.yes, hiddenLabel: about, variant: 'secondary' })),
      press('afwijzen', button({ label: words.no, hiddenLabel: about, variant: 'secondary' })),
    )
  return html`${small(words.mine[one.mine] ?? '')}
  ${one.proposedBy === me ? press('intrekken', button({ label: words.withdraw, hiddenLabel: about, variant: 'danger' })) : null}`
}
