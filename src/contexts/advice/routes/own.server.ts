/** Coming back with the key, and the own conversation behind it. */
import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { mayFreely } from '#contexts/access/public.ts'
import { html, type Html } from '#platform/html.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { askMessages } from '../pages/ask-messages.ts'
import { acuteBox, tooLongText } from '../pages/ask.ts'
import { backPage, codePage } from '../pages/code.ts'
import { appointmentPage, conversationPage, copyText, erasePage, overPage, type ConversationView } from '../pages/conversation.ts'
import { readDanger } from '../rules/acute-danger.ts'
import { findArticle } from '../rules/library.ts'
import { readMessage } from '../rules/message-text.ts'
import { findPersonalData, mask } from '../rules/personal-data.ts'
import { readCode } from '../rules/return-code.ts'
import { endAskerVisit, findAskerVisit, openWithCode, type AskerVisit, type OpenRefusal } from '../use-cases/open-with-code.server.ts'
import {
  endOwnConversation,
  eraseOwnConversation,
  rateAnswer,
  readOwnConversation,
  renewCode,
  setNotice,
  writeAsAsker,
} from '../use-cases/own-conversation.server.ts'
import { acuteWarning } from './ask.server.ts'
import type { AdviceParts } from './parts.ts'

const cookieName = (c: PageContext): string => (c.get('secure') ? '__Host-cjg-gesprek' : 'cjg-gesprek')
const base = (c: PageContext) => ({ locale: c.get('locale'), site: c.get('site') })

export function ownRoutes(app: Hono<PageEnv>, parts: AdviceParts): void {
  app.get('/terug', (c) => {
    mayFreely(c.get('ctx'), 'library.read')
    return page(c, backPage(base(c)))
  })
  app.post('/terug', (c) => open(c, parts))
  const own = (handler: (c: PageContext, visit: AskerVisit) => Promise<Response>) => async (c: PageContext) => {
    const token = getCookie(c, cookieName(c))
    const visit = token === undefined ? null : await findAskerVisit(c.get('ctx'), token)
    if (visit === null) {
      mayFreely(c.get('ctx'), 'library.read')
      if (token === undefined && c.req.method === 'GET') return seeOther(c, '/terug')
      forget(c)
      return page(c, backPage({ ...base(c), over: true }), 401)
    }
    return handler(c, visit)
  }
  app.get(
    '/gesprek',
    own((c, visit) => show(c, parts, visit, doneOf(c))),
  )
  app.post(
    '/gesprek',
    own((c, visit) => write(c, parts, visit, 'reply')),
  )
  app.get(
    '/gesprek/afspraak',
    own(async (c) => free(c, appointmentPage({ ...base(c), key: randomUUID() }))),
  )
  app.post(
    '/gesprek/afspraak',
    own((c, visit) => write(c, parts, visit, 'appointment-wish')),
  )
  app.post(
    '/gesprek/waardering',
    own((c, visit) => rate(c, parts, visit)),
  )
  app.post(
    '/gesprek/einde',
    own(async (c, visit) => after(c, await endOwnConversation(visit), '?gedaan=einde')),
  )
  app.post(
    '/gesprek/seintje',
    own((c, visit) => notice(c, parts, visit)),
  )
  app.post(
    '/gesprek/nieuwe-code',
    own((c, visit) => newKey(c, parts, visit)),
  )
  app.post(
    '/gesprek/kopie',
    own((c, visit) => copy(c, visit)),
  )
  app.post(
    '/gesprek/sluiten',
    own((c, visit) => leave(c, visit)),
  )
  app.get(
    '/gesprek/wissen',
    own(async (c) => free(c, erasePage(base(c)))),
  )
  app.post(
    '/gesprek/wissen',
    own((c, visit) => erase(c, visit)),
  )
}

function free(c: PageContext, body: Html): Response {
  mayFreely(c.get('ctx'), 'library.read')
  return page(c, body)
}

const CodeForm = z.strictObject({ code: z.string().max(200).default('') })

