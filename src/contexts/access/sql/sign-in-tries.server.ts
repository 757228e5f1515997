import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { Aim } from './attempts.server.ts'

export async function listSignInTries(tx: Tx, { target, source }: Aim, since: Instant): Promise<Instant[]> {
  const rows = await tx
    .selectFrom('access.attempt')
    .select('at')
    .where('kind', '=', 'sign-in')
    .where('target', '=', target)
    .where('source', '=', source)
    .where('at', '>', since)
    .execute()
  return rows.map(({ at }) => at)
}

export async function insertSignInTry(tx: Tx, centreId: Id<'centre'>, { target, source }: Aim, now: Instant): Promise<void> {
  await tx
    .insertInto('access.attempt')
    .values({ centre_id: centreId, kind: 'sign-in', target, source, at: now, id: newId(now.epochMilliseconds) })
    .execute()
}

export async function deleteSignInTries(tx: Tx, { target, source }: Aim): Promise<void> {
  await tx.deleteFrom('access.attempt').where('kind', '=', 'sign-in').where('target', '=', target).where('source', '=', source).execute()
}

/** Those of emergencies too: they are remembered as long. */
export async function deleteSignInTriesBefore(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('access.attempt').where('kind', 'in', ['sign-in', 'emergency']).where('at', '<=', before).execute()
}
