/** Referrals as they are written: sent, answered, asked after. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import type { CheckedReferral, Outcome } from '../../rules/screening/referral.ts'

type Sealed = { readonly sealed: Buffer; readonly version: number }

export type NewReferral = Omit<CheckedReferral, 'reason'> & {
  readonly id: Id<'referral'>
  readonly screeningId: Id<'screening'> | null
  readonly contactId: Id<'contact'> | null
  readonly reason: Sealed
}

export async function insertReferral(
  tx: Tx,
  centreId: Id<'centre'>,
  personId: Id<'person'>,
  one: NewReferral,
  by: Id<'account'>,
): Promise<void> {
  await tx
    .insertInto('child_health.referral')
    .values({
      ...{ centre_id: centreId, id: one.id, person_id: personId, screening_id: one.screeningId, contact_id: one.contactId },
      ...{ sent_to: one.sentTo, sent_on: one.sentOn, sent_by: by, owner: by, agreed_by: [...one.agreedBy] },
      ...{ reason: one.reason.sealed, centre_key_version: one.reason.version, feedback_before: one.feedbackBefore },
    })
    .execute()
}

export type FoundReferral = {
  readonly id: Id<'referral'>
  readonly personId: Id<'person'>
  readonly sentOn: PlainDate
  readonly outcome: Outcome | null
  readonly askedAgain: number | null
  readonly version: number
}

export async function findReferral(tx: Tx, id: Id<'referral'>): Promise<FoundReferral | null> {
  const row = await tx
    .selectFrom('child_health.referral')
    .select(['id', 'person_id as personId', 'sent_on as sentOn', 'outcome', 'asked_again as askedAgain', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
  return (row as FoundReferral | undefined) ?? null
}

type Found = Pick<FoundReferral, 'id' | 'version'>

/** False: somebody else wrote down something about it meanwhile. */
export async function keepFeedback(
  tx: Tx,
  { id, version }: Found,
  { outcome, on, words }: { readonly outcome: Outcome; readonly on: PlainDate; readonly words: Sealed | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('child_health.referral')
    .set({
      ...{ outcome, feedback_on: on, feedback: words?.sealed ?? null, feedback_key_version: words?.version ?? null },
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function keepAskedAgain(
  tx: Tx,
  { id, version, askedAgain }: FoundReferral,
  { on, before, by }: { readonly on: PlainDate; readonly before: PlainDate; readonly by: Id<'account'> },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('child_health.referral')
    .set({
      ...{ asked_again_on: on, asked_again_before: before, asked_again: (askedAgain ?? 0) + 1 },
      ...{ owner: by, version: version + 1 },
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
