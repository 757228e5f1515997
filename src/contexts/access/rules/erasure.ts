/**
 * What was erased, as a line outside the database: ids and a moment, no person and no text. A backup from before would bring
 * it back; who restores one reads these lines and erases again.
 */
import { readId, type Id } from '#platform/id.ts'
import type { MomentText } from './audit-chain.ts'

/**
 * Kinds of things that are erased for good, as the audit log names them. What is not here is not written down. Messages are named
 * beside their conversation when it came apart from another: in an older backup they still stand there. A file is everything of a person; `person` is no
 * such word, because the log says it of less too (an account that is no longer bound to one).
 */
export const erasedKinds = ['conversation', 'message', 'piece', 'file'] as const
export type ErasedKind = (typeof erasedKinds)[number]

export type Erasure = {
  readonly at: MomentText
  readonly kind: ErasedKind
  readonly centreId: Id<'centre'>
  readonly id: string
}

export function writeErasure({ at, kind, centreId, id }: Erasure): string {
  return `${at} ${kind} ${centreId} ${id}`
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/

/** Null for a line that a crash left half, and for a kind that only another version knows. */
export function readErasure(line: string): Erasure | null {
  const [at, kindText, centre, thing, ...more] = line.trim().split(' ')
  const kind = erasedKinds.find((one) => one === kindText)
  const centreId = readId<'centre'>(centre ?? '')
  const id = readId<string>(thing ?? '')
  if (at === undefined || !moment.test(at) || kind === undefined || centreId === null || id === null || more.length > 0) return null
  return { at, kind, centreId, id }
}
