/** Identity tokens that are not for us: an identity provider that lies in one thing at a time. Each is refused and written down, and opens nothing. */
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import type { Keys } from '#platform/keys.server.ts'
import { testKeys } from '#tests/keys.ts'
import { readClock } from '#platform/time.ts'
import { Discoveries, type IdentityProvider } from './identity-provider.server.ts'
import { completeResidentSignIn } from './resident-provider.server.ts'
import { beginProviderSignIn, completeProviderSignIn, type Road } from './sign-in-with-provider.server.ts'

const issuer = 'https://inlogdienst.example'
const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' })

type Claims = Readonly<Record<string, unknown>>
type Lie = { readonly claims?: Claims; readonly signedBy?: KeyObject }

let base: TestDatabase
let centres: TwoCentres
let email: string
let lie: Lie = {}
let nonce = ''

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function idToken(): string {
  const seconds = Math.floor(Date.now() / 1000)
  const claims = {
    iss: issuer,
    aud: 'cjg',
    sub: 'amina',
    iat: seconds,
    exp: seconds + 60,
    nonce,
    acr: 'substantial',
    email,
    email_verified: true,
  }
  const body = `${encode({ alg: 'ES256', kid: 'one' })}.${encode({ ...claims, ...lie.claims })}`
  const sign = createSign('sha256').update(body)
  return `${body}.${sign.sign({ key: lie.signedBy ?? own.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

const provider: IdentityProvider = {
  issuer,
  clientId: 'cjg',
  clientSecret: null,
  bindsAs: null,
  insecure: false,
  alwaysAsk: false,
  acrValues: ['substantial'],
  scope: 'openid email',
  async fetch(request) {
    const { pathname } = new URL(request.url)
    if (pathname.endsWith('/openid-configuration'))
      return Response.json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        id_token_signing_alg_values_supported: ['ES256'],
      })
    if (pathname === '/jwks')
      return Response.json({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'ES256', use: 'sig' }] })
    return Response.json({ access_token: 'a', token_type: 'bearer', id_token: idToken() })
  },
}

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  const nurse = await aColleague(base.db, centres.here, { name: 'Amina Vermeer', profession: 'youthNurse', roles: ['professional'] })
  email = `${nurse.accountId}@cjg.example`
})
afterAll(() => base.close())
beforeEach(() => {
  lie = {}
})

const road: Road = { provider, discoveries: new Discoveries(), redirectUri: 'https://hier.example/inloggen/terug' }
const visitor = () => aContext(base.db, centres.here, { kind: 'visitor' }, readClock())

/** Leaves for the provider; answers what it sends the browser back with. */
async function leave() {
  const begun = await beginProviderSignIn(visitor(), road, { returnTo: '/werkplek', language: 'nl', browser: undefined })
  if (!begun.ok) throw new Error(begun.error.code)
  const { url, browser } = begun.value
  nonce = url.searchParams.get('nonce') ?? ''
  expect(url.searchParams.get('acr_values')).toBe('substantial')
  return { query: new URLSearchParams({ code: 'c', state: url.searchParams.get('state') ?? '' }), browser }
}

async function lastFailure(verb: string): Promise<unknown> {
  const { rows } = await base.owner.query<{ detail: string }>(
    `select detail from access.audit_event where event_type = $1 and outcome = 8 order by recorded_at desc limit 1`,
    [verb],
  )
  return rows[0]?.detail
}

const before = () => Math.floor(Date.now() / 1000) - 3_600
const lies: [what: string, lie: () => Lie][] = [
  ['of another issuer', () => ({ claims: { iss: 'https://elders.example' } })],
  ['for another audience', () => ({ claims: { aud: 'iemand-anders' } })],
  ['for us and others, given to another', () => ({ claims: { aud: ['cjg', 'anders'], azp: 'anders' } })],
  ['that ran out', () => ({ claims: { iat: before(), exp: before() + 60 } })],
  ['of another sign-in (nonce)', () => ({ claims: { nonce: 'van-gisteren' } })],
  ['without a nonce', () => ({ claims: { nonce: undefined } })],
  ['signed by another key', () => ({ signedBy: foreign.privateKey })],
]

test('the truth signs in', async () => {
  expect(await completeProviderSignIn(visitor(), road, await leave())).toMatchObject({ ok: true })
  expect(await completeResidentSignIn(testKeys, visitor(), road, { ...(await leave()), device: '' })).toMatchObject({ ok: true })
})

test('a resident of a provider is the same after the pseudonym key was rotated, and another when all of it was replaced', async () => {
  const residentUnder = async (keys: Keys): Promise<string> => {
    const signedIn = await completeResidentSignIn(keys, visitor(), road, { ...(await leave()), device: '' })
    if (!signedIn.ok) throw new Error(signedIn.error.kind)
    return signedIn.value.residentId
  }
  const before = await residentUnder(testKeys)
  const rotated = { ...testKeys, pseudonym: Buffer.alloc(32, 77), lasting: testKeys.pseudonym }
  expect(await residentUnder(rotated)).toBe(before)
  expect(await residentUnder({ ...testKeys, pseudonym: Buffer.alloc(32, 78) })).not.toBe(before)
})

test.each(lies)('a token %s is refused for staff and for residents, and written down', async (_what, make) => {
  const sessions = async () => (await base.owner.query('select from access.session union all select from access.resident_session')).rowCount
  const had = await sessions()
  for (const verb of ['session.begin', 'resident.signIn']) {
    const answer = await leave()
    lie = make()
    const taken =
      verb === 'session.begin'
        ? await completeProviderSignIn(visitor(), road, answer)
        : await completeResidentSignIn(testKeys, visitor(), road, { ...answer, device: '' })
    lie = {}
    expect(taken).toMatchObject({ ok: false, error: { kind: 'provider-refused' } })
    expect(await lastFailure(verb)).toMatch(/^provider-refused /)
  }
  expect(await sessions()).toBe(had)
})

test('an answer that is brought again, or by another browser, or at another address, is refused and written down', async () => {
  const answer = await leave()
  expect(await completeProviderSignIn(visitor(), road, { ...answer, browser: 'x'.repeat(43) })).toMatchObject({
    error: { kind: 'begin-again' },
  })
  const elsewhere = { ...road, redirectUri: 'https://hier.example/mijn/terug' }
  expect(await completeResidentSignIn(testKeys, visitor(), elsewhere, { ...answer, device: '' })).toMatchObject({
    error: { kind: 'begin-again' },
  })
  expect(await lastFailure('resident.signIn')).toBe('unknown-state')
  expect(await completeProviderSignIn(visitor(), road, answer)).toMatchObject({ ok: true })
  expect(await completeProviderSignIn(visitor(), road, answer)).toMatchObject({ error: { kind: 'begin-again' } })
  expect(await lastFailure('session.begin')).toBe('unknown-state')
})

test.each([['low'], [undefined]])('an assurance of %s is too low, also when the provider was asked for more', async (acr) => {
  const answer = await leave()
  lie = { claims: { acr } }
  expect(await completeResidentSignIn(testKeys, visitor(), road, { ...answer, device: '' })).toEqual({
    ok: false,
    error: { kind: 'too-low' },
  })
  expect(await lastFailure('resident.signIn')).toBe('too-low-assurance')
})
