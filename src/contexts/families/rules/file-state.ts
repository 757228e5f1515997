/** The state of a file, from what is known of the person: the strongest word wins. */
import { Temporal, type PlainDate } from '#platform/time.ts'

export type StateFacts = {
  readonly deceasedOn: PlainDate | null
  readonly movedOn: PlainDate | null
  readonly helpEndedOn: PlainDate | null
  readonly restricted: boolean
  readonly merged: boolean
}

export function fileState(facts: StateFacts, today: PlainDate): 'open' | 'closed' | 'restricted' | 'deceased' | 'moved' | 'merged' {
  const reached = (day: PlainDate | null): boolean => day !== null && Temporal.PlainDate.compare(day, today) <= 0
  if (facts.merged) return 'merged'
  if (facts.restricted) return 'restricted'
  if (reached(facts.deceasedOn)) return 'deceased'
  if (reached(facts.movedOn)) return 'moved'
  return reached(facts.helpEndedOn) ? 'closed' : 'open'
}
