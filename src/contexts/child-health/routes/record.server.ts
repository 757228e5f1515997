/** The pages of one child's record in the workplace. They stand behind `requireStaff`. */
import { Hono } from 'hono'
import { makePdf, type PdfDocument } from '#platform/pdf.server.ts'
import { localDate } from '#platform/time.ts'
import { page } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { chartsPaper } from '../pages/charts/charts-paper.ts'
import { developmentChart } from '../pages/charts/development-svg.ts'
import { growthBook } from '../pages/charts/growth-book.ts'
import { growthCharts, offeredCharts } from '../pages/charts/growth-svg.ts'
import { developmentPage } from '../pages/record/development-page.ts'
import { growthPage, type GrowthChoice } from '../pages/record/growth-page.ts'
import { healthPath } from '../pages/record/paths.ts'
import { healthRecordPage } from '../pages/record/record-page.ts'
import { summarySlug } from '../pages/summary/summary-page.ts'
import { rowsPage } from '../pages/record/rows-page.ts'
import { chartSpans } from '../rules/charts/chart-window.ts'
import { developmentFacts, loadDevelopmentTables } from '../rules/charts/development-curve.ts'
import { loadChartTables } from '../rules/charts/growth-chart-facts.ts'
import { chartMeasures, referenceChoices } from '../rules/charts/reference-choice.ts'
import { completedWeeks } from '../rules/charts/visits.ts'
import { readGrowthBook } from '../use-cases/record/read-growth-book.server.ts'
import type { HealthRecord } from '../use-cases/record/read-record.server.ts'
import { readersRoutes } from './readers.server.ts'
import { saveBackground, saveMeasure, saveWithdraw, showBackground, showMeasure, showWithdraw } from './record-forms.server.ts'
import { saveSummary, showSummary } from './summary.server.ts'
import { personOf, viewOf, type RecordParts } from './record-view.server.ts'
import { mountReferrals } from './referrals.server.ts'
import { mountScreening } from './screening.server.ts'

export function healthRecordRoutes(parts: RecordParts): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  const at = (part = ''): string => healthPath(':id', part)
  app.get(at(), (c) => showRecord(c, parts))
  app.route('/', readersRoutes(parts))
  app.get(at('groei'), (c) => showGrowth(c, parts))
  app.get(at('groei/papier'), (c) => printGrowth(c, parts))
  app.get(at('ontwikkeling'), (c) => showDevelopment(c, parts))
  app.get(at('metingen'), (c) => showRows(c, parts))
  app.get(at('groeiboekje'), (c) => printBook(c, parts))
  app.get(at(summarySlug), (c) => showSummary(c, parts))
  app.post(at(summarySlug), (c) => saveSummary(c, parts))
  app.get(at('achtergrond'), (c) => showBackground(c, parts))
  app.post(at('achtergrond'), (c) => saveBackground(c, parts))
  app.get(at('meten'), (c) => showMeasure(c, parts))
  app.post(at('meten'), (c) => saveMeasure(c, parts))
  app.get(at('intrekken/:kind/:row'), (c) => showWithdraw(c, parts))
  app.post(at('intrekken/:kind/:row'), (c) => saveWithdraw(c, parts))
  mountScreening(app, parts)
  mountReferrals(app, parts)
  return app
}

const among = <T extends string>(all: readonly T[], text: string | undefined): T | null => all.find((one) => one === text) ?? null
const doneOf = (c: PageContext): 'saved' | 'other-child' | null => {
  const done = c.req.query('gedaan')
  return done === undefined ? null : done === 'ander-kind' ? 'other-child' : 'saved'
}
const drawnOf = ({ child, background, measurements, own }: HealthRecord) => ({ child, background, measurements, own })

async function showRecord(c: PageContext, parts: RecordParts): Promise<Response> {
  const view = await viewOf(c, parts)
  if (view === null) return c.notFound()
  await loadChartTables()
  const { record, locale } = view
  const offered = offeredCharts(drawnOf(record))
  const measure = among(offered, c.req.query('maat')) ?? offered[0]
  const charts =
    measure === undefined
      ? []
      : await growthCharts(locale, { ...drawnOf(record), look: 'professional', size: 'screen', measures: [measure] })
  return page(c, healthRecordPage({ ...view, chart: charts[0] ?? null, offered, done: doneOf(c) }))
}

function choiceOf(c: PageContext): GrowthChoice {
  return {
    measure: among(chartMeasures, c.req.query('maat')),
    choice: among(referenceChoices, c.req.query('lijnen')) ?? 'auto',
    beside: among(referenceChoices, c.req.query('naast')),
    span: among(chartSpans, c.req.query('periode')),
  }
}

const asked = ({ measure, choice, beside, span }: GrowthChoice) => ({
  ...(measure === null ? {} : { measures: [measure] }),
  ...(span === null ? {} : { span }),
  ...{ choice, beside },
})

async function showGrowth(c: PageContext, parts: RecordParts): Promise<Response> {
  const view = await viewOf(c, parts)
  if (view === null) return c.notFound()
  await loadChartTables()
  const chosen = choiceOf(c)
  const of = drawnOf(view.record)
  const charts = await growthCharts(view.locale, { ...of, ...asked(chosen), look: 'professional', size: 'screen' })
  const measures = offeredCharts(of)
  const choices = referenceChoices.filter((choice) => measures.some((measure) => offeredCharts(of, choice).includes(measure)))
  return page(c, growthPage({ ...view, charts, chosen, offered: { measures, choices } }))
}

async function printGrowth(c: PageContext, parts: RecordParts): Promise<Response> {
  const read = await readGrowthBook(c.get('ctx'), parts.services.keys, personOf(c))
  if (!read.ok) return c.notFound()
  const [locale, site, today] = [c.get('locale'), c.get('site'), localDate(c.get('ctx').now)]
  const charts = await growthCharts(locale, { ...drawnOf(read.value), ...asked(choiceOf(c)), look: 'professional', size: 'paper' })
  return pdf(c, 'groeicurven', chartsPaper(locale, site, read.value, charts, today))
}

async function printBook(c: PageContext, parts: RecordParts): Promise<Response> {
  const read = await readGrowthBook(c.get('ctx'), parts.services.keys, personOf(c))
  if (!read.ok) return c.notFound()
  return pdf(c, 'groeiboekje', await growthBook(c.get('locale'), c.get('site'), read.value, localDate(c.get('ctx').now)))
}

function pdf(c: PageContext, name: string, document: PdfDocument): Response | Promise<Response> {
  const made = makePdf(document)
  if (made === null) return c.notFound()
  c.header('content-type', 'application/pdf')
  c.header('content-disposition', `attachment; filename="${name}.pdf"`)
  return c.body(made)
}

async function showDevelopment(c: PageContext, parts: RecordParts): Promise<Response> {
  const view = await viewOf(c, parts)
  if (view === null) return c.notFound()
  const { child, background, milestones } = view.record
  const tables = await loadDevelopmentTables()
  const facts =
    child.birthDate === null ? null : developmentFacts(tables, child.birthDate, completedWeeks(background.gestationDays), milestones)
  return page(
    c,
    developmentPage({ ...view, chart: facts === null ? null : developmentChart(view.locale, facts, 'screen'), scheme: tables.scheme }),
  )
}

async function showRows(c: PageContext, parts: RecordParts): Promise<Response> {
  const view = await viewOf(c, parts)
  if (view === null) return c.notFound()
  const { scheme } = await loadDevelopmentTables()
  return page(c, rowsPage({ ...view, scheme, done: doneOf(c) }))
}
