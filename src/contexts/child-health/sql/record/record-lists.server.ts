/** What else stands in the record of a child, oldest first: withdrawn rows, signals, screenings and referrals. Each is one query over the index of its person. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { KeptReferral, Screening, Signal, WithdrawnMeasurement, WithdrawnMilestone } from '../../rules/record/whole-record.ts'

export async function listWithdrawnMeasurements(tx: Tx, personId: Id<'person'>): Promise<WithdrawnMeasurement[]> {
  const rows = await tx
    .selectFrom('child_health.measurement')
    .select([
      ...(['id', 'measured_on as measuredOn', 'measure', 'value', 'recumbent'] as const),
      ...(['withdrawn_at as withdrawnAt', 'withdrawn_by as withdrawnBy', 'withdrawn_why as why'] as const),
    ])
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is not', null)
    .orderBy('withdrawn_at')
    .execute()
  return rows as WithdrawnMeasurement[] // the checks of the table keep measures and reasons
}

export async function listWithdrawnMilestones(tx: Tx, personId: Id<'person'>): Promise<WithdrawnMilestone[]> {
  const rows = await tx
    .selectFrom('child_health.milestone')
    .select([
      ...(['id', 'observed_on as observedOn', 'item', 'side', 'answer'] as const),
      ...(['withdrawn_at as withdrawnAt', 'withdrawn_by as withdrawnBy', 'withdrawn_why as why'] as const),
    ])
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is not', null)
    .orderBy('withdrawn_at')
    .execute()
  return rows as WithdrawnMilestone[]
}

export async function listSignals(tx: Tx, personId: Id<'person'>): Promise<Signal[]> {
  const rows = await tx
    .selectFrom('child_health.signal')
    .select([
      ...(['id', 'contact_id as contactId', 'raised_on as raisedOn', 'source', 'code', 'refer', 'decision'] as const),
      ...(['decided_by as decidedBy', 'decided_on as decidedOn', 'follow_up_before as followUpBefore'] as const),
      ...(['followed_up_on as followedUpOn'] as const),
    ])
    .where('person_id', '=', personId)
    .orderBy('raised_on')
    .orderBy('source')
    .execute()
  return rows as Signal[]
}

/** Those that hold (not withdrawn). */
export async function listScreenings(tx: Tx, personId: Id<'person'>): Promise<Screening[]> {
  const rows = await tx
    .selectFrom('child_health.screening')
    .select([
      ...(['id', 'kind', 'round', 'held_on as heldOn', 'result', 'right_value as rightValue', 'left_value as leftValue'] as const),
      ...(['instrument', 'score', 'repeat_before as repeatBefore'] as const),
    ])
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .orderBy('held_on')
    .orderBy('round')
    .execute()
  return rows.map((row) => ({ ...row, score: row.score === null ? null : Number(row.score) })) as Screening[]
}

export async function listReferrals(tx: Tx, personId: Id<'person'>): Promise<KeptReferral[]> {
  const rows = await tx
    .selectFrom('child_health.referral')
    .select([
      ...(['id', 'sent_to as sentTo', 'sent_on as sentOn', 'feedback_before as feedbackBefore', 'outcome'] as const),
      ...(['feedback_on as feedbackOn', 'reason', 'centre_key_version as keyVersion'] as const),
    ])
    .where('person_id', '=', personId)
    .orderBy('sent_on')
    .execute()
  return rows as KeptReferral[]
}
