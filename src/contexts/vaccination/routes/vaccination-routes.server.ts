/** The pages of vaccination in the workplace. They stand behind `requireStaff`. */
import { Hono } from 'hono'
import type { Services } from '#platform/services.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import { childRoutes } from './child.server.ts'
import { sessionChildRoutes } from './sessions/child.server.ts'
import { sessionListRoutes } from './sessions/list.server.ts'
import { sessionPaperRoutes } from './sessions/papers.server.ts'
import { sessionRoutes } from './sessions/session.server.ts'
import { vaccineRoutes } from './vaccines.server.ts'

export function vaccinationRoutes({ keys, jobs }: Pick<Services, 'keys' | 'jobs'>): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  vaccineRoutes(app, keys)
  childRoutes(app, keys)
  sessionListRoutes(app)
  sessionRoutes(app, jobs)
  sessionPaperRoutes(app)
  sessionChildRoutes(app, keys)
  return app
}
