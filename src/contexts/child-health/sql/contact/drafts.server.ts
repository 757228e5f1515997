/** What was typed of a contact and is not closed yet; sealed, one per contact. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type KeptDraft = {
  readonly content: Buffer
  readonly keyVersion: number
  readonly savedBy: Id<'account'>
  readonly savedAt: Instant
  readonly version: number
}

const columns = ['content', 'centre_key_version as keyVersion', 'saved_by as savedBy', 'saved_at as savedAt', 'version'] as const

export async function findDraft(tx: Tx, contactId: Id<'contact'>): Promise<KeptDraft | null> {
  const row = await tx.selectFrom('child_health.draft').select(columns).where('contact_id', '=', contactId).executeTakeFirst()
  return (row as KeptDraft | undefined) ?? null
}

export type NewDraft = KeptDraft & { readonly contactId: Id<'contact'>; readonly personId: Id<'person'> }

/** The contact is locked: nobody saves beside this. */
export async function keepDraft(tx: Tx, centreId: string, { contactId, personId, ...draft }: NewDraft): Promise<void> {
  const values = {
    ...{ content: draft.content, centre_key_version: draft.keyVersion, saved_by: draft.savedBy, saved_at: draft.savedAt },
    version: draft.version,
  }
  await tx
    .insertInto('child_health.draft')
    .values({ ...values, centre_id: centreId, contact_id: contactId, person_id: personId })
    .onConflict((conflict) => conflict.columns(['centre_id', 'contact_id']).doUpdateSet(values))
    .execute()
}

export async function deleteDraft(tx: Tx, contactId: Id<'contact'>): Promise<void> {
  await tx.deleteFrom('child_health.draft').where('contact_id', '=', contactId).execute()
}
