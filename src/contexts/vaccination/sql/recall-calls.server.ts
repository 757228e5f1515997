import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { ReachOutcome } from '../rules/recall-reach.ts'

export type RecallCall = {
  readonly personId: Id<'person'>
  readonly outcome: ReachOutcome
  readonly notedBy: Id<'account'>
  readonly notedAt: Instant
}

/** Of each child the last try about a number. For a recall asked with the sight of the system, as the doses are. */
export async function listLastCalls(tx: Tx, number: string): Promise<RecallCall[]> {
  const { rows } = await sql<RecallCall>`
    select distinct on (person_id) person_id as "personId", outcome, noted_by as "notedBy", noted_at as "notedAt"
    from vaccination.recall_call where number = ${number} order by person_id, noted_at desc, id desc`.execute(tx)
  return rows
}

/** Every try about a number with one child, the newest first. */
export async function listCallsOf(tx: Tx, number: string, personId: Id<'person'>): Promise<RecallCall[]> {
  const { rows } = await sql<RecallCall>`
    select person_id as "personId", outcome, noted_by as "notedBy", noted_at as "notedAt" from vaccination.recall_call
    where number = ${number} and person_id = ${personId}::uuid order by noted_at desc, id desc`.execute(tx)
  return rows
}

export async function insertCall(
  tx: Tx,
  centreId: string,
  number: string,
  { personId, outcome, notedBy, notedAt }: RecallCall,
): Promise<void> {
  await tx
    .insertInto('vaccination.recall_call')
    .values({
      ...{ centre_id: centreId, id: newId(notedAt.epochMilliseconds), person_id: personId, number, outcome },
      ...{ noted_by: notedBy, noted_at: notedAt },
    })
    .execute()
}
