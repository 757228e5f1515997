/** What the addresses of Mijn CJG answer. */
import type { Hono, MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { localPath } from '#platform/i18n.ts'
import { readId } from '#platform/id.ts'
import { RateLimiter } from '#platform/rate-limit.ts'
import type { Services } from '#platform/services.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import { ownOrigin } from '#web/http/own-origin.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { deviceOf } from '../../rules/device.ts'
import { pathAfterSignIn } from '../../rules/resident.ts'
import { mayFreely } from '../../use-cases/act.server.ts'
import type { Centre } from '../../use-cases/centres.server.ts'
import {
  configuredResidentProvider,
  developmentIssuer,
  Discoveries,
  type IdentityProvider,
} from '../../use-cases/identity-provider.server.ts'
import { askForMailLink, lookAtMailLink, useMailLink } from '../../use-cases/resident-mail-link.server.ts'
import { completeResidentSignIn } from '../../use-cases/resident-provider.server.ts'
import {
  deleteOwnAccount,
  endResidentDevice,
  endResidentSessions,
  findSignedInResident,
  readOwnAccount,
  type EraseWithAccount,
} from '../../use-cases/residents.server.ts'
import { attemptMinutes, beginProviderSignIn, type Road } from '../../use-cases/sign-in-with-provider.server.ts'
import {
  ensureAttemptCookie,
  readAttemptCookie,
  readGoingOnCookie,
  readResidentCookie,
  removeGoingOnCookie,
  removeResidentCookie,
  writeAttemptCookie,
  writeGoingOnCookie,
  writeResidentCookie,
} from '../cookies.server.ts'
import { notSafePage, tooManySignInsPage } from '../sign-in-page.ts'
import { mijnMessages } from './messages.ts'
import {
  accountErasedPage,
  deadMailLinkPage,
  eraseAccountPage,
  linkSentPage,
  mailLinkPage,
  mijnPage,
  mijnPath,
  mijnRefusalPage,
  mijnSignInPage,
  mijnSignInPath,
} from './mijn-pages.ts'

export type FindResidentProvider = (origin: string, centre: Centre) => IdentityProvider | null
type Centres = () => Promise<readonly Centre[]>

const Ask = z.strictObject({ email: z.string().max(400).default('') })
const Use = z.strictObject({ zelf: z.literal('ja').optional() })
const Which = z.strictObject({ id: z.string().max(60) })
const Sure = z.strictObject({ zeker: z.literal('ja') })

/** Asking for links sends mail: a narrow budget per source, wide enough for a library or a school. */
const askLimit = { burst: 20, perSecond: 0.1 }
const statuses = { 'begin-again': 400, cancelled: 400, 'provider-unavailable': 503, 'provider-refused': 400, 'too-low': 403 } as const

export function mountMijn(
  app: Hono<PageEnv>,
  services: Services,
  centres: Centres,
  development: FindResidentProvider | null,
  alsoErase: readonly EraseWithAccount[],
): void {
  const limiter = new RateLimiter(askLimit)
  const discoveries = new Discoveries()
  const configured = configuredResidentProvider(services.config)
  const road = async (c: PageContext): Promise<Road | null> => {
    const origin = ownOrigin(c, services.config)
    const centre = (await centres()).find(({ id }) => id === c.get('ctx').centreId)
    const provider = configured ?? (centre === undefined ? null : (development?.(origin, centre) ?? null))
    return provider === null ? null : { provider, discoveries, redirectUri: `${origin}/mijn/terug` }
  }
  for (const path of ['/mijn', '/mijn/*']) app.use(path, safely(services), residentSession(services))
  app.get(mijnSignInPath, async (c) => signInForm(c, await road(c), { email: '', error: null }))
  app.post(mijnSignInPath, async (c) => {
    const seconds = limiter.take(c.get('source').toString('base64'), c.get('ctx').now.epochMilliseconds)
    if (seconds === 0) return ask(c, services, await road(c))
    c.header('retry-after', String(seconds))
    return page(c, tooManySignInsPage(plain(c), seconds), 429)
  })
  app.get('/mijn/link/:token', async (c) => {
    const state = await lookAtMailLink(c.get('ctx'), c.req.param('token'), readAttemptCookie(c))
    return state === 'dead'
      ? page(c, deadMailLinkPage(plain(c)), 404)
      : page(c, mailLinkPage(plain(c), `/mijn/link/${c.req.param('token')}`, state))
  })
  app.post('/mijn/link/:token', (c) => enterByLink(c))
  app.get('/mijn/inlogdienst', async (c) => toProvider(c, services, await road(c)))
  app.get('/mijn/terug', async (c) => fromProvider(c, services, await road(c)))
  app.use(mijnPath, residentsOnly)
  for (const path of ['/mijn/uitloggen', '/mijn/uitloggen/overal', '/mijn/apparaat', '/mijn/wissen']) app.use(path, residentsOnly)
  app.get(mijnPath, (c) => show(c, services))
  app.post('/mijn/uitloggen', (c) => leave(c, 'here'))
  app.post('/mijn/uitloggen/overal', (c) => leave(c, 'everywhere'))
  app.post('/mijn/apparaat', (c) => leaveOne(c))
  app.get('/mijn/wissen', (c) => {
    mayFreely(c.get('ctx'), 'resident.readOwn')
    return page(c, eraseAccountPage(plain(c)))
  })
  app.post('/mijn/wissen', (c) => erase(c, alsoErase))
}

const plain = (c: PageContext) => ({ locale: c.get('locale'), site: c.get('site') })

/** A cookie that anybody on the network could read is no way to sign in. */
function safely({ config }: Services): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    if (c.get('secure')) return next()
    const { port } = new URL(ownOrigin(c, config))
    return page(c, notSafePage(plain(c), `http://localhost${port === '' ? '' : `:${port}`}${mijnSignInPath}`), 403)
  }
}

