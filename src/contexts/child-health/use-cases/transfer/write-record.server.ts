/**
 * Writes down what a bundle brought, as a person chose. Within the transaction of taking it over; one thing that is refused undoes all. Every row that is
 * made or changed is remembered, so that the whole can be taken out again.
 */
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { recordDose, type Dose, type RefusedDose } from '../../../vaccination/public.ts'
import { keepBackground } from '../../sql/record/background.server.ts'
import { listContacts } from '../../sql/record/contacts.server.ts'
import { insertMeasurements } from '../../sql/record/measurements.server.ts'
import { insertMilestones } from '../../sql/record/milestones.server.ts'
import { insertCameIn, rememberColumns } from '../../sql/transfer/came-in.server.ts'
import { findBackgroundId, insertContact, updateContactOver } from '../../sql/transfer/contents.server.ts'
import type { Report } from './take-over.server.ts'
import { writeFamily } from './write-family.server.ts'
import { writeFollowedUp } from './write-followed-up.server.ts'
import { writeVaccination } from './write-vaccination.server.ts'
import { writeWords } from './write-words.server.ts'
import { chosenOf, contactIn, freshIds, note, replace, type Ours, type Writing } from './writing.server.ts'

export type DoseRefused = { readonly kind: 'dose'; readonly dose: Dose; readonly why: RefusedDose }
export type WriteRefusal = DoseRefused | { readonly kind: 'changed-meanwhile' }

export async function writeRecord(tx: Tx, writing: Writing, report: Report): Promise<Result<null, WriteRefusal>> {
  const { ctx, permit, transferId } = writing
  const { differences } = report
  const contacts = await writeContacts(tx, writing, report)
  await writeMeasured(tx, writing, report, contacts)
  if (!(await writeBackground(tx, writing, report))) return err({ kind: 'changed-meanwhile' })
  await writeWords(tx, writing, differences, contacts)
  await writeFollowedUp(tx, writing, differences, contacts)
  await writeFamily(tx, writing, differences, contacts)
  const doses = await writeDoses(tx, writing, report, contacts)
  if (!doses.ok) return doses
  const vaccination = await writeVaccination(tx, writing, differences, doses.value)
  if (!vaccination.ok) return vaccination
  const of = { centreId: ctx.centreId, personId: permit.personId, transferId }
  await insertCameIn(tx, of, writing.brought, ctx.now.epochMilliseconds)
  return ok(null)
}

/** Their ids to ours, of every contact that is in both records afterwards. */
async function writeContacts(tx: Tx, writing: Writing, { differences, child }: Report): Promise<Ours<'contact'>> {
  const { ctx, permit, transferId } = writing
  const ours = new Map<string, Id<'contact'>>()
  const planned = (await listContacts(tx, child.id)).filter(({ kind }) => kind === 'planned')
  for (const one of differences.contacts) {
    if (one.state !== 'new') {
      ours.set(one.theirs.id, one.ours.id)
      continue
    }
    const waits = planned.find(({ moment }) => moment !== null && moment === one.theirs.moment)
    const id = waits?.id ?? newId<'contact'>(ctx.now.epochMilliseconds)
    if (waits === undefined) {
      const indication = one.theirs.indication === null ? null : writing.seal('contact', 'indication', id, one.theirs.indication)
      await insertContact(tx, ctx.centreId, permit.personId, { ...one.theirs, id }, { heldBy: transferId, at: ctx.now, indication })
      note(writing, 'child_health.contact', id)
    } else {
      const columns = ['status', 'outcome', 'form', 'discipline', 'held_on', 'held_by', 'companion', 'version']
      writing.brought.push(await rememberColumns(tx, 'child_health.contact', id, columns))
      await updateContactOver(tx, id, one.theirs, transferId)
    }
    ours.set(one.theirs.id, id)
  }
  return ours
}

async function writeMeasured(tx: Tx, writing: Writing, { differences }: Report, contacts: Ours<'contact'>): Promise<void> {
  const { ctx, permit, by } = writing
  const recorded = { by, at: ctx.now }
  await replace(tx, writing, 'measurement', differences.measurements)
  const measurements = freshIds(writing, 'child_health.measurement', chosenOf(writing, differences.measurements)).map(contactIn(contacts))
  await insertMeasurements(tx, ctx.centreId, permit.personId, measurements, recorded)
  await replace(tx, writing, 'milestone', differences.milestones)
  const milestones = freshIds(writing, 'child_health.milestone', chosenOf(writing, differences.milestones)).map(contactIn(contacts))
  await insertMilestones(tx, ctx.centreId, permit.personId, milestones, recorded)
}

/** False: somebody else saved meanwhile. */
async function writeBackground(tx: Tx, writing: Writing, { differences: { background } }: Report): Promise<boolean> {
  const { ctx, permit, by, chosen } = writing
  if (background === null || background.state === 'same' || background.state === 'kept') return true
  if (background.state === 'different' && !chosen.has(background.key)) return true
  const before = await findBackgroundId(tx, permit.personId)
  if (before !== null) writing.brought.push(await rememberColumns(tx, 'child_health.background', before, columnsOfBackground))
  const version = background.state === 'new' ? 0 : background.ours.version
  const isKept = await keepBackground(tx, ctx.centreId, permit.personId, { ...background.theirs, version }, { by, at: ctx.now })
  const made = before === null ? await findBackgroundId(tx, permit.personId) : null
  if (made !== null) note(writing, 'child_health.background', made)
  return isKept
}

const columnsOfBackground = [
  ...['gestation_days', 'birth_weight_g', 'birth_length_mm', 'birth_head_mm', 'population', 'mother_height_mm', 'father_height_mm'],
  ...['recorded_by', 'recorded_at', 'version'],
]

/** A vaccination comes in through `vaccination`, under its own checks. One that is likely here already is added only when a person says so. */
async function writeDoses(
  tx: Tx,
  writing: Writing,
  { differences }: Report,
  contacts: Ours<'contact'>,
): Promise<Result<Ours<'dose'>, DoseRefused>> {
  const { ctx, permit, chosen } = writing
  const ours = new Map<string, Id<'dose'>>()
  for (const one of differences.doses) {
    if (one.state !== 'new' && !(one.state === 'different' && chosen.has(one.key))) {
      ours.set(one.theirs.id, one.ours.id)
      continue
    }
    const { vaccine, givenOn, site, deviates, batchNumber, product, elsewhere, contactId } = one.theirs
    const written = await recordDose(tx, ctx, permit, {
      ...{ vaccine, givenOn, site, deviates, contactId: contacts.get(contactId ?? '') ?? null, isThisChild: true, from: 'elsewhere' },
      ...{ elsewhere: elsewhere ?? 'transfer', batchNumber: batchNumber ?? '', product: product ?? '' },
    })
    if (!written.ok) return err({ kind: 'dose', dose: one.theirs, why: written.error })
    note(writing, 'vaccination.dose', written.value)
    ours.set(one.theirs.id, written.value)
  }
  return ok(ours)
}
