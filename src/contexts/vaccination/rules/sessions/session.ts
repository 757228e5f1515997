/** A session: one day at one place on which a team vaccinates the children of some birth years (ADR 29). What can be planned, and what follows what. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Id } from '#platform/id.ts'
import { isSooner, type Instant, type PlainDate } from '#platform/time.ts'

export const sessionStates = ['planned', 'open', 'closed', 'cancelled'] as const
export type SessionState = (typeof sessionStates)[number]

export type SessionPlan = {
  readonly name: string
  readonly locationId: Id<'location'>
  readonly heldOn: PlainDate
  readonly vaccines: readonly Vaccine[]
  /** Birth dates of the cohort, both counted. */
  readonly bornFrom: PlainDate
  readonly bornUntil: PlainDate
}
export type Session = SessionPlan & { readonly id: Id<'session'>; readonly state: SessionState; readonly version: number }

/** With the name of its place. */
export type KeptSession = Session & { readonly place: string; readonly closedAt: Instant | null }

export type PlanRefusal = {
  readonly kind: 'name' | 'no-vaccine' | 'cohort-order' | 'cohort-too-wide' | 'cohort-not-born' | 'in-past' | 'too-far-ahead'
}

/** A session is for a school: more birth years together are a mistake, and would let a team into files that it does not need. */
export const mostBirthYears = 4
export const mostVaccines = 6
/** Days after the session on which the team still writes down what was left, and looks after who fainted. */
export const daysAfter = 7

export function checkPlan({ name, heldOn, vaccines, bornFrom, bornUntil }: SessionPlan, today: PlainDate): readonly PlanRefusal[] {
  const wrong: PlanRefusal[] = []
  if (name.trim().length < 2 || name.trim().length > 80) wrong.push({ kind: 'name' })
  if (vaccines.length === 0 || vaccines.length > mostVaccines) wrong.push({ kind: 'no-vaccine' })
  if (isSooner(bornUntil, bornFrom)) wrong.push({ kind: 'cohort-order' })
  else if (!isSooner(bornUntil, bornFrom.add({ years: mostBirthYears }))) wrong.push({ kind: 'cohort-too-wide' })
  if (isSooner(heldOn, bornUntil)) wrong.push({ kind: 'cohort-not-born' })
  if (isSooner(heldOn, today)) wrong.push({ kind: 'in-past' })
  if (isSooner(today.add({ years: 1 }), heldOn)) wrong.push({ kind: 'too-far-ahead' })
  return wrong
}

/** The first day on which the team stands in no care any more by the session. */
export const careUntil = ({ heldOn }: Pick<Session, 'heldOn'>): PlainDate => heldOn.add({ days: daysAfter + 1 })

export type SessionDeed = 'prepare' | 'begin' | 'record' | 'close' | 'cancel'
export type NotNow = { readonly kind: 'not-in-this-state'; readonly state: SessionState } | { readonly kind: 'not-yet-that-day' }

/** May this be done with the session now? Null: yes. */
export function checkDeed({ state, heldOn }: Pick<Session, 'state' | 'heldOn'>, deed: SessionDeed, today: PlainDate): NotNow | null {
  const states: Readonly<Record<SessionDeed, readonly SessionState[]>> = {
    prepare: ['planned', 'open'],
    begin: ['planned'],
    record: ['open'],
    close: ['open'],
    cancel: ['planned', 'open'],
  }
  if (!states[deed].includes(state)) return { kind: 'not-in-this-state', state }
  return deed === 'begin' && isSooner(today, heldOn) ? { kind: 'not-yet-that-day' } : null
}
