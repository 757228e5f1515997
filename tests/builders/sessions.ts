/** Somebody who is signed in already, as a cookie: for tests that are about what comes after. */
import type { Actor } from '#platform/context.ts'
import type { Database } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import type { Instant } from '#platform/time.ts'
import { act } from '#contexts/access/public.ts'
import { startResidentSession } from '../../src/contexts/access/use-cases/residents.server.ts'
import { beginSession } from '../../src/contexts/access/use-cases/sessions.server.ts'
import { aContext } from './centres.ts'

export async function aStaffCookie(db: Database, centreId: Id<'centre'>, actor: Actor & { kind: 'staff' }, now: Instant): Promise<string> {
  const begun = await beginSession(aContext(db, centreId, { kind: 'visitor' }, now), { accountId: actor.accountId, acr: 'test' })
  if (!begun.ok) throw new Error('no session')
  return `__Host-cjg-werk=${begun.value.token}`
}

/** Of a resident of `aResidentWhoIs`, found again by the same mark. */
export async function aResidentCookie(
  db: Database,
  centreId: Id<'centre'>,
  { residentId }: { readonly residentId: Id<'resident'> },
  now: Instant,
): Promise<string> {
  const ctx = aContext(db, centreId, { kind: 'visitor' }, now)
  const subjectHash = Buffer.from(residentId.replaceAll('-', '').padEnd(64, '0'), 'hex')
  const who = { subjectHash, mailHash: null, mail: null, acr: 'test', device: 'test' }
  const begun = await act(ctx, 'resident.signIn', async (tx, permit) => ok(await startResidentSession(tx, ctx, permit, who)), {
    claim: subjectHash.toString('hex'),
  })
  if (!begun.ok) throw new Error('no session')
  return `__Host-cjg-mijn=${begun.value.token}`
}
