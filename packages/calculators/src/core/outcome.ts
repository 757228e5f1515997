import type { Fault, ProblemCode } from './problems.ts'

/** What a case gives: an answer, or why it cannot be computed. A code for programs, a plain sentence for people. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Fault }

export function answer<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function refuse(code: ProblemCode, message: string): { readonly ok: false; readonly error: Fault } {
  return { ok: false, error: { code, message } }
}