async function open(c: PageContext, parts: AdviceParts): Promise<Response> {
  const form = await readForm(c, CodeForm)
  const typed = form.ok ? form.value.code : ''
  const words = askMessages(c.get('locale')).back.errors
  if (typed.trim() === '') {
    mayFreely(c.get('ctx'), 'library.read')
    return page(c, backPage({ ...base(c), error: words.empty }), 422)
  }
  const opened = await openWithCode(c.get('ctx'), parts.desk, typed, c.get('source'))
  if (opened.ok) {
    setCookie(c, cookieName(c), opened.value.token, { path: '/', httpOnly: true, sameSite: 'Strict', secure: c.get('secure') })
    const { renewed } = opened.value
    const code = renewed === null ? null : readCode(renewed.code)
    if (renewed === null || code === null || !code.ok) return seeOther(c, '/gesprek')
    // The code came from the desk: from here on only this person has the new one.
    const { due, codeExpires } = renewed
    const view = { code: code.value, resend: {}, due, acute: false, now: c.get('ctx').now, codeExpires, askedGroup: 0, renewed: true }
    return page(c, codePage({ ...base(c), ...view, fromDesk: true }))
  }
  if (opened.error.kind === 'not-permitted') return c.body(null, 403)
  const { text, status } = refusalOf(c, opened.error)
  return page(c, backPage({ ...base(c), typed, error: text }), status)
}

function refusalOf(c: PageContext, refusal: OpenRefusal): { text: string; status: 404 | 422 | 429 } {
  const words = askMessages(c.get('locale')).back.errors
  switch (refusal.kind) {
    case 'wrong-length':
      return { text: words.length(refusal.length), status: 422 }
    case 'unknown-sign':
      return { text: words.unknownSign(refusal.signs.join(' ')), status: 422 }
    case 'typing-error':
      return { text: words.typing, status: 422 }
    case 'unknown-code': {
      const wait = refusal.seconds > 0 ? ` ${words.wait(refusal.seconds)}` : ''
      return { text: words.unknown + wait, status: 404 }
    }
    case 'wait':
      c.header('retry-after', String(refusal.seconds))
      return { text: words.wait(refusal.seconds), status: 429 }
  }
}

type Done = NonNullable<ConversationView['done']>
const doneWords: Readonly<Record<string, Done>> = {
  bericht: 'sent',
  waardering: 'rated',
  einde: 'ended',
  afspraak: 'appointment',
  seintje: 'notice',
}
const doneOf = (c: PageContext): Partial<ConversationView> => ({ done: doneWords[c.req.query('gedaan') ?? ''] ?? null })

async function show(
  c: PageContext,
  parts: AdviceParts,
  visit: AskerVisit,
  more: Partial<ConversationView>,
  status: 200 | 422 = 200,
): Promise<Response> {
  const read = await readOwnConversation(visit)
  if (!read.ok) return gone(c)
  const centre = await parts.desk.centre(c.get('ctx').centreId)
  const titles = (slug: string): string | null => findArticle(parts.library, c.get('locale'), slug)?.article.title ?? null
  const view = {
    ...base(c),
    conversation: read.value,
    now: c.get('ctx').now,
    workingDays: centre.answerTermWorkingDays,
    key: randomUUID(),
    titles,
    ...more,
  }
  return page(c, conversationPage(view), status)
}

const WriteForm = z.strictObject({ key: z.uuid(), text: z.string().default(''), go: z.enum(['reply', 'remove', 'keep']).default('reply') })

