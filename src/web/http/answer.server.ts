/** Answers of page handlers: a finished page, a redirect after a write, a form read and checked. */
import type { z } from 'zod'
import { localPath } from '#platform/i18n.ts'
import type { Html } from '#platform/html.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { PageContext } from './page-env.ts'

type Status = 200 | 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503

export function page(c: PageContext, body: Html, status: Status = 200): Response {
  return c.html(body.toString(), status)
}

/** After a write: go and look (303), so that "back" and "reload" do not write twice. */
export function seeOther(c: PageContext, path: string): Response {
  return c.redirect(localPath(c.get('locale'), path), 303)
}

/** Fields of a form as typed, last value first wins out of one name only; many values of one name come as a list under `name[]`. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

export type FieldErrors = Readonly<Record<string, string>>

/** Reads a form by a strict schema. Unknown fields are refused (422); the error carries what was typed and the first message per field. */
export async function readForm<S extends z.ZodType>(
  c: PageContext,
  schema: S,
): Promise<Result<z.infer<S>, { typed: Typed; errors: FieldErrors }>> {
  const typed: Record<string, string | string[]> = {}
  const body = await c.req.parseBody({ all: true })
  for (const [name, value] of Object.entries(body)) {
    const values = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')
    typed[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  const read = schema.safeParse(typed)
  if (read.success) return ok(read.data)
  const errors: Record<string, string> = {}
  for (const issue of read.error.issues) {
    const field = issue.path.length > 0 ? String(issue.path[0]) : 'form'
    errors[field] ??= issue.message
  }
  return err({ typed, errors })
}
