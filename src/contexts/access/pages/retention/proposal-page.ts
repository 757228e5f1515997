/** One proposal: why it may go, piece by piece, and what can be done: confirm, postpone, hold, keep a piece. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatNumber, localPath } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { radioCards } from '#web/components/choice.ts'
import { textArea } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, foldOut, link, paragraph, row, small } from '#web/components/text.ts'
import { keepGrounds, longestReason } from '../../rules/retention/confirm.ts'
import type { ShownProposal } from '../../use-cases/retention/read.server.ts'
import { fileName, proposalPath, retentionPage, retentionPath, yearsText, type RetentionFrame } from './frame.ts'
import { holdFields } from './hold-fields.ts'
import { retentionMessages } from './messages.ts'
import { termsMessages } from './terms-messages.ts'

export const keepYears = [1, 2, 5, 10] as const

export type ProposalView = RetentionFrame & {
  readonly one: ShownProposal
  readonly typed: Readonly<Record<string, string>>
  /** Which piece or form the errors are about. */
  readonly openForm: string | null
  readonly asksProof: boolean
}

export function proposalPage(view: ProposalView): Html {
  const { locale, one, decides } = view
  const words = retentionMessages(locale)
  const title = `${fileName(locale, one.personId)}: ${words.scopes[one.scope] ?? one.scope}`
  return retentionPage(view, {
    ...{ part: 'proposals', title, lead: null, path: proposalPath(one.id) },
    before: html`<p class="cjg-work-back">${link(localPath(locale, retentionPath), words.one.back)}</p>`,
    main: html`${
      one.inTheWay.length === 0
        ? null
        : callout({ kind: 'warn', title: words.one.inTheWay, body: bulletList([...new Set(one.inTheWay.map((why) => words.kept[why]))]) })
    }
    ${small(`${words.fileNumber}: ${one.personId}`)} ${panel({ id: 'waarom', title: words.one.why, body: parts(view) })} ${postponed(view)}
    ${panel({ id: 'stukken', title: words.one.pieces, body: pieces(view) })} ${confirmPanel(view)}
    ${decides ? html`${postponePanel(view)}${holdPanel(view)}` : null}`,
  })
}

