/**
 * Passkeys (WebAuthn): what a browser is asked to sign, and what its answer proves. A challenge is good once, for minutes, for one purpose and
 * one browser or account; the answer must be made for the address of this centre, with the person verified.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { inTransaction, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { looksCopied, mostPasskeys } from '../rules/passkey.ts'
import type { Account } from '../sql/accounts.server.ts'
import {
  insertPasskey,
  insertPasskeyChallenge,
  listPasskeys,
  lockPasskeyByCredential,
  markPasskeyCopied,
  markPasskeyUsed,
  takePasskeyChallenge,
  type Passkey,
} from '../sql/passkeys.server.ts'

export const challengeMinutes = 5

/** Where the centre lives, as browsers see it: the name that passkeys are bound to, and the address. */
export type Place = { readonly rpId: string; readonly origin: string; readonly name: string }

export function placeOf(origin: string, name: string): Place {
  return { origin, rpId: new URL(origin).hostname, name }
}

/** For what a challenge is, and for whom: the browser (its cookie) that signs in, or the account that adds or proves. */
export type Purpose = { readonly deed: 'sign-in' | 'add' | 'prove'; readonly holder: string }

export async function askForPasskey(
  ctx: Context,
  { rpId }: Place,
  purpose: Purpose,
  allowed: readonly Passkey[] = [],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: rpId,
    userVerification: 'required',
    timeout: challengeMinutes * 60_000,
    allowCredentials: allowed.map(describe),
  })
  await rememberChallenge(ctx, purpose, options.challenge)
  return options
}

export async function askForNewPasskey(
  ctx: Context,
  { rpId, name }: Place,
  purpose: Purpose,
  account: Pick<Account, 'id' | 'email' | 'displayName'>,
  known: readonly Passkey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const options = await generateRegistrationOptions({
    rpName: name,
    rpID: rpId,
    userID: new Uint8Array(Buffer.from(account.id)),
    userName: account.email,
    userDisplayName: account.displayName,
    timeout: challengeMinutes * 60_000,
    attestationType: 'none',
    excludeCredentials: known.map(describe),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await rememberChallenge(ctx, purpose, options.challenge)
  return options
}

function describe({ credentialId, transports }: Passkey): { id: string; transports: AuthenticatorTransport[] } {
  // `as`: transports are told by browsers and only given back to them.
  return { id: credentialId.toString('base64url'), transports: [...transports] as AuthenticatorTransport[] }
}

async function rememberChallenge(ctx: Context, purpose: Purpose, challenge: string): Promise<void> {
  await inTransaction(ctx.db, { centreId: ctx.centreId, actor: ctx.actor.kind }, (tx) =>
    insertPasskeyChallenge(tx, ctx.centreId, challengeHash(purpose, challenge), ctx.now),
  )
}

const base64url = z.string().regex(/^[\w-]{1,20000}$/)
const Answer = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()).and(z.object({ clientDataJSON: base64url })),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
})
const ClientData = z.object({ challenge: base64url })

export type PasskeyRefusal = {
  readonly kind: 'unreadable' | 'challenge-unknown' | 'not-verified' | 'unknown-passkey' | 'copied' | 'too-many' | 'passkey-taken'
}

type ReadAnswer = { readonly challenge: string; readonly answer: z.infer<typeof Answer> }

