/** Merging and taking it back. They stand behind `requireStaff`; only a coordinator with a fresh proof comes further. */
import type { Hono } from 'hono'
import { mayFreely, permits, proveFirst, workplaceFrame } from '#contexts/access/public.ts'
import { readId, type Id } from '#platform/id.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { mergePage } from '../pages/workplace/merge-page.ts'
import { familyMessages } from '../pages/workplace/messages.ts'
import { deedPath, familiesPath, familyPath } from '../pages/workplace/paths.ts'
import { findSame } from '../use-cases/find-same.server.ts'
import { mergePersons, unmergePersons } from '../use-cases/merge-persons.server.ts'
import type { FamiliesParts } from './parts.ts'
import { textFields } from './typed.ts'

export function mergeRoutes(app: Hono<PageEnv>, parts: FamiliesParts): void {
  const one = `${familiesPath}/:id`
  app.get(`${one}/samenvoegen`, (c) => (idOf(c) === null ? missing(c) : show(c, parts, idOf(c), null)))
  app.post(`${one}/samenvoegen`, (c) => merge(c, parts))
  app.post(`${one}/uit-elkaar`, (c) => takeBack(c, parts))
}

function idOf(c: PageContext): Id<'person'> | null {
  return permits(c.get('ctx').actor, 'person.merge') ? readId<'person'>(c.req.param('id') ?? '') : null
}

function missing(c: PageContext): Response | Promise<Response> {
  mayFreely(c.get('ctx'), 'workplace.enter')
  return c.notFound()
}

async function show(c: PageContext, { services }: FamiliesParts, id: Id<'person'> | null, error: string | null): Promise<Response> {
  const ctx = c.get('ctx')
  const same = id === null ? null : await findSame(ctx, services.keys, id)
  if (same?.ok !== true) return c.notFound()
  const view = { same: same.value, now: ctx.now, error, isAnswerToPost: c.req.method === 'POST' }
  return page(c, mergePage({ ...workplaceFrame(c), ...view }), error === null ? 200 : 422)
}

const Form = textFields(['other'])

async function merge(c: PageContext, parts: FamiliesParts): Promise<Response> {
  const keptId = idOf(c)
  const form = await readForm(c, Form)
  if (keptId === null) return missing(c)
  const goneId = form.ok ? readId<'person'>(form.value['other'] ?? '') : null
  const words = familyMessages(c.get('locale')).merge
  if (goneId === null) return show(c, parts, keptId, words.errors.choose)
  const done = await mergePersons(c.get('ctx'), parts.services.keys, { keptId, goneId }, parts.movesAlong)
  if (done.ok) return seeOther(c, `${familyPath(keptId)}?gedaan=1`)
  if (done.error.kind !== 'not-permitted') return show(c, parts, keptId, words.errors[done.error.kind])
  return done.error.needsProof === true ? proveFirst(c, deedPath(keptId, 'samenvoegen')) : c.notFound()
}

async function takeBack(c: PageContext, parts: FamiliesParts): Promise<Response> {
  const keptId = idOf(c)
  if (keptId === null) return missing(c)
  const done = await unmergePersons(c.get('ctx'), parts.services.keys, keptId, parts.movesAlong)
  if (done.ok) return seeOther(c, `${familyPath(keptId)}?gedaan=1`)
  return done.error.kind === 'not-permitted' && done.error.needsProof === true
    ? proveFirst(c, deedPath(keptId, 'samenvoegen'))
    : c.notFound()
}
