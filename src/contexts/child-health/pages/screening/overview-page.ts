/** The screenings of a child: what is due now, what was done by kind, and to whom it was referred. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { isSooner, localDate } from '#platform/time.ts'
import { callout } from '#web/components/callout.ts'
import { linkButton } from '#web/components/button.ts'
import { tag } from '#web/components/tag.ts'
import { foldOut, heading, link, paragraph, row, small } from '#web/components/text.ts'
import { dueScreenings, waitsForRepeat, type DueScreening } from '../../rules/screening/due.ts'
import { roundsOf } from '../../rules/screening/judge-round.ts'
import { screeningKinds, type ScreeningKind } from '../../rules/screening/kinds.ts'
import { expectedBefore, type Referral, type Screening } from '../../rules/record/whole-record.ts'
import { recordPage, workPanel, type RecordView } from '../record/frame.ts'
import { recordMessages } from '../record/messages.ts'
import { healthPath } from '../record/paths.ts'
import { screeningMessages } from './messages.ts'
import { newReferralPath, referralPath, roundPath } from './paths.ts'
import { detailOf, resultLook, resultName, roundIfTold, roundName } from './words.ts'

export type ScreeningsView = RecordView & { readonly done: string | null }

export function screeningsPage(view: ScreeningsView): Html {
  const { locale, record, done } = view
  const words = screeningMessages(locale)
  const kinds = screeningKinds.filter((kind) => record.screenings.some((one) => one.kind === kind))
  return recordPage({
    ...view,
    part: 'screening',
    title: words.title,
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    main: html`${paragraph(words.lead)}
      <div class="cjg-day cjg-record">
        <div class="cjg-day__first cjg-stack">
          ${duePanel(view)} ${kinds.length === 0 ? paragraph(words.overview.none) : kinds.map((kind) => kindPanel(view, kind))}
          ${withdrawnPanel(view)}
        </div>
        <div class="cjg-day__rest">${referralsPanel(view)}</div>
      </div>`,
  })
}

function duePanel(view: ScreeningsView): Html {
  const { locale, record, today } = view
  const words = screeningMessages(locale).overview
  const due = dueScreenings(record.child.birthDate, record.screenings, today)
  const others = screeningKinds.filter((kind) => !due.some((one) => one.kind === kind))
  return workPanel(
    'due',
    words.due,
    html`${
      due.length === 0
        ? paragraph(words.nothingDue)
        : html`<ul class="cjg-ways-in">
            ${due.map((one) => html`<li class="cjg-way-in">${dueLine(view, one)}</li>`)}
          </ul>`
    }
    ${record.mayWrite ? foldOut(words.other, chips(view, others)) : null}`,
  )
}

function dueLine({ locale, record, today }: ScreeningsView, { kind, round, before }: DueScreening): Html {
  const words = screeningMessages(locale)
  const { overview } = words
  const isLate = before !== null && isSooner(before, today)
  const state =
    before === null
      ? tag('info', overview.first)
      : tag(
          isLate ? 'warn' : 'info',
          isLate ? overview.late(formatDate(locale, before)) : overview.again(formatDate(locale, before)),
          'clock',
        )
  const button = record.mayWrite
    ? row(
        linkButton({
          ...{ label: overview.record, hiddenLabel: words.kinds[kind], icon: 'plus', variant: 'secondary' },
          href: localPath(locale, roundPath(record.child.id, kind)),
        }),
      )
    : null
  return html`<p class="nl-paragraph"><strong>${words.kinds[kind]}</strong> ${roundIfTold(locale, { kind, round })} ${state}</p>
    ${button}`
}

function chips({ locale, record }: ScreeningsView, kinds: readonly ScreeningKind[]): Html {
  const words = screeningMessages(locale)
  return html`<ul class="cjg-chips">
    ${kinds.map((kind) => html`<li><a class="cjg-chip" href="${localPath(locale, roundPath(record.child.id, kind))}">${words.kinds[kind]}</a></li>`)}
  </ul>`
}

/** The newest first; of the one that waits it stands when it comes again. */
function kindPanel(view: ScreeningsView, kind: ScreeningKind): Html {
  const { locale, record } = view
  const rounds = roundsOf(record.screenings, kind)
  const waiting = waitsForRepeat(rounds)
  return workPanel(
    kind,
    screeningMessages(locale).kinds[kind],
    html`<ul class="cjg-ways-in">
      ${rounds.toReversed().map((one) => html`<li class="cjg-way-in">${roundLine(view, one, one.id === waiting?.id)}</li>`)}
    </ul>`,
  )
}

