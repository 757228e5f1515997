/** A call-up round as somebody asks for it, and what is refused. */
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, type PlainDate } from '#platform/time.ts'
import { readSubject, type Subject } from './due.ts'
import { mostAttempts } from './invite.ts'

export type RoundWish = {
  readonly subject: string
  readonly bornFrom: PlainDate | null
  readonly bornUntil: PlainDate | null
  readonly attempt: number
}
export type CheckedWish = Omit<RoundWish, 'subject'> & { readonly subject: Subject }

export type RoundRefusal =
  /** No moment or dose that is offered. */
  | { readonly kind: 'no-such-subject' }
  | { readonly kind: 'born-order' }
  | { readonly kind: 'born-in-future' }
  | { readonly kind: 'wrong-attempt' }

export function checkRound(wish: RoundWish, subjects: ReadonlySet<string>, today: PlainDate): Result<CheckedWish, RoundRefusal> {
  const subject = readSubject(wish.subject)
  if (subject === null || !subjects.has(subject)) return err({ kind: 'no-such-subject' })
  const { bornFrom, bornUntil, attempt } = wish
  if (bornFrom !== null && bornUntil !== null && isSooner(bornUntil, bornFrom)) return err({ kind: 'born-order' })
  if (bornFrom !== null && isSooner(today, bornFrom)) return err({ kind: 'born-in-future' })
  if (!Number.isInteger(attempt) || attempt < 1 || attempt > mostAttempts) return err({ kind: 'wrong-attempt' })
  return ok({ ...wish, subject })
}
