/** Who reads the texts of contacts: the list of what is kept from the family, and one text. They stand behind `requireStaff`. */
import { Hono } from 'hono'
import { z } from 'zod'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import { asset } from '#web/assets.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { healthPath } from '../pages/record/paths.ts'
import { keptBackPage } from '../pages/readers/list-page.ts'
import { readersMessages } from '../pages/readers/messages.ts'
import { keptBackSlug } from '../pages/readers/paths.ts'
import { fieldsOfText, readersNames, textForm } from '../pages/readers/text-form.ts'
import { readerChoices, textKinds, type KeepingFault, type TextKind } from '../rules/contact/readers.ts'
import { changeReaders } from '../use-cases/readers/change-readers.server.ts'
import { readKeptBack, readTextOf } from '../use-cases/readers/read-kept-back.server.ts'
import { personOf, viewOf, type RecordParts } from './record-view.server.ts'

export function readersRoutes(parts: RecordParts): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  const one = healthPath(':id', 'lezers/:kind/:text')
  app.get(healthPath(':id', keptBackSlug), (c) => showList(c, parts))
  app.get(one, (c) => showText(c, parts))
  app.post(one, (c) => saveText(c, parts))
  return app
}

/** Words of a contact are drawn as on its own page. */
async function recordView(c: PageContext, parts: RecordParts) {
  const view = await viewOf(c, parts)
  if (view === null) return null
  return { ...view, assets: { ...view.assets, stylesheets: [...view.assets.stylesheets, asset('contact.css')] } }
}

async function showList(c: PageContext, parts: RecordParts): Promise<Response> {
  const view = await recordView(c, parts)
  const texts = view === null ? null : await readKeptBack(c.get('ctx'), parts.services.keys, view.record.child.id)
  if (view === null || texts?.ok !== true) return c.notFound()
  return page(c, keptBackPage({ ...view, texts: texts.value, done: c.req.query('gedaan') !== undefined }))
}

type Fields = Readonly<Record<string, string>>
type Back = { readonly fields?: Fields; readonly errors?: Fields; readonly status?: 200 | 422 }

async function showText(c: PageContext, parts: RecordParts, { fields, errors = {}, status = 200 }: Back = {}): Promise<Response> {
  const [view, which] = [await recordView(c, parts), whichText(c)]
  if (view === null || which === null) return c.notFound()
  const read = await readTextOf(c.get('ctx'), parts.services.keys, view.record.child.id, which)
  if (!read.ok) return c.notFound()
  const isAnswerToPost = c.req.method === 'POST'
  return page(c, textForm({ ...view, ...read.value, fields: fields ?? fieldsOfText(read.value), errors, isAnswerToPost }), status)
}

const Form = z.strictObject({
  readers: z.enum(readerChoices),
  'keep-why': z.string().max(2000).default(''),
  'keep-with': z.string().max(40).default(''),
  'keep-months': z.string().max(2).default(''),
} satisfies Record<(typeof readersNames)[number], z.ZodType>)

const fieldOf: Readonly<Record<KeepingFault, string>> = { why: 'keep-why', consulted: 'keep-with', months: 'keep-months' }

async function saveText(c: PageContext, parts: RecordParts): Promise<Response> {
  const [form, which, personId] = [await readForm(c, Form), whichText(c), personOf(c)]
  const words = readersMessages(c.get('locale')).text.errors
  if (which === null) return c.notFound()
  if (!form.ok) return showText(c, parts, { errors: { form: words.form }, status: 422 })
  const { readers, 'keep-why': why, 'keep-with': consulted, 'keep-months': months } = form.value
  const done = await changeReaders(c.get('ctx'), parts.services.keys, personId, { ...which, readers, why, consulted, months })
  if (done.ok) return seeOther(c, `${healthPath(personId, keptBackSlug)}?gedaan=1`)
  if (done.error.kind !== 'faults') return c.notFound()
  const errors = Object.fromEntries(done.error.faults.map((fault) => [fieldOf[fault], words[fault]]))
  return showText(c, parts, { fields: form.value, errors, status: 422 })
}

function whichText(c: PageContext): { readonly kind: TextKind; readonly id: string } | null {
  const kind = textKinds.find((one) => one === c.req.param('kind'))
  const id = c.req.param('text') ?? ''
  return kind === undefined || !/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id) ? null : { kind, id }
}
