/**
 * The log of a period, or of one person in it, as a stream of text: FHIR, Logboek Dataverwerkingen or a table. Taking it out is itself in the log, before
 * the first row leaves: who breaks a download off has had part of it.
 */
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { lastingPseudonym } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { isBefore, momentOf, Temporal, type PlainDate } from '#platform/time.ts'
import { csvHead, toCsvLine } from '../../api/audit-csv.ts'
import { toAuditEvent } from '../../api/audit-fhir.ts'
import { toLogRecord } from '../../api/audit-log-record.ts'
import type { AuditFormat, AuditSource, ExportedRow } from '../../rules/audit/exported-row.ts'
import { readDatabaseClock, walkInOrder, type Place } from '../../sql/audit-seals.server.ts'
import { listExported } from '../../sql/audit/exported-rows.server.ts'
import { act, type NotPermitted } from '../act.server.ts'

export type ExportWish = {
  readonly format: AuditFormat
  /** Whole Dutch days, both included. */
  readonly from: PlainDate
  readonly to: PlainDate
  readonly subjectId: Id<'person'> | null
}

export type ExportRefusal = { readonly kind: 'ends-before-it-begins' } | { readonly kind: 'not-begun' }

type Centre = { readonly id: Id<'centre'>; readonly slug: string; readonly name: string }

const batch = 1000
const midnight = Temporal.PlainTime.from('00:00')

export async function exportAudit(
  services: Pick<Services, 'keys' | 'config'>,
  ctx: Context,
  centre: Centre,
  wish: ExportWish,
): Promise<Result<AsyncIterable<string>, ExportRefusal | NotPermitted>> {
  const from = momentOf(wish.from, midnight)
  const until = momentOf(wish.to.add({ days: 1 }), midnight)
  return act(ctx, 'audit.read', async (tx, permit): Promise<Result<AsyncIterable<string>, ExportRefusal>> => {
    if (!isBefore(from, until)) return err({ kind: 'ends-before-it-begins' })
    const now = await readDatabaseClock(tx)
    if (!isBefore(from, now)) return err({ kind: 'not-begun' })
    permit.record({
      ...{ actionCode: 'R', eventType: 'audit.export', detail: `${wish.format} ${wish.from.toString()} ${wish.to.toString()}` },
      ...(wish.subjectId === null ? {} : { subjectId: wish.subjectId }),
    })
    // What is written from now on, this row first, is of a later export.
    const range = { from, until: isBefore(now, until) ? now : until, subjectId: wish.subjectId }
    return ok(texts(ctx, wish.format, sourceOf(services, centre), range))
  })
}

type Times = Pick<Parameters<typeof listExported>[1], 'from' | 'until' | 'subjectId'>

/** Batch by batch, each in a short transaction: a long export holds nothing up. */
async function* texts(ctx: Context, format: AuditFormat, source: AuditSource, range: Times): AsyncGenerator<string> {
  if (format === 'csv') yield csvHead
  let after: Place | null = null
  for (;;) {
    const place: Place | null = after
    const rows: readonly ExportedRow[] = await inTransaction(ctx.db, { centreId: ctx.centreId, actor: 'system' }, async (tx) => {
      // Of one person there is an index of its own, and few rows to put in order.
      if (range.subjectId === null) await walkInOrder(tx)
      return listExported(tx, { ...range, after: place, limit: batch })
    })
    if (rows.length > 0) yield rows.map((row) => lineOf(format, row, source)).join('')
    if (rows.length < batch) return
    after = rows.at(-1) ?? null
  }
}

function lineOf(format: AuditFormat, row: ExportedRow, source: AuditSource): string {
  switch (format) {
    case 'csv':
      return toCsvLine(row)
    case 'fhir':
      return `${JSON.stringify(toAuditEvent(row, source))}\n`
    case 'ldv':
      return `${JSON.stringify(toLogRecord(row, source))}\n`
  }
}

export function sourceOf({ keys, config }: Pick<Services, 'keys' | 'config'>, centre: Centre): AuditSource {
  return {
    centre,
    register: config.publicUrl === null ? 'urn:opencjg:register' : `${config.publicUrl}/werkplek/verwerkingen/register`,
    markOf: (personId) => lastingPseudonym(keys, 'person in the log', `${centre.id} ${personId}`).toString('hex', 0, 16),
  }
}
