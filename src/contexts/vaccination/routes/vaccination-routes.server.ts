/** The pages of vaccination in the workplace. They stand behind `requireStaff`. */
import { Hono } from 'hono'
import type { Services } from '#platform/services.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import { childRoutes } from './child.server.ts'
import { vaccineRoutes } from './vaccines.server.ts'

export function vaccinationRoutes({ keys }: Pick<Services, 'keys'>): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  vaccineRoutes(app)
  childRoutes(app, keys)
  return app
}
