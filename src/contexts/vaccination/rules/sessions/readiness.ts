/**
 * May a child get a vaccine on the day of the session? Computed from the programme, refrains, answers and the look that somebody took before the day
 * (triage), in the order in which it matters: what is not needed, what a professional held back, what the family did not allow, what was decided here.
 */
import type { ForecastDose } from '#calculators/vaccination/forecast.ts'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import { isSooner, Temporal, type PlainDate } from '#platform/time.ts'
import { isAllowed, type AnswerOutcome } from '../answers.ts'
import { heldBackBy, type Refrain } from '../refrain.ts'

export const triages = ['not-yet', 'may', 'doctor-first', 'not-today'] as const
export type Triage = (typeof triages)[number]

export type Readiness =
  | { readonly kind: 'may' }
  | { readonly kind: 'had-already' }
  /** Not for this child, too late, or too soon: then from which day. */
  | { readonly kind: 'not-due'; readonly from: PlainDate | null }
  | { readonly kind: 'refrained'; readonly refrain: Refrain }
  | { readonly kind: 'no-consent'; readonly outcome: AnswerOutcome }
  | { readonly kind: 'doctor-first' | 'not-today' }

export type ReadinessFacts = {
  readonly vaccine: Vaccine
  /** The day of the session. */
  readonly on: PlainDate
  /** What the programme says of this vaccine on that day; undefined: it is not of this child's programme. */
  readonly next: Pick<ForecastDose, 'status' | 'earliest'> | undefined
  readonly refrains: readonly Refrain[]
  readonly outcome: AnswerOutcome
  readonly triage: Triage
}

export function readinessOf({ vaccine, on, next, refrains, outcome, triage }: ReadinessFacts): Readiness {
  if (next?.status === 'complete') return { kind: 'had-already' }
  if (next === undefined || next.status === 'notEligible' || next.status === 'tooLate') return { kind: 'not-due', from: null }
  // A class is vaccinated together: who is old enough is not sent away because others get it a little later.
  const from = next.earliest === null ? null : Temporal.PlainDate.from(next.earliest.date)
  if (next.status === 'future' && (from === null || isSooner(on, from))) return { kind: 'not-due', from }
  const refrain = heldBackBy(refrains, vaccine, on)
  if (refrain !== null) return { kind: 'refrained', refrain }
  if (!isAllowed(outcome)) return { kind: 'no-consent', outcome }
  return triage === 'doctor-first' || triage === 'not-today' ? { kind: triage } : { kind: 'may' }
}

/** What the family said of all vaccines of the session together, for the list of who is asked. */
export type Said = 'yes' | 'no' | 'conflicting' | 'talk' | 'nothing'

export function saidOf(said: readonly AnswerOutcome[]): Said {
  if (said.some(({ kind }) => kind === 'conflicting')) return 'conflicting'
  if (said.some((one) => one.kind === 'waiting' && one.talk.length > 0)) return 'talk'
  if (said.some(({ kind }) => kind === 'waiting' || kind === 'not-known')) return 'nothing'
  return said.every(isAllowed) ? 'yes' : 'no'
}
