/** What the use cases of `advice` need beside the request: keys, jobs, the slow hash, the facts of the centre. */
import type { Centre } from '#contexts/access/public.ts'
import type { Id } from '#platform/id.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Jobs } from '#platform/jobs.server.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { Instant } from '#platform/time.ts'
import type { Hash } from '#platform/slow-hash.server.ts'
import type { Terms } from '../rules/terms.ts'

export type Desk = {
  readonly keys: Keys
  readonly tell: Jobs['tell']
  readonly hash: Hash
  readonly centre: (id: Id<'centre'>) => Promise<Centre>
}

/** The terms of a centre: its hours on the phone are when somebody looks at questions. */
export function termsOf(centre: Centre): Terms {
  return {
    hours: centre.openingHours.filter(({ kind }) => kind === 'phone'),
    closedDays: centre.closedDays,
    workingDays: centre.answerTermWorkingDays,
    acuteMinutes: centre.acuteTermMinutes,
  }
}

export type Happened = 'asked' | 'answered' | 'closed'

/** Tells programs of partners that something happened to a conversation: an id and a kind, never content. In the transaction that made it so. */
export async function tellPartners(
  { tell }: Pick<Desk, 'tell'>,
  tx: Tx,
  { centreId, now }: { readonly centreId: Id<'centre'>; readonly now: Instant },
  conversationId: Id<'conversation'>,
  what: Happened,
): Promise<void> {
  await tell(tx, 'access.publish-event', {
    centreId,
    type: `nl.opencjg.conversation.${what}`,
    subject: conversationId,
    occurredAt: now.toString(),
  })
}
