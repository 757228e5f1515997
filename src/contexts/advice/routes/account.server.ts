/** The conversations in the account of a resident, under Mijn CJG: the list, each one, correcting, and back to a key. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { mayFreely, residentsOnly } from '#contexts/access/public.ts'
import { readId } from '#platform/id.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { accountListPage, correctPage, notInAccountPage } from '../pages/account.ts'
import { audiences, errorsOfFacts, readAge, readPostcode } from '../pages/ask-form.ts'
import { askMessages } from '../pages/ask-messages.ts'
import { accountConversationPath, accountPath } from '../pages/paths.ts'
import { backOnKeyPage, freshKeyPage, putBackPage, tooLatePage } from '../pages/put-back.ts'
import { readCode } from '#platform/return-code.ts'
import { findAccountVisit, listAccountConversations } from '../use-cases/account-conversations.server.ts'
import { correctFacts, readOwnConversation } from '../use-cases/own-conversation.server.ts'
import { offerKey, putBack, type PutBackRefusal, type WrongGroup } from '../use-cases/put-back.server.ts'
import { ownDeeds, type Own } from './own-deeds.server.ts'
import type { AdviceParts } from './parts.ts'

const one = accountConversationPath(':id')
const base = (c: PageContext) => ({ locale: c.get('locale'), site: c.get('site') })

export function accountRoutes(app: Hono<PageEnv>, parts: AdviceParts): void {
  for (const path of [accountPath, `${accountPath}/*`]) app.use(path, residentsOnly)
  app.get(accountPath, (c) => list(c, parts))
  const own = (handler: (c: PageContext, own: Own) => Promise<Response>) => async (c: PageContext) => {
    const id = readId<'conversation'>(c.req.param('id') ?? '')
    const visit = id === null ? null : await findAccountVisit(c.get('ctx'), parts.desk, id)
    return visit === null ? gone(c) : handler(c, { visit, at: accountConversationPath(visit.key.conversationId), gone, erased })
  }
  ownDeeds((method, deed, handler) => {
    app.on(method.toUpperCase(), one + deed, own(handler))
  }, parts)
  app.get(`${one}/gegevens`, own(correctForm))
  app.post(`${one}/gegevens`, own(correct))
  app.get(
    `${one}/terug`,
    own((c, it) => beforePuttingBack(c, parts, it)),
  )
  // Not through `own`: sent twice, the second finds it out of the account, and that is as it should be.
  app.post(`${one}/terug`, (c) => back(c, parts))
}

async function list(c: PageContext, { desk }: AdviceParts): Promise<Response> {
  const listed = await listAccountConversations(c.get('ctx'), desk)
  if (!listed.ok) return gone(c)
  const erasedNow = c.req.query('gedaan') === 'gewist'
  return page(c, accountListPage({ ...base(c), now: c.get('ctx').now, conversations: listed.value, erased: erasedNow }))
}

/** Erased, of another account, on a key, or never there: one page. */
function gone(c: PageContext): Response {
  mayFreely(c.get('ctx'), 'resident.readOwn')
  return page(c, notInAccountPage(base(c)), 404)
}

const erased = (c: PageContext): Response => seeOther(c, `${accountPath}?gedaan=gewist`)

async function correctForm(c: PageContext, own: Own): Promise<Response> {
  const read = await readOwnConversation(own.visit)
  if (!read.ok) return gone(c)
  const { audience, childAgeYears, postcode4 } = read.value.facts
  const typed = {
    audience,
    age: childAgeYears === null ? '' : String(childAgeYears),
    postcode: postcode4 === null ? '' : String(postcode4),
  }
  return page(c, correctPage({ ...base(c), at: own.at, typed }))
}

const CorrectForm = z.strictObject({
  audience: z.enum(audiences),
  age: z.string().max(20).default(''),
  postcode: z.string().max(20).default(''),
})

