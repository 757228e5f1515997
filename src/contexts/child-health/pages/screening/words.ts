/** A round of a screening in words: which one, what was found, what was decided. */
import { formatDate } from '#platform/i18n.ts'
import { formatDecimal, formatNumber, type Locale } from '#platform/locale.ts'
import type { TagKind } from '#web/components/tag.ts'
import { GOOD, kindShapes, type ScreeningKind, type ScreeningResult } from '../../rules/screening/kinds.ts'
import type { RoundFault } from '../../rules/screening/round.ts'
import type { Screening } from '../../rules/record/whole-record.ts'
import { screeningMessages } from './messages.ts'

export function roundName(locale: Locale, { kind, round }: Pick<Screening, 'kind' | 'round'>): string {
  const words = screeningMessages(locale)
  return kind === 'heel-prick' ? (words.heelRounds[round - 1] ?? words.rounds(round)) : words.rounds(round)
}

/** Which round, where that says something: in a series, and when it is not the first. */
export const roundIfTold = (locale: Locale, one: Pick<Screening, 'kind' | 'round'>): string =>
  one.round > 1 || kindShapes[one.kind].isOneSeries ? roundName(locale, one) : ''

export function resultName(locale: Locale, { kind, result }: Pick<Screening, 'kind' | 'result'>): string {
  const words = screeningMessages(locale)
  const isOfHeel = kind === 'heel-prick' && result !== 'refused' && result !== 'not-possible'
  return isOfHeel ? words.heelResults[result] : words.results[result]
}

export const resultLook = (result: ScreeningResult): TagKind => (result === 'sufficient' ? 'ok' : result === 'refused' ? 'outline' : 'warn')

/** "rechts 0,63, links niet gelukt"; empty where nothing is measured per side. */
export function sidesText(locale: Locale, one: Pick<Screening, 'kind' | 'result' | 'rightValue' | 'leftValue'>): string {
  const words = screeningMessages(locale)
  const { sides } = kindShapes[one.kind]
  if (sides === null || (one.rightValue === null && one.leftValue === null)) return ''
  const text = (value: number): string => {
    if (sides === 'good-or-not') return value === GOOD ? words.good : words.notGood
    return sides === 'acuity' ? formatDecimal(locale, value / 100, value % 10 === 0 ? 1 : 2) : words.decibel(formatNumber(locale, value))
  }
  const side = (name: string, value: number | null): string[] =>
    value === null ? (one.kind === 'hearing-newborn' ? [] : [`${name} ${words.notMeasured}`]) : [`${name} ${text(value)}`]
  return [...side(words.sides.right, one.rightValue), ...side(words.sides.left, one.leftValue)].join(', ')
}

/** At the beginning of a sentence or of a choice. */
export const capital = (locale: Locale, text: string): string => `${text.charAt(0).toLocaleUpperCase(locale.format)}${text.slice(1)}`

const named = (all: Readonly<Record<string, string>>, key: string): string => all[key] ?? key
export const methodName = (locale: Locale, method: string): string => named(screeningMessages(locale).methods, method)
export const instrumentName = (locale: Locale, instrument: string): string => named(screeningMessages(locale).instruments, instrument)
export const causeName = (locale: Locale, cause: string): string => named(screeningMessages(locale).causes, cause)

/** "SNEL: 11", "BFMT: P5 tot P10". */
export function scoreText(locale: Locale, { kind, instrument, score }: Pick<Screening, 'kind' | 'instrument' | 'score'>): string {
  if (instrument === null) return ''
  const name = instrumentName(locale, instrument)
  if (score === null) return name
  const shown = kind === 'motor' ? screeningMessages(locale).class[score - 1] : undefined
  return `${name}: ${shown ?? formatDecimal(locale, score, Number.isInteger(score) ? 0 : 1)}`
}

/** All that stands beside the result, in one line. */
export function detailOf(locale: Locale, one: Screening, names: ReadonlyMap<string, string>): string {
  const words = screeningMessages(locale).overview
  const name = names.get(one.recordedBy)
  return [
    formatDate(locale, one.heldOn),
    roundIfTold(locale, one),
    sidesText(locale, one),
    one.method === null ? '' : methodName(locale, one.method),
    scoreText(locale, one),
    one.cause === null ? '' : causeName(locale, one.cause),
    name === undefined ? '' : words.by(name),
  ]
    .filter((text) => text !== '')
    .join(' · ')
}

export function faultText(locale: Locale, kind: ScreeningKind, { code, field, meant = [] }: RoundFault): string {
  const isAcuity = kind === 'acuity' && (field === 'right' || field === 'left')
  const shown = meant.map((number) => formatDecimal(locale, number, isAcuity ? (Math.round(number * 100) % 10 === 0 ? 1 : 2) : 0))
  return screeningMessages(locale).faults[code](shown)
}
