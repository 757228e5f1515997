import type { Hono } from 'hono'
import { readId } from '#platform/id.ts'
import { canMakePdf, makePdf } from '#platform/pdf.server.ts'
import { page } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { missingPage } from '../pages/openness/frame.ts'
import { exportPath } from '../pages/openness/paths.ts'
import { exportJson } from '../pages/own-file/export-json.ts'
import { exportPage } from '../pages/own-file/export-page.ts'
import { filePdf } from '../pages/own-file/export-pdf.ts'
import { ownFileMessages } from '../pages/own-file/messages.ts'
import { fullName } from '../rules/person.ts'
import { exportOwnFile, type ExportNeeds } from '../use-cases/export-own-file.server.ts'
import { readOwnFile } from '../use-cases/read-own-file.server.ts'

export function mountExport(app: Hono<PageEnv>, needs: ExportNeeds): void {
  app.get(exportPath(':personId'), (c) => show(c, needs))
  app.get(`${exportPath(':personId')}/bestand`, (c) => keep(c, needs))
}

const plain = (c: PageContext) => ({ locale: c.get('locale'), site: c.get('site') })
const missing = (c: PageContext): Response => page(c, missingPage(plain(c)), 404)

async function show(c: PageContext, { keys }: ExportNeeds): Promise<Response> {
  const personId = readId<'person'>(c.req.param('personId') ?? '')
  const file = personId === null ? null : await readOwnFile(keys, c.get('ctx'), personId)
  if (file?.ok !== true) return missing(c)
  const { person } = file.value
  return page(c, exportPage({ ...plain(c), personId: person.id, name: fullName(person), kinds: canMakePdf() ? ['pdf', 'json'] : ['json'] }))
}

async function keep(c: PageContext, needs: ExportNeeds): Promise<Response> {
  const personId = readId<'person'>(c.req.param('personId') ?? '')
  const kind = c.req.query('soort')
  const isOffered = kind === 'json' || (kind === 'pdf' && canMakePdf())
  const whole = personId === null || !isOffered ? null : await exportOwnFile(needs, c.get('ctx'), personId)
  if (whole?.ok !== true) return missing(c)
  const { locale, site } = plain(c)
  c.header('content-disposition', `attachment; filename="${ownFileMessages(locale).exportPage.name}.${kind}"`)
  const made = kind === 'pdf' ? makePdf(filePdf(locale, site, whole.value)) : null
  if (made !== null) {
    c.header('content-type', 'application/pdf')
    return c.body(made)
  }
  c.header('content-type', 'application/json; charset=utf-8')
  const parts = exportJson(locale, site, whole.value, c.get('ctx').now)
  return c.body(streamOf(parts))
}

/** A part at a time, as fast as the browser takes them. */
function streamOf(parts: Generator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull(controller) {
      const next = parts.next()
      if (next.done === true) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
  })
}
