/** What the addresses of data breaches answer. They stand behind `requireStaff`. */
import { Hono } from 'hono'
import { z } from 'zod'
import { writeCsv } from '#platform/csv.ts'
import { newId, readId, type Id } from '#platform/id.ts'
import { canMakePdf, makePdf } from '#platform/pdf.server.ts'
import type { Services } from '#platform/services.ts'
import { page, readForm, seeOther, type Typed } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { permits } from '../../rules/permissions.ts'
import { fileIdsIn, markBreachPerson, type FilesRefusal } from '../../use-cases/breach/change-breach.server.ts'
import { countBreaches, listBreaches, readBreach } from '../../use-cases/breach/read-breaches.server.ts'
import { listOwnSuspicions, suspectBreach } from '../../use-cases/breach/suspect-breach.server.ts'
import { breachNumber } from '../../rules/breach/breach-number.ts'
import { workplaceFrame } from '../workplace-frame.server.ts'
import { doDeed, elementOf, forms, momentIn, Suspect } from './breach-form.server.ts'
import { breachPage } from './breach-page.ts'
import { deeds, type BreachView, type DeedWord } from './breach-view.ts'
import { letterPage } from './letter-page.ts'
import { breachFiguresPage, breachListPage } from './list-page.ts'
import { breachMessages } from './messages.ts'
import { typedOf } from './moment-field.ts'
import { breachesPath, breachLetterPath, breachPath, breachSheetPath, registerFilePath, suspectPath } from './paths.ts'
import { problemText } from './said.ts'
import { registerOfBreaches, sheetPage, sheetPdf, sheetTable } from './sheet.ts'
import { suspectPage, type SuspectView } from './suspect-page.ts'

type Needs = Pick<Services, 'keys' | 'jobs'>

export function breachRoutes(services: Needs): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  app.get(suspectPath, (c) => showSuspect(c, {}))
  app.post(suspectPath, (c) => suspect(c, services))
  app.get(breachesPath, (c) => list(c, services))
  app.get(registerFilePath, (c) => keepRegister(c, services))
  app.get(breachPath(':id'), (c) => show(c, services, null))
  app.get(breachSheetPath(':id'), (c) => sheet(c, services))
  app.get(`${breachSheetPath(':id')}/bestand`, (c) => keepSheet(c, services))
  app.get(breachLetterPath(':id'), (c) => letter(c, services))
  app.post(`${breachPath(':id')}/betrokkene`, (c) => mark(c))
  for (const deed of deeds) app.post(`${breachPath(':id')}/${deed}`, (c) => act(c, services, deed))
  return app
}

const idOf = (c: PageContext): Id<'breach'> | null => readId<'breach'>(c.req.param('id') ?? '')

async function showSuspect(
  c: PageContext,
  back: Partial<Pick<SuspectView, 'formId' | 'typed' | 'errors'>>,
  status: 200 | 422 = 200,
): Promise<Response> {
  const ctx = c.get('ctx')
  const own = await listOwnSuspicions(ctx)
  if (!own.ok) return c.notFound()
  const locale = c.get('locale')
  const justTold = own.value.find(({ id }) => id === c.req.query('gemeld'))
  const view = {
    ...{ now: ctx.now, own: own.value, formId: newId<'breach'>(ctx.now.epochMilliseconds), errors: {} },
    typed: { what: '', discovered: typedOf(locale, ctx.now), files: '' },
    done: justTold === undefined ? null : breachNumber(justTold),
    isAnswerToPost: c.req.method === 'POST',
  }
  return page(c, suspectPage({ ...workplaceFrame(c), ...view, ...back }), status)
}

