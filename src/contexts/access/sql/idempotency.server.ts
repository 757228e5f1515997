import { createHash } from 'node:crypto'
import { brokenConstraint, type Tx } from '#platform/db.server.ts'
import type { Instant } from '#platform/time.ts'

/** What the first write with this key came to: the id of its outcome, or null when it is the first. */
export async function findOutcome(tx: Tx, useCase: string, key: string): Promise<string | null> {
  const row = await tx
    .selectFrom('access.idempotency')
    .select('outcome_id')
    .where('use_case', '=', useCase)
    .where('key_hash', '=', hash(key))
    .executeTakeFirst()
  return row?.outcome_id ?? null
}

export async function rememberOutcome(
  tx: Tx,
  centreId: string,
  useCase: string,
  key: string,
  outcomeId: string,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('access.idempotency')
    .values({ centre_id: centreId, use_case: useCase, key_hash: hash(key), outcome_id: outcomeId, created_at: now })
    .execute()
}

/** Two writes with one key met: the other was first. */
export function wasWrittenMeanwhile(problem: unknown): boolean {
  return brokenConstraint(problem) === 'idempotency_pkey'
}

export async function forgetOutcomes(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('access.idempotency').where('created_at', '<', before).execute()
}

/** Forgets one, so that the same key is a first write again. */
export async function forgetOutcome(tx: Tx, useCase: string, key: string): Promise<void> {
  await tx.deleteFrom('access.idempotency').where('use_case', '=', useCase).where('key_hash', '=', hash(key)).execute()
}

function hash(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
