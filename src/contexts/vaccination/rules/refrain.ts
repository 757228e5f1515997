/**
 * Four kinds of no, each with what follows from it. They are decisions that a professional writes down, beside the answers of the family; each holds
 * for one vaccine until it is ended, `not-now` until a day.
 * Source: the registration of the programme tells objection, contra-indication and postponing apart (BDS group D041); what follows for call-ups is ours.
 */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Id } from '#platform/id.ts'
import { isSooner, type Instant, type PlainDate } from '#platform/time.ts'

export const refrainKinds = ['objection', 'contra-indication', 'not-now', 'declined-after-talk'] as const
export type RefrainKind = (typeof refrainKinds)[number]

export type Refrain = {
  readonly id: Id<'refrain'>
  readonly vaccine: Vaccine
  readonly kind: RefrainKind
  /** Of `not-now`: from this day on it may be given again. */
  readonly untilDay: PlainDate | null
  readonly decidedOn: PlainDate
  readonly recordedAt: Instant
  readonly endedAt: Instant | null
}

export type Consequence = {
  /** Is a dose of this vaccine on the list of what is due? */
  readonly isDue: boolean
  /** Are the parents called up for it? */
  readonly isCalledUp: boolean
  /** When it is looked at again. `at-contact`: at a next contact it is asked whether it still stands. */
  readonly isAskedAgain: 'at-contact' | 'by-doctor' | 'on-its-day' | 'when-they-ask'
}

export const consequences: Readonly<Record<RefrainKind, Consequence>> = {
  // People may come back on it, so it is asked at a contact, and never by letters.
  objection: { isDue: false, isCalledUp: false, isAskedAgain: 'at-contact' },
  'contra-indication': { isDue: false, isCalledUp: false, isAskedAgain: 'by-doctor' },
  // Until its day; from that day on it is due like any other dose, and called up for.
  'not-now': { isDue: false, isCalledUp: false, isAskedAgain: 'on-its-day' },
  'declined-after-talk': { isDue: false, isCalledUp: false, isAskedAgain: 'when-they-ask' },
}

/** `until` is the first day on which it does not hold. */
export function isInForce({ endedAt, untilDay }: Pick<Refrain, 'endedAt' | 'untilDay'>, on: PlainDate): boolean {
  return endedAt === null && (untilDay === null || isSooner(on, untilDay))
}

/** The heaviest that holds back this vaccine on a day: what a doctor said goes before what somebody wants; null: nothing does. */
export function heldBackBy(refrains: readonly Refrain[], vaccine: Vaccine, on: PlainDate): Refrain | null {
  const order: readonly RefrainKind[] = ['contra-indication', 'objection', 'declined-after-talk', 'not-now']
  const holding = refrains.filter((one) => one.vaccine === vaccine && isInForce(one, on))
  return holding.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0] ?? null
}

/** For lists and call-up rounds: what holds for this vaccine on a day; everything is due that nothing holds back. */
export function consequenceOf(refrains: readonly Refrain[], vaccine: Vaccine, on: PlainDate): Pick<Consequence, 'isDue' | 'isCalledUp'> {
  const held = heldBackBy(refrains, vaccine, on)
  return held === null ? { isDue: true, isCalledUp: true } : consequences[held.kind]
}

export type NewRefrain = {
  readonly kind: RefrainKind
  readonly untilDay: PlainDate | null
  readonly decidedOn: PlainDate
  readonly reason: string
}
export type RefrainRefusal =
  | { readonly kind: 'until-missing' | 'until-not-later' | 'in-future' | 'before-birth' | 'reason-missing' | 'reason-too-long' | 'already' }
  | { readonly kind: 'not-there' }

export const longestReason = 500

/** Everything that is wrong with it. A contra-indication and a not-now want a reason; an objection needs none to be respected. */
export function checkRefrain(
  { kind, untilDay, decidedOn, reason }: NewRefrain,
  known: { readonly born: PlainDate | null; readonly today: PlainDate; readonly inForce: readonly RefrainKind[] },
): readonly RefrainRefusal[] {
  const wrong: RefrainRefusal[] = []
  if (isSooner(known.today, decidedOn)) wrong.push({ kind: 'in-future' })
  if (known.born === null || isSooner(decidedOn, known.born)) wrong.push({ kind: 'before-birth' })
  if (kind === 'not-now' && untilDay === null) wrong.push({ kind: 'until-missing' })
  if (kind === 'not-now' && untilDay !== null && !isSooner(decidedOn, untilDay)) wrong.push({ kind: 'until-not-later' })
  if (kind === 'contra-indication' && reason.trim() === '') wrong.push({ kind: 'reason-missing' })
  if (reason.trim().length > longestReason) wrong.push({ kind: 'reason-too-long' })
  if (known.inForce.includes(kind)) wrong.push({ kind: 'already' })
  return wrong
}
