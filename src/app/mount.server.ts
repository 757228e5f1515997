/** The routes of one language: what each context publishes, and the development pages of the demonstration. */
import { Hono } from 'hono'
import {
  accessRoutes,
  breachRoutes,
  logoRoutes,
  lookRoutes,
  processingRoutes,
  requireStaff,
  residentSession,
  retentionRoutes,
  reviewRoutes,
  settingsRoutes,
  staffSession,
  withNotices,
} from '#contexts/access/pages.ts'
import { adviceRoutes, claimPath, countTakenQuestions, eraseWithAccount, workplaceRoutes } from '#contexts/advice/public.ts'
import {
  callsRoutes,
  childHealthRoutes,
  contactRoutes,
  familyHealthRoutes,
  figuresRoutes,
  healthRecordRoutes,
} from '#contexts/child-health/public.ts'
import { transferRoutes } from '#contexts/child-health/public-fhir.ts'
import { careRoutes, familiesRoutes, findKinOfColleagues, opennessRoutes, sharingRoutes } from '#contexts/families/public.ts'
import { vaccinationRoutes } from '#contexts/vaccination/public.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import { mountDevelopment, type Development } from './development.server.ts'
import { keepersOf } from './keepers.ts'
import { movesAlong } from './moves-along.ts'
import type { Parts } from './parts.server.ts'
import { processingRegister } from './processing/register.ts'
import { tellers } from './tellers.ts'

export async function mountContexts(parts: Parts, development: Development | null): Promise<Hono<PageEnv>> {
  const { services, centres } = parts
  const keepers = keepersOf(services.keys)
  const app = new Hono<PageEnv>()
  for (const path of ['/werkplek', '/werkplek/*']) app.use(path, staffSession(services), requireStaff, withNotices)
  // Taking a conversation along: who has it open by its key is known there as a resident besides.
  app.use(claimPath, residentSession(services))
  const { findProvider = null, findResidentProvider = null } = development ?? {}
  app.route('/', accessRoutes(services, centres.all, findProvider, findResidentProvider, [eraseWithAccount], countTakenQuestions))
  const look = { centre: centres.find, forget: centres.forget }
  app.route('/', lookRoutes(look))
  app.route('/', settingsRoutes(look))
  app.route('/', logoRoutes(look))
  app.route('/', reviewRoutes(services, findKinOfColleagues))
  app.route('/', careRoutes(services))
  app.route('/', breachRoutes(services))
  app.route(
    '/',
    processingRoutes({
      register: processingRegister,
      centre: centres.find,
      ...(parts.keepPages === undefined ? {} : { keepPages: parts.keepPages }),
    }),
  )
  app.route('/', retentionRoutes({ keys: services.keys, keepers }))
  app.route('/', workplaceRoutes(parts))
  app.route('/', vaccinationRoutes(services))
  app.route('/', transferRoutes(services))
  app.route('/', familiesRoutes({ ...parts, movesAlong }))
  app.route('/', healthRecordRoutes(parts))
  app.route('/', sharingRoutes(services))
  if (development !== null) await mountDevelopment(app, parts, development)
  app.route('/', opennessRoutes({ ...services, keepers, tellers }))
  app.route('/', familyHealthRoutes(parts))
  app.route('/', callsRoutes(parts))
  app.route('/', figuresRoutes())
  app.route('/', childHealthRoutes(parts))
  app.route('/', contactRoutes(parts))
  app.route('/', adviceRoutes(parts))
  return app
}
