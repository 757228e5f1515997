/** What the professional decides about a round: as the rule says, or otherwise with a reason; a repeat has a term. */
import { formatDate } from '#calculators/core/civil-date.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, Temporal, type PlainDate } from '#platform/time.ts'
import { readDate } from '../typed.ts'
import { kindShapes } from './kinds.ts'
import type { Judged } from './judge-round.ts'
import { steps, type ReadRound, type RoundFault, type RoundTyped, type Step } from './round.ts'

/** A repeat that may wait longer than this is a screening of its own: our own choice. */
export const LONGEST_TERM = { months: 12 }

export type Decided = { readonly step: Step; readonly repeatBefore: PlainDate | null; readonly isOtherwise: boolean }
/** Nothing is kept yet: what was computed is shown, and somebody says what follows. */
export type ToDecide = { readonly kind: 'to-decide'; readonly judged: Judged }

export function decideRound(
  judged: Judged,
  typed: RoundTyped,
  today: PlainDate,
): Result<Decided, ToDecide | { readonly kind: 'faults'; readonly faults: readonly RoundFault[]; readonly judged: Judged }> {
  const { advice, questions, round } = judged
  const isSure = typed.sure === questionKey(judged)
  const said = steps.find((one) => one === typed.next) ?? null
  if (questions.length > 0 && !isSure) return err({ kind: 'to-decide', judged })
  // Good needs one press: nothing follows.
  const step = said ?? (advice.step === 'clear' ? 'clear' : null)
  if (step === null) return err({ kind: 'to-decide', judged })
  const isOtherwise = advice.step !== 'decide' && step !== advice.step
  const faults: RoundFault[] = isOtherwise && round.words === '' ? [{ field: 'words', code: 'why-otherwise' }] : []
  if (step === 'repeat' && isLastOfItsSeries(round)) faults.push({ field: 'next', code: 'no-such-round' })
  const term = step === 'repeat' ? readTerm(typed.before ?? '', advice.before, round.heldOn, today) : ok(null)
  if (!term.ok) faults.push({ field: 'before', code: term.error })
  if (faults.length > 0 || !term.ok) return err({ kind: 'faults', faults, judged })
  return ok({ step, repeatBefore: term.value, isOtherwise })
}

/** Nothing comes after the last round, unless that one did not succeed. */
function isLastOfItsSeries({ kind, round, result }: ReadRound): boolean {
  const { isOneSeries, mostRounds } = kindShapes[kind]
  return isOneSeries && round >= mostRounds && result !== 'not-possible' && result !== 'refused'
}

/** Which questions were answered: about another round there may be others. */
export const questionKey = ({ questions }: Pick<Judged, 'questions'>): string => questions.join(' ')

function readTerm(text: string, advised: PlainDate | null, heldOn: PlainDate, today: PlainDate): Result<PlainDate, RoundFault['code']> {
  if (text.trim() === '') return advised === null ? err('term-needed') : ok(advised)
  const read = readDate(text)
  if (!read.ok) return err(read.error.code === 'no-such-date' ? 'no-such-date' : 'not-a-date')
  const day = Temporal.PlainDate.from(formatDate(read.value))
  // What is written down later may have a term that is over: it is then late, and stands in the list as such.
  if (isSooner(day, heldOn) || (isSooner(day, today) && !(advised?.equals(day) ?? false))) return err('term-in-past')
  return isSooner(today.add(LONGEST_TERM), day) ? err('term-too-far') : ok(day)
}
