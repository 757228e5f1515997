import type { Hono } from 'hono'
import { assetAnswer, loadAssets } from '#web/assets.server.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import type { Centres } from './centres.server.ts'

/** Style sheets, fonts and modules: named after their content, kept for ever by browsers. Nothing about people, so no permit. */
export function serveAssets(app: Hono<PageEnv>, { findSheet }: Pick<Centres, 'findSheet'>): void {
  const assets = loadAssets()
  app.get('/assets/*', (c) => {
    const { pathname } = new URL(c.req.url)
    const found = assets.find(pathname) ?? findSheet(pathname)
    if (found === null) return c.text('404\n', 404)
    const { body, headers } = assetAnswer(found, c.req.header('accept-encoding'))
    if (c.req.header('if-none-match') === headers['etag']) return c.body(null, 304, headers)
    return c.body(body as Uint8Array<ArrayBuffer>, 200, headers) // a Buffer of ours never stands on shared memory
  })
}
