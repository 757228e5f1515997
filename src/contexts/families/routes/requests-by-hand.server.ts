/** What the addresses of requests by hand answer: writing one in, the letter, the copy, and handing over. They stand behind `requireStaff`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { handOverAnswer, readPersonRequest } from '#contexts/access/public-openness.ts'
import { workplaceFrame } from '#contexts/access/public.ts'
import { readId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { canMakePdf, makePdf, type PdfDocument } from '#platform/pdf.server.ts'
import { localDate } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { missingWorkPage } from '../pages/hand-key/hand-key-page.ts'
import { enterRequestPath, workRequestPath, workRequestsPath } from '../pages/openness/paths.ts'
import { copyPdf } from '../pages/own-file/export-pdf.ts'
import { copyJson } from '../pages/own-file/export-json.ts'
import { enterRequestPage, type EnterView } from '../pages/requests/enter-page.ts'
import { requestLetter, requestLetterJson } from '../pages/requests/letter.ts'
import { requestMessages } from '../pages/requests/messages.ts'
import { readTypedDate } from '../rules/typed-date.ts'
import type { ExportNeeds } from '../use-cases/export-own-file.server.ts'
import { readCopyFor } from '../use-cases/copy-for-requester.server.ts'
import { enterRequestAboutFile, readEnterable } from '../use-cases/enter-request.server.ts'

const short = z.string().max(60).default('')
const part = z.string().max(10).default('')
const Enter = z.strictObject({
  ...{ wie: short, bewijs: short, soort: short, hoe: short, stuk: short, tekst: z.string().max(20_000).default('') },
  ...{ 'binnen-day': part, 'binnen-month': part, 'binnen-year': part },
})

export function mountRequestsByHand(app: Hono<PageEnv>, needs: ExportNeeds): void {
  const { keys } = needs
  const enter = enterRequestPath(':personId')
  app.get(enter, (c) => showForm(c, keys, {}))
  app.post(enter, (c) => send(c, keys))
  app.get(`${workRequestPath(':id')}/brief`, (c) => letter(c, keys))
  app.get(`${workRequestPath(':id')}/kopie`, (c) => copy(c, needs))
}

const missing = (c: PageContext): Response => page(c, missingWorkPage(workplaceFrame(c)), 404)
const fileOf = (c: PageContext): Id<'person'> | null => readId<'person'>(c.req.param('personId') ?? '')
const requestOf = (c: PageContext): Id<'personRequest'> | null => readId<'personRequest'>(c.req.param('id') ?? '')

type Back = Partial<Pick<EnterView, 'typed' | 'errors'>>

async function showForm(c: PageContext, keys: Keys, back: Back, status: 200 | 422 = 200): Promise<Response> {
  const fileId = fileOf(c)
  const found = fileId === null ? null : await readEnterable(keys, c.get('ctx'), fileId)
  if (fileId === null || found?.ok !== true) return missing(c)
  const today = localDate(c.get('ctx').now)
  const received = { day: String(today.day), month: String(today.month), year: String(today.year) }
  const typed = { kind: '', requester: '', channel: '', identity: '', piece: '', received, text: '' }
  const view = { fileId, ...found.value, typed, errors: {}, isAnswerToPost: c.req.method === 'POST' }
  return page(c, enterRequestPage({ ...workplaceFrame(c), ...view, ...back }), status)
}

/** Which field a refusal is about; what is about none stands on top. */
const fields: ReadonlyMap<string, string> = new Map([
  ['no-kind', 'soort'],
  ['no-channel', 'hoe'],
  ['no-identity', 'bewijs'],
  ['no-right', 'wie'],
  ['has-authority', 'soort'],
  ['which-piece', 'stuk'],
  ['no-piece', 'stuk'],
  ['wrong-day', 'binnen'],
  ['empty', 'tekst'],
  ['too-long', 'tekst'],
])

async function send(c: PageContext, keys: Keys): Promise<Response> {
  const fileId = fileOf(c)
  const form = await readForm(c, Enter)
  const words = requestMessages(c.get('locale')).enter.errors
  if (fileId === null) return missing(c)
  if (!form.ok) return showForm(c, keys, { errors: { form: words['form'] ?? '' } }, 422)
  const { wie, bewijs: identity, soort: kind, hoe: channel, tekst: text } = form.value
  const received = { day: form.value['binnen-day'], month: form.value['binnen-month'], year: form.value['binnen-year'] }
  const typed = { kind, requester: wie, channel, identity, piece: form.value.stuk, received, text }
  const requesterId = readId<'person'>(wie)
  const left = leftOut(typed).map(([field, refusal]) => [field, words[refusal] ?? ''] as const)
  if (requesterId === null || left.length > 0) return showForm(c, keys, { typed, errors: Object.fromEntries(left) }, 422)
  const pieceId = kind === 'statement' ? readId<'piece'>(form.value.stuk) : null
  const wish = { personId: fileId, requesterId, kind, channel, identity, receivedOn: readTypedDate(received), pieceId, text }
  const entered = await enterRequestAboutFile(keys, c.get('ctx'), wish)
  // Who wrote a question in does not see it any more: it is for control.
  if (entered.ok && kind === 'question') return seeOther(c, `${workRequestsPath}?gedaan=vraag-ingevoerd`)
  if (entered.ok)
    return seeOther(c, `${workRequestPath(entered.value)}?gedaan=${kind === 'statement' ? 'verklaring-ingevoerd' : 'ingevoerd'}`)
  const { kind: refusal } = entered.error
  const message = words[refusal]
  return message === undefined ? missing(c) : showForm(c, keys, { typed, errors: { [fields.get(refusal) ?? 'form']: message } }, 422)
}

