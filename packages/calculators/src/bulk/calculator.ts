import { asFields } from '../core/fields.ts'
import type { JsonBytes } from '../core/json-bytes.ts'
import type { Outcome } from '../core/outcome.ts'
import { refuse, type CaseId } from '../core/problems.ts'

/**
 * What a calculator must offer to be run over many cases: by the command line, by the API for an array, or by a page.
 * A bad case is an answer too (with `error`); a calculator does not throw for it.
 */
export type Calculator = {
  /** Fetches the tables; awaited once before the first case. */
  readonly load?: () => Promise<unknown>
  readonly answer: (input: unknown) => object
  /** The answer straight as bytes, where that is faster than making an object; false leaves the case to `answer`. */
  readonly write?: (input: unknown, out: JsonBytes) => boolean
}

/** A calculator of a function that gives its first fault as a value. */
export function caseCalculator(compute: (input: unknown) => Outcome<object>): Calculator {
  return {
    answer(input) {
      const outcome = compute(input)
      return outcome.ok ? outcome.value : refuse(idOf(input), [{ field: '', ...outcome.error }])
    },
  }
}

/** The id of a case, where it has one that can be given back. */
export function idOf(input: unknown): CaseId {
  const id = asFields(input)?.['id']
  return typeof id === 'string' || typeof id === 'number' ? id : null
}
