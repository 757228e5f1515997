/** Screenings, signals and referrals in words: results and decisions, and no scores of growth. */
import { formatDate, type Locale } from '#platform/i18n.ts'
import { formatDecimal, formatNumber } from '#platform/locale.ts'
import type { PdfBlock } from '#platform/pdf.server.ts'
import type { CopiedReferral, WholeHealth } from '../../use-cases/copy/read-whole-health.server.ts'
import { signalText } from '../record/lists-panels.ts'
import { joined, list, paragraph, said, section, type Section } from './blocks.ts'
import { copyMessages } from './messages.ts'

type Screened = WholeHealth['screenings'][number]

export function screeningSection(locale: Locale, { screenings }: WholeHealth): Section[] {
  const { screenings: words } = copyMessages(locale)
  return section(words.title, list(screenings.map((one) => screeningLine(locale, one))))
}

function screeningLine(locale: Locale, one: Screened): string {
  const { screenings: words, withdrawn } = copyMessages(locale)
  const value = (side: string, number: number | null): string[] =>
    number === null ? [] : [`${side} ${valueText(locale, one.kind, number)}`]
  const score = one.score === null ? '' : formatDecimal(locale, one.score, Number.isInteger(one.score) ? 0 : 1)
  const more = joined([
    ...value(words.sides.right, one.rightValue),
    ...value(words.sides.left, one.leftValue),
    one.method ?? '',
    ...(one.instrument === null ? [] : [words.instrument(one.instrument, score)]),
    ...(one.repeatBefore === null ? [] : [words.again(formatDate(locale, one.repeatBefore))]),
    ...said(withdrawn, one.withdrawnWhy),
  ])
  const line = words.line(formatDate(locale, one.on), words.kinds[one.kind], formatNumber(locale, one.round), words.results[one.result])
  return more === '' ? `${line}.` : `${line}: ${more}.`
}

/** Visual acuity is kept in hundredths, hearing in decibels. */
function valueText(locale: Locale, kind: Screened['kind'], value: number): string {
  if (kind === 'acuity') return formatDecimal(locale, value / 100, 2)
  return kind === 'hearing' || kind === 'hearing-newborn' ? `${formatNumber(locale, value)} dB` : formatNumber(locale, value)
}

export function signalSection(locale: Locale, { signals }: WholeHealth): Section[] {
  const { signals: words } = copyMessages(locale)
  const lines = signals.map((one) => {
    const decision = one.decision === null ? words.open : words.decisions[one.decision]
    const then =
      one.followedUpOn !== null
        ? words.followedUp(formatDate(locale, one.followedUpOn))
        : one.followUpBefore === null
          ? ''
          : words.followUp(formatDate(locale, one.followUpBefore))
    const rule = one.source === 'development' ? '' : words.text(signalText(locale, one))
    return [words.line(formatDate(locale, one.on), words.sources[one.source], decision), rule, then].filter((part) => part !== '').join(' ')
  })
  return section(words.title, lines.length === 0 ? [] : [paragraph(words.about), ...list(lines)])
}

export function referralSection(locale: Locale, { referrals }: WholeHealth): Section[] {
  return section(
    copyMessages(locale).referrals.title,
    referrals.flatMap((one) => referralBlocks(locale, one)),
  )
}

function referralBlocks(locale: Locale, one: CopiedReferral): PdfBlock[] {
  const { referrals: words } = copyMessages(locale)
  const answer =
    one.outcome === null || one.feedbackOn === null
      ? words.waiting(formatDate(locale, one.feedbackBefore))
      : words.outcome(formatDate(locale, one.feedbackOn), words.outcomes[one.outcome])
  return [
    { kind: 'heading', text: words.line(formatDate(locale, one.sentOn), words.to[one.sentTo]) },
    paragraph(words.why(one.reason)),
    paragraph(answer),
    ...(one.feedback === null ? [] : [paragraph(words.feedback(one.feedback))]),
  ]
}
