/** The address of the limits of acuity of a centre. It stands behind `requireStaff`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import type { Errors, Typed } from '../pages/calls/frame.ts'
import { limitsPath } from '../pages/calls/paths.ts'
import { limitsPage, limitsTyped } from '../pages/screening/limits-page.ts'
import { screeningMessages } from '../pages/screening/messages.ts'
import { limitAges } from '../rules/screening/acuity-limits.ts'
import { readAcuityLimits, setAcuityLimits } from '../use-cases/screening/acuity-limits.server.ts'
import { healthFrame } from './health-frame.server.ts'

export function mountLimits(app: Hono<PageEnv>): void {
  app.get(limitsPath, (c) => show(c))
  app.post(limitsPath, (c) => save(c))
}

const names = ['source', ...limitAges.flatMap((months) => [`sufficient-${months}`, `doubtful-${months}`])]
const Form = z.strictObject(Object.fromEntries(names.map((name) => [name, z.string().max(400).default('')])))

async function show(c: PageContext, back: { readonly typed?: Typed; readonly errors?: Errors } = {}): Promise<Response> {
  const read = await readAcuityLimits(c.get('ctx'))
  if (!read.ok) return c.notFound()
  const { typed = limitsTyped(c.get('locale'), read.value), errors = {} } = back
  const words = screeningMessages(c.get('locale')).limits
  const view = { ...healthFrame(c, { bewaard: words.saved }), typed, errors }
  return page(c, limitsPage(view), Object.keys(errors).length > 0 ? 422 : 200)
}

async function save(c: PageContext): Promise<Response> {
  const form = await readForm(c, Form)
  const words = screeningMessages(c.get('locale'))
  if (!form.ok) return show(c, { errors: { form: words.form.broken } })
  // `as`: exactly the fields of the form are in it.
  const typed = form.value as Typed
  const done = await setAcuityLimits(c.get('ctx'), typed)
  if (done.ok) return seeOther(c, `${limitsPath}?gedaan=bewaard`)
  if (done.error.kind !== 'faults') return c.notFound()
  return show(c, { typed, errors: Object.fromEntries(done.error.faults.map(({ field, code }) => [field, words.limits.faults[code]])) })
}
