/** Who is signed in, on every request of the workplace; and the way to the sign-in page for who is not. */
import type { Context, MiddlewareHandler } from 'hono'
import { localPath } from '#platform/i18n.ts'
import type { Services } from '#platform/services.ts'
import { page } from '#web/http/answer.server.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import { mayFreely } from '../use-cases/act.server.ts'
import { findSession } from '../use-cases/sessions.server.ts'
import { readSessionCookie, removeSessionCookie } from './cookies.server.ts'
import { signInNeededPage, type SentForm } from './sign-in-page.ts'

/** Puts the staff member of the cookie in the place of the visitor, with the roles of this moment. Without a live session nothing changes. */
export function staffSession(services: Pick<Services, 'db'>): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    const ctx = c.get('ctx')
    const token = ctx.actor.kind === 'staff' ? undefined : readSessionCookie(c)
    if (token !== undefined) {
      const actor = await findSession(services, ctx.centreId, token, ctx.now)
      if (actor === null) removeSessionCookie(c)
      else c.set('ctx', { ...ctx, actor })
    }
    await next()
  }
}

/** Only who is signed in goes on: others are sent to sign in, and come back; a write is answered 401 and nothing is done. */
export const requireStaff: MiddlewareHandler<PageEnv> = async (c, next) => {
  const ctx = c.get('ctx')
  if (ctx.actor.kind === 'staff') return next()
  mayFreely(ctx, 'session.offer')
  const locale = c.get('locale')
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD')
    return page(c, signInNeededPage({ locale, site: c.get('site') }, await sentForm(c)), 401)
  const query = new URLSearchParams({ naar: localPath(locale, c.get('pagePath')) + new URL(c.req.url).search })
  if (readSessionCookie(c) !== undefined) query.set('reden', 'verlopen')
  return c.redirect(`${localPath(locale, '/inloggen')}?${query.toString()}`, 303)
}

/** What can be sent once more: a form without files. That it came from a page of our own was looked at before. */
async function sentForm(c: Context<PageEnv>): Promise<SentForm | null> {
  if (c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') !== true) return null
  const { pathname, search } = new URL(c.req.url)
  return { action: pathname + search, fields: [...new URLSearchParams(await c.req.text())] }
}
