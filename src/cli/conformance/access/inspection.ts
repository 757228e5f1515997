/**
 * Plays `inspect`: the file opened in Mijn CJG by who asks. By whose right it opens today, birth date, capacity and authority decide in the database. What a
 * person weighs (good care) or says (the consent of who is 16) has no deed there yet; on those the rule answers, and only after it has said the same of the rest.
 */
import { actOnFile } from '#contexts/access/public-files.ts'
import { decideInspection, type Inspection } from '#contexts/access/rules/privacy/inspection.ts'
import { reachesAge } from '#platform/age.ts'
import { ok } from '#platform/result.ts'
import type { Scratch } from '../scratch.ts'
import { aPerson, aResidentWhoIs, as, aWorld, databaseLets, middayOf } from './world.ts'

export async function opensInspection(scratch: Scratch, request: Inspection): Promise<boolean> {
  const { birthDate, hasAuthority, youthCapable, who, on } = request
  const now = middayOf(on)
  const world = await aWorld(scratch, now)
  const adult = await aPerson(world, now, { birthDate: birthDate.subtract({ years: 30 }) })
  const until = reachesAge(birthDate, 18)
  const authority = hasAuthority ? [{ holderId: adult, from: birthDate, until }] : []
  const child = await aPerson(world, now, { birthDate, incapable: youthCapable ? null : { from: birthDate, until: null }, authority })
  const ctx = as(world, await aResidentWhoIs(world, who === 'youth' ? child : adult, now), now)
  const done = await actOnFile(ctx, 'person.read', { personId: child, does: 'read', fields: 'index' }, async () => ok(null))
  if ((await databaseLets(world, ctx, child, 'index')) !== done.ok) throw new Error('Row-level security says otherwise than the use case')
  return done.ok
}

/** The decision on inspection, of which the database decided all that it can. */
export async function playInspection(scratch: Scratch, request: Inspection): Promise<ReturnType<typeof decideInspection>> {
  const opens = await opensInspection(scratch, request)
  const byRule = decideInspection({ ...request, goodCareOpposes: false, youthConsent: false })
  if (opens !== (byRule.outcome === 'allow')) throw new Error('The rule on inspection says otherwise than the file')
  return request.goodCareOpposes || request.youthConsent ? decideInspection(request) : byRule
}
