/** Signing in of residents at an identity provider that says how sure it is (the place of DigiD). Not sure enough is refused and written down. */
import type { Context } from '#platform/context.ts'
import { lastingPseudonym, type Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isAssuredEnough } from '../rules/resident.ts'
import { act, type NotPermitted } from './act.server.ts'
import { recordFailure } from './record-failure.server.ts'
import { startResidentSession, type ResidentSignedIn } from './residents.server.ts'
import { takeProviderAnswer, type Road } from './sign-in-with-provider.server.ts'

export type ResidentProviderRefusal = {
  readonly kind: 'begin-again' | 'cancelled' | 'provider-unavailable' | 'provider-refused' | 'too-low'
}

export async function completeResidentSignIn(
  keys: Keys,
  ctx: Context,
  road: Road,
  answer: { readonly query: URLSearchParams; readonly browser: string | undefined; readonly device: string },
): Promise<Result<ResidentSignedIn, ResidentProviderRefusal>> {
  const taken = await takeProviderAnswer(ctx, road, answer, 'resident.signIn')
  if (!taken.ok) return err({ kind: taken.error.kind })
  const { issuer, subject, acr } = taken.value.identity
  if (!isAssuredEnough(acr, road.provider.acrValues)) {
    await recordFailure(ctx, 'resident.signIn', 'too-low-assurance')
    return err({ kind: 'too-low' })
  }
  const signedIn = await signInSubject(keys, ctx, { issuer, subject, acr }, answer.device)
  return signedIn.ok ? signedIn : err({ kind: 'provider-refused' })
}

/** Somebody whom a provider knows, once that was proved: the account of the subject, which is made when there is none. */
export async function signInSubject(
  keys: Keys,
  ctx: Context,
  { issuer, subject, acr }: { readonly issuer: string; readonly subject: string; readonly acr: string },
  device: string,
): Promise<Result<ResidentSignedIn, NotPermitted>> {
  const subjectHash = lastingPseudonym(keys, 'resident-subject', `${ctx.centreId} ${issuer} ${subject}`)
  const who = { mailHash: null, mail: null, subjectHash, acr, device }
  return act(ctx, 'resident.signIn', async (tx, permit) => ok(await startResidentSession(tx, ctx, permit, who)), {
    claim: subjectHash.toString('hex'),
  })
}
