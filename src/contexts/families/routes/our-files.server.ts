import type { Hono } from 'hono'
import { readBinding } from '#contexts/access/public-openness.ts'
import { page } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { ownKeyFormPage, unboundPage } from '../pages/openness/binding-pages.ts'
import { missingPage } from '../pages/openness/frame.ts'
import { ourFilesPage } from '../pages/openness/our-files-page.ts'
import { filesPath } from '../pages/openness/paths.ts'
import { listOurFiles } from '../use-cases/our-files.server.ts'

export function mountOurFiles(app: Hono<PageEnv>): void {
  app.get(filesPath, (c) => show(c))
}

async function show(c: PageContext): Promise<Response> {
  const plain = { locale: c.get('locale'), site: c.get('site') }
  const binding = await readBinding(c.get('ctx'))
  if (!binding.ok) return page(c, missingPage(plain), 404)
  if (binding.value === null) return page(c, unboundPage(plain, c.req.query('gedaan') === 'los'))
  if (!binding.value.opensFile) return page(c, ownKeyFormPage(plain, null))
  const ours = await listOurFiles(c.get('ctx'))
  return ours.ok ? page(c, ourFilesPage({ ...plain, binding: binding.value, ours: ours.value })) : page(c, missingPage(plain), 404)
}
