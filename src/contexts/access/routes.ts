import { Hono } from 'hono'
import type { Services } from '#platform/services.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import { SignIn, type FindProvider } from './pages/sign-in.server.ts'
import { requireStaff, staffSession } from './pages/staff-session.server.ts'
import { mountPolicy } from './pages/policy/policy.server.ts'
import { mountAudit } from './pages/audit/audit.server.ts'
import { mountOrganisations } from './pages/administration/organisations/organisations.server.ts'
import { mountPerson } from './pages/administration/people/person.server.ts'
import { mountProposals } from './pages/administration/proposals/proposals.server.ts'
import { mountStaffImport } from './pages/administration/staff-import/import.server.ts'
import { mountClients } from './pages/clients/clients.server.ts'
import { mountMijn, type FindResidentProvider } from './pages/mijn/mijn.server.ts'
import { mountInvitation, mountStaff } from './pages/staff/staff.server.ts'
import { mountOwnAccess } from './pages/ways-in/own-access.server.ts'
import { mountProve } from './pages/ways-in/prove.server.ts'
import { mountSecondStep } from './pages/ways-in/second-step.server.ts'
import type { Centre } from './use-cases/centres.server.ts'
import type { CountElsewhere } from './use-cases/administration/leaving.server.ts'
import type { EraseWithAccount } from './use-cases/residents.server.ts'

/**
 * Signing in and out. `development` finds the provider of the demonstration; without it there is the configured one, or passwords only.
 * `alsoErase` is what other contexts keep in an account of a resident; `countElsewhere` what they count of a colleague who leaves.
 */
export function accessRoutes(
  services: Services,
  centres: () => Promise<readonly Centre[]>,
  development: FindProvider | null = null,
  residentDevelopment: FindResidentProvider | null = null,
  alsoErase: readonly EraseWithAccount[] = [],
  countElsewhere: CountElsewhere = async () => ({ questions: 0 }),
): Hono<PageEnv> {
  const signIn = new SignIn(services, centres, development)
  const known = staffSession(services)
  const app = new Hono<PageEnv>()
  for (const path of [
    '/inloggen/bevestigen',
    '/inloggen/bevestigen/*',
    '/werkplek/inloggen',
    '/werkplek/inloggen/*',
    '/werkplek/medewerkers',
    '/werkplek/medewerkers/*',
    '/werkplek/programmas',
    '/werkplek/programmas/*',
    '/werkplek/logboek',
    '/werkplek/logboek/*',
    '/werkplek/toegangsregels',
    '/werkplek/toegangsregels/*',
    '/werkplek/organisaties',
    '/werkplek/organisaties/*',
    '/werkplek/voorstellen',
    '/werkplek/voorstellen/*',
  ])
    app.use(path, known, requireStaff)
  mountSecondStep(app, services)
  mountProve(app, services)
  mountOwnAccess(app, services)
  mountStaff(app, services)
  mountStaffImport(app, services)
  mountPerson(app, services, countElsewhere)
  mountOrganisations(app)
  mountProposals(app)
  mountClients(app)
  mountAudit(app, services)
  mountPolicy(app)
  mountInvitation(app)
  mountMijn(app, services, centres, residentDevelopment, alsoErase)
  return app
    .get('/inloggen', known, (c) => signIn.show(c))
    .post('/inloggen', (c) => signIn.withPassword(c))
    .get('/inloggen/organisatie', (c) => signIn.toProvider(c))
    .get('/inloggen/terug', (c) => signIn.fromProvider(c))
    .post('/uitloggen', known, (c) => signIn.signOut(c))
    .post('/uitloggen/overal', known, (c) => signIn.signOutEverywhere(c))
}
