/** Wrong tries and questions per source, as keyed hashes, kept for minutes and apart from what they were about. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import { newId } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type AttemptKind = 'return-code' | 'sign-in' | 'ask' | 'emergency' | 'file-key'
export type Attempt = { readonly kind: AttemptKind; readonly target: Buffer; readonly source: Buffer }

/** Whom and from where: keyed hashes, which say nothing without the key. */
export type Aim = Pick<Attempt, 'target' | 'source'>

/** One at a time for the same aim: a hundred tries at the same moment are counted like a hundred in a row. */
export async function lockAim(tx: Tx, { target, source }: Aim): Promise<void> {
  const key = Buffer.concat([target, source]).toString('hex')
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
}

/** Writes a try down; gives its id, to take it back when it was none. */
export async function insertAttempt(tx: Tx, centreId: string, attempt: Attempt, at: Instant): Promise<string> {
  const id = newId(at.epochMilliseconds)
  await tx
    .insertInto('access.attempt')
    .values({ centre_id: centreId, id, ...attempt, at })
    .execute()
  return id
}

export async function deleteAttempt(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('access.attempt').where('id', '=', id).execute()
}

/** Moments since `since`: of this target from this source, and of everything from this source. */
export async function listAttempts(
  tx: Tx,
  { kind, target, source }: Attempt,
  since: Instant,
): Promise<{ ofPair: Instant[]; ofSource: Instant[] }> {
  const rows = await tx
    .selectFrom('access.attempt')
    .select(['at', 'target'])
    .where('kind', '=', kind)
    .where('source', '=', source)
    .where('at', '>', since)
    .orderBy('at', 'desc')
    .limit(500)
    .execute()
  return { ofPair: rows.filter((row) => row.target.equals(target)).map(({ at }) => at), ofSource: rows.map(({ at }) => at) }
}

export async function countFromSource(tx: Tx, kind: AttemptKind, source: Buffer, since: Instant): Promise<number> {
  const row = await tx
    .selectFrom('access.attempt')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('kind', '=', kind)
    .where('source', '=', source)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Signing in and emergencies have a longer memory, and are cleared away apart. */
export async function deleteAttempts(tx: Tx, before: Instant): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('access.attempt')
    .where('kind', 'not in', ['sign-in', 'emergency'])
    .where('at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
