/** What the addresses of signing in and out answer. */
import { z } from 'zod'
import { dutch, localPath, locales, type Locale } from '#platform/i18n.ts'
import { RateLimiter, type Limit } from '#platform/rate-limit.ts'
import type { Services } from '#platform/services.ts'
import { page, readForm } from '#web/http/answer.server.ts'
import { ownOrigin } from '#web/http/own-origin.ts'
import type { PageContext } from '#web/http/page-env.ts'
import { safeReturnTo } from '../rules/return-to.ts'
import { mayFreely } from '../use-cases/act.server.ts'
import type { Centre } from '../use-cases/centres.server.ts'
import {
  configuredProvider,
  developmentIssuer,
  Discoveries,
  signOutAddress,
  type IdentityProvider,
} from '../use-cases/identity-provider.server.ts'
import { endAllSessions, endSession, type SignedIn } from '../use-cases/sessions.server.ts'
import { signInWithPassword } from '../use-cases/sign-in-with-password.server.ts'
import { attemptMinutes, beginProviderSignIn, completeProviderSignIn, type Road } from '../use-cases/sign-in-with-provider.server.ts'
import {
  readAttemptCookie,
  readSessionCookie,
  removeSessionCookie,
  writeAttemptCookie,
  writeSecondStepCookie,
  writeSessionCookie,
} from './cookies.server.ts'
import { accessMessages } from './messages.ts'
import { waysInMessages } from './ways-in/messages.ts'
import { secondStepPath } from './ways-in/second-step-page.ts'
import { browserOf, withReturn } from './ways-in/second-step.server.ts'
import {
  notSafePage,
  refusalPage,
  signInPage,
  tooManySignInsPage,
  type Reason,
  type RefusalKind,
  type SignInErrors,
} from './sign-in-page.ts'

/** Finds the provider of the demonstration for a centre at an address; null where it has none. */
export type FindProvider = (origin: string, centre: Centre) => IdentityProvider | null

/** A budget of its own, per source: wide enough for an organisation behind one address at half past eight. */
const signInLimit: Limit = { burst: 60, perSecond: 2 }

const statuses = { 'no-account': 403, 'begin-again': 400, cancelled: 400, 'provider-unavailable': 503, 'provider-refused': 400 } as const
const reasons: Readonly<Record<string, Reason>> = { verlopen: 'expired', uit: 'signedOut', overal: 'signedOutEverywhere' }

const Fields = z.strictObject({
  email: z.string('emailMissing').trim().min(1, 'emailMissing').max(300, 'tooLong'),
  password: z.string('passwordMissing').min(1, 'passwordMissing').max(2000, 'tooLong'),
  naar: z.string().max(1000).optional(),
})

type Shown = {
  readonly status?: 200 | 401 | 422 | 429 | 503
  readonly email?: string
  readonly errors?: SignInErrors
  readonly returnTo?: string | null
}

export class SignIn {
  readonly #services: Services
  readonly #centres: () => Promise<readonly Centre[]>
  readonly #development: FindProvider | null
  readonly #configured: IdentityProvider | null
  readonly #discoveries = new Discoveries()
  readonly #limiter = new RateLimiter(signInLimit)

  constructor(services: Services, centres: () => Promise<readonly Centre[]>, development: FindProvider | null) {
    this.#services = services
    this.#centres = centres
    this.#development = development
    this.#configured = configuredProvider(services.config)
  }

