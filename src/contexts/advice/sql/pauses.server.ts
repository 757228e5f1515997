/** Queries on pauses and on what they keep apart. */
import type { Insertable, Selectable } from 'kysely'
import type { AdvicePause } from '../../../../db/types.ts'
import { brokenConstraint, databaseErrorCode, type Tx } from '#platform/db.server.ts'
import type { Instant } from '#platform/time.ts'

export type PauseRow = Selectable<AdvicePause>

export async function insertPause(tx: Tx, row: Insertable<AdvicePause>): Promise<void> {
  await tx.insertInto('advice.pause').values(row).execute()
}

export function isPausedAlready(problem: unknown): boolean {
  const names = ['pause_once_per_conversation', 'pause_once_per_source']
  return databaseErrorCode(problem) === '23505' && names.includes(brokenConstraint(problem) ?? '')
}

export async function findPauseOfConversation(tx: Tx, conversationId: string): Promise<PauseRow | null> {
  const open = tx.selectFrom('advice.pause').selectAll().where('kind', '=', 'conversation').where('ended_at', 'is', null)
  return (await open.where('conversation_id', '=', conversationId).executeTakeFirst()) ?? null
}

/** A visitor finds it by showing the source itself (row-level security, `claimed`). */
export async function findPauseOfSource(tx: Tx, source: Buffer): Promise<PauseRow | null> {
  const open = tx.selectFrom('advice.pause').selectAll().where('kind', '=', 'source').where('ended_at', 'is', null)
  return (await open.where('source', '=', source).executeTakeFirst()) ?? null
}

export async function lockPause(tx: Tx, id: string): Promise<PauseRow | null> {
  return (await tx.selectFrom('advice.pause').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

export async function findPause(tx: Tx, id: string): Promise<PauseRow | null> {
  return (await tx.selectFrom('advice.pause').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Those whose time is over and that nobody ended yet. */
export async function listOverduePauses(tx: Tx, now: Instant): Promise<PauseRow[]> {
  const open = tx.selectFrom('advice.pause').selectAll().where('ended_at', 'is', null).where('ends_at', '<=', now)
  return open.orderBy('ends_at').execute()
}

/** The mark of a source goes with the end. */
export async function markEnded(tx: Tx, id: string, now: Instant, by: string | null): Promise<void> {
  await tx.updateTable('advice.pause').set({ ended_at: now, ended_by: by, source: null }).where('id', '=', id).execute()
}

export type ListedPause = PauseRow & {
  /** Messages, or questions, that are kept apart. */
  readonly apart: number
  readonly beganBy: string
}

export async function listRunningPauses(tx: Tx, now: Instant): Promise<ListedPause[]> {
  return tx
    .selectFrom('advice.pause as pause')
    .selectAll('pause')
    .select('pause.began_by as beganBy')
    .select((eb) =>
      eb
        .case()
        .when('pause.kind', '=', 'source')
        .then(
          eb
            .selectFrom('advice.conversation as one')
            .select((e) => e.fn.countAll<number>().as('count'))
            .whereRef('one.set_aside_by', '=', 'pause.id'),
        )
        .else(
          eb
            .selectFrom('advice.message as one')
            .select((e) => e.fn.countAll<number>().as('count'))
            .whereRef('one.conversation_id', '=', 'pause.conversation_id')
            .where('one.set_aside', '=', true),
        )
        .end()
        .$castTo<number>()
        .as('apart'),
    )
    .where('pause.ended_at', 'is', null)
    .where('pause.ends_at', '>', now)
    .orderBy('pause.ends_at')
    .execute()
}

/** Messages of a conversation come out of the pause; gives how many. */
export async function takeMessagesBack(tx: Tx, conversationId: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('advice.message')
    .set({ set_aside: false })
    .where('conversation_id', '=', conversationId)
    .where('set_aside', '=', true)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Questions of a source come into the inbox, with a term that begins now; gives which. */
export async function takeQuestionsBack(tx: Tx, pauseId: string, due: Instant): Promise<string[]> {
  const rows = await tx
    .updateTable('advice.conversation')
    .set((eb) => ({ set_aside_by: null, due_at: due, reminded_at: null, escalated_at: null, version: eb('version', '+', 1) }))
    .where('set_aside_by', '=', pauseId)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Came in at the very moment at which its pause ended. */
export async function listLeftApart(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('advice.conversation as one')
    .innerJoin('advice.pause as pause', (join) =>
      join.onRef('pause.id', '=', 'one.set_aside_by').onRef('pause.centre_id', '=', 'one.centre_id'),
    )
    .select('pause.id')
    .distinct()
    .where('pause.ended_at', 'is not', null)
    .execute()
  return rows.map(({ id }) => id)
}

/** The pauses that an own conversation feels: of itself, or of the source it came from. */
export async function findPausesOfOwn(
  tx: Tx,
  { id, set_aside_by }: { readonly id: string; readonly set_aside_by: string | null },
  now: Instant,
): Promise<PauseRow[]> {
  return tx
    .selectFrom('advice.pause')
    .selectAll()
    .where((eb) => eb.or([eb('conversation_id', '=', id), ...(set_aside_by === null ? [] : [eb('id', '=', set_aside_by)])]))
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .orderBy('kind')
    .execute()
}

/** Pauses that were over long ago; what is about nobody needs no memory. */
export async function deleteOldPauses(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('advice.pause').where('ended_at', '<', before).execute()
}
