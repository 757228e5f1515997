/** Queries on reports of abuse. */
import type { Insertable, Selectable } from 'kysely'
import type { AdviceAbuseReport } from '../../../../db/types.ts'
import { brokenConstraint, databaseErrorCode, type Tx } from '#platform/db.server.ts'
import type { Instant } from '#platform/time.ts'

export type ReportRow = Selectable<AdviceAbuseReport>

export async function insertReport(tx: Tx, row: Insertable<AdviceAbuseReport>): Promise<void> {
  await tx.insertInto('advice.abuse_report').values(row).execute()
}

export function isReportedAlready(problem: unknown): boolean {
  return databaseErrorCode(problem) === '23505' && brokenConstraint(problem) === 'abuse_report_open_once'
}

/** Which of these messages have an open report. */
export async function listReportedMessages(tx: Tx, messageIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (messageIds.length === 0) return new Set()
  const open = tx.selectFrom('advice.abuse_report').select('message_id').where('outcome', 'is', null)
  return new Set((await open.where('message_id', 'in', messageIds).execute()).map((row) => row.message_id))
}

/** Open ones first, then the newest. */
export async function listReports(tx: Tx, most: number): Promise<ReportRow[]> {
  const all = tx.selectFrom('advice.abuse_report').selectAll()
  return all
    .orderBy((eb) => eb('outcome', 'is not', null))
    .orderBy('reported_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
}

export async function countOpenReports(tx: Tx): Promise<number> {
  const open = tx.selectFrom('advice.abuse_report').select((eb) => eb.fn.countAll<number>().as('count'))
  return (await open.where('outcome', 'is', null).executeTakeFirstOrThrow()).count
}

export async function findReport(tx: Tx, id: string): Promise<ReportRow | null> {
  return (await tx.selectFrom('advice.abuse_report').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function lockReport(tx: Tx, id: string): Promise<ReportRow | null> {
  return (await tx.selectFrom('advice.abuse_report').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

export async function saveOutcome(
  tx: Tx,
  id: string,
  of: { readonly outcome: string; readonly words: Buffer | null; readonly by: string; readonly at: Instant },
): Promise<void> {
  await tx
    .updateTable('advice.abuse_report')
    .set({ outcome: of.outcome, outcome_words: of.words, handled_by: of.by, handled_at: of.at })
    .where('id', '=', id)
    .execute()
}
