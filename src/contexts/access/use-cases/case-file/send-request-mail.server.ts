/** Tells who asked that something was written for them. The mail says nothing of what, about whom, or that there is a file. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { Mail } from '#platform/mail.server.ts'
import { ok } from '#platform/result.ts'
import { findRequest } from '../../sql/case-file/person-requests.server.ts'
import { findResident } from '../../sql/residents.server.ts'
import { act } from '../act.server.ts'
import { mailPlace } from '../residents.server.ts'
import { openForCentre } from '../sealed.server.ts'

/** Nothing is sent to who deleted the account, or signs in at a provider: then we have no address. */
export async function sendRequestMail(
  keys: Keys,
  ctx: Context,
  mail: Mail,
  id: Id<'personRequest'>,
  letter: { readonly subject: string; readonly text: string },
): Promise<void> {
  const found = await act(ctx, 'request.tell', async (tx, permit) => {
    const request = await findRequest(tx, id)
    permit.record({ actionCode: 'E', objectType: 'personRequest', objectId: id })
    return ok(request?.residentId == null ? null : await findResident(tx, request.residentId))
  })
  const sealed = found.ok ? (found.value?.mail ?? null) : null
  if (sealed === null) return
  await mail.send({ to: openForCentre(keys, ctx.centreId, mailPlace, sealed).toString('utf8'), ...letter })
}
