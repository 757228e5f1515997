/** How a centre, or an organisation of it, changes its contact moments: versions with a first day, and what is refused. */
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, type Instant, type PlainDate } from '#platform/time.ts'
import type { Moment } from './moments.ts'

export type Template = Moment & {
  readonly id: Id<'momentTemplate'>
  /** Null: of the whole centre. */
  readonly organisationId: Id<'organisation'> | null
  readonly validFrom: PlainDate
  /** The first day on which it no longer holds. */
  readonly validUntil: PlainDate | null
  readonly changedBy: Id<'account'> | null
  readonly changedAt: Instant
  readonly version: number
}

const holdsOn = ({ validFrom, validUntil }: Template, on: PlainDate): boolean =>
  !isSooner(on, validFrom) && (validUntil === null || isSooner(on, validUntil))

/** The own set on a day; null as long as no own set had begun. One that was emptied stays empty. */
export function ownSetOn(all: readonly Template[], organisationId: Id<'organisation'> | null, on: PlainDate): readonly Template[] | null {
  const own = all.filter((one) => one.organisationId === organisationId)
  if (!own.some(({ validFrom }) => !isSooner(on, validFrom))) return null
  return own.filter((one) => holdsOn(one, on)).toSorted((a, b) => a.dueDays - b.dueDays)
}

export type MomentRefusal =
  | { readonly kind: 'wrong-code' }
  | { readonly kind: 'wrong-name' }
  /** From, best and last day are not in this order. */
  | { readonly kind: 'window-order' }
  /** Before pregnancy can be known, or after 18 years. */
  | { readonly kind: 'window-out-of-range' }
  /** A window before birth in a phase after it, or the other way round. */
  | { readonly kind: 'window-not-of-phase' }
  | { readonly kind: 'wrong-minutes' }
  | { readonly kind: 'no-parts' }
  /** The past is history. */
  | { readonly kind: 'begins-in-past' }
  /** Somebody else changed it meanwhile. */
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'no-such-moment' }

export const youngest = -280
/** The day before the nineteenth birthday: what somebody of 17 was invited for may still be held after the eighteenth. */
export const oldest = 6939
const code = /^[a-z0-9.-]{1,24}$/u

/** Refuses what cannot be: no half of it is kept. */
export function checkMoment(moment: Moment): Result<Moment, MomentRefusal> {
  const { fromDays, dueDays, untilDays, phase, minutes, nameNl, nameEn } = moment
  if (!code.test(moment.code)) return err({ kind: 'wrong-code' })
  if (!isName(nameNl) || !isName(nameEn)) return err({ kind: 'wrong-name' })
  if (![fromDays, dueDays, untilDays].every((days) => Number.isInteger(days) && days >= youngest && days <= oldest))
    return err({ kind: 'window-out-of-range' })
  if (fromDays > dueDays || dueDays > untilDays) return err({ kind: 'window-order' })
  if (phase === 'prenatal' ? untilDays > 14 || fromDays >= 0 : fromDays < 0) return err({ kind: 'window-not-of-phase' })
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > 180) return err({ kind: 'wrong-minutes' })
  return moment.parts.length === 0 ? err({ kind: 'no-parts' }) : ok(moment)
}

const isName = (name: string): boolean => name.trim() === name && name.length > 0 && name.length <= 80 && !/\p{C}/u.test(name)
