/** What is wrong with a case, per field. A calculator collects all problems before it refuses, so that one answer tells all. */
export type ProblemCode =
  | 'not-json'
  | 'line-too-long'
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
  | 'negative-age'
  | 'visit-before-birth'
  | 'dose-before-birth'
  | 'dose-in-future'
  | 'too-many'
  | 'contradiction'
  /** A fault of ours: a calculator broke on the case. */
  | 'broken'

export type Fault = { readonly code: ProblemCode; readonly message: string }
/** A fault with the field it is in; an empty name for the case as a whole. */
export type Problem = Fault & { readonly field: string }

export type CaseId = string | number | null

/** The answer to a case that cannot be computed: the first problem in short, all of them under `fields`. */
export type Refusal = {
  readonly id: CaseId
  readonly error: { readonly code: ProblemCode; readonly message: string; readonly fields: readonly Problem[] }
}

export function refuse(id: CaseId, problems: readonly Problem[]): Refusal {
  const [first] = problems
  const message = problems.map((problem) => (problem.field === '' ? problem.message : `${problem.field}: ${problem.message}`)).join(' ')
  return { id, error: { code: first?.code ?? 'not-an-object', message, fields: problems } }
}

export function isRefusal(answer: object): answer is Refusal {
  return 'error' in answer
}
