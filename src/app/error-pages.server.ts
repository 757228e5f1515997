/** Error answers in the look of the rest; under /api as problem details. "Not allowed" and "does not exist" are one page. */
import type { ErrorKind } from '#web/error-page.ts'
import { errorPage } from '#web/error-page.ts'
import type { PageContext } from '#web/http/page-env.ts'
import { isFhirPath, outcome, type Fault } from '#web/rest/outcome.ts'
import { isApiPath, problem } from '#web/rest/problem.ts'

const statuses = {
  'not-found': 404,
  'sign-in': 401,
  forbidden: 403,
  invalid: 422,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  trouble: 500,
  unavailable: 503,
} as const satisfies Record<ErrorKind, number>

/** For programs; the pages have their own words. */
const details: Readonly<Record<ErrorKind, string>> = {
  'not-found': 'There is nothing at this address. The description is at /api/v1/openapi.json.',
  'sign-in': 'This needs a token.',
  forbidden: 'This is not allowed.',
  invalid: 'The request is not right.',
  conflict: 'This does not go with how things stand now.',
  'too-large': 'The body is larger than 128 kB.',
  'too-many': 'There were many requests from this address. Wait, and go on slower.',
  trouble: 'This is our fault and we have written it down. Try again later.',
  unavailable: 'This is not available now. Try again later.',
}

/** The same for programs that read FHIR. */
const faults = {
  'not-found': 'not-found',
  'sign-in': 'login',
  forbidden: 'forbidden',
  invalid: 'invalid',
  conflict: 'conflict',
  'too-large': 'too-long',
  'too-many': 'throttled',
  trouble: 'exception',
  unavailable: 'transient',
} as const satisfies Record<ErrorKind, Fault['code']>

export function errorAnswer(
  c: PageContext,
  kind: ErrorKind,
  more: { readonly code?: string; readonly waitSeconds?: number } = {},
): Response {
  const status = statuses[kind]
  if (isApiPath(c.req.path)) {
    const wait = more.waitSeconds === undefined ? {} : { retryAfterSeconds: more.waitSeconds }
    return problem(c, status, { code: kind, detail: details[kind], ...wait })
  }
  if (isFhirPath(c.req.path)) return outcome(c, status, [{ code: faults[kind], text: details[kind] }])
  // Before the centre is known there is no site to show it in.
  if (c.get('site') === undefined) return c.text(`${status}\n`, status)
  return c.html(errorPage({ locale: c.get('locale'), site: c.get('site'), kind, path: '/', ...more }).toString(), status)
}
