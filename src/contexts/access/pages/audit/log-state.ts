/** How the log stands, in words: whole or not, since when that is known, by which seal, and what left it by its term. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, formatNumber, type Locale } from '#platform/i18n.ts'
import { isBefore, type Instant } from '#platform/time.ts'
import { callout } from '#web/components/callout.ts'
import { tag } from '#web/components/tag.ts'
import { heading, link, paragraph, small } from '#web/components/text.ts'
import { placeOf } from '#web/workplace/navigation.ts'
import type { KeptProof, LogState } from '../../use-cases/audit/read-log-state.server.ts'
import { auditMessages } from './messages.ts'

type StateView = { readonly locale: Locale; readonly now: Instant; readonly state: LogState }

/** The job runs each week; a day more is its night. */
const daysBetweenProofs = 8

export function logState(view: StateView): Html {
  const { locale, now, state } = view
  const words = auditMessages(locale)
  const { sealed, sealedAt, unsealed, removed, proofs } = state
  const number = (value: number): string => formatNumber(locale, value)
  return html`${newestProof(view)}
  ${paragraph(sealedAt === null ? words.nothingSealed : words.sealed(number(sealed), formatMoment(locale, sealedAt, now)))}
  ${paragraph(unsealed === 0 ? words.allSealed : words.unsealed(number(unsealed)))}
  ${removed === 0 ? null : paragraph(words.removed(number(removed)))} ${small(words.howToProve)}
  ${proofs.length === 0 ? null : proofTable(view)}`
}

function newestProof({ locale, now, state }: StateView): Html {
  const words = auditMessages(locale)
  const [newest] = state.proofs
  if (newest === undefined) return callout({ kind: 'info', title: words.neverProved })
  const at = formatMoment(locale, newest.at, now)
  if (newest.problem !== null) return broken(locale, newest, at)
  if (isBefore(newest.at.add({ hours: 24 * daysBetweenProofs }), now)) return callout({ kind: 'warn', title: words.overdue(at) })
  return callout({ kind: 'ok', title: words.whole(at), ...(newest.comparedWithExport ? {} : { body: paragraph(words.notCompared) }) })
}

function broken(locale: Locale, { problem, problemAt }: KeptProof, at: string): Html {
  const words = auditMessages(locale)
  const what = words.problems[problem ?? ''] ?? words.otherProblem
  const { href } = placeOf(locale, 'reportBreach')
  return callout({
    ...{ kind: 'danger', title: words.broken(at) },
    body: html`${paragraph(problemAt === null ? what : words.brokenAt(what, formatNumber(locale, problemAt)))} ${paragraph(words.whatToDo)}
      <p class="nl-paragraph">${link(href, words.toBreach)}</p>`,
  })
}

function proofTable({ locale, now, state }: StateView): Html {
  const words = auditMessages(locale)
  const { when, outcome, until, head, removed } = words.columns
  return html`${heading(3, words.proofs, { id: 'proofs' })}
    <table class="cjg-table" aria-labelledby="proofs">
      <thead>
        <tr>
          <th scope="col">${when}</th>
          <th scope="col">${outcome}</th>
          <th scope="col">${until}</th>
          <th scope="col">${head}</th>
          <th scope="col">${removed}</th>
        </tr>
      </thead>
      <tbody>
        ${state.proofs.map(
          (one) =>
            html`<tr>
              <th scope="row">${formatMoment(locale, one.at, now)}</th>
              <td data-label="${outcome}">
                ${one.problem === null ? tag('ok', words.outcomes.whole) : tag('danger', words.outcomes.broken)}
              </td>
              <td data-label="${until}">${formatNumber(locale, one.provenUntil)}</td>
              <td data-label="${head}"><code translate="no">${one.head?.toString('hex').slice(0, 16) ?? '-'}</code></td>
              <td data-label="${removed}">${formatNumber(locale, one.removed)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
}
