/**
 * Reaching the families of a batch that is called back: the telephone numbers of one child, for who may see how to reach them, and what came of calling.
 * Each look at a number is a row in the log of the child; a list of everybody's numbers there is not.
 */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../access/public-files.ts'
import { factsOn, findKnownFacts } from '../../access/public-say-facts.ts'
import { listColleagues, type NotPermitted } from '../../access/public.ts'
import { findChild, fullName, listChildren, listPhones, type Child, type Phone } from '../../families/public-child.ts'
import { readBatchNumber } from '../rules/batch.ts'
import { whoToCall, type ReachOutcome } from '../rules/recall-reach.ts'
import { insertCall, listCallsOf, type RecallCall } from '../sql/recall-calls.server.ts'
import { listDosesOfNumber } from '../sql/recalls.server.ts'
import { byOf } from './by.ts'

export type ToCall = { readonly personId: string; readonly name: string; readonly phones: readonly Phone[] }
type Refused = { readonly kind: 'not-there' } | NoAccess | NotPermitted

/** Null: no number, or this child got nothing of it. */
async function numberOf(tx: Tx, typed: string, personId: Id<'person'>): Promise<string | null> {
  const number = readBatchNumber(typed)
  if (number === null) return null
  const doses = await withSystemSight(tx, () => listDosesOfNumber(tx, number))
  return doses.some((dose) => dose.personId === personId) ? number : null
}

export type Reach = {
  readonly child: Child
  readonly number: string
  readonly toCall: readonly ToCall[]
  /** What came of it so far, the newest first. */
  readonly calls: readonly (RecallCall & { readonly by: string })[]
}

export async function readReach(ctx: Context, keys: Keys, personId: Id<'person'>, typed: string): Promise<Result<Reach, Refused>> {
  const of = { personId, does: 'read', fields: 'contact', also: ['index', 'family', 'healthPieces'] } as const
  return actOnFile(ctx, 'vaccination.recall', of, async (tx, permit): Promise<Result<Reach, { readonly kind: 'not-there' }>> => {
    const [number, child] = [await numberOf(tx, typed, personId), await findChild(tx, personId)]
    if (number === null || child === null) return err({ kind: 'not-there' })
    const who = whoToCall(personId, factsOn(await findKnownFacts(tx, personId), localDate(ctx.now)))
    const [people, phones] = [await listChildren(tx, who), await listPhones(tx, ctx, keys, who)]
    const names = new Map((await listColleagues(tx)).map(({ id, name }) => [id as string, name]))
    permit.record({ actionCode: 'R', objectType: 'contactPoint', fieldGroup: 'contact', detail: `recall ${number}` })
    return ok({
      ...{ child, number },
      toCall: people.map((one) => ({ personId: one.id, name: fullName(one), phones: phones.filter((phone) => phone.personId === one.id) })),
      calls: (await listCallsOf(tx, number, personId)).map((one) => ({ ...one, by: names.get(one.notedBy) ?? '' })),
    })
  })
}

/** What came of a try. One more row each time, by who works with the child. */
export async function noteReach(
  ctx: Context,
  personId: Id<'person'>,
  { number: typed, outcome }: { readonly number: string; readonly outcome: ReachOutcome },
): Promise<Result<null, Refused>> {
  const of = { personId, does: 'write', fields: 'healthPieces', actionCode: 'C' } as const
  return actOnFile(ctx, 'vaccination.recall', of, async (tx, permit): Promise<Result<null, { readonly kind: 'not-there' }>> => {
    const number = await numberOf(tx, typed, personId)
    if (number === null) return err({ kind: 'not-there' })
    await insertCall(tx, ctx.centreId, number, { personId, outcome, notedBy: byOf(ctx) as Id<'account'>, notedAt: ctx.now })
    permit.record({
      actionCode: 'C',
      objectType: 'recallCall',
      objectId: personId,
      fieldGroup: 'healthPieces',
      detail: `${number} ${outcome}`,
    })
    return ok(null)
  })
}
