import type { Hono } from 'hono'
import type { LogBy } from '#contexts/access/public-openness.ts'
import { readId } from '#platform/id.ts'
import { canMakePdf, makePdf } from '#platform/pdf.server.ts'
import { page } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { missingPage } from '../pages/openness/frame.ts'
import { logCsv, logJson } from '../pages/openness/log-file.ts'
import { linesPerPress, logPage } from '../pages/openness/log-page.ts'
import { opennessMessages } from '../pages/openness/messages.ts'
import { logPath } from '../pages/openness/paths.ts'
import { logPdf } from '../pages/own-file/export-pdf.ts'
import { logDays, readFileLog, type LogQuery } from '../use-cases/who-looked.server.ts'

export function mountWhoLooked(app: Hono<PageEnv>): void {
  const path = logPath(':personId')
  app.get(path, (c) => show(c))
  app.get(`${path}/bestand`, (c) => keep(c))
}

const plain = (c: PageContext) => ({ locale: c.get('locale'), site: c.get('site') })
const groups: ReadonlyMap<string, LogBy> = new Map([
  ['medewerkers', 'staff'],
  ['gezin', 'family'],
  ['systemen', 'system'],
])
/** So many lines of one page, and of one file. */
const mostLines = 1_000
const mostInFile = 20_000
/** A document to read is made in one go. */
const mostInPdf = 2_000

/** What the address asks for; anything that it cannot mean is the usual. */
function queryOf(c: PageContext, limit: number): LogQuery | null {
  const personId = readId<'person'>(c.req.param('personId') ?? '')
  if (personId === null) return null
  const period = c.req.query('periode')
  const by = c.req.query('wie') ?? ''
  const days = period === 'alles' ? null : (logDays.find((one) => String(one) === period) ?? logDays[0])
  return { personId, days, by: groups.get(by) ?? readId<'account'>(by), limit }
}

async function show(c: PageContext): Promise<Response> {
  const asked = Number(c.req.query('toon') ?? linesPerPress)
  const shown = Number.isInteger(asked) ? Math.min(Math.max(asked, linesPerPress), mostLines) : linesPerPress
  const query = queryOf(c, shown)
  const log = query === null ? null : await readFileLog(c.get('ctx'), query)
  if (query === null || log?.ok !== true) return page(c, missingPage(plain(c)), 404)
  const chosen = { period: query.days === null ? 'alles' : String(query.days), by: query.by === null ? '' : (c.req.query('wie') ?? '') }
  return page(c, logPage({ ...plain(c), log: log.value, now: c.get('ctx').now, chosen, shown, hasPdf: canMakePdf() }))
}

async function keep(c: PageContext): Promise<Response> {
  const kind = c.req.query('soort')
  const query = queryOf(c, kind === 'pdf' ? mostInPdf : mostInFile)
  const isOffered = kind === 'csv' || kind === 'json' || (kind === 'pdf' && canMakePdf())
  const log = query === null || !isOffered ? null : await readFileLog(c.get('ctx'), query, 'export')
  if (log?.ok !== true) return page(c, missingPage(plain(c)), 404)
  const { locale, site } = plain(c)
  const name = opennessMessages(locale).log.file.name
  c.header('content-disposition', `attachment; filename="${name}.${kind}"`)
  const made = kind === 'pdf' ? makePdf(logPdf(locale, site, log.value)) : null
  if (made !== null) {
    c.header('content-type', 'application/pdf')
    return c.body(made)
  }
  c.header('content-type', kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
  return c.body(kind === 'csv' ? logCsv(locale, site, log.value) : logJson(locale, site, log.value))
}
