/**
 * Closes a contact: measurements, milestones, findings, advice, words, signals and referrals, doses, the contact itself and the end of its draft, in one
 * transaction. The rules compute once more here, with the same files that computed in the browser. Pressed twice, or by two people, it happens once.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import type { NotPermitted } from '../../../access/public.ts'
import { findChild } from '../../../families/public-child.ts'
import { closeContact as decide, type CloseFault, type Closing } from '../../rules/contact/close-contact.ts'
import { countOf, field, filledFields, goesOnFrom, isOurs, textOf, type ContactTyped } from '../../rules/contact/contact-form.ts'
import { disciplineOf } from '../../rules/contact/discipline.ts'
import { judgeContact } from '../../rules/contact/judge-contact.ts'
import { markRealised } from '../../sql/contact/contacts.server.ts'
import { deleteDraft, findDraft } from '../../sql/contact/drafts.server.ts'
import { listWaitingTopics, markTalkedAbout } from '../../sql/contact/topics.server.ts'
import { listScreenings } from '../../sql/record/record-lists.server.ts'
import { lockContact } from '../../sql/record/contacts.server.ts'
import { actorIdOf } from '../record/actor-id.ts'
import { readFacts } from '../record/read-facts.server.ts'
import { openDraft } from './draft-content.server.ts'
import { listConsulted } from './consulted.server.ts'
import { giveDoses } from './give-doses.server.ts'
import { dateOf, keepClosing } from './keep-closing.server.ts'
import { isOpen, meanwhileOf, type Meanwhile } from './save-draft.server.ts'

export type CloseRefusal =
  | { readonly kind: 'faults'; readonly faults: readonly CloseFault[] }
  | { readonly kind: 'already-closed' | 'cancelled' | 'no-such-contact' | 'not-our-form' }
  | Meanwhile

export type CloseWish = {
  readonly contactId: Id<'contact'>
  readonly typed: ContactTyped
  readonly version: number
}

/** A day's work; more keys or seconds than this were not one contact. */
const MOST_KEYS = 20_000
const MOST_SECONDS = 4 * 3600

export async function closeContact(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  { contactId, typed, version }: CloseWish,
): Promise<Result<Id<'contact'>, CloseRefusal | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', also: ['index', 'identity', 'ownHealth'], actionCode: 'C' } as const
  return actOnFile(ctx, 'health.write', of, async (tx, permit): Promise<Result<Id<'contact'>, CloseRefusal>> => {
    if (!isOurs(typed)) return err({ kind: 'not-our-form' })
    const contact = await lockContact(tx, contactId)
    if (contact === null || contact.personId !== personId) return err({ kind: 'no-such-contact' })
    if (!isOpen(contact.status)) return err({ kind: contact.status === 'realised' ? 'already-closed' : 'cancelled' })
    const draft = await findDraft(tx, contactId)
    if (draft !== null && draft.version !== version) {
      const opened = { ...draft, typed: openDraft(ctx, keys, contactId, draft) }
      const meanwhile = goesOnFrom(opened.typed, typed) ? null : await meanwhileOf(tx, opened, typed)
      if (meanwhile !== null && meanwhile.differ.length > 0) return err(meanwhile)
    }
    const child = await findChild(tx, personId)
    if (child === null) throw new Error('A file that was opened has no person')
    const { facts } = await readFacts(tx, child, ctx.now)
    const isScreened = (await listScreenings(tx, personId)).some((one) => one.contactId === contactId)
    const mayConsult = (await listConsulted(tx, ctx)).map(({ id }) => id as string)
    const decided = decide(facts, typed, await judgeContact(facts, typed), mayConsult, isScreened)
    if (!decided.ok) return err({ kind: 'faults', faults: decided.error })
    const refused = await giveDoses(tx, ctx, permit, { contactId, typed, givenOn: dateOf(decided.value.heldOn) })
    if (refused.length > 0) return err({ kind: 'faults', faults: refused })
    await keepClosing(tx, ctx, keys, permit, contactId, decided.value)
    await finish(tx, ctx, permit, contactId, decided.value, typed)
    return ok(contactId)
  })
}

/** The contact was held, its draft goes, and what the family asked for was talked about. */
async function finish(
  tx: Tx,
  ctx: Context,
  permit: FilePermit,
  contactId: Id<'contact'>,
  closing: Closing,
  typed: ContactTyped,
): Promise<void> {
  const { form, companion, heldOn } = closing
  const work = {
    ...{
      fields: filledFields(typed),
      keystrokes: countOf(typed, 'keystrokes', MOST_KEYS),
      seconds: countOf(typed, 'seconds', MOST_SECONDS),
    },
  }
  const profession = ctx.actor.kind === 'staff' ? ctx.actor.profession : ''
  await markRealised(tx, contactId, {
    on: dateOf(heldOn),
    by: actorIdOf(ctx),
    form,
    discipline: disciplineOf(profession),
    companion,
    ...work,
  })
  await deleteDraft(tx, contactId)
  const waiting = permit.may('write', 'ownHealth') ? await listWaitingTopics(tx, permit.personId) : []
  const talked = waiting.filter(({ id }) => textOf(typed, field.talked(id)) !== '').map(({ id }) => id)
  await markTalkedAbout(tx, contactId, talked)
  permit.record({ actionCode: 'U', objectType: 'contact', objectId: contactId, fieldGroup: 'healthPieces', detail: 'realised' })
}
