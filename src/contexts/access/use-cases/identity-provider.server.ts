/** Talking to an OpenID Connect provider: where it lives (asked at first use), where to send people, what its answer says. */
import * as oidc from 'openid-client'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import type { Instant } from '#platform/time.ts'

export type IdentityProvider = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | null
  /** What accounts are bound to; null: the issuer that stands in the token. */
  readonly bindsAs: string | null
  /** Http without TLS, for a provider on this machine only. */
  readonly insecure: boolean
  /** Ask who it is every time, also somebody whom the provider still knows. */
  readonly alwaysAsk: boolean
  /** How sure the provider must be (`acr`), strongest last: asked for, and checked in the answer. Empty: whatever it is. */
  readonly acrValues: readonly string[]
  /** What is asked of the person: staff are bound by a mail address, of residents nothing but the subject is wanted. */
  readonly scope: string
  /** How to reach the provider, when it is not over the network. */
  readonly fetch: ((request: Request) => Promise<Response>) | null
}

/** The built-in provider of the demonstration binds accounts under this name, whatever the address it was reached at. */
export const developmentIssuer = 'urn:opencjg:development'

export type Identity = {
  readonly issuer: string
  readonly subject: string
  /** Only when the provider says that it is verified. */
  readonly verifiedEmail: string | null
  readonly acr: string
}

export type ProviderRefusal = { readonly kind: 'provider-unavailable' | 'provider-refused' | 'cancelled'; readonly code: string }

/** A step-up at the provider: how long ago the person may have signed in there, for the road back. */
const freshSeconds = 60

const freshForMs = 3_600_000
const timeoutSeconds = 10

/** The provider of the configuration, or null when it is the development one. */
export function configuredProvider({ oidc: chosen, production }: Pick<Services['config'], 'oidc' | 'production'>): IdentityProvider | null {
  if (chosen === 'development') return null
  const insecure = isInsecure(chosen.issuer, production)
  return { ...chosen, bindsAs: null, insecure, alwaysAsk: false, acrValues: [], scope: 'openid profile email', fetch: null }
}

/** The identity provider of residents (the place of DigiD); null without one. */
export function configuredResidentProvider({
  residentOidc: chosen,
  production,
}: Pick<Services['config'], 'residentOidc' | 'production'>): IdentityProvider | null {
  if (chosen === null) return null
  const insecure = isInsecure(chosen.issuer, production)
  return { ...chosen, bindsAs: null, insecure, alwaysAsk: true, scope: 'openid', fetch: null }
}

function isInsecure(issuer: string, production: boolean): boolean {
  const { protocol, hostname } = new URL(issuer)
  return !production && protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1')
}

/** What was discovered of providers, kept for an hour; a failure is not kept. */
export class Discoveries {
  readonly #known = new Map<string, { readonly at: Instant; readonly found: Promise<oidc.Configuration> }>()

  /** What is known already, without asking anybody. */
  async known(provider: IdentityProvider, now: Instant): Promise<oidc.Configuration | null> {
    return this.#isFresh(provider, now) ? this.of(provider, now) : null
  }

