/**
 * May a record that was taken over be taken out again whole? Within a term, and as long as nobody built on it: after that others acted on what it says, and
 * single rows are withdrawn instead. The term is our own choice: long enough to find out that it was the twin.
 */
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type Instant, type PlainDate } from '#platform/time.ts'
import type { Transfer } from './record.ts'

export const undoDays = 30

/** The first day on which it is too late. */
export function undoUntil(madeAt: Instant): PlainDate {
  return localDate(madeAt).add({ days: undoDays })
}

/** What stands in the way, by the table of it: rows that were changed since, and rows that hang on it. */
export type Obstacles = { readonly changed: ReadonlyMap<string, number>; readonly builtOn: ReadonlyMap<string, number> }
export type UndoRefusal =
  | { readonly kind: 'too-late' }
  /** It came in before every row was remembered. */
  | { readonly kind: 'not-remembered' }
  | { readonly kind: 'built-on'; readonly obstacles: Obstacles }

export function checkUndo(
  { madeAt, added }: Pick<Transfer, 'madeAt' | 'added'>,
  { remembered, obstacles, today }: { readonly remembered: number; readonly obstacles: Obstacles; readonly today: PlainDate },
): Result<null, UndoRefusal> {
  if (today.since(undoUntil(madeAt)).days >= 0) return err({ kind: 'too-late' })
  if (remembered === 0 && (added ?? 0) > 0) return err({ kind: 'not-remembered' })
  return obstacles.changed.size + obstacles.builtOn.size > 0 ? err({ kind: 'built-on', obstacles }) : ok(null)
}
