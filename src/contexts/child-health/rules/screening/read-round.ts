/** Reads the form of a round: forgiving in how numbers are written, strict in what they can be. All that is wrong at once. */
import { readDate, readNumber } from '../typed.ts'
import { formatDate } from '#calculators/core/civil-date.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, Temporal, type PlainDate } from '#platform/time.ts'
import {
  acuityLines,
  conclusions,
  DECIBEL_STEP,
  GOOD,
  hows,
  isComputed,
  kindShapes,
  LOUDEST,
  NOT_GOOD,
  TEST_TONE,
  type Conclusion,
  type How,
  type ScreeningKind,
  type ScreeningResult,
} from './kinds.ts'
import type { EarlierRound, ReadRound, RoundFault, RoundField, RoundTyped } from './round.ts'
import { concludeAcuity, limitAt, type AcuityLimit } from './acuity-limits.ts'
import { concludeAtTwo } from './language.ts'
import { earState } from './newborn-hearing.ts'

/** `limits`: of acuity, as the centre filled them in. */
export type ChildDays = { readonly born: PlainDate | null; readonly today: PlainDate; readonly limits?: readonly AcuityLimit[] }
export const longestWords = 2000

const textOf = (typed: RoundTyped, name: RoundField): string => (typed[name] ?? '').trim()
const among = <T extends string>(all: readonly T[], text: string): T | null => all.find((one) => one === text) ?? null

/** A day as it was typed; or what is wrong with it as a day on which something was done. */
export function readHeldOn(text: string, { born, today }: ChildDays): Result<PlainDate, RoundFault['code']> {
  const read = readDate(text)
  if (!read.ok) return err(read.error.code === 'no-such-date' ? 'no-such-date' : 'not-a-date')
  const day = Temporal.PlainDate.from(formatDate(read.value))
  if (isSooner(today, day)) return err('in-future')
  if (born === null) return err('birth-date-needed')
  return isSooner(day, born) ? err('before-birth') : ok(day)
}

export function readRound(
  kind: ScreeningKind,
  typed: RoundTyped,
  days: ChildDays,
  earlier: readonly EarlierRound[],
): Result<ReadRound, readonly RoundFault[]> {
  const shape = kindShapes[kind]
  const faults: RoundFault[] = []
  const wrong = (field: RoundField, code: RoundFault['code'], meant?: readonly number[]): null => {
    // One fault per field: the first says what is wrong.
    if (!faults.some((one) => one.field === field)) faults.push({ field, code, ...(meant === undefined ? {} : { meant }) })
    return null
  }
  const day = readHeldOn(textOf(typed, 'on'), days)
  if (!day.ok) wrong('on', day.error)
  const how = among(hows, textOf(typed, 'how')) ?? wrong('how', 'choose')
  const round = /^[1-9]$/.test(textOf(typed, 'round')) ? Number(textOf(typed, 'round')) : 0
  if (round < 1 || round > shape.mostRounds) wrong('round', 'no-such-round')
  const words = textOf(typed, 'words')
  if (words.length > longestWords) wrong('words', 'too-long')
  const isDone = how === 'done'
  const [right, left] = isDone ? readSides(kind, typed, wrong) : [null, null]
  const method = isDone && shape.methods.length > 0 ? (among(shape.methods, textOf(typed, 'method')) ?? wrong('method', 'choose')) : null
  const isScored = isDone && shape.score !== null
  const instrument = isScored ? (among(shape.instruments, textOf(typed, 'instrument')) ?? wrong('instrument', 'choose')) : null
  const score = isScored ? readScore(kind, textOf(typed, 'score'), wrong) : null
  const found = { rightValue: right, leftValue: left }
  const said =
    among(conclusions, textOf(typed, 'conclusion')) ?? followsFrom(kind, { ...found, instrument, score }, day.ok ? day.value : null, days)
  const result = how === null ? null : resultOf(kind, how, said, found, earlier, wrong)
  if (faults.length > 0 || how === null || result === null || !day.ok) return err(faults)
  return ok({
    ...{ kind, round, how, result, ...found, method, instrument, score, words, heldOn: day.value },
    cause: causeOf(kind, how, result, textOf(typed, 'cause')),
  })
}

type Wrong = (field: RoundField, code: RoundFault['code'], meant?: readonly number[]) => null

function readSides(kind: ScreeningKind, typed: RoundTyped, wrong: Wrong): readonly [number | null, number | null] {
  const { sides } = kindShapes[kind]
  if (sides === null) return [null, null]
  const read = (field: 'right' | 'left'): number | null => {
    const text = textOf(typed, field)
    if (text === '') return null
    if (sides === 'good-or-not') return text === 'good' ? GOOD : text === 'not-good' ? NOT_GOOD : wrong(field, 'choose')
    return sides === 'acuity' ? readAcuity(text, field, wrong) : readDecibel(text, field, wrong)
  }
  const both = [read('right'), read('left')] as const
  const areEmpty = textOf(typed, 'right') === '' && textOf(typed, 'left') === ''
  if (areEmpty || (kind === 'eye' && both.includes(null))) wrong(textOf(typed, 'right') === '' ? 'right' : 'left', 'measure-both')
  return both
}