function roundLine(view: ScreeningsView, one: Screening, isWaiting: boolean): Html {
  const { locale, record, today } = view
  const { overview: words, kinds } = screeningMessages(locale)
  const referral = record.referrals.find(({ screeningId }) => screeningId === one.id)
  const isLate = one.repeatBefore !== null && isSooner(one.repeatBefore, today)
  const again =
    one.repeatBefore === null || !isWaiting
      ? null
      : tag(
          isLate ? 'warn' : 'info',
          isLate ? words.late(formatDate(locale, one.repeatBefore)) : words.again(formatDate(locale, one.repeatBefore)),
          'clock',
        )
  const isOtherwise = one.decided !== null && one.advised !== null && one.advised !== 'decide' && one.advised !== one.decided
  const isToRefer = one.decided === 'refer' && referral === undefined
  const name = `${kinds[one.kind]}, ${roundName(locale, one)}`
  return html`<p class="nl-paragraph">${tag(resultLook(one.result), resultName(locale, one))} ${again}</p>
    ${small(detailOf(locale, one, record.names))}
    ${isOtherwise && one.decided !== null ? small(`${words.otherwise}: ${words.decided[one.decided]}`) : null}
    ${one.words === null ? null : html`<p class="nl-paragraph" dir="auto">${one.words}</p>`}
    ${referral === undefined ? null : paragraph(link(localPath(locale, referralPath(record.child.id, referral.id)), words.sent(referralName(view, referral))))}
    ${isToRefer && record.mayWrite ? row(linkButton({ label: words.refer, hiddenLabel: name, href: localPath(locale, newReferralPath(record.child.id, one.id)), icon: 'arrow' })) : null}
    ${isToRefer && !record.mayWrite ? tag('warn', words.toRefer, 'warning') : null}
    ${
      record.mayWrite
        ? html`<p class="nl-paragraph">
            <a class="nl-link" href="${localPath(locale, healthPath(record.child.id, `intrekken/screening/${one.id}`))}"
              >${words.withdraw}<span class="cjg-hidden"> ${name}, ${formatDate(locale, one.heldOn)}</span></a
            >
          </p>`
        : null
    }`
}

const referralName = ({ locale }: RecordView, { sentTo, sentOn }: Referral): string =>
  `${recordMessages(locale).referrals.to[sentTo]}, ${formatDate(locale, sentOn)}`

export function referralState({ locale, today }: Pick<RecordView, 'locale' | 'today'>, referral: Referral): Html {
  const words = recordMessages(locale).referrals
  if (referral.outcome !== null) return tag('outline', words.outcomes[referral.outcome])
  const before = expectedBefore(referral)
  return tag(isSooner(before, today) ? 'warn' : 'info', words.waiting(formatDate(locale, before)), 'clock')
}

function referralsPanel(view: ScreeningsView): Html {
  const { locale, record } = view
  const words = screeningMessages(locale).overview
  const lines = record.referrals.toReversed().map(
    (one) =>
      html`<li class="cjg-way-in">
        <p class="nl-paragraph">
          ${link(localPath(locale, referralPath(record.child.id, one.id)), referralName(view, one))} ${referralState(view, one)}
        </p>
      </li>`,
  )
  const add = record.mayWrite
    ? row(
        linkButton({
          label: words.newReferral,
          icon: 'plus',
          variant: 'secondary',
          href: localPath(locale, newReferralPath(record.child.id)),
        }),
      )
    : null
  return workPanel(
    'referrals',
    words.referrals,
    html`${
      lines.length === 0
        ? paragraph(words.noReferrals)
        : html`<ul class="cjg-ways-in">
            ${lines}
          </ul>`
    }
    ${add}`,
  )
}

function withdrawnPanel({ locale, record }: ScreeningsView): Html | null {
  const gone = record.withdrawn.screenings
  if (gone.length === 0) return null
  const words = screeningMessages(locale)
  const { reasons } = recordMessages(locale).withdraw
  return foldOut(
    `${words.overview.withdrawn} (${gone.length})`,
    html`<ul class="cjg-ways-in">
      ${gone.map(
        (one) =>
          html`<li class="cjg-way-in">
            ${heading(4, words.kinds[one.kind])}
            <s>${formatDate(locale, one.heldOn)}, ${roundName(locale, one)}: ${resultName(locale, one)}</s>
            ${small(words.overview.withdrawnText(reasons[one.why].toLocaleLowerCase(locale.format), formatDate(locale, localDate(one.withdrawnAt))))}
          </li>`,
      )}
    </ul>`,
  )
}
