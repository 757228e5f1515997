/** What comes out of a session on paper: the report, and letters. Behind `requireStaff`. */
import type { Hono } from 'hono'
import { canMakePdf, makePdf } from '#platform/pdf.server.ts'
import { page } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { workplaceFrame } from '../../../access/public.ts'
import { sessionPath } from '../../pages/paths.ts'
import { lettersPage } from '../../pages/sessions/letters-page.ts'
import { sessionMessages } from '../../pages/sessions/messages.ts'
import { reportCsv, reportPage, reportPdf } from '../../pages/sessions/report-page.ts'
import { readReport, readSession } from '../../use-cases/sessions/read-sessions.server.ts'
import { idIn } from './typed-form.server.ts'

export function sessionPaperRoutes(app: Hono<PageEnv>): void {
  const at = sessionPath(':id')
  app.get(`${at}/verslag`, report)
  app.get(`${at}/verslag.csv`, csv)
  app.get(`${at}/verslag.pdf`, pdf)
  app.get(`${at}/brieven/:round`, letters)
}

const plainFrame = (c: PageContext) => ({ ...workplaceFrame(c), back: null, notice: null, isAnswerToPost: false })

async function report(c: PageContext): Promise<Response> {
  const read = await readReport(c.get('ctx'), idIn(c, 'id'))
  return read.ok ? page(c, reportPage({ ...plainFrame(c), report: read.value, hasPdf: canMakePdf() })) : c.notFound()
}

function named(c: PageContext, kind: 'csv' | 'pdf'): void {
  c.header('content-disposition', `attachment; filename="${sessionMessages(c.get('locale')).report.file}.${kind}"`)
  c.header('content-type', kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/pdf')
}

async function csv(c: PageContext): Promise<Response> {
  const read = await readReport(c.get('ctx'), idIn(c, 'id'))
  if (!read.ok) return c.notFound()
  named(c, 'csv')
  return c.body(`\uFEFF${reportCsv(c.get('locale'), read.value)}`)
}

async function pdf(c: PageContext): Promise<Response> {
  const read = await readReport(c.get('ctx'), idIn(c, 'id'))
  const made = read.ok ? makePdf(reportPdf(c.get('locale'), read.value)) : null
  if (made === null) return c.notFound()
  named(c, 'pdf')
  return c.body(made)
}

async function letters(c: PageContext): Promise<Response> {
  const read = await readSession(c.get('ctx'), idIn(c, 'id'), { all: true })
  if (!read.ok || !read.value.isTeam) return c.notFound()
  const { session, requests, children, names } = read.value
  const round = Number(c.req.param('round'))
  const byId = new Map(children.map(({ personId, child }) => [personId as string, child]))
  const chosen = requests.flatMap(({ personId, askedOf, attempt, channel }) => {
    const child = byId.get(personId)
    return attempt === round && channel === 'letter' && child !== undefined ? [{ child, askedOf }] : []
  })
  return page(c, lettersPage({ ...plainFrame(c), session, round, letters: chosen, names }))
}
