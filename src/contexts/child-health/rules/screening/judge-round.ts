/**
 * What a round means, before somebody decides: whether it fits what stands already, what is unusual about it, and what the rules of its kind say. An outcome is
 * an advice to a professional, never a verdict on a child, and who decides may decide otherwise, with a reason.
 */
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, type PlainDate } from '#platform/time.ts'
import { concludeAcuity, limitAt, type AcuityLimit } from './acuity-limits.ts'
import { adviseHeelPrick, askHeelPrick, heelPrickAfter, nextHeelPrick } from './heel-prick.ts'
import { adviseAcuity, adviseEye } from './eyes.ts'
import { kindShapes, type ScreeningKind } from './kinds.ts'
import { adviseLanguage } from './language.ts'
import { adviseNewbornHearing, askNewbornHearing } from './newborn-hearing.ts'
import type { Advice, EarlierRound, ReadRound, RoundFault, RoundQuestion } from './round.ts'

const isFinal = ({ result }: EarlierRound): boolean => result !== 'refused' && result !== 'not-possible'
const after = (a: EarlierRound, b: EarlierRound): number => a.heldOn.since(b.heldOn).sign || a.round - b.round

/** Those of a kind, oldest first. */
export const roundsOf = <T extends EarlierRound>(all: readonly T[], kind: ScreeningKind): T[] =>
  all.filter((one) => one.kind === kind).toSorted(after)

/** Does the round fit what stands already? `earlier`: the rounds of its kind that hold. */
export function checkOrder({ kind, round, heldOn }: ReadRound, earlier: readonly EarlierRound[]): RoundFault | null {
  const { isOneSeries } = kindShapes[kind]
  const same = earlier.filter((one) => one.round === round)
  if (same.some((one) => one.heldOn.equals(heldOn))) return { field: 'round', code: 'same-round' }
  if (isOneSeries && same.some(isFinal)) return { field: 'round', code: 'round-there-already' }
  const before = kind === 'heel-prick' ? (heelPrickAfter[round] ?? []) : round === 1 ? [] : [round - 1]
  if (before.length === 0) return null
  const found = earlier.filter((one) => before.includes(one.round))
  if (found.length === 0) return { field: 'round', code: 'round-without-earlier', meant: [...before] }
  return found.every((one) => isSooner(heldOn, one.heldOn)) ? { field: 'on', code: 'before-earlier-round' } : null
}

/** The round that comes next: after one that has to be done again the next, otherwise a first. */
export function nextRound(kind: ScreeningKind, earlier: readonly EarlierRound[]): number {
  const last = roundsOf(earlier, kind).at(-1)
  if (last === undefined) return 1
  if (last.result === 'refused') return last.round
  if (kind === 'heel-prick') return nextHeelPrick(last.round, last.result)
  if (last.result === 'not-possible') return last.round
  const isWaiting = last.repeatBefore !== null
  return kindShapes[kind].isOneSeries || isWaiting ? Math.min(last.round + 1, kindShapes[kind].mostRounds) : 1
}

export function questionsAbout(
  round: ReadRound,
  born: PlainDate,
  earlier: readonly EarlierRound[],
  limits: readonly AcuityLimit[] = [],
): readonly RoundQuestion[] {
  const { from, until } = kindShapes[round.kind].months
  const age = isSooner(round.heldOn, born.add({ months: from }))
    ? (['too-young'] as const)
    : isSooner(born.add({ months: until }), round.heldOn)
      ? (['too-old'] as const)
      : []
  const ofKind =
    round.kind === 'heel-prick' ? askHeelPrick(round, born) : round.kind === 'hearing-newborn' ? askNewbornHearing(round, earlier) : []
  return [...(round.how === 'refused' ? [] : age), ...ofKind, ...askLimits(round, born, limits)]
}

function askLimits(
  { kind, how, heldOn, result, rightValue, leftValue }: ReadRound,
  born: PlainDate,
  limits: readonly AcuityLimit[],
): RoundQuestion[] {
  const limit = kind === 'acuity' && how === 'done' ? limitAt(limits, born, heldOn) : null
  const byLimit = limit === null ? null : concludeAcuity(limit, rightValue, leftValue)
  return byLimit === null || byLimit === result ? [] : ['beside-limits']
}

const clear: Advice = { step: 'clear', because: 'good', before: null, to: null, basis: 'source' }
const noRule: Advice = { step: 'decide', because: 'no-rule', before: null, to: null, basis: 'own-choice' }

export function adviseOn(round: ReadRound, born: PlainDate): Advice {
  // A no of the family is a result: nothing follows, and the offer stays.
  if (round.result === 'refused') return { ...clear, because: 'no-thanks' }
  switch (round.kind) {
    case 'heel-prick':
      return adviseHeelPrick(round)
    case 'hearing-newborn':
      return adviseNewbornHearing(round)
    case 'eye':
      return adviseEye(round, born)
    case 'acuity':
      return adviseAcuity(round)
    case 'language':
      return adviseLanguage(round, born)
    // Of these no limits and no steps were found: good needs nothing, and what else follows the professional says.
    case 'hearing':
    case 'motor':
    case 'psychosocial':
      return round.result === 'sufficient' ? clear : noRule
  }
}

export type Judged = { readonly round: ReadRound; readonly questions: readonly RoundQuestion[]; readonly advice: Advice }

export function judgeRound(
  round: ReadRound,
  born: PlainDate,
  earlier: readonly EarlierRound[],
  limits: readonly AcuityLimit[] = [],
): Result<Judged, readonly RoundFault[]> {
  const ofKind = roundsOf(earlier, round.kind)
  const fault = checkOrder(round, ofKind)
  if (fault !== null) return err([fault])
  return ok({ round, questions: questionsAbout(round, born, ofKind, limits), advice: adviseOn(round, born) })
}
