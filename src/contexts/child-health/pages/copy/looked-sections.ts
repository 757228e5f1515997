/** Screenings, signals and referrals in words: results and decisions, and no scores of growth. */
import { formatDate, type Locale } from '#platform/i18n.ts'
import type { PdfBlock } from '#platform/pdf.server.ts'
import type { CopiedReferral, WholeHealth } from '../../use-cases/copy/read-whole-health.server.ts'
import { callsMessages } from '../calls/messages.ts'
import { signalText } from '../record/lists-panels.ts'
import { screeningMessages } from '../screening/messages.ts'
import { causeName, methodName, resultName, roundIfTold, scoreText, sidesText } from '../screening/words.ts'
import { listed } from '../family/words.ts'
import { joined, list, paragraph, said, section, type Section } from './blocks.ts'
import { copyMessages } from './messages.ts'

type Screened = WholeHealth['screenings'][number]

export function screeningSection(locale: Locale, { screenings }: WholeHealth): Section[] {
  const { screenings: words } = copyMessages(locale)
  return section(words.title, list(screenings.map((one) => screeningLine(locale, one))))
}

function screeningLine(locale: Locale, one: Screened): string {
  const { screenings: words, withdrawn } = copyMessages(locale)
  const kind = screeningMessages(locale).kinds[one.kind]
  const what = joined([formatDate(locale, one.on), kind, roundIfTold(locale, one), resultName(locale, one)])
  const more = joined([
    sidesText(locale, one),
    one.method === null ? '' : methodName(locale, one.method),
    scoreText(locale, one),
    ...(one.cause === null ? [] : [words.why(causeName(locale, one.cause))]),
    ...(one.decided === null ? [] : [words.next[one.decided]]),
    ...(one.repeatBefore === null ? [] : [words.again(formatDate(locale, one.repeatBefore))]),
    ...said(withdrawn, one.withdrawnWhy),
  ])
  const line = more === '' ? `${what}.` : `${what}: ${more}.`
  return one.words === null ? line : `${line} ${one.words}`
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
    { kind: 'heading', text: words.line(formatDate(locale, one.sentOn), callsMessages(locale).sentTo[one.sentTo]) },
    paragraph(words.why(one.reason)),
    ...(one.agreedBy === null || one.agreedBy.length === 0
      ? []
      : [
          paragraph(
            words.agreed(
              listed(
                locale,
                one.agreedBy.map((who) => words.agreeing[who]),
              ),
            ),
          ),
        ]),
    ...(one.askedAgainOn === null ? [] : [paragraph(words.askedAgain(formatDate(locale, one.askedAgainOn)))]),
    paragraph(answer),
    ...(one.feedback === null ? [] : [paragraph(words.feedback(one.feedback))]),
  ]
}