  /** GET /inloggen */
  async show(c: PageContext): Promise<Response> {
    mayFreely(c.get('ctx'), 'session.offer')
    const asked = c.req.query('naar')
    if (!c.get('secure')) return this.#notSafe(c)
    const words = waysInMessages(c.get('locale')).errors
    const wrong = { 'past-niet': words.passkey, gekopieerd: words.copied }[c.req.query('passkey') ?? '']
    return this.#form(c, {
      returnTo: asked === undefined ? null : safeReturnTo(asked),
      ...(wrong === undefined ? {} : { errors: { form: wrong } }),
    })
  }

  /** POST /inloggen */
  async withPassword(c: PageContext): Promise<Response> {
    const ctx = c.get('ctx')
    if (!c.get('secure')) return this.#notSafe(c)
    const full = this.#budgetIsSpent(c)
    if (full !== null) return full
    const words = accessMessages(c.get('locale')).signIn.errors
    const form = await readForm(c, Fields)
    if (!form.ok) {
      const { email, naar } = form.error.typed
      const kinds: Readonly<Record<string, string>> = { ...words, wait: words.form }
      const errors = Object.fromEntries(
        Object.entries(form.error.errors).map(([name, kind]) =>
          name === 'email' || name === 'password' ? [name, kinds[kind] ?? words.form] : ['form', words.form],
        ),
      )
      return this.#form(c, {
        status: 422,
        email: typeof email === 'string' ? email.slice(0, 300) : '',
        errors,
        returnTo: typeof naar === 'string' ? safeReturnTo(naar) : null,
      })
    }
    const { email, password, naar } = form.value
    const returnTo = naar === undefined ? null : safeReturnTo(naar)
    const signedIn = await signInWithPassword(this.#services, ctx, { email, password, source: c.get('source') })
    if (signedIn.ok) {
      writeSecondStepCookie(c, signedIn.value.secondStep)
      return c.redirect(withReturn(c, secondStepPath, returnTo), 303)
    }
    const shown = { email, returnTo }
    switch (signedIn.error.kind) {
      case 'wrong':
        return this.#form(c, { ...shown, status: 401, errors: { email: words.wrong } })
      case 'busy':
        c.header('retry-after', '5')
        return this.#form(c, { ...shown, status: 503, errors: { form: words.busy } })
      case 'wait':
        c.header('retry-after', String(signedIn.error.seconds))
        return this.#form(c, { ...shown, status: 429, errors: { form: words.wait(signedIn.error.seconds) } })
    }
  }

  /** GET /inloggen/organisatie: on to the identity provider. */
  async toProvider(c: PageContext): Promise<Response> {
    const ctx = c.get('ctx')
    mayFreely(ctx, 'session.offer')
    if (!c.get('secure')) return this.#notSafe(c)
    const full = this.#budgetIsSpent(c)
    if (full !== null) return full
    const road = await this.#road(c)
    if (road === null) return c.notFound()
    const locale = c.get('locale')
    const returnTo = safeReturnTo(c.req.query('naar'), localPath(locale, '/werkplek'))
    const begun = await beginProviderSignIn(ctx, road, {
      returnTo,
      language: locale.tag,
      browser: readAttemptCookie(c),
      fresh: c.req.query('bevestig') === '1',
    })
    if (!begun.ok) {
      this.#services.log.warn(
        { kind: begun.error.kind, code: begun.error.code, traceId: ctx.traceId },
        'The identity provider cannot be used',
      )
      return this.#refuse(c, begun.error.kind, returnTo)
    }
    writeAttemptCookie(c, begun.value.browser, attemptMinutes)
    return c.redirect(begun.value.url.href, 302)
  }

  /** GET /inloggen/terug: back from the identity provider. */
  async fromProvider(c: PageContext): Promise<Response> {
    if (!c.get('secure')) return this.#notSafe(c)
    const full = this.#budgetIsSpent(c)
    if (full !== null) return full
    const road = await this.#road(c)
    if (road === null) return c.notFound()
    const answer = { query: new URL(c.req.url).searchParams, browser: readAttemptCookie(c), ...browserOf(c) }
    const signedIn = await completeProviderSignIn(c.get('ctx'), road, answer)
    if (!signedIn.ok) return this.#refuse(c, signedIn.error.kind, signedIn.error.returnTo)
    return this.#enter(c, signedIn.value, signedIn.value.returnTo)
  }

  /** POST /uitloggen */
  async signOut(c: PageContext): Promise<Response> {
    const ctx = c.get('ctx')
    mayFreely(ctx, 'session.offer')
    const token = readSessionCookie(c)
    if (token !== undefined) await endSession(ctx, token)
    return this.#leave(c, 'uit')
  }

  /** POST /uitloggen/overal */
  async signOutEverywhere(c: PageContext): Promise<Response> {
    const ctx = c.get('ctx')
    mayFreely(ctx, 'session.offer')
    if (ctx.actor.kind === 'staff') await endAllSessions(ctx)
    return this.#leave(c, ctx.actor.kind === 'staff' ? 'overal' : 'uit')
  }

  #enter(c: PageContext, { token }: SignedIn, returnTo: string | null): Response {
    writeSessionCookie(c, token)
    return c.redirect(returnTo ?? localPath(c.get('locale'), '/werkplek'), 303)
  }

  #leave(c: PageContext, reason: string): Response {
    removeSessionCookie(c)
    return c.redirect(`${localPath(c.get('locale'), '/inloggen')}?reden=${reason}`, 303)
  }

  async #form(c: PageContext, { status = 200, email = '', errors = {}, returnTo = null }: Shown): Promise<Response> {
    const { actor, now } = c.get('ctx')
    const road = await this.#road(c)
    const reason = c.req.method === 'GET' ? (reasons[c.req.query('reden') ?? ''] ?? null) : null
    const config = reason === 'signedOut' && road !== null ? await this.#discoveries.known(road.provider, now) : null
    const there = config === null ? null : signOutAddress(config, `${ownOrigin(c, this.#services.config)}/inloggen`)
    const view = {
      locale: c.get('locale'),
      site: c.get('site'),
      provider: road === null ? null : road.provider.bindsAs === developmentIssuer ? ('demonstration' as const) : ('organisation' as const),
      returnTo,
      reason,
      signOutThere: there?.href ?? null,
      signedInAs: actor.kind === 'staff' ? actor.name : null,
      email,
      errors,
    }
    return page(c, signInPage(view), status)
  }

  #refuse(c: PageContext, kind: RefusalKind, returnTo: string | null): Response {
    return page(c, refusalPage({ locale: localeOf(c, returnTo), site: c.get('site') }, kind, returnTo), statuses[kind])
  }

  #notSafe(c: PageContext): Response {
    const { port } = new URL(ownOrigin(c, this.#services.config))
    const address = `http://localhost${port === '' ? '' : `:${port}`}/inloggen`
    return page(c, notSafePage({ locale: c.get('locale'), site: c.get('site') }, address), 403)
  }

  #budgetIsSpent(c: PageContext): Response | null {
    const seconds = this.#limiter.take(c.get('source').toString('base64'), c.get('ctx').now.epochMilliseconds)
    if (seconds === 0) return null
    c.header('retry-after', String(seconds))
    return page(c, tooManySignInsPage({ locale: c.get('locale'), site: c.get('site') }, seconds), 429)
  }

  async #road(c: PageContext): Promise<Road | null> {
    const origin = ownOrigin(c, this.#services.config)
    const centre = (await this.#centres()).find(({ id }) => id === c.get('ctx').centreId)
    if (centre === undefined) throw new Error('The centre of this request is not in the list')
    const provider = this.#configured ?? this.#development?.(origin, centre) ?? null
    // One address for all languages: it must be known to the provider.
    return provider === null ? null : { provider, discoveries: this.#discoveries, redirectUri: `${origin}/inloggen/terug` }
  }
}

/** The provider sends everybody to one address: where somebody was going tells the language. */
function localeOf(c: PageContext, returnTo: string | null): Locale {
  const tag = returnTo?.split('/', 2)[1]
  return locales.find((locale) => locale.tag === tag && locale.tag !== dutch.tag) ?? c.get('locale')
}
