/**
 * Signing in at the organisation's own identity provider (OpenID Connect: code flow with PKCE, state and
 * nonce). What was asked is kept under a hash of the state and of a cookie: an answer can only be brought
 * by the browser that asked, and once.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { inTransaction, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { normaliseEmail } from '../rules/account.ts'
import type { Verb } from '../rules/permissions.ts'
import { findAccountByEmail, findAccountBySubject, lockAccount, updateAccount, type Account } from '../sql/accounts.server.ts'
import { insertSignInAttempt, takeSignInAttempt, type SignInAttempt } from '../sql/sign-in-attempts.server.ts'
import { act } from './act.server.ts'
import {
  askProvider,
  departFor,
  developmentIssuer,
  readAnswer,
  type Discoveries,
  type Identity,
  type IdentityProvider,
  type ProviderRefusal,
} from './identity-provider.server.ts'
import { recordFailure } from './record-failure.server.ts'
import { startSession, type Browser, type SignedIn } from './sessions.server.ts'

/** How long somebody may take at the provider. */
export const attemptMinutes = 10

export type Road = { readonly provider: IdentityProvider; readonly discoveries: Discoveries; readonly redirectUri: string }

export async function beginProviderSignIn(
  ctx: Context,
  { provider, discoveries, redirectUri }: Road,
  wish: {
    readonly returnTo: string
    readonly language: string
    /** The secret of this browser, when it has one from an earlier attempt. */
    readonly browser: string | undefined
    /** Ask who it is, also somebody whom the provider still knows: a step-up. */
    readonly fresh?: boolean
    /** For whom: staff, or residents. */
    readonly verb?: Verb
  },
): Promise<Result<{ readonly url: URL; readonly browser: string }, ProviderRefusal>> {
  const verb = wish.verb ?? 'session.begin'
  ctx.asked.push(verb)
  const departure = await askProvider(async () =>
    departFor(provider, await discoveries.of(provider, ctx.now), { redirectUri, language: wish.language, fresh: wish.fresh === true }),
  )
  if (!departure.ok) {
    await recordFailure(ctx, verb, departure.error.kind)
    return departure
  }
  const { url, state, nonce, codeVerifier } = departure.value
  const browser = wish.browser !== undefined && /^[\w-]{43}$/.test(wish.browser) ? wish.browser : randomBytes(32).toString('base64url')
  await inTransaction(ctx.db, { centreId: ctx.centreId, actor: ctx.actor.kind }, (tx) =>
    insertSignInAttempt(tx, {
      centreId: ctx.centreId,
      stateHash: hashOf(redirectUri, state, browser),
      codeVerifier,
      nonce,
      returnTo: wish.returnTo,
      createdAt: ctx.now,
      fresh: wish.fresh === true,
    }),
  )
  return ok({ url, browser })
}

export type ProviderSignInRefusal = {
  readonly kind: 'begin-again' | 'cancelled' | 'provider-unavailable' | 'provider-refused' | 'no-account'
  /** Where the person was going, when that is known. */
  readonly returnTo: string | null
}

/** Takes the answer that the provider sent along with the browser. */
export async function completeProviderSignIn(
  ctx: Context,
  road: Road,
  answer: { readonly query: URLSearchParams; readonly browser: string | undefined } & Browser,
): Promise<Result<SignedIn & { readonly returnTo: string }, ProviderSignInRefusal>> {
  const taken = await takeProviderAnswer(ctx, road, answer, 'session.begin')
  if (!taken.ok) return taken
  const { identity, returnTo, fresh } = taken.value
  const { query: _query, browser: _secret, ...browser } = answer
  const signedIn = await act(ctx, 'session.begin', async (tx, permit): Promise<Result<SignedIn, NotKnown | { kind: 'no-account' }>> => {
    const account = await accountFor(tx, identity)
    if (!account.ok) return account
    if (account.value.isNew)
      permit.record({ actionCode: 'U', eventType: 'account.bind', objectType: 'account', objectId: account.value.accountId })
    return startSession(tx, ctx, permit, {
      accountId: account.value.accountId,
      acr: identity.acr,
      proved: fresh || road.provider.alwaysAsk,
      ...browser,
    })
  })
  if (signedIn.ok) return ok({ ...signedIn.value, returnTo })
  const { error } = signedIn
  if (error.kind === 'not-known') await recordFailure(ctx, 'session.begin', error.why, error.accountId)
  else await recordFailure(ctx, 'session.begin', error.kind)
  return err({ kind: 'no-account', returnTo })
}

