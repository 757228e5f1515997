import type { Hono } from 'hono'
import { readId } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { localDate } from '#platform/time.ts'
import { page } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { missingPage } from '../pages/openness/frame.ts'
import { filePath } from '../pages/openness/paths.ts'
import { ownFilePage } from '../pages/own-file/own-file-page.ts'
import { readOwnFile } from '../use-cases/read-own-file.server.ts'

export function mountOwnFile(app: Hono<PageEnv>, keys: Keys): void {
  app.get(filePath(':personId'), (c) => show(c, keys))
}

async function show(c: PageContext, keys: Keys): Promise<Response> {
  const plain = { locale: c.get('locale'), site: c.get('site') }
  const personId = readId<'person'>(c.req.param('personId') ?? '')
  const file = personId === null ? null : await readOwnFile(keys, c.get('ctx'), personId)
  return file?.ok === true
    ? page(c, ownFilePage({ ...plain, file: file.value, today: localDate(c.get('ctx').now) }))
    : page(c, missingPage(plain), 404)
}
