/** Error answers in the look of the rest. "Not allowed" and "does not exist" are one page. */
import type { ErrorKind } from '#web/error-page.ts'
import { errorPage } from '#web/error-page.ts'
import type { PageContext } from '#web/http/page-env.ts'

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

export function errorAnswer(
  c: PageContext,
  kind: ErrorKind,
  more: { readonly code?: string; readonly waitSeconds?: number } = {},
): Response {
  const status = statuses[kind]
  // Before the centre is known there is no site to show it in.
  if (c.get('site') === undefined) return c.text(`${status}\n`, status)
  return c.html(errorPage({ locale: c.get('locale'), site: c.get('site'), kind, path: '/', ...more }).toString(), status)
}
