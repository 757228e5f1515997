/** What else stands in the record of a child, oldest first: withdrawn rows, signals, screenings and referrals. Each is one query over the index of its person. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type {
  KeptReferral,
  KeptScreening,
  Signal,
  WithdrawnMeasurement,
  WithdrawnMilestone,
  WithdrawnScreening,
} from '../../rules/record/whole-record.ts'

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

function screenings(tx: Tx) {
  return tx
    .selectFrom('child_health.screening')
    .select([
      ...(['id', 'contact_id as contactId', 'kind', 'round', 'held_on as heldOn', 'result', 'method', 'instrument', 'score'] as const),
      ...(['right_value as rightValue', 'left_value as leftValue', 'cause', 'repeat_before as repeatBefore', 'advised'] as const),
      ...(['decided', 'recorded_by as recordedBy'] as const),
    ])
}
const numbered = <T extends { readonly score: string | null }>(row: T) => ({ ...row, score: row.score === null ? null : Number(row.score) })

/** Those that hold (not withdrawn). */
export async function listScreenings(tx: Tx, personId: Id<'person'>): Promise<KeptScreening[]> {
  const rows = await screenings(tx)
    .select(['words', 'centre_key_version as keyVersion'])
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .orderBy('held_on')
    .orderBy('round')
    .execute()
  return rows.map(numbered) as KeptScreening[] // the checks of the table keep kinds and results
}

/** All of a child, those that hold and those that were withdrawn, by one query. */
export async function listAllScreenings(
  tx: Tx,
  personId: Id<'person'>,
): Promise<{ readonly held: KeptScreening[]; readonly withdrawn: WithdrawnScreening[] }> {
  const rows = await screenings(tx)
    .select([
      'words',
      'centre_key_version as keyVersion',
      'withdrawn_at as withdrawnAt',
      'withdrawn_by as withdrawnBy',
      'withdrawn_why as why',
    ])
    .where('person_id', '=', personId)
    .orderBy('held_on')
    .orderBy('round')
    .execute()
  const held = rows
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ withdrawnAt: _at, withdrawnBy: _by, why: _why, ...one }) => numbered(one))
  const withdrawn = rows
    .filter(({ withdrawnAt }) => withdrawnAt !== null)
    .map(({ words: _words, keyVersion: _version, ...one }) => numbered(one))
  return { held: held as KeptScreening[], withdrawn: withdrawn as WithdrawnScreening[] }
}

export async function listReferrals(tx: Tx, personId: Id<'person'>): Promise<KeptReferral[]> {
  const rows = await tx
    .selectFrom('child_health.referral')
    .select([
      ...(['id', 'screening_id as screeningId', 'signal_id as signalId', 'sent_to as sentTo', 'sent_on as sentOn'] as const),
      ...(['sent_by as sentBy', 'owner', 'agreed_by as agreedBy', 'feedback_before as feedbackBefore', 'outcome'] as const),
      ...(['feedback_on as feedbackOn', 'asked_again_on as askedAgainOn', 'asked_again_before as askedAgainBefore'] as const),
      ...(['asked_again as askedAgain', 'version', 'reason', 'centre_key_version as keyVersion', 'feedback'] as const),
      'feedback_key_version as feedbackKeyVersion',
    ])
    .where('person_id', '=', personId)
    .orderBy('sent_on')
    .orderBy('id')
    .execute()
  return rows as KeptReferral[]
}