async function write(c: PageContext, parts: AdviceParts, visit: AskerVisit, kind: 'reply' | 'appointment-wish'): Promise<Response> {
  const locale = c.get('locale')
  const words = askMessages(locale)
  const form = await readForm(c, WriteForm)
  const typed = form.ok ? form.value.text : String(form.error.typed['text'] ?? '')
  const text = readMessage(typed)
  if (!form.ok || !text.ok) {
    const tooLong = !text.ok && text.error.kind === 'too-long' ? tooLongText(locale, text.error.length) : null
    const error = form.ok ? (tooLong ?? words.errors.emptyReply) : words.errors.form
    if (kind === 'reply') return show(c, parts, visit, { typed, error }, 422)
    mayFreely(c.get('ctx'), 'library.read')
    return page(c, appointmentPage({ ...base(c), key: randomUUID(), typed, error }), 422)
  }
  // PR-37: pointed out before it is sent; taken out unless the asker says to leave it.
  const { go, key } = form.value
  const found = go === 'keep' ? [] : findPersonalData(text.value)
  if (found.length > 0 && go === 'reply') {
    const personal = found.slice(0, 6).map((one) => ({ kind: one.kind, text: one.text }))
    if (kind === 'reply') return show(c, parts, visit, { typed, personal, key })
    mayFreely(c.get('ctx'), 'library.read')
    return page(c, appointmentPage({ ...base(c), key, typed, personal }))
  }
  const danger = readDanger(text.value)
  const sent = await writeAsAsker(visit, parts.desk, {
    text: mask(text.value, found, locale.tag),
    kind,
    key,
    urgency: danger.level === 'now' ? 'acute' : 'ordinary',
    urgencyReasons: danger.kinds,
  })
  if (!sent.ok) return gone(c)
  // Words of danger put the numbers on the screen at once, above what was just sent.
  if (danger.level !== 'none')
    return show(c, parts, visit, { done: 'sent', danger: html`${acuteBox(locale, await acuteWarning(c, parts, danger))}` })
  return seeOther(c, `/gesprek?gedaan=${kind === 'reply' ? 'bericht' : 'afspraak'}`)
}

async function rate(c: PageContext, parts: AdviceParts, visit: AskerVisit): Promise<Response> {
  const form = await readForm(c, z.strictObject({ rating: z.enum(['yes', 'a-little', 'no']) }))
  if (!form.ok) return show(c, parts, visit, {}, 422)
  return after(c, await rateAnswer(visit, form.value.rating), '?gedaan=waardering')
}

const NoticeForm = z.strictObject({ go: z.enum(['start', 'stop']), address: z.string().max(320).default('') })

async function notice(c: PageContext, parts: AdviceParts, visit: AskerVisit): Promise<Response> {
  const form = await readForm(c, NoticeForm)
  if (form.ok && form.value.go === 'stop') return after(c, await setNotice(visit, null), '')
  const address = form.ok ? z.email().safeParse(form.value.address.trim()) : null
  if (address === null || !address.success) return show(c, parts, visit, { noticeError: askMessages(c.get('locale')).errors.mail }, 422)
  return after(c, await setNotice(visit, address.data), '?gedaan=seintje')
}

async function newKey(c: PageContext, parts: AdviceParts, visit: AskerVisit): Promise<Response> {
  const [renewed, read] = [await renewCode(visit, parts.desk), await readOwnConversation(visit)]
  const code = renewed.ok ? readCode(renewed.value.code) : null
  if (!read.ok || code === null || !code.ok) return gone(c)
  const { due, codeExpires, acute } = read.value
  return page(
    c,
    codePage({ ...base(c), code: code.value, resend: {}, due, acute, now: c.get('ctx').now, codeExpires, askedGroup: 0, renewed: true }),
  )
}

async function copy(c: PageContext, visit: AskerVisit): Promise<Response> {
  const read = await readOwnConversation(visit)
  if (!read.ok) return gone(c)
  const text = copyText(base(c), read.value, c.get('ctx').now)
  return c.body(text, 200, { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': 'attachment; filename="notitie.txt"' })
}

async function leave(c: PageContext, visit: AskerVisit): Promise<Response> {
  await endAskerVisit(visit)
  forget(c)
  return page(c, overPage({ ...base(c), what: 'left' }))
}

async function erase(c: PageContext, visit: AskerVisit): Promise<Response> {
  const erased = await eraseOwnConversation(visit)
  if (!erased.ok) return gone(c)
  forget(c)
  return page(c, overPage({ ...base(c), what: 'erased' }))
}

function after(c: PageContext, result: { readonly ok: boolean }, query: string): Response {
  return result.ok ? seeOther(c, `/gesprek${query}`) : gone(c)
}

/** The row is no longer there, whatever the reason. */
function gone(c: PageContext): Response {
  forget(c)
  return page(c, overPage({ ...base(c), what: 'gone' }), 404)
}

function forget(c: PageContext): void {
  deleteCookie(c, cookieName(c), { path: '/', secure: c.get('secure') })
}
