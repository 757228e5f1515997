/** What the addresses of holds on conversations answer. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { permits, workplaceFrame } from '#contexts/access/public.ts'
import { conversationHoldsPath } from '#contexts/access/public-retention.ts'
import { readId, type Id } from '#platform/id.ts'
import { localDate } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { holdMessages } from '../pages/workplace/hold-messages.ts'
import { conversationHoldsPage, type HoldFields, type HoldsView } from '../pages/workplace/holds.ts'
import { holdConversation, holdYears, liftConversationHold, listConversationHolds } from '../use-cases/hold-conversation.server.ts'
import type { AdviceParts } from './parts.ts'

const short = z.string().max(60).default('')
const Form = z.strictObject({ nummer: short, grond: short, jaren: short, reden: z.string().max(20_000).default('') })
const nothing: HoldFields = { nummer: '', grond: '', reden: '', jaren: '' }

export function holdRoutes(app: Hono<PageEnv>, parts: AdviceParts): void {
  app.get(conversationHoldsPath, (c) => show(c, parts, { fields: { ...nothing, nummer: (c.req.query('gesprek') ?? '').slice(0, 60) } }))
  app.post(conversationHoldsPath, (c) => place(c, parts))
  app.post(`${conversationHoldsPath}/:id/einde`, async (c) => {
    const ctx = c.get('ctx')
    ctx.asked.push('conversation.hold')
    const id = readId<'conversationHold'>(c.req.param('id') ?? '')
    const lifted = id === null ? null : await liftConversationHold(ctx, id)
    return lifted?.ok === true ? seeOther(c, `${conversationHoldsPath}?gedaan=opgeheven`) : c.notFound()
  })
}

type Back = Partial<Pick<HoldsView, 'fields' | 'errors'>>

async function show(c: PageContext, { desk }: AdviceParts, back: Back, status: 200 | 422 = 200): Promise<Response> {
  const found = await listConversationHolds(desk.keys, c.get('ctx'))
  if (!found.ok) return c.notFound()
  const done = holdMessages(c.get('locale')).done[c.req.query('gedaan') ?? ''] ?? null
  const isAnswerToPost = c.req.method === 'POST'
  const view = { holds: found.value, done, fields: nothing, errors: {}, isAnswerToPost, ...back }
  return page(c, conversationHoldsPage({ ...workplaceFrame(c), ...view }), status)
}

/** Which field a refusal is about. */
const fields: Readonly<Record<string, keyof HoldFields>> = {
  'no-conversation': 'nummer',
  'no-ground': 'grond',
  'no-reason': 'reden',
  'too-long-reason': 'reden',
}

async function place(c: PageContext, parts: AdviceParts): Promise<Response> {
  const ctx = c.get('ctx')
  ctx.asked.push('conversation.hold')
  if (!permits(ctx.actor, 'conversation.hold')) return c.notFound()
  const form = await readForm(c, Form)
  const words = holdMessages(c.get('locale')).errors
  if (!form.ok) return show(c, parts, { errors: { form: words['form'] ?? '' } }, 422)
  const { nummer, grond: ground, jaren, reden: reason } = form.value
  const id: Id<'conversation'> | null = readId<'conversation'>(nummer.trim())
  const years = holdYears.find((one) => String(one) === jaren)
  const until = years === undefined ? null : localDate(ctx.now).add({ years })
  const done =
    id === null
      ? ({ ok: false, error: { kind: 'no-conversation' } } as const)
      : await holdConversation(parts.desk.keys, ctx, id, { ground, reason, until })
  if (done.ok) return seeOther(c, `${conversationHoldsPath}?gedaan=bewaarplicht`)
  const { kind } = done.error
  return kind === 'not-permitted'
    ? c.notFound()
    : show(c, parts, { fields: form.value, errors: { [fields[kind] ?? 'form']: words[kind] ?? '' } }, 422)
}
