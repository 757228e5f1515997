/** Handing a record over: what goes along and what does not, to whom, why and what the family says; and the files of transfers that were made. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, formatNumber, localPath, plural, type Locale } from '#platform/i18n.ts'
import { isSooner, localDate, type Instant } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { radioCards } from '#web/components/choice.ts'
import { textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, paragraph, row, small } from '#web/components/text.ts'
import type { WorkplaceFrame } from '#web/workplace/shell.ts'
import { fullName } from '../../../families/public-child.ts'
import { transferGrounds, transferReasons, type HealthRecord, type Transfer } from '../../rules/transfer/record.ts'
import { undoUntil } from '../../rules/transfer/undo.ts'
import type { HandOverView } from '../../use-cases/transfer/hand-over.server.ts'
import { childPage } from './frame.ts'
import { transferMessages } from './messages.ts'
import { handOverPath, undoPath } from './paths.ts'

export type HandOverPage = WorkplaceFrame & {
  readonly view: HandOverView
  readonly now: Instant
  readonly typed: Readonly<Record<string, string>>
  /** By field; `form` for the whole. */
  readonly faults: Readonly<Record<string, string>>
  readonly isMade: boolean
  /** Said when a record that came in was taken out again. */
  readonly undone: string | null
  readonly canMakePdf: boolean
  readonly isAnswerToPost: boolean
}

export function handOverPage(page: HandOverPage): Html {
  const { locale, view, faults, isMade } = page
  const words = transferMessages(locale).out
  const done = isMade ? words.made : page.undone
  const labels: Readonly<Record<string, string>> = { ontvanger: words.receiver, reden: words.reason, familie: words.ground }
  const errors = Object.entries(faults).map(([id, message]) =>
    labels[id] === undefined ? { message } : { id, label: labels[id], message },
  )
  return childPage({
    ...page,
    ...{ child: view.child, path: handOverPath(view.child.id), errors, crumb: words.crumb, lead: words.lead },
    title: words.title(fullName(view.child)),
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    main: html`${isMade ? earlier(page) : null} ${panel({ id: 'wat', title: words.what, body: whatGoes(locale, view.record) })}
    ${panel({ id: 'overdracht', title: words.form, body: view.canSign ? form(page) : callout({ kind: 'warn', title: words.noKey }) })}
    ${isMade ? null : earlier(page)}`,
  })
}

function whatGoes(locale: Locale, record: HealthRecord): Html {
  const words = transferMessages(locale).out
  const kinds = Object.keys(words.counts) as (keyof typeof words.counts)[]
  const lines = kinds.filter((kind) => record[kind].length > 0).map((kind) => plural(locale, record[kind].length, words.counts[kind]))
  return html`${bulletList([...lines, record.patient.bsn === null ? words.noBsn : words.bsn])}
  ${record.marks.size === 0 ? null : small(plural(locale, record.marks.size, words.marked))} ${small(words.notAlong)}`
}

function form({ locale, view, typed, faults }: HandOverPage): Html {
  const all = transferMessages(locale)
  const words = all.out
  const field = (name: string, label: string) => ({ locale, name, label, value: typed[name], error: faults[name] })
  return html`${small(words.before)}
    <form class="cjg-enter" method="post" action="${localPath(locale, handOverPath(view.child.id))}" novalidate>
      ${textField({ ...field('ontvanger', words.receiver), hint: words.receiverHint, autocomplete: 'off' })}
      ${radioCards({ ...field('reden', words.reason), choices: transferReasons.map((value) => ({ value, label: all.reasons[value] })) })}
      ${radioCards({
        ...{ ...field('familie', words.ground), hint: words.groundHint },
        choices: [...transferGrounds, 'objection' as const].map((value) => ({ value, label: words.grounds[value] })),
      })}
      ${row(button({ label: words.make }))}
    </form>`
}

function earlier(page: HandOverPage): Html {
  const { locale, view, now, canMakePdf } = page
  const all = transferMessages(locale)
  const words = all.out
  const body =
    view.transfers.length === 0
      ? paragraph(words.none)
      : html`<table class="cjg-table" aria-labelledby="eerder-title">
          <thead>
            <tr>
              <th scope="col">${words.when}</th>
              <th scope="col">${words.other}</th>
              <th scope="col">${words.why}</th>
              <th scope="col">${words.files}</th>
            </tr>
          </thead>
          <tbody>
            ${view.transfers.map(
              (one) =>
                html`<tr>
                  <th scope="row">${formatMoment(locale, one.madeAt, now)}</th>
                  <td data-label="${words.other}">${words.direction[one.direction]} <bdi>${one.otherParty}</bdi></td>
                  <td data-label="${words.why}">${all.reasons[one.reason]}</td>
                  <td data-label="${words.files}">${one.direction === 'out' ? files(locale, view, one, canMakePdf) : cameIn(page, one)}</td>
                </tr>`,
            )}
          </tbody>
        </table>`
  return panel({ id: 'eerder', title: words.earlier, body })
}

function files(locale: Locale, { child }: HandOverView, { id, otherParty }: Transfer, canMakePdf: boolean): Html {
  const words = transferMessages(locale).out
  const to = (file: string, label: string): Html =>
    linkButton({
      ...{ label, hiddenLabel: words.about(otherParty), variant: 'secondary' },
      href: localPath(locale, `${handOverPath(child.id)}/${id}/${file}`),
    })
  return row(to('dossier', words.bundle), to('handtekening', words.signature), canMakePdf ? to('leesbaar', words.readable) : null)
}

/** What it brought; and the way to take it out again, or that this was done. */
function cameIn({ locale, view, now }: HandOverPage, { id, otherParty, added, same, different, madeAt, undoneAt }: Transfer): Html {
  const { out: words, undo } = transferMessages(locale)
  const number = (value: number | null): string => formatNumber(locale, value ?? 0)
  const counted = words.inCounts(number(added), number(same), number(different))
  if (undoneAt !== null) return html`${counted}<br />${tag('warn', undo.undone(formatDate(locale, localDate(undoneAt))))}`
  const isInTime = isSooner(localDate(now), undoUntil(madeAt))
  const way = linkButton({
    ...{ label: undo.link, hiddenLabel: words.about(otherParty), variant: 'quiet' },
    href: localPath(locale, undoPath(view.child.id, id)),
  })
  return html`${counted}${isInTime ? row(way) : null}`
}
