/** Proposals to destroy: what may go, chosen and confirmed together. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatNumber, localPath, plural } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { checkCards } from '#web/components/choice.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { panel } from '#web/components/panel.ts'
import { filterChip } from '#web/components/notices.ts'
import { bulletList, link, paragraph, row, small } from '#web/components/text.ts'
import type { DestructionState } from '../../rules/retention/confirm.ts'
import type { ListedProposal, ProposalsPage } from '../../use-cases/retention/read.server.ts'
import { fileName, nextPage, proposalPath, retentionPage, retentionPath, type RetentionFrame } from './frame.ts'
import { retentionMessages } from './messages.ts'

export const proposalStates = ['proposed', 'agreed', 'postponed'] as const satisfies readonly DestructionState[]

export type ProposalsView = RetentionFrame &
  ProposalsPage & {
    readonly state: DestructionState | null
    readonly isFirstPage: boolean
    readonly chosen: readonly string[]
    /** What was refused just now, in words. */
    readonly refused: readonly string[]
    readonly asksProof: boolean
  }

export function proposalsPage(view: ProposalsView): Html {
  const { locale, proposals, refused } = view
  const words = retentionMessages(locale)
  return retentionPage(view, {
    ...{ part: 'proposals', title: words.title, lead: words.list.lead, path: retentionPath },
    main: html`${refused.length === 0 ? null : callout({ kind: 'warn', role: 'alert', title: words.done.refused, body: bulletList(refused) })}
    ${filters(view)}
    ${
      proposals.length === 0
        ? emptyState({ title: words.list.none, text: paragraph(words.list.noneText), scene: null })
        : proposalPanels(view)
    }
    ${nextPage(locale, nextOf(view), view.isFirstPage ? null : pathOf(view.state, null))}`,
  })
}

function filters({ locale, perState, state }: ProposalsView): Html {
  const words = retentionMessages(locale)
  const all = perState.proposed + perState.agreed + perState.postponed
  return html`<nav class="cjg-chips cjg-work-ways" aria-label="${words.list.filter}">
    ${filterChip(words.list.all(formatNumber(locale, all)), localPath(locale, pathOf(null, null)), state === null)}
    ${proposalStates
      .filter((one) => one === state || perState[one] > 0)
      .map((one) =>
        filterChip(
          words.list.withCount(words.states[one], formatNumber(locale, perState[one])),
          localPath(locale, pathOf(one, null)),
          state === one,
        ),
      )}
  </nav>`
}

/** What one agreed to oneself cannot be chosen once more: it stands apart, until somebody else decides. */
function proposalPanels(view: ProposalsView): Html {
  const { locale, proposals } = view
  const mine = proposals.filter(({ agreedByMe }) => agreedByMe)
  const toDecide = proposals.filter(({ agreedByMe }) => !agreedByMe)
  const title = retentionMessages(locale).states.agreed
  return html`${toDecide.length === 0 ? null : panel({ id: 'voorstellen', body: choices(view, toDecide) })}
  ${
    mine.length === 0
      ? null
      : panel({
          ...{ id: 'tweede', title },
          body: bulletList(mine.map((one) => html`<strong>${labelOf(view, one)}</strong><br />${hintOf(view, one)}`)),
        })
  }`
}

function choices(view: ProposalsView, proposals: ProposalsView['proposals']): Html {
  const { locale, chosen, errors, asksProof } = view
  const words = retentionMessages(locale).list
  return html`<form method="post" action="${localPath(locale, `${retentionPath}/bevestigen`)}" class="cjg-prose" novalidate>
    ${checkCards({
      ...{
        locale,
        name: 'voorstel',
        label: words.choose,
        values: chosen,
        ...(errors['voorstel'] === undefined ? {} : { error: errors['voorstel'] }),
      },
      choices: proposals.map((one) => ({ value: one.id, label: labelOf(view, one), hint: hintOf(view, one) })),
    })}
    ${small(words.confirmHint)}${asksProof ? small(words.proof) : null} ${row(button({ label: words.confirm, variant: 'danger' }))}
  </form>`
}

function labelOf({ locale }: ProposalsView, { personId, scope, pieces }: ListedProposal): string {
  const words = retentionMessages(locale)
  const count = pieces === 0 ? '' : `, ${plural(locale, pieces, words.pieces)}`
  return `${fileName(locale, personId)}: ${words.scopes[scope] ?? scope}${count}`
}

function hintOf({ locale }: ProposalsView, { id, personId, goesOn, state, sensitive, postponedUntil, agreedByMe }: ListedProposal): Html {
  const words = retentionMessages(locale).list
  const told = [
    words.mayGo(formatDate(locale, goesOn)),
    ...(sensitive.length > 0 && state !== 'agreed' ? [words.two] : []),
    ...(state === 'agreed' ? [agreedByMe ? words.byMe : `${retentionMessages(locale).states.agreed}.`] : []),
    ...(state === 'postponed' && postponedUntil !== null ? [words.until(formatDate(locale, postponedUntil))] : []),
  ]
  const look = html`${words.look}<span class="cjg-hidden"> ${fileName(locale, personId)}</span>`
  return html`${told.join(' ')} ${link(localPath(locale, proposalPath(id)), look)}`
}

function pathOf(state: DestructionState | null, after: ListedProposal | null): string {
  const query = new URLSearchParams({
    ...(state === null ? {} : { stand: state }),
    ...(after === null ? {} : { na: `${after.goesOn.toString()}_${after.id}` }),
  }).toString()
  return query === '' ? retentionPath : `${retentionPath}?${query}`
}

function nextOf({ proposals, hasMore, state }: ProposalsView): string | null {
  return hasMore ? pathOf(state, proposals.at(-1) ?? null) : null
}
