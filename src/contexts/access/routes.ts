import { Hono } from 'hono'
import type { Services } from '#platform/services.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import { SignIn, type FindProvider } from './pages/sign-in.server.ts'
import { staffSession } from './pages/staff-session.server.ts'
import type { Centre } from './use-cases/centres.server.ts'

/** Signing in and out. `development` finds the provider of the demonstration; without it there is the configured one, or passwords only. */
export function accessRoutes(
  services: Services,
  centres: () => Promise<readonly Centre[]>,
  development: FindProvider | null = null,
): Hono<PageEnv> {
  const signIn = new SignIn(services, centres, development)
  const known = staffSession(services)
  return new Hono<PageEnv>()
    .get('/inloggen', known, (c) => signIn.show(c))
    .post('/inloggen', (c) => signIn.withPassword(c))
    .get('/inloggen/organisatie', (c) => signIn.toProvider(c))
    .get('/inloggen/terug', (c) => signIn.fromProvider(c))
    .post('/uitloggen', known, (c) => signIn.signOut(c))
    .post('/uitloggen/overal', known, (c) => signIn.signOutEverywhere(c))
}