async function suspect(c: PageContext, needs: Needs): Promise<Response> {
  const form = await readForm(c, Suspect)
  const words = breachMessages(c.get('locale'))
  if (!form.ok) return showSuspect(c, { errors: { form: words.refusals.form } }, 422)
  const { formulier, wat: what, dossiers: files } = form.value
  const id = readId<'breach'>(formulier)
  const told = await suspectBreach(needs, c.get('ctx'), {
    ...{ what, discoveredAt: momentIn(form.value, 'ontdekt'), personIds: fileIdsIn(files) },
    ...(id === null ? {} : { id }),
  })
  if (told.ok) return seeOther(c, `${suspectPath}?gemeld=${told.value}`)
  if (told.error.kind === 'not-permitted') return c.notFound()
  const problems = told.error.kind === 'problems' ? told.error.problems : []
  const errors = Object.fromEntries(problems.map((one) => [elementOf(one.field, 'feiten'), problemText(c.get('locale'), one)]))
  const discovered = {
    ...{
      day: form.value['ontdekt-day'],
      month: form.value['ontdekt-month'],
      year: form.value['ontdekt-year'],
      time: form.value['ontdekt-tijd'],
    },
  }
  return showSuspect(c, { formId: formulier, typed: { what, discovered, files }, errors }, 422)
}

/** Who keeps the register sees it; who may see only figures, those. */
async function list(c: PageContext, { keys }: Needs): Promise<Response> {
  const ctx = c.get('ctx')
  const figures = await countBreaches(ctx)
  if (!figures.ok) return c.notFound()
  if (!permits(ctx.actor, 'breach.list')) return page(c, breachFiguresPage({ ...workplaceFrame(c), figures: figures.value }))
  const found = await listBreaches(keys, ctx)
  return found.ok
    ? page(c, breachListPage({ ...workplaceFrame(c), now: ctx.now, breaches: found.value, figures: figures.value }))
    : c.notFound()
}

async function show(c: PageContext, { keys }: Needs, refused: BreachView['refused'], status: 200 | 409 | 422 = 200): Promise<Response> {
  const ctx = c.get('ctx')
  const id = idOf(c)
  ctx.asked.push('breach.read')
  const found = id === null ? null : await readBreach(keys, ctx, id)
  if (found?.ok !== true) return c.notFound()
  const done = breachMessages(c.get('locale')).done[c.req.query('gedaan') ?? ''] ?? null
  return page(
    c,
    breachPage({ ...workplaceFrame(c), ...found.value, now: ctx.now, refused, done, isAnswerToPost: c.req.method === 'POST' }),
    status,
  )
}

const doneWords: Readonly<Record<DeedWord, string>> = {
  ...{ oppakken: 'opgepakt', 'geen-lek': 'geen', samenvoegen: 'samengevoegd', feiten: 'feiten', besluit: 'besluit' },
  ...{ melding: 'melding', vertellen: 'verteld', dossiers: 'dossiers', sluiten: 'klaar', heropenen: 'heropend' },
}

async function act(c: PageContext, needs: Needs, deed: DeedWord): Promise<Response> {
  const ctx = c.get('ctx')
  const id = idOf(c)
  ctx.asked.push('breach.handle')
  if (id === null || !permits(ctx.actor, 'breach.handle')) return c.notFound()
  const form = await readForm<z.ZodType<Record<string, unknown>>>(c, forms[deed])
  const { refusals } = breachMessages(c.get('locale'))
  if (!form.ok) return show(c, needs, { deed, typed: form.error.typed, errors: { form: refusals.form } }, 422)
  const done = await doDeed(needs.keys, ctx, id, deed, form.value)
  if (done.ok) return seeOther(c, `${breachPath(done.value)}?gedaan=${doneWords[deed]}`)
  if (done.error.kind === 'no-breach' || done.error.kind === 'not-permitted') return c.notFound()
  const isConflict = done.error.kind === 'changed-meanwhile' || done.error.kind === 'wrong-state'
  return show(c, needs, { deed, typed: form.value as Typed, errors: errorsOf(c, deed, done.error) }, isConflict ? 409 : 422)
}

