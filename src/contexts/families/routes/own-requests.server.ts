/** What the addresses of asking and of the own requests answer. They stand behind `residentsOnly`. */
import type { Hono } from 'hono'
import { z } from 'zod'
import {
  confirmDelivery,
  listPersonRequests,
  readPersonRequest,
  withdrawRequest,
  type RequestKind,
} from '#contexts/access/public-openness.ts'
import { mayFreely } from '#contexts/access/public.ts'
import { formatDate } from '#platform/i18n.ts'
import { readId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { canMakePdf } from '#platform/pdf.server.ts'
import { localDate } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { missingPage } from '../pages/openness/frame.ts'
import { lineWords } from '../pages/openness/log-words.ts'
import { filePath, limitedPath, logPath, ownRequestPath, requestPath, requestsPath } from '../pages/openness/paths.ts'
import { askPage, limitedPage, type LimitedView } from '../pages/requests/ask-page.ts'
import { requestLetter, requestLetterJson } from '../pages/requests/letter.ts'
import { requestMessages } from '../pages/requests/messages.ts'
import { ownRequestPage, ownRequestsPage } from '../pages/requests/own-requests-page.ts'
import { askAboutFile, askLimitedInformation, readAskedAbout } from '../use-cases/ask-about-file.server.ts'
import { listOurFiles } from '../use-cases/our-files.server.ts'
import { readTypedDate } from '../rules/typed-date.ts'
import { fileAnswer } from './requests-by-hand.server.ts'

/** The words in the address, and what is asked by them. */
const kinds: ReadonlyMap<string, RequestKind> = new Map([
  ['vraag', 'question'],
  ['bezwaar', 'objection'],
  ['verbetering', 'correction'],
  ['verklaring', 'statement'],
  ['wissen', 'erasure'],
  ['kopie', 'copy'],
])

const text = z.string().max(20_000).default('')
const part = z.string().max(10).default('')
const About = z.strictObject({ tekst: text, regel: z.string().max(60).exactOptional(), stuk: z.string().max(60).exactOptional() })
const Limited = z.strictObject({
  naam: z.string().max(200).default(''),
  'geboren-day': part,
  'geboren-month': part,
  'geboren-year': part,
  tekst: text,
})

const plain = (c: PageContext) => ({ locale: c.get('locale'), site: c.get('site') })
const missing = (c: PageContext): Response => page(c, missingPage(plain(c)), 404)

export function mountOwnRequests(app: Hono<PageEnv>, keys: Keys): void {
  const ask = requestPath(':personId', ':soort')
  app.get(ask, (c) => showForm(c, keys, { tekst: '', regel: c.req.query('regel'), stuk: c.req.query('stuk') }, null))
  app.post(ask, (c) => send(c, keys))
  app.get(requestsPath, (c) => list(c, keys))
  app.get(limitedPath, (c) => {
    mayFreely(c.get('ctx'), 'resident.readOwn')
    return page(c, limitedPage({ ...plain(c), typed: { name: '', born: {}, text: '' }, errors: {} }))
  })
  app.post(limitedPath, (c) => sendLimited(c, keys))
  app.get(ownRequestPath(':id'), (c) => showOne(c, keys))
  app.get(`${ownRequestPath(':id')}/brief`, (c) => showLetter(c, keys))
  app.post(`${ownRequestPath(':id')}/intrekken`, (c) => change(c, withdrawRequest, 'ingetrokken'))
  app.post(`${ownRequestPath(':id')}/gelezen`, (c) => change(c, confirmDelivery, 'gelezen'))
}

type Typed = { readonly tekst: string; readonly regel?: string | undefined; readonly stuk?: string | undefined }
type Asked = { readonly kind: RequestKind; readonly personId: Id<'person'>; readonly word: string }

function askedOf(c: PageContext): Asked | null {
  const word = c.req.param('soort') ?? ''
  const kind = kinds.get(word)
  const personId = readId<'person'>(c.req.param('personId') ?? '')
  return kind === undefined || personId === null ? null : { kind, personId, word }
}

async function showForm(c: PageContext, keys: Keys, typed: Typed, error: string | null, status: 200 | 409 | 422 = 200): Promise<Response> {
  const asked = askedOf(c)
  if (asked === null) return refuse(c)
  const { kind, personId, word } = asked
  const eventId = readId<'auditEvent'>(typed.regel ?? '')
  const pieceId = readId<'piece'>(typed.stuk ?? '')
  const about = await readAskedAbout(keys, c.get('ctx'), { kind, personId, eventId, pieceId })
  if (!about.ok) return missing(c)
  const { locale, site } = plain(c)
  const { line, piece, name } = about.value
  const words = line === null ? null : lineWords(locale, site, line)
  const lines = [
    ...(line === null || words === null
      ? []
      : [
          `${formatDate(locale, localDate(line.at))}: ${words.who}. ${words.deed}${words.groups.length === 0 ? '' : `: ${words.groups.join(', ')}`}. ${words.why}.`,
        ]),
    ...(piece === null ? [] : [piece.title]),
    ...(line === null && piece === null ? [requestMessages(locale).wholeFileOf(name)] : []),
  ]
  const hidden = { ...(line === null ? {} : { regel: line.id }), ...(piece === null ? {} : { stuk: piece.id }) }
  const back = kind === 'question' || kind === 'objection' ? logPath(personId) : filePath(personId)
  const view = { kind, path: requestPath(personId, word), back, about: lines, hidden, text: typed.tekst, error }
  return page(c, askPage({ locale, site, ...view }), status)
}

/** No such address: nobody was asked for anything. */
function refuse(c: PageContext): Response {
  mayFreely(c.get('ctx'), 'resident.readOwn')
  return missing(c)
}

async function send(c: PageContext, keys: Keys): Promise<Response> {
  const asked = askedOf(c)
  if (asked === null) return refuse(c)
  const words = requestMessages(c.get('locale')).errors
  const form = await readForm(c, About)
  if (!form.ok) return showForm(c, keys, { tekst: '' }, words['form'] ?? '', 422)
  const { tekst, regel, stuk } = form.value
  const eventId = readId<'auditEvent'>(regel ?? '')
  const pieceId = readId<'piece'>(stuk ?? '')
  const made = await askAboutFile(keys, c.get('ctx'), {
    ...{ kind: asked.kind, personId: asked.personId, text: tekst },
    ...(eventId === null ? {} : { eventId }),
    ...(pieceId === null ? {} : { pieceId }),
  })
  if (made.ok) return seeOther(c, `${ownRequestPath(made.value)}?gedaan=${asked.kind === 'statement' ? 'verklaard' : 'verstuurd'}`)
  const message = words[made.error.kind]
  return message === undefined ? missing(c) : showForm(c, keys, form.value, message, made.error.kind === 'too-many' ? 409 : 422)
}

async function sendLimited(c: PageContext, keys: Keys): Promise<Response> {
  const words = requestMessages(c.get('locale')).errors
  const form = await readForm(c, Limited)
  const value = form.ok ? form.value : null
  const born = { day: value?.['geboren-day'] ?? '', month: value?.['geboren-month'] ?? '', year: value?.['geboren-year'] ?? '' }
  const day = readTypedDate({ day: born.day, month: born.month, year: born.year })
  const name = value?.naam.trim() ?? ''
  const back = (errors: LimitedView['errors'], status: 409 | 422): Response => {
    mayFreely(c.get('ctx'), 'resident.readOwn')
    return page(c, limitedPage({ ...plain(c), typed: { name, born, text: value?.tekst ?? '' }, errors }), status)
  }
  if (value === null) return back({ tekst: words['form'] ?? '' }, 422)
  const wrong = {
    ...(name === '' ? { naam: words['name'] ?? '' } : {}),
    ...(day === null ? { geboren: words['born'] ?? '' } : {}),
    ...(value.tekst.trim() === '' ? { tekst: words['empty'] ?? '' } : {}),
  }
  if (day === null || Object.keys(wrong).length > 0) return back(wrong, 422)
  const made = await askLimitedInformation(keys, c.get('ctx'), { name, born: day, text: value.tekst })
  if (made.ok) return seeOther(c, `${ownRequestPath(made.value)}?gedaan=verstuurd`)
  const message = words[made.error.kind]
  return message === undefined
    ? missing(c)
    : back({ tekst: message }, made.error.kind === 'empty' || made.error.kind === 'too-long' ? 422 : 409)
}

function doneText(c: PageContext): string | null {
  const { mine } = requestMessages(c.get('locale'))
  const texts = { verstuurd: mine.sent, verklaard: mine.stated, gelezen: mine.read, ingetrokken: mine.withdrawn }
  return new Map(Object.entries(texts)).get(c.req.query('gedaan') ?? '') ?? null
}

async function list(c: PageContext, keys: Keys): Promise<Response> {
  const requests = await listPersonRequests(keys, c.get('ctx'), 'request.make')
  if (!requests.ok) return missing(c)
  const ours = await listOurFiles(c.get('ctx'))
  const files = ours.ok ? ours.value.files : []
  return page(c, ownRequestsPage({ ...plain(c), requests: requests.value, files, today: localDate(c.get('ctx').now), done: doneText(c) }))
}

async function showOne(c: PageContext, keys: Keys): Promise<Response> {
  const id = readId<'personRequest'>(c.req.param('id') ?? '')
  if (id === null) return refuse(c)
  const read = await readPersonRequest(keys, c.get('ctx'), 'request.make', id, async () => null)
  return read.ok
    ? page(
        c,
        ownRequestPage({ ...plain(c), request: read.value.request, done: doneText(c), files: canMakePdf() ? ['pdf', 'json'] : ['json'] }),
      )
    : missing(c)
}

/** The same as on the page, as a letter to keep. */
async function showLetter(c: PageContext, keys: Keys): Promise<Response> {
  const ctx = c.get('ctx')
  const id = readId<'personRequest'>(c.req.param('id') ?? '')
  if (id === null) return refuse(c)
  const read = await readPersonRequest(keys, ctx, 'request.make', id, async () => null)
  if (!read.ok) return missing(c)
  const of = [c.get('locale'), c.get('site'), read.value.request, ctx.now] as const
  const made = { pdf: () => requestLetter(...of), json: () => requestLetterJson(...of) }
  return fileAnswer(c, requestMessages(c.get('locale')).letterName, made) ?? missing(c)
}

async function change(c: PageContext, deed: typeof confirmDelivery | typeof withdrawRequest, done: string): Promise<Response> {
  const id = readId<'personRequest'>(c.req.param('id') ?? '')
  if (id === null) return refuse(c)
  const changed = await deed(c.get('ctx'), id)
  // Answered meanwhile: the page says so.
  if (!changed.ok && changed.error.kind !== 'not-open') return missing(c)
  return seeOther(c, `${ownRequestPath(id)}${changed.ok ? `?gedaan=${done}` : ''}`)
}
