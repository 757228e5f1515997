import { Hono } from 'hono'
import type { Services } from '#platform/services.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import { mountCare } from './care.server.ts'
import { mountEmergency } from './emergency.server.ts'

/** Who is involved with whom, and opening a file in an emergency. */
export function careRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  mountCare(app, services)
  mountEmergency(app, services)
  return app
}
