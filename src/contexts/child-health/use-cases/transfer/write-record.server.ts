/** Writes down what a bundle brought, as a person chose. Within the transaction of taking it over; one thing that is refused undoes all. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { sealColumn } from '../../../access/public.ts'
import type { FilePermit } from '../../../access/public-files.ts'
import { recordDose, type Dose, type RefusedDose } from '../../../vaccination/public.ts'
import type { Difference } from '../../rules/transfer/differences.ts'
import { keepBackground } from '../../sql/record/background.server.ts'
import { listContacts } from '../../sql/record/contacts.server.ts'
import { insertMeasurements } from '../../sql/record/measurements.server.ts'
import { insertMilestones } from '../../sql/record/milestones.server.ts'
import {
  insertAdvice,
  insertContact,
  insertFindings,
  insertNotes,
  updateContactOver,
  withdrawForTransfer,
} from '../../sql/transfer/contents.server.ts'
import type { Report } from './take-over.server.ts'

export type DoseRefused = { readonly kind: 'dose'; readonly dose: Dose; readonly why: RefusedDose }
export type Writing = {
  readonly ctx: Context
  readonly keys: Keys
  readonly permit: FilePermit
  readonly transferId: Id<'transfer'>
  readonly by: string
}

export async function writeRecord(
  tx: Tx,
  writing: Writing,
  report: Report,
  chosen: ReadonlySet<string>,
): Promise<Result<null, DoseRefused | { readonly kind: 'changed-meanwhile' }>> {
  const { ctx, permit, by } = writing
  const { differences } = report
  const recorded = { by, at: ctx.now }
  const ours = await writeContacts(tx, writing, report)
  const contactOf = (id: string | null): Id<'contact'> | null => (id === null ? null : (ours.get(id) ?? null))
  const measurements = await taken(tx, 'measurement', writing, differences.measurements, chosen)
  await insertMeasurements(tx, ctx.centreId, permit.personId, withOurIds(measurements, ctx, contactOf), recorded)
  const milestones = await taken(tx, 'milestone', writing, differences.milestones, chosen)
  await insertMilestones(tx, ctx.centreId, permit.personId, withOurIds(milestones, ctx, contactOf), recorded)
  const { background } = differences
  if (background !== null && (background.state === 'new' || (background.state === 'different' && chosen.has(background.key)))) {
    const version = background.state === 'new' ? 0 : background.ours.version
    const isKept = await keepBackground(tx, ctx.centreId, permit.personId, { ...background.theirs, version }, recorded)
    if (!isKept) return err({ kind: 'changed-meanwhile' })
  }
  await writeWords(tx, writing, report, ours)
  return writeDoses(tx, writing, differences.doses, chosen, contactOf)
}

/** Their ids to ours, of every contact that is in both records afterwards. */
async function writeContacts(
  tx: Tx,
  { ctx, permit, transferId }: Writing,
  { differences, child }: Report,
): Promise<Map<string, Id<'contact'>>> {
  const ours = new Map<string, Id<'contact'>>()
  const planned = (await listContacts(tx, child.id)).filter(({ kind }) => kind === 'planned')
  for (const one of differences.contacts) {
    if (one.state !== 'new') ours.set(one.theirs.id, one.ours.id)
    else {
      const waits = planned.find(({ moment }) => moment !== null && moment === one.theirs.moment)
      const id = waits?.id ?? newId<'contact'>(ctx.now.epochMilliseconds)
      if (waits === undefined)
        await insertContact(tx, ctx.centreId, permit.personId, { ...one.theirs, id }, { heldBy: transferId, at: ctx.now })
      else await updateContactOver(tx, id, one.theirs, transferId)
      ours.set(one.theirs.id, id)
    }
  }
  return ours
}

/** What is new, and what a person chose in the place of ours, which is withdrawn and stays to be seen. */
async function taken<T extends { readonly id: string }>(
  tx: Tx,
  table: 'measurement' | 'milestone',
  { ctx, by }: Writing,
  all: readonly Difference<T>[],
  chosen: ReadonlySet<string>,
): Promise<T[]> {
  const replaced = all.filter((one) => one.state === 'different' && chosen.has(one.key))
  for (const one of replaced) if (one.state === 'different') await withdrawForTransfer(tx, table, one.ours.id, by, ctx.now)
  return [...all.filter((one) => one.state === 'new'), ...replaced].map(({ theirs }) => theirs)
}

function withOurIds<T extends { readonly id: string; readonly contactId: Id<'contact'> | null }>(
  all: readonly T[],
  { now }: Context,
  contactOf: (id: string | null) => Id<'contact'> | null,
): T[] {
  return all.map((one) => ({ ...one, id: newId(now.epochMilliseconds), contactId: contactOf(one.contactId) }))
}

async function writeWords(
  tx: Tx,
  { ctx, keys, permit }: Writing,
  { theirs }: Report,
  ours: ReadonlyMap<string, Id<'contact'>>,
): Promise<void> {
  const at = ctx.now.epochMilliseconds
  const ofOurs = <T extends { readonly contactId: string }>(all: readonly T[]) =>
    all.flatMap((one) => {
      const contactId = ours.get(one.contactId)
      return contactId === undefined ? [] : [{ ...one, id: newId(at), contactId }]
    })
  const notes = ofOurs(theirs.notes).map(({ words, ...note }) => ({
    ...note,
    ...sealColumn(keys, ctx.centreId, 'child_health.contact_note', 'words', note.id, words),
  }))
  await insertNotes(tx, ctx.centreId, permit.personId, notes)
  const findings = ofOurs(theirs.findings).map(({ remark, ...finding }) => ({
    ...finding,
    remark: remark === null ? null : sealColumn(keys, ctx.centreId, 'child_health.finding', 'remark', finding.id, remark),
  }))
  await insertFindings(tx, ctx.centreId, permit.personId, findings)
  await insertAdvice(tx, ctx.centreId, permit.personId, ofOurs(theirs.advice))
}

/** A vaccination comes in through `vaccination`, under its own checks. One that is likely here already is added only when a person says so. */
async function writeDoses(
  tx: Tx,
  { ctx, permit }: Writing,
  all: readonly Difference<Dose>[],
  chosen: ReadonlySet<string>,
  contactOf: (id: string | null) => Id<'contact'> | null,
): Promise<Result<null, DoseRefused>> {
  for (const one of all) {
    if (one.state === 'same' || (one.state === 'different' && !chosen.has(one.key))) continue
    const { vaccine, givenOn, site, deviates, batchNumber, product, elsewhere, contactId } = one.theirs
    const written = await recordDose(tx, ctx, permit, {
      ...{ vaccine, givenOn, site, deviates, contactId: contactOf(contactId), isThisChild: true, from: 'elsewhere' },
      ...{ elsewhere: elsewhere ?? 'transfer', batchNumber: batchNumber ?? '', product: product ?? '' },
    })
    if (!written.ok) return err({ kind: 'dose', dose: one.theirs, why: written.error })
  }
  return ok(null)
}
