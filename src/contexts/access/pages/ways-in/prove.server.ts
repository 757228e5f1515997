/** What the addresses of a step-up answer. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { localPath } from '#platform/i18n.ts'
import type { Services } from '#platform/services.ts'
import { page, readForm } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { safeReturnTo } from '../../rules/return-to.ts'
import { mayFreely } from '../../use-cases/act.server.ts'
import { waysToProve } from '../../use-cases/own-access.server.ts'
import { beginProveWithPasskey, proveWithCode, proveWithPasskey } from '../../use-cases/step-up.server.ts'
import { workplaceFrame } from '../workplace-frame.server.ts'
import { waysInMessages } from './messages.ts'
import { provePage, provePath } from './prove-page.ts'
import { codeFailure, passkeyPlace } from './second-step.server.ts'

const Code = z.strictObject({ code: z.string().max(200).default(''), naar: z.string().max(1000).default('') })
const Answer = z.strictObject({ passkey: z.string().min(1).max(60_000), naar: z.string().max(1000).default('') })

export function mountProve(app: Hono<PageEnv>, services: Services): void {
  app.get(provePath, (c) => show(c, c.req.query('naar') ?? '', null))
  app.post(provePath, (c) => takeCode(c, services))
  app.post(`${provePath}/uitdaging`, async (c) => {
    const begun = await beginProveWithPasskey(c.get('ctx'), passkeyPlace(c, services))
    return begun.ok ? c.json({ isNew: false, options: begun.value }) : c.json({}, 401)
  })
  app.post(`${provePath}/passkey`, (c) => takePasskey(c, services))
}

/** Where a deed that wants a proof sends somebody; the page that sent comes back. */
export function proveFirst(c: PageContext, backTo: string): Response {
  const locale = c.get('locale')
  const query = new URLSearchParams({ naar: localPath(locale, backTo) })
  return c.redirect(`${localPath(locale, provePath)}?${query.toString()}`, 303)
}

type Failed = { readonly text: string; readonly status: 401 | 422 | 429 }

async function show(c: PageContext, asked: string, failed: Failed | null): Promise<Response> {
  mayFreely(c.get('ctx'), 'account.readOwn')
  const ways = await waysToProve(c.get('ctx'))
  const returnTo = safeReturnTo(asked, localPath(c.get('locale'), '/werkplek'))
  return page(c, provePage({ ...workplaceFrame(c), returnTo, ...ways, error: failed?.text ?? null }), failed?.status ?? 200)
}

const onward = (c: PageContext, asked: string): Response => c.redirect(safeReturnTo(asked, localPath(c.get('locale'), '/werkplek')), 303)

async function takeCode(c: PageContext, services: Services): Promise<Response> {
  const form = await readForm(c, Code)
  if (!form.ok) return show(c, '', { text: waysInMessages(c.get('locale')).errors.form, status: 422 })
  const { code, naar } = form.value
  const proved = await proveWithCode(services, c.get('ctx'), code)
  if (proved.ok || proved.error.kind === 'no-session') return onward(c, naar)
  return show(c, naar, codeFailure(c, proved.error))
}

async function takePasskey(c: PageContext, services: Services): Promise<Response> {
  const words = waysInMessages(c.get('locale')).errors
  const form = await readForm(c, Answer)
  if (!form.ok) return show(c, '', { text: words.form, status: 422 })
  const { passkey, naar } = form.value
  const proved = await proveWithPasskey(c.get('ctx'), passkeyPlace(c, services), passkey)
  if (proved.ok || proved.error.kind === 'no-session') return onward(c, naar)
  return show(c, naar, { text: words.passkey, status: 401 })
}
