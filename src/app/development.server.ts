/** What only the demonstration has: an identity provider without passwords, and a mailbox that anybody can read. Never in production. */
import type { Hono } from 'hono'
import { mayFreely, type Centre, type IdentityProvider } from '#contexts/access/public.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import { page } from '#web/http/answer.server.ts'
import type { DevelopmentProvider } from '../dev/identity-provider.server.ts'
import { mailboxPage } from '../dev/mailbox-page.ts'
import type { Parts } from './parts.server.ts'

export type Development = {
  readonly provider: DevelopmentProvider
  readonly findResidentProvider: (origin: string, centre: Centre) => IdentityProvider | null
  readonly findProvider: (origin: string, centre: Centre) => IdentityProvider | null
}

/** Null in production, beside a real provider, or without demonstration. */
export async function openDevelopment({ services }: Parts): Promise<Development | null> {
  const { production, oidc, demo } = services.config
  if (production || oidc !== 'development' || !demo) return null
  const { makeDevelopmentProvider } = await import('../dev/identity-provider.server.ts')
  const provider = makeDevelopmentProvider(services)
  return { provider, findProvider: provider.forOrigin, findResidentProvider: provider.forResidents }
}

export async function mountDevelopment(app: Hono<PageEnv>, { services, centres }: Parts, { provider }: Development): Promise<void> {
  const { developmentRoutes } = await import('../dev/routes.ts')
  app.route('/', developmentRoutes(services, centres.all, provider))
  app.get('/dev/mail', (c) => {
    mayFreely(c.get('ctx'), 'demonstration.mailbox')
    return page(c, mailboxPage(c.get('locale'), c.get('site'), services.mail.kept()))
  })
}