type ProviderAnswer = { readonly identity: Identity; readonly returnTo: string; readonly fresh: boolean }
type AnswerRefusal = { readonly kind: ProviderRefusal['kind'] | 'begin-again'; readonly returnTo: string | null }

/** Takes the answer once, for the browser and the address that asked, and reads who it is. A foreign or repeated one is refused and written down. */
export async function takeProviderAnswer(
  ctx: Context,
  { provider, discoveries, redirectUri }: Road,
  answer: { readonly query: URLSearchParams; readonly browser: string | undefined },
  verb: Verb,
): Promise<Result<ProviderAnswer, AnswerRefusal>> {
  const state = answer.query.get('state') ?? ''
  const attempt = answer.browser === undefined ? null : await takeAttempt(ctx, hashOf(redirectUri, state, answer.browser))
  if (attempt === null) {
    await recordFailure(ctx, verb, 'unknown-state')
    return err({ kind: 'begin-again', returnTo: null })
  }
  const { returnTo, nonce, codeVerifier, fresh } = attempt
  const identity = await askProvider(async () =>
    readAnswer(provider, await discoveries.of(provider, ctx.now), { redirectUri, query: answer.query, state, nonce, codeVerifier, fresh }),
  )
  if (!identity.ok) {
    await recordFailure(ctx, verb, `${identity.error.kind} ${identity.error.code}`)
    return err({ kind: identity.error.kind, returnTo })
  }
  return ok({ identity: identity.value, returnTo, fresh })
}

async function takeAttempt(ctx: Context, stateHash: Buffer): Promise<SignInAttempt | null> {
  const scope = { centreId: ctx.centreId, actor: ctx.actor.kind }
  const attempt = await inTransaction(ctx.db, scope, (tx) => takeSignInAttempt(tx, stateHash))
  if (attempt === null) return null
  const endsAt = attempt.createdAt.add({ minutes: attemptMinutes })
  return Temporal.Instant.compare(ctx.now, endsAt) < 0 ? attempt : null
}

type NotKnown = { readonly kind: 'not-known'; readonly why: string; readonly accountId: Id<'account'> | null }

/** The account bound to this identity; on the first visit the one with the verified mail address, bound from then on. */
async function accountFor(
  tx: Tx,
  { issuer, subject, verifiedEmail }: Identity,
): Promise<Result<{ accountId: Id<'account'>; isNew: boolean }, NotKnown>> {
  const bound = await findAccountBySubject(tx, issuer, subject)
  if (bound !== null) return bound.state === 'active' ? ok({ accountId: bound.id, isNew: false }) : notKnown('closed-account', bound)
  const email = verifiedEmail === null ? null : normaliseEmail(verifiedEmail)
  if (email === null) return notKnown('no-verified-email', null)
  const found = await findAccountByEmail(tx, email)
  const account = found === null ? null : await lockAccount(tx, found.id)
  if (account === null) return notKnown('unknown-account', null)
  if (account.state === 'closed') return notKnown('closed-account', account)
  // A mail address may be given to a newcomer later: an account that is bound belongs to its subject. The demonstration's binding does not count.
  if (account.issuer !== null && (account.issuer !== developmentIssuer || issuer === developmentIssuer))
    return notKnown('bound-to-another', account)
  await updateAccount(tx, account.id, { issuer, subject })
  return ok({ accountId: account.id, isNew: true })
}

function notKnown(why: string, account: Account | null): Result<never, NotKnown> {
  return err({ kind: 'not-known', why, accountId: account?.id ?? null })
}

/** An answer belongs to the address it was asked for: one for residents is none for staff. */
function hashOf(redirectUri: string, state: string, browser: string): Buffer {
  return createHash('sha256').update(`${redirectUri} ${state}.${browser}`).digest()
}
