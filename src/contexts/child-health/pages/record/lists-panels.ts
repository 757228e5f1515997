/** Signals with what was decided, screenings, vaccinations and referrals. A panel without content is left out, where nothing has to be said. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { type Locale } from '#platform/locale.ts'
import { tag } from '#web/components/tag.ts'
import { link, paragraph, small } from '#web/components/text.ts'
import { referralText } from '#calculators/referral/referral-texts.ts'
import { en as englishVaccines } from '#calculators/vaccination/messages.en.ts'
import { nl as dutchVaccines } from '#calculators/vaccination/messages.nl.ts'
import type { Dose } from '../../../vaccination/public.ts'
import type { Screening, Signal } from '../../rules/record/whole-record.ts'
import { workPanel, type RecordView } from './frame.ts'
import { screeningKinds } from '../../rules/screening/kinds.ts'
import { roundsOf } from '../../rules/screening/judge-round.ts'
import type { HealthRecord } from '../../use-cases/record/read-record.server.ts'
import { screeningMessages } from '../screening/messages.ts'
import { referralState } from '../screening/overview-page.ts'
import { referralPath, screeningPath } from '../screening/paths.ts'
import { detailOf, resultLook, resultName } from '../screening/words.ts'
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

/** Of each kind the last round, with the way to all of them. */
export function screeningsPanel({ locale, record }: RecordView): Html | null {
  const { screenings: words } = recordMessages(locale)
  const all = link(localPath(locale, screeningPath(record.child.id)), words.all)
  const last = screeningKinds.flatMap((kind) => roundsOf(record.screenings, kind).at(-1) ?? [])
  const body = last.length === 0 ? paragraph(words.none) : list(last.map((one) => screeningLine(locale, record, one)))
  return workPanel('screenings', words.title, body, all)
}

function screeningLine(locale: Locale, { names }: HealthRecord, one: Screening): Html {
  const { kinds, overview } = screeningMessages(locale)
  const again = one.repeatBefore === null ? null : tag('info', overview.again(formatDate(locale, one.repeatBefore)), 'clock')
  return html`<strong>${kinds[one.kind]}</strong> ${tag(resultLook(one.result), resultName(locale, one))} ${again}
    ${small(detailOf(locale, one, names))}`
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
      record.referrals.toReversed().map(
        (one) =>
          html`<strong>${link(localPath(locale, referralPath(record.child.id, one.id)), words.to[one.sentTo])}</strong>
            ${referralState({ locale, today }, one)}
            <p class="nl-paragraph" dir="auto">${one.reason}</p>
            ${small(formatDate(locale, one.sentOn))}`,
      ),
    ),
  )
}
