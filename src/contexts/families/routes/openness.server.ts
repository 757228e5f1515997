/** The addresses of openness for the family: in Mijn CJG for the family itself, in the workplace for who hands out keys. */
import { Hono } from 'hono'
import { residentsOnly } from '#contexts/access/public.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import type { RequestServices } from '../use-cases/handle-requests.server.ts'
import { filesPath, requestsPath } from '../pages/openness/paths.ts'
import { mountBinding } from './binding.server.ts'
import { mountHandKey } from './hand-key.server.ts'
import { mountWhoLooked } from './who-looked.server.ts'
import { mountOwnFile } from './own-file.server.ts'
import { mountExport } from './export.server.ts'
import { mountOwnRequests } from './own-requests.server.ts'
import { mountWorkRequests } from './work-requests.server.ts'
import { mountRequestsByHand } from './requests-by-hand.server.ts'
import { mountOurFiles } from './our-files.server.ts'

/** After the routes of `access`: they say who is signed in under /mijn and /werkplek. */
export function opennessRoutes(services: RequestServices): Hono<PageEnv> {
  const { keys } = services
  const app = new Hono<PageEnv>()
  for (const path of [filesPath, `${filesPath}/*`, requestsPath, `${requestsPath}/*`]) app.use(path, residentsOnly)
  mountBinding(app, keys)
  mountOurFiles(app)
  mountWhoLooked(app)
  mountOwnFile(app, keys)
  mountExport(app, services)
  mountOwnRequests(app, keys)
  mountHandKey(app, keys)
  mountWorkRequests(app, services)
  mountRequestsByHand(app, services)
  return app
}
