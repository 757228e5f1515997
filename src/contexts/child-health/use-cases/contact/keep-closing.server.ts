/** Keeps what a contact leaves in the record: measurements, milestones, findings, advice, words, signals with their decision, and referrals. */
import { formatDate, type CivilDay } from '#calculators/core/civil-date.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { localDate, Temporal, type PlainDate } from '#platform/time.ts'
import type { FilePermit } from '../../../access/public-files.ts'
import { sealColumn } from '../../../access/public.ts'
import type { Closing } from '../../rules/contact/close-contact.ts'
import { lookedAtBefore, type ReaderChoice } from '../../rules/contact/readers.ts'
import type { Measurement, Milestone } from '../../rules/record/record.ts'
import { insertAdvice, insertFindings, insertNotes, type Of } from '../../sql/contact/contents.server.ts'
import type { KeptDisclosure } from '../../sql/contact/disclosure.server.ts'
import { insertReferrals, insertSignals, type KeptReferral, type KeptSignal } from '../../sql/contact/signals.server.ts'
import { insertMilestones } from '../../sql/record/milestones.server.ts'
import { actorIdOf } from '../record/actor-id.ts'
import { keepMeasurements } from '../record/record-measurements.server.ts'

export const dateOf = (day: CivilDay): PlainDate => Temporal.PlainDate.from(formatDate(day))

export async function keepClosing(
  tx: Tx,
  ctx: Context,
  keys: Keys,
  permit: FilePermit,
  contactId: Id<'contact'>,
  closing: Closing,
): Promise<void> {
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
  const kept = (table: string, row: string, readers: ReaderChoice): KeptDisclosure =>
    disclosureOf(ctx, closing, readers, (why) => seal(table, 'withheld_reason', row, why))
  const findings = closing.findings.map(({ topic, result, remark, readers }) => {
    const row = id<'finding'>()
    const words = remark === '' ? null : seal('finding', 'remark', row, remark)
    return { id: row, topic, result, remark: words, ...kept('finding', row, readers) }
  })
  await insertFindings(tx, of, findings)
  await insertAdvice(
    tx,
    of,
    closing.advice.map((one) => ({ id: id<'advice'>(), ...one })),
  )
  const notes = closing.notes.map(({ part, words, readers }) => {
    const row = id<'note'>()
    return { id: row, part, words: seal('contact_note', 'words', row, words), ...kept('contact_note', row, readers) }
  })
  await insertNotes(tx, of, notes)
  await keepSignals(tx, ctx, keys, of, closing)
  const counted = { milestone: milestones.length, finding: findings.length, advice: closing.advice.length, note: notes.length }
  for (const [objectType, count] of Object.entries({ ...counted, signal: closing.signals.length }))
    if (count > 0) permit.record({ actionCode: 'C', objectType, objectId: contactId, fieldGroup: 'healthPieces', detail: `${count}` })
}

/** Who reads a text of this contact, with the reason sealed in its row. */
function disclosureOf(
  ctx: Context,
  { keeping }: Closing,
  readers: ReaderChoice,
  seal: (why: string) => { readonly sealed: Buffer; readonly version: number },
): KeptDisclosure {
  if (readers === 'family') return { aboutWhom: null, withheld: null }
  if (readers !== 'kept') return { aboutWhom: readers, withheld: null }
  if (keeping === null) throw new Error('A text is kept back without a reason')
  const on = localDate(ctx.now)
  const { why, consulted } = keeping
  return { aboutWhom: null, withheld: { reason: seal(why), consulted, until: lookedAtBefore(on, keeping), by: actorIdOf(ctx), on } }
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
