/** What becomes of an appointment to which nobody came: a professional decides, somebody has it in hand, and writes down what was done. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import type { NoAccess } from '../../../access/public-files.ts'
import { listColleagues, sealColumn, type NotPermitted } from '../../../access/public.ts'
import { checkVerdict, longestWords, type Done, type Verdict, type VerdictRefusal } from '../../rules/calls/missed.ts'
import { decideMissed, findMissed, finishMissed, type Missed } from '../../sql/calls/missed.server.ts'
import { isCarer } from '../schedule/read-schedule.server.ts'
import { accountOf, writeFor } from '../schedule/write-schedule.server.ts'

export type FollowUpRefusal =
  | { readonly kind: 'no-such-missed' }
  | { readonly kind: 'decided-already' }
  | { readonly kind: 'nothing-to-do' }
  | { readonly kind: 'changed-meanwhile' }
  | VerdictRefusal

type Answer = Result<null, FollowUpRefusal | NoAccess | NotPermitted>

export async function decideAboutMissed(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  id: Id<'missed'>,
  verdict: Verdict,
): Promise<Answer> {
  return writeFor(ctx, personId, async (tx, _child, permit): Promise<Result<null, FollowUpRefusal>> => {
    const missed = await of(tx, personId, id)
    if (missed === null) return err({ kind: 'no-such-missed' })
    if (missed.decision !== null) return err({ kind: 'decided-already' })
    const today = localDate(ctx.now)
    const owners = new Set<string>((await listColleagues(tx)).filter(isCarer).map((one) => one.id))
    const checked = checkVerdict(verdict, owners, today)
    if (!checked.ok) return checked
    const { decision, owner, followUpBefore } = checked.value
    const reason = sealColumn(keys, ctx.centreId, 'child_health.missed', 'reason', id, checked.value.reason)
    const by = accountOf(ctx) ?? ctx.centreId
    if (!(await decideMissed(tx, missed, { decision, owner, followUpBefore, reason, by, on: today })))
      return err({ kind: 'changed-meanwhile' })
    permit.record({ actionCode: 'U', objectType: 'missed', objectId: id, fieldGroup: 'healthPieces', detail: decision })
    return ok(null)
  })
}

export async function finishFollowUp(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  id: Id<'missed'>,
  { done, words }: { readonly done: Done; readonly words: string },
): Promise<Answer> {
  return writeFor(ctx, personId, async (tx, _child, permit): Promise<Result<null, FollowUpRefusal>> => {
    const missed = await of(tx, personId, id)
    if (missed === null) return err({ kind: 'no-such-missed' })
    if (missed.decision !== 'not-brought' || missed.done !== null) return err({ kind: 'nothing-to-do' })
    const text = words.trim()
    if (text.length > longestWords) return err({ kind: 'too-long' })
    const sealed = text === '' ? null : sealColumn(keys, ctx.centreId, 'child_health.missed', 'done_words', id, text)
    const what = { done, words: sealed, by: accountOf(ctx) ?? ctx.centreId, on: localDate(ctx.now) }
    if (!(await finishMissed(tx, missed, what))) return err({ kind: 'changed-meanwhile' })
    permit.record({ actionCode: 'U', objectType: 'missed', objectId: id, fieldGroup: 'healthPieces', detail: `done ${done}` })
    return ok(null)
  })
}

async function of(tx: Tx, personId: Id<'person'>, id: Id<'missed'>): Promise<Missed | null> {
  const missed = await findMissed(tx, id)
  return missed !== null && missed.personId === personId ? missed : null
}
