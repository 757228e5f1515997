/** Coming back with the key, and the own conversation behind it. */
import type { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { mayFreely } from '#contexts/access/public.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { askMessages } from '../pages/ask-messages.ts'
import { backPage, codePage } from '../pages/code.ts'
import { overPage } from '../pages/conversation.ts'
import { conversationPath } from '../pages/paths.ts'
import { readCode } from '#platform/return-code.ts'
import { endAskerVisit, findAskerVisit, openWithCode, type AskerVisit, type OpenRefusal } from '../use-cases/open-with-code.server.ts'
import { readOwnConversation, renewCode } from '../use-cases/own-conversation.server.ts'
import { claimRoutes } from './claim.server.ts'
import { ownDeeds } from './own-deeds.server.ts'
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
    const visit = await visitOf(c)
    return visit === null ? noVisit(c) : handler(c, visit)
  }
  ownDeeds((method, deed, handler) => {
    app.on(
      method.toUpperCase(),
      conversationPath + deed,
      own((c, visit) => handler(c, { visit, at: conversationPath, gone, erased })),
    )
  }, parts)
  app.post(
    `${conversationPath}/nieuwe-code`,
    own((c, visit) => newKey(c, parts, visit)),
  )
  app.post(
    `${conversationPath}/sluiten`,
    own((c, visit) => leave(c, visit)),
  )
  claimRoutes(app, parts, { visitOf, noVisit, forget })
}

/** Who gave the key on this device, within the time that it holds. */
async function visitOf(c: PageContext): Promise<AskerVisit | null> {
  const token = getCookie(c, cookieName(c))
  return token === undefined ? null : findAskerVisit(c.get('ctx'), token)
}

function noVisit(c: PageContext): Response {
  mayFreely(c.get('ctx'), 'library.read')
  if (getCookie(c, cookieName(c)) === undefined && c.req.method === 'GET') return seeOther(c, '/terug')
  forget(c)
  return page(c, backPage({ ...base(c), over: true }), 401)
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

async function leave(c: PageContext, visit: AskerVisit): Promise<Response> {
  await endAskerVisit(visit)
  forget(c)
  return page(c, overPage({ ...base(c), what: 'left' }))
}

function erased(c: PageContext): Response {
  forget(c)
  return page(c, overPage({ ...base(c), what: 'erased' }))
}

/** The row is no longer there, whatever the reason. */
function gone(c: PageContext): Response {
  forget(c)
  return page(c, overPage({ ...base(c), what: 'gone' }), 404)
}

function forget(c: PageContext): void {
  deleteCookie(c, cookieName(c), { path: '/', secure: c.get('secure') })
}
