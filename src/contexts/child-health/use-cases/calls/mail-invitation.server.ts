/**
 * Tells a family with an own page that something is there for it: once, however often the job runs. The mail says nothing of what, about whom, or that
 * there is a file. It goes while the row is held: a mail that fails is tried again, one that went is not.
 */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { Letter, Mail } from '#platform/mail.server.ts'
import { ok } from '#platform/result.ts'
import { openHolderMails } from '../../../access/public-reach.ts'
import { act } from '../../../access/public.ts'
import { lockUnmailed, markMailed } from '../../sql/calls/rounds.server.ts'

export async function mailInvitation(
  ctx: Context,
  { keys, mail }: { readonly keys: Keys; readonly mail: Mail },
  id: Id<'invitation'>,
  words: Omit<Letter, 'to'>,
): Promise<void> {
  await act(ctx, 'health.run', async (tx, permit) => {
    const personId = await lockUnmailed(tx, id)
    if (personId === null) return ok(null)
    await markMailed(tx, id, ctx.now)
    permit.record({ actionCode: 'E', objectType: 'invitation', objectId: id, subjectId: personId, detail: 'mail' })
    for (const to of await openHolderMails(tx, keys, ctx.centreId, personId)) await mail.send({ to, ...words })
    return ok(null)
  })
}
