/**
 * Hidden parts of a file: for its members, and for nobody else as if they were not there. Whoever works with the person opens one and takes others in who work
 * with the person too. Every row of the log, refusals included, carries the hidden part, so that the family's own log and its counts do not show it.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Verb } from '../../rules/permissions.ts'
import {
  deleteMember,
  findCompartment,
  insertCompartment,
  insertMember,
  listCompartmentsOf,
  lockMembers,
  updateCompartmentClosed,
  updateSuccessor,
  worksWithPerson,
  type Compartment,
} from '../../sql/case-file/compartments.server.ts'
import { lockColleague } from '../../sql/colleagues.server.ts'
import { refuse, type NotPermitted } from '../act.server.ts'
import { actOnFile, type FilePermit, type NoAccess, type Of } from './on-file.server.ts'

/** `not-involved`: who opens one works with the person, and so does who is taken in. */
export type CompartmentRefusal = { readonly kind: 'not-involved' | 'closed' | 'last-member' }
type Refused = CompartmentRefusal | NoAccess | NotPermitted

export async function openCompartment(ctx: Context, personId: Id<'person'>): Promise<Result<Id<'compartment'>, Refused>> {
  const compartmentId = newId<'compartment'>(ctx.now.epochMilliseconds)
  return actOnFile(
    ctx,
    'compartment.open',
    { personId, does: 'write', fields: 'care', actionCode: 'C', compartmentId },
    async (tx, permit): Promise<Result<Id<'compartment'>, CompartmentRefusal>> => {
      if (ctx.actor.kind !== 'staff' || !works(permit)) return err({ kind: 'not-involved' })
      await insertCompartment(tx, ctx.centreId, { id: compartmentId, personId, openedBy: ctx.actor.accountId, openedAt: ctx.now })
      permit.record({ actionCode: 'C', objectType: 'compartment', objectId: compartmentId })
      return ok(compartmentId)
    },
  )
}

const works = ({ by }: FilePermit): boolean => by.relation === 'care' || by.relation === 'clearedCare'

export type Within = { readonly personId: Id<'person'>; readonly compartmentId: Id<'compartment'> }

/** The way into a hidden part: the way to the file, and being a member. Who is none hears what somebody hears of whom there is nothing. */
export async function actInCompartment<V extends Verb, T, E = never>(
  ctx: Context,
  verb: V,
  { personId, compartmentId, ...of }: Omit<Of, 'compartmentId'> & Within,
  work: (tx: Tx, permit: FilePermit<V>, compartment: Compartment) => Promise<Result<T, E>>,
): Promise<Result<T, E | NoAccess | NotPermitted>> {
  let isStranger = false
  const done = await actOnFile<V, T, E | NoAccess>(ctx, verb, { personId, compartmentId, ...of }, async (tx, permit) => {
    const compartment = await findCompartment(tx, compartmentId)
    isStranger = compartment?.personId !== personId
    if (compartment === null || isStranger) return err({ kind: 'no-access', why: 'no-such-person' })
    return work(tx, permit, compartment)
  })
  if (isStranger) await refuse(ctx, verb, 'no-member', { subjectId: personId, fieldGroup: of.fields, compartmentId })
  return done
}

const changing = { does: 'write', fields: 'care', actionCode: 'U' } as const

export async function addCompartmentMember(ctx: Context, within: Within, accountId: Id<'account'>): Promise<Result<null, Refused>> {
  return actInCompartment(
    ctx,
    'compartment.open',
    { ...within, ...changing },
    async (tx, permit, compartment): Promise<Result<null, CompartmentRefusal>> => {
      if (compartment.closedAt !== null || ctx.actor.kind !== 'staff') return err({ kind: 'closed' })
      const colleague = await lockColleague(tx, accountId)
      if (colleague?.cares !== true || !(await worksWithPerson(tx, within.personId, accountId, ctx.now)))
        return err({ kind: 'not-involved' })
      const member = { compartmentId: within.compartmentId, accountId, by: ctx.actor.accountId, at: ctx.now }
      await insertMember(tx, ctx.centreId, member)
      permit.record({ actionCode: 'C', eventType: 'compartment.join', objectType: 'account', objectId: accountId })
      return ok(null)
    },
  )
}

export async function removeCompartmentMember(ctx: Context, within: Within, accountId: Id<'account'>): Promise<Result<null, Refused>> {
  return actInCompartment(
    ctx,
    'compartment.open',
    { ...within, ...changing },
    async (tx, permit): Promise<Result<null, CompartmentRefusal>> => {
      const members = await lockMembers(tx, within.compartmentId)
      // A part without members would be there for nobody.
      if (members.every((one) => one === accountId)) return err({ kind: 'last-member' })
      await deleteMember(tx, within.compartmentId, accountId)
      permit.record({ actionCode: 'D', eventType: 'compartment.leave', objectType: 'account', objectId: accountId })
      return ok(null)
    },
  )
}

/** Who gets it when no member can open it any more: somebody who works with the person, or a coordinator. They hear of it then, and not before. */
export async function nameCompartmentSuccessor(ctx: Context, within: Within, accountId: Id<'account'>): Promise<Result<null, Refused>> {
  return actInCompartment(
    ctx,
    'compartment.open',
    { ...within, ...changing },
    async (tx, permit): Promise<Result<null, CompartmentRefusal>> => {
      const colleague = await lockColleague(tx, accountId)
      if (colleague?.cares !== true) return err({ kind: 'not-involved' })
      await updateSuccessor(tx, within.compartmentId, accountId)
      permit.record({ actionCode: 'U', eventType: 'compartment.nameSuccessor', objectType: 'account', objectId: accountId })
      return ok(null)
    },
  )
}

/** Nothing is written in it any more; its members still read it. */
export async function closeCompartment(ctx: Context, within: Within): Promise<Result<null, Refused>> {
  return actInCompartment(
    ctx,
    'compartment.open',
    { ...within, ...changing },
    async (tx, permit, compartment): Promise<Result<null, CompartmentRefusal>> => {
      if (compartment.closedAt !== null) return err({ kind: 'closed' })
      await updateCompartmentClosed(tx, within.compartmentId, ctx.now)
      permit.record({ actionCode: 'U', eventType: 'compartment.close', objectType: 'compartment', objectId: within.compartmentId })
      return ok(null)
    },
  )
}

/** The own ones in a file: for others there are none. Within a read of the file that is written down anyway. */
export async function listOwnCompartments(tx: Tx, permit: FilePermit): Promise<Compartment[]> {
  return listCompartmentsOf(tx, permit.personId)
}

/** Who is in it, for its members. */
export async function listCompartmentMembers(ctx: Context, within: Within): Promise<Result<Id<'account'>[], Refused>> {
  return actInCompartment(ctx, 'person.read', { ...within, does: 'read', fields: 'care' }, async (tx) =>
    ok(await lockMembers(tx, within.compartmentId)),
  )
}
