/** What a record carries besides measurements, milestones and contacts, as the tables have it: words sealed. Each is one query over the index of its person. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { CarriedQuestionnaire, CarriedReferral, CarriedScreening, CarriedSignal } from '../../rules/transfer/carried.ts'
import type { SealedWords } from './contents.server.ts'

type Sealed = SealedWords | null
const sealedOf = (sealed: Buffer | null, version: number | null): Sealed =>
  sealed === null || version === null ? null : { sealed, version }

export async function listIndications(tx: Tx, personId: Id<'person'>): Promise<ReadonlyMap<string, SealedWords>> {
  const rows = await tx
    .selectFrom('child_health.contact')
    .select(['id', 'indication', 'centre_key_version as version'])
    .where('person_id', '=', personId)
    .where('indication', 'is not', null)
    .execute()
  return new Map(
    rows.flatMap(({ id, indication, version }) => {
      const sealed = sealedOf(indication, version)
      return sealed === null ? [] : [[id, sealed] as const]
    }),
  )
}

export async function listCarriedSignals(tx: Tx, personId: Id<'person'>): Promise<CarriedSignal[]> {
  const rows = await tx
    .selectFrom('child_health.signal')
    .select([
      ...(['id', 'contact_id as contactId', 'raised_on as raisedOn', 'source', 'code', 'refer', 'rules_version as rules'] as const),
      ...(['decision', 'decided_on as decidedOn', 'follow_up_before as followUpBefore', 'followed_up_on as followedUpOn'] as const),
    ])
    .where('person_id', '=', personId)
    .orderBy('raised_on')
    .orderBy('id')
    .execute()
  return rows as CarriedSignal[] // the checks of the table keep sources and decisions
}

export type SealedScreening = Omit<CarriedScreening, 'words'> & { readonly words: Sealed }

/** Those that hold (not withdrawn). */
export async function listCarriedScreenings(tx: Tx, personId: Id<'person'>): Promise<SealedScreening[]> {
  const rows = await tx
    .selectFrom('child_health.screening')
    .select([
      ...(['id', 'contact_id as contactId', 'kind', 'round', 'held_on as heldOn', 'result', 'right_value as rightValue'] as const),
      ...(['left_value as leftValue', 'method', 'instrument', 'score', 'repeat_before as repeatBefore'] as const),
      ...(['cause', 'decided', 'words', 'centre_key_version as version'] as const),
    ])
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .orderBy('held_on')
    .orderBy('id')
    .execute()
  return rows.map(({ score, words, version, ...row }) => ({
    ...row,
    ...{ score: score === null ? null : Number(score), words: sealedOf(words, version) },
  })) as SealedScreening[]
}

export type SealedReferral = Omit<CarriedReferral, 'reason' | 'feedback'> & { readonly reason: Sealed; readonly feedback: Sealed }

export async function listCarriedReferrals(tx: Tx, personId: Id<'person'>): Promise<SealedReferral[]> {
  const rows = await tx
    .selectFrom('child_health.referral')
    .select([
      ...(['id', 'contact_id as contactId', 'screening_id as screeningId', 'signal_id as signalId', 'sent_to as sentTo'] as const),
      ...([
        'sent_on as sentOn',
        'agreed_by as agreedBy',
        'feedback_before as feedbackBefore',
        'feedback_on as feedbackOn',
        'outcome',
      ] as const),
      ...(['reason', 'centre_key_version as reasonVersion', 'feedback', 'feedback_key_version as feedbackVersion'] as const),
    ])
    .where('person_id', '=', personId)
    .orderBy('sent_on')
    .orderBy('id')
    .execute()
  return rows.map(({ reason, reasonVersion, feedback, feedbackVersion, ...row }) => ({
    ...row,
    ...{ reason: sealedOf(reason, reasonVersion), feedback: sealedOf(feedback, feedbackVersion) },
  })) as SealedReferral[]
}

export type SealedQuestionnaire = Omit<CarriedQuestionnaire, 'answers'> & { readonly answers: SealedWords }

/** Of every instrument; to a resident row-level security shows the own ones. */
export async function listCarriedQuestionnaires(tx: Tx, personId: Id<'person'>): Promise<SealedQuestionnaire[]> {
  const rows = await tx
    .selectFrom('child_health.questionnaire')
    .select([
      ...(['id', 'contact_id as contactId', 'instrument', 'informant', 'answers', 'centre_key_version as version'] as const),
      ...(['filled_by as filledBy', 'filled_on as filledOn'] as const),
    ])
    .where('person_id', '=', personId)
    .orderBy('filled_on')
    .orderBy('id')
    .execute()
  return rows.map(({ answers, version, ...row }) => ({ ...row, answers: { sealed: answers, version } })) as SealedQuestionnaire[]
}
