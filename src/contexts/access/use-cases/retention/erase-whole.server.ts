/**
 * Erasing everything of a person because it was asked (PR-21, PR-24): judged at that moment with the file locked, and destroyed in the one way there is.
 * The answer is taken out of the file first: who asked can read it as long as objection is open, then the night takes it away too.
 */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import type { PersonRequest } from '../../rules/case-file/person-request.ts'
import {
  answerUntil,
  checkWhole,
  judgeWholeErasure,
  type StayReason,
  type WholeErasure,
  type WholeRefusal,
} from '../../rules/case-file/whole-erasure.ts'
import { deleteAnswersOver, hasOtherOpen, takeOutOfFile } from '../../sql/case-file/person-requests.server.ts'
import { insertConfirmed } from '../../sql/retention/destructions.server.ts'
import { lockSubject } from '../../sql/retention/file-facts.server.ts'
import { deleteWhatIsLeft } from '../../sql/retention/proofs.server.ts'
import { act, type NotPermitted, type Permit } from '../act.server.ts'
import { actorIdOf } from '../case-file/actor-id.ts'
import type { RetentionNeeds } from './confirm.server.ts'
import { destroyFile } from './destroy.server.ts'
import { judgeFiles } from './judge.server.ts'

type About = Pick<PersonRequest, 'id' | 'requesterId'> & {
  readonly personId: Id<'person'>
  /** Pieces are kept back from the family, or of a hidden part. */
  readonly unseenPieces: boolean
}

/** What would have to stay of a person, now, and what is settled first. */
export async function readWholeErasure(
  tx: Tx,
  ctx: Context,
  { keepers }: Pick<RetentionNeeds, 'keepers'>,
  { id, personId, unseenPieces }: Omit<About, 'requesterId'>,
): Promise<WholeErasure> {
  return withSystemSight(tx, async () => {
    const judged = (await judgeFiles(tx, ctx, keepers, [personId])).get(personId)
    return judgeWholeErasure(judged?.judgement.kept ?? [], { otherRequests: await hasOtherOpen(tx, personId, id), unseenPieces })
  })
}

/** Answers what had to stay: nothing, when everything went. In part, the pieces that may go are taken by who asked for this. */
export async function eraseWhole(
  tx: Tx,
  ctx: Context,
  needs: RetentionNeeds,
  permit: Pick<Permit, 'record'>,
  request: About,
  decision: 'granted' | 'partly',
): Promise<Result<readonly StayReason[], WholeRefusal | { readonly kind: 'no-request' }>> {
  const { id, personId } = request
  const isThere = await withSystemSight(tx, () => lockSubject(tx, personId))
  if (!isThere) return err({ kind: 'no-request' })
  await withSystemSight(tx, async () => {
    for (const keeper of needs.keepers) await keeper.lock(tx, personId)
  })
  const found = await readWholeErasure(tx, ctx, needs, request)
  const refused = checkWhole(decision, found)
  if (refused !== null) return err(refused)
  if (decision === 'partly') return ok(found.stays)
  const destructionId = newId<'destruction'>(ctx.now.epochMilliseconds)
  const pieces = await withSystemSight(tx, async () => {
    const today = localDate(ctx.now)
    await takeOutOfFile(tx, id, answerUntil(today))
    const confirmed = { id: destructionId, personId, scope: 'file', requestId: id, by: actorIdOf(ctx), on: today, at: ctx.now } as const
    await insertConfirmed(tx, ctx.centreId, confirmed)
    let count = 0
    for (const keeper of needs.keepers) count += (await keeper.listPieces(tx, personId)).length
    return count
  })
  await destroyFile(tx, ctx, needs, permit, personId, {
    ...{ ground: 'request', requestId: id, terms: [], agreedBy: null, scope: 'file', kept: 0, pieces, destructionId },
    keepsAccount: request.requesterId === personId,
  })
  return ok([])
}

/** By night: answers that stayed after everything of a person went, and the number of who asked for the own file. Run twice it does nothing more. */
export async function forgetAnswers(ctx: Context): Promise<Result<number, NotPermitted>> {
  return act(ctx, 'retention.propose', async (tx, permit) => {
    const gone = await deleteAnswersOver(tx, localDate(ctx.now))
    for (const { id, requesterId, capacity } of gone) {
      if (capacity === 'self') await deleteWhatIsLeft(tx, requesterId)
      permit.record({ actionCode: 'D', eventType: 'request.forget', objectType: 'personRequest', objectId: id })
    }
    return ok(gone.length)
  })
}
