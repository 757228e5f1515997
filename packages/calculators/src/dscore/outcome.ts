/** What a case gives: an answer, or why it cannot be computed. A code for programs, a plain sentence for people. */
export type Problem = { readonly code: string; readonly message: string }
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Problem }

export function answer<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function refuse(code: string, message: string): { readonly ok: false; readonly error: Problem } {
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
