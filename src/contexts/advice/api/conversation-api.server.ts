/** Asking and coming back over the API: the same use cases as the pages, with a token in the place of a cookie. */
import type { Hono } from 'hono'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { problem } from '#web/rest/problem.ts'
import { serve } from '#web/rest/serve.server.ts'
import type { AdviceParts } from '../routes/parts.ts'
import { groupsOf, readCode } from '#platform/return-code.ts'
import { askQuestion } from '../use-cases/ask-question.server.ts'
import {
  endAskerVisit,
  findAskerVisit,
  idleMinutes,
  longestHours,
  openWithCode,
  type AskerVisit,
} from '../use-cases/open-with-code.server.ts'
import { eraseOwnConversation, rateAnswer, readOwnConversation, writeAsAsker } from '../use-cases/own-conversation.server.ts'
import { askRoute, eraseRoute, leaveRoute, openRoute, rateRoute, readRoute, writeRoute } from './conversation-operations.ts'
import { readText, toConversation, toFound, utc } from './conversation-types.ts'
import { localeOf } from './library-api.server.ts'
import { refusalOfCode } from './refusals.ts'

export function conversationApi(api: Hono<PageEnv>, parts: AdviceParts): void {
  const { desk, library } = parts

  serve(api, askRoute, async (c) => {
    const ctx = c.get('ctx')
    const body = c.req.valid('json')
    const locale = localeOf(body.language)
    const read = readText(body.text, body.keepPersonalData, locale)
    const { audience, childAgeYears, noticeAddress } = body
    const question = {
      ...{ text: read.text, urgency: read.urgency, urgencyReasons: read.urgencyReasons },
      ...{ audience, childAgeYears, noticeAddress, channel: 'page' as const },
      postcode4: body.postcode4 === null ? null : Number(body.postcode4),
      language: body.language === 'other' ? 'und' : body.language,
    }
    const sent = { key: c.req.valid('header')['Idempotency-Key'], source: c.get('source') }
    const received = await askQuestion(ctx, desk, question, sent)
    if (!received.ok) return problem(c, 403, notAllowed)
    const { code, due, codeExpires, openNow, asideUntil } = received.value
    const answer = {
      returnCode: code === null ? null : shown(code),
      ...{ dueAt: utc(due), codeExpiresOn: codeExpires.toString(), openNow },
      keptApartUntil: asideUntil === null ? null : utc(asideUntil),
      ...toFound(read, body.keepPersonalData, await desk.centre(ctx.centreId), library, locale, ctx.now),
    }
    return code === null ? c.json(answer, 200) : c.json(answer, 201)
  })

  serve(api, openRoute, async (c) => {
    const ctx = c.get('ctx')
    const opened = await openWithCode(ctx, desk, c.req.valid('json').code, c.get('source'))
    if (!opened.ok) return refusalOfCode(c, opened.error)
    const { token, renewed } = opened.value
    const returnCode = renewed === null ? null : shown(renewed.code)
    return c.json(
      { token, tokenType: 'Bearer' as const, returnCode, expiresAt: utc(ctx.now.add({ hours: longestHours })), idleMinutes },
      200,
    )
  })

  serve(api, readRoute, async (c) => {
    const visit = await visitOf(c)
    const read = visit && (await readOwnConversation(visit))
    return read?.ok === true ? c.json(toConversation(read.value), 200) : noVisit(c)
  })

  serve(api, writeRoute, async (c) => {
    const visit = await visitOf(c)
    if (visit === null) return noVisit(c)
    const { centreId, now } = c.get('ctx')
    const body = c.req.valid('json')
    const locale = localeOf(body.language)
    const read = readText(body.text, body.keepPersonalData, locale)
    const { text, urgency, urgencyReasons } = read
    const written = await writeAsAsker(visit, desk, {
      text,
      urgency,
      urgencyReasons,
      kind: body.kind,
      key: c.req.valid('header')['Idempotency-Key'],
    })
    const after = written.ok ? await readOwnConversation(visit) : written
    if (!after.ok) return noVisit(c)
    const found = toFound(read, body.keepPersonalData, await desk.centre(centreId), library, locale, now)
    return c.json({ dueAt: utc(after.value.due), ...found }, 201)
  })

  serve(api, rateRoute, async (c) => {
    const visit = await visitOf(c)
    const rated = visit && (await rateAnswer(visit, c.req.valid('json').rating))
    if (rated?.ok === true) return c.body(null, 204)
    if (rated?.error.kind === 'not-answered') return problem(c, 409, { code: 'not-answered', detail: 'There is no answer yet to rate.' })
    return noVisit(c)
  })

  serve(api, leaveRoute, async (c) => {
    const visit = await visitOf(c)
    const left = visit && (await endAskerVisit(visit))
    return left?.ok === true ? c.body(null, 204) : noVisit(c)
  })

  serve(api, eraseRoute, async (c) => {
    const visit = await visitOf(c)
    const erased = visit && (await eraseOwnConversation(visit))
    return erased?.ok === true ? c.body(null, 204) : noVisit(c)
  })
}

const notAllowed = { code: 'forbidden', detail: 'This is not allowed.' }

/** In groups of four, as a person keeps it. */
function shown(text: string): string {
  const code = readCode(text)
  return code.ok ? groupsOf(code.value).join(' ') : text
}

async function visitOf(c: PageContext): Promise<AskerVisit | null> {
  const token = /^Bearer ([A-Za-z0-9_-]{20,100})$/i.exec(c.req.header('authorization') ?? '')?.[1]
  return token === undefined ? null : findAskerVisit(c.get('ctx'), token)
}

/** No token, a token that is over, or a conversation that was erased meanwhile: these look the same. */
function noVisit(c: PageContext) {
  const challenge = { 'WWW-Authenticate': c.req.header('authorization') === undefined ? 'Bearer' : 'Bearer error="invalid_token"' }
  return problem(
    c,
    401,
    { code: 'no-open-conversation', detail: 'Open the conversation with its code, and send the token you get.' },
    challenge,
  )
}
