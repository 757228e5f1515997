/** Traces of what came in lately, for minutes and apart from conversations: keyed marks of texts and of sources that send very much. */
import type { Tx } from '#platform/db.server.ts'
import { newId } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type FloodTrace = { readonly id: string; readonly mark: Buffer; readonly times: number }

export type FloodKind = 'source' | 'text'

/** Newest first; no more than two thousand, so that a flood does not slow itself down without end. */
export async function listTraces(tx: Tx, kind: FloodKind, since: Instant): Promise<FloodTrace[]> {
  return tx
    .selectFrom('advice.flood_trace')
    .select(['id', 'mark', 'times'])
    .where('kind', '=', kind)
    .where('last_at', '>', since)
    .orderBy('last_at', 'desc')
    .limit(2_000)
    .execute()
}

/** The keyed mark of the source of a stream, while it is known. */
export async function findSourceMark(tx: Tx, bundle: string): Promise<Buffer | null> {
  const found = tx.selectFrom('advice.flood_trace').select('mark').where('kind', '=', 'source').where('id', '=', bundle)
  return (await found.executeTakeFirst())?.mark ?? null
}

export async function insertTrace(tx: Tx, centreId: string, kind: FloodKind, mark: Buffer, now: Instant): Promise<string> {
  const id = newId(now.epochMilliseconds)
  await tx.insertInto('advice.flood_trace').values({ centre_id: centreId, id, kind, mark, last_at: now }).execute()
  return id
}

export async function seeTraceAgain(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx
    .updateTable('advice.flood_trace')
    .set((eb) => ({ times: eb('times', '+', 1), last_at: now }))
    .where('id', '=', id)
    .execute()
}

export async function deleteTraces(tx: Tx, kind: FloodKind, before: Instant): Promise<void> {
  await tx.deleteFrom('advice.flood_trace').where('kind', '=', kind).where('last_at', '<=', before).execute()
}
