/** Taking a conversation along into an account: it is open by its key, and somebody is signed in at Mijn CJG. */
import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import { mayFreely, readOwnAccount } from '#contexts/access/public.ts'
import type { Id } from '#platform/id.ts'
import { localDate } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { accountMessages } from '../pages/account-messages.ts'
import { choosePage, confirmPage, type ChooseView, type SignedInAs } from '../pages/claim.ts'
import { overPage } from '../pages/conversation.ts'
import { accountConversationPath, claimPath } from '../pages/paths.ts'
import { divide, type Wish } from '../rules/claim.ts'
import { daysOf, keptUntil } from '../rules/retention.ts'
import { findAccountVisit } from '../use-cases/account-conversations.server.ts'
import { claimConversation, type ClaimRefusal } from '../use-cases/claim.server.ts'
import type { AskerVisit } from '../use-cases/open-with-code.server.ts'
import { readOwnConversation, type OwnConversation } from '../use-cases/own-conversation.server.ts'
import type { AdviceParts } from './parts.ts'

/** What the routes of the key know of visits. */
export type Visits = {
  readonly visitOf: (c: PageContext) => Promise<AskerVisit | null>
  readonly noVisit: (c: PageContext) => Response
  readonly forget: (c: PageContext) => void
}

export function claimRoutes(app: Hono<PageEnv>, parts: AdviceParts, visits: Visits): void {
  app.get(claimPath, async (c) => {
    const visit = await visits.visitOf(c)
    return visit === null ? visits.noVisit(c) : choose(c, parts, visits, visit, {})
  })
  app.post(claimPath, async (c) => {
    const visit = await visits.visitOf(c)
    if (c.get('ctx').actor.kind !== 'resident') return visit === null ? visits.noVisit(c) : notSignedIn(c)
    return visit === null ? perhapsDone(c, parts, visits) : claim(c, parts, visits, visit)
  })
}

const base = (c: PageContext) => ({ locale: c.get('locale'), site: c.get('site') })
const wordsOf = (c: PageContext) => accountMessages(c.get('locale')).claim

function notSignedIn(c: PageContext): Response {
  mayFreely(c.get('ctx'), 'library.read')
  return seeOther(c, claimPath)
}

/** Ticked one by one, or all in one field of the question whether it is right. */
const ids = z
  .union([z.string().max(40_000), z.array(z.string().max(40))])
  .default([])
  .transform((given) => [given].flat().flatMap((one) => one.split(' ').filter((id) => id !== '')))
  .pipe(z.array(z.uuid()).max(1_000))
const Form = z.strictObject({
  go: z.enum(['look', 'sure']),
  what: z.enum(['whole', 'part']).optional(),
  letters: ids,
  key: z.uuid().optional(),
  conversation: z.uuid().optional(),
})

async function claim(c: PageContext, parts: AdviceParts, visits: Visits, visit: AskerVisit): Promise<Response> {
  const words = wordsOf(c).errors
  const form = await readForm(c, Form)
  if (!form.ok) return choose(c, parts, visits, visit, { error: { field: 'what', message: words.form } })
  const { go, what, key, letters } = form.value
  const chosen = { what: what ?? '', letters }
  if (what === undefined) return choose(c, parts, visits, visit, { chosen, error: { field: 'what', message: words.what } })
  const wish: Wish = what === 'whole' ? { kind: 'whole' } : { kind: 'part', letters }
  if (go === 'look' || key === undefined) return confirm(c, parts, visits, visit, wish)
  const { actor } = c.get('ctx')
  if (actor.kind !== 'resident') return notSignedIn(c)
  const claimed = await claimConversation(visit, actor, parts.desk, { ...wish, key })
  if (!claimed.ok) return refused(c, parts, visits, visit, claimed.error, letters)
  if (claimed.value.kind === 'whole') visits.forget(c)
  return seeOther(c, `${accountConversationPath(claimed.value.id)}?gedaan=${claimed.value.kind === 'whole' ? 'mee' : 'deel'}`)
}