export function residentSession(services: Services): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    const ctx = c.get('ctx')
    const token = readResidentCookie(c)
    if (token !== undefined) {
      const actor = await findSignedInResident(services, ctx.centreId, token, ctx.now)
      if (actor === null) removeResidentCookie(c)
      else c.set('ctx', { ...ctx, actor })
    }
    return next()
  }
}

export const residentsOnly: MiddlewareHandler<PageEnv> = async (c, next) => {
  if (c.get('ctx').actor.kind === 'resident') return next()
  mayFreely(c.get('ctx'), 'resident.offer')
  return seeOther(c, mijnSignInPath)
}

/** Where this browser was on its way to when it came to sign in. */
const goesOnOf = (c: PageContext): string | null => pathAfterSignIn(readGoingOnCookie(c))

async function signInForm(c: PageContext, road: Road | null, typed: { email: string; error: string | null }): Promise<Response> {
  mayFreely(c.get('ctx'), 'resident.offer')
  const word = c.req.query('terug')
  const next = pathAfterSignIn(word)
  if (c.get('ctx').actor.kind === 'resident') return seeOther(c, next ?? mijnPath)
  if (word !== undefined && next !== null) writeGoingOnCookie(c, word)
  const provider = road === null ? null : road.provider.bindsAs === developmentIssuer ? ('demonstration' as const) : ('configured' as const)
  const view = { ...plain(c), ...typed, provider, signedOut: c.req.query('reden') === 'uit', goesOn: next !== null || goesOnOf(c) !== null }
  return page(c, mijnSignInPage(view), typed.error === null ? 200 : 422)
}

async function ask(c: PageContext, services: Services, road: Road | null): Promise<Response> {
  const words = mijnMessages(c.get('locale')).signIn
  const form = await readForm(c, Ask)
  if (!form.ok) return signInForm(c, road, { email: '', error: words.form })
  const { email } = form.value
  const asked = await askForMailLink(services, visiting(c), { email, browser: ensureAttemptCookie(c), language: c.get('locale').tag })
  return asked.ok
    ? page(c, linkSentPage({ ...plain(c), goesOn: goesOnOf(c) !== null }))
    : signInForm(c, road, { email, error: words.wrongEmail })
}

/** Who signs in is a visitor, also where somebody was signed in before. */
function visiting(c: PageContext) {
  return { ...c.get('ctx'), actor: { kind: 'visitor' } as const }
}

