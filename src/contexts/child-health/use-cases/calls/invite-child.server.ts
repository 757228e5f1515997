/** One child: an invitation by hand, that it did not arrive, and the letter of an invitation. */
import type { Context } from '#platform/context.ts'
import { withSystemSight } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Jobs } from '#platform/jobs.server.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type Instant, type PlainDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../../access/public-files.ts'
import { listReachable } from '../../../access/public-reach.ts'
import type { NotPermitted } from '../../../access/public.ts'
import { findChild, findPostalAddress, type Address, type Child } from '../../../families/public-child.ts'
import { isClosed } from '../../rules/calls/due.ts'
import { channelOf, nextAttempt, type InviteRefusal } from '../../rules/calls/invite.ts'
import { civilDay } from '../../rules/schedule/windows.ts'
import type { Moment } from '../../rules/schedule/moments.ts'
import { listInvited } from '../../sql/calls/due-facts.server.ts'
import { findInvitation, insertInvitations, markNotReached, type Invitation } from '../../sql/calls/rounds.server.ts'
import { findContact } from '../../sql/record/contacts.server.ts'
import { markInvited } from '../../sql/schedule/contacts.server.ts'
import { pickContact } from '../schedule/find-contact.server.ts'
import { momentsOf } from '../schedule/offered.server.ts'
import { writeFor } from '../schedule/write-schedule.server.ts'
import { invitationMailJob } from './rounds.server.ts'

/** Invites for one contact. The same number of times is not invited twice, also not beside a round. */
export async function inviteChild(
  ctx: Context,
  tell: Jobs['tell'],
  personId: Id<'person'>,
  which: string,
): Promise<Result<Id<'invitation'>, InviteRefusal | NoAccess | NotPermitted>> {
  return writeFor(ctx, personId, async (tx, child, permit): Promise<Result<Id<'invitation'>, InviteRefusal>> => {
    const contact = await pickContact(tx, ctx, child, which)
    if (contact === null) return err({ kind: 'no-such-contact' })
    if (isClosed(contact)) return err({ kind: 'over' })
    if (child.deceasedOn !== null || child.movedOn !== null) return err({ kind: 'no-longer-here' })
    const subject = contact.moment === null ? (`contact:${contact.id}` as const) : (`moment:${contact.moment}` as const)
    const today = localDate(ctx.now)
    const soFar = (await listInvited(tx, [personId])).get(personId)?.get(subject) ?? null
    const attempt = nextAttempt(soFar, civilDay(today))
    if (!attempt.ok) return attempt
    const account = (await withSystemSight(tx, () => listReachable(tx, [personId]))).get(personId)
    const of = { roundId: null, subject, attempt: attempt.value, on: today, atMs: ctx.now.epochMilliseconds }
    const [made] = await insertInvitations(tx, ctx.centreId, of, [{ personId, contactId: contact.id, channel: channelOf(account) }])
    if (made === undefined) return err({ kind: 'invited-already' })
    await markInvited(tx, [contact.id])
    permit.record({ actionCode: 'C', objectType: 'invitation', objectId: made.id, fieldGroup: 'healthPieces', detail: made.channel })
    if (made.channel === 'mail') await tell(tx, invitationMailJob, { centreId: ctx.centreId, invitationId: made.id }, { onceKey: made.id })
    return ok(made.id)
  })
}

export type ReachRefusal = { readonly kind: 'no-such-invitation' }

/** The letter came back, or nobody answered. Twice is once. */
export async function recordNotReached(
  ctx: Context,
  personId: Id<'person'>,
  id: Id<'invitation'>,
): Promise<Result<null, ReachRefusal | NoAccess | NotPermitted>> {
  return writeFor(ctx, personId, async (tx, _child, permit): Promise<Result<null, ReachRefusal>> => {
    const invitation = await findInvitation(tx, id)
    if (invitation === null || invitation.personId !== personId) return err({ kind: 'no-such-invitation' })
    await markNotReached(tx, id, localDate(ctx.now))
    permit.record({ actionCode: 'U', objectType: 'invitation', objectId: id, fieldGroup: 'healthPieces', detail: 'not reached' })
    return ok(null)
  })
}

export type LetterFacts = {
  readonly child: Child
  readonly address: Address | null
  readonly invitation: Invitation
  /** What it is for; null for a vaccination or an extra contact. */
  readonly moment: Moment | null
  readonly plannedAt: Instant | null
  readonly today: PlainDate
}

export async function readLetter(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  id: Id<'invitation'>,
): Promise<Result<LetterFacts, ReachRefusal | NoAccess | NotPermitted>> {
  const of = { personId, does: 'print', fields: 'healthPieces', also: ['index', 'contact'] } as const
  return actOnFile(ctx, 'health.read', of, async (tx, permit): Promise<Result<LetterFacts, ReachRefusal>> => {
    const [child, invitation] = [await findChild(tx, personId), await findInvitation(tx, id)]
    if (child === null || invitation === null || invitation.personId !== personId) return err({ kind: 'no-such-invitation' })
    const contact = invitation.contactId === null ? null : await findContact(tx, invitation.contactId)
    const today = localDate(ctx.now)
    const { known } = await momentsOf(tx, personId, invitation.invitedOn)
    return ok({
      ...{ child, invitation, today, plannedAt: contact?.plannedAt ?? null },
      moment: known.find(({ code }) => `moment:${code}` === invitation.subject) ?? null,
      address: permit.sees('contact') ? await findPostalAddress(tx, ctx, keys, personId) : null,
    })
  })
}
