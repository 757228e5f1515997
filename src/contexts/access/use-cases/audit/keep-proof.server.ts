/** Puts down what a proof of the log found, where people see it; and tells who must act when the log is not as it was sealed. */
import type { Context } from '#platform/context.ts'
import { inTransaction, withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId } from '#platform/id.ts'
import type { Letter, Mail } from '#platform/mail.server.ts'
import { ok } from '#platform/result.ts'
import { insertProof, listWhoIsAlarmed } from '../../sql/audit/proofs.server.ts'
import { insertNotices, listUnmailedOfKind, markMailed, markNoticesOfKindSeen } from '../../sql/case-file/notices.server.ts'
import { act } from '../act.server.ts'
import type { AuditProof } from '../verify-audit.server.ts'

const kind = 'log-broken' as const

/** One alarm at a time: a newer proof takes the place of the older one, and a log that is whole again ends it. */
export async function keepProof(tx: Tx, ctx: Context, proof: AuditProof): Promise<void> {
  const { proven, removed, head, headAt, unsealed, comparedWithExport, problem } = proof
  const id = newId<'proof'>(ctx.now.epochMilliseconds)
  await withSystemSight(tx, async () => {
    await insertProof(tx, ctx.centreId, id, {
      ...{ at: ctx.now, provenUntil: proven, head, headAt, removed: removed.count, unsealed: unsealed.count, comparedWithExport },
      ...{ problem: problem?.kind ?? null, problemAt: problem?.sequence ?? null },
    })
    await markNoticesOfKindSeen(tx, kind, ctx.now)
    if (problem === null) return
    const accounts = await listWhoIsAlarmed(tx)
    const notices = accounts.map((accountId) => ({ accountId, kind, aboutId: id, personId: null }))
    await insertNotices(tx, ctx.centreId, notices, ctx.now)
  })
}

/** Mails whom it did not reach before; there is nothing in it but that the log must be looked at. */
export async function mailLogAlarm(ctx: Context, mail: Mail, words: () => Promise<Pick<Letter, 'subject' | 'text'>>): Promise<number> {
  const scope = { centreId: ctx.centreId, actor: 'system' } as const
  const waiting = await inTransaction(ctx.db, scope, (tx) => listUnmailedOfKind(tx, kind, 200))
  if (waiting.length === 0) return 0
  const letter = await words()
  for (const { id, email } of waiting) {
    await mail.send({ to: email, ...letter })
    await act(ctx, 'audit.tell', async (tx, permit) => {
      permit.record({ actionCode: 'E', objectType: 'notice', objectId: id })
      await markMailed(tx, id, ctx.now)
      return ok(null)
    })
  }
  return waiting.length
}
