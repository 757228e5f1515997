/** What is known of birth and parents. */
import { type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { formatDecimal, formatNumber, type Locale } from '#platform/locale.ts'
import { definitionRows, type DefinitionRow } from '#web/components/panel.ts'
import { link } from '#web/components/text.ts'
import { targetRange } from '../../rules/charts/growth-chart-facts.ts'
import { subjectOf } from '../../rules/charts/reference-choice.ts'
import { workPanel, type RecordView } from './frame.ts'
import { recordMessages } from './messages.ts'
import { healthPath } from './paths.ts'

export function backgroundPanel({ locale, record }: RecordView): Html {
  const { background: words } = recordMessages(locale)
  const change = record.mayWrite ? link(localPath(locale, healthPath(record.child.id, 'achtergrond')), words.change) : null
  return workPanel('background', words.title, definitionRows(backgroundRows(locale, record)), change)
}

/** Facts with their names; what is not known says so. */
export function backgroundRows(locale: Locale, { child, background }: Pick<RecordView['record'], 'child' | 'background'>): DefinitionRow[] {
  const { background: words } = recordMessages(locale)
  const { gestationDays, birthWeightG, birthLengthMm, birthHeadMm, motherHeightMm, fatherHeightMm, population } = background
  const centimetres = (mm: number | null): string =>
    mm === null ? words.unknown : `${formatDecimal(locale, mm / 10, mm % 10 === 0 ? 0 : 1)} cm`
  const subject = subjectOf(child.sex, background)
  const target = subject === null ? null : targetRange(subject, background)
  const whole = (cm: number): string => formatDecimal(locale, cm, 0)
  return [
    { term: words.gestation, detail: gestationDays === null ? words.unknown : gestationText(locale, gestationDays) },
    { term: words.birthWeight, detail: birthWeightG === null ? words.unknown : `${formatNumber(locale, birthWeightG)} g` },
    { term: words.birthLength, detail: centimetres(birthLengthMm) },
    { term: words.birthHead, detail: centimetres(birthHeadMm) },
    { term: words.mother, detail: centimetres(motherHeightMm) },
    { term: words.father, detail: centimetres(fatherHeightMm) },
    ...(target === null ? [] : [{ term: words.target, detail: words.targetText(whole(target.cm), whole(target.low), whole(target.high)) }]),
    { term: words.population, detail: words.populations[population] },
  ]
}

const TERM_DAYS = 37 * 7

function gestationText(locale: Locale, days: number): string {
  const { background: words } = recordMessages(locale)
  const text = words.gestationText(formatNumber(locale, Math.floor(days / 7)), formatNumber(locale, days % 7))
  return days < TERM_DAYS ? `${text}, ${words.early}` : text
}
