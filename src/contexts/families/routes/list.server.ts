/** The list of own families, and searching. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { mayFreely, permits, workplaceFrame } from '#contexts/access/public.ts'
import { localDate } from '#platform/time.ts'
import { page, readForm } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { listPage, searchPage } from '../pages/workplace/list-page.ts'
import { familiesPath, searchPath } from '../pages/workplace/paths.ts'
import { listCaseload } from '../use-cases/list-caseload.server.ts'
import { searchPeople } from '../use-cases/search-people.server.ts'

export function listRoutes(app: Hono<PageEnv>): void {
  app.get(familiesPath, (c) => list(c))
  app.post(searchPath, (c) => search(c))
}

async function list(c: PageContext): Promise<Response> {
  const ctx = c.get('ctx')
  const view = { ...workplaceFrame(c), today: localDate(ctx.now) }
  if (permits(ctx.actor, 'person.list')) {
    const found = await listCaseload(ctx)
    return found.ok ? page(c, listPage({ ...view, caseload: found.value })) : c.notFound()
  }
  mayFreely(ctx, 'workplace.enter')
  return permits(ctx.actor, 'person.search') ? page(c, listPage({ ...view, caseload: null })) : c.notFound()
}

const Form = z.strictObject({ q: z.string().max(300).default(''), page: z.coerce.number().int().min(1).max(50).default(1) })

async function search(c: PageContext): Promise<Response> {
  const ctx = c.get('ctx')
  const form = await readForm(c, Form)
  const text = form.ok ? form.value.q : ''
  const found = await searchPeople(ctx, text, form.ok ? form.value.page : 1)
  if (!found.ok) return c.notFound()
  const status = form.ok && found.value !== null ? 200 : 422
  return page(c, searchPage({ ...workplaceFrame(c), today: localDate(ctx.now), text, found: found.value }), status)
}