function readAnswer(text: string): ReadAnswer | null {
  const answer = Answer.safeParse(parseJson(text))
  if (!answer.success) return null
  const client = ClientData.safeParse(parseJson(Buffer.from(answer.data.response.clientDataJSON, 'base64url').toString('utf8')))
  return client.success ? { challenge: client.data.challenge, answer: answer.data } : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Reads the answer of a browser and takes its challenge away, whatever comes of it: an answer can be brought once. */
async function takeAnswer(ctx: Context, purpose: Purpose, text: string): Promise<Result<ReadAnswer, PasskeyRefusal>> {
  const read = readAnswer(text)
  if (read === null) return err({ kind: 'unreadable' })
  const since = ctx.now.subtract({ minutes: challengeMinutes })
  const known = await inTransaction(ctx.db, { centreId: ctx.centreId, actor: ctx.actor.kind }, (tx) =>
    takePasskeyChallenge(tx, challengeHash(purpose, read.challenge), since),
  )
  return known ? ok(read) : err({ kind: 'challenge-unknown' })
}

/** An answer that was checked as far as goes without knowing whose it is; `provePasskey` does the rest within the transaction of the deed. */
export type BroughtAnswer = ReadAnswer & { readonly place: Place }

export async function bringAnswer(
  ctx: Context,
  place: Place,
  purpose: Purpose,
  text: string,
): Promise<Result<BroughtAnswer, PasskeyRefusal>> {
  const taken = await takeAnswer(ctx, purpose, text)
  return taken.ok ? ok({ ...taken.value, place }) : taken
}

/** The passkey that signed this, used once more. A count that went back is written down outside (see `reportCopied`), as refusals undo. */
export async function provePasskey(
  tx: Tx,
  ctx: Context,
  { answer, challenge, place }: BroughtAnswer,
): Promise<Result<Passkey, PasskeyRefusal & { readonly passkey?: Passkey }>> {
  const passkey = await lockPasskeyByCredential(tx, Buffer.from(answer.id, 'base64url'))
  if (passkey === null) return err({ kind: 'unknown-passkey' })
  if (passkey.copiedAt !== null) return err({ kind: 'copied', passkey })
  const checked = await outcomeOf(() =>
    verifyAuthenticationResponse({
      // `as`: read above as far as we look at it; the library checks the rest.
      response: answer as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: place.rpId,
      requireUserVerification: true,
      // The count is ours to judge, so that a copy is told from a forgery.
      credential: { id: answer.id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    }),
  )
  if (checked?.verified !== true) return err({ kind: 'not-verified', passkey })
  const { newCounter } = checked.authenticationInfo
  if (looksCopied(passkey.signCount, newCounter)) return err({ kind: 'copied', passkey })
  await markPasskeyUsed(tx, passkey.id, newCounter, ctx.now)
  return ok(passkey)
}

/** From now on this passkey opens nothing, and its owner sees why. */
export async function reportCopied(ctx: Context, passkey: Passkey): Promise<void> {
  await inTransaction(ctx.db, { centreId: ctx.centreId, actor: ctx.actor.kind }, (tx) => markPasskeyCopied(tx, passkey.id, ctx.now))
}

/** Keeps a new passkey of an account, within the transaction of the deed. */
export async function keepPasskey(
  tx: Tx,
  ctx: Context,
  accountId: Id<'account'>,
  { answer, challenge, place }: BroughtAnswer,
  name: string,
): Promise<Result<Id<'passkey'>, PasskeyRefusal>> {
  const checked = await outcomeOf(() =>
    verifyRegistrationResponse({
      // `as`: as above.
      response: answer as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: place.rpId,
      requireUserVerification: true,
    }),
  )
  if (checked?.verified !== true) return err({ kind: 'not-verified' })
  if ((await listPasskeys(tx, accountId)).length >= mostPasskeys) return err({ kind: 'too-many' })
  const { credential } = checked.registrationInfo
  const id = newId<'passkey'>(ctx.now.epochMilliseconds)
  const kept = await insertPasskey(tx, ctx.centreId, {
    id,
    accountId,
    credentialId: Buffer.from(credential.id, 'base64url'),
    publicKey: Buffer.from(credential.publicKey),
    signCount: credential.counter,
    transports: (credential.transports ?? []).filter((one) => /^[a-z-]{1,20}$/.test(one)).slice(0, 8),
    name,
    createdAt: ctx.now,
  })
  return kept ? ok(id) : err({ kind: 'passkey-taken' })
}

/** The library throws for an answer that does not hold; that is what foreign input may do, no bug of ours. */
async function outcomeOf<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify()
  } catch {
    return null
  }
}

function challengeHash({ deed, holder }: Purpose, challenge: string): Buffer {
  return createHash('sha256').update(`${deed}.${holder}.${challenge}`).digest()
}
