/** Signals with what was decided about them, and the referrals that follow. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Decision, SignalSource } from '../../rules/contact/signals.ts'
import type { SentTo } from '../../rules/contact/close-contact.ts'
import type { Of } from './contents.server.ts'

export type KeptSignal = {
  readonly id: Id<'signal'>
  readonly source: SignalSource
  readonly code: string
  readonly refer: boolean
  readonly rules: string
  readonly decision: Decision
  readonly followUpBefore: PlainDate | null
}
export type KeptReferral = {
  readonly id: Id<'referral'>
  readonly signalId: Id<'signal'>
  readonly sentTo: SentTo
  readonly reason: { readonly sealed: Buffer; readonly version: number }
  readonly feedbackBefore: PlainDate
}
type Decided = { readonly by: Id<'account'>; readonly on: PlainDate }

export async function insertSignals(
  tx: Tx,
  { centreId, personId, contactId }: Of,
  all: readonly KeptSignal[],
  { by, on }: Decided,
): Promise<void> {
  if (all.length === 0) return
  await tx
    .insertInto('child_health.signal')
    .values(
      all.map(({ id, source, code, refer, rules, decision, followUpBefore }) => ({
        ...{
          centre_id: centreId,
          id,
          person_id: personId,
          contact_id: contactId,
          raised_on: on,
          source,
          code,
          refer,
          rules_version: rules,
        },
        ...{ decision, decided_by: by, decided_on: on, follow_up_before: followUpBefore },
      })),
    )
    .execute()
}

export async function insertReferrals(
  tx: Tx,
  { centreId, personId, contactId }: Of,
  all: readonly KeptReferral[],
  { by, on }: Decided,
): Promise<void> {
  if (all.length === 0) return
  await tx
    .insertInto('child_health.referral')
    .values(
      all.map(({ id, signalId, sentTo, reason, feedbackBefore }) => ({
        ...{
          centre_id: centreId,
          id,
          person_id: personId,
          contact_id: contactId,
          signal_id: signalId,
          sent_to: sentTo,
          sent_on: on,
          sent_by: by,
        },
        ...{ reason: reason.sealed, centre_key_version: reason.version, feedback_before: feedbackBefore },
      })),
    )
    .execute()
}

export async function listSignals(tx: Tx, contactId: Id<'contact'>): Promise<KeptSignal[]> {
  const rows = await tx
    .selectFrom('child_health.signal')
    .select(['id', 'source', 'code', 'refer', 'rules_version as rules', 'decision', 'follow_up_before as followUpBefore'])
    .where('contact_id', '=', contactId)
    .orderBy('id')
    .execute()
  return rows as KeptSignal[]
}