/** "0,63", ".63" or "63": a line of the chart, in hundredths. */
function readAcuity(text: string, field: RoundField, wrong: Wrong): number | null {
  const number = readNumber(text.replace(/^[.,]/, '0.'))
  if (number === null) return wrong(field, 'not-a-number')
  const hundredths = Math.round(number > 2 ? number : number * 100)
  if (hundredths > 100) return wrong(field, 'too-large', [1])
  if (hundredths < 10) return wrong(field, 'too-small', [0.1])
  if (acuityLines.some((line) => line === hundredths)) return hundredths
  const below = acuityLines.findLast((line) => line < hundredths) ?? 10
  return wrong(field, 'not-on-chart', [below / 100, (acuityLines.find((line) => line > hundredths) ?? 100) / 100])
}

function readDecibel(text: string, field: RoundField, wrong: Wrong): number | null {
  const number = readNumber(text.replace(/\s*dB$/i, ''))
  if (number === null) return wrong(field, 'not-a-number')
  if (number > LOUDEST) return wrong(field, 'too-large', [LOUDEST])
  return number % DECIBEL_STEP === 0 ? number : wrong(field, 'not-a-step', [DECIBEL_STEP])
}

/** May be left out: some instruments give a conclusion alone. The class of a percentile may not. */
function readScore(kind: ScreeningKind, text: string, wrong: Wrong): number | null {
  const { score } = kindShapes[kind]
  if (text === '' && kind !== 'motor') return null
  const number = readNumber(text)
  if (number === null) return wrong('score', text === '' ? 'choose' : 'not-a-number')
  return score === null || number < score.from || number > score.to
    ? wrong('score', 'score-out-of-range', score === null ? [] : [score.from, score.to])
    : number
}

type Found = Pick<ReadRound, 'rightValue' | 'leftValue'>

/** Where a number says it by itself and nobody said otherwise: all tones heard at the level of the test tone, the sum of two items of language at two years. */
function followsFrom(
  kind: ScreeningKind,
  { rightValue, leftValue, instrument, score }: Found & Pick<ReadRound, 'instrument' | 'score'>,
  heldOn: PlainDate | null,
  { born, limits = [] }: ChildDays,
): Conclusion | null {
  if (kind === 'hearing')
    return rightValue !== null && leftValue !== null && Math.max(rightValue, leftValue) <= TEST_TONE ? 'sufficient' : null
  if (kind === 'acuity') {
    const limit = heldOn === null || born === null ? null : limitAt(limits, born, heldOn)
    return limit === null ? null : concludeAcuity(limit, rightValue, leftValue)
  }
  const isKnown = kind === 'language' && instrument === 'Van-Wiechen' && score !== null && heldOn !== null && born !== null
  return isKnown ? concludeAtTwo(score, heldOn, born) : null
}

function resultOf(
  kind: ScreeningKind,
  how: How,
  conclusion: Conclusion | null,
  found: Found,
  earlier: readonly EarlierRound[],
  wrong: Wrong,
): ScreeningResult | null {
  if (how !== 'done') return how
  if (isComputed(kind)) return computed(kind, found, earlier, wrong)
  if (conclusion === null) return wrong('conclusion', 'choose')
  const isHalf = kindShapes[kind].sides !== null && (found.rightValue === null || found.leftValue === null)
  // Of one eye or ear nothing is known: that is not enough to call both good.
  return conclusion === 'sufficient' && isHalf ? wrong(found.rightValue === null ? 'right' : 'left', 'measure-both') : conclusion
}

function computed(
  kind: ScreeningKind,
  { rightValue, leftValue }: Found,
  earlier: readonly EarlierRound[],
  wrong: Wrong,
): Conclusion | null {
  const ears = kind === 'hearing-newborn' ? earState(earlier) : { right: null, left: null }
  // An ear that passed before is not tested again.
  const [right, left] = [rightValue ?? ears.right, leftValue ?? ears.left]
  if (right === NOT_GOOD || left === NOT_GOOD) return 'insufficient'
  if (right === null) return wrong('right', 'measure-both')
  return left === null ? wrong('left', 'measure-both') : 'sufficient'
}

function causeOf(kind: ScreeningKind, how: How, result: ScreeningResult, text: string): string | null {
  const shape = kindShapes[kind]
  const causes = how === 'refused' ? shape.refusedBecause : how === 'not-possible' ? shape.failedBecause : []
  return result === how ? among(causes, text) : null
}
