/** What a case gives: an answer, or why it cannot be computed. A code for programs, a plain sentence for people. */
export type ProblemCode =
  | 'not-an-object'
  | 'unknown-field'
  | 'missing-field'
  | 'wrong-type'
  | 'unknown-value'
  | 'unknown-reference'
  | 'out-of-range'
  | 'wrong-unit'
  | 'invalid-date'
  | 'ambiguous-age'
  | 'visit-before-birth'
  | 'dose-before-birth'
  | 'dose-in-future'
  | 'contradiction'

export type Problem = { readonly code: ProblemCode; readonly message: string }
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Problem }

export function answer<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function refuse(code: ProblemCode, message: string): { readonly ok: false; readonly error: Problem } {
  return { ok: false, error: { code, message } }
}

/** The version of this package, in every result. */
export const ENGINE_VERSION = '0.1.0'

/** Where a result comes from: said with every answer, so that it can be checked and repeated years later. */
export type Provenance = {
  readonly reference: string
  readonly tableVersion: string
  readonly ruleVersion: string
  readonly engineVersion: string
}