  #isFresh(provider: IdentityProvider, now: Instant): boolean {
    const known = this.#known.get(keyOf(provider))
    return known !== undefined && now.epochMilliseconds - known.at.epochMilliseconds < freshForMs
  }

  async of(provider: IdentityProvider, now: Instant): Promise<oidc.Configuration> {
    const key = keyOf(provider)
    const known = this.#known.get(key)
    if (known !== undefined && this.#isFresh(provider, now)) return known.found
    const found = discover(provider)
    this.#known.set(key, { at: now, found })
    if (this.#known.size > 50) this.#known.delete(this.#known.keys().next().value ?? '')
    try {
      return await found
    } catch (problem) {
      this.#known.delete(key)
      throw problem
    }
  }
}

function keyOf({ issuer, clientId }: IdentityProvider): string {
  return `${issuer} ${clientId}`
}

async function discover(provider: IdentityProvider): Promise<oidc.Configuration> {
  const { fetch: reach } = provider
  return oidc.discovery(
    new URL(provider.issuer),
    provider.clientId,
    {},
    provider.clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(provider.clientSecret),
    {
      timeout: timeoutSeconds,
      // The signature of the token is checked, though it comes straight from the provider.
      execute: [oidc.enableNonRepudiationChecks, ...(provider.insecure ? [oidc.allowInsecureRequests] : [])],
      ...(reach === null ? {} : { [oidc.customFetch]: fetchBy(reach) }),
    },
  )
}

function fetchBy(reach: (request: Request) => Promise<Response>): oidc.CustomFetch {
  return (url, { method, headers, body, redirect, signal }) => {
    const sent = body instanceof Uint8Array ? new Uint8Array(body) : (body ?? null)
    const init: RequestInit = { method, headers, redirect, body: sent, signal: signal ?? null }
    return reach(new Request(url, init))
  }
}

export type Departure = { readonly url: URL; readonly state: string; readonly nonce: string; readonly codeVerifier: string }

/** Where to send somebody to sign in, and what to remember until the answer comes. */
export async function departFor(
  provider: IdentityProvider,
  config: oidc.Configuration,
  { redirectUri, language, fresh }: { readonly redirectUri: string; readonly language: string; readonly fresh: boolean },
): Promise<Departure> {
  const codeVerifier = oidc.randomPKCECodeVerifier()
  const state = oidc.randomState()
  const nonce = oidc.randomNonce()
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: provider.scope,
    ...(provider.acrValues.length === 0 ? {} : { acr_values: provider.acrValues.join(' ') }),
    code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ui_locales: language,
    ...(provider.alwaysAsk || fresh ? { prompt: 'login' } : {}),
    ...(fresh ? { max_age: String(freshSeconds) } : {}),
  })
  return { url, state, nonce, codeVerifier }
}

/** Changes the answer of the provider for the identity it speaks of. */
export async function readAnswer(
  provider: IdentityProvider,
  config: oidc.Configuration,
  answer: {
    readonly redirectUri: string
    readonly query: URLSearchParams
    readonly state: string
    readonly nonce: string
    readonly codeVerifier: string
    readonly fresh: boolean
  },
): Promise<Identity> {
  const url = new URL(answer.redirectUri)
  url.search = answer.query.toString()
  const tokens = await oidc.authorizationCodeGrant(config, url, {
    expectedState: answer.state,
    expectedNonce: answer.nonce,
    pkceCodeVerifier: answer.codeVerifier,
    idTokenExpected: true,
    ...(answer.fresh ? { maxAge: freshSeconds } : {}),
  })
  const claims = tokens.claims()
  if (claims === undefined) throw new oidc.ClientError('no ID token')
  const told: Readonly<Record<string, unknown>> =
    claims['email'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
      ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
      : claims
  return {
    issuer: provider.bindsAs ?? claims.iss,
    subject: claims.sub,
    verifiedEmail: typeof told['email'] === 'string' && told['email_verified'] === true ? told['email'] : null,
    acr: typeof claims['acr'] === 'string' ? claims['acr'] : 'oidc',
  }
}

/** Where to sign out at the provider as well; null when it knows no such place. */
export function signOutAddress(config: oidc.Configuration, returnTo: string): URL | null {
  if (config.serverMetadata().end_session_endpoint === undefined) return null
  return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo, client_id: config.clientMetadata().client_id })
}

/** What goes wrong at or on the way to the provider is a refusal; anything else is a bug of ours and is thrown. */
export async function askProvider<T>(work: () => Promise<T>): Promise<Result<T, ProviderRefusal>> {
  try {
    return ok(await work())
  } catch (problem) {
    if (problem instanceof oidc.AuthorizationResponseError)
      return err({ kind: problem.error === 'access_denied' ? 'cancelled' : 'provider-refused', code: problem.error })
    if (problem instanceof oidc.ResponseBodyError) return err({ kind: 'provider-refused', code: problem.error })
    if (problem instanceof oidc.WWWAuthenticateChallengeError) return err({ kind: 'provider-refused', code: 'challenge' })
    if (problem instanceof oidc.ClientError) return err({ kind: clientErrorKind(problem), code: problem.code ?? 'client' })
    if (problem instanceof TypeError && problem.message === 'fetch failed') return err({ kind: 'provider-unavailable', code: 'network' })
    throw problem
  }
}

const unreachable = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'])

function clientErrorKind({ code, cause }: oidc.ClientError): ProviderRefusal['kind'] {
  if (code !== undefined) return unreachable.has(code) ? 'provider-unavailable' : 'provider-refused'
  return cause instanceof TypeError ? 'provider-unavailable' : 'provider-refused'
}
