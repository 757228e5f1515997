/** The register of proof: what was destroyed, when, on which ground, and who decided. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath, plural } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { link, paragraph, row } from '#web/components/text.ts'
import type { ShownProof } from '../../use-cases/retention/read.server.ts'
import { nextPage, proofsPath, retentionPage, type RetentionFrame } from './frame.ts'
import { retentionMessages } from './messages.ts'

export type ProofsView = RetentionFrame & {
  readonly proofs: readonly ShownProof[]
  readonly hasMore: boolean
  readonly isFirstPage: boolean
  /** The number that was searched for; it never stands in an address. */
  readonly searched: string | null
}

export function proofsPage(view: ProofsView): Html {
  const { locale, proofs, hasMore, isFirstPage, searched } = view
  const words = retentionMessages(locale)
  const last = proofs.at(-1)
  const next = hasMore && searched === null && last !== undefined ? `${proofsPath}?na=${last.destroyedAt.toString()}_${last.id}` : null
  const none = searched === null ? words.proofs.none : words.proofs.noneFound
  return retentionPage(view, {
    ...{ part: 'proofs', title: words.parts.proofs, lead: words.proofs.lead, path: proofsPath },
    main: html`${search(view)}
    ${panel({ id: 'bewijs', title: words.parts.proofs, body: proofs.length === 0 ? paragraph(none) : table(view) })}
    ${nextPage(locale, next, isFirstPage ? null : proofsPath)}`,
  })
}

function search({ locale, searched, errors }: ProofsView): Html {
  const words = retentionMessages(locale)
  const error = errors['nummer']
  return panel({
    ...{ id: 'zoek', title: words.proofs.search },
    body: html`<form method="post" action="${localPath(locale, proofsPath)}" class="cjg-prose" novalidate>
        ${textField({ locale, name: 'nummer', label: words.holds.number, autocomplete: 'off', value: searched ?? undefined, ...(error === undefined ? {} : { error }) })}
        ${row(button({ label: words.proofs.find, variant: 'secondary' }))}
      </form>
      ${searched === null ? null : paragraph(link(localPath(locale, proofsPath), words.proofs.all))}`,
  })
}

function table(view: ProofsView): Html {
  const { locale, proofs } = view
  const { what, on, ground, who } = retentionMessages(locale).proofs.columns
  return html`<table class="cjg-table" aria-labelledby="bewijs-title">
    <thead>
      <tr>
        <th scope="col">${what}</th>
        <th scope="col">${on}</th>
        <th scope="col">${ground}</th>
        <th scope="col">${who}</th>
      </tr>
    </thead>
    <tbody>
      ${proofs.map(
        (one) =>
          html`<tr>
            <th scope="row">${whatOf(view, one)}</th>
            <td data-label="${on}">${formatDate(locale, one.destroyedOn)}</td>
            <td data-label="${ground}">${groundOf(view, one)}</td>
            <td data-label="${who}" translate="no">${whoOf(view, one)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function whatOf({ locale }: ProofsView, { scope, pieces, kept }: ShownProof): string {
  const words = retentionMessages(locale)
  const counts = [
    ...(pieces > 0 ? [plural(locale, pieces, words.pieces)] : []),
    ...(kept > 0 ? [plural(locale, kept, words.proofs.kept)] : []),
  ]
  return [words.scopes[scope] ?? scope, ...counts].join(', ')
}

function groundOf({ locale }: ProofsView, { ground, terms }: ShownProof): string {
  const name = retentionMessages(locale).proofs.grounds[ground]
  return terms.length === 0 ? name : `${name} (${terms.join(', ')})`
}

function whoOf({ locale }: ProofsView, { agreedName, decidedName }: ShownProof): string {
  const words = retentionMessages(locale).proofs
  const decided = decidedName ?? words.unknown
  return agreedName === null ? decided : words.and(agreedName, decided)
}
