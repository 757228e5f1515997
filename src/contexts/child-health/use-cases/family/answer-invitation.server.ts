/** What somebody of the family says to an invitation for a contact. One more row for each word; the last of each counts. */
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import type { NoAccess } from '../../../access/public-files.ts'
import type { NotPermitted } from '../../../access/public.ts'
import { decideInvitation, type InvitationRefusal, type InvitationWish } from '../../rules/family/invitation-answer.ts'
import { findInvitedContact, insertInvitationAnswer } from '../../sql/family/invitations.server.ts'
import { tell } from './tell.server.ts'

type Refused = InvitationRefusal | { readonly kind: 'no-such-invitation' }

export async function answerInvitation(
  ctx: Context,
  personId: Id<'person'>,
  invitationId: Id<'invitation'>,
  wish: InvitationWish,
): Promise<Result<null, Refused | NoAccess | NotPermitted>> {
  return tell<Refused>(ctx, personId, async ({ tx, permit, me }) => {
    const found = await findInvitedContact(tx, personId, invitationId)
    if (found === null) return err({ kind: 'no-such-invitation' })
    const decided = decideInvitation(found.contact, wish, localDate(ctx.now))
    if (!decided.ok) return decided
    const id = newId<'invitationAnswer'>(ctx.now.epochMilliseconds)
    await insertInvitationAnswer(tx, ctx.centreId, personId, { ...decided.value, id, invitationId, answeredBy: me, answeredAt: ctx.now })
    permit.record({ actionCode: 'C', objectType: 'invitationAnswer', objectId: id, fieldGroup: 'ownHealth', detail: decided.value.says })
    return ok(null)
  })
}
