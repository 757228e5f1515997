/**
 * A report of abuse: open until somebody who coordinates or administers says what came of it. The outcome is a person's; "police"
 * records that a person went there and sends nothing. Who asked stays unknown: a report knows a message, never who wrote it.
 */
import { err, ok, type Result } from '#platform/result.ts'

export const reportKinds = ['insults', 'threats', 'sexual', 'discrimination', 'spam', 'other'] as const
export type ReportKind = (typeof reportKinds)[number]

export const reportOutcomes = ['nothing', 'paused', 'bundled', 'police'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]

export type ReportRefusal = { readonly kind: 'not-of-asker' } | { readonly kind: 'reported-already' } | { readonly kind: 'handled-already' }

/** Only what the asker wrote can be reported. */
export function mayReport(message: { readonly author: string }): Result<null, ReportRefusal> {
  return message.author === 'asker' ? ok(null) : err({ kind: 'not-of-asker' })
}

export function mayHandle(report: { readonly outcome: string | null }): Result<null, ReportRefusal> {
  return report.outcome === null ? ok(null) : err({ kind: 'handled-already' })
}