async function correct(c: PageContext, own: Own): Promise<Response> {
  const form = await readForm(c, CorrectForm)
  if (!form.ok) return correctForm(c, own)
  const { audience, age, postcode } = form.value
  const errors = errorsOfFacts({ age, postcode }, askMessages(c.get('locale')))
  if (Object.keys(errors).length > 0) {
    mayFreely(c.get('ctx'), 'resident.readOwn')
    return page(c, correctPage({ ...base(c), at: own.at, typed: { audience, age, postcode }, errors }), 422)
  }
  const done = await correctFacts(own.visit, { audience, childAgeYears: readAge(age), postcode4: readPostcode(postcode) })
  return done.ok ? seeOther(c, `${own.at}?gedaan=verbeterd`) : gone(c)
}

async function beforePuttingBack(c: PageContext, parts: AdviceParts, own: Own): Promise<Response> {
  const read = await readOwnConversation(own.visit)
  if (!read.ok) return gone(c)
  const { firstAppointment } = read.value
  return firstAppointment === null
    ? explain(c, parts, own.at, false)
    : page(c, tooLatePage({ ...base(c), at: own.at, since: firstAppointment }), 409)
}

async function explain(c: PageContext, { desk }: AdviceParts, at: string, beginAgain: boolean): Promise<Response> {
  const { retentionDays } = await desk.centre(c.get('ctx').centreId)
  return page(c, putBackPage({ ...base(c), at, days: retentionDays, beginAgain }), beginAgain ? 409 : 200)
}

const BackForm = z.discriminatedUnion('go', [
  z.strictObject({ go: z.literal('show') }),
  z.strictObject({
    go: z.literal('check'),
    code: z.string().max(40),
    proof: z.string().max(100),
    asked: z.coerce.number().int().min(1).max(5),
    group: z.string().max(60).default(''),
  }),
])

async function back(c: PageContext, parts: AdviceParts): Promise<Response> {
  const id = readId<'conversation'>(c.req.param('id') ?? '')
  if (id === null) return gone(c)
  const at = accountConversationPath(id)
  const form = await readForm(c, BackForm)
  const ctx = c.get('ctx')
  if (form.ok && form.value.go === 'show') {
    const offered = await offerKey(ctx, parts.desk, id)
    return offered.ok ? page(c, freshKeyPage({ ...base(c), at, ...offered.value })) : notBack(c, at, offered.error)
  }
  const code = form.ok && form.value.go === 'check' ? readCode(form.value.code) : null
  if (!form.ok || form.value.go !== 'check' || code === null || !code.ok) {
    mayFreely(ctx, 'resident.readOwn')
    return explain(c, parts, at, true)
  }
  const { proof, asked, group } = form.value
  const done = await putBack(ctx, parts.desk, id, { code: code.value, proof, askedGroup: asked, group })
  if (done.ok) return page(c, backOnKeyPage({ ...base(c), codeExpires: done.value.codeExpires }))
  if (done.error.kind === 'begin-again') return explain(c, parts, at, true)
  if (done.error.kind !== 'wrong-group') return notBack(c, at, done.error)
  const fresh = { at, code: code.value, proof, askedGroup: asked, codeExpires: done.error.codeExpires, typed: group }
  return page(c, freshKeyPage({ ...base(c), ...fresh, error: groupError(c, done.error, asked) }), 422)
}

function groupError(c: PageContext, { answer }: WrongGroup, asked: number): string {
  const words = askMessages(c.get('locale')).code
  return answer.kind === 'other-group' ? words.wrongGroup(answer.group, asked) : words.wrong
}

function notBack(c: PageContext, at: string, error: PutBackRefusal | { readonly kind: 'not-permitted' }): Response {
  if (error.kind !== 'had-appointment') return gone(c)
  mayFreely(c.get('ctx'), 'resident.readOwn')
  return page(c, tooLatePage({ ...base(c), at, since: error.since }), 409)
}
