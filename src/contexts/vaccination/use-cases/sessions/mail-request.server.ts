/**
 * Tells somebody of a family that something waits on the own page: one mail for a round, whoever asks again and however often the job runs. The mail says
 * nothing of what, about whom, or that there is a file.
 */
import type { Context } from '#platform/context.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { Letter, Mail } from '#platform/mail.server.ts'
import { ok } from '#platform/result.ts'
import { openHolderMails } from '../../../access/public-reach.ts'
import { act } from '../../../access/public.ts'
import { lockUnmailed, markMailed, type RoundOf } from '../../sql/sessions/request-mails.server.ts'
import { findSession } from '../../sql/sessions/sessions.server.ts'

/** Answers how many addresses it went to. The mail goes while the rows are held: a mail that fails is tried again, one that went is not. */
export async function mailRequest(
  ctx: Context,
  { keys, mail }: { readonly keys: Keys; readonly mail: Mail },
  round: RoundOf,
  words: Omit<Letter, 'to'>,
): Promise<number> {
  const sent = await act(ctx, 'vaccination.session', async (tx, permit) => {
    const session = await findSession(tx, round.sessionId)
    const children = await lockUnmailed(tx, round)
    const [first] = children
    if (first === undefined || session === null || session.state === 'closed' || session.state === 'cancelled') {
      permit.record({ actionCode: 'E', objectType: 'vaccineSession', objectId: round.sessionId, detail: 'mail nothing to send' })
      return ok(0)
    }
    const to = await openHolderMails(tx, keys, ctx.centreId, first, round.askedOf)
    await markMailed(tx, round, ctx.now)
    for (const personId of children) {
      const about = { objectType: 'answerRequest', objectId: personId, subjectId: personId, fieldGroup: 'ownHealth' }
      permit.record({ actionCode: 'E', ...about, detail: `mail round ${round.attempt}` })
    }
    for (const one of to) await mail.send({ to: one, ...words })
    return ok(to.length)
  })
  return sent.ok ? sent.value : 0
}