function errorsOf(c: PageContext, deed: DeedWord, refusal: FilesRefusal): Record<string, string> {
  const locale = c.get('locale')
  const { refusals } = breachMessages(locale)
  switch (refusal.kind) {
    case 'problems':
      return Object.fromEntries(refusal.problems.map((one) => [elementOf(one.field, deed), problemText(locale, one)]))
    case 'unknown-files':
      return { dossiers: refusals.unknownFiles(refusal.unknown.map((one) => one.slice(-8)).join(', ')) }
    case 'changed-meanwhile':
    case 'wrong-state':
      return { form: refusals[refusal.kind] }
    case 'no-breach':
    case 'not-permitted':
      return { form: refusals.form }
  }
}

const Mark = z.strictObject({ dossier: z.string().max(60), hoe: z.enum(['verteld', 'weg']) })

async function mark(c: PageContext): Promise<Response> {
  const id = idOf(c)
  c.get('ctx').asked.push('breach.handle')
  const form = await readForm(c, Mark)
  const personId = form.ok ? readId<'person'>(form.value.dossier) : null
  if (id === null || personId === null || !form.ok) return c.notFound()
  const marked = await markBreachPerson(c.get('ctx'), { id, personId, as: form.value.hoe === 'verteld' ? 'told' : 'withdrawn' })
  return marked.ok ? seeOther(c, `${breachPath(id)}?gedaan=betrokkene`) : c.notFound()
}

const paperKinds = (): string[] => ['csv', ...(canMakePdf() ? ['pdf'] : [])]

async function sheet(c: PageContext, { keys }: Needs): Promise<Response> {
  const ctx = c.get('ctx')
  const id = idOf(c)
  ctx.asked.push('breach.export')
  const found = id === null ? null : await readBreach(keys, ctx, id, 'breach.export')
  return found?.ok === true
    ? page(c, sheetPage({ ...workplaceFrame(c), now: ctx.now, breach: found.value.breach, kinds: paperKinds() }))
    : c.notFound()
}

async function keepSheet(c: PageContext, { keys }: Needs): Promise<Response> {
  const ctx = c.get('ctx')
  const [id, kind] = [idOf(c), c.req.query('soort') ?? '']
  ctx.asked.push('breach.export')
  const found = id === null || !paperKinds().includes(kind) ? null : await readBreach(keys, ctx, id, 'breach.export')
  if (found?.ok !== true) return c.notFound()
  const { breach } = found.value
  const place = { locale: c.get('locale'), centre: c.get('site').name, now: ctx.now }
  c.header('content-disposition', `attachment; filename="${breachMessages(place.locale).sheet.file(breach.number)}.${kind}"`)
  const pdf = kind === 'pdf' ? makePdf(sheetPdf(place, breach)) : null
  c.header('content-type', pdf === null ? 'text/csv; charset=utf-8' : 'application/pdf')
  return c.body(pdf ?? `\uFEFF${writeCsv(sheetTable(place, breach))}`)
}

async function keepRegister(c: PageContext, { keys }: Needs): Promise<Response> {
  const all = await listBreaches(keys, c.get('ctx'), 'breach.export')
  if (!all.ok) return c.notFound()
  const locale = c.get('locale')
  c.header('content-disposition', `attachment; filename="${breachMessages(locale).sheet.register}.csv"`)
  c.header('content-type', 'text/csv; charset=utf-8')
  return c.body(`\uFEFF${writeCsv(registerOfBreaches(locale, all.value))}`)
}

async function letter(c: PageContext, { keys }: Needs): Promise<Response> {
  const ctx = c.get('ctx')
  const id = idOf(c)
  ctx.asked.push('breach.export')
  const found = id === null ? null : await readBreach(keys, ctx, id, 'breach.export')
  return found?.ok === true ? page(c, letterPage({ ...workplaceFrame(c), ...found.value, now: ctx.now })) : c.notFound()
}
