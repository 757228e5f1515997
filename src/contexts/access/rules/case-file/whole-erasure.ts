/**
 * Erasing everything of a person because it was asked: what must stay, why and until when, and what is settled first. The term of a file does not stop it:
 * the right to erase is there while the term runs (Jeugdwet 7.3.9, BW 7:455, Wmo 2015 5.3.5). Sources: privacy rules PR-21 (pieces important to another
 * stay with the reason; proof), PR-22 (what is hidden is told to nobody), PR-24, section 7 (the log of who looked); Jeugdwet 7.3.8(1), BW 7:454(1) (while
 * help is given there is a file).
 */
import type { PlainDate } from '#platform/time.ts'
import { openMatters, type KeepReason, type OpenMatter } from '../retention/file-term.ts'
import { lastDayOf } from './person-request.ts'
import { objectionWeeks } from './remedies.ts'

/** Told in the letter. `care-open` until the help ends; `needed-by-family` until the file of the other goes; `piece-kept` until its day. */
export const stayReasons = ['care-open', 'needed-by-family', 'piece-kept'] as const
export type StayReason = (typeof stayReasons)[number]

/** `piece-unseen`: pieces that are kept back from the family or of a hidden part; what they are kept for is looked at before they go (PR-22). */
export type FirstMatter = OpenMatter | 'piece-unseen'

/** `first` is told to who decides and to nobody else: a hidden part is one of them. */
export type WholeErasure = { readonly stays: readonly StayReason[]; readonly first: readonly FirstMatter[] }

/** `kept`: why the file would stay by its term; of these the term itself does not count. The request itself is one that is open. */
export function judgeWholeErasure(
  kept: readonly KeepReason[],
  { otherRequests, unseenPieces }: { readonly otherRequests: boolean; readonly unseenPieces: boolean },
): WholeErasure {
  const open = openMatters.filter((matter) => (matter === 'request-open' ? otherRequests : kept.includes(matter)))
  return { stays: stayReasons.filter((why) => kept.includes(why)), first: [...open, ...(unseenPieces ? (['piece-unseen'] as const) : [])] }
}

export type WholeRefusal =
  /** Not everything may go: it can be granted in part. */
  | { readonly kind: 'must-stay' }
  /** Another request, a share, a hidden part or an emergency is open. */
  | { readonly kind: 'settle-first' }
  /** Nothing has to stay: then it is all, not a part. */
  | { readonly kind: 'nothing-stays' }

/** May it be decided so? In part, pieces go and what has to stay is told; granted, everything goes. */
export function checkWhole(decision: 'granted' | 'partly', { stays, first }: WholeErasure): WholeRefusal | null {
  if (decision === 'partly') return stays.length === 0 && first.length === 0 ? { kind: 'nothing-stays' } : null
  if (stays.length > 0) return { kind: 'must-stay' }
  return first.length > 0 ? { kind: 'settle-first' } : null
}

/** The first day on which the answer is not there any more: the day after the last on which somebody may object. */
export function answerUntil(decidedOn: PlainDate): PlainDate {
  return lastDayOf(decidedOn.add({ weeks: objectionWeeks })).add({ days: 1 })
}
