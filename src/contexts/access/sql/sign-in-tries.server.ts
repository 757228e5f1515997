import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

/** Whom and from where: keyed hashes, which say nothing without the key. */
export type Aim = { readonly target: Buffer; readonly source: Buffer }

/** One at a time for the same aim: a hundred tries at the same moment are counted like a hundred in a row. */
export async function lockSignInAim(tx: Tx, { target, source }: Aim): Promise<void> {
  const key = Buffer.concat([target, source]).toString('hex')
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
}

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

export async function deleteSignInTriesBefore(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('access.attempt').where('kind', '=', 'sign-in').where('at', '<=', before).execute()
}
