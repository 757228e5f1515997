/** How many notices wait for who is signed in, for the menu of every page of the workplace. */
import type { MiddlewareHandler } from 'hono'
import type { PageEnv } from '#web/http/page-env.ts'
import { countNotices } from '../use-cases/case-file/notices.server.ts'

export const withNotices: MiddlewareHandler<PageEnv> = async (c, next) => {
  if (c.req.method === 'GET') c.set('notices', await countNotices(c.get('ctx')))
  await next()
}
