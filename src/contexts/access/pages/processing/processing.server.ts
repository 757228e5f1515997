/** What the addresses about processing answer: the workplace's behind `requireStaff`, and one page for everybody. */
import { Hono } from 'hono'
import { writeCsv } from '#platform/csv.ts'
import { canMakePdf, makePdf } from '#platform/pdf.server.ts'
import { localDate } from '#platform/time.ts'
import { page } from '#web/http/answer.server.ts'
import { FinishedPages } from '#web/http/finished-pages.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { registerTable, type ProcessingRegister } from '../../rules/processing/register.ts'
import { mayFreely } from '../../use-cases/act.server.ts'
import type { Centre } from '../../use-cases/centres.server.ts'
import { workplaceFrame } from '../workplace-frame.server.ts'
import { asPdf, dpiaDocument, registerDocument, type ProcessingDocument } from './documents.ts'
import { processingMessages } from './messages.ts'
import { dpiaPath, processingPath, registerPath, residentsPath } from './paths.ts'
import { documentPage, processingPage } from './processing-pages.ts'
import { residentsPage } from './residents-page.ts'

export type ProcessingParts = {
  readonly register: ProcessingRegister
  readonly centre: (id: Centre['id']) => Promise<Centre>
  /** False makes the public page anew each time, for benchmarks. */
  readonly keepPages?: boolean
}

const documents = { [registerPath]: 'register', [dpiaPath]: 'dpia' } as const
type Which = (typeof documents)[keyof typeof documents]

export function processingRoutes(parts: ProcessingParts): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  const finished = new FinishedPages([], parts.keepPages)
  app.get(processingPath, (c) => {
    const view = { register: parts.register, kinds: canMakePdf() ? ['pdf'] : [] }
    return mayRead(c) ? page(c, processingPage({ ...workplaceFrame(c), ...view })) : c.notFound()
  })
  for (const [path, which] of Object.entries(documents)) {
    app.get(path, async (c) => {
      if (!mayRead(c)) return c.notFound()
      return page(c, documentPage({ ...workplaceFrame(c), document: await make(c, parts, which), path }))
    })
    app.get(`${path}/bestand`, (c) => keep(c, parts, which))
  }
  app.get(residentsPath, async (c) => {
    mayFreely(c.get('ctx'), 'library.read')
    const answer = await finished.answer(c, () => residentsPage(c.get('locale'), c.get('site'), parts.register))
    return answer ?? c.notFound()
  })
  return app
}

const mayRead = (c: PageContext): boolean => mayFreely(c.get('ctx'), 'processing.read')

async function make(c: PageContext, { register, centre }: ProcessingParts, which: Which): Promise<ProcessingDocument> {
  const { centreId, now } = c.get('ctx')
  const { name, municipality } = await centre(centreId)
  const place = { locale: c.get('locale'), centre: name, municipality, today: localDate(now) }
  return which === 'register' ? registerDocument(place, register) : dpiaDocument(place, register)
}

async function keep(c: PageContext, parts: ProcessingParts, which: Which): Promise<Response> {
  const kind = c.req.query('soort')
  if (!mayRead(c)) return c.notFound()
  const words = processingMessages(c.get('locale'))
  const send = (type: string, body: string | Buffer<ArrayBuffer>): Response => {
    c.header('content-disposition', `attachment; filename="${words.file[which]}.${kind}"`)
    c.header('content-type', type)
    return c.body(body)
  }
  if (kind === 'csv' && which === 'register')
    return send(
      'text/csv; charset=utf-8',
      `\uFEFF${writeCsv(registerTable({ ...words.register, language: words.language }, parts.register))}`,
    )
  if (kind === 'json')
    return send(
      'application/json; charset=utf-8',
      `${JSON.stringify(which === 'register' ? parts.register : await make(c, parts, which), null, 1)}\n`,
    )
  const pdf = kind === 'pdf' ? makePdf(asPdf(await make(c, parts, which), words.work.todoMark)) : null
  return pdf === null ? c.notFound() : send('application/pdf', pdf)
}
