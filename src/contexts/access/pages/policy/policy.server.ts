/** What the addresses of the access policy answer. They stand behind `requireStaff`; what is not for somebody is not there. */
import type { Hono } from 'hono'
import { page } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { policyAsCsv } from '../../rules/case-file/print-policy.ts'
import { permits } from '../../rules/permissions.ts'
import { readPolicyRegister } from '../../use-cases/policy/editions.server.ts'
import { caseFileMessages } from '../case-file/messages.ts'
import { roleName } from '../messages.ts'
import { workplaceFrame } from '../workplace-frame.server.ts'
import { policyMessages } from './messages.ts'
import { policyFilePath, policyPage, policyPath } from './policy-page.ts'

export function mountPolicy(app: Hono<PageEnv>): void {
  app.get(policyPath, (c) => show(c))
  app.get(policyFilePath, (c) => download(c))
}

async function show(c: PageContext): Promise<Response> {
  const ctx = c.get('ctx')
  const register = await readPolicyRegister(ctx)
  if (!register.ok) return c.notFound()
  const current = permits(ctx.actor, 'audit.read') ? 'auditLog' : 'settings'
  return page(c, policyPage({ ...workplaceFrame(c), now: ctx.now, register: register.value, current }))
}

async function download(c: PageContext): Promise<Response> {
  const register = await readPolicyRegister(c.get('ctx'))
  if (!register.ok) return c.notFound()
  const locale = c.get('locale')
  const name = `${policyMessages(locale).file}-${register.value.version}.csv`
  return new Response(
    policyAsCsv(caseFileMessages(locale), (role) => roleName(locale, role)),
    {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'no-store',
      },
    },
  )
}
