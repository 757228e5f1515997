import type { Hono } from 'hono'
import { assetAnswer, loadAssets } from '#web/assets.server.ts'
import type { BrowserModules } from '#web/assets/browser-modules.server.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import type { Centres } from './centres.server.ts'

type Served = { readonly modules: BrowserModules; readonly centres: Pick<Centres, 'findSheet'> }

/**
 * Style sheets, fonts and modules: named after their content, kept for ever by browsers. Nothing about people, so no permit.
 * While one release follows another, a page of the one may ask its sheet at the other: that gives what it has under the name,
 * for a minute, so that no page stands bare.
 */
export function serveAssets(app: Hono<PageEnv>, { modules, centres }: Served): void {
  const assets = loadAssets()
  app.get('/assets/*', async (c) => {
    const { pathname } = new URL(c.req.url)
    const exact = assets.find(pathname) ?? centres.findSheet(pathname) ?? (await modules.find(pathname))
    const found = exact ?? assets.findByName(pathname)
    if (found === null) return c.text('404\n', 404)
    const { body, headers } = assetAnswer(found, c.req.header('accept-encoding'))
    if (exact === null) headers['cache-control'] = 'public, max-age=60'
    if (c.req.header('if-none-match') === headers['etag']) return c.body(null, 304, headers)
    return c.body(body as Uint8Array<ArrayBuffer>, 200, headers) // a Buffer of ours never stands on shared memory
  })
}
