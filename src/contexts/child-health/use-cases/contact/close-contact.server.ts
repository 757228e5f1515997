/**
 * Closes a contact: measurements, milestones, findings, advice, words, signals and referrals, doses, the contact itself and the end of its draft, in one
 * transaction. The rules compute once more here, with the same files that computed in the browser. Pressed twice, or by two people, it happens once.
 */
import { formatDate, type CivilDay } from '#calculators/core/civil-date.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import { sealColumn, type NotPermitted } from '../../../access/public.ts'
import { findChild } from '../../../families/public-child.ts'
import { closeContact as decide, type CloseFault, type Closing } from '../../rules/contact/close-contact.ts'
import { countOf, field, filledFields, goesOnFrom, isOurs, textOf, type ContactTyped } from '../../rules/contact/contact-form.ts'
import { disciplineOf } from '../../rules/contact/discipline.ts'
import { judgeContact } from '../../rules/contact/judge-contact.ts'
import type { Measurement, Milestone } from '../../rules/record/record.ts'
import { insertAdvice, insertFindings, insertNotes, type Of } from '../../sql/contact/contents.server.ts'
import { markRealised } from '../../sql/contact/contacts.server.ts'
import { deleteDraft, findDraft } from '../../sql/contact/drafts.server.ts'
import { insertReferrals, insertSignals, type KeptReferral, type KeptSignal } from '../../sql/contact/signals.server.ts'
import { listWaitingTopics, markTalkedAbout } from '../../sql/contact/topics.server.ts'
import { lockContact } from '../../sql/record/contacts.server.ts'
import { insertMilestones } from '../../sql/record/milestones.server.ts'
import { actorIdOf } from '../record/actor-id.ts'
import { readFacts } from '../record/read-facts.server.ts'
import { keepMeasurements } from '../record/record-measurements.server.ts'
import { openDraft } from './draft-content.server.ts'
import { giveDoses } from './give-doses.server.ts'
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
    const decided = decide(facts, typed, await judgeContact(facts, typed))
    if (!decided.ok) return err({ kind: 'faults', faults: decided.error })
    const refused = await giveDoses(tx, ctx, permit, { contactId, typed, givenOn: dateOf(decided.value.heldOn) })
    if (refused.length > 0) return err({ kind: 'faults', faults: refused })
    await keep(tx, ctx, keys, permit, contactId, decided.value)
    await finish(tx, ctx, permit, contactId, decided.value, typed)
    return ok(contactId)
  })
}

const dateOf = (day: CivilDay): PlainDate => Temporal.PlainDate.from(formatDate(day))

async function keep(tx: Tx, ctx: Context, keys: Keys, permit: FilePermit, contactId: Id<'contact'>, closing: Closing): Promise<void> {
  const id = <K extends string>(): Id<K> => newId<K>(ctx.now.epochMilliseconds)
  const of: Of = { centreId: ctx.centreId, personId: permit.personId, contactId }
  const seal = (table: string, column: string, row: string, text: string) =>
    sealColumn(keys, ctx.centreId, `child_health.${table}`, column, row, text)
  const on = dateOf(closing.heldOn)
  const measurements = closing.measurements.map(({ measure, value }): Measurement => ({
    ...{ id: id(), contactId, measuredOn: on, measure, value, recumbent: measure === 'height' ? closing.recumbent : null },
  }))
  await keepMeasurements(tx, ctx, permit, measurements)
  const milestones = closing.milestones.map(({ item, side, answer }): Milestone => ({
    id: id(),
    contactId,
    observedOn: on,
    item,
    side,
    answer,
  }))
  await insertMilestones(tx, ctx.centreId, permit.personId, milestones, { by: actorIdOf(ctx), at: ctx.now })
  const findings = closing.findings.map(({ topic, result, remark }) => {
    const row = id<'finding'>()
    return { id: row, topic, result, remark: remark === '' ? null : seal('finding', 'remark', row, remark) }
  })
  await insertFindings(tx, of, findings)
  await insertAdvice(
    tx,
    of,
    closing.advice.map((one) => ({ id: id<'advice'>(), ...one })),
  )
  const notes = closing.notes.map(({ part, words }) => {
    const row = id<'note'>()
    return { id: row, part, words: seal('contact_note', 'words', row, words) }
  })
  await insertNotes(tx, of, notes)
  await keepSignals(tx, ctx, keys, of, closing)
  const counted = { milestone: milestones.length, finding: findings.length, advice: closing.advice.length, note: notes.length }
  for (const [objectType, count] of Object.entries({ ...counted, signal: closing.signals.length }))
    if (count > 0) permit.record({ actionCode: 'C', objectType, objectId: contactId, fieldGroup: 'healthPieces', detail: `${count}` })
}

async function keepSignals(tx: Tx, ctx: Context, keys: Keys, of: Of, { signals, heldOn }: Closing): Promise<void> {
  const decidedBy = { by: actorIdOf(ctx), on: dateOf(heldOn) }
  const kept: KeptSignal[] = []
  const referrals: KeptReferral[] = []
  for (const { source, code, refer, rules, decision, followUpBefore, sentTo, reason } of signals) {
    const signalId = newId<'signal'>(ctx.now.epochMilliseconds)
    const before = followUpBefore === null ? null : dateOf(followUpBefore)
    kept.push({ id: signalId, source, code, refer, rules, decision, followUpBefore: before })
    if (sentTo === null || before === null) continue
    const row = newId<'referral'>(ctx.now.epochMilliseconds)
    const sealed = sealColumn(keys, ctx.centreId, 'child_health.referral', 'reason', row, reason)
    referrals.push({ id: row, signalId, sentTo, reason: sealed, feedbackBefore: before })
  }
  await insertSignals(tx, of, kept, decidedBy)
  await insertReferrals(tx, of, referrals, decidedBy)
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
