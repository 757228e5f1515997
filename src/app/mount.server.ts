/** The routes of one language: what each context publishes, and the development pages of the demonstration. */
import { Hono } from 'hono'
import { accessRoutes, lookRoutes, requireStaff, residentSession, staffSession } from '#contexts/access/pages.ts'
import { adviceRoutes, claimPath, eraseWithAccount, workplaceRoutes } from '#contexts/advice/public.ts'
import { childHealthRoutes } from '#contexts/child-health/public.ts'
import { opennessRoutes } from '#contexts/families/public.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import { mountDevelopment, type Development } from './development.server.ts'
import type { Parts } from './parts.server.ts'

export async function mountContexts(parts: Parts, development: Development | null): Promise<Hono<PageEnv>> {
  const { services, centres } = parts
  const app = new Hono<PageEnv>()
  for (const path of ['/werkplek', '/werkplek/*']) app.use(path, staffSession(services), requireStaff)
  // Taking a conversation along: who has it open by its key is known there as a resident besides.
  app.use(claimPath, residentSession(services))
  const { findProvider = null, findResidentProvider = null } = development ?? {}
  app.route('/', accessRoutes(services, centres.all, findProvider, findResidentProvider, [eraseWithAccount]))
  app.route('/', lookRoutes({ centre: centres.find, forget: centres.forget }))
  app.route('/', workplaceRoutes(parts))
  if (development !== null) await mountDevelopment(app, parts, development)
  app.route('/', opennessRoutes(services))
  app.route('/', childHealthRoutes(parts))
  app.route('/', adviceRoutes(parts))
  return app
}
