/** Wrong keys slow down: the account that types them, and the one key that they are about. A right one takes its try back. */
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { pseudonym, type Keys } from '#platform/keys.server.ts'
import { err, type Result } from '#platform/result.ts'
import { secondsToWait, windowMinutes } from '../../rules/sign-in-wait.ts'
import { deleteAttempt, insertAttempt, listAttempts } from '../../sql/attempts.server.ts'

export type Wait = { readonly kind: 'wait'; readonly seconds: number }
type Wrong = { readonly kind: string }

/** `targets` in words: what must not be tried too often. Where from does not count: these are tries of somebody who is signed in. */
export async function slowed<T, E extends Wrong>(
  keys: Keys,
  ctx: Context,
  targets: readonly string[],
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | Wait>> {
  const source = Buffer.alloc(32)
  const attempts = targets.map((text) => ({
    kind: 'file-key' as const,
    target: pseudonym(keys, 'file-key-target', `${ctx.centreId} ${text}`),
    source,
  }))
  const scope = { centreId: ctx.centreId, actor: ctx.actor.kind, durable: false }
  const since = ctx.now.subtract({ minutes: windowMinutes })
  const begun = await inTransaction(ctx.db, scope, async (tx) => {
    const waits: number[] = []
    for (const attempt of attempts) waits.push(secondsToWait((await listAttempts(tx, attempt, since)).ofPair, ctx.now))
    const seconds = Math.max(0, ...waits)
    if (seconds > 0) return { seconds, ids: [] }
    const ids: string[] = []
    for (const attempt of attempts) ids.push(await insertAttempt(tx, ctx.centreId, attempt, ctx.now))
    return { seconds, ids }
  })
  if (begun.seconds > 0) return err({ kind: 'wait', seconds: begun.seconds })
  const done = await work()
  if (done.ok || done.error.kind !== 'wrong')
    await inTransaction(ctx.db, scope, async (tx) => {
      for (const id of begun.ids) await deleteAttempt(tx, id)
    })
  return done
}
