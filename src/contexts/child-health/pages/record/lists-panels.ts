/** Signals with what was decided, screenings, vaccinations and referrals. A panel without content is left out, where nothing has to be said. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { formatDecimal, formatNumber, type Locale } from '#platform/locale.ts'
import { tag } from '#web/components/tag.ts'
import { link, paragraph, small } from '#web/components/text.ts'
import { referralText } from '#calculators/referral/referral-texts.ts'
import { en as englishVaccines } from '#calculators/vaccination/messages.en.ts'
import { nl as dutchVaccines } from '#calculators/vaccination/messages.nl.ts'
import type { Dose } from '../../../vaccination/public.ts'
import type { Screening, Signal } from '../../rules/record/whole-record.ts'
import { workPanel, type RecordView } from './frame.ts'
import { recordMessages } from './messages.ts'
import { jabsPath } from './paths.ts'

const list = (items: readonly Html[]): Html =>
  html`<ul class="cjg-ways-in">
    ${items.map((item) => html`<li class="cjg-way-in">${item}</li>`)}
  </ul>`

export function signalsPanel({ locale, record }: RecordView): Html | null {
  const { signals: words } = recordMessages(locale)
  if (record.signals.length === 0) return null
  return workPanel('signals', words.title, list(record.signals.toReversed().map((signal) => signalLine(locale, signal, record.names))))
}

function signalLine(locale: Locale, signal: Signal, names: ReadonlyMap<string, string>): Html {
  const { signals: words } = recordMessages(locale)
  const { decision, decidedBy, decidedOn, raisedOn, followUpBefore, followedUpOn } = signal
  const by = decidedBy === null ? undefined : names.get(decidedBy)
  const after =
    followedUpOn !== null
      ? words.followedUp(formatDate(locale, followedUpOn))
      : followUpBefore === null
        ? null
        : words.followUp(formatDate(locale, followUpBefore))
  return html`<strong>${words.sources[signal.source]}</strong>
    ${decision === null ? tag('warn', words.open, 'warning') : tag('outline', words.decisions[decision])}
    <p class="nl-paragraph">${signalText(locale, signal)}</p>
    ${small([formatDate(locale, raisedOn), ...(by === undefined || decidedOn === null ? [] : [`${by}, ${formatDate(locale, decidedOn)}`]), ...(after === null ? [] : [after])].join(' · '))}`
}

/** What the code means, where a rule of ours gave it; otherwise the code itself. */
export function signalText(locale: Locale, { code }: Pick<Signal, 'code'>): string {
  return referralText(code, locale.tag === 'nl' ? 'nl' : 'en') ?? code
}

export function screeningsPanel({ locale, record }: RecordView): Html | null {
  const { screenings: words } = recordMessages(locale)
  if (record.screenings.length === 0) return null
  return workPanel('screenings', words.title, list(record.screenings.toReversed().map((one) => screeningLine(locale, one))))
}

function screeningLine(locale: Locale, { kind, round, heldOn, result, instrument, score, repeatBefore }: Screening): Html {
  const { screenings: words } = recordMessages(locale)
  const isFine = result === 'sufficient'
  const more = [
    ...[formatDate(locale, heldOn), words.round(formatNumber(locale, round))],
    ...(instrument === null
      ? []
      : [score === null ? instrument : `${instrument}: ${formatDecimal(locale, score, Number.isInteger(score) ? 0 : 1)}`]),
    ...(repeatBefore === null ? [] : [words.again(formatDate(locale, repeatBefore))]),
  ]
  return html`<strong>${words.kinds[kind]}</strong> ${tag(isFine ? 'ok' : 'warn', words.results[result])} ${small(more.join(' · '))}`
}

export function jabsPanel({ locale, record }: RecordView): Html {
  const { jabs: words } = recordMessages(locale)
  const all = link(localPath(locale, jabsPath(record.child.id)), words.all)
  if (record.doses.length === 0) return workPanel('jabs', words.title, paragraph(words.none), all)
  return workPanel('jabs', words.title, list(record.doses.toReversed().map((dose) => doseLine(locale, dose))), all)
}

function doseLine(locale: Locale, dose: Dose): Html {
  const { jabs: words } = recordMessages(locale)
  const { givenOn, batchNumber, elsewhere } = dose
  const more = [
    formatDate(locale, givenOn),
    ...(batchNumber === null ? [] : [batchNumber]),
    ...(elsewhere === null ? [] : [words.elsewhere]),
  ]
  return html`<strong>${vaccineName(locale, dose)}</strong> ${small(more.join(' · '))}`
}

export function vaccineName(locale: Locale, { vaccine }: Pick<Dose, 'vaccine'>): string {
  return (locale.tag === 'nl' ? dutchVaccines : englishVaccines).vaccines[vaccine]
}

export function referralsPanel({ locale, record, today }: RecordView): Html | null {
  const { referrals: words } = recordMessages(locale)
  if (record.referrals.length === 0) return null
  return workPanel(
    'referrals',
    words.title,
    list(
      record.referrals.toReversed().map(({ sentTo, sentOn, reason, outcome, feedbackBefore }) => {
        const isLate = outcome === null && feedbackBefore.since(today).sign < 0
        const state =
          outcome === null
            ? tag(isLate ? 'warn' : 'info', words.waiting(formatDate(locale, feedbackBefore)), 'clock')
            : tag('outline', words.outcomes[outcome])
        return html`<strong>${words.to[sentTo]}</strong> ${state}
          <p class="nl-paragraph" dir="auto">${reason}</p>
          ${small(formatDate(locale, sentOn))}`
      }),
    ),
  )
}
