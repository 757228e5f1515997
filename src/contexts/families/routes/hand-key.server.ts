/** What the addresses of handing out a key answer. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { handKey, takeBackKey, unbindPerson } from '#contexts/access/public-openness.ts'
import { workplaceFrame } from '#contexts/access/public.ts'
import { readId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { handedKeyPage, handKeyPage, missingWorkPage, type HandKeyView } from '../pages/hand-key/hand-key-page.ts'
import { handKeyMessages } from '../pages/hand-key/messages.ts'
import { handKeyPath } from '../pages/openness/paths.ts'
import { readKeyReceivers } from '../use-cases/key-receivers.server.ts'

const Hand = z.strictObject({ persoon: z.string().max(60).default(''), gezien: z.literal('ja').optional() })
const Which = z.strictObject({ persoon: z.string().max(60).default('') })

export function mountHandKey(app: Hono<PageEnv>, keys: Keys): void {
  const path = handKeyPath(':personId')
  app.get(path, (c) => show(c, null))
  app.post(path, (c) => hand(c, keys))
  app.post(`${path}/intrekken`, (c) => change(c, takeBackKey, 'ingetrokken'))
  app.post(`${path}/los`, (c) => change(c, unbindPerson, 'los'))
}

const fileOf = (c: PageContext): Id<'person'> | null => readId<'person'>(c.req.param('personId') ?? '')
const missing = (c: PageContext): Response => page(c, missingWorkPage(workplaceFrame(c)), 404)

async function show(c: PageContext, error: HandKeyView['error'], status: 200 | 409 | 422 = 200): Promise<Response> {
  const fileId = fileOf(c)
  const receivers = fileId === null ? null : await readKeyReceivers(c.get('ctx'), fileId)
  if (fileId === null || receivers?.ok !== true) return missing(c)
  const done = handKeyMessages(c.get('locale')).done[c.req.query('gedaan') ?? ''] ?? null
  const view = { fileId, receivers: receivers.value, done, error, isAnswerToPost: c.req.method === 'POST' }
  return page(c, handKeyPage({ ...workplaceFrame(c), ...view }), status)
}

async function hand(c: PageContext, keys: Keys): Promise<Response> {
  const words = handKeyMessages(c.get('locale')).errors
  const form = await readForm(c, Hand)
  const personId = form.ok ? readId<'person'>(form.value.persoon) : null
  const fileId = fileOf(c)
  if (fileId === null) return missing(c)
  if (!form.ok || personId === null) return show(c, { personId: null, message: words.form }, 422)
  if (form.value.gezien !== 'ja') return show(c, { personId, message: words.seen }, 422)
  const handed = await handKey(keys, c.get('ctx'), { fileId, personId })
  if (!handed.ok) {
    if (handed.error.kind === 'no-access' || handed.error.kind === 'not-permitted') return missing(c)
    return show(c, { personId: null, message: words[handed.error.kind] }, 409)
  }
  const receivers = await readKeyReceivers(c.get('ctx'), fileId)
  const receiver = receivers.ok ? receivers.value.find((one) => one.personId === personId) : undefined
  const key = { fileId, name: receiver?.name ?? null, code: handed.value, until: receiver?.keyExpiresAt ?? c.get('ctx').now }
  return page(c, handedKeyPage(workplaceFrame(c), key))
}

async function change(c: PageContext, deed: typeof takeBackKey, done: string): Promise<Response> {
  const fileId = fileOf(c)
  const form = await readForm(c, Which)
  const personId = form.ok ? readId<'person'>(form.value.persoon) : null
  if (fileId === null) return missing(c)
  if (personId === null) return show(c, { personId: null, message: handKeyMessages(c.get('locale')).errors.form }, 422)
  const changed = await deed(c.get('ctx'), { fileId, personId })
  if (changed.ok) return seeOther(c, `${handKeyPath(fileId)}?gedaan=${done}`)
  if (changed.error.kind === 'no-access' || changed.error.kind === 'not-permitted') return missing(c)
  return show(c, { personId: null, message: handKeyMessages(c.get('locale')).errors[changed.error.kind] }, 409)
}
