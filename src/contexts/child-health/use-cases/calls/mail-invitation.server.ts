/** Tells a family with an own page that something is there for it. The mail says nothing of what, about whom, or that there is a file. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { Letter, Mail } from '#platform/mail.server.ts'
import { ok } from '#platform/result.ts'
import { openHolderMails } from '../../../access/public-reach.ts'
import { act } from '../../../access/public.ts'
import { findInvitation } from '../../sql/calls/rounds.server.ts'

export async function mailInvitation(
  ctx: Context,
  { keys, mail }: { readonly keys: Keys; readonly mail: Mail },
  id: Id<'invitation'>,
  words: Omit<Letter, 'to'>,
): Promise<void> {
  const found = await act(ctx, 'health.run', async (tx, permit) => {
    const invitation = await findInvitation(tx, id)
    if (invitation === null) return ok([])
    const { personId } = invitation
    permit.record({ actionCode: 'E', objectType: 'invitation', objectId: id, subjectId: personId, detail: 'mail' })
    return ok(await openHolderMails(tx, keys, ctx.centreId, personId))
  })
  for (const to of found.ok ? found.value : []) await mail.send({ to, ...words })
}
