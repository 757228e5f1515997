/** An identity provider as a municipality has one: another origin, a client secret, claims that the test decides. Signs in whoever is next, without asking. */
import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider, type AdapterPayload, type Configuration } from 'oidc-provider'
import { MemoryAdapter } from '../src/dev/memory-adapter.server.ts'

export type Person = { readonly sub: string; readonly email?: string; readonly email_verified?: boolean }

export type Issuer = {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  /** Who signs in next. */
  next: Person
  /** Lets requests fail from now on, or no longer. */
  readonly break: (broken: boolean) => void
  readonly close: () => Promise<void>
}

export async function anIssuer(redirectUri: string): Promise<Issuer> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const kept = new Map<string, { payload: AdapterPayload; until: number }>()
  let broken = false
  let answer: (
    req: Parameters<ReturnType<Provider['callback']>>[0],
    res: Parameters<ReturnType<Provider['callback']>>[1],
  ) => void = () => {}
  const server: Server = createServer((req, res) => {
    if (broken) res.writeHead(502).end('<h1>Bad gateway</h1>')
    else answer(req, res)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // `as`: a server on a port has an address of this kind.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuer: Issuer = {
    url,
    clientId: 'gemeente',
    clientSecret: 'a-secret-of-more-than-thirty-two-signs',
    next: { sub: 'nobody' },
    break(next) {
      broken = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  const configuration: Configuration = {
    adapter: (kind) => new MemoryAdapter(kind, kept),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'test' }] },
    clients: [
      {
        client_id: issuer.clientId,
        client_secret: issuer.clientSecret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [redirectUri.replace('/terug', '')],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['test'] },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 60, IdToken: 60 },
    renderError(ctx, out) {
      ctx.body = out
    },
    // Each person keeps the claims that it came with.
    async findAccount(_ctx, sub) {
      return { accountId: sub, claims: () => ({ ...issuer.next, sub }) }
    },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: issuer.clientId, accountId: oidc.session?.accountId ?? '' })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  }
  const provider = new Provider(url, configuration)
  const oidc = provider.callback()
  answer = (req, res) => {
    if (req.url?.startsWith('/interaction/') === true)
      void provider.interactionFinished(req, res, { login: { accountId: issuer.next.sub } }, { mergeWithLastSubmission: false })
    else void oidc(req, res)
  }
  return issuer
}