/** The key opens it no more: the same form came before, or another window or account was first. */
async function perhapsDone(c: PageContext, parts: AdviceParts, visits: Visits): Promise<Response> {
  const form = await readForm(c, Form)
  const id = form.ok ? form.value.conversation : undefined
  const mine = id === undefined ? null : await findAccountVisit(c.get('ctx'), parts.desk, id as Id<'conversation'>)
  if (mine !== null) return seeOther(c, `${accountConversationPath(mine.key.conversationId)}?gedaan=mee`)
  return id === undefined ? visits.noVisit(c) : gone(c, visits)
}

function gone(c: PageContext, { forget }: Visits): Response {
  mayFreely(c.get('ctx'), 'library.read')
  forget(c)
  return page(c, overPage({ ...base(c), what: 'gone', text: wordsOf(c).gone }), 409)
}

async function refused(
  c: PageContext,
  parts: AdviceParts,
  visits: Visits,
  visit: AskerVisit,
  error: ClaimRefusal | { readonly kind: 'not-permitted' },
  letters: readonly string[],
): Promise<Response> {
  const words = wordsOf(c)
  switch (error.kind) {
    case 'nothing-chosen':
      return choose(c, parts, visits, visit, { chosen: { what: 'part', letters }, error: { field: 'letters', message: words.errors.none } })
    case 'letters-changed':
      return choose(
        c,
        parts,
        visits,
        visit,
        { chosen: { what: 'part', letters: [] }, error: { field: 'letters', message: words.errors.changed } },
        409,
      )
    case 'paused':
      return choose(
        c,
        parts,
        visits,
        visit,
        { chosen: { what: 'part', letters }, error: { field: 'what', message: words.errors.paused } },
        409,
      )
    case 'no-account':
      return choose(c, parts, visits, visit, { error: { field: 'what', message: words.noAccount } }, 409)
    case 'gone':
    case 'not-permitted':
      return gone(c, visits)
  }
}

async function choose(
  c: PageContext,
  parts: AdviceParts,
  visits: Visits,
  visit: AskerVisit,
  more: Pick<ChooseView, 'chosen' | 'error'>,
  status: 409 | 422 = 422,
): Promise<Response> {
  const view = await viewOf(c, parts, visit)
  if (view === null) return gone(c, visits)
  return page(c, choosePage({ ...view, who: await whoIs(c, parts), ...more }), more.error === undefined ? 200 : status)
}

async function confirm(c: PageContext, parts: AdviceParts, visits: Visits, visit: AskerVisit, wish: Wish): Promise<Response> {
  const view = await viewOf(c, parts, visit)
  const who = await whoIs(c, parts)
  if (view === null || who === null) return view === null ? gone(c, visits) : notSignedIn(c)
  const { letters } = view.conversation
  const split = divide(
    letters.map(({ id }) => id),
    wish,
    view.conversation.pausedUntil !== null,
  )
  if (!split.ok) return refused(c, parts, visits, visit, split.error, wish.kind === 'part' ? wish.letters : [])
  const stays: readonly string[] = split.value.kind === 'whole' ? [] : split.value.stay
  const { now } = c.get('ctx')
  return page(
    c,
    confirmPage({
      ...view,
      who,
      what: split.value.kind,
      along: letters.filter(({ id }) => !stays.includes(id)),
      stay: letters.filter(({ id }) => stays.includes(id)),
      key: randomUUID(),
      conversationId: visit.key.conversationId,
      keptInAccount: localDate(keptUntil('account', now, view.days.key)),
    }),
  )
}

async function viewOf(c: PageContext, { desk }: AdviceParts, visit: AskerVisit) {
  const read = await readOwnConversation(visit)
  if (!read.ok) return null
  const { centreId, now } = c.get('ctx')
  const { retentionDays } = await desk.centre(centreId)
  const conversation: OwnConversation = read.value
  return { ...base(c), now, conversation, days: { key: retentionDays, account: daysOf('account', retentionDays) } }
}

async function whoIs(c: PageContext, { services }: AdviceParts): Promise<SignedInAs | null> {
  const ctx = c.get('ctx')
  if (ctx.actor.kind !== 'resident') return null
  const account = await readOwnAccount(services.keys, ctx)
  return account.ok ? { mail: account.value.mail } : null
}
