/** The record of a child in words, in the order in which a family reads it. What is empty is left out. */
import type { VanWiechenTable } from '#calculators/dscore/van-wiechen.ts'
import { formatDate, type Locale } from '#platform/i18n.ts'
import { formatDecimal, formatNumber } from '#platform/locale.ts'
import type { PdfBlock } from '#platform/pdf.server.ts'
import type { WholeHealth } from '../../use-cases/copy/read-whole-health.server.ts'
import { growthBookMessages } from '../charts/growth-book-messages.ts'
import { milestoneName } from '../family/words.ts'
import { recordMessages } from '../record/messages.ts'
import { joined, list, paragraph, said, section, type Section } from './blocks.ts'
import { measuredSection } from './measured-section.ts'
import { copyMessages } from './messages.ts'
import { invitationSection, toldSection, transferSection } from './around-sections.ts'
import { referralSection, screeningSection, signalSection } from './looked-sections.ts'
import { otherVisitsSection, visitsSection } from './visit-sections.ts'

export function healthSections(locale: Locale, whole: WholeHealth, scheme: VanWiechenTable): readonly Section[] {
  const words = copyMessages(locale)
  const told = [
    ...birthSection(locale, whole),
    ...measuredSection(locale, whole),
    ...visitsSection(locale, whole),
    ...otherVisitsSection(locale, whole),
    ...milestoneSection(locale, whole, scheme),
    ...screeningSection(locale, whole),
    ...signalSection(locale, whole),
    ...referralSection(locale, whole),
    ...invitationSection(locale, whole),
    ...toldSection(locale, whole),
    ...transferSection(locale, whole),
  ]
  return told.length === 0 ? section(words.nothing.title, [paragraph(words.nothing.text)]) : told
}

function birthSection(locale: Locale, { background }: WholeHealth): Section[] {
  if (background === null) return []
  const [words, book, record] = [copyMessages(locale).birth, growthBookMessages(locale), recordMessages(locale).background]
  const { gestationDays, birthWeightG, birthLengthMm, birthHeadMm, population } = background
  const centimetres = (mm: number): string => `${formatDecimal(locale, mm / 10, mm % 10 === 0 ? 0 : 1)} cm`
  const fact = <T>(term: string, value: T | null, text: (value: T) => string): string =>
    `${term}: ${value === null ? words.unknown : text(value)}`
  return section(
    words.title,
    list([
      fact(book.pregnancy, gestationDays, (days) =>
        record.gestationText(formatNumber(locale, Math.floor(days / 7)), formatNumber(locale, days % 7)),
      ),
      fact(book.birthWeight, birthWeightG, (grams) => `${formatNumber(locale, grams)} gram`),
      fact(book.birthLength, birthLengthMm, centimetres),
      fact(book.birthHead, birthHeadMm, centimetres),
      `${words.population}: ${record.populations[population]}`,
    ]),
  )
}

function milestoneSection(locale: Locale, { milestones }: WholeHealth, scheme: VanWiechenTable): Section[] {
  const { milestones: words, withdrawn } = copyMessages(locale)
  const days = Map.groupBy(milestones, ({ on }) => on.toString())
  const blocks = [...days.values()].flatMap((ofDay): PdfBlock[] => {
    const [first] = ofDay
    if (first === undefined) return []
    const items = ofDay.map((one) =>
      joined([`${milestoneName(locale, scheme, one)}: ${words.answers[one.answer]}`, ...said(withdrawn, one.withdrawnWhy)]),
    )
    return [{ kind: 'heading', text: formatDate(locale, first.on) }, ...list(items)]
  })
  return section(words.title, blocks.length === 0 ? [] : [paragraph(words.about), ...blocks])
}
