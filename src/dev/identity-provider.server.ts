/**
 * The identity provider of the demonstration: signs anybody in as any invented colleague, without a password. It speaks real OpenID Connect, so
 * that signing in takes the same road as with a municipality's own provider. One provider per address and centre, as the issuer is the address.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import type { AdapterPayload, Configuration, JWK, KoaContextWithOIDC } from 'oidc-provider'
import type { Centre } from '#contexts/access/public.ts'
import { developmentIssuer, type IdentityProvider } from '#contexts/access/use-cases/identity-provider.server.ts'
import { findSampleAccount } from '#contexts/access/use-cases/sample-accounts.server.ts'
import type { Config } from '#platform/config.server.ts'
import type { Context } from '#platform/context.ts'
import { findLocale, localPath, dutch } from '#platform/i18n.ts'
import { readId } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { Trouble } from '#platform/trouble.ts'
import { inProcess, type InProcess } from './in-process-http.server.ts'
import { findSampleResident, low, substantial } from './sample-residents.ts'
import { MemoryAdapter } from './memory-adapter.server.ts'

export const developmentPath = '/dev/oidc'
export const interactionPath = `${developmentPath}/keuze`
const clientId = 'opencjg'
const residentClientId = 'opencjg-mijn'
const mostProviders = 20
const sessionCookie = 'cjg-dev-session'

export type DevelopmentProvider = {
  /** The road to this provider for a centre at an address; null for a centre that is not a demonstration. */
  readonly forOrigin: (origin: string, centre: Centre) => IdentityProvider | null
  /** The same for residents, who are asked for a level of assurance. */
  readonly forResidents: (origin: string, centre: Centre) => IdentityProvider | null
  /** Answers a browser. */
  readonly ask: (origin: string, centre: Centre, request: Request) => Promise<Response>
  /** Who may be chosen, for the browser with these cookies; null when the choice is no longer open. */
  readonly whoMayBeChosen: (origin: string, centre: Centre, uid: string, cookies: string) => Promise<'staff' | 'residents' | null>
  /** Signs in as this account, when the choice is still open; the answer sends the browser on. */
  readonly choose: (origin: string, centre: Centre, uid: string, cookies: string, accountId: string) => Promise<Response>
}

/** Throws Trouble where nobody may sign in without a password: in production, and beside a real provider. */
export function refuseOutsideDevelopment({ production, oidc }: Pick<Config, 'production' | 'oidc'>): void {
  if (production)
    throw new Trouble(
      'The identity provider of the demonstration does not run with NODE_ENV=production. Set OIDC_ISSUER, or use local accounts.',
    )
  if (oidc !== 'development')
    throw new Trouble('The identity provider of the demonstration does not run beside a real one: OIDC_ISSUER is set.')
}

export function makeDevelopmentProvider(services: Pick<Services, 'config' | 'db' | 'clock'>): DevelopmentProvider {
  refuseOutsideDevelopment(services.config)
  const opened = new Map<string, Promise<InProcess>>()
  const keys = { signing: signingKey(), cookie: randomBytes(32).toString('base64') }
  const open = async (origin: string, centre: Centre): Promise<InProcess> => {
    if (!centre.demonstration) throw new Trouble('Only a demonstration centre lets people in without a password.')
    const name = `${origin} ${centre.id}`
    const found = opened.get(name) ?? openProvider(services, origin, centre, keys)
    // Anybody may send any host name: the oldest gives way.
    opened.delete(name)
    opened.set(name, found)
    if (opened.size > mostProviders) opened.delete(opened.keys().next().value ?? '')
    return found
  }
  const ask = async (origin: string, centre: Centre, request: Request, path: string): Promise<Response> => {
    const { host, protocol } = new URL(origin)
    const headers = new Headers(request.headers)
    headers.set('host', host)
    headers.set('x-forwarded-host', host)
    headers.set('x-forwarded-proto', protocol.slice(0, -1))
    const body = request.body === null ? null : await request.arrayBuffer()
    return forgetful(await (await open(origin, centre)).ask(new Request(request.url, { method: request.method, headers, body }), path))
  }
  const innerPath = (url: string): string => {
    const { pathname, search } = new URL(url)
    return `${pathname.slice(pathname.indexOf(developmentPath) + developmentPath.length)}${search}`
  }
  const roadTo = (origin: string, centre: Centre) => ({
    issuer: `${origin}${developmentPath}`,
    clientSecret: null,
    bindsAs: developmentIssuer,
    insecure: true,
    alwaysAsk: true,
    fetch: (request: Request) => ask(origin, centre, request, innerPath(request.url)),
  })
  return {
    forOrigin: (origin, centre) =>
      centre.demonstration ? { ...roadTo(origin, centre), clientId, acrValues: [], scope: 'openid profile email' } : null,
    forResidents: (origin, centre) =>
      centre.demonstration ? { ...roadTo(origin, centre), clientId: residentClientId, acrValues: [substantial], scope: 'openid' } : null,
    ask: (origin, centre, request) => ask(origin, centre, request, innerPath(request.url)),
    async whoMayBeChosen(origin, centre, uid, cookies) {
      const answer = await ask(origin, centre, new Request(origin, { headers: { cookie: cookies } }), `/keuze/${uid}`)
      if (answer.status !== 204) return null
      return answer.headers.get('x-client') === residentClientId ? 'residents' : 'staff'
    },
    choose: (origin, centre, uid, cookies, accountId) =>
      ask(
        origin,
        centre,
        new Request(origin, { method: 'POST', headers: { cookie: cookies }, body: JSON.stringify({ accountId }) }),
        `/keuze/${uid}`,
      ),
  }
}

