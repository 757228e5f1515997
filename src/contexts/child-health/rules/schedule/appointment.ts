/** Planning a contact, adding one on indication, and what is refused. */
import { err, ok, type Result } from '#platform/result.ts'
import { isBefore, isSooner, localDate, type Instant, type PlainDate } from '#platform/time.ts'
import type { Contact } from '../record/record.ts'
import { disciplines, forms, type Discipline, type Form } from './moments.ts'
import type { ChildDates } from './windows.ts'

export type AppointmentWish = { readonly at: Instant; readonly withWhom: string; readonly form: Form }

export type AppointmentRefusal =
  | { readonly kind: 'no-such-contact' }
  /** It was held, or is being held. */
  | { readonly kind: 'over' }
  | { readonly kind: 'in-past' }
  /** Later than a year from now. */
  | { readonly kind: 'too-far' }
  | { readonly kind: 'before-birth' }
  /** The child moved away or died. */
  | { readonly kind: 'no-longer-here' }
  | { readonly kind: 'no-colleague' }
  /** The colleague has another appointment at that time. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'changed-meanwhile' }

/** `isPrenatal`: a contact of the pregnancy, for which there is no birth to come after. */
export function checkAppointment(
  { at }: Pick<AppointmentWish, 'at'>,
  contact: Pick<Contact, 'status'>,
  child: ChildDates,
  isPrenatal: boolean,
  now: Instant,
): Result<null, AppointmentRefusal> {
  if (contact.status === 'begun' || contact.status === 'realised') return err({ kind: 'over' })
  if (child.deceasedOn !== null || child.movedOn !== null) return err({ kind: 'no-longer-here' })
  if (isBefore(at, now)) return err({ kind: 'in-past' })
  const day = localDate(at)
  if (isSooner(localDate(now).add({ years: 1 }), day)) return err({ kind: 'too-far' })
  const birth = child.birthDate ?? child.expectedOn
  if (!isPrenatal && birth !== null && isSooner(day, birth)) return err({ kind: 'before-birth' })
  return ok(null)
}

export type ExtraWish = {
  readonly reason: string
  readonly dueOn: PlainDate
  readonly dueUntil: PlainDate
  readonly discipline: string
  readonly form: string
}
export type ExtraRefusal =
  | { readonly kind: 'no-reason' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'in-past' }
  | { readonly kind: 'window-order' }
  | { readonly kind: 'too-far' }
  | { readonly kind: 'wrong-discipline' }
  | { readonly kind: 'wrong-form' }
  | { readonly kind: 'no-longer-here' }

export const longestReason = 1000

export function checkExtra(wish: ExtraWish, child: ChildDates, today: PlainDate): Result<ExtraWish, ExtraRefusal> {
  const reason = wish.reason.trim()
  if (child.deceasedOn !== null || child.movedOn !== null) return err({ kind: 'no-longer-here' })
  if (reason === '') return err({ kind: 'no-reason' })
  if (reason.length > longestReason) return err({ kind: 'too-long' })
  if (isSooner(wish.dueOn, today)) return err({ kind: 'in-past' })
  if (isSooner(wish.dueUntil, wish.dueOn)) return err({ kind: 'window-order' })
  if (isSooner(today.add({ years: 3 }), wish.dueUntil)) return err({ kind: 'too-far' })
  if (!disciplines.some((one: Discipline) => one === wish.discipline)) return err({ kind: 'wrong-discipline' })
  return forms.some((one: Form) => one === wish.form) ? ok({ ...wish, reason }) : err({ kind: 'wrong-form' })
}
