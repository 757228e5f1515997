/** The health of a child in Mijn CJG. What is not there and what is not theirs are one answer. They stand behind `residentsOnly`, as all of the file. */
import { Hono } from 'hono'
import { readId } from '#platform/id.ts'
import { makePdf } from '#platform/pdf.server.ts'
import { localDate } from '#platform/time.ts'
import { loadVanWiechen } from '#calculators/dscore/van-wiechen.ts'
import { residentsOnly } from '#contexts/access/public.ts'
import { page } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { growthBook } from '../pages/charts/growth-book.ts'
import { growthCharts } from '../pages/charts/growth-svg.ts'
import { familyDevelopmentPage } from '../pages/family/development-page.ts'
import type { FamilyView } from '../pages/family/frame.ts'
import { familyGrowthPage } from '../pages/family/growth-page.ts'
import { heldPage } from '../pages/family/held-page.ts'
import { overviewPage } from '../pages/family/overview-page.ts'
import { ownHealthPath, waitingPath } from '../pages/family/paths.ts'
import { toldPage } from '../pages/family/told-page.ts'
import { healthPath } from '../pages/record/paths.ts'
import { takeAlongSlug } from '../pages/transfer/paths.ts'
import { readHeldContact } from '../use-cases/family/read-held-contact.server.ts'
import { readWhatFamilyTold } from '../use-cases/family/read-told.server.ts'
import { readGrowthBook } from '../use-cases/record/read-growth-book.server.ts'
import {
  saveJabs,
  saveMeasure,
  saveQuestions,
  saveTopics,
  showJabs,
  showMeasure,
  showQuestions,
  showTopics,
  takeBack,
} from './family-forms.server.ts'
import { saveInvitation, saveSessionWord, showInvitations, showWaiting } from './family-invitations.server.ts'
import { childOf, familyView, frameOf, missing, type FamilyParts } from './family-view.server.ts'
import { sendTakeAlong, showTakeAlong } from './take-along.server.ts'
import { viewOf as recordView } from './record-view.server.ts'

export function familyHealthRoutes(parts: FamilyParts): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  const at = (part = ''): string => ownHealthPath(':id', part)
  for (const path of [at(), at('*')]) app.use(path, residentsOnly)
  app.get(at(), (c) => showOverview(c, parts))
  app.get(at('groei'), (c) => showGrowth(c, parts))
  app.get(at('ontwikkeling'), (c) => showDevelopment(c, parts))
  app.get(at('groeiboekje'), (c) => sendBook(c, parts))
  app.get(at('bezoek/:contact'), (c) => showHeld(c, parts))
  app.get(at('meten'), (c) => showMeasure(c, parts))
  app.post(at('meten'), (c) => saveMeasure(c, parts))
  app.post(at('meten/:row/weg'), (c) => takeBack(c, 'measurement'))
  app.use(waitingPath, residentsOnly)
  app.get(waitingPath, showWaiting)
  app.get(at('uitnodigingen'), (c) => showInvitations(c))
  app.post(at('uitnodigingen'), (c) => saveSessionWord(c))
  app.post(at('uitnodigingen/:row'), (c) => saveInvitation(c))
  app.get(at('inentingen'), (c) => showJabs(c))
  app.post(at('inentingen'), (c) => saveJabs(c))
  app.get(at('volgend-bezoek'), (c) => showTopics(c, parts))
  app.post(at('volgend-bezoek'), (c) => saveTopics(c, parts))
  app.post(at('volgend-bezoek/:row/weg'), (c) => takeBack(c, 'topic'))
  app.get(at('vragen'), (c) => showQuestions(c, parts))
  app.post(at('vragen'), (c) => saveQuestions(c, parts))
  app.get(at(takeAlongSlug), (c) => showTakeAlong(c, parts))
  for (const file of ['dossier', 'handtekening', 'leesbaar'] as const)
    app.get(at(`${takeAlongSlug}/:moment/${file}`), (c) => sendTakeAlong(c, parts, file))
  app.get(healthPath(':id', 'verteld'), (c) => showTold(c, parts))
  return app
}

const chartsOf = ({ locale, health: { child, background, measurements, own } }: FamilyView) =>
  growthCharts(locale, { child, background, measurements, own, look: 'family', size: 'screen' })

async function showOverview(c: PageContext, parts: FamilyParts): Promise<Response> {
  const view = await familyView(c, parts)
  if (view === null) return missing(c)
  const charts = await chartsOf(view)
  return page(c, overviewPage({ ...view, charts, scheme: await loadVanWiechen(), now: c.get('ctx').now }))
}

async function showGrowth(c: PageContext, parts: FamilyParts): Promise<Response> {
  const view = await familyView(c, parts)
  return view === null ? missing(c) : page(c, familyGrowthPage({ ...view, charts: await chartsOf(view) }))
}

async function showDevelopment(c: PageContext, parts: FamilyParts): Promise<Response> {
  const view = await familyView(c, parts)
  return view === null ? missing(c) : page(c, familyDevelopmentPage({ ...view, scheme: await loadVanWiechen() }))
}

async function showHeld(c: PageContext, { services }: FamilyParts): Promise<Response> {
  const contactId = readId<'contact'>(c.req.param('contact') ?? '')
  if (contactId === null) return missing(c)
  const held = await readHeldContact(c.get('ctx'), services.keys, childOf(c), contactId)
  return held.ok ? page(c, heldPage({ ...frameOf(c), held: held.value, scheme: await loadVanWiechen() })) : missing(c)
}

async function sendBook(c: PageContext, { services }: FamilyParts): Promise<Response> {
  const ctx = c.get('ctx')
  const read = await readGrowthBook(ctx, services.keys, childOf(c))
  if (!read.ok) return missing(c)
  const made = makePdf(await growthBook(c.get('locale'), c.get('site'), read.value, localDate(ctx.now)))
  if (made === null) return missing(c)
  c.header('content-type', 'application/pdf')
  c.header('content-disposition', 'attachment; filename="groeiboekje.pdf"')
  return c.body(made)
}

/** In the workplace: what the family told. */
async function showTold(c: PageContext, parts: FamilyParts): Promise<Response> {
  const view = await recordView(c, parts)
  const told = view === null ? null : await readWhatFamilyTold(c.get('ctx'), parts.services.keys, view.record.child.id)
  return view === null || told?.ok !== true ? c.notFound() : page(c, toldPage({ ...view, told: told.value }))
}