async function enterByLink(c: PageContext): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const form = await readForm(c, Use)
  const use = {
    token,
    browser: readAttemptCookie(c),
    confirmed: form.ok && form.value.zelf === 'ja',
    device: deviceOf(c.req.header('user-agent')),
  }
  const entered = await useMailLink(visiting(c), use)
  if (entered.ok) {
    writeResidentCookie(c, entered.value.token)
    const next = goesOnOf(c)
    removeGoingOnCookie(c)
    return seeOther(c, next ?? mijnPath)
  }
  if (entered.error.kind === 'dead') return page(c, deadMailLinkPage(plain(c)), 404)
  return page(c, mailLinkPage(plain(c), `/mijn/link/${token}`, 'elsewhere'), 409)
}

async function toProvider(c: PageContext, services: Services, road: Road | null): Promise<Response> {
  mayFreely(c.get('ctx'), 'resident.offer')
  if (road === null) return c.notFound()
  const returnTo = localPath(c.get('locale'), mijnPath)
  const wish = { returnTo, language: c.get('locale').tag, browser: readAttemptCookie(c), verb: 'resident.signIn' as const }
  const begun = await beginProviderSignIn(visiting(c), road, wish)
  if (!begun.ok) {
    services.log.warn(
      { kind: begun.error.kind, code: begun.error.code, traceId: c.get('ctx').traceId },
      'The sign-in service of residents fails',
    )
    return page(c, mijnRefusalPage(plain(c), begun.error.kind), statuses[begun.error.kind])
  }
  writeAttemptCookie(c, begun.value.browser, attemptMinutes)
  return c.redirect(begun.value.url.href, 302)
}

async function fromProvider(c: PageContext, { keys }: Services, road: Road | null): Promise<Response> {
  mayFreely(c.get('ctx'), 'resident.offer')
  if (road === null) return c.notFound()
  const answer = { query: new URL(c.req.url).searchParams, browser: readAttemptCookie(c), device: deviceOf(c.req.header('user-agent')) }
  const entered = await completeResidentSignIn(keys, visiting(c), road, answer)
  if (!entered.ok) return page(c, mijnRefusalPage(plain(c), entered.error.kind), statuses[entered.error.kind])
  writeResidentCookie(c, entered.value.token)
  return seeOther(c, mijnPath)
}

async function show(c: PageContext, { keys }: Services): Promise<Response> {
  const read = await readOwnAccount(keys, c.get('ctx'))
  if (!read.ok) return seeOther(c, mijnSignInPath)
  // From the sign-in service people come from another site, and without the cookie of their conversation: they go on by a link.
  const next = goesOnOf(c)
  if (next !== null) removeGoingOnCookie(c)
  return page(c, mijnPage({ ...plain(c), account: read.value, next, deviceEnded: c.req.query('gedaan') === 'apparaat' }))
}

async function leave(c: PageContext, where: 'here' | 'everywhere'): Promise<Response> {
  await endResidentSessions(c.get('ctx'), where)
  removeResidentCookie(c)
  return seeOther(c, `${mijnSignInPath}?reden=uit`)
}

async function leaveOne(c: PageContext): Promise<Response> {
  const form = await readForm(c, Which)
  const id = form.ok ? readId<'residentSession'>(form.value.id) : null
  const { actor } = c.get('ctx')
  if (actor.kind === 'resident' && id === actor.sessionId) return leave(c, 'here')
  if (id === null) mayFreely(c.get('ctx'), 'resident.readOwn')
  // Out already, or never there: what was wished is so.
  else await endResidentDevice(c.get('ctx'), id)
  return seeOther(c, `${mijnPath}?gedaan=apparaat`)
}

async function erase(c: PageContext, alsoErase: readonly EraseWithAccount[]): Promise<Response> {
  const form = await readForm(c, Sure)
  if (!form.ok) {
    mayFreely(c.get('ctx'), 'resident.readOwn')
    return page(c, eraseAccountPage(plain(c)), 422)
  }
  const erased = await deleteOwnAccount(c.get('ctx'), alsoErase)
  if (!erased.ok && erased.error.kind === 'held') return page(c, eraseAccountPage(plain(c), true), 409)
  removeResidentCookie(c)
  return page(c, accountErasedPage(plain(c)))
}
