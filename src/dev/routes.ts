import { Hono } from 'hono'
import { z } from 'zod'
import { mayFreely, type Centre } from '#contexts/access/public.ts'
import { listSampleAccounts } from '#contexts/access/use-cases/sample-accounts.server.ts'
import { localPath } from '#platform/i18n.ts'
import type { Services } from '#platform/services.ts'
import { page, readForm } from '#web/http/answer.server.ts'
import { ownOrigin } from '#web/http/own-origin.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { chooseAccountPage, chooseResidentPage, choiceExpiredPage } from './choose-page.ts'
import { developmentPath, interactionPath, type DevelopmentProvider } from './identity-provider.server.ts'

const Choice = z.strictObject({ account: z.uuid() })

/** The addresses of the demonstration's identity provider. Mount it in every language: the page of choosing has one per language. */
export function developmentRoutes(
  { config }: Pick<Services, 'config'>,
  centres: () => Promise<readonly Centre[]>,
  provider: DevelopmentProvider,
): Hono<PageEnv> {
  const placeOf = async (c: PageContext) => {
    mayFreely(c.get('ctx'), 'demonstration.signIn')
    const centre = (await centres()).find(({ id }) => id === c.get('ctx').centreId)
    return centre?.demonstration === true ? { centre, origin: ownOrigin(c, config) } : null
  }
  const expired = (c: PageContext) => page(c, choiceExpiredPage(c.get('locale'), c.get('site')), 404)

  return new Hono<PageEnv>()
    .get(`${interactionPath}/:uid`, async (c) => {
      const place = await placeOf(c)
      if (place === null) return c.notFound()
      const { origin, centre } = place
      const uid = c.req.param('uid')
      const who = await provider.whoMayBeChosen(origin, centre, uid, c.req.header('cookie') ?? '')
      if (who === null) return expired(c)
      if (who === 'residents') return page(c, chooseResidentPage(c.get('locale'), c.get('site'), `${interactionPath}/${uid}`, centre.slug))
      const accounts = await listSampleAccounts(c.get('ctx'), centre)
      return page(c, chooseAccountPage(c.get('locale'), c.get('site'), `${interactionPath}/${uid}`, accounts.ok ? accounts.value : []))
    })
    .post(`${interactionPath}/:uid`, async (c) => {
      const place = await placeOf(c)
      if (place === null) return c.notFound()
      const { origin, centre } = place
      const choice = await readForm(c, Choice)
      const uid = c.req.param('uid')
      if (!choice.ok) return c.redirect(localPath(c.get('locale'), `${interactionPath}/${uid}`), 303)
      const answer = await provider.choose(origin, centre, uid, c.req.header('cookie') ?? '', choice.value.account)
      return answer.status === 303 ? answer : expired(c)
    })
    .all(`${developmentPath}/*`, async (c) => {
      const place = await placeOf(c)
      if (place === null) return c.notFound()
      const answer = await provider.ask(place.origin, place.centre, c.req.raw)
      const isForPeople = c.req.method === 'GET' && c.req.header('accept')?.includes('text/html') === true
      return isForPeople && answer.status >= 400 ? expired(c) : answer
    })
}