function parts({ locale, one }: ProposalView): Html {
  const words = retentionMessages(locale).one
  const { part, start, goes, pieces: count } = words.columns
  return html`<table class="cjg-table" aria-labelledby="waarom-title">
    <thead>
      <tr>
        <th scope="col">${part}</th>
        <th scope="col">${start}</th>
        <th scope="col">${goes}</th>
        <th scope="col">${count}</th>
      </tr>
    </thead>
    <tbody>
      ${one.parts.map(
        (each) =>
          html`<tr>
            <th scope="row">${termsMessages(locale).regimes[each.term]}<br />${small(words.version(each.version))}</th>
            <td data-label="${start}">${words.starts[each.start]}, ${formatDate(locale, each.startedOn)}</td>
            <td data-label="${goes}">${formatDate(locale, each.goesOn)}</td>
            <td data-label="${count}">${formatNumber(locale, each.pieces)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function postponed({ locale, one }: ProposalView): Html | null {
  const words = retentionMessages(locale)
  if (one.state !== 'postponed' || one.postponedUntil === null || one.postponedReason === null) return null
  return callout({
    kind: 'info',
    title: words.list.until(formatDate(locale, one.postponedUntil)),
    body: html`<p class="nl-paragraph" dir="auto">${words.one.postponedBecause}: ${one.postponedReason}</p>`,
  })
}

function pieces(view: ProposalView): Html {
  const { locale, one, decides } = view
  const words = retentionMessages(locale).one
  if (one.pieceList.length === 0) return paragraph(words.noPieces)
  return html`<ul class="cjg-ways-in">
    ${one.pieceList.map(({ id, kind, madeOn, term, kept }) => {
      const name = `${words.piece[kind] ?? kind} ${words.madeOn(formatDate(locale, madeOn))}`
      const stays = kept === null ? null : tag('info', words.keptUntil(formatDate(locale, kept.until)))
      return html`<li class="cjg-way-in">
        <p class="nl-paragraph"><strong>${name}</strong> ${stays}</p>
        ${small(termsMessages(locale).regimes[term])}
        ${decides ? foldOut(words.keepPiece(name), keepForm(view, id), { open: view.openForm === id }) : null}
      </li>`
    })}
  </ul>`
}

function keepForm(view: ProposalView, pieceId: string): Html {
  const { locale, one, typed } = view
  const words = retentionMessages(locale).one
  const mine = view.openForm === pieceId
  const errorOf = (field: string): { readonly error?: string } => errorIn(view, mine, `${field}-${pieceId}`)
  return html`<form method="post" action="${localPath(locale, `${proposalPath(one.id)}/stuk/${pieceId}`)}" class="cjg-prose" novalidate>
    ${radioCards({ locale, name: 'grond', id: `grond-${pieceId}`, label: words.ground, value: mine ? typed['grond'] : undefined, choices: keepGrounds.map((value) => ({ value, label: words.grounds[value] })), ...errorOf('grond') })}
    ${textArea({ locale, name: 'reden', id: `reden-${pieceId}`, label: words.reason, hint: words.reasonHint, rows: 2, max: longestReason, value: mine ? typed['reden'] : undefined, ...errorOf('reden') })}
    ${yearsField(view, pieceId, mine)} ${row(button({ label: words.keep, variant: 'secondary' }))}
  </form>`
}

function errorIn({ errors }: ProposalView, mine: boolean, id: string): { readonly error?: string } {
  const error = mine ? errors[id] : undefined
  return error === undefined ? {} : { error }
}

function yearsField(view: ProposalView, of: string, mine: boolean): Html {
  const { locale, typed } = view
  return radioCards({
    ...{
      locale,
      name: 'jaren',
      id: `jaren-${of}`,
      label: retentionMessages(locale).one.long,
      inline: true,
      value: mine ? typed['jaren'] : undefined,
    },
    choices: keepYears.map((years) => ({ value: String(years), label: yearsText(locale, years) })),
    ...errorIn(view, mine, `jaren-${of}`),
  })
}

function confirmPanel({ locale, one, asksProof }: ProposalView): Html | null {
  const words = retentionMessages(locale)
  if (one.inTheWay.length > 0 || one.state === 'postponed') return null
  return panel({
    ...{ id: 'vernietigen', title: words.one.confirmTitle },
    body: html`${paragraph(words.one.confirmText)}${one.sensitive.length > 0 ? paragraph(one.agreedByMe ? words.list.byMe : words.one.second) : null}
    ${
      one.agreedByMe
        ? null
        : html`${asksProof ? small(words.list.proof) : null}
            <form method="post" action="${localPath(locale, `${proposalPath(one.id)}/bevestigen`)}">
              ${row(button({ label: words.one.confirm, variant: 'danger' }))}
            </form>`
    }`,
  })
}

function postponePanel(view: ProposalView): Html {
  const { locale, one, typed } = view
  const words = retentionMessages(locale).one
  const mine = view.openForm === 'uitstel'
  return panel({
    ...{ id: 'uitstellen', title: words.postponeTitle },
    body: html`${paragraph(words.postponeText)}
      <form method="post" action="${localPath(locale, `${proposalPath(one.id)}/uitstellen`)}" class="cjg-prose" novalidate>
        ${textArea({ locale, name: 'reden', id: 'reden-uitstel', label: words.reason, hint: words.reasonHint, rows: 2, max: longestReason, value: mine ? typed['reden'] : undefined, ...errorIn(view, mine, 'reden-uitstel') })}
        ${yearsField(view, 'uitstel', mine)} ${row(button({ label: words.postpone, variant: 'secondary' }))}
      </form>`,
  })
}

function holdPanel(view: ProposalView): Html {
  const { locale, one } = view
  const words = retentionMessages(locale)
  const mine = view.openForm === 'plicht'
  return panel({
    ...{ id: 'bewaarplicht', title: words.one.hold },
    body: html`${paragraph(words.one.holdText)}
      <form method="post" action="${localPath(locale, `${proposalPath(one.id)}/bewaarplicht`)}" class="cjg-prose" novalidate>
        ${holdFields(locale, mine ? view.typed : {}, mine ? view.errors : {})}
        ${row(button({ label: words.holds.place, variant: 'secondary' }))}
      </form>`,
  })
}
