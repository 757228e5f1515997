/** OperationOutcome: the one form of every refusal of the FHIR API. Says what is wrong and how to mend it, never how the server is made. */
import type { Context as HonoContext } from 'hono'
import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r4.js'
import type { PageEnv } from '../http/page-env.ts'

export const fhirBase = '/fhir/r4'
export const fhirType = 'application/fhir+json; charset=utf-8'
export const isFhirPath = (path: string): boolean => path === '/fhir' || path.startsWith('/fhir/')

export type OutcomeStatus = 400 | 401 | 403 | 404 | 405 | 406 | 409 | 413 | 415 | 422 | 429 | 500 | 503
export type Fault = {
  readonly code: OperationOutcomeIssue['code']
  readonly text: string
  /** The parameter of the request that is meant. */
  readonly expression?: string
}

export function outcomeOf(faults: readonly Fault[]): OperationOutcome {
  const issue = faults.map(({ code, text, expression }): OperationOutcomeIssue => ({
    severity: 'error',
    code,
    diagnostics: text,
    ...(expression === undefined ? {} : { expression: [expression] }),
  }))
  return { resourceType: 'OperationOutcome', issue }
}

export function outcome(
  c: HonoContext<PageEnv>,
  status: OutcomeStatus,
  faults: readonly Fault[],
  headers: Readonly<Record<string, string>> = {},
): Response {
  return c.body(JSON.stringify(outcomeOf(faults)), status, { ...headers, 'Content-Type': fhirType })
}
