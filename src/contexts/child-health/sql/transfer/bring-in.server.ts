/** Writing down what another organisation recorded. `heldBy` and `decidedBy` of such rows are the transfer with which they came: who it was stays there. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { CarriedOwnMeasurement, CarriedReferral, CarriedSignal, CarriedTopic } from '../../rules/transfer/carried.ts'
import type { SealedQuestionnaire, SealedReferral, SealedScreening } from './carried.server.ts'
import type { SealedWords } from './contents.server.ts'

export type Of = {
  readonly centreId: string
  readonly personId: Id<'person'>
  readonly transferId: string
  readonly by: string
  readonly at: Instant
}
const own = ({ centreId, personId }: Of, id: string) => ({ centre_id: centreId, id, person_id: personId })

const decided = ({ decision, decidedOn, followUpBefore, followedUpOn }: CarriedSignal, by: string) => ({
  ...{ decision, decided_by: decision === null ? null : by, decided_on: decidedOn },
  ...{ follow_up_before: followUpBefore, followed_up_on: followedUpOn },
})

export async function insertCarriedSignal(tx: Tx, of: Of, signal: CarriedSignal): Promise<void> {
  const { id, contactId, raisedOn, source, code, refer, rules } = signal
  await tx
    .insertInto('child_health.signal')
    .values({
      ...{ ...own(of, id), contact_id: contactId, raised_on: raisedOn, source, code, refer, rules_version: rules },
      ...decided(signal, of.transferId),
    })
    .execute()
}

export const columnsOfDecision = ['decision', 'decided_by', 'decided_on', 'follow_up_before', 'followed_up_on'] as const
export async function updateSignalDecided(tx: Tx, of: Of, id: string, theirs: CarriedSignal): Promise<void> {
  await tx
    .updateTable('child_health.signal')
    .set(decided(theirs, of.transferId))
    .where('id', '=', id)
    .where('decision', 'is', null)
    .execute()
}

export async function insertCarriedScreening(tx: Tx, of: Of, screening: SealedScreening): Promise<void> {
  const {
    id,
    contactId,
    kind,
    round,
    heldOn,
    result,
    rightValue,
    leftValue,
    method,
    instrument,
    score,
    cause,
    decided,
    repeatBefore,
    words,
  } = screening
  await tx
    .insertInto('child_health.screening')
    .values({
      ...{ ...own(of, id), contact_id: contactId, kind, round, held_on: heldOn, result, right_value: rightValue, left_value: leftValue },
      ...{ method, instrument, score, cause, decided, repeat_before: repeatBefore, recorded_by: of.by, recorded_at: of.at },
      ...{ words: words?.sealed ?? null, centre_key_version: words?.version ?? null },
    })
    .execute()
}

const cameBack = ({ outcome, feedbackOn }: Pick<CarriedReferral, 'outcome' | 'feedbackOn'>, feedback: SealedWords | null) => ({
  ...{ outcome, feedback_on: feedbackOn, feedback: feedback?.sealed ?? null, feedback_key_version: feedback?.version ?? null },
})

export async function insertCarriedReferral(tx: Tx, of: Of, referral: SealedReferral & { readonly reason: SealedWords }): Promise<void> {
  const { id, contactId, screeningId, signalId, sentTo, sentOn, agreedBy, reason, feedbackBefore, feedback } = referral
  await tx
    .insertInto('child_health.referral')
    .values({
      ...{ ...own(of, id), contact_id: contactId, screening_id: screeningId, signal_id: signalId, sent_to: sentTo, sent_on: sentOn },
      ...{ sent_by: of.transferId, reason: reason.sealed, centre_key_version: reason.version, feedback_before: feedbackBefore },
      ...{ agreed_by: agreedBy === null ? null : [...agreedBy] },
      ...cameBack(referral, feedback),
    })
    .execute()
}

/** Words that came back are not among what is remembered: there were none. */
export const columnsOfFeedback = ['outcome', 'feedback_on', 'feedback', 'feedback_key_version', 'version'] as const
export async function updateReferralAnswered(
  tx: Tx,
  id: string,
  theirs: Pick<CarriedReferral, 'outcome' | 'feedbackOn'>,
  feedback: SealedWords | null,
): Promise<void> {
  await tx
    .updateTable('child_health.referral')
    .set((eb) => ({ ...cameBack(theirs, feedback), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute()
}

export async function insertCarriedOwnMeasurement(tx: Tx, of: Of, told: CarriedOwnMeasurement): Promise<void> {
  const { id, measuredOn, measure, value, toldBy, toldAt } = told
  await tx
    .insertInto('child_health.own_measurement')
    .values({ ...own(of, id), measured_on: measuredOn, measure, value, told_by: toldBy, told_at: toldAt })
    .execute()
}

export async function updateOwnMeasurementRemoved(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx
    .updateTable('child_health.own_measurement')
    .set({ removed_at: at })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .execute()
}

export async function insertCarriedTopic(
  tx: Tx,
  of: Of,
  topic: Omit<CarriedTopic, 'words'> & { readonly words: SealedWords | null },
): Promise<void> {
  const { id, words, askedBy, askedAt, contactId } = topic
  await tx
    .insertInto('child_health.topic')
    .values({
      ...{ ...own(of, id), topic: topic.topic, words: words?.sealed ?? null, centre_key_version: words?.version ?? null },
      ...{ asked_by: askedBy, asked_at: askedAt, contact_id: contactId },
    })
    .execute()
}

export async function insertCarriedQuestionnaire(tx: Tx, of: Of, one: SealedQuestionnaire): Promise<void> {
  const { id, contactId, instrument, informant, answers, filledBy, filledOn } = one
  await tx
    .insertInto('child_health.questionnaire')
    .values({
      ...{ ...own(of, id), contact_id: contactId, instrument, informant, answers: answers.sealed, centre_key_version: answers.version },
      ...{ filled_by: filledBy, filled_on: filledOn },
    })
    .execute()
}
