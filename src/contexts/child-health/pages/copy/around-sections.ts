/** Invitations, what the reader told, and where the record went or came from. */
import { formatDate, type Locale } from '#platform/i18n.ts'
import type { PdfBlock } from '#platform/pdf.server.ts'
import { isOwnSet, type VisitQuestion } from '../../rules/family/visit-questions.ts'
import type { CopiedQuestionnaire, CopiedTopic, WholeHealth } from '../../use-cases/copy/read-whole-health.server.ts'
import { contactMessages } from '../contact/messages.ts'
import { topicName } from '../contact/talk-part.ts'
import { familyMessages } from '../family/messages.ts'
import { questionText } from '../family/questions-page.ts'
import { invitationWhat } from '../family/words.ts'
import { dayOf, joined, list, paragraph, section, type Section } from './blocks.ts'
import { copyMessages } from './messages.ts'

export function invitationSection(locale: Locale, whole: WholeHealth): Section[] {
  const { invitations: words } = copyMessages(locale)
  const { channels } = familyMessages(locale).invitations
  const lines = whole.invitations.map(({ on, subject, channel, notReachedOn }) =>
    joined([
      words.line(formatDate(locale, on), invitationWhat(locale, whole, subject), channels[channel]),
      ...(notReachedOn === null ? [] : [words.notReached(formatDate(locale, notReachedOn))]),
    ]),
  )
  const replies = whole.invitationAnswers.map(({ at, subject, says, dayPart, putOffUntil }) =>
    joined([
      words.replied(dayOf(locale, at), invitationWhat(locale, whole, subject), words.says[says]),
      ...(dayPart === null ? [] : [words.dayParts[dayPart]]),
      ...(putOffUntil === null ? [] : [words.until(formatDate(locale, putOffUntil))]),
    ]),
  )
  return section(words.title, list([...lines, ...replies]))
}

export function toldSection(locale: Locale, { topics, questionnaires }: WholeHealth): Section[] {
  const { told: words } = copyMessages(locale)
  const blocks = [...topics.flatMap((one) => topicBlocks(locale, one)), ...questionnaires.flatMap((one) => answerBlocks(locale, one))]
  return section(words.title, blocks.length === 0 ? [] : [paragraph(words.about), ...blocks])
}

function topicBlocks(locale: Locale, { topic, words: said, at, visit, removedAt }: CopiedTopic): PdfBlock[] {
  const { told: words } = copyMessages(locale)
  const state = removedAt !== null ? words.removed : visit === null ? words.waiting : words.talked
  return [
    { kind: 'heading', text: words.topic(dayOf(locale, at), topicName(contactMessages(locale), topic)) },
    ...(said === null ? [] : [{ kind: 'quote', text: said } as const]),
    { kind: 'small', text: state },
  ]
}

/** Our own open questions in words; of a list of somebody else the names of its items, because the wording is not ours. */
function answerBlocks(locale: Locale, { instrument, informant, on, answers }: CopiedQuestionnaire): PdfBlock[] {
  const { told: words } = copyMessages(locale)
  const isOurs = isOwnSet(instrument)
  const isYoung = informant === 'young-person'
  // `as`: of our own lists the rule let only these names through.
  const question = (name: string): string => (isOurs ? questionText(locale, name as VisitQuestion, isYoung) : `${name}:`)
  return [
    { kind: 'heading', text: words.filled(formatDate(locale, on)) },
    ...(isOurs ? [] : [paragraph(words.list(instrument))]),
    ...list(Object.entries(answers).map(([name, answer]) => words.answer(question(name), answer))),
  ]
}

export function transferSection(locale: Locale, { transfers }: WholeHealth): Section[] {
  const { transfers: words } = copyMessages(locale)
  return section(
    words.title,
    list(
      transfers.map(({ direction, at, otherParty, reason, ground }) => {
        const line = words[direction](dayOf(locale, at), otherParty, words.reasons[reason])
        return ground === null ? line : `${line} ${words.grounds[ground]}`
      }),
    ),
  )
}
