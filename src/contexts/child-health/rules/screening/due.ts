/**
 * Which screenings belong to an age, and how they stand: done, waiting for a repeat, or still to do. Ages: the heel prick and hearing in the first months; eyes
 * at 1, 3, 6-9, 14-24 and 36 months; acuity at 42-48 and 54-66 months; hearing and motor test in school group 2. Language and psychosocial around two years
 * and in the moments that a centre names. Source: JGZ contact moments, BDS and the guideline eye disorders 2019.
 */
import { isSooner, type PlainDate } from '#platform/time.ts'
import { nextRound, roundsOf } from './judge-round.ts'
import { screeningKinds, type ScreeningKind } from './kinds.ts'
import type { EarlierRound } from './round.ts'

type Age = { readonly days: number } | { readonly months: number }
/** From, and up to but not with, until. */
const windows: Readonly<Record<ScreeningKind, readonly (readonly [from: Age, until: Age])[]>> = {
  'heel-prick': [[{ days: 4 }, { months: 6 }]],
  'hearing-newborn': [[{ days: 4 }, { months: 6 }]],
  eye: [
    [{ days: 21 }, { months: 2 }],
    [{ days: 80 }, { months: 5 }],
    [{ months: 6 }, { months: 10 }],
    [{ months: 13 }, { months: 25 }],
    [{ months: 35 }, { months: 41 }],
  ],
  acuity: [
    [{ months: 42 }, { months: 49 }],
    [{ months: 54 }, { months: 67 }],
  ],
  hearing: [[{ months: 54 }, { months: 73 }]],
  motor: [[{ months: 60 }, { months: 84 }]],
  language: [[{ months: 23 }, { months: 31 }]],
  psychosocial: [],
}

export type DueScreening = {
  readonly kind: ScreeningKind
  readonly round: number
  /** A repeat is expected before this day; null: a first one. */
  readonly before: PlainDate | null
}

/** What waits on a day: repeats that were agreed, and what belongs to the age and was not done in its window. */
export function dueScreenings(born: PlainDate | null, rounds: readonly EarlierRound[], on: PlainDate): readonly DueScreening[] {
  return screeningKinds.flatMap((kind): DueScreening[] => {
    const ofKind = roundsOf(rounds, kind)
    const waiting = waitsForRepeat(ofKind)
    if (waiting !== null) return [{ kind, round: nextRound(kind, ofKind), before: waiting.repeatBefore }]
    if (born === null) return []
    const window = windows[kind].find(([from, until]) => !isSooner(on, born.add(from)) && isSooner(on, born.add(until)))
    if (window === undefined) return []
    const from = born.add(window[0])
    const isDone = ofKind.some(({ heldOn }) => !isSooner(heldOn, from))
    return isDone ? [] : [{ kind, round: nextRound(kind, ofKind), before: null }]
  })
}

/** The last round of a kind, when it has to be done again; `ofKind`: oldest first. */
export function waitsForRepeat<T extends EarlierRound>(ofKind: readonly T[]): (T & { readonly repeatBefore: PlainDate }) | null {
  const last = ofKind.at(-1)
  if (last === undefined || last.repeatBefore === null) return null
  return { ...last, repeatBefore: last.repeatBefore }
}
