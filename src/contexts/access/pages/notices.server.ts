/** How many notices wait for who is signed in, for the menu of every page of the workplace. */
import type { MiddlewareHandler } from 'hono'
import type { PageEnv } from '#web/http/page-env.ts'
import { permits } from '../rules/permissions.ts'
import { countRunningClocks } from '../use-cases/breach/read-breaches.server.ts'
import { countNotices } from '../use-cases/case-file/notices.server.ts'

export const withNotices: MiddlewareHandler<PageEnv> = async (c, next) => {
  const ctx = c.get('ctx')
  if (c.req.method === 'GET') c.set('notices', await countNotices(ctx))
  if (c.req.method === 'GET' && permits(ctx.actor, 'breach.list')) c.set('runningClocks', await countRunningClocks(ctx))
  await next()
}
