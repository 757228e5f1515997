/** What the addresses of the programs with a key answer. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { readId } from '#platform/id.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import type { NotPermitted } from '../../use-cases/act.server.ts'
import { overviewOfClients } from '../../use-cases/client-overview.server.ts'
import { addClient, revokeClient } from '../../use-cases/machine-clients.server.ts'
import { proveFirst } from '../ways-in/prove.server.ts'
import { workplaceFrame } from '../workplace-frame.server.ts'
import { clientsPage, clientsPath, newKeyPage, type ClientsView } from './clients-page.ts'
import { clientMessages } from './messages.ts'

const Add = z.strictObject({
  naam: z.string().max(300).default(''),
  mag: z.union([z.string(), z.array(z.string())]).default([]),
  dagen: z.string().max(10).default(''),
})

export function mountClients(app: Hono<PageEnv>): void {
  app.get(clientsPath, (c) => show(c, {}))
  app.post(clientsPath, (c) => add(c))
  app.post(`${clientsPath}/:id/intrekken`, (c) => revoke(c))
}

type Back = Partial<Pick<ClientsView, 'fields' | 'errors' | 'error'>>

async function show(c: PageContext, back: Back, status: 200 | 409 | 422 = 200): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await overviewOfClients(ctx)
  if (!found.ok) return c.notFound()
  const view = {
    now: ctx.now,
    clients: found.value,
    fields: { name: '', scopes: [], days: '' },
    errors: {},
    error: null,
    done: clientMessages(c.get('locale')).done[c.req.query('gedaan') ?? ''] ?? null,
    isAnswerToPost: c.req.method === 'POST',
  }
  return page(c, clientsPage({ ...workplaceFrame(c), ...view, ...back }), status)
}

function notPermitted(c: PageContext, refusal: NotPermitted): Response | Promise<Response> {
  return refusal.needsProof === true ? proveFirst(c, clientsPath) : c.notFound()
}

async function add(c: PageContext): Promise<Response> {
  const form = await readForm(c, Add)
  const words = clientMessages(c.get('locale')).errors
  if (!form.ok) return show(c, { error: words.form }, 422)
  const { naam: name, mag, dagen } = form.value
  const chosen = typeof mag === 'string' ? [mag] : mag
  const days = dagen.trim()
  const added = await addClient(c.get('ctx'), { name, scopes: chosen, ...(days === '' ? {} : { validDays: Number(days) }) })
  if (added.ok) return page(c, newKeyPage(workplaceFrame(c), added.value.key))
  const { error } = added
  if (error.kind === 'not-permitted') return notPermitted(c, error)
  const field = error.kind === 'wrong-name' ? 'naam' : error.kind === 'wrong-term' ? 'dagen' : 'mag'
  return show(c, { fields: { name, scopes: chosen, days: dagen }, errors: { [field]: words[error.kind] } }, 422)
}

async function revoke(c: PageContext): Promise<Response> {
  const id = readId<'machineClient'>(c.req.param('id') ?? '')
  const revoked = id === null ? null : await revokeClient(c.get('ctx'), id)
  if (revoked?.ok === true) return seeOther(c, `${clientsPath}?gedaan=ingetrokken`)
  if (revoked?.ok === false && revoked.error.kind === 'not-permitted') return notPermitted(c, revoked.error)
  return show(c, { error: clientMessages(c.get('locale')).errors['no-client'] }, 409)
}
