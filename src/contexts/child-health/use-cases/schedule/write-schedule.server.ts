/** What somebody does with a contact of the schedule: plans it, adds one on indication, or writes down that it did not take place. */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isBefore, localDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import { listColleagues, sealColumn, type NotPermitted } from '../../../access/public.ts'
import { findChild, type Child } from '../../../families/public-child.ts'
import type { MissedOutcome } from '../../rules/calls/missed.ts'
import type { Contact } from '../../rules/record/record.ts'
import {
  checkAppointment,
  checkExtra,
  type AppointmentRefusal,
  type AppointmentWish,
  type ExtraRefusal,
  type ExtraWish,
} from '../../rules/schedule/appointment.ts'
import { insertMissed } from '../../sql/calls/missed.server.ts'
import { insertExtra, isTaken, markNotRealised, planContact } from '../../sql/schedule/contacts.server.ts'
import { pickContact } from './find-contact.server.ts'
import { isCarer } from './read-schedule.server.ts'

type Denied = NoAccess | NotPermitted

/** Opens the file for writing and hands over the child; refused the same way for a person that is not there. */
export async function writeFor<T, E>(
  ctx: Context,
  personId: Id<'person'>,
  work: (tx: Tx, child: Child, permit: FilePermit) => Promise<Result<T, E>>,
): Promise<Result<T, E | Denied>> {
  const of = { personId, does: 'write', fields: 'healthPieces', actionCode: 'U' } as const
  return actOnFile(ctx, 'health.write', of, async (tx, permit): Promise<Result<T, E | NoAccess>> => {
    const child = await findChild(tx, personId)
    return child === null ? err<NoAccess>({ kind: 'no-access', why: 'no-such-person' }) : work(tx, child, permit)
  })
}

export const accountOf = ({ actor }: Context): Id<'account'> | null => (actor.kind === 'staff' ? actor.accountId : null)

/** `which`: the id of a contact, or the code of a moment. */
export async function planContactOf(
  ctx: Context,
  personId: Id<'person'>,
  which: string,
  wish: AppointmentWish,
): Promise<Result<Id<'contact'>, AppointmentRefusal | Denied>> {
  return writeFor(ctx, personId, async (tx, child, permit): Promise<Result<Id<'contact'>, AppointmentRefusal>> => {
    const contact = await pickContact(tx, ctx, child, which)
    if (contact === null) return err({ kind: 'no-such-contact' })
    const checked = checkAppointment(wish, contact, child, child.birthDate === null, ctx.now)
    if (!checked.ok) return checked
    const colleague = (await listColleagues(tx)).find((one) => one.id === wish.withWhom && isCarer(one))
    if (colleague === undefined) return err({ kind: 'no-colleague' })
    if (await withSystemSight(tx, () => isTaken(tx, colleague.id, wish.at, contact.id))) return err({ kind: 'taken' })
    const appointment = { at: wish.at, withWhom: colleague.id, form: wish.form, discipline: contact.discipline ?? '98' }
    if (!(await planContact(tx, contact, appointment))) return err({ kind: 'changed-meanwhile' })
    permit.record({ actionCode: 'U', objectType: 'contact', objectId: contact.id, fieldGroup: 'healthPieces', detail: 'planned' })
    return ok(contact.id)
  })
}

export async function addExtraContact(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  wish: ExtraWish,
): Promise<Result<Id<'contact'>, ExtraRefusal | Denied>> {
  return writeFor(ctx, personId, async (tx, child, permit): Promise<Result<Id<'contact'>, ExtraRefusal>> => {
    const today = localDate(ctx.now)
    const checked = checkExtra(wish, child, today)
    if (!checked.ok) return checked
    const { reason, dueOn, dueUntil, discipline, form } = checked.value
    const id = newId<'contact'>(ctx.now.epochMilliseconds)
    const indication = sealColumn(keys, ctx.centreId, 'child_health.contact', 'indication', id, reason)
    const createdBy = accountOf(ctx) ?? ctx.centreId
    await insertExtra(tx, ctx.centreId, { id, personId, indication, dueFrom: today, dueOn, dueUntil, discipline, form, createdBy }, ctx.now)
    permit.record({ actionCode: 'C', objectType: 'contact', objectId: id, fieldGroup: 'healthPieces', detail: 'extra' })
    return ok(id)
  })
}

export type MissedRefusal =
  | Extract<AppointmentRefusal, { kind: 'no-such-contact' | 'over' | 'changed-meanwhile' }>
  | { readonly kind: 'not-yet' }

/** It did not take place, or we cancelled it. What is missed stays; the contact itself can be planned again. */
export async function recordMissed(
  ctx: Context,
  personId: Id<'person'>,
  which: string,
  outcome: MissedOutcome,
): Promise<Result<Id<'missed'>, MissedRefusal | Denied>> {
  return writeFor(ctx, personId, async (tx, child, permit): Promise<Result<Id<'missed'>, MissedRefusal>> => {
    const contact = await pickContact(tx, ctx, child, which)
    if (contact === null) return err({ kind: 'no-such-contact' })
    if (contact.status === 'begun' || contact.status === 'realised') return err({ kind: 'over' })
    if (isTooSoon(contact, outcome, ctx)) return err({ kind: 'not-yet' })
    if (!(await markNotRealised(tx, contact, outcome))) return err({ kind: 'changed-meanwhile' })
    const id = newId<'missed'>(ctx.now.epochMilliseconds)
    const recordedBy = accountOf(ctx) ?? (ctx.centreId as string as Id<'account'>)
    const { plannedAt } = contact
    await insertMissed(tx, ctx.centreId, {
      id,
      personId,
      contactId: contact.id,
      plannedAt,
      outcome,
      recordedBy,
      recordedOn: localDate(ctx.now),
    })
    permit.record({
      actionCode: 'U',
      objectType: 'contact',
      objectId: contact.id,
      fieldGroup: 'healthPieces',
      detail: `not realised ${outcome}`,
    })
    return ok(id)
  })
}

/** Nobody stayed away without notice from an appointment that is still to come. */
function isTooSoon({ plannedAt }: Contact, outcome: MissedOutcome, { now }: Context): boolean {
  return outcome === '02' && plannedAt !== null && isBefore(now, plannedAt)
}
