import type { JsonBytes } from '../core/json-bytes.ts'

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
