import { Hono } from 'hono'
import { findCentreByHost, listCentres, type Centre } from '#contexts/access/public.ts'
import { dutch, locales } from '#platform/i18n.ts'
import type { Services } from '#platform/services.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import type { Site } from '#web/site.ts'

export function aSite(name: string): Site {
  return {
    name,
    shortName: name.replace('CJG ', ''),
    phone: { shown: '088 000 12 34', dial: '+31880001234' },
    address: 'Dorpsplein 4',
    hoursText: { nl: 'op werkdagen', en: 'on working days' },
    helplines: [],
    themeClass: null,
    drawings: true,
    navigation: [],
    footerPages: [],
    quickExitUrl: 'https://example.org/',
    notice: null,
    assets: { stylesheets: [], preloadFonts: [], scripts: [], scriptsFor: [], icon: '/icon.svg' },
  }
}

export type PageApp = { readonly app: Hono<PageEnv>; readonly centres: () => Promise<readonly Centre[]> }

/** Just enough of the application around pages: centre by host, language by path, a permit asked or 403. No limits, no headers. */
export function aPageApp(services: Services, routes: (centres: PageApp['centres']) => readonly Hono<PageEnv>[]): PageApp {
  const centres = () => listCentres(services.db)
  const app = new Hono<PageEnv>()
  app.use(async (c, next) => {
    const url = new URL(c.req.url)
    const hostName = (c.req.header('host') ?? url.host).replace(/:\d+$/, '')
    const centre = findCentreByHost(await centres(), hostName)
    if (centre === null) return c.text('no centre', 503)
    const locale = locales.find(({ tag }) => url.pathname.split('/')[1] === tag) ?? dutch
    c.set('ctx', {
      db: services.db,
      centreId: centre.id,
      actor: { kind: 'visitor' },
      now: services.clock(),
      traceId: 'test',
      asked: [],
    })
    c.set('site', aSite(centre.name))
    c.set('locale', locale)
    c.set('pagePath', locale === dutch ? url.pathname : url.pathname.slice(locale.tag.length + 1))
    c.set('source', Buffer.alloc(32, c.req.header('x-test-source') ?? 'here'))
    c.set('secure', url.protocol === 'https:' || /(^|\.)localhost$|^127\.0\.0\.1$/.test(hostName))
    await next()
    if (c.res.status < 400 && c.get('ctx').asked.length === 0) c.res = new Response('no permit was asked', { status: 403 })
    return undefined
  })
  for (const one of routes(centres)) for (const locale of locales) app.route(locale === dutch ? '/' : `/${locale.tag}`, one)
  return { app, centres }
}