/** Everything that was left out at once, in the order of the form. */
function leftOut({
  kind,
  requester,
  channel,
  identity,
  piece,
  text,
}: EnterView['typed']): readonly (readonly [field: string, refusal: string])[] {
  const needsText = kind !== 'copy' && kind !== 'inspection'
  return [
    ...(readId(requester) === null ? [['wie', 'no-requester'] as const] : []),
    ...(identity === '' ? [['bewijs', 'no-identity'] as const] : []),
    ...(kind === '' ? [['soort', 'no-kind'] as const] : []),
    ...(kind === 'statement' && readId(piece) === null ? [['stuk', 'which-piece'] as const] : []),
    ...(channel === '' ? [['hoe', 'no-channel'] as const] : []),
    ...(needsText && text.trim() === '' ? [['tekst', 'empty'] as const] : []),
  ]
}

/** As PDF where it can be made, and as data for a computer. */
export function fileAnswer(
  c: PageContext,
  name: string,
  made: { readonly pdf: () => PdfDocument; readonly json: () => string },
): Response | null {
  const kind = c.req.query('soort')
  const pdf = kind === 'pdf' && canMakePdf() ? makePdf(made.pdf()) : null
  if (pdf === null && kind !== 'json') return null
  c.header('content-disposition', `attachment; filename="${name}.${kind}"`)
  c.header('content-type', pdf === null ? 'application/json; charset=utf-8' : 'application/pdf')
  return pdf === null ? c.body(made.json()) : c.body(pdf)
}

async function letter(c: PageContext, keys: Keys): Promise<Response> {
  const ctx = c.get('ctx')
  const id = requestOf(c)
  const read = id === null ? null : await readPersonRequest(keys, ctx, 'request.handle', id, async () => null)
  if (read?.ok !== true) return missing(c)
  const of = [c.get('locale'), c.get('site'), read.value.request, ctx.now] as const
  const made = { pdf: () => requestLetter(...of), json: () => requestLetterJson(...of) }
  return fileAnswer(c, requestMessages(c.get('locale')).letterName, made) ?? missing(c)
}

async function copy(c: PageContext, needs: ExportNeeds): Promise<Response> {
  const ctx = c.get('ctx')
  const id = requestOf(c)
  ctx.asked.push('request.handle')
  const read = id === null ? null : await readCopyFor(needs, ctx, id)
  if (read?.ok !== true) return missing(c)
  const [locale, site] = [c.get('locale'), c.get('site')]
  const made = { pdf: () => copyPdf(locale, site, read.value), json: () => copyJson(locale, site, read.value, ctx.now) }
  return fileAnswer(c, requestMessages(locale).copyName, made) ?? missing(c)
}

const Hand = z.strictObject({ hoe: short, bewijs: short })

/** `back` shows the page of the request again, with what is wrong. */
export async function handOver(
  c: PageContext,
  back: (
    errors: Readonly<Record<string, string>>,
    typed: { readonly way: string; readonly identity: string },
    status: 409 | 422,
  ) => Promise<Response>,
): Promise<Response> {
  const id = requestOf(c)
  const form = await readForm(c, Hand)
  const words = requestMessages(c.get('locale')).work.errors
  if (id === null) return missing(c)
  if (!form.ok) return back({ form: words['form'] ?? '' }, { way: '', identity: '' }, 422)
  const typed = { way: form.value.hoe, identity: form.value.bewijs }
  const done = await handOverAnswer(c.get('ctx'), id, typed)
  if (done.ok) return seeOther(c, `${workRequestPath(id)}?gedaan=overhandigd`)
  const message = words[done.error.kind]
  if (message === undefined) return missing(c)
  const field = done.error.kind === 'no-way' ? 'hoe' : done.error.kind === 'no-identity' ? 'bewijs' : 'form'
  return back({ [field]: message }, typed, field === 'form' ? 409 : 422)
}
