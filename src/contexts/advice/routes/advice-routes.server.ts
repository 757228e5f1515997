import { Hono } from 'hono'
import type { PageEnv } from '#web/http/page-env.ts'
import { accountRoutes } from './account.server.ts'
import { askRoutes } from './ask.server.ts'
import { libraryRoutes } from './library.server.ts'
import { ownRoutes } from './own.server.ts'
import type { AdviceParts } from './parts.ts'

/** Every page of `advice` that is open to all; the workplace has its own. */
export function adviceRoutes(parts: AdviceParts): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  askRoutes(app, parts)
  ownRoutes(app, parts)
  accountRoutes(app, parts)
  libraryRoutes(app, parts)
  return app
}
