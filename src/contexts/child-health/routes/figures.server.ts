/** What the addresses of the figures answer. They stand behind `requireStaff`; filters in an address choose among what was told, they never make a new group. */
import { Hono } from 'hono'
import { workplaceFrame } from '#contexts/access/public.ts'
import { writeCsv } from '#platform/csv.ts'
import { page } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { figuresFileRows } from '../pages/collective/figures-file.ts'
import { figuresPage } from '../pages/collective/figures-page.ts'
import { figureMessages } from '../pages/collective/messages.ts'
import { figuresPath, themeOf } from '../pages/collective/paths.ts'
import { questionIds, shapeOf } from '../rules/collective/questions.ts'
import { readFigures } from '../use-cases/collective/read-figures.server.ts'

export function figuresRoutes(): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  app.get(figuresPath, (c) => show(c))
  app.get(`${figuresPath}/bestand`, (c) => file(c))
  return app
}

const yearOf = (c: PageContext): number | null => (/^\d{4}$/.test(c.req.query('jaar') ?? '') ? Number(c.req.query('jaar')) : null)

async function show(c: PageContext): Promise<Response> {
  const told = await readFigures(c.get('ctx'), yearOf(c))
  if (!told.ok) return c.notFound()
  const asked = questionIds.find((id) => id === c.req.query('vraag')) ?? null
  const theme = asked === null ? themeOf(c.req.query('thema')) : shapeOf(asked).theme
  const question = told.value.figures.some((figure) => figure.question === asked) ? asked : null
  return page(c, figuresPage({ ...workplaceFrame(c), told: told.value, theme, question }))
}

async function file(c: PageContext): Promise<Response> {
  const told = await readFigures(c.get('ctx'), yearOf(c))
  if (!told.ok || told.value.shown === null) return c.notFound()
  const { year } = told.value.shown
  const locale = c.get('locale')
  c.header('content-disposition', `attachment; filename="${figureMessages(locale).file(String(year))}.csv"`)
  c.header('content-type', 'text/csv; charset=utf-8')
  return c.body(`\uFEFF${writeCsv(figuresFileRows(locale, year, told.value.figures))}`)
}
