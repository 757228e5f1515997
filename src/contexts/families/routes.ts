import { Hono } from 'hono'
import type { PageEnv } from '#web/http/page-env.ts'
import { familyRoutes } from './routes/family.server.ts'
import { hiddenPartRoutes } from './routes/hidden-parts.server.ts'
import { importRoutes } from './routes/import.server.ts'
import { listRoutes } from './routes/list.server.ts'
import { mergeRoutes } from './routes/merge.server.ts'
import type { FamiliesParts } from './routes/parts.ts'
import { registerRoutes } from './routes/register.server.ts'

/** The pages of families in the workplace. */
export function familiesRoutes(parts: FamiliesParts): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  listRoutes(app)
  registerRoutes(app, parts)
  importRoutes(app, parts)
  mergeRoutes(app, parts)
  hiddenPartRoutes(app, parts.services.keys)
  familyRoutes(app, parts)
  return app
}
