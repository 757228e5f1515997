/**
 * Keeps what is typed so far, on the server alone. Whoever typed on from another state than the one that is kept is told so, with what the other typed:
 * nothing is overwritten silently. Who saw the
 * difference and keeps the own version sends it again with the version that was seen.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Instant } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../../access/public-files.ts'
import { listColleagues, type NotPermitted } from '../../../access/public.ts'
import { differences, goesOnFrom, isLate, isOurs, type ContactTyped } from '../../rules/contact/contact-form.ts'
import type { ContactStatus } from '../../rules/record/record.ts'
import { markBegun } from '../../sql/contact/contacts.server.ts'
import { findDraft, keepDraft, type KeptDraft } from '../../sql/contact/drafts.server.ts'
import { lockContact } from '../../sql/record/contacts.server.ts'
import { actorIdOf } from '../record/actor-id.ts'
import { openDraft, sealDraft } from './draft-content.server.ts'

export type SavedDraft = { readonly version: number; readonly savedAt: Instant }
/** What somebody else typed, to see beside the own text. */
export type Meanwhile = {
  readonly kind: 'changed-meanwhile'
  readonly by: string
  readonly savedAt: Instant
  readonly version: number
  readonly theirs: ContactTyped
  /** The fields that differ. */
  readonly differ: readonly string[]
}
export type DraftRefusal = Meanwhile | { readonly kind: 'not-open' | 'no-such-contact' | 'not-our-form' }

export type DraftWish = {
  readonly contactId: Id<'contact'>
  readonly typed: ContactTyped
  /** Of the draft that the page goes on from; 0: there was none. */
  readonly version: number
}

export const isOpen = (status: ContactStatus): boolean => !['realised', 'cancelled'].includes(status)

export async function saveDraft(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  { contactId, typed, version }: DraftWish,
): Promise<Result<SavedDraft, DraftRefusal | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', actionCode: 'U' } as const
  return actOnFile(ctx, 'health.write', of, async (tx, permit): Promise<Result<SavedDraft, DraftRefusal>> => {
    if (!isOurs(typed)) return err({ kind: 'not-our-form' })
    const contact = await lockContact(tx, contactId)
    if (contact === null || contact.personId !== personId) return err({ kind: 'no-such-contact' })
    if (!isOpen(contact.status)) return err({ kind: 'not-open' })
    const there = await findDraft(tx, contactId)
    const before = there === null ? null : { ...there, typed: openDraft(ctx, keys, contactId, there) }
    if (before !== null && isLate(before.typed, typed)) return ok({ version: before.version, savedAt: before.savedAt })
    if (before !== null && before.version !== version && !goesOnFrom(before.typed, typed)) {
      const meanwhile = await meanwhileOf(tx, before, typed)
      // The same words twice, such as a send that was repeated.
      return meanwhile.differ.length === 0 ? ok({ version: before.version, savedAt: before.savedAt }) : err(meanwhile)
    }
    const next = (there?.version ?? 0) + 1
    const { sealed, version: keyVersion } = sealDraft(ctx, keys, contactId, typed)
    await keepDraft(tx, ctx.centreId, {
      ...{ contactId, personId, content: sealed, keyVersion, savedBy: actorIdOf(ctx), savedAt: ctx.now, version: next },
    })
    await markBegun(tx, contactId)
    permit.record({ actionCode: 'U', objectType: 'draft', objectId: contactId, fieldGroup: 'healthPieces' })
    return ok({ version: next, savedAt: ctx.now })
  })
}

export type OpenedDraft = Pick<KeptDraft, 'savedBy' | 'savedAt' | 'version'> & { readonly typed: ContactTyped }

export async function meanwhileOf(
  tx: Tx,
  { savedBy, savedAt, version, typed: theirs }: OpenedDraft,
  typed: ContactTyped,
): Promise<Meanwhile> {
  const by = (await listColleagues(tx)).find(({ id }) => id === savedBy)?.name ?? ''
  return { kind: 'changed-meanwhile', by, savedAt, version, theirs, differ: differences(typed, theirs) }
}
