/** What waits for somebody over all files that are open for them today: the page to which a mail leads. Each file is looked at by its own permit, and its own row of the log. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isBefore } from '#platform/time.ts'
import { listOwnFiles } from '../../../access/public-openness.ts'
import { act, type NotPermitted } from '../../../access/public.ts'
import { readOwnInvitations, type OwnInvitations } from './own-invitations.server.ts'

/** `not-open`: signed in in a way that opens no file. */
export async function readWhatWaits(
  ctx: Context,
): Promise<Result<readonly OwnInvitations[], { readonly kind: 'not-open' } | NotPermitted>> {
  const files = await act(ctx, 'person.list', async (tx, permit): Promise<Result<Id<'person'>[], { readonly kind: 'not-open' }>> => {
    if (ctx.actor.kind !== 'resident' || ctx.actor.opensFile !== true) return err({ kind: 'not-open' })
    const open = (await listOwnFiles(tx, ctx.now)).filter(({ from }) => !isBefore(ctx.now, from)).map(({ personId }) => personId)
    permit.record({ actionCode: 'R', eventType: 'person.listOwn', detail: `selected ${open.length}` })
    return ok([...new Set(open)] as Id<'person'>[])
  })
  if (!files.ok) return files
  const all: OwnInvitations[] = []
  for (const personId of files.value) {
    const read = await readOwnInvitations(ctx, personId)
    if (read.ok) all.push(read.value)
  }
  return ok(all)
}