/** The provider must not know the browser again: who signs out here chooses anew, and who chooses another is not asked to sign out there first. */
function forgetful(answer: Response): Response {
  const kept = answer.headers.getSetCookie().filter((line) => !line.startsWith(sessionCookie))
  answer.headers.delete('set-cookie')
  for (const line of kept) answer.headers.append('set-cookie', line)
  return answer
}

function signingKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: randomBytes(6).toString('hex') }
}

type Secrets = { readonly signing: JWK; readonly cookie: string }

async function openProvider(services: Pick<Services, 'db' | 'clock'>, origin: string, centre: Centre, keys: Secrets): Promise<InProcess> {
  const { Provider, errors } = await import('oidc-provider')
  const provider = new Provider(`${origin}${developmentPath}`, configuration(services, origin, centre, keys))
  provider.proxy = true
  const answer = provider.callback()
  const onChoice = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    try {
      const { uid, params } = await provider.interactionDetails(req, res)
      if (req.url !== `/keuze/${uid}`) throw new errors.SessionNotFound('another choice')
      if (req.method !== 'POST') {
        res.writeHead(204, { 'x-client': String(params['client_id']) }).end()
        return
      }
      const { accountId } = (await json(req)) as { accountId: string } // Sent by `choose` above.
      const acr = params['client_id'] === residentClientId ? (findSampleResident(accountId)?.acr ?? '') : 'demonstration'
      await provider.interactionFinished(req, res, { login: { accountId, acr } }, { mergeWithLastSubmission: false })
    } catch (problem) {
      if (!(problem instanceof errors.SessionNotFound)) throw problem
      res.writeHead(404).end()
    }
  }
  return inProcess((req, res) => {
    // The provider makes its addresses from what was asked before the prefix was taken off.
    Object.assign(req, { originalUrl: `${developmentPath}${req.url ?? ''}`, baseUrl: developmentPath })
    if (req.url?.startsWith('/keuze/') !== true) void answer(req, res)
    else onChoice(req, res).catch(() => res.writeHead(500).end())
  })
}

function configuration(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  origin: string,
  centre: Centre,
  { signing, cookie }: Secrets,
): Configuration {
  const kept = new Map<string, { payload: AdapterPayload; until: number }>()
  const asSystem = (): Context => ({
    db,
    centreId: centre.id,
    actor: { kind: 'visitor' },
    now: clock(),
    traceId: 'demonstration',
    asked: [],
  })
  const secure = origin.startsWith('https:')
  return {
    adapter: (kind) => new MemoryAdapter(kind, kept),
    jwks: { keys: [signing] },
    clients: [
      {
        client_id: clientId,
        client_name: 'OpenCJG',
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${origin}/inloggen/terug`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
      {
        client_id: residentClientId,
        client_name: 'Mijn CJG',
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${origin}/mijn/terug`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    claims: { openid: ['sub', 'acr'], email: ['email', 'email_verified'], profile: ['name'] },
    acrValues: ['demonstration', low, substantial],
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: true },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
    },
    cookies: {
      keys: [cookie],
      names: { interaction: 'cjg-dev-choice', resume: 'cjg-dev-resume', session: sessionCookie },
      short: { httpOnly: true, sameSite: 'lax', secure, signed: true },
      long: { httpOnly: true, sameSite: 'lax', secure, signed: true },
    },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AuthorizationCode: 60, AccessToken: 300, IdToken: 300 },
    interactions: {
      url: (_ctx, { uid, params }) =>
        localPath(findLocale(typeof params['ui_locales'] === 'string' ? params['ui_locales'] : '') ?? dutch, `${interactionPath}/${uid}`),
    },
    async findAccount(_ctx, subject) {
      const resident = findSampleResident(subject)
      if (resident !== null) return { accountId: subject, claims: () => ({ sub: subject }) }
      const id = readId<'account'>(subject)
      const found = id === null ? null : await findSampleAccount(asSystem(), centre, id)
      const account = found?.ok === true ? found.value : null
      if (account === null) return undefined
      const { id: sub, email, name } = account
      return { accountId: sub, claims: () => ({ sub, email, email_verified: true, name }) }
    },
    loadExistingGrant,
    renderError(ctx, { error }) {
      ctx.body = { error }
    },
  }
}

/** Nobody is asked for consent to what the demonstration shows of itself. */
async function loadExistingGrant({ oidc }: KoaContextWithOIDC) {
  if (oidc.client === undefined || oidc.session?.accountId === undefined) return undefined
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
  grant.addOIDCScope('openid profile email')
  await grant.save()
  return grant
}
