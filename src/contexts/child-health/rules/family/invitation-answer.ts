/**
 * What a family says to an invitation for a contact: it suits, at another time, or later. It decides nothing by itself: who works with the family plans.
 * PR-10: of each the own word. A vaccination has its own yes and no (`own-word.ts`), and is not answered here.
 */
import { err, ok, type Result } from '#platform/result.ts'
import type { PlainDate } from '#platform/time.ts'
import { isClosed } from '../calls/due.ts'

export const invitationSays = ['suits', 'other-time', 'put-off'] as const
export type InvitationSays = (typeof invitationSays)[number]
export const dayParts = ['morning', 'afternoon', 'after-school'] as const
export type DayPart = (typeof dayParts)[number]
/** Whole months for which it can be put off: longer is a talk, and not a form. */
export const putOffMonths = [1, 2, 3, 6] as const

export type InvitationWish =
  | { readonly says: 'suits' }
  | { readonly says: 'other-time'; readonly dayPart: DayPart | null }
  | { readonly says: 'put-off'; readonly months: number }

export type InvitationAnswer = {
  readonly says: InvitationSays
  readonly dayPart: DayPart | null
  readonly putOffUntil: PlainDate | null
}

/** The contact of the invitation; null: a vaccination, or nothing any more. */
export type Invited = { readonly status: string; readonly outcome: string | null } | null

export type InvitationRefusal = {
  /** `not-asked-here`: a vaccination. `over`: it took place, is taking place, or was agreed to be left. */
  readonly kind: 'not-asked-here' | 'over' | 'no-such-term'
}

export function decideInvitation(contact: Invited, wish: InvitationWish, today: PlainDate): Result<InvitationAnswer, InvitationRefusal> {
  if (contact === null) return err({ kind: 'not-asked-here' })
  if (isClosed(contact)) return err({ kind: 'over' })
  const nothing = { dayPart: null, putOffUntil: null }
  switch (wish.says) {
    case 'suits':
      return ok({ ...nothing, says: 'suits' })
    case 'other-time':
      return ok({ ...nothing, says: 'other-time', dayPart: wish.dayPart })
    case 'put-off':
      if (!(putOffMonths as readonly number[]).includes(wish.months)) return err({ kind: 'no-such-term' })
      return ok({ ...nothing, says: 'put-off', putOffUntil: today.add({ months: wish.months }) })
  }
}
